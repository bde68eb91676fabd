"""Where a ledger lives: a SQLite file or a PostgreSQL database. How it is found, made whole, and backed up."""

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
    """A file. It appears under its name only when it is whole."""

    def __init__(self, url: URL) -> None:
        self.file = Path(str(url.database)).absolute()
        self.url = url.set(database=str(self.file))
        self.name = str(self.file)
        self.marker = marker_of(url)

    def exists(self) -> bool:
        """Whether something is there; LedgerTrouble where it is empty or no SQLite file.
        Nothing is at the end of a link that leads nowhere."""
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

    def backups(self) -> list[str]:
        """Names of the backups in its folder, newest first."""
        return sorted(map(str, self.file.parent.glob(f"{self.file.stem}-*{self.file.suffix}")), reverse=True)

    def keep_private(self) -> None:
        """Take other people's rights to what belongs to the ledger away; the file itself has been seen to."""
        _keep_private(self.marker, self.backups())

    def sound(self, database: Database) -> None:
        """LedgerTrouble("ledger.unreadable") where SQLite itself finds the file damaged."""
        found = database.pragma("integrity_check(1)")[0][0]
        if found != "ok":
            raise LedgerTrouble("ledger.unreadable", ledger=self.name, said=found)

    @contextmanager
    def making(self) -> Iterator[Database]:
        """A database under a temporary name; after the block it takes its final one, unless another has."""
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
        """Take away what a first start that was killed left behind."""
        for left in self.file.parent.glob(f".{self.file.name}.*.making*"):
            if left.stat().st_mtime < time.time() - _MAKING_SECONDS:
                left.unlink(missing_ok=True)

    def back_up(self, revision: str) -> Path:
        """A whole copy in the ledger's folder."""
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
    """A database, perhaps shared by several dashboards. The first load counts once ``head.ready`` says so."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.name = url.render_as_string(hide_password=True)
        self.marker = marker_of(url)

    def exists(self) -> bool:
        """Whether a ledger is there; LedgerTrouble where it is being made, or its tables are someone else's."""
        engine = create_engine(self.url, poolclass=NullPool, connect_args=SERVER)
        postgresql.look_after(engine)
        with database_errors(self.name), engine.connect() as connection:
            return self._ready(connection)

    def _ready(self, connection: Connection) -> bool:
        # One look at all names: asked one by one, another process could commit its tables between two answers.
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
        """Names of the backups that migrations made here, newest first."""
        return sorted(map(str, var_folder().glob("ledger-*.dump")), reverse=True)

    def keep_private(self) -> None:
        """Take other people's rights to what belongs to the ledger away."""
        _keep_private(self.marker, self.backups())

    def sound(self, database: Database) -> None:
        """PostgreSQL checks its own pages when it reads them."""

    @contextmanager
    def making(self) -> Iterator[Database]:
        """The database, with one maker at a time; what a maker left unfinished is cleared away first."""
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
        # In one transaction, so that nobody meets a ledger of which half is gone.
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
        """A dump in var/ by pg_dump; None where GOALLINE_BACKED_UP says that one of this revision was made by hand."""
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
        # Neither a shell nor anyone's input: the URL is the administrator's own.
        subprocess.run(order, check=True, capture_output=True, text=True, env=environment)  # noqa: S603


LedgerLocation = SqliteLocation | PostgresLocation


def location_of(url: str) -> LedgerLocation:
    """Where the URL says that the ledger lives; LedgerTrouble for a URL that says nothing of use."""
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
    """Give a whole file its final name and never overwrite one; False where another was first."""
    try:
        if os.name == "nt":
            temporary.rename(final)          # refuses where the name is taken
            return True
        final.hardlink_to(temporary)         # on POSIX only a link refuses
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        temporary.rename(final)              # the file system has no links: the best that it can do
    temporary.unlink(missing_ok=True)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)                     # the name itself outlives a power cut
    finally:
        os.close(folder)
    return True
