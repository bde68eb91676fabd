"""Opening a ledger, or creating it at a first start; it is verified before anyone uses it."""

import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from indicators import __version__
from indicators.errors import LedgerTrouble
from indicators.ledger import chain, migration, tables
from indicators.ledger.connection import Database
from indicators.ledger.continuity import Continuity
from indicators.ledger.database_errors import database_errors
from indicators.ledger.databases import LedgerLocation, SqliteLocation, location_of
from indicators.ledger.ledger import Ledger
from indicators.ledger.marker import var_folder
from indicators.ledger.opening_checks import (
    absent,
    bring_up,
    compare_with_marker,
    let_restore_again,
    offering_backup,
    refuse_newer,
    remember,
)
from indicators.ledger.transaction import now
from indicators.model import Actor

GOALLINE = Actor(id="goalline", name="Goalline", verified=True)
"""Actor for what the program itself records in the second log."""


def ledger_url() -> str:
    """Return GOALLINE_LEDGER, or the URL of the SQLite file ledger.db in var/."""
    return os.environ.get("GOALLINE_LEDGER") or f"sqlite:///{(var_folder() / 'ledger.db').as_posix()}"


def exists(url: str) -> bool:
    """Whether there is a ledger at ``url``; raises LedgerTrouble if there is something else."""
    return location_of(url).exists()


def open(url: str) -> Ledger:  # noqa: A001 - always called as ledger.open
    """Open the ledger at ``url`` after verifying it: readable, a ledger, upgraded, both chains, every byte.

    Raises LedgerTrouble: "ledger.never_made", "ledger.lost", "ledger.being_made", "ledger.damaged" and others; see
    docs/operations.md. Nothing is created or overwritten.
    """
    location = location_of(url)
    try:
        return _open(location, url)
    except LedgerTrouble as trouble:
        raise offering_backup(trouble, location) from trouble


def _open(location: LedgerLocation, url: str) -> Ledger:
    database = location.found()
    if database is None:
        raise absent(location)
    try:
        with database_errors(location.name, otherwise="ledger.unreadable"):
            return _checked(location, database, url)
    except BaseException:
        database.close()
        raise


def _checked(location: LedgerLocation, database: Database, url: str) -> Ledger:
    refuse_newer(location, database)
    location.sound(database)
    with database.reading() as connection:
        chain.verify(connection, blobs=True, ledger=location.name)
    let_restore_again(location)
    seen = compare_with_marker(location, database)
    bring_up(location, database)
    location.keep_private()
    ledger = Ledger(database, url, Continuity(location.name, location.marker))
    remember(location, database, restored=bool(seen))
    if seen:
        ledger.record(GOALLINE, "put_back", {"seen_version": seen.version, "seen_hash": seen.hash})
    ledger.scrub()
    return ledger


def create(url: str, fill: Callable[[Ledger], object]) -> Ledger:
    """Create a ledger at ``url`` and load it with ``fill``; it appears only once complete, and an interruption leaves
    none.

    Raises LedgerTrouble "ledger.stands" if there is one already, or another process was faster, and "ledger.lost" if an
    earlier one has disappeared.
    """
    location = location_of(url)
    if (missing := absent(location)).code == "ledger.lost" and not location.exists():
        raise offering_backup(missing, location)
    if isinstance(location, SqliteLocation) and location.exists():
        raise LedgerTrouble("ledger.stands", ledger=location.name)
    with location.making() as database:
        with database.writing() as connection:
            migration.upgrade(connection)
            connection.execute(insert(tables.head), _new_head())
        fill(Ledger(database, url))
    return open(url)


def open_or_create(url: str, fill: Callable[[Ledger], object]) -> Ledger:
    """Open the ledger at ``url``, or create it at a first start; of two concurrent first starts, one creates it, both
    open it.
    """
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
