"""What is looked at before a ledger is used: is it there, is it ours, is it whole, is it the one that was here."""

from sqlalchemy import Connection, select, text

from indicators.errors import LedgerTrouble
from indicators.store import marker, migration, tables
from indicators.store.connection import Database
from indicators.store.marker import Seen
from indicators.store.places import Place
from indicators.store.trouble import told_of_files


def absent(place: Place) -> LedgerTrouble:
    """Why nothing stands: it was never made, or it was and is lost."""
    if place.marker.exists():
        return LedgerTrouble("ledger.lost", ledger=place.name, marker=str(place.marker))
    return LedgerTrouble("ledger.never_made", ledger=place.name)


def offering_backup(trouble: LedgerTrouble, place: Place) -> LedgerTrouble:
    """The same trouble with the name of the newest backup, where a backup would mend it and there is one."""
    if trouble.code not in ("ledger.lost", "ledger.empty_file", "ledger.unreadable", "ledger.damaged"):
        return trouble
    backups = place.backups()
    return LedgerTrouble(f"{trouble.code}_has_backup", **trouble.values, backup=backups[0]) if backups else trouble


def bring_up(place: Place, database: Database) -> None:
    """Migrate a ledger of an older revision, after a backup; LedgerTrouble for one that is newer or not ours."""
    with database.reading() as connection:
        found = migration.revision(connection)
    if found is None:
        raise LedgerTrouble("ledger.not_a_ledger", ledger=place.name)
    with told_of_files(place.name):
        newest, known = migration.newest(), migration.known(found)
    if not known:
        raise LedgerTrouble("ledger.newer", ledger=place.name)
    if found == newest:
        return
    with database.writing() as connection:
        if database.file is None:            # on SQLite the transaction alone keeps other writers out
            connection.execute(text("LOCK TABLE head IN EXCLUSIVE MODE"))
        _migrate(place, connection)


def _migrate(place: Place, connection: Connection) -> None:
    """Back up and upgrade while nobody else can write, unless another process just has."""
    found = str(migration.revision(connection))
    if found != migration.newest():
        place.back_up(found)
        migration.upgrade(connection)


def compare_with_marker(place: Place, database: Database) -> Seen | None:
    """What was seen here before, where the ledger that stands now is an older copy of it or has another history.

    Raises LedgerTrouble("ledger.replaced") where it is another ledger altogether.
    """
    seen = marker.read(place.marker)
    if seen is None:
        return None
    with database.reading() as connection:
        ledger_id = connection.execute(select(tables.head.c.ledger_id)).scalar_one()
        event = select(tables.event.c.hash).where(tables.event.c.version == seen.version)
        same_history = seen.version == 0 or connection.scalar(event) == seen.hash
    if ledger_id != seen.ledger_id:
        raise LedgerTrouble("ledger.replaced", ledger=place.name, marker=str(place.marker))
    return None if same_history else seen


def remember(place: Place, database: Database) -> None:
    """Write down beside the ledger that it was made, and how far it had come."""
    with database.reading() as connection:
        head = connection.execute(select(tables.head)).mappings().one()
    now_seen = Seen(ledger_id=head["ledger_id"], made_at=head["made_at"], version=head["version"], hash=head["hash"])
    if marker.read(place.marker) == now_seen:
        return
    try:
        with told_of_files(str(place.marker)):
            marker.write(place.marker, now_seen)
    except LedgerTrouble:
        if not place.marker.exists():        # an older one still says that a ledger was made: enough to read on
            raise
