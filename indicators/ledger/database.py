"""A ledger's database: a SQLite file or PostgreSQL, behind one interface.

A write is one transaction that holds the ledger alone from its first statement on (SQLite: BEGIN IMMEDIATE; PostgreSQL:
the head row, which Transaction locks), so that writers queue. A read sees one state of the ledger throughout.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Condition, Lock

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from indicators import logs
from indicators.errors import LedgerTrouble
from indicators.ledger import private_files, tables
from indicators.ledger.database_errors import database_errors, file_errors

MIGRATIONS = Path(__file__).parent / "migrations"
FORMAT = "0002"
"""The newest revision in the folder, and the only one that this program reads."""

REVISION_TABLE = "goalline_revision"
"""Table that holds the revision; a distinctive name, since a PostgreSQL database may be shared."""

_one_at_a_time = Lock()
"""Alembic keeps its connection in a module global: two threads would mix up their ledgers."""

BUSY_SECONDS = 30
STATEMENT_SECONDS = 600
"""Longer than any of our statements takes, including reading every byte of a large ledger."""

LEAST_ROOM = 1_000_000
"""Bytes free on the disk of a file below which it counts as full."""

CLIENT = "goalline"

SERVER = {"application_name": CLIENT, "connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5,
          "keepalives_count": 4, "tcp_user_timeout": BUSY_SECONDS * 1000,
          "options": f"-c lock_timeout={BUSY_SECONDS}s -c statement_timeout={STATEMENT_SECONDS}s"}
"""Connection settings by which PostgreSQL clients detect that the server is down, and wait for no lock for ever."""

DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")

_CREATION_KEY = 0x60A111E


def parse(url: str) -> URL:
    """Parse a database URL; raises LedgerTrouble if it is malformed or names an unsupported database."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise LedgerTrouble("ledger.url_malformed") from error
    if parsed.drivername not in DRIVERS:
        raise LedgerTrouble("ledger.unknown_driver", driver=parsed.drivername)
    if not parsed.database or parsed.database == ":memory:":
        raise LedgerTrouble("ledger.url_malformed")
    return parsed


