"""Opening a ledger, or creating it at a first start. It is verified before anyone uses it."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import chain, in_use, private_files, tables
from indicators.ledger.database import Database
from indicators.ledger.database_errors import database_errors, file_errors
from indicators.ledger.last_seen import Head, LastSeen, head_of, var_folder
from indicators.ledger.ledger import Ledger
from indicators.model import Actor

GOALLINE = Actor(name="Goalline")
"""Actor for what the program itself records in the second log."""

_HASH = re.compile(rf"[0-9a-f]{{{chain.PRINTED},64}}")


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """The result for an intact ledger; ``against`` is the version with the hash asked about, None if none was."""

    ledger: str
    version: int
    hash: str
    against: int | None


def ledger_url() -> str:
    """Return GOALLINE_LEDGER, or the URL of the SQLite file ledger.db in var/."""
    return os.environ.get("GOALLINE_LEDGER") or f"sqlite:///{(var_folder() / 'ledger.db').as_posix()}"


def exists(url: str) -> bool:
    """Whether there is a ledger at ``url``; raises LedgerTrouble if there is something else."""
    database = Database(url)
    try:
        return database.holds_ledger()
    finally:
        database.close()


def open(url: str, restored_version: str | None = None) -> Ledger:  # noqa: A001 - always called as ledger.open
    """Open the ledger at ``url`` after verifying it: readable, a ledger, of this format, both chains, every byte.

    An older one is opened only if it ends at ``restored_version``, by default GOALLINE_RESTORED. Nothing is created or
    overwritten. Raises LedgerTrouble: "ledger.never_made", "ledger.lost", "ledger.damaged" and others; see
    docs/operations.md.
    """
    database = Database(url)
    try:
        in_use.share(database)
        last_seen = LastSeen(database)
        seen_head = last_seen.read()
        restored_version = restored_version or os.environ.get("GOALLINE_RESTORED")
        head, was_restored = _verified(database, last_seen, seen_head, restored_version)
        for path in filter(None, (database.file, last_seen.file)):
            private_files.close(path, private_files.FILE)
        private_files.close(var_folder(), private_files.FOLDER)
        with file_errors(str(last_seen.file)):
            if was_restored or not last_seen.file.exists():
                last_seen.write(head)
        last_seen.advance(head)
        database.is_verified = True
        ledger = Ledger(database, url, last_seen)
        if was_restored and seen_head:
            with ledger.writing(GOALLINE) as transaction:
                transaction.log("put_back", {"seen_version": seen_head.version, "seen_hash": seen_head.hash})
    except BaseException:
        database.close()
        raise
    return ledger


def inspect(url: str, against: str = "") -> Inspected:
    """Verify both chains and every byte, and that the ledger is no older than last seen, and change nothing.

    ``against`` is a hash that was once the head of the chain, or its first digits as printed. Raises LedgerTrouble as
    ``open`` does, and Refusal("verify.no_hash", "verify.unknown_hash", "verify.ambiguous_hash").
    """
    database = Database(url)
    try:
        last_seen = LastSeen(database)
        head, _ = _verified(database, last_seen, last_seen.read())
        with database.reading() as connection:
            version = _version_of(connection, database.name, against.strip().lower()) if against else None
    finally:
        database.close()
    return Inspected(ledger=database.name, version=head.version, hash=head.hash, against=version)


def create(url: str, fill: Callable[[Ledger], object]) -> Ledger:
    """Create a ledger at ``url`` and load it with ``fill``; it appears only once complete, and an interruption leaves
    none.

    Raises LedgerTrouble "ledger.stands" if there is one already, or another process was faster, and "ledger.lost" if an
    earlier one has disappeared.
    """
    database = Database(url)
    try:
        if database.holds_ledger():
            raise LedgerTrouble("ledger.stands", ledger=database.name)
        if (reason := _absent(database, LastSeen(database))).code == "ledger.lost":
            raise reason
        with database.creating() as connection:
            first = chain.first_link(ledger_id := str(uuid4()))
            connection.execute(insert(tables.head).values(
                id=1, ledger_id=ledger_id, version=0, hash=first, log_number=0, log_hash=first, at=""))
            fill(Ledger(database, url))
    finally:
        database.close()
    return open(url)


def replace(url: str, fill: Callable[[Ledger], object]) -> None:
    """Make a ledger file anew, of the demo alone: the one before is there until the new one is complete."""
    database = Database(url)
    database.close()
    if database.file is None:
        raise ValueError("only a ledger in a file can be replaced")
    beside = Database(f"sqlite:///{database.file.with_name(f'{uuid4().hex}.db').as_posix()}")
    create(f"sqlite:///{Path(beside.name).as_posix()}", fill).close()
    with file_errors(database.name):
        marker = LastSeen(database).file
        marker.unlink(missing_ok=True)           # of the ledger before: another one would not be opened
        Path(beside.name).replace(database.name)
        LastSeen(beside).file.replace(marker)


def open_or_create(url: str, fill: Callable[[Ledger], object]) -> Ledger:
    """Open the ledger at ``url``, or create it; of two concurrent first starts, one creates it and both open it."""
    try:
        return open(url)
    except LedgerTrouble as trouble:
        if trouble.code != "ledger.never_made":
            raise
    try:
        return create(url, fill)
    except LedgerTrouble as trouble:
        if trouble.code != "ledger.stands":
            raise
    return open(url)


def refuse_absent(database: Database) -> None:
    """Raise LedgerTrouble if there is no ledger, or one of another format."""
    if not database.holds_ledger():
        raise _absent(database, LastSeen(database))


def _absent(database: Database, last_seen: LastSeen) -> LedgerTrouble:
    """The reason why there is no ledger: it was never created, or it has been lost."""
    # A link that leads nowhere: its file existed once.
    if last_seen.file.exists() or database.file and database.file.is_symlink() and not database.file.exists():
        return LedgerTrouble("ledger.lost", ledger=database.name, marker=str(last_seen.file))
    return LedgerTrouble("ledger.never_made", ledger=database.name)


def _verified(database: Database, last_seen: LastSeen, seen_head: Head | None,
              restored_version: str | None = None) -> tuple[Head, bool]:
    """The head of an intact ledger, and whether it is an older copy, which must end at ``restored_version``."""
    with database_errors(database.name, otherwise="ledger.unreadable"):
        if not database.holds_ledger():
            raise _absent(database, last_seen)
        database.refuse_damaged()
        with database.reading() as connection:
            chain.verify(connection, database.name)
            head = head_of(connection.execute(select(tables.head)).mappings().one())
            trouble = last_seen.trouble_with(connection, head, seen_head)
    if trouble and (trouble.code != "ledger.older" or restored_version != str(head.version)):
        raise trouble
    return head, trouble is not None


def _version_of(connection: Connection, ledger: str, against: str) -> int:
    """The version of the event with this hash; 0 for the ledger's identity, which was the head before any event."""
    if not _HASH.fullmatch(against):
        raise Refusal("verify.no_hash", found=against, digits=chain.PRINTED)
    event = tables.event.c
    versions = list(connection.scalars(select(event.version).where(event.hash.startswith(against))))
    first = chain.first_link(connection.execute(select(tables.head.c.ledger_id)).scalar_one())
    versions += [0] * first.startswith(against)
    if len(versions) > 1:
        raise Refusal("verify.ambiguous_hash", found=against)
    if not versions:
        raise Refusal("verify.unknown_hash", found=against, ledger=ledger)
    return int(versions[0])
