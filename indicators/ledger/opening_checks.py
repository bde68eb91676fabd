"""Checks before a ledger is used: whether it exists, is a ledger, is intact, and is the one last used here."""

import os
from contextlib import suppress

from sqlalchemy import Connection, select, text

from indicators.errors import LedgerTrouble
from indicators.ledger import chain, marker, migration
from indicators.ledger.connection import Database
from indicators.ledger.continuity import refuse_older, seen_of
from indicators.ledger.database_errors import file_errors
from indicators.ledger.databases import LedgerLocation, SqliteLocation
from indicators.ledger.marker import Seen


def absent(location: LedgerLocation) -> LedgerTrouble:
    """Return the reason why there is no ledger: it was never created, or it has been lost."""
    if location.marker.exists():
        return LedgerTrouble("ledger.lost", ledger=location.name, marker=str(location.marker))
    if isinstance(location, SqliteLocation) and location.file.is_symlink():  # a dangling link: its file existed once
        return LedgerTrouble("ledger.lost", ledger=location.name, marker=location.name)
    return LedgerTrouble("ledger.never_made", ledger=location.name)


def offering_backup(trouble: LedgerTrouble, location: LedgerLocation) -> LedgerTrouble:
    """Return the trouble, with the name of the newest backup if restoring it would help and there is one."""
    if trouble.code not in ("ledger.lost", "ledger.empty_file", "ledger.unreadable", "ledger.damaged"):
        return trouble
    backups = location.backups()
    return LedgerTrouble(f"{trouble.code}_has_backup", **trouble.values, backup=backups[0]) if backups else trouble


def refuse_newer(location: LedgerLocation, database: Database) -> None:
    """Raise LedgerTrouble for a ledger created or upgraded by a newer Goalline, before anything else is read from it.
    """
    with database.reading() as connection:
        migration.refuse_unknown(connection, location.name)


def bring_up(location: LedgerLocation, database: Database) -> None:
    """Upgrade a ledger of an older revision after a backup, and verify its chains again."""
    with database.reading() as connection:
        if migration.refuse_unknown(connection, location.name) == migration.newest():
            return
    with database.writing() as connection:
        if database.file is None:            # on SQLite the transaction alone excludes other writers
            connection.execute(text("LOCK TABLE head IN EXCLUSIVE MODE"))
        _migrate(location, connection)
        chain.verify(connection, blobs=False, ledger=location.name)


def _migrate(location: LedgerLocation, connection: Connection) -> None:
    """Back up and upgrade while other writers are excluded, unless another process has just done so."""
    found = migration.refuse_unknown(connection, location.name)
    if found != migration.newest():
        location.back_up(found)
        migration.upgrade(connection)


def compare_with_marker(location: LedgerLocation, database: Database) -> Seen | None:
    """Compare the ledger with the marker; return what was last seen if GOALLINE_RESTORED accepts an older copy, else
    None.

    Raises LedgerTrouble "ledger.replaced", "ledger.older" and "ledger.older_log" as refuse_older does, and
    "ledger.older_again" if GOALLINE_RESTORED has already accepted a copy and was not unset since.
    """
    seen = marker.read(location.marker)
    if seen is None:
        return None
    with database.reading() as connection:
        head = seen_of(connection.execute(select(*chain.HEAD)).mappings().one())
        try:
            refuse_older(connection, location.name, location.marker, head, seen)
        except LedgerTrouble as trouble:
            if trouble.code == "ledger.replaced" or os.environ.get("GOALLINE_RESTORED") != str(head.version):
                raise
            if marker.restored(location.marker) == head.version:
                raise LedgerTrouble("ledger.older_again", **trouble.values) from trouble
            return seen
    return None


def let_restore_again(location: LedgerLocation) -> None:
    """After a start without GOALLINE_RESTORED, let it accept another older copy of the same version."""
    used, seen = marker.restored(location.marker), marker.read(location.marker)
    if seen and used is not None and os.environ.get("GOALLINE_RESTORED") != str(used):
        with suppress(LedgerTrouble), file_errors(str(location.marker)):
            marker.write(location.marker, seen)


def remember(location: LedgerLocation, database: Database, *, restored: bool) -> None:
    """Write the ledger's progress to the marker; with ``restored`` even if the marker is ahead."""
    with database.reading() as connection:
        head = seen_of(connection.execute(select(*chain.HEAD)).mappings().one())
    try:
        with file_errors(str(location.marker)):
            if restored:
                marker.write(location.marker, head, restored=head.version)
            else:
                marker.move(location.marker, head)
    except LedgerTrouble:
        if restored or not location.marker.exists():  # an older marker still shows that there was a ledger, so continue
            raise
