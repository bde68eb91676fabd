"""A file with faults: reading, mapping and checking it, and comparing it with current data."""

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import openpyxl
import pandas as pd

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import population, submission
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.changes.comparison import compare
from indicators.changes.plausibility import doubts
from indicators.changes.status_flips import flips_of
from indicators.ingest.mapping import Choices, map_columns
from indicators.ingest.reading import read
from indicators.ingest.validation import Checked, check
from indicators.model import OBSERVATION, Absence, Catalogue
from indicators.warehouse.snapshot import Snapshot

FAULTS = 0.005                 # share of rows with a fault
CHANGED = 0.01                 # share of rows that differ from current data
LIMIT, LIMIT_COMPARE, LIMIT_WORKBOOK = 12.0, 1.0, 2.0
CHECKS = Path(__file__).parent / "bare" / "checks.sql"
COLUMNS = ["country", "year", "indicator", "value", "unit", "source", "breakdown"]
WRONG = {"country": "Atlantis", "year": "2014-Q3", "indicator": "NO_SUCH", "value": "12x", "unit": "furlongs"}
NEGATIVE = "-7"
SOURCE = "Police"


def figures() -> Iterator[Figure]:
    """Reading includes the reading process; the baselines have their code tables ready."""
    catalogue = load_catalogue(SHIPPED)
    current = standing_rows(catalogue)
    table, faults = file_of(current, catalogue, int(FAULTS * len(current)))
    content = table.to_csv(index=False).encode()
    assert len(_checked(content, catalogue).issues) == faults
    with TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        file.write_bytes(content)
        checked, bare = in_turn(lambda: seconds(lambda: _checked(content, catalogue)), lambda: _bare(file, catalogue))
    yield Figure(name="checking", subject=f"reading, mapping and checking {len(current):,} rows, 0.5 % faulty",
                 baseline="DuckDB's read_csv and plain SQL checks of the same rules", subject_seconds=checked,
                 baseline_seconds=bare, limit=LIMIT)
    ours, bare = _workbook_read(table)
    yield Figure(name="workbook", subject=f"reading an XLSX of {len(table):,} rows, reading process included",
                 baseline="openpyxl alone", subject_seconds=ours, baseline_seconds=bare, limit=LIMIT_WORKBOOK)
    yield Figure(name="compare_and_flips", subject=f"comparing them with {len(current):,} current rows, and flips",
                 baseline="reading, mapping and checking them", subject_seconds=_compared(content, current, catalogue),
                 baseline_seconds=checked, limit=LIMIT_COMPARE)


def standing_rows(catalogue: Catalogue) -> pd.DataFrame:
    """The population as a file in the plain layout can express it: no marks, one absence, ages coded."""
    frame = population(catalogue)
    coded = frame["breakdown"].str.replace("=0-12", "=Y0T12").str.replace("=13-17", "=Y13T17")
    absence = np.where(frame["value"].isna(), str(Absence.NOT_AVAILABLE), "")
    return frame.assign(breakdown=coded, source_title=SOURCE, marks="", absence=absence).astype(OBSERVATION)


def file_of(current: pd.DataFrame, catalogue: Catalogue, faulty: int) -> tuple[pd.DataFrame, int]:
    """The rows as a file in the plain layout, some changed and some faulty, and the number of faulty ones."""
    rng = np.random.default_rng(1)
    unbounded = [each.id for each in catalogue.indicators.values() if each.maximum is None]
    more = (rng.random(len(current)) < CHANGED) & current["indicator"].isin(unbounded)
    value = current["value"].where(~more, current["value"] + 1)
    written = [".." if each != each else repr(float(each)).removesuffix(".0") for each in value]
    unit = current["indicator"].map({each.id: each.unit for each in catalogue.indicators.values()})
    columns = [current["ref_area"], current["year"], current["indicator"], written, unit, SOURCE,
               current["breakdown"]]
    table = pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)), dtype=object)
    bad = rng.choice(len(table), faulty, replace=False)
    for (column, wrong), rows in zip([*WRONG.items(), ("value", NEGATIVE)], np.array_split(bad, 6), strict=True):
        table.iloc[rows, COLUMNS.index(column)] = wrong
    limited = [each.id for each in catalogue.indicators.values() if each.minimum is not None]
    free = (table["value"] == NEGATIVE) & ~table["indicator"].isin(limited)
    table.loc[free, "value"] = ".."
    return table, len(bad) - int(free.sum())


def _checked(content: bytes, catalogue: Catalogue) -> Checked:
    reading = read(content)
    mapped = map_columns(reading, catalogue, Choices())
    assert mapped.table is not None
    return check(mapped.table, catalogue, mapped.choices, reading.separator, "figures.csv")


def _workbook_read(table: pd.DataFrame) -> tuple[float, float]:
    """Seconds to read a table as a workbook, and those that openpyxl takes for its values."""
    stream = io.BytesIO()
    table.to_excel(stream, index=False, engine="xlsxwriter")

    def bare() -> None:
        book = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
        assert sum(1 for _ in book.active.iter_rows(values_only=True)) == len(table) + 1

    assert len(read(stream.getvalue()).cells) == len(table)
    ours, alone = in_turn(lambda: seconds(lambda: read(stream.getvalue())), lambda: seconds(bare))
    return ours, alone


def _bare(file: Path, catalogue: Catalogue) -> float:
    with duckdb.connect() as database:
        areas = pd.DataFrame({"code": [each.code for each in catalogue.areas]})
        known = pd.DataFrame([{"code": each.id, "unit": each.unit, "minimum": each.minimum, "maximum": each.maximum,
                               "whole": each.whole} for each in catalogue.indicators.values()])
        database.sql("CREATE TABLE areas AS FROM areas")
        database.sql("CREATE TABLE indicators AS FROM known")
        assert len(areas) * len(known)
        columns = dict.fromkeys(COLUMNS, "VARCHAR")
        reading = (f"CREATE TABLE incoming AS SELECT row_number() OVER () + 1 AS line, * FROM read_csv('{file}', "
                   f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', header = true, "
                   f"columns = {columns})")

        def job() -> None:
            database.execute(reading)
            database.execute(CHECKS.read_text("utf-8")).fetchall()

        return seconds(job)


def _compared(content: bytes, current: pd.DataFrame, catalogue: Catalogue) -> float:
    with ledger_of([submission(current)]) as ledger:
        snapshot = Snapshot(ledger)
        snapshot.catch_up()
        checked = _checked(content, catalogue)

        def job() -> None:
            found = compare(checked, snapshot.observations())
            doubts(checked, found, catalogue)
            flips_of(found.current, found.rows[found.to_publish], catalogue)

        (taken,) = in_turn(lambda: seconds(job))
        return taken
