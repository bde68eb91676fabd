"""What the receipt says was published is what the ledger holds, value for value, over locales and layouts."""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indicators import ledger
from indicators.briefing.export import export
from indicators.briefing.stamp import Stamp
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.ingest.mapping import Choices
from indicators.judging.scoreboard import read
from indicators.ledger import Ledger
from indicators.model import KEY, OBSERVATION
from indicators.model.parquet import from_parquet
from indicators.permission import staff
from indicators.submissions.preview import prepare
from indicators.submissions.publishing import publish
from indicators.submissions.shipped_data import read_folder
from indicators.warehouse.snapshot import Snapshot
from tests.faults.workbooks import opendocument

pytestmark = pytest.mark.slow

CATALOGUE = load_catalogue(SHIPPED)
ANN = staff("Ann")
Figure = tuple[float, str]
"""A number, and the pattern in which it is written."""

Figures = Mapping[tuple[str, int], Figure]
HEADERS = {"en": "country,year,indicator,value,unit", "de": "Land,Jahr,Indikator,Wert,Einheit",
           "fr": "Pays,Année,Indicateur,Valeur,Unité",
           "es": "País,Año,Indicador,Valor,Unidad", "sdmx": "REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MEASURE"}


Opened = tuple[Ledger, Snapshot]


