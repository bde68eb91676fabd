"""Releases: the named versions that the public sees; making and withdrawing one are events.

A release with a year is an *edition* of that year, which is found and compared by its name.
"""

from sqlalchemy import select

from indicators.errors import Refusal
from indicators.ledger import tables
from indicators.ledger.records import Event, event_of
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain

YEARS = range(1000, 10_000)
"""Years that an edition may be of: those of four digits."""


def release(transaction: Transaction, actor: Actor, name: str, version: int | None, note: str,
            year: int | None = None) -> Event:
    """Append the event that releases a version, None for the one it creates; with a year, as an edition of that year.

    Raises Refusal("ledger.unknown_version", "release.year", "release.name_taken").
    """
    released = transaction.version + 1 if version is None else version
    if not 1 <= released <= transaction.version + 1:
        raise Refusal("ledger.unknown_version", version=released, newest=transaction.version)
    if year is not None and year not in YEARS:
        raise Refusal("release.year", found=year)
    _refuse_name_taken(transaction, name, year)
    payload = {"name": name, "version": released} | ({} if year is None else {"year": year})
    return transaction.append("released", actor, note=note, payload=payload)


def _refuse_name_taken(transaction: Transaction, name: str, year: int | None) -> None:
    """Refuse the name of a release in force, or one that looks like it, if either of the two is an edition."""
    events = _events(transaction)
    withdrawn = {event.payload.get("release") for event in events}
    for event in events:
        own = event.payload
        same = event.kind == "released" and event.version not in withdrawn and plain(own["name"]) == plain(name)
        if same and (year is not None or "year" in own):
            raise Refusal("release.name_taken", release=own["name"], version=own["version"])


def take_back(transaction: Transaction, actor: Actor, release: int, reason: str) -> Event:
    """Append the event that withdraws a release; raises Refusal("release.unknown", "release.taken_back")."""
    first, later = _turns(transaction, release)
    if later:
        raise Refusal("release.taken_back", release=first.payload["name"], name=later.actor_name,
                      version=later.version)
    return transaction.append("release_taken_back", actor, note=reason, payload={**first.payload, "release": release})


def _turns(transaction: Transaction, release: int) -> tuple[Event, Event | None]:
    """The event that made a release, and the one that withdrew it, if any."""
    found = _events(transaction)
    first = next((event for event in found if event.kind == "released" and event.version == release), None)
    if first is None:
        raise Refusal("release.unknown", version=release)
    return first, next((event for event in found if event.payload.get("release") == release), None)


def _events(transaction: Transaction) -> list[Event]:
    """The events that made or withdrew a release, in order."""
    event = tables.event.c
    query = select(tables.event).where(event.kind.in_(("released", "release_taken_back"))).order_by(event.version)
    return [event_of(row) for row in transaction.connection.execute(query).mappings()]
