"""Where a ledger is stored: a SQLite file or a PostgreSQL database. How it is found, created as a whole, and backed up.
"""

import errno
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, func, inspect, select, text, update

from indicators.errors import LedgerTrouble
from indicators.ledger import migration, postgresql, private_files, tables
from indicators.ledger.connection import SERVER, Database, is_sqlite, parse
from indicators.ledger.database_errors import database_errors, file_errors
from indicators.ledger.marker import marker_of, var_folder

_MAKING_KEY = 0x60A111E
_MAKING_SECONDS = 300
_NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK)


class SqliteLocation:
    """A SQLite file. It appears under its name only once complete."""

    def __init__(self, url: URL) -> None:
        self.file = Path(str(url.database)).absolute()
        self.url = url.set(database=str(self.file))
        self.name = str(self.file)
        self.marker = marker_of(url)

    def exists(self) -> bool:
        """Whether the file exists; raises LedgerTrouble if it is empty or not a SQLite file. A dangling link counts as
        no file.
        """
        if not self.file.exists():
            return False
        if not self.file.is_file():
            raise LedgerTrouble("ledger.not_a_ledger", ledger=self.name)
        with file_errors(self.name), self.file.open("rb") as stream:
            start = stream.read(16)
        if not start:
            raise LedgerTrouble("ledger.empty_file", ledger=self.name)
        if start != b"SQLite format 3\0":
            raise LedgerTrouble("ledger.not_a_ledger", ledger=self.name)
        return True

    def found(self, *, inspect: bool = False) -> Database | None:
        """Return the database, None if there is no file; raises LedgerTrouble as ``exists`` does."""
        return Database(self.url, self.name, inspect=inspect) if self.exists() else None

    def backups(self) -> list[str]:
        """Return the paths of the backups in its folder, newest first."""
        return sorted(map(str, self.file.parent.glob(f"{self.file.stem}-*{self.file.suffix}")), reverse=True)

    def keep_private(self) -> None:
        """Remove other users' permissions on the ledger's marker and backups; those of the file itself are set on
        opening.
        """
        _keep_private(self.marker, self.backups())

    def sound(self, database: Database) -> None:
        """Raise LedgerTrouble("ledger.unreadable") if SQLite reports the file as damaged."""
        found = database.pragma("integrity_check(1)")[0][0]
        if found != "ok":
            raise LedgerTrouble("ledger.unreadable", ledger=self.name, said=found)

    @contextmanager
    def making(self) -> Iterator[Database]:
        """Create a database under a temporary name; after the block it is renamed, unless the name has been taken."""
        with file_errors(self.name):
            private_files.make_folder(self.file.parent)
            self._sweep()
        temporary = self.file.with_name(f".{self.file.name}.{uuid4().hex}.making")
        database = Database(self.url.set(database=str(temporary)), self.name, make=True)
        try:
            database.pragma("journal_mode = WAL")
            yield database
            _say_ready(database)
            database.pragma("wal_checkpoint(TRUNCATE)")
            database.close()
            with file_errors(self.name):
                named = _name_finally(temporary, self.file)
            if not named:
                raise LedgerTrouble("ledger.stands", ledger=self.name)
        finally:
            database.close()
            for end in ("", "-wal", "-shm"):
                Path(f"{temporary}{end}").unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove the remains of an interrupted first start."""
        for left in self.file.parent.glob(f".{self.file.name}.*.making*"):
            if left.stat().st_mtime < time.time() - _MAKING_SECONDS:
                left.unlink(missing_ok=True)

    def back_up(self, revision: str) -> Path:
        """Write a complete copy to the ledger's folder, and return its path."""
        target = self.file.with_name(f"{self.file.stem}-{_stamp()}-{revision}{self.file.suffix}")
        temporary = target.with_name(f".{target.name}.{uuid4().hex}.making")
        try:
            with file_errors(self.name):
                private_files.make_file(temporary)
                with (closing(sqlite3.connect(f"{self.file.as_uri()}?mode=ro", uri=True)) as source,
                      closing(sqlite3.connect(temporary)) as copy):
                    source.backup(copy)
                temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        return target


