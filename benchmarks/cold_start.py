"""Opening a ledger and building its snapshot, compared with DuckDB reading a Parquet file of its rows; catching up."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from benchmarks.ledgers import ACTOR, ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import ROWS, SUBMISSIONS, population, submission, submissions
from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.model.parquet import to_parquet
from indicators.warehouse.snapshot import Snapshot

LIMIT = 8.0
CATCH_UP_LIMIT = 0.2
CATCH_UP_ROWS = 500


def figures() -> Iterator[Figure]:
    """Open the ledger, verify its chain and all hashes, and build the snapshot, in a process already running."""
    frame = population(load_catalogue(SHIPPED))
    with TemporaryDirectory() as folder, ledger_of(submissions(frame)) as ledger:
        file = Path(folder) / "rows.parquet"
        file.write_bytes(to_parquet(frame))
        cold, read = in_turn(partial(_start, ledger.url), partial(_read, file))
        yield Figure(name="cold_start",
                     subject=f"ledger of {ROWS:,} rows checked, snapshot built from {SUBMISSIONS} submissions",
                     baseline="DuckDB reading one Parquet of the same rows into a table",
                     subject_seconds=cold, baseline_seconds=read, limit=LIMIT)
        yield Figure(name="catch_up", subject=f"catching up with a submission of {CATCH_UP_ROWS} rows",
                     baseline="that cold start", subject_seconds=_catching_up(ledger, frame),
                     baseline_seconds=cold, limit=CATCH_UP_LIMIT)


def _start(url: str) -> float:
    def start() -> None:
        opened = ledgers.open(url)
        Snapshot(opened).catch_up()
        opened.close()

    return seconds(start)


def _read(file: Path) -> float:
    def read() -> None:
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE observation AS SELECT * FROM read_parquet(?)", [str(file)])

    return seconds(read)


def _catching_up(ledger: Ledger, frame: pd.DataFrame) -> float:
    snapshot = Snapshot(ledger)
    snapshot.catch_up()

    def once() -> float:
        start = ledger.version() * CATCH_UP_ROWS % ROWS
        changed = frame.iloc[start:start + CATCH_UP_ROWS].assign(note="Revised.")
        ledger.publish(ACTOR, submission(changed), previewed_on=ledger.version())
        return seconds(snapshot.catch_up)

    return in_turn(once)[0]
