"""Verify a ledger without changing anything: it is not upgraded or scrubbed, and no marker is written."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select

from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import chain, migration, tables
from indicators.ledger.database_errors import database_errors
from indicators.ledger.databases import location_of
from indicators.ledger.opening_checks import absent, compare_with_marker, offering_backup, refuse_newer

_HASH = re.compile(rf"[0-9a-f]{{{chain.PRINTED},64}}")


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """The result for an intact ledger; ``against`` is the version with the hash asked about, None if none was."""

    ledger: str
    version: int
    hash: str
    against: int | None
    unscrubbed: bool


def inspect(url: str, against: str = "") -> Inspected:
    """Verify both chains and every byte, and that the ledger is no older than last seen; ``against`` is a hash that was
    once the head of the chain, or its first digits as printed.

    Raises LedgerTrouble as ledger.open does, and Refusal("verify.no_hash", "verify.unknown_hash",
    "verify.ambiguous_hash").
    """
    location = location_of(url)
    try:
        database = location.found(inspect=True)
        if database is None:
            raise absent(location)
        try:
            with database_errors(location.name, otherwise="ledger.unreadable"):
                refuse_newer(location, database)
                location.sound(database)
                with database.reading() as connection:
                    chain.verify(connection, blobs=True, ledger=location.name)
                    found = _inspected(connection, location.name, against.strip().lower())
                compare_with_marker(location, database)
        finally:
            database.close()
    except LedgerTrouble as trouble:
        raise offering_backup(trouble, location) from trouble
    return found


def _inspected(connection: Connection, name: str, against: str) -> Inspected:
    head = connection.execute(select(*chain.HEAD)).mappings().one()
    upgraded = migration.revision(connection) == migration.newest()
    return Inspected(
        ledger=name, version=head["version"], hash=head["hash"],
        against=_version_of(connection, name, chain.first_link(head), against) if against else None,
        unscrubbed=upgraded and bool(connection.scalar(select(tables.head.c.to_scrub))))


def _version_of(connection: Connection, name: str, first: str, against: str) -> int:
    """The version of the event with this hash; 0 for the ledger's identity, which was the head before any event."""
    if not _HASH.fullmatch(against):
        raise Refusal("verify.no_hash", found=against, digits=chain.PRINTED)
    event = tables.event.c
    found = list(connection.scalars(select(event.version).where(event.hash.startswith(against))))
    found += [0] * first.startswith(against)
    if len(found) > 1:
        raise Refusal("verify.ambiguous_hash", found=against)
    if not found:
        raise Refusal("verify.unknown_hash", found=against, ledger=name)
    return int(found[0])
