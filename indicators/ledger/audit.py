"""Who did what: each data event and entry of the second log as a row, without content of files or addresses."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from indicators.ledger.accounts import NOT_SIGNED_IN, ROLES
from indicators.ledger.approvals import ALONE, APPROVED, PREPARED
from indicators.ledger.records import Event, LogEntry, read_events, read_log, read_submissions

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

Outcome = Literal["done", "refused", "rejected"]
OUTCOMES: Mapping[str, Outcome] = {"refused": "refused", NOT_SIGNED_IN: "refused", "attempt": "rejected"}
"""Outcomes of kinds of entries; that of others, and of events, is "done"."""

ERASABLE = ("submission", "event", "round", "entry")
NO_AREA = ("", "all", "anywhere")
DETAILS = {"refused": "code", NOT_SIGNED_IN: "reason", ROLES: "roles", PREPARED: "act", APPROVED: "act", ALONE: "act",
           "issued": "file", "taken": "file", "migrated": "to"}
"""What of the payload of an entry says more than its kind, and is no text of a person."""

Format = Literal["csv", "jsonl"]


@dataclass(frozen=True, kw_only=True)
class AuditRow:
    """One act: when (ISO 8601, UTC), the id of who, what, about which person, submission or number, and its outcome.

    ``detail`` has codes: the roles given, why an act or a sign-in was refused, which act takes two people, the file
    that was downloaded, or the schema migrated to. ``version`` is the data version that it made, 0 for an entry of the
    second log, of which ``entry`` is the number.
    """

    at: str
    person: str
    action: str
    about: str
    areas: tuple[str, ...]
    outcome: Outcome
    detail: str = ""
    version: int = 0
    entry: int = 0


def audit(ledger: "Ledger", *, since: str = "", until: str = "", person: str = "", action: str = "", area: str = ""
          ) -> list[AuditRow]:
    """Return the acts, oldest first: of ISO dates, of a person, of an action (a kind) or an outcome, about an area."""
    with ledger.reading() as connection:
        areas_of = {one.id: one.areas for one in read_submissions(connection)}
        rows = [*(_of_event(event, areas_of) for event in read_events(connection)),
                *map(_of_entry, read_log(connection))]
    rows.sort(key=lambda row: row.at)
    return [row for row in rows if row.at >= since and (not until or row.at[:len(until)] <= until)
            and person in ("", row.person) and action in ("", row.action, row.outcome)
            and (not area or area in row.areas)]


def audit_file(rows: Iterable[AuditRow], form: Format) -> str:
    """Return acts as CSV with a header, or as one JSON object a line."""
    data = [asdict(row) | {"areas": list(row.areas)} for row in rows]
    if form == "jsonl":
        return "".join(f"{json.dumps(row)}\n" for row in data)
    table = io.StringIO()
    writer = csv.DictWriter(table, [field.name for field in fields(AuditRow)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"areas": " ".join(row["areas"])} for row in data)
    return table.getvalue()


def _of_event(event: Event, areas_of: Mapping[str, tuple[str, ...]]) -> AuditRow:
    areas = areas_of.get(event.submission or "") or tuple(_areas(event.payload))
    return AuditRow(at=event.at, person=event.person, action=event.kind, areas=areas, outcome="done",
                    about=event.submission or _about(event.payload), version=event.version)


def _of_entry(entry: LogEntry) -> AuditRow:
    action = entry.payload.get("action", "") if entry.kind == "refused" else ""
    person = entry.payload.get("person", "") if entry.kind == NOT_SIGNED_IN else ""
    return AuditRow(at=entry.at, person=person or entry.person, action=action or entry.kind,
                    areas=tuple(_areas(entry.payload)), outcome=OUTCOMES.get(entry.kind, "done"),
                    about=_about(entry.payload), detail=_detail(entry), entry=entry.number)


def _detail(entry: LogEntry) -> str:
    """The codes of an entry, with blanks between several."""
    detail = entry.payload.get(DETAILS.get(entry.kind, ""), "")
    return detail if isinstance(detail, str) else " ".join(detail)


def _areas(payload: Mapping[str, Any]) -> Iterator[str]:
    """The areas that an entry names: of a remark, of an editor, of a step or a round, or of a refusal."""
    yield from (area for name in ("ref_area", "area") if (area := payload.get(name, "")) not in NO_AREA)
    for name in ("areas", "invited"):
        yield from payload.get(name) or ()


def _about(payload: Mapping[str, Any]) -> str:
    """The person, the year or the number that an entry is about; the release or submission that takes two people."""
    if isinstance(subject := payload.get("subject"), dict):
        return next((str(subject[name]) for name in subject if name in ("name", *ERASABLE)), "")
    return next((str(payload[name]) for name in ("person", "year", "preparation", "undoes", "subject")
                 if isinstance(payload.get(name), str | int)), "")
