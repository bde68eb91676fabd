"""Files received and not saved yet: for everybody at the desk, whatever session read them; no data version, no reader.

A file leaves when it is published, discarded or erased, and nothing of its content or name stays. Entries of the second
log say who received and who discarded what, by its hash.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from indicators.errors import Refusal
from indicators.ledger import chain, tables
from indicators.ledger.records import ACTOR_NAME, NewSubmission
from indicators.model import Actor
from indicators.permission import ANYWHERE

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

RECEIVED, DISCARDED = "file_received", "file_discarded"

LARGEST_SUM = 500_000_000
"""Maximum number of bytes of all files that wait."""

_table = tables.received_file
_columns = [column for column in _table.c if column.name != "content"]


@dataclass(frozen=True, kw_only=True)
class ReceivedFile:
    """A file that waits: when and by whom it was received, of which country and year, and what people said of it."""

    sha256: str
    filename: str
    at: str
    person: str
    actor_name: str
    area: str                             # as read, or as stated; "" and 0 where neither says
    year: int
    stated: tuple[str, str]               # country and year that a person gave for it
    placements: Mapping[str, Any] | None  # as a person placed its lines
    edits: int                            # how often people said something of it


def received_files(ledger: "Ledger") -> list[ReceivedFile]:
    """Return the files that wait, without their content, in the order in which they were received."""
    query = (select(*_columns, tables.log.c.at, tables.log.c.person, ACTOR_NAME)
             .join_from(_table, tables.log).join(tables.person).order_by(_table.c.entry))
    with ledger.reading() as connection:
        return [ReceivedFile(**{name: row[name] for name in (
            "sha256", "filename", "at", "person", "actor_name", "area", "year", "edits")},
            stated=tuple(json.loads(row["stated"])), placements=json.loads(row["placements"]))
                for row in connection.execute(query).mappings()]


def received_content(ledger: "Ledger", sha256: str) -> bytes:
    """Return the bytes of a file that waits; raises Refusal("report.gone")."""
    with ledger.reading() as connection:
        content = connection.execute(select(_table.c.content).where(_table.c.sha256 == sha256)).scalar_one_or_none()
    if content is None:
        raise Refusal("report.gone")
    return bytes(content)


def receive(ledger: "Ledger", actor: Actor, content: bytes, filename: str, *, area: str = "", year: int = 0) -> None:
    """Keep a file until it is saved; nothing happens if it waits already.

    Raises NotAllowed, and Refusal("report.too_many") where all that wait would be larger than LARGEST_SUM.
    """
    with ledger.writing(actor, "publish", (ANYWHERE,)) as transaction:
        connection, digest = transaction.connection, chain.sha256(content)
        if _row(connection, digest):
            return
        size = connection.execute(select(func.coalesce(func.sum(func.length(_table.c.content)), 0))).scalar_one()
        if int(size) + len(content) > LARGEST_SUM:
            raise Refusal("report.too_many", largest=LARGEST_SUM // 1_000_000)
        entry = transaction.log(RECEIVED, {"sha256": digest, "area": area})
        connection.execute(insert(_table), {
            "sha256": digest, "entry": entry.number, "filename": filename, "area": area, "year": year,
            "stated": json.dumps(["", ""]), "placements": "null", "edits": 0, "content": content})


def state_reading(ledger: "Ledger", actor: Actor, file: ReceivedFile, *, area: str, year: int,
                  stated: tuple[str, str], placements: Mapping[str, Any] | None) -> None:
    """Keep what a person said of a file: its country and year, and where its lines belong.

    Raises NotAllowed, and Refusal("report.changed") if somebody said something of it since, or it is gone.
    """
    with ledger.writing(actor, "publish", (ANYWHERE,)) as transaction:
        row = _row(transaction.connection, file.sha256)
        if row is None or row["edits"] != file.edits:
            raise Refusal("report.changed")
        transaction.connection.execute(update(_table).where(_table.c.sha256 == file.sha256).values(
            area=area, year=year, stated=json.dumps(stated), placements=json.dumps(placements), edits=file.edits + 1))


def discard(ledger: "Ledger", actor: Actor, sha256: str) -> None:
    """Drop a file; one of a country by who may publish for it, or who received it. Nothing happens if it is gone."""
    with ledger.writing(actor) as transaction:
        row = _row(transaction.connection, sha256)
        if row is None:
            return
        if not actor.person or actor.person != row["person"]:
            transaction.demand("publish", (row["area"] or ANYWHERE,))
        transaction.log(DISCARDED, {"sha256": sha256, "area": row["area"]})
        drop(transaction.connection, sha256)


def drop(connection: Connection, sha256: str) -> None:
    """Drop a file that is discarded, published or erased."""
    connection.execute(delete(_table).where(_table.c.sha256 == sha256))


def take(connection: Connection, submissions: Iterable[NewSubmission]) -> list[NewSubmission]:
    """Drop the files of submissions that are published together, and return these, each with when they were received.
    """
    published, received = list(submissions), dict[str, str]()
    for digest in (chain.sha256(submission.original) for submission in published):
        if row := _row(connection, digest):
            received["received"] = row["at"]
            drop(connection, digest)
    return [replace(submission, payload={**submission.payload, **received}) for submission in published]


def _row(connection: Connection, sha256: str) -> Mapping[Any, Any] | None:
    query = select(*_columns, tables.log.c.at, tables.log.c.person).join_from(_table, tables.log)
    return connection.execute(query.where(_table.c.sha256 == sha256)).mappings().one_or_none()
