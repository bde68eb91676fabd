"""Databases of snapshots, many in one DuckDB: to start another takes 17 ms, and tests make thousands of snapshots."""

from contextlib import suppress
from itertools import count
from weakref import finalize

import duckdb

from indicators.warehouse.diff import SETTINGS

_numbers = count(1)


class Databases:
    """Stands for warehouse.database.Database: what it gives is attached to one DuckDB."""

    def __init__(self) -> None:
        self.started: duckdb.DuckDBPyConnection | None = None

    def __call__(self) -> "Database":
        if self.started is None:
            self.started = duckdb.connect(":memory:", config=SETTINGS)
        return Database(self.started)


class Database:
    """One empty database in memory, in the words of a DuckDBPyConnection."""

    def __init__(self, started: duckdb.DuckDBPyConnection) -> None:
        self.started, self.name = started, f"snapshot_{next(_numbers)}"
        with started.cursor() as cursor:
            cursor.execute(f"ATTACH ':memory:' AS {self.name}")
        finalize(self, _detach, started, self.name)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to this database."""
        cursor = self.started.cursor()
        cursor.execute(f"USE {self.name}")
        return cursor

    def copied(self) -> "Database":
        """Another database that holds the same."""
        found = Database(self.started)
        with self.started.cursor() as cursor:
            cursor.execute(f"COPY FROM DATABASE {self.name} TO {found.name}")
        return found


def _detach(started: duckdb.DuckDBPyConnection, name: str) -> None:
    with suppress(duckdb.Error), started.cursor() as cursor:
        cursor.execute(f"DETACH {name}")
