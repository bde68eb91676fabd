"""Make a backup while people work: it is verified before it gets its name, so that what has the name is whole."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, func, inspect, select, table, text

from indicators.backups import postgresql
from indicators.backups.backup_file import Manifest, backups_in, describe, digest_of, wait_for_disk
from indicators.errors import Refusal
from indicators.ledger import chain, private_files, tables
from indicators.ledger.database import Database
from indicators.ledger.database_errors import file_errors
from indicators.ledger.last_seen import Head, head_of
from indicators.ledger.opening import refuse_absent
from indicators.ledger.records import read_log

ABANDONED = timedelta(days=1)
"""Age from which an unfinished file was left by a process that was killed."""


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup made: its file, what it says of itself, the older files removed, and those that still hold content that
    was erased later, with the numbers of the erasures in the second log.
    """

    file: Path
    manifest: Manifest
    removed: Sequence[Path]
    with_erased: Sequence[tuple[Path, Sequence[int]]]


def back_up(url: str, folder: Path, keep: int | None = None, *, is_older: bool = False) -> Backup:
    """Write a backup of the ledger at ``url`` to ``folder``, and remove its oldest there until ``keep`` are left.

    The chains of one whose schema ``is_older`` cannot be read yet: its copy is checked by the database alone. Raises
    LedgerTrouble of the ledger or of the folder's disk, Refusal("backup.no_folder", "backup.keep").
    """
    if keep is not None and keep < 1:
        raise Refusal("backup.keep", found=keep)
    if not folder.is_dir():
        raise Refusal("backup.no_folder", folder=str(folder))
    with closing(Database(url)) as database:
        if not is_older:
            refuse_absent(database)
        partial = folder / f".{uuid4().hex}.partial"
        try:
            with file_errors(str(folder)):
                private_files.make_file(partial)
                manifest, erasures = _copy(database, url, partial, is_older)
                partial.replace(file := folder / manifest.name)
        finally:
            for path in (partial, *_abandoned(folder)):
                path.unlink(missing_ok=True)
    backups = backups_in(folder, manifest.head.ledger_id)
    removed = [path for path, _ in backups[:-keep] if path != file] if keep else []
    for path in removed:
        path.unlink(missing_ok=True)
    with_erased = [(path, later) for path, one in backups if path not in removed
                   and (later := [number for number in erasures if number > one.head.log_number])]
    return Backup(file=file, manifest=manifest, removed=removed, with_erased=with_erased)


def inspect_content(connection: Connection, ledger: str) -> tuple[Head, dict[str, int]]:
    """Verify a ledger's chains and every byte, and return their ends and the rows of each table."""
    chain.verify(connection, ledger)
    return _content(connection)


def _content(connection: Connection) -> tuple[Head, dict[str, int]]:
    """The ends of the chains and the rows of each table, of an older schema too."""
    head = head_of(connection.execute(text("SELECT * FROM head")).mappings().one())
    present = [name for name in inspect(connection).get_table_names() if name in tables.metadata.tables]
    return head, {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
                  for name in sorted(present)}


def _copy(database: Database, url: str, partial: Path, is_older: bool) -> tuple[Manifest, list[int]]:
    """Write a complete backup; return its manifest, and the numbers of all erasures."""
    moment = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with ExitStack() as stack, ThreadPoolExecutor(2) as beside:
        copy = database
        if database.file:
            database.copy_file(partial)
            copy = stack.enter_context(closing(Database(f"sqlite:///{partial.as_posix()}")))
            copy.name = database.name
            connection = stack.enter_context(copy.reading())
        else:
            connection = stack.enter_context(database.reading())
            postgresql.dump(url, connection.execute(text("SELECT pg_export_snapshot()")).scalar_one(), partial)
        on_disk, reading = beside.submit(wait_for_disk, partial), beside.submit(digest_of, partial)
        copy.refuse_damaged()
        schema = connection.execute(text("SELECT version_num FROM goalline_revision")).scalar_one()
        head, counts = _content(connection) if is_older else inspect_content(connection, database.name)
        erasures = [] if is_older else [entry.number for entry in read_log(connection, "erased")]
        size, digest = reading.result()
        on_disk.result()
    manifest = Manifest(made_at=moment, kind="sqlite" if database.file else "postgresql", schema=schema, head=head,
                        counts=counts, size=size, sha256=digest.hexdigest())
    describe(partial, digest, manifest)
    return manifest, erasures


def _abandoned(folder: Path) -> list[Path]:
    """Unfinished files that were left a day or more ago."""
    before = (datetime.now(UTC) - ABANDONED).timestamp()
    return [path for path in folder.glob(".*.partial") if len(path.name) == 41 and path.stat().st_mtime < before]
