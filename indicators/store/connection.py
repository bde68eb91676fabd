"""Connections to a ledger's database: SQLite and PostgreSQL under one set of rules.

A write is one transaction that holds the head row from its first statement on (on SQLite the whole file, by BEGIN
IMMEDIATE), so that writers stand in line. A read sees one state of the ledger from beginning to end.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from indicators.errors import LedgerTrouble
from indicators.store.trouble import told

BUSY_SECONDS = 30
CONNECT_SECONDS = 5
_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")


def parse(url: str) -> URL:
    """The URL, or LedgerTrouble where it is malformed or names a database that Goalline does not know."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise LedgerTrouble("ledger.url_malformed") from error
    if parsed.drivername not in _DRIVERS:
        raise LedgerTrouble("ledger.unknown_driver", driver=parsed.drivername)
    if not parsed.database or parsed.database == ":memory:":
        raise LedgerTrouble("ledger.url_malformed")
    return parsed


def is_sqlite(url: URL) -> bool:
    """Whether the ledger is a file."""
    return url.get_backend_name() == "sqlite"


class Database:
    """A ledger's database, by name for people. A SQLite file is never made in silence, only by ``make``."""

    def __init__(self, url: URL, name: str, *, make: bool = False) -> None:
        self.name = name
        self.file = Path(str(url.database)).absolute() if is_sqlite(url) else None
        if self.file:
            self.engine = create_engine(url, creator=lambda: _connect(self.file, "rwc" if make else "rw"))
            event.listen(self.engine, "begin", _begin)
            self._identity = None if make else _identity(self.file)
        else:
            options = {"connect_timeout": CONNECT_SECONDS}
            self.engine = create_engine(url, pool_pre_ping=True, connect_args=options)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state of the ledger, for as long as the block lasts."""
        self._still_there()
        with told(self.name), self.engine.connect() as connection:
            if not self.file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of the block, or nothing of it."""
        self._still_there()
        with told(self.name), self.engine.execution_options(goalline_writes=True).begin() as connection:
            yield connection

    def pragma(self, statement: str) -> list[Any]:
        """Run a pragma of SQLite outside any transaction."""
        with told(self.name):
            connection = self.engine.raw_connection()
            try:
                return list(connection.cursor().execute(f"PRAGMA {statement}"))
            finally:
                connection.close()

    def scrub(self) -> None:
        """Leave nothing of what was blanked in the database's own files."""
        if self.file:
            self.pragma("wal_checkpoint(TRUNCATE)")     # the rest is done by secure_delete
            return
        with told(self.name), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(
                text("VACUUM FULL submission, blob, event, log"))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _still_there(self) -> None:
        """An open file that was deleted or exchanged goes on working, unseen: a write to it would be lost."""
        if self.file and self._identity and self._identity != _identity(self.file):
            raise LedgerTrouble("ledger.gone", ledger=self.name)


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS,
                                 isolation_level=None, check_same_thread=False)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("goalline_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
