"""Releases: the named versions that the public sees; making and withdrawing one are events.

A release with a year is an *edition* of that year, which is found and compared by its name.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from indicators.errors import Refusal
from indicators.ledger import approvals, subjects
from indicators.ledger.records import Event, LogEntry, read_events
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

YEARS = range(1000, 10_000)
"""Years that an edition may be of: those of four digits."""


def release(ledger: "Ledger", actor: Actor, name: str, *, version: int | None = None, note: str = "",
            year: int | None = None, previewed_on: int | None = None,
            hidden: Mapping[str, Sequence[Sequence[object]]] | None = None, emergency: str = "") -> Event:
    """Release a version to the public: ``version``, or the one that this event creates; with ``year``, as an edition of
    that year. ``hidden`` are the keys that the public may not see, by reason; ``emergency`` why nobody else approved.

    With ``previewed_on``, raises StalePreview if anything has changed since; also Refusal("ledger.unknown_version",
    "release.nameless", "release.year", "release.name_taken"), and NotAllowed("approval.*") without a second person.
    """
    with ledger.writing(actor, "release", previewed_on=previewed_on or 0) as transaction:
        subject = _subject(transaction, name, year, version, previewed_on)
        payload = {**subject, "version": subject["version"] or transaction.version + 1, "hidden": hidden or {}}
        second = approvals.demand_second(transaction, "release", subject, emergency)
        if second.get("prepared_by"):
            payload["changes_by_preparer"] = _changes_by(transaction.connection, second["prepared_by"])
        return transaction.append("released", note=note, payload=payload | second)


def prepare_release(ledger: "Ledger", actor: Actor, name: str, *, note: str, previewed_on: int,
                    year: int | None = None) -> LogEntry:
    """Prepare the release of the newest version, for another person to approve. Raises as ``release`` does."""
    with ledger.writing(actor, "prepare", previewed_on=previewed_on, reason=note) as transaction:
        return approvals.prepare(transaction, "release", _subject(transaction, name, year, None, previewed_on), note)


def _subject(transaction: Transaction, name: str, year: int | None, version: int | None, previewed_on: int | None
             ) -> dict[str, Any]:
    """Name, version and year of a release that can be made now; version 0 is that of its own event."""
    if not plain(name):
        raise Refusal("release.nameless")
    if previewed_on is not None:
        transaction.refuse_later(previewed_on)
    if version is not None and not 1 <= version <= transaction.version + 1:
        raise Refusal("ledger.unknown_version", version=version, newest=transaction.version)
    if year is not None and year not in YEARS:
        raise Refusal("release.year", found=year)
    _refuse_name_taken(transaction, name.strip(), year)
    return {"name": name.strip(), "version": version or 0, **({} if year is None else {"year": year})}


def changes_by(ledger: "Ledger", person: str) -> list[int]:
    """Return the data versions since the last release that a person made."""
    with ledger.reading() as connection:
        return _changes_by(connection, person)


def _changes_by(connection: Connection, person: str) -> list[int]:
    last = max(subjects.entries_in_force(subjects.events(connection, "released")), default=0)
    return [event.version for event in read_events(connection, after=last) if event.person == person]


def _refuse_name_taken(transaction: Transaction, name: str, year: int | None) -> None:
    """Refuse the name of a release in force, or one that looks like it, if either of the two is an edition."""
    for event, *_ in subjects.entries_in_force(subjects.events(transaction.connection, "released")).values():
        other = event.payload
        if plain(other["name"]) == plain(name) and (year is not None or "year" in other):
            raise Refusal("release.name_taken", release=other["name"], version=other["version"])
