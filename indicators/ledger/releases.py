"""Releases: the named versions that the public sees; making and withdrawing one are events.

A release with a year is an *edition* of that year, which is found and compared by its name.
"""

from collections.abc import Mapping, Sequence

from indicators.errors import Refusal
from indicators.ledger import subjects
from indicators.ledger.records import Event
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain

YEARS = range(1000, 10_000)
"""Years that an edition may be of: those of four digits."""


def release(transaction: Transaction, actor: Actor, name: str, version: int | None, note: str,
            year: int | None, hidden: Mapping[str, Sequence[Sequence[object]]]) -> Event:
    """Append the event that releases a version, None for the one it creates; with a year, as an edition of that year.

    It keeps the keys that are hidden, by reason.

    Raises Refusal("ledger.unknown_version", "release.year", "release.name_taken").
    """
    released = transaction.version + 1 if version is None else version
    if not 1 <= released <= transaction.version + 1:
        raise Refusal("ledger.unknown_version", version=released, newest=transaction.version)
    if year is not None and year not in YEARS:
        raise Refusal("release.year", found=year)
    _refuse_name_taken(transaction, name, year)
    payload = {"name": name, "version": released, "hidden": hidden} | ({} if year is None else {"year": year})
    return transaction.append("released", actor, note=note, payload=payload)


def _refuse_name_taken(transaction: Transaction, name: str, year: int | None) -> None:
    """Refuse the name of a release in force, or one that looks like it, if either of the two is an edition."""
    for event, *_ in subjects.entries_in_force(subjects.events(transaction.connection, "released")).values():
        own = event.payload
        if plain(own["name"]) == plain(name) and (year is not None or "year" in own):
            raise Refusal("release.name_taken", release=own["name"], version=own["version"])
