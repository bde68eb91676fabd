"""Connections to a ledger's database: SQLite and PostgreSQL behind one interface.

A write is one transaction that locks the head row from its first statement on (on SQLite the whole file, by BEGIN
IMMEDIATE), so that writers queue. A read sees one state of the ledger throughout.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from indicators.errors import LedgerTrouble
from indicators.ledger import postgresql, private_files
from indicators.ledger.database_errors import database_errors, file_errors
from indicators.ledger.sqlite_files import Connection as FileConnection
from indicators.ledger.sqlite_files import WatchedFile, log_of

BUSY_SECONDS = 30
SCRUB_MILLISECONDS = 200
STATEMENT_SECONDS = 600
"""Longer than any of our statements takes, including reading every byte of a large ledger, or upgrading it."""

SERVER = {"connect_timeout": postgresql.CONNECT_SECONDS, "keepalives": 1, "keepalives_idle": 10,
          "keepalives_interval": 5, "keepalives_count": 4, "tcp_user_timeout": BUSY_SECONDS * 1000}
"""Connection settings by which PostgreSQL clients detect that the server or the network is down."""

_OLDER_SESSIONS = text("""
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
      AND (age(backend_xmin) > 0 OR age(backend_xid) > 0)
""")
"""Sessions that may still see data from before the last write."""

_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")


def parse(url: str) -> URL:
    """Parse a database URL; raises LedgerTrouble if it is malformed or names an unsupported database."""
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
    """A ledger's database; ``name`` is for display. A SQLite file is created only if ``make``; ``inspect`` leaves its
    permissions unchanged.
    """

    def __init__(self, url: URL, name: str, *, make: bool = False, inspect: bool = False) -> None:
        self.name = name
        self.file = Path(str(url.database)).absolute() if is_sqlite(url) else None
        self._watched: WatchedFile | None = None
        if self.file:
            self._open_file(url, self.file, make=make, inspect=inspect)
        else:
            self.engine = create_engine(url, pool_pre_ping=True, pool_timeout=BUSY_SECONDS,
                                        connect_args=SERVER, use_native_hstore=False)
            postgresql.look_after(self.engine)
            event.listen(self.engine, "connect", _wait_no_longer)

    def _open_file(self, url: URL, file: Path, *, make: bool, inspect: bool) -> None:
        with file_errors(self.name):
            if make:
                private_files.make_file(file)
            elif not inspect:
                private_files.close_files(file, log_of(file), Path(f"{file.resolve()}-shm"))
        mode = "mode=ro&immutable=1" if inspect and _never_changes(file) else "mode=rw"
        self.engine = create_engine(url, pool_timeout=BUSY_SECONDS, creator=lambda: _connect(file, mode))
        event.listen(self.engine, "begin", _begin)
        if not make:
            self._watched = WatchedFile(file, self.engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees one consistent state of the ledger throughout the block."""
        self._still_there()
        with database_errors(self.name), self.engine.connect() as connection:
            if not self.file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction: the block is written as a whole, or not at all."""
        self._still_there()
        with database_errors(self.name), self.engine.execution_options(goalline_writes=True).begin() as connection:
            yield connection

    def pragma(self, *statements: str) -> list[Any]:
        """Run SQLite pragmas on one connection, outside any transaction; return the first row of each result."""
        with database_errors(self.name):
            connection = self.engine.raw_connection()
            try:
                return [connection.cursor().execute(f"PRAGMA {pragma}").fetchone() for pragma in statements]
            finally:
                connection.close()

    def scrub(self) -> bool:
        """Remove erased data from the database's own files; return False if other readers prevent it.

        SQLite: the write-ahead log is written back and truncated; within the file, secure_delete has already
        overwritten the data. PostgreSQL: VACUUM, during which all can read and write. It frees the space of rows that
        no session can see; the bytes are overwritten when the space is reused.
        """
        if self.file:
            _, (busy, frames, _), _ = self.pragma(
                f"busy_timeout = {SCRUB_MILLISECONDS}", "wal_checkpoint(TRUNCATE)",
                f"busy_timeout = {int(BUSY_SECONDS * 1000)}")
            return not busy and frames <= 0
        with database_errors(self.name), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            older = connection.scalar(_OLDER_SESSIONS)
            connection.execute(text("VACUUM submission, blob, event, log"))
            return not older

    def in_the_way(self) -> int:
        """Return what prevents a complete ``scrub``: bytes of the write-ahead log (SQLite), or number of older sessions
        (PostgreSQL).
        """
        if self.file:
            log = log_of(self.file)
            return log.stat().st_size if log.exists() else 0
        with self.reading() as connection:
            return int(connection.scalar(_OLDER_SESSIONS) or 0)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _still_there(self) -> None:
        if self._watched and not self._watched.unchanged():
            raise LedgerTrouble("ledger.gone", ledger=self.name)


def _never_changes(file: Path) -> bool:
    """Whether SQLite cannot create a write-ahead log there, and needs none: a complete file on a read-only disk."""
    log = log_of(file)
    return not log.exists() and not os.access(log.parent, os.W_OK)


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS,
                                 isolation_level=None, check_same_thread=False, factory=FileConnection)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _wait_no_longer(connection: Any, _: Any) -> None:
    """Set timeouts on PostgreSQL for locks held by others, and for statements that do not end."""
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.execute(f"SET statement_timeout = '{STATEMENT_SECONDS}s'")
    connection.commit()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("goalline_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
