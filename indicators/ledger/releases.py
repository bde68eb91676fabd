"""Releases: the named versions that the public sees; making and withdrawing one are events."""

from sqlalchemy import select

from indicators.errors import Refusal
from indicators.ledger import tables
from indicators.ledger.records import Event, event_of
from indicators.ledger.transaction import Transaction
from indicators.model import Actor


def release(transaction: Transaction, actor: Actor, name: str, version: int | None, note: str) -> Event:
    """Append the event that releases a version, None for the one it creates; raises Refusal("ledger.unknown_version").
    """
    released = transaction.version + 1 if version is None else version
    if not 1 <= released <= transaction.version + 1:
        raise Refusal("ledger.unknown_version", version=released, newest=transaction.version)
    return transaction.append("released", actor, note=note, payload={"name": name, "version": released})


def take_back(transaction: Transaction, actor: Actor, release: int, reason: str) -> Event:
    """Append the event that withdraws a release; raises Refusal("release.unknown", "release.taken_back")."""
    first, later = _turns(transaction, release)
    if later:
        raise Refusal("release.taken_back", release=first.payload["name"], name=later.actor_name,
                      version=later.version)
    return transaction.append("release_taken_back", actor, note=reason, payload={**first.payload, "release": release})


def _turns(transaction: Transaction, release: int) -> tuple[Event, Event | None]:
    """The event that made a release, and the one that withdrew it, if any."""
    event = tables.event.c
    query = select(tables.event).where(event.kind.in_(("released", "release_taken_back"))).order_by(event.version)
    found = [event_of(row) for row in transaction.connection.execute(query).mappings()]
    first = next((event for event in found if event.kind == "released" and event.version == release), None)
    if first is None:
        raise Refusal("release.unknown", version=release)
    return first, next((event for event in found if event.payload.get("release") == release), None)
