"""Subjects of events: remarks, commitments and releases, and in the second log collection rounds and locks.

The event that begins a subject gives it its number. A later one names it as ``subject``; one that withdraws an event
names that one as ``undoes``. Withdrawing the first event of a subject withdraws the subject.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from indicators.errors import Refusal
from indicators.ledger.chain import FREE_TEXTS
from indicators.ledger.records import WITH_WORDS, Event, EventKind, LogEntry, read_events
from indicators.model import Actor

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

Entry = TypeVar("Entry", Event, LogEntry)

WITHDRAWAL: dict[EventKind, EventKind] = {
    "remark_set": "remark_taken_back", "commitment_changed": "commitment_taken_back",
    "released": "release_taken_back"}
"""Kinds of events about subjects, and those of their withdrawals."""

ACTION = {"remark_set": "set_remark", "commitment_changed": "set_commitment", "released": "take_back"}
"""What a person who withdraws one must be allowed to do."""

KINDS = (*WITHDRAWAL, *WITHDRAWAL.values())


def entries_in_force(entries: Iterable[Entry], version: int | None = None) -> dict[int, list[Entry]]:
    """Return the entries of each subject that count as of a version (None: all), by number, without withdrawn ones."""
    entries_so_far = [entry for entry in entries if version is None or entry.number <= version]
    undone = withdrawals(entries_so_far).keys()
    subjects: dict[int, list[Entry]] = {}
    for entry in entries_so_far:
        if "undoes" not in entry.payload and entry.number not in undone:
            subjects.setdefault(subject_of(entry), []).append(entry)
    return {number: events_of_subject for number, events_of_subject in subjects.items() if number not in undone}


def withdrawals(entries: Iterable[Entry]) -> dict[int, Entry]:
    """Return the entries that withdraw others, by the number of what they withdraw."""
    return {entry.payload["undoes"]: entry for entry in entries if "undoes" in entry.payload}


def subject_of(entry: Event | LogEntry) -> int:
    """Return the number of the subject of an entry."""
    return int(entry.payload.get("subject", entry.number))


def events(connection: Connection, *kinds: EventKind) -> list[Event]:
    """Return the events about subjects, in order: with ``kinds``, those that begin or change, and their withdrawals."""
    return read_events(connection, *(*kinds, *map(WITHDRAWAL.__getitem__, kinds)) if kinds else KINDS)


def take_back(ledger: "Ledger", actor: Actor, number: int, *, reason: str, previewed_on: int = 0) -> Event:
    """Withdraw an event, and with its first event a whole subject: it stays on record, but no longer counts.

    With ``previewed_on``, raises StalePreview if another of its kind was added since; also Refusal("event.unknown",
    "event.taken_back", "reason.missing").
    """
    with ledger.writing(actor, previewed_on=previewed_on, reason=reason) as transaction:
        event, withdrawal = find(transaction.connection, number)
        transaction.demand(ACTION[event.kind], areas_of(event))
        if previewed_on:
            transaction.refuse_later(previewed_on, event.kind)
        if withdrawal:
            raise Refusal("event.taken_back", name=withdrawal.actor_name, version=withdrawal.version)
        codes = {name: value for name, value in event.payload.items() if name not in FREE_TEXTS.get(event.kind, ())}
        return transaction.append(WITHDRAWAL[event.kind], note=reason.strip(), payload={**codes, "undoes": number})


def find(connection: Connection, number: int, *kinds: EventKind) -> tuple[Event, Event | None]:
    """Return the event of a number, and the one that withdrew it or its subject; raises Refusal("event.unknown")."""
    every = events(connection, *kinds)
    event = next((event for event in every if event.number == number and "undoes" not in event.payload), None)
    if event is None:
        raise Refusal("event.unknown", version=number)
    undone = withdrawals(every)
    return event, undone.get(number) or undone.get(subject_of(event))


def areas_of(event: Event) -> tuple[str, ...]:
    """Return the area that an event is about, if it is about one."""
    return (str(event.payload["ref_area"]),) if "ref_area" in event.payload else ()


def versions_about(connection: Connection, number: int) -> list[int]:
    """Return the versions of an event, of its withdrawal, and for a subject's first event of all others about it."""
    return [event.version for event in events(connection, *WITH_WORDS)
            if number in (event.number, event.payload.get("subject"), event.payload.get("undoes"))]
