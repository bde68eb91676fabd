"""A drill: the newest backup is restored into a scratch place as if all were lost, and the result is on record."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from sqlalchemy import make_url, text

from indicators.backups.backup_file import Manifest, files_of, verify
from indicators.backups.restoring import restore
from indicators.errors import LedgerTrouble, Refusal
from indicators.judging.scoreboard import read
from indicators.ledger import Ledger, opening
from indicators.ledger.database import Database
from indicators.ledger.database_errors import database_errors
from indicators.ledger.last_seen import LastSeen
from indicators.warehouse.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Drill:
    """A backup that was restored and assessed: the latest year that has a status, 0 if none has, and how many have one.
    """

    file: Path
    manifest: Manifest
    year: int
    assessed: int
    seconds: float


def drill(url: str, folder: Path) -> Drill:
    """Restore the newest backup in ``folder`` of the ledger at ``url``, compare it with the ledger, assess a year.

    The result is an entry of the second log, also if it fails. Raises Refusal and LedgerTrouble as ``restore`` does,
    Refusal("backup.none"), and Refusal("verify.unknown_hash") if the backup is of another history than the ledger.
    """
    with closing(opening.open(url)) as book:
        files = files_of(folder, book.id)
        if not files:
            raise Refusal("backup.none", folder=str(folder))
        try:
            result = _restored(url, files[-1])
        except Refusal as refusal:
            _record(book, {"backup": files[-1].name, "failed": refusal.code})
            raise
        _record(book, {"backup": result.file.name, "version": result.manifest.head.version, "year": result.year,
                       "hash": result.manifest.head.hash, "assessed": result.assessed, "seconds": result.seconds})
        return result


def _record(book: Ledger, result: Mapping[str, object]) -> None:
    with book.writing(opening.GOALLINE) as transaction:
        transaction.log("drilled", result)


def _restored(url: str, file: Path) -> Drill:
    start = perf_counter()
    manifest = verify(file)
    opening.inspect(url, manifest.head.hash)
    with _scratch(url) as scratch:
        restore(file, scratch)
        with closing(opening.open(scratch)) as copy:
            snapshot = Snapshot(copy)
            snapshot.catch_up()
            judged = read(snapshot, snapshot.version).assessments
            years = judged.loc[judged["status"] != "", "year"]
    year = int(years.max()) if len(years) else 0
    return Drill(file=file, manifest=manifest, year=year, assessed=int((years == year).sum()),
                 seconds=round(perf_counter() - start, 1))


@contextmanager
def _scratch(url: str) -> Iterator[str]:
    """URL where a ledger can be restored to: a file in a temporary folder, or a database for the time of the block."""
    with closing(Database(url)) as database:
        if database.file:
            with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                yield f"sqlite:///{(Path(folder) / 'ledger.db').as_posix()}"
            return
        name = f"goalline_drill_{uuid4().hex}"
        scratch = make_url(url).set(database=name).render_as_string(hide_password=False)
        _on_server(database, f"CREATE DATABASE {name}")
        try:
            yield scratch
        finally:
            LastSeen(Database(scratch)).file.unlink(missing_ok=True)
            _on_server(database, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(database: Database, statement: str) -> None:
    try:
        with database_errors(database.name), database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
    except LedgerTrouble as trouble:
        raise LedgerTrouble("backup.no_scratch", said=trouble.values.get("said", "")) from trouble