@pytest.fixture(scope="module", name="book")
def _book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A ledger with the shipped catalogue and no figures, and its snapshot."""
    yield from _made(tmp_path_factory.mktemp("round_trip"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """One in which nothing stands: whoever publishes withdraws it."""
    yield from _made(tmp_path_factory.mktemp("fresh"))


@pytest.fixture(scope="module")
def shipped() -> Mapping[str, bytes]:
    """The rows of each shipped file, as Parquet, by its name."""
    return {Path(each.payload["shipped"]).name: each.rows for each in read_folder(SHIPPED).submissions}


def _made(folder: Path) -> Iterator[Opened]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALLINE_VAR", str(folder / "var"))
        made = ledger.create(f"sqlite:///{(folder / 'ledger.db').as_posix()}",
                             lambda new: new.adopt(ANN, canonical_bytes(CATALOGUE), previewed_on=0))
        yield made, Snapshot(made)
        made.close()


def spelt(figure: Figure, decimal: str, thousands: str) -> str:
    """A figure as an office of some country writes it."""
    value, written = figure
    whole, _, part = f"{value:,}".partition(".") if value % 1 else (f"{int(value):,}", "", "")
    return written.format(whole.replace(",", thousands) + (decimal + part if part else ""))


def lines_of(cells: Iterable[Iterable[str]], separator: str) -> str:
    """Lines, with quotation marks where a cell holds the separator."""
    return "\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in line) for line in cells)


def long(figures: Figures, words: str, separator: str, decimal: str, thousands: str) -> bytes:
    lines = [HEADERS[words].split(",")]
    lines += [[area, str(year), "TAKEDOWN_HOURS", spelt(figure, decimal, thousands), "hours"]
              for (area, year), figure in figures.items()]
    return lines_of(lines, separator).encode("cp1252" if words == "fr" else "utf-8")


def wide(figures: Figures, separator: str, decimal: str) -> bytes:
    """Years as columns; a country without a figure of a year has an empty cell."""
    years = sorted({year for _, year in figures})
    lines = [["country", *map(str, years)]]
    for area in sorted({area for area, _ in figures}):
        cells = [figures.get((area, year)) for year in years]
        lines.append([area, *("" if each is None else spelt(each, decimal, "") for each in cells)])
    return lines_of(lines, separator).encode("utf-16")


def indicators_as_columns(figures: Figures, decimal: str, thousands: str) -> bytes:
    lines = [["Police, yearly", "", ""], ["country", "year", "TAKEDOWN_HOURS"]]
    lines += [[area, str(year), spelt(figure, decimal, thousands)] for (area, year), figure in figures.items()]
    return (lines_of(lines, ";") + "\nSource: police;;\n").encode()


def cells(figures: Figures) -> list[list[object]]:
    """Rows of a workbook: numbers as numbers, what is marked as text."""
    return [[area, year, "TAKEDOWN_HOURS", figure[0] if figure[1] == PLAIN else spelt(figure, ".", ""), "hours"]
            for (area, year), figure in figures.items()]


def escaped(cell: object) -> object:
    """A text as XML has it."""
    return escape(cell) if isinstance(cell, str) else cell


def workbook(figures: Figures) -> bytes:
    made = openpyxl.Workbook()
    for row in [HEADERS["en"].split(","), *cells(figures)]:
        made.active.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


PLAIN = "{}"
MEANS = {
    PLAIN: ("", "", ""), "{} p": ("", "provisional", ""), "{} e": ("", "estimated", ""), "{} b": ("", "break", ""),
    "{} r": ("", "", ""), ">{}": ("", "lower_bound", ""), "< {}": ("", "upper_bound", ""),
    "~{}": ("", "approximate", ""), "..": ("not_available", "", ""), "n/a": ("not_available", "", ""),
    "x": ("not_applicable", "", ""), "c": ("not_available", "", "C")}
"""How a figure is written, and what it then means: absence, marks and CONF_STATUS."""

VALUES = st.one_of(st.integers(0, 2_000_000).map(float), st.decimals(0, 99_999, places=2).map(float))
KEYS = st.tuples(st.sampled_from(["KHM", "DEU", "FRA", "XKX", "WLD"]), st.integers(1990, 2024))
PLAIN_FIGURES = st.dictionaries(KEYS, st.tuples(VALUES, st.just(PLAIN)), min_size=1, max_size=25)
FIGURES = st.dictionaries(KEYS, st.tuples(VALUES, st.sampled_from([PLAIN, *MEANS])), min_size=1, max_size=25)
FORMS = {
    "long, English": lambda figures: long(figures, "en", ",", ".", ""),
    "long, English, commas in thousands": lambda figures: long(figures, "en", ",", ".", ","),
    "long, German": lambda figures: long(figures, "de", ";", ",", "."),
    "long, French": lambda figures: long(figures, "fr", ";", ",", " "),
    "long, Spanish, thin spaces": lambda figures: long(figures, "es", ";", ",", "\N{NARROW NO-BREAK SPACE}"),
    "long, Swiss": lambda figures: long(figures, "de", ";", ".", "’"),
    "long, SDMX, tabs": lambda figures: long(figures, "sdmx", "\t", ".", ""),
    "wide, semicolons, decimal commas": lambda figures: wide(figures, ";", ","),
    "wide, indicators as columns, decimal commas": lambda figures: indicators_as_columns(figures, ",", "."),
    "workbook": workbook,
    "ODS": lambda figures: opendocument(*([*map(escaped, row), "Police"] for row in cells(figures))),
}
DECIMAL_COMMA = {name for name in FORMS if "decimal comma" in name or any(
    language in name for language in ("German", "French", "Spanish"))}


def said(form: str, *, decimal: bool = True) -> Choices:
    """What is said of a file: the indicator, the decimal mark, and that the lines around it say nothing."""
    mark = ("," if form in DECIMAL_COMMA else ".") if decimal else ""
    return Choices(indicator="TAKEDOWN_HOURS" if "wide, semi" in form else "", decimal=mark, ignore_unused=True)


def meant(figure: Figure) -> tuple[object, ...]:
    """Value, absence, marks and CONF_STATUS of a figure; None for no value."""
    absence, *rest = MEANS[figure[1]]
    return None if absence else figure[0], absence, *rest


def held(rows: pd.DataFrame, names: list[str]) -> dict[tuple[str, int], tuple[object, ...]]:
    """The same of rows, by area and year."""
    area, year, value, *beside = (rows[name] for name in names)
    return {(area_, int(year_)): (None if pd.isna(value_) else value_, *(str(each) for each in rest))
            for area_, year_, value_, *rest in zip(area, year, value, *beside, strict=True)}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(figures=PLAIN_FIGURES)
def test_receipt_ledger_and_what_is_read_back_agree(book: Opened, form: str, figures: Figures) -> None:
    made, snapshot = book
    snapshot.catch_up()
    prepared = prepare(FORMS[form](figures), "figures", said(form), made, snapshot)
    assume(not any(note.code.startswith("note.same_file") for note in prepared.notes))      # what came since then stays
    assert [each.code for each in prepared.issues if not each.code.startswith("warning.")] == []
    event = publish(prepared, made, ANN, reason="random figures")
    snapshot.catch_up()
    current = snapshot.observations().set_index(["ref_area", "year"])["value"]
    assert {key: current[key] for key in figures} == {key: value for key, (value, _) in figures.items()}
    counts = prepared.counts()
    assert counts["rows"] == counts["new"] + counts["changed"] + counts["unchanged"] == len(figures)
    if event:
        rows = from_parquet(made.rows(str(event.submission))).to_pandas()
        assert len(rows) == counts["new"] + counts["changed"]
        assert all(figures[area, year][0] == value for area, year, value in
                   rows[["ref_area", "year", "value"]].itertuples(index=False))
    else:
        assert counts["unchanged"] == len(figures)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(figures=FIGURES)
def test_receipt_ledger_and_export_agree_with_marks_and_absences_and_undo_leaves_nothing(
        fresh: Opened, form: str, figures: Figures) -> None:
    book, snapshot = fresh
    snapshot.catch_up()
    assert snapshot.observations().empty
    prepared = prepare(FORMS[form](figures), "figures", said(form), book, snapshot)
    event = publish(prepared, book, ANN, reason="random figures")
    assert event is not None
    wanted = {key: meant(figure) for key, figure in figures.items()}
    rows = from_parquet(book.rows(str(event.submission))).to_pandas()
    assert len(rows) == prepared.counts()["new"] == len(figures)
    assert held(rows, ["ref_area", "year", "value", "absence", "marks", "conf_status"]) == wanted
    with TemporaryDirectory() as folder:
        board = read(snapshot, snapshot.catch_up())
        export(board, Stamp("staff", event.version, "2026-11-25", illustrative=False), Path(folder) / "out.zip")
        with ZipFile(Path(folder) / "out.zip") as archive:
            name = next(each for each in archive.namelist() if each.endswith("observations.csv"))
            told = pd.read_csv(archive.open(name), keep_default_na=False, dtype={"marks": "str", "CONF_STATUS": "str"})
    told["OBS_VALUE"] = pd.to_numeric(told["OBS_VALUE"], errors="coerce")
    assert held(told, ["REF_AREA", "TIME_PERIOD", "OBS_VALUE", "absence", "marks", "CONF_STATUS"]) == wanted
    book.withdraw(ANN, str(event.submission), reason="undo", previewed_on=event.version)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(figures=FIGURES)
def test_without_a_word_about_its_decimal_mark_a_number_is_read_rightly_or_asked_for(
        fresh: Opened, form: str, figures: Figures) -> None:
    book, snapshot = fresh
    snapshot.catch_up()
    prepared = prepare(FORMS[form](figures), "figures", said(form, decimal=False), book, snapshot)
    assert {each.code for each in prepared.issues if not each.code.startswith("warning.")} <= {"value.unclear"}
    assert prepared.comparison is not None
    taken = held(prepared.comparison.rows, ["ref_area", "year", "value", "absence", "marks", "conf_status"])
    assert taken == {key: meant(figures[key]) for key in taken}


@pytest.mark.parametrize("header", ["ref_area", "country_iso3"])
@pytest.mark.parametrize("file", sorted((SHIPPED / "observations").glob("*.csv")), ids=lambda file: file.stem)
def test_every_public_figure_comes_in_through_the_same_door(
        fresh: Opened, shipped: Mapping[str, bytes], file: Path, header: str) -> None:
    book, snapshot = fresh
    snapshot.catch_up()
    content = file.read_bytes().replace(b"ref_area", header.encode(), 1)
    prepared = prepare(content, file.name, Choices(ignore_unused=header != "ref_area"), book, snapshot)
    assert [each.code for each in prepared.issues if not each.code.startswith("warning.")] == []
    event = publish(prepared, book, ANN, reason="as published")
    assert event is not None
    snapshot.catch_up()
    wanted = from_parquet(shipped[file.name]).to_pandas().astype(OBSERVATION).set_index(KEY)
    found = snapshot.observations().set_index(KEY).loc[wanted.index, list(wanted.columns)]
    pd.testing.assert_frame_equal(found, wanted, check_dtype=False)
    book.withdraw(ANN, str(event.submission), reason="undo", previewed_on=event.version)
