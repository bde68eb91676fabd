"""Collection rounds in the second log: each edit is an entry with the whole round, so that no data version changes.

Entries have names and addresses of contacts, and can be erased like those about a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from indicators.errors import Refusal
from indicators.ledger import subjects
from indicators.ledger.records import LogEntry, read_log
from indicators.model import Actor
from indicators.model.names import plain
from indicators.model.rounds import Invited, Round

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

SET, REMOVAL = "round_set", "round_removed"
KINDS = (SET, REMOVAL)
LONGEST = 300
"""Maximum number of characters of a name, a contact or a reason."""

MOST_YEARS = 10


def rounds(ledger: "Ledger") -> list[Round]:
    """Return the collection rounds as last edited, in the order of their opening, without removed ones."""
    return rounds_in_force(ledger.log(*KINDS))


def set_round(ledger: "Ledger", actor: Actor, fields: Mapping[str, Any], *, based_on: int = 0) -> LogEntry:
    """Open a collection round, or edit the one whose last entry is ``based_on``; ``fields`` has the fields of Round
    that people set. Raises Refusal("round.*"): "round.changed" if somebody edited it since.
    """
    payload: dict[str, Any] = {name: fields[name] for name in ("years", "report_year", "goals")}
    payload |= {name: str(fields.get(name, "")).strip() for name in ("name", "address")}
    payload |= {name: fields[name].isoformat() for name in ("opens", "deadline")}
    payload["invited"] = {area: asdict(invited) for area, invited in sorted(fields["invited"].items())}
    with ledger.writing(actor, "set_round") as transaction:
        _check(fields)
        if based_on:
            payload["subject"] = _last(transaction.connection, based_on).id
        return transaction.log(SET, payload)


def remove_round(ledger: "Ledger", actor: Actor, *, based_on: int, reason: str) -> LogEntry:
    """Remove a collection round; raises Refusal("round.changed")."""
    with ledger.writing(actor, "set_round", reason=reason) as transaction:
        round_id = _last(transaction.connection, based_on).id
        return transaction.log(REMOVAL, {"undoes": round_id, "reason": reason.strip()})


def earlier_edits(connection: Connection, round_id: int) -> list[int]:
    """Return the numbers of a round's entries with texts, except the one in force; raises Refusal("round.unknown")."""
    logged = read_log(connection, *KINDS)
    entries_of_round = [entry for entry in logged if subjects.subject_of(entry) == round_id]
    if not entries_of_round:
        raise Refusal("round.unknown")
    in_force = {round_.entry for round_ in rounds_in_force(logged)}
    return [entry.number for entry in entries_of_round
            if entry.number not in in_force and not entry.erased and entry.kind == SET]


def rounds_in_force(logged: Iterable[LogEntry]) -> list[Round]:
    """Return the rounds as last edited, in the order of their opening, without removed ones."""
    edits = subjects.entries_in_force(entry for entry in logged if not entry.erased)
    return [_round(edits[number][-1]) for number in sorted(edits)]


def _round(entry: LogEntry) -> Round:
    fields = entry.payload
    return Round(
        id=subjects.subject_of(entry), entry=entry.number, name=fields["name"], years=tuple(fields["years"]),
        report_year=fields["report_year"], goals=tuple(fields["goals"]), opens=date.fromisoformat(fields["opens"]),
        deadline=date.fromisoformat(fields["deadline"]), address=fields.get("address", ""),
        by=entry.actor_name, at=entry.at,
        invited={area: Invited(**invited) for area, invited in fields["invited"].items()})


def _last(connection: Connection, based_on: int) -> Round:
    """The round whose last entry is ``based_on``; raises Refusal("round.changed") if somebody edited it since."""
    round_ = next((one for one in rounds_in_force(read_log(connection, *KINDS)) if one.entry == based_on), None)
    if round_ is None:
        raise Refusal("round.changed")
    return round_


def _check(fields: Mapping[str, Any]) -> None:
    """Refuse a round that asks for nothing, of nobody, or ends before it opens."""
    if not plain(fields["name"]):
        raise Refusal("round.nameless")
    for field in ("years", "goals", "invited"):
        if not fields[field]:
            raise Refusal(f"round.no_{field}")
    if len(fields["years"]) > MOST_YEARS:
        raise Refusal("round.too_many_years", most=MOST_YEARS)
    if fields["deadline"] < fields["opens"]:
        raise Refusal("round.deadline")
    texts = [fields["name"], fields.get("address", ""), *(words for invited in fields["invited"].values() for words in (
        invited.contact, invited.language, invited.returned_for))]
    if any(len(words) > LONGEST for words in texts):
        raise Refusal("round.too_long", longest=LONGEST)