class PostgresLocation:
    """A PostgreSQL database, possibly shared by several dashboards. A first load is valid once ``head.ready`` is set.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.name = url.render_as_string(hide_password=True)
        self.marker = marker_of(url)

    def exists(self) -> bool:
        """Whether there is a ledger; raises LedgerTrouble if it is being created, or the tables are someone else's."""
        database = self.found()
        if database:
            database.close()
        return database is not None

    def found(self, *, inspect: bool = False) -> Database | None:  # noqa: ARG002 - nothing there has permissions
        """Return the database, None if it holds no ledger; raises LedgerTrouble as ``exists`` does."""
        database, ready = Database(self.url, self.name), False
        try:
            with database_errors(self.name), database.engine.connect() as connection:
                ready = self._ready(connection)
        finally:
            if not ready:
                database.close()
        return database if ready else None

    def _ready(self, connection: Connection) -> bool:
        # One query for all names: between two queries another process could commit its tables.
        there = set(inspect(connection).get_table_names())
        if migration.TABLE not in there:
            if there & set(tables.metadata.tables):
                raise LedgerTrouble("ledger.not_a_ledger", ledger=self.name)
            return False
        migration.refuse_unknown(connection, self.name)
        if connection.scalar(select(tables.head.c.ready)) is False and not self.marker.exists():
            raise LedgerTrouble("ledger.being_made", ledger=self.name)
        return True

    def backups(self) -> list[str]:
        """Return the paths of the backups made here before migrations, newest first."""
        return sorted(map(str, var_folder().glob("ledger-*.dump")), reverse=True)

    def keep_private(self) -> None:
        """Remove other users' permissions on the ledger's marker and backups."""
        _keep_private(self.marker, self.backups())

    def sound(self, database: Database) -> None:
        """Do nothing: PostgreSQL checks its pages when it reads them."""

    @contextmanager
    def making(self) -> Iterator[Database]:
        """Create tables in the database, one process at a time; what an interrupted process left is removed first."""
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT",
                               connect_args=SERVER)
        postgresql.look_after(engine)
        database = Database(self.url, self.name)
        try:
            with database_errors(self.name), engine.connect() as alone:
                alone.execute(text(f"SET lock_timeout = '{_MAKING_SECONDS}s'"))
                alone.execute(select(func.pg_advisory_lock(_MAKING_KEY)))
                self._clear(engine)
                yield database
                _say_ready(database)
        finally:
            database.close()

    def _clear(self, engine: Engine) -> None:
        # In one transaction, so that no process sees a half-deleted ledger.
        with engine.connect().execution_options(isolation_level="READ COMMITTED") as connection, connection.begin():
            try:
                ready = self._ready(connection)
            except LedgerTrouble as trouble:
                if trouble.code != "ledger.being_made":
                    raise
                tables.metadata.drop_all(connection)
                connection.execute(text(f"DROP TABLE {migration.TABLE}"))
            else:
                if ready:
                    raise LedgerTrouble("ledger.stands", ledger=self.name)

    def back_up(self, revision: str) -> Path | None:
        """Dump the database to var/ with pg_dump; None if GOALLINE_BACKED_UP states that this revision was backed up by
        hand.
        """
        if os.environ.get("GOALLINE_BACKED_UP") == revision:
            return None
        target = var_folder() / f"ledger-{_stamp()}-{revision}.dump"
        temporary = target.with_name(f".{target.name}.{uuid4().hex}.making")
        with file_errors(self.name):
            private_files.make_folder(target.parent)
            private_files.make_file(temporary)
        try:
            self._dump(temporary)
            temporary.replace(target)
        except (OSError, subprocess.SubprocessError) as error:
            temporary.unlink(missing_ok=True)
            reason = (getattr(error, "stderr", None) or str(error)).strip()
            raise LedgerTrouble("ledger.back_up_first", ledger=self.name, revision=revision, said=reason) from error
        return target

    def _dump(self, target: Path) -> None:
        program = shutil.which("pg_dump")
        if program is None:
            raise FileNotFoundError("pg_dump is not installed")
        server = self.url.set(drivername="postgresql", password=None).render_as_string()
        environment = {**os.environ, "PGPASSWORD": self.url.password or os.environ.get("PGPASSWORD", "")}
        order = [program, "--format=custom", "--no-password", f"--file={target}", f"--dbname={server}"]
        # No shell and no user input: the URL is the administrator's own.
        subprocess.run(order, check=True, capture_output=True, text=True, env=environment)  # noqa: S603


LedgerLocation = SqliteLocation | PostgresLocation


def location_of(url: str) -> LedgerLocation:
    """Return the location for a ledger URL; raises LedgerTrouble for an unusable URL."""
    parsed = parse(url)
    return SqliteLocation(parsed) if is_sqlite(parsed) else PostgresLocation(parsed)


def _say_ready(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(update(tables.head).values(ready=True))


def _keep_private(marker: Path, backups: list[str]) -> None:
    private_files.close_folder(var_folder())
    private_files.close_files(marker, *map(Path, backups))


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S")


def _name_finally(temporary: Path, final: Path) -> bool:
    """Rename a complete file without overwriting; return False if the name was taken by another process."""
    try:
        if os.name == "nt":
            temporary.rename(final)          # fails if the name is taken
            return True
        final.hardlink_to(temporary)         # on POSIX only linking fails if the name is taken
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        temporary.rename(final)              # the file system has no hard links: best effort
    temporary.unlink(missing_ok=True)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)                     # so that the name survives a power failure
    finally:
        os.close(folder)
    return True
