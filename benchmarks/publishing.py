"""Publishing rows, compared with SQLite's executemany of the same rows; both durable."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.ledgers import ACTOR, ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import ROWS, population, submission
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import OBSERVATION

LIMIT = 2.0


def figures() -> Iterator[Figure]:
    """From the rows of a file that was read to the committed event, with the rows as CSV stored as the original file.
    """
    frame = population(load_catalogue(SHIPPED))
    original = frame.to_csv(index=False).encode()
    rows = list(frame.itertuples(index=False, name=None))
    published, inserted = in_turn(lambda: _publish(frame, original), lambda: _insert(rows))
    yield Figure(name="publishing", subject=f"publishing {ROWS:,} rows with their file",
                 baseline="SQLite's bare executemany of the same rows",
                 subject_seconds=published, baseline_seconds=inserted, limit=LIMIT)


def _publish(rows: pd.DataFrame, original: bytes) -> float:
    with ledger_of([]) as ledger:
        return seconds(lambda: ledger.publish(ACTOR, submission(rows, original), previewed_on=ledger.version()))


def _insert(rows: list[tuple[object, ...]]) -> float:
    with TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "bare.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"CREATE TABLE observation ({', '.join(OBSERVATION)})")
        indices = ", ".join("?" * len(OBSERVATION))

        def insert() -> None:
            with connection:
                connection.executemany(f"INSERT INTO observation VALUES ({indices})", rows)

        return seconds(insert)
