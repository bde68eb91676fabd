"""Records that are written to the ledger and read from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select, true

from indicators.ledger import tables
from indicators.ledger.chain import BRINGING, SEALS

SubmissionKind = Literal["observations", "edit", "narrative", "catalogue"]

EventKind = Literal["published", "withdrawn", "restored", "adopted", "released", "release_taken_back", "remark_set",
                    "remark_taken_back", "commitment_changed", "commitment_taken_back"]


WITH_WORDS: tuple[EventKind, ...] = ("remark_set", "commitment_changed")
"""Kinds of events that are withdrawn when their note is erased: without it, they say nothing."""

ERASED = "[erased]"
"""What is read in place of a text that was erased, on screens and in files alike."""

ACTOR_NAME = func.coalesce(tables.person.c.name, tables.person.c.id).label("actor_name")
"""Name of who wrote an event or an entry; once it is erased, the id."""

EVENTS = select(tables.event, ACTOR_NAME).join_from(tables.event, tables.person)
LOG = select(tables.log, ACTOR_NAME).join_from(tables.log, tables.person)


@dataclass(frozen=True, kw_only=True)
class NewSubmission:
    """A submission before publication: the bytes as received, and the rows read from them."""

    kind: SubmissionKind
    filename: str
    original: bytes
    rows: bytes = b""                     # OBSERVATION as Parquet; empty for a narrative or a catalogue
    row_count: int = 0
    source: str = ""
    note: str = ""
    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A submission as listed by the ledger, without its bytes. Erased texts are ""."""

    id: str
    kind: SubmissionKind
    version: int                          # of its first publication, which determines its order, even once restored
    at: str
    person: str                           # "P7"; the chain has no name
    actor_name: str                       # "P7" too once the name is erased
    filename: str
    original_sha256: str
    original_size: int
    row_count: int
    source: str
    note: str
    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    years: tuple[int, ...]
    payload: dict[str, Any]
    erased: bool


@dataclass(frozen=True, kw_only=True)
class Event:
    """A change visible to readers; ``version`` is the data version that it creates."""

    version: int
    kind: EventKind
    at: str
    person: str                           # "P7"; the chain has no name
    actor_name: str                       # "P7" too once the name is erased
    submission: str | None
    note: str
    payload: dict[str, Any]

    @property
    def number(self) -> int:
        """Its version, as the number of a log entry."""
        return self.version


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """An entry of the second log, which readers of figures do not see. The payload of an erased entry is empty."""

    number: int
    kind: str
    at: str
    person: str                           # "P7"; the chain has no name
    actor_name: str                       # "P7" too once the name is erased
    payload: dict[str, Any]
    erased: bool = False


def event_of(row: Mapping[Any, Any]) -> Event:
    """Return the Event for a row of EVENTS as ``_read`` has it."""
    erased = "" if row["kind"] in WITH_WORDS else ERASED
    return Event(**_columns(Event, row) | {"note": erased if row["note"] is None else row["note"]})


def log_entry_of(row: Mapping[Any, Any]) -> LogEntry:
    """Return the LogEntry for a row of LOG as ``_read`` has it."""
    return LogEntry(**_columns(LogEntry, row) | {"payload": row["payload"] or {}, "erased": row["payload"] is None})


def _read(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    """The rows of a query, with their payloads from JSON, in which texts stand in place of their seals."""
    rows = [{**row, "payload": json.loads(row["payload"] or "null")} for row in connection.execute(query).mappings()]
    sealed = [row["payload"] for row in rows if row["payload"] and SEALS in row["payload"]]
    if sealed:
        texts = {row.text_seal: row.text for row in connection.execute(select(tables.sealed_text))}
        for payload in sealed:
            payload |= {name: json.loads(texts[seal]) if texts.get(seal) else ERASED
                        for name, seal in payload.pop(SEALS).items()}
    return rows


def _columns(record: type, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The columns of a row that a record has."""
    return {field.name: row[field.name] for field in fields(record) if field.name in row}


def read_events(connection: Connection, *kinds: EventKind, after: int = 0) -> list[Event]:
    """Return the events after a version, of some kinds or all, in order."""
    event = tables.event.c
    query = EVENTS.where(event.version > after, event.kind.in_(kinds) if kinds else true()).order_by(event.version)
    return [*map(event_of, _read(connection, query))]


def read_log(connection: Connection, *kinds: str) -> list[LogEntry]:
    """Return the entries of the second log, of some kinds or all, in order."""
    query = LOG.where(tables.log.c.kind.in_(kinds) if kinds else true()).order_by(tables.log.c.number)
    return [*map(log_entry_of, _read(connection, query))]


def read_submissions(connection: Connection, submission_id: str | None = None) -> list[Submission]:
    """Return all submissions, or one, without bytes, by the version of the event that added them."""
    event, submission = tables.event.c, tables.submission.c
    columns = [column for column in submission if column.name not in tables.PARTS]
    query = (
        select(*columns, event.version, event.at, event.person, ACTOR_NAME, event.note)
        .join_from(tables.submission, tables.event)
        .join(tables.person)
        .where(event.kind.in_(BRINGING), submission.id == submission_id if submission_id is not None else true())
        .order_by(event.version))
    return [_submission(row) for row in connection.execute(query).mappings()]


def _submission(row: Mapping[Any, Any]) -> Submission:
    values: dict[str, Any] = {name: row[name] or "" for name in ("filename", "source", "note")}
    values |= {name: tuple(json.loads(row[name])) for name in ("areas", "indicators", "years")}
    values |= {"payload": json.loads(row["payload"] or "{}"), "erased": row["payload"] is None}
    return Submission(**_columns(Submission, row) | values)
