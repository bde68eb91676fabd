"""The database of a snapshot: DuckDB in memory, compressed."""

from typing import Any

import duckdb

from indicators.warehouse.diff import SETTINGS


class Database:
    """An empty database in memory, of which what is there at a checkpoint is compressed."""

    def __init__(self, **settings: Any) -> None:
        self._started = duckdb.connect(":memory:", config=SETTINGS | settings)
        self._started.execute("ATTACH ':memory:' AS compressed (COMPRESS)")

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own, for one thread."""
        cursor = self._started.cursor()
        cursor.execute("USE compressed")         # a cursor begins in the other database
        return cursor
