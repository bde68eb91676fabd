"""Databases of snapshots, many in one DuckDB: to start another takes 17 ms, and tests make thousands of snapshots."""

from contextlib import suppress
from itertools import count
from typing import Any
from weakref import finalize

import duckdb

_numbers = count(1)


class Databases:
    """Stands for ``duckdb.connect``: what it gives is attached to one DuckDB, which has the settings of the first."""

    def __init__(self) -> None:
        self.connect = duckdb.connect
        self.started: duckdb.DuckDBPyConnection | None = None

    def __call__(self, _: str, config: Any) -> "Database":
        if self.started is None:
            self.started = self.connect(":memory:", config=config)
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

    def execute(self, query: str) -> None:
        with self.cursor() as cursor:
            cursor.execute(query)


def _detach(started: duckdb.DuckDBPyConnection, name: str) -> None:
    with suppress(duckdb.Error), started.cursor() as cursor:
        cursor.execute(f"DETACH {name}")
