"""What is looked at before a ledger is used: is it there, is it ours, is it whole, is it the one that was here."""

import os
from contextlib import suppress

from sqlalchemy import Connection, select, text

from indicators.errors import LedgerTrouble
from indicators.store import chain, marker, migration
from indicators.store.connection import Database
from indicators.store.ledger.continuity import refuse_older, seen_of
from indicators.store.marker import Seen
from indicators.store.places import Place, SqlitePlace
from indicators.store.trouble import told_of_files


def absent(place: Place) -> LedgerTrouble:
    """Why nothing stands, where nothing does: it was never made, or it was and is lost."""
    if place.marker.exists():
        return LedgerTrouble("ledger.lost", ledger=place.name, marker=str(place.marker))
    if isinstance(place, SqlitePlace) and place.file.is_symlink():      # nobody links to what was never there
        return LedgerTrouble("ledger.lost", ledger=place.name, marker=place.name)
    return LedgerTrouble("ledger.never_made", ledger=place.name)


def offering_backup(trouble: LedgerTrouble, place: Place) -> LedgerTrouble:
    """The same trouble with the name of the newest backup, where a backup would mend it and there is one."""
    if trouble.code not in ("ledger.lost", "ledger.empty_file", "ledger.unreadable", "ledger.damaged"):
        return trouble
    backups = place.backups()
    return LedgerTrouble(f"{trouble.code}_has_backup", **trouble.values, backup=backups[0]) if backups else trouble


def refuse_newer(place: Place, database: Database) -> None:
    """LedgerTrouble for a ledger that a newer Goalline made or upgraded, before anything else of it is read."""
    with database.reading() as connection:
        migration.refuse_unknown(connection, place.name)


def bring_up(place: Place, database: Database) -> None:
    """Migrate a ledger of an older revision, after a backup, and check its chains again."""
    with database.reading() as connection:
        if migration.refuse_unknown(connection, place.name) == migration.newest():
            return
    with database.writing() as connection:
        if database.file is None:            # on SQLite the transaction alone keeps other writers out
            connection.execute(text("LOCK TABLE head IN EXCLUSIVE MODE"))
        _migrate(place, connection)
        chain.verify(connection, blobs=False, ledger=place.name)


def _migrate(place: Place, connection: Connection) -> None:
    """Back up and upgrade while nobody else can write, unless another process just has."""
    found = str(migration.revision(connection))
    if found != migration.newest():
        place.back_up(found)
        migration.upgrade(connection)


def compare_with_marker(place: Place, database: Database) -> Seen | None:
    """What was seen here before, where there is an older copy now and GOALLINE_RESTORED accepts it.

    Raises LedgerTrouble "ledger.replaced", "ledger.older" and "ledger.older_log" as refuse_older does, and
    "ledger.older_again" where it accepted one already and was never unset.
    """
    seen = marker.read(place.marker)
    if seen is None:
        return None
    with database.reading() as connection:
        head = seen_of(connection.execute(select(*chain.HEAD)).mappings().one())
        try:
            refuse_older(connection, place.name, place.marker, head, seen)
        except LedgerTrouble as trouble:
            if trouble.code == "ledger.replaced" or os.environ.get("GOALLINE_RESTORED") != str(head.version):
                raise
            if marker.restored(place.marker) == head.version:
                raise LedgerTrouble("ledger.older_again", **trouble.values) from trouble
            return seen
    return None


def let_restore_again(place: Place) -> None:
    """Have a start without GOALLINE_RESTORED make it good for one more older copy of the same version."""
    used, seen = marker.restored(place.marker), marker.read(place.marker)
    if seen and used is not None and os.environ.get("GOALLINE_RESTORED") != str(used):
        with suppress(LedgerTrouble), told_of_files(str(place.marker)):
            marker.write(place.marker, seen)


def remember(place: Place, database: Database, *, restored: bool) -> None:
    """Keep in the marker how far the ledger has come; ``restored``, although it had come further before."""
    with database.reading() as connection:
        head = seen_of(connection.execute(select(*chain.HEAD)).mappings().one())
    try:
        with told_of_files(str(place.marker)):
            if restored:
                marker.write(place.marker, head, restored=head.version)
            else:
                marker.move(place.marker, head)
    except LedgerTrouble:
        if restored or not place.marker.exists():    # an older one still says that a ledger was made: enough to read on
            raise
