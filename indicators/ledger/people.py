"""People who write to the ledger: the chain has their ids only, and their names can be erased."""

import json
import re
from dataclasses import dataclass

from sqlalchemy import Connection, select

from indicators.errors import Refusal
from indicators.ledger import tables


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


def texts_naming(connection: Connection, name: str) -> dict[str, list[str]]:
    """Return where else people wrote this name: versions of events, numbers of log entries, ids of submissions. The
    content of files is not searched.
    """
    event, log, submission = tables.event.c, tables.log.c, tables.submission.c
    of_table = {"events": select(event.version, event.note, event.payload),
                "log": select(log.number, log.payload),
                "submissions": select(submission.id, submission.filename, submission.source, submission.payload)}
    whole_name = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    escaped = re.compile(rf"(?<!\w){re.escape(json.dumps(name)[1:-1])}(?!\w)", re.IGNORECASE)
    return {table: [str(key) for key, *texts in connection.execute(query)
                    if any(text and (whole_name.search(text) or escaped.search(text)) for text in texts)]
            for table, query in of_table.items()}
