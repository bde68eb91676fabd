"""What the receipt says was published is what the ledger holds, value for value, over locales and layouts."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.catalog import SHIPPED, canonical_bytes, load_catalogue
from indicators.model import KEY, OBSERVATION
from indicators.permission import staff
from indicators.store import ledger
from indicators.store.ledger import Ledger
from indicators.store.rows import from_parquet
from indicators.store.snapshot import Snapshot
from indicators.submissions.columns import Choices
from indicators.submissions.shipped import read_folder
from indicators.submissions.submit import prepare, publish

CATALOGUE = load_catalogue(SHIPPED)
ANN = staff("Ann")
Figures = Mapping[tuple[str, int], float]
HEADERS = {"en": "country,year,indicator,value,unit", "de": "Land,Jahr,Indikator,Wert,Einheit",
           "fr": "Pays,Année,Indicateur,Valeur,Unité", "sdmx": "REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT_MEASURE"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the shipped catalogue and no figures."""
    folder = tmp_path_factory.mktemp("round_trip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALLINE_VAR", str(folder / "var"))
        made = ledger.create(f"sqlite:///{(folder / 'ledger.db').as_posix()}",
                             lambda new: new.adopt(ANN, canonical_bytes(CATALOGUE), previewed_on=0))
        yield made
        made.close()


def spelt(value: float, decimal: str, thousands: str) -> str:
    """A number as an office of some country writes it."""
    whole, _, part = f"{value:,}".partition(".") if value % 1 else (f"{int(value):,}", "", "")
    return whole.replace(",", thousands) + (decimal + part if part else "")


def long(figures: Figures, words: str, separator: str, decimal: str, thousands: str) -> bytes:
    lines = [HEADERS[words].split(",")]
    lines += [[area, str(year), "TAKEDOWN_HOURS", spelt(value, decimal, thousands), "hours"]
              for (area, year), value in figures.items()]
    return "\n".join(separator.join(line) for line in lines).encode("cp1252" if words == "fr" else "utf-8")


def wide(figures: Figures, separator: str, decimal: str) -> bytes:
    years = sorted({year for _, year in figures})
    lines = [["country", *map(str, years)]]
    for area in sorted({area for area, _ in figures}):
        cells = [figures.get((area, year)) for year in years]
        lines.append([area, *("" if each is None else spelt(each, decimal, "") for each in cells)])
    return "\n".join(separator.join(line) for line in lines).encode("utf-16")


def workbook(figures: Figures) -> bytes:
    made = openpyxl.Workbook()
    made.active.append(HEADERS["en"].split(","))
    for (area, year), value in figures.items():
        made.active.append([area, year, "TAKEDOWN_HOURS", value, "hours"])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


VALUES = st.one_of(st.integers(0, 2_000_000).map(float), st.decimals(0, 99_999, places=2).map(float))
FIGURES = st.dictionaries(st.tuples(st.sampled_from(["KHM", "DEU", "FRA", "XKX", "WLD"]), st.integers(1990, 2024)),
                          VALUES, min_size=1, max_size=25)
FORMS = {
    "long, English": lambda figures: long(figures, "en", ",", ".", ""),
    "long, German": lambda figures: long(figures, "de", ";", ",", "."),
    "long, French": lambda figures: long(figures, "fr", ";", ",", " "),
    "long, SDMX, tabs": lambda figures: long(figures, "sdmx", "\t", ".", ""),
    "wide, semicolons": lambda figures: wide(figures, ";", ","),
    "workbook": workbook,
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(figures=FIGURES)
def test_receipt_ledger_and_what_is_read_back_agree(book: Ledger, form: str, figures: Figures) -> None:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    choices = Choices(indicator="TAKEDOWN_HOURS" if form.startswith("wide") else "", decimal=marks_of(form))
    prepared = prepare(FORMS[form](figures), "figures", choices, book, snapshot)
    assert [each.code for each in prepared.findings if not each.code.startswith("warning.")] == []
    event = publish(prepared, book, ANN, reason="random figures")
    snapshot.catch_up()
    standing = snapshot.observations().set_index(["ref_area", "year"])["value"]
    assert {key: standing[key] for key in figures} == dict(figures)
    counts = prepared.counts()
    assert counts["rows"] == counts["new"] + counts["changed"] + counts["unchanged"] == len(figures)
    if event:
        rows = from_parquet(book.rows(str(event.submission))).to_pandas()
        assert len(rows) == counts["new"] + counts["changed"]
        assert all(figures[area, year] == value for area, year, value in
                   rows[["ref_area", "year", "value"]].itertuples(index=False))
    else:
        assert counts["unchanged"] == len(figures)


def marks_of(form: str) -> str:
    """The decimal mark, named: one number in a file may not tell."""
    return "," if "German" in form or "French" in form or "semicolons" in form else "."


@pytest.mark.parametrize("file", sorted((SHIPPED / "observations").glob("*.csv")), ids=lambda file: file.stem)
def test_every_public_figure_comes_in_through_the_same_door(book: Ledger, file: Path) -> None:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    prepared = prepare(file.read_bytes(), file.name, Choices(), book, snapshot)
    assert [each.code for each in prepared.findings if not each.code.startswith("warning.")] == []
    publish(prepared, book, ANN, reason="as published")
    snapshot.catch_up()
    shipped = next(each for each in read_folder(SHIPPED).submissions if each.payload["shipped"].endswith(file.name))
    wanted = from_parquet(shipped.rows).to_pandas().astype(OBSERVATION).set_index(KEY)
    found = snapshot.observations().set_index(KEY).loc[wanted.index, list(wanted.columns)]
    pd.testing.assert_frame_equal(found, wanted, check_dtype=False)
