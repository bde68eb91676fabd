"""Dated notes on a status: setting, withdrawing and erasing them; setting and withdrawing are events.

A note's reason (first line) and text are the event's ``note``, which can be erased. Its subject is in the event's
payload, and stays.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, update

from indicators.errors import Refusal, StalePreview
from indicators.ledger import chain, tables
from indicators.ledger.records import Event, event_of
from indicators.ledger.renames import Called, called_now
from indicators.ledger.staleness import changes_since
from indicators.ledger.transaction import Transaction
from indicators.model import Actor, Note

LONGEST = 2000
"""Maximum number of characters of a note or a reason."""

KINDS = ("note_set", "note_taken_back")


def set_note(transaction: Transaction, actor: Actor, payload: dict[str, Any], text: str, reason: str,
             previewed_on: int) -> Event:
    """Append the event that sets a note; ``payload`` has indicator, ref_area, year and public.

    An indicator renamed since the preview is stored under its current code.
    """
    for words, code in ((text, "note.empty"), (reason, "note.reasonless")):
        if not words.strip():
            raise Refusal(code)
        if len(words) > LONGEST:
            raise Refusal("note.too_long", longest=LONGEST)
    called = called_now(transaction.connection)
    payload = payload | {"indicator": called(payload["indicator"], previewed_on)}
    _refuse_stale(transaction, payload, previewed_on, called)
    return transaction.append("note_set", actor, note=f"{' '.join(reason.split())}\n{text.strip()}", payload=payload)


def take_back(transaction: Transaction, actor: Actor, note: int, reason: str) -> Event:
    """Append the event that withdraws a note; it stays in the ledger, but is no longer shown."""
    if not reason.strip():
        raise Refusal("note.reasonless")
    first, *later = _turns(transaction.connection, note)
    if later:
        raise Refusal("note.taken_back", name=later[-1].actor_name, version=later[-1].version)
    return transaction.append("note_taken_back", actor, note=reason.strip(), payload={**first.payload, "note": note})


def blank(transaction: Transaction, actor: Actor, note: int) -> None:
    """Blank the text of a note, and of its withdrawal; a note not yet withdrawn is withdrawn first."""
    first, *later = _turns(transaction.connection, note)
    if not later:
        payload = {**first.payload, "note": note, "because": "erased"}
        later = [transaction.append("note_taken_back", actor, payload=payload)]
    versions = [event.version for event in (first, *later)]
    gone = update(tables.event).where(tables.event.c.version.in_(versions))
    transaction.connection.execute(gone.values(salt=None, note=None))


def area_of(transaction: Transaction, note: int) -> str:
    """Return the area of a note; raises Refusal("note.unknown")."""
    return str(_turns(transaction.connection, note)[0].payload["ref_area"])


def note_of(event: Event) -> Note:
    """Return the note set by a note_set event; its texts are "" once erased."""
    reason, _, text = event.note.partition("\n")
    payload = event.payload
    return Note(version=event.version, indicator=payload["indicator"], ref_area=payload["ref_area"],
                year=payload["year"], text=text, reason=reason, author=event.actor_name, at=event.at,
                public=payload["public"])


def _turns(connection: Connection, note: int) -> list[Event]:
    """The event that set a note, followed by the one that withdrew it, if any; raises Refusal("note.unknown")."""
    found = [event for event in _events(connection) if event.payload.get("note", event.version) == note]
    if not found:
        raise Refusal("note.unknown", version=note)
    return found


def _events(connection: Connection, after: int = 0) -> Iterator[Event]:
    event = tables.event.c
    query = select(tables.event).where(event.kind.in_(KINDS), event.version > after).order_by(event.version)
    return (event_of(row) for row in connection.execute(query).mappings())


def _refuse_stale(transaction: Transaction, payload: dict[str, Any], previewed_on: int, called: Called) -> None:
    """Raise StalePreview if the figure or its notes changed since the preview; changed notes are given with their text.
    """
    key = {name: payload[name] for name in ("indicator", "ref_area", "year")}
    scope = {"kind": "observations", "areas": chain.canonical([key["ref_area"]]),
             "indicators": chain.canonical([key["indicator"]]), "years": json.dumps([key["year"]])}
    changes, count = changes_since(transaction.connection, scope, None, previewed_on, came=transaction.version)
    for event in _events(transaction.connection, previewed_on):
        set_at = event.payload.get("note", event.version)
        note = event.payload | {"indicator": called(event.payload["indicator"], set_at)}
        if key.items() <= note.items():
            text = note_of(event).text if event.kind == "note_set" else ""
            changes.append(key | {"version": event.version, "kind": event.kind, "name": event.actor_name, "text": text})
            count += 1
    if count:
        raise StalePreview("ledger.stale", changes=changes, count=count, version=transaction.version)