class Tally:
    """How many of something are under way."""

    def __init__(self) -> None:
        self._changed, self._number = Condition(), 0

    @contextmanager
    def counting(self) -> Iterator[None]:
        """One is under way during the block."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def _add(self, number: int) -> None:
        with self._changed:
            self._number += number
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until none is; return whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._number, seconds)


writes_under_way = Tally()
"""Writes of this process to any ledger."""


class Database:
    """The database that a URL names; ``name`` is for display. It creates no file unless told to by ``creating``."""

    def __init__(self, url: str) -> None:
        parsed = parse(url)
        self.file = Path(str(parsed.database)).absolute() if parsed.get_backend_name() == "sqlite" else None
        self.name = str(self.file or parsed.render_as_string(hide_password=True))
        self.engine = _of_file(self.file) if self.file else create_engine(
            parsed, pool_pre_ping=True, pool_timeout=BUSY_SECONDS, connect_args=SERVER, hide_parameters=True)
        self.unlock: Callable[[], object] = lambda: None      # ends the lock by which others see that it is in use
        self.is_verified = False              # an empty file was emptied since, and is no first start
        self._creation: Connection | None = None

    def holds_ledger(self) -> bool:
        """Whether there is a ledger; raises LedgerTrouble if there is something else, or one of another format."""
        if self.file and not self.file.exists():
            return False
        if self.file and not self.file.is_file():
            raise LedgerTrouble("ledger.not_a_ledger", ledger=self.name)
        with self.reading() as connection:
            tables_present = set(inspect(connection).get_table_names())
            if REVISION_TABLE in tables_present:
                _refuse_other_format(connection, self.name)
                return True
        if tables_present and (self.file or tables_present & set(tables.metadata.tables)):
            raise LedgerTrouble("ledger.not_a_ledger", ledger=self.name)
        return False

    def has_room(self) -> bool:
        """Whether the disk of a file takes writes; PostgreSQL alone knows that of its own."""
        if not self.file:
            return True
        disk = os.statvfs(self.file.parent)
        return os.access(self.file, os.W_OK) and disk.f_bavail * disk.f_frsize >= LEAST_ROOM

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees one consistent state of the ledger throughout the block."""
        if self._creation is not None:
            yield self._creation
            return
        self._refuse_missing_file()
        with database_errors(self.name), self.engine.connect() as connection:
            if not self.file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction: the block is written as a whole, or not at all."""
        if self._creation is not None:
            with self._creation.begin_nested():
                yield self._creation
            return
        self._refuse_missing_file()
        with (writes_under_way.counting(), database_errors(self.name),
              self.engine.execution_options(goalline_writes=True).begin() as connection):
            yield connection

    @contextmanager
    def creating(self) -> Iterator[Connection]:
        """Create a ledger: all that is read and written in the block is one transaction, of one process at a time.

        So others see the complete ledger or none, at whatever moment the process is killed.
        """
        if self.file:
            with file_errors(self.name):
                private_files.make_folder(self.file.parent)
                private_files.make_file(self.file)
        with self.writing() as connection:
            if not self.file:
                connection.execute(select(func.pg_advisory_xact_lock(_CREATION_KEY)))
            self._creation = connection
            try:
                if self.holds_ledger():
                    raise LedgerTrouble("ledger.stands", ledger=self.name)
                upgrade(connection)
                yield connection
            finally:
                self._creation = None

    def refuse_damaged(self) -> None:
        """Raise LedgerTrouble("ledger.unreadable") for a damaged file; PostgreSQL checks pages when it reads them."""
        if self.file:
            with self.reading() as connection:
                answer = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
            if answer != "ok":
                raise LedgerTrouble("ledger.unreadable", ledger=self.name, said=answer)

    def vacuum(self) -> None:
        """Free what PostgreSQL keeps of erased rows; in a SQLite file, secure_delete has already overwritten them."""
        if self.file:
            return
        try:
            with database_errors(self.name), self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.execute(text("VACUUM submission, event, log, person, sealed_text, received_file"))
        except LedgerTrouble as trouble:            # autovacuum does it later
            logs.event.warning("not vacuumed", code=trouble.code)

    def copy_file(self, copy: Path) -> None:
        """Copy the file of a SQLite ledger as of one moment, between two writes of others; ``copy`` is an empty file.
        """
        self._refuse_missing_file()
        assert self.file
        with (database_errors(self.name), closing(_connect(self.file)) as source,
              closing(sqlite3.connect(copy, isolation_level=None)) as target):
            target.execute("PRAGMA synchronous = OFF")     # whoever made the copy waits for the disk once
            target.execute("PRAGMA journal_mode = OFF")
            source.execute("BEGIN")
            source.execute("SELECT version_num FROM goalline_revision").fetchone()      # waits for a write to end
            with database_errors(str(copy.parent)):        # it is the disk of the copy that may be full
                source.backup(target)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
        self.unlock()

    def _refuse_missing_file(self) -> None:
        if self.file and (not self.file.exists() or self.is_verified and not self.file.stat().st_size):
            raise LedgerTrouble("ledger.gone", ledger=self.name)


def _of_file(file: Path) -> Engine:
    """An engine that opens the file anew each time, so that a file deleted or replaced meanwhile is noticed."""
    engine = create_engine("sqlite://", poolclass=NullPool, creator=lambda: _connect(file), hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None,
                                 check_same_thread=False)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("goalline_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_other_format(connection: Connection, ledger: str) -> None:
    """Raise LedgerTrouble("ledger.older_format", "ledger.other_format") for a ledger of another schema."""
    present_revisions = connection.scalars(text("SELECT version_num FROM goalline_revision")).all()
    present = inspect(connection).get_multi_columns()
    # Until the first release the tables may change without a revision.
    alike = all({column["name"] for column in present.get((None, each.name), ())} == set(each.c.keys())
                for each in tables.metadata.tables.values())
    if list(present_revisions) != [FORMAT] or not alike:
        is_older = len(present_revisions) == 1 and present_revisions[0] in revisions()[:-1]
        raise LedgerTrouble("ledger.older_format" if is_older else "ledger.other_format", ledger=ledger)


def revisions() -> list[str]:
    """Return all revisions, the oldest first."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(connection: Connection) -> None:
    """Run the migrations, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config  # noqa: PLC0415 - a fifth of a second, for ledgers that are created

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, "head")
