"""People who write to the ledger: the chain has their ids only, and their names can be erased."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, null, select

from indicators.errors import Refusal
from indicators.ledger import tables
from indicators.model.names import plain


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


def texts_naming(connection: Connection, names: Collection[str], erased: Collection[int]) -> dict[str, list[str]]:
    """Return where else people wrote a name or address, in texts other than files: versions, numbers and ids, by table,
    without the entries of the second log that are ``erased`` with it.
    """
    event, log, submission, received = (table.c for table in (
        tables.event, tables.log, tables.submission, tables.received_file))
    of_table = {"events": select(event.version, event.note, event.payload),
                "log": select(log.number, log.payload).where(log.number.not_in(erased)),
                "submissions": select(submission.id, submission.filename, submission.source, submission.payload),
                "received": select(received.sha256, received.filename, null())}
    return {table: [str(key) for key, *texts, payload in connection.execute(query)
                    if any(is_written(name, [texts, json.loads(payload or "{}")]) for name in names)]
            for table, query in of_table.items()}


def is_written(name: str, content: object) -> bool:
    """Whether a text, or one in a list or mapping, has this whole name as readers see it."""
    if isinstance(content, str):
        words = re.escape(plain(name)).replace(r"\ ", "[ _]+")      # file names have _ for blanks
        return re.search(rf"(?<![^\W_]){words}(?![^\W_])", plain(content)) is not None
    parts = [*content.items()] if isinstance(content, dict) else content
    return isinstance(parts, list | tuple) and any(is_written(name, part) for part in parts)
