"""Releases: the named versions that the public sees; making and withdrawing one are events.

A release with a year is an *edition* of that year, which is found and compared by its name.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from indicators.errors import Refusal
from indicators.ledger import subjects
from indicators.ledger.records import Event
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

YEARS = range(1000, 10_000)
"""Years that an edition may be of: those of four digits."""


def release(ledger: "Ledger", actor: Actor, name: str, *, version: int | None = None, note: str = "",
            year: int | None = None, previewed_on: int | None = None,
            hidden: Mapping[str, Sequence[Sequence[object]]] | None = None) -> Event:
    """Release a version to the public: ``version``, or the one that this event creates; with ``year``, as an edition of
    that year. ``hidden`` are the keys that the public may not see, by reason.

    With ``previewed_on``, raises StalePreview if anything has changed since; also Refusal("ledger.unknown_version",
    "release.nameless", "release.year", "release.name_taken").
    """
    with ledger.writing(actor, "release", previewed_on=previewed_on or 0) as transaction:
        if not plain(name):
            raise Refusal("release.nameless")
        if previewed_on is not None:
            transaction.refuse_later(previewed_on)
        released = transaction.version + 1 if version is None else version
        if not 1 <= released <= transaction.version + 1:
            raise Refusal("ledger.unknown_version", version=released, newest=transaction.version)
        if year is not None and year not in YEARS:
            raise Refusal("release.year", found=year)
        _refuse_name_taken(transaction, name.strip(), year)
        payload = {"name": name.strip(), "version": released, "hidden": hidden or {}}
        payload |= {} if year is None else {"year": year}
        return transaction.append("released", note=note, payload=payload)


def _refuse_name_taken(transaction: Transaction, name: str, year: int | None) -> None:
    """Refuse the name of a release in force, or one that looks like it, if either of the two is an edition."""
    for event, *_ in subjects.entries_in_force(subjects.events(transaction.connection, "released")).values():
        other = event.payload
        if plain(other["name"]) == plain(name) and (year is not None or "year" in other):
            raise Refusal("release.name_taken", release=other["name"], version=other["version"])
