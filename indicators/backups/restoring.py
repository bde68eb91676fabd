"""Put a backup where a ledger is missing or damaged. A ledger that can be read is never replaced."""

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete

from indicators.backups import postgresql
from indicators.backups.backup_file import Manifest, payload, verify
from indicators.backups.making import inspect_content
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import in_use, opening, private_files, tables
from indicators.ledger.database import FORMAT, Database
from indicators.ledger.database_errors import file_errors
from indicators.ledger.last_seen import LastSeen

ABSENT = ("ledger.never_made", "ledger.lost")
UNUSABLE = ("ledger.damaged", "ledger.unreadable", "ledger.not_a_ledger")
"""Trouble of a file that may be moved aside: it is no ledger that could be read."""

READABLE = ("ledger.older", "ledger.replaced", "ledger.older_format", "ledger.other_format")
"""Trouble of a ledger that somebody may still need."""

COMPANIONS = ("-journal", "-wal", "-shm")
"""Endings of files by which SQLite would change the file put there."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """A backup put in place, or in a dry run not yet: what it says of itself, the ledger, and files moved aside."""

    manifest: Manifest
    ledger: str
    moved: Sequence[Path]


def restore(file: Path, url: str, *, dry_run: bool = False) -> Restored:
    """Put a backup at ``url``, open it, record that it was put back, and end the sessions that it holds.

    Raises Refusal("backup.*", "restore.*") before anything is changed, and LedgerTrouble.
    """
    manifest = verify(file)
    with closing(Database(url)) as database:
        if manifest.kind != ("sqlite" if database.file else "postgresql"):
            raise Refusal("restore.other_database", kind_of_backup=manifest.kind)
        if manifest.schema != FORMAT:
            raise Refusal("restore.other_format", file=str(file), program=manifest.program,
                          schema=manifest.schema)
        with in_use.alone(database):
            occupied = _occupied(database, url, manifest)
            if not dry_run:
                moved = _replace(database, url, occupied, file, manifest)
        if dry_run:
            return Restored(manifest=manifest, ledger=database.name, moved=occupied)
    with closing(opening.open(url, str(manifest.head.version))) as book, book.writing(opening.GOALLINE) as transaction:
        transaction.connection.execute(delete(tables.session))       # some may have been ended since
    return Restored(manifest=manifest, ledger=database.name, moved=moved)


def _occupied(database: Database, url: str, manifest: Manifest) -> list[Path]:
    """Files to be moved aside: what is damaged, and the last head of another ledger. Refuses what can be read."""
    try:
        opening.inspect(url)
    except LedgerTrouble as trouble:
        if trouble.code not in (ABSENT + UNUSABLE if database.file else ABSENT):
            if trouble.code in READABLE + UNUSABLE:
                raise Refusal("restore.stands", ledger=database.name) from trouble
            raise
    else:
        raise Refusal("restore.stands", ledger=database.name)
    last_seen = LastSeen(database)
    seen_head = last_seen.read()
    markers = [last_seen.file] if seen_head and seen_head.ledger_id != manifest.head.ledger_id else []
    file = database.file and database.file.resolve()
    paths = [file, *(Path(f"{file}{ending}") for ending in COMPANIONS)] if file else []
    return [path for path in (*markers, *paths) if path.exists()]


def _replace(database: Database, url: str, occupied: Sequence[Path], file: Path, manifest: Manifest) -> list[Path]:
    """Verify the ledger in the backup, move aside what is there, and put it in its place; return the new names."""
    if not database.file:
        moved = [_move_aside(path) for path in occupied]
        postgresql.load(url, payload(file, manifest))
        return moved
    target = database.file.resolve()
    extracted = target.with_name(f".{target.name}.restoring")       # one that was killed left it to this one
    with file_errors(database.name):
        try:
            private_files.make_folder(target.parent)
            private_files.make_file(extracted)
            with extracted.open("wb") as stream:
                stream.writelines(payload(file, manifest))
                stream.flush()
                os.fsync(stream.fileno())
            with closing(Database(f"sqlite:///{extracted.as_posix()}")) as content, content.reading() as connection:
                if inspect_content(connection, str(file)) != (manifest.head, manifest.counts):
                    raise Refusal("backup.damaged", file=str(file))
            moved = [_move_aside(path) for path in occupied]
            extracted.replace(target)
        finally:
            extracted.unlink(missing_ok=True)
    return moved


def _move_aside(path: Path) -> Path:
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    return path.rename(path.with_name(f"{path.name}.aside-{moment}"))
