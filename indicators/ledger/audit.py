"""Who did what: each data event and entry of the second log as a row, without content of files or addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from indicators.ledger.accounts import NOT_SIGNED_IN
from indicators.ledger.records import Event, LogEntry, read_events, read_log, read_submissions

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

Outcome = Literal["done", "refused", "rejected"]
OUTCOMES: Mapping[str, Outcome] = {"refused": "refused", NOT_SIGNED_IN: "refused", "attempt": "rejected"}
"""Outcomes of kinds of entries; that of others, and of events, is "done"."""

NO_AREA = ("", "all", "anywhere")


@dataclass(frozen=True, kw_only=True)
class AuditRow:
    """One act: when (ISO 8601, UTC), the id of who, what, about which person, submission or number, and its outcome.

    ``version`` is the data version that it made, 0 for an entry of the second log, of which ``entry`` is the number.
    """

    at: str
    person: str
    action: str
    about: str
    areas: tuple[str, ...]
    outcome: Outcome
    version: int = 0
    entry: int = 0


def audit(ledger: "Ledger", *, since: str = "", person: str = "", action: str = "", area: str = "") -> list[AuditRow]:
    """Return the acts, oldest first: since an ISO date, of a person, of an action (a kind), about an area."""
    with ledger.reading() as connection:
        areas_of = {one.id: one.areas for one in read_submissions(connection)}
        rows = [*(_of_event(event, areas_of) for event in read_events(connection)),
                *map(_of_entry, read_log(connection))]
    rows.sort(key=lambda row: row.at)
    return [row for row in rows if row.at >= since and person in ("", row.person) and action in ("", row.action)
            and (not area or area in row.areas)]


def _of_event(event: Event, areas_of: Mapping[str, tuple[str, ...]]) -> AuditRow:
    areas = areas_of.get(event.submission or "") or tuple(_areas(event.payload))
    return AuditRow(at=event.at, person=event.person, action=event.kind, areas=areas, outcome="done",
                    about=event.submission or _about(event.payload), version=event.version)


def _of_entry(entry: LogEntry) -> AuditRow:
    action = entry.payload.get("action", "") if entry.kind == "refused" else ""
    return AuditRow(at=entry.at, person=entry.person, action=action or entry.kind, areas=tuple(_areas(entry.payload)),
                    outcome=OUTCOMES.get(entry.kind, "done"), about=_about(entry.payload), entry=entry.number)


def _areas(payload: Mapping[str, Any]) -> Iterator[str]:
    """The areas that an entry names: of a remark, of an editor, of a step or a round, or of a refusal."""
    yield from (area for name in ("ref_area", "area") if (area := payload.get(name, "")) not in NO_AREA)
    for name in ("areas", "invited"):
        yield from payload.get(name) or ()


def _about(payload: Mapping[str, Any]) -> str:
    """The person, the year or the number that an entry is about."""
    return next((str(payload[name]) for name in ("person", "year", "preparation", "undoes", "subject")
                 if isinstance(payload.get(name), str | int)), "")
