"""People who write to the ledger: the chain has their ids only, and their names can be erased."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from indicators.errors import Refusal
from indicators.ledger import accounts, tables
from indicators.ledger.records import read_events, read_log, read_submissions
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone who wrote to the ledger; the name is "" once erased."""

    id: str
    name: str


def people(connection: Connection) -> list[Person]:
    """Return all people, in the order in which they first wrote."""
    rows = connection.execute(select(tables.person.c.id, tables.person.c.name))
    return sorted((Person(id=row.id, name=row.name or "") for row in rows), key=lambda person: int(person.id[1:]))


def find(connection: Connection, person_id: str) -> Person:
    """Return one person; raises Refusal("person.unknown")."""
    for person in people(connection):
        if person.id == person_id.strip().upper():
            return person
    raise Refusal("person.unknown", person=person_id)


def personal_data(ledger: "Ledger", person_id: str) -> dict[str, Any]:
    """Return all that is kept of a person, as JSON has it: account, sessions, what they did, and entries about them,
    each with the id of who made it.

    Raises Refusal("person.unknown").
    """
    with ledger.reading() as connection:
        person = find(connection, person_id)
        account = accounts.accounts_in_force(connection).get(person.id)
        events = [{"version": event.version, "kind": event.kind, "at": event.at, "note": event.note}
                  for event in read_events(connection) if event.person == person.id]
        entries = [{"number": entry.number, "kind": entry.kind, "at": entry.at, "by": entry.person,
                    "payload": entry.payload}
                   for entry in read_log(connection) if person.id in (entry.person, entry.payload.get("person"))]
        begun = tables.session.c
        own = select(begun.since, begun.until, begun.provider).where(begun.person == person.id).order_by(begun.since)
        sessions = [dict(row) for row in connection.execute(own).mappings()]
    identity = account.to_json() | {"issuer": account.issuer, "subject": account.subject} if account else {}
    return {"person": person.id, "name": person.name, **identity, "events": events, "log": entries,
            "sessions": sessions}


def entries_and_texts_naming(connection: Connection, person: Person) -> tuple[list[int], dict[str, list[str]]]:
    """Return the entries that are erased with a person's name, and where else people wrote the name or address."""
    account = accounts.accounts_in_force(connection).get(person.id)
    entries = accounts.personal_entries(connection, person.id, account.email) if account else []
    return entries, texts_naming(connection, [person.name, *([account.email] if account else [])], entries)


def texts_naming(connection: Connection, names: Collection[str], erased: Collection[int]) -> dict[str, list[str]]:
    """Return where else people wrote a name or address, in texts other than files: versions, numbers and ids, by table,
    without the entries of the second log that are ``erased`` with it.
    """
    received = tables.received_file.c
    texts_of: dict[str, Iterable[tuple[object, object]]] = {
        "events": ((event.version, [event.note, event.payload]) for event in read_events(connection)),
        "log": ((entry.number, entry.payload) for entry in read_log(connection) if entry.number not in erased),
        "submissions": ((one.id, [one.filename, one.source, one.payload]) for one in read_submissions(connection)),
        "received": ((row.sha256, row.filename) for row in connection.execute(
            select(received.sha256, received.filename)))}
    return {table: [str(key) for key, texts in rows if any(is_written(name, texts) for name in names)]
            for table, rows in texts_of.items()}


def is_written(name: str, content: object) -> bool:
    """Whether a text, or one in a list or mapping, has this whole name as readers see it."""
    if isinstance(content, str):
        words = re.escape(plain(name)).replace(r"\ ", "[ _]+")      # file names have _ for blanks
        return re.search(rf"(?<![^\W_]){words}(?![^\W_])", plain(content)) is not None
    parts = [*content.items()] if isinstance(content, dict) else content
    return isinstance(parts, list | tuple) and any(is_written(name, part) for part in parts)
