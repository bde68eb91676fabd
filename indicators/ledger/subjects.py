"""Subjects of events: remarks, commitments and releases, and in the second log collection rounds and locks.

The event that begins a subject gives it its number. A later one names it as ``subject``; one that withdraws an event
names that one as ``undoes``. Withdrawing the first event of a subject withdraws the subject.
"""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, update

from indicators.errors import Refusal
from indicators.ledger import tables
from indicators.ledger.records import Event, EventKind, LogEntry, read_events
from indicators.ledger.transaction import Transaction

Entry = TypeVar("Entry", Event, LogEntry)

WITHDRAWAL: dict[EventKind, EventKind] = {
    "remark_set": "remark_taken_back", "commitment_changed": "commitment_taken_back",
    "released": "release_taken_back"}
"""Kinds of events about subjects, and those of their withdrawals."""

KINDS = (*WITHDRAWAL, *WITHDRAWAL.values())
WITH_WORDS: tuple[EventKind, ...] = ("remark_set", "commitment_changed")
"""Kinds of events whose words can be erased."""


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


def take_back(transaction: Transaction, kind: EventKind, number: int, reason: str, what: str) -> Event:
    """Append the event that withdraws a subject with a single event: it stays on record, but no longer counts.

    Raises Refusal of ``what``: "remark.unknown", "remark.taken_back", "remark.reasonless".
    """
    if not reason.strip():
        raise Refusal(f"{what}.reasonless")
    every = events(transaction.connection, kind)
    first = first_of(every, number, what)
    if later := withdrawals(every).get(number):
        raise Refusal(f"{what}.taken_back", name=later.actor_name, version=later.version,
                      release=first.payload.get("name", ""))
    return transaction.append(WITHDRAWAL[kind], note=reason.strip(), payload={**first.payload, "undoes": number})


def first_of(every: Iterable[Event], number: int, what: str) -> Event:
    """Return the event of a number that is no withdrawal; raises Refusal of ``what``: "remark.unknown"."""
    first = next((event for event in every if event.number == number and "undoes" not in event.payload), None)
    if first is None:
        raise Refusal(f"{what}.unknown", version=number)
    return first


def area_of(transaction: Transaction, number: int) -> str:
    """Return the area of an event with words; raises Refusal("erase.unknown")."""
    return str(first_of(events(transaction.connection, *WITH_WORDS), number, "erase").payload["ref_area"])


def blank(transaction: Transaction, number: int) -> None:
    """Blank the words of an event and of its withdrawal; of a subject's first event, all that was written about it.

    What still counts is withdrawn first. Raises Refusal("erase.unknown").
    """
    every = events(transaction.connection, *WITH_WORDS)
    erased = first_of(every, number, "erase")
    events_to_blank = [event for event in every if number in (
        event.number, event.payload.get("subject"), event.payload.get("undoes"))]
    if not withdrawals(every).keys() & {number, subject_of(erased)}:
        payload = {**erased.payload, "undoes": number, "because": "erased"}
        events_to_blank.append(transaction.append(WITHDRAWAL[erased.kind], payload=payload))
    blank_notes(transaction.connection, events_to_blank)


def blank_notes(connection: Connection, erased: Iterable[Event]) -> None:
    """Blank the notes of events."""
    versions = [event.version for event in erased]
    gone = update(tables.event).where(tables.event.c.version.in_(versions))
    connection.execute(gone.values(salt=None, note=None))
