"""A ledger opened, or made at a first start; both checked whole before anyone gets it."""

import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from indicators import __version__
from indicators.errors import LedgerTrouble
from indicators.model import Actor
from indicators.store import chain, migration, tables
from indicators.store.connection import Database
from indicators.store.ledger.checks import (
    absent,
    bring_up,
    compare_with_marker,
    let_restore_again,
    offering_backup,
    refuse_newer,
    remember,
)
from indicators.store.ledger.continuity import Continuity
from indicators.store.ledger.ledger import Ledger
from indicators.store.marker import var_folder
from indicators.store.page import now
from indicators.store.places import Place, SqlitePlace, place_of
from indicators.store.trouble import told

GOALLINE = Actor(id="goalline", name="Goalline", verified=True)
"""Who writes to the second log what the program itself notices."""


def ledger_url() -> str:
    """GOALLINE_LEDGER, or the SQLite file ledger.db in var/."""
    return os.environ.get("GOALLINE_LEDGER") or f"sqlite:///{(var_folder() / 'ledger.db').as_posix()}"


def stands(url: str) -> bool:
    """Whether there is a ledger at ``url``; LedgerTrouble where there is something else."""
    return place_of(url).stands()


def open(url: str) -> Ledger:  # noqa: A001 - always called as ledger.open
    """The ledger that stands at ``url``, checked whole: readable, ours, migrated, both chains, every byte.

    Raises LedgerTrouble: "ledger.never_made", "ledger.lost", "ledger.being_made", "ledger.damaged" and others; see
    docs/operations.md. Nothing is made or overwritten.
    """
    place = place_of(url)
    try:
        return _open(place, url)
    except LedgerTrouble as trouble:
        raise offering_backup(trouble, place) from trouble


def _open(place: Place, url: str) -> Ledger:
    if not place.stands():
        raise absent(place)
    database = Database(place.url, place.name)
    try:
        with told(place.name, otherwise="ledger.unreadable"):
            return _checked(place, database, url)
    except BaseException:
        database.close()
        raise


def _checked(place: Place, database: Database, url: str) -> Ledger:
    refuse_newer(place, database)
    place.sound(database)
    with database.reading() as connection:
        chain.verify(connection, blobs=True, ledger=place.name)
    let_restore_again(place)
    seen = compare_with_marker(place, database)
    bring_up(place, database)
    place.keep_private()
    ledger = Ledger(database, url, Continuity(place.name, place.marker))
    remember(place, database, restored=bool(seen))
    if seen:
        ledger.record(GOALLINE, "put_back", {"seen_version": seen.version, "seen_hash": seen.hash})
    ledger.scrub()
    return ledger


def create(url: str, fill: Callable[[Ledger], None]) -> Ledger:
    """Make a ledger at ``url``, have ``fill`` load it, and let it appear whole: a kill at any moment leaves none.

    Raises LedgerTrouble("ledger.stands") where one stands already, also where another process was quicker, and
    "ledger.lost" where one was made before and is gone.
    """
    place = place_of(url)
    if (missing := absent(place)).code == "ledger.lost" and not place.stands():
        raise offering_backup(missing, place)
    if isinstance(place, SqlitePlace) and place.stands():
        raise LedgerTrouble("ledger.stands", ledger=place.name)
    with place.making() as database:
        with database.writing() as connection:
            migration.upgrade(connection)
            connection.execute(insert(tables.head), _new_head())
        fill(Ledger(database, url))
    return open(url)


def open_or_create(url: str, fill: Callable[[Ledger], None]) -> Ledger:
    """The ledger at ``url``; at a first start it is made. Of two first starts at once one makes, both open."""
    try:
        return open(url)
    except LedgerTrouble as trouble:
        if trouble.code not in ("ledger.never_made", "ledger.being_made"):
            raise
    try:
        return create(url, fill)
    except LedgerTrouble as trouble:
        if trouble.code != "ledger.stands":
            raise
    return open(url)


def _new_head() -> dict[str, Any]:
    identity = {"ledger_id": str(uuid4()), "made_at": now().isoformat(timespec="seconds"), "made_by": __version__}
    first = chain.first_link(identity)
    return {"id": 1, "version": 0, "hash": first, "log_number": 0, "log_hash": first, "ready": False, **identity}
