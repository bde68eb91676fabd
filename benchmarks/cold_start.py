"""Building a snapshot from a million rows, compared with DuckDB reading one Parquet of them; and catching up."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from benchmarks.ledgers import ACTOR, ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import ROWS, population, submission, submissions
from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.model.parquet import to_parquet
from indicators.warehouse.snapshot import Snapshot

LIMIT = 8.0
CATCH_UP_LIMIT = 0.1
CATCH_UP_ROWS = 1000


def figures() -> Iterator[Figure]:
    """Open the ledger, verify its chain and all hashes, and build the snapshot, in a process already running."""
    frame = population(load_catalogue(SHIPPED))
    with TemporaryDirectory() as folder, ledger_of(submissions(frame)) as ledger:
        file = Path(folder) / "rows.parquet"
        file.write_bytes(to_parquet(frame))
        cold, read = in_turn(lambda: seconds(lambda: _start(ledger.url)), lambda: seconds(lambda: _read(file)))
        yield Figure(name="cold_start_1000000_rows", subject="ledger checked, snapshot built from 50 submissions",
                     baseline="DuckDB reading one Parquet of the same rows into a table",
                     subject_seconds=cold, baseline_seconds=read, limit=LIMIT)
        yield Figure(name="catch_up_1000_rows", subject="catching up with a submission of 1,000 rows",
                     baseline="that cold start",
                     subject_seconds=_catching_up(ledger, frame), baseline_seconds=cold, limit=CATCH_UP_LIMIT)


def _start(url: str) -> None:
    opened = ledgers.open(url)
    Snapshot(opened).catch_up()
    opened.close()


def _read(file: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE observation AS SELECT * FROM read_parquet(?)", [str(file)])


def _catching_up(ledger: Ledger, frame: pd.DataFrame) -> float:
    snapshot = Snapshot(ledger)
    snapshot.catch_up()

    def once() -> float:
        start = ledger.version() * CATCH_UP_ROWS % ROWS
        changed = frame.iloc[start:start + CATCH_UP_ROWS].assign(note="Revised.")
        ledger.publish(ACTOR, submission(changed), previewed_on=ledger.version())
        return seconds(snapshot.catch_up)

    return in_turn(once)[0]
