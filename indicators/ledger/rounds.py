"""Collection rounds in the second log: an edit is an entry with the whole round, a step one with its countries; neither
changes the data version.

Entries have names and addresses of contacts, and can be erased like those about a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from indicators.errors import Refusal
from indicators.ledger import remarks, subjects
from indicators.ledger.records import LogEntry, read_log
from indicators.ledger.transaction import now
from indicators.model import Actor
from indicators.model.names import plain
from indicators.model.remarks import Remark
from indicators.model.rounds import WITH_DAY, WITH_TEXT, Invited, Round, RoundStep, Step
from indicators.permission import ANYWHERE

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

SET, REMOVAL, STEP = "round_set", "round_removed", "round_changed"
KINDS = (SET, REMOVAL, STEP)
LONGEST, LONGEST_TEXT = 300, 4000
"""Maximum number of characters of a name, a contact or an officer, and of questions to a country."""

MOST_YEARS = 10
ABOUT = ("step", "areas", "day", "until", "text", "draft")


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
        elif payload["name"] in {one.name for one in rounds_in_force(read_log(transaction.connection, *KINDS))}:
            raise Refusal("round.same_name")
        return transaction.log(SET, payload)


def remove_round(ledger: "Ledger", actor: Actor, *, based_on: int, reason: str) -> LogEntry:
    """Remove a collection round; raises Refusal("round.changed")."""
    with ledger.writing(actor, "set_round", reason=reason) as transaction:
        round_id = _last(transaction.connection, based_on).id
        return transaction.log(REMOVAL, {"undoes": round_id, "reason": reason.strip()})


def take_step(ledger: "Ledger", actor: Actor, round_id: int, step: RoundStep, replies: Sequence[Remark] = (), *,
              previewed_on: int = 0) -> LogEntry:
    """Record a step of some countries of a round, with the ``replies`` that came with it: all or nothing.

    Raises Refusal("round.*", "reason.missing", "remark.*") and, if a reply was recorded meanwhile, StalePreview.
    """
    with ledger.writing(actor, "set_round", step.areas, previewed_on=previewed_on) as transaction:
        if replies:
            transaction.demand("set_remark", step.areas)
            remarks.append_remarks(transaction, replies, previewed_on)
        round_ = next((one for one in rounds_in_force(read_log(transaction.connection, *KINDS)) if one.id == round_id),
                      None)
        if round_ is None:
            raise Refusal("round.changed")
        step = replace(step, areas=tuple(sorted(step.areas)), text=step.text.strip())
        _check_step(step, round_, transaction.version)
        payload = {name: getattr(step, name) for name in ABOUT}
        return transaction.log(STEP, payload | {"step": str(step.step), "subject": round_id})


def withdraw_step(ledger: "Ledger", actor: Actor, number: int, *, reason: str) -> LogEntry:
    """Withdraw a step from all its countries; it stays on record. Raises Refusal("round.changed")."""
    with ledger.writing(actor, reason=reason) as transaction:
        rounds_now = rounds_in_force(read_log(transaction.connection, *KINDS))
        round_, step = next(((one, step) for one in rounds_now for step in one.steps if step.number == number),
                            (None, None))
        transaction.demand("set_round", step.areas if step else (ANYWHERE,))
        if round_ is None:
            raise Refusal("round.changed")
        return transaction.log(STEP, {"undoes": number, "subject": round_.id, "reason": reason.strip()})


def earlier_edits(connection: Connection, round_id: int) -> list[int]:
    """Return the numbers of a round's entries with texts, except those in force; raises Refusal("round.unknown")."""
    logged = read_log(connection, *KINDS)
    entries_of_round = [entry for entry in logged if subjects.subject_of(entry) == round_id]
    if not entries_of_round:
        raise Refusal("round.unknown")
    in_force = {number for round_ in rounds_in_force(logged)
                for number in (round_.entry, *(step.number for step in round_.steps))}
    return [entry.number for entry in entries_of_round if entry.number not in in_force and not entry.erased]


def rounds_in_force(logged: Iterable[LogEntry]) -> list[Round]:
    """Return the rounds as last edited, in the order of their opening, without removed ones."""
    entries = subjects.entries_in_force(entry for entry in logged if not entry.erased)
    return [_round(number, entries[number]) for number in sorted(entries)]


def _round(number: int, entries: Sequence[LogEntry]) -> Round:
    entry = [each for each in entries if each.kind == SET][-1]
    fields, steps = entry.payload, [each for each in entries if each.kind == STEP]
    return Round(
        id=number, entry=entry.number, name=fields["name"], years=tuple(fields["years"]),
        report_year=fields["report_year"], goals=tuple(fields["goals"]), opens=date.fromisoformat(fields["opens"]),
        deadline=date.fromisoformat(fields["deadline"]), address=fields.get("address", ""),
        by=entry.actor_name, at=entry.at, steps=tuple(map(_step, steps)),
        invited={area: Invited(**invited) for area, invited in fields["invited"].items()})


def _step(entry: LogEntry) -> RoundStep:
    fields = {name: entry.payload[name] for name in ABOUT}
    fields |= {"step": Step(fields["step"]), "areas": tuple(fields["areas"])}
    return RoundStep(**fields, number=entry.number, by=entry.actor_name, at=entry.at)


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
        invited.contact, invited.language, invited.officer))]
    if any(len(words) > LONGEST for words in texts):
        raise Refusal("round.too_long", longest=LONGEST)


def _check_step(step: RoundStep, round_: Round, newest: int) -> None:
    """Refuse a step of nobody, of a later day, of a draft that cannot be, or without the day or words that it needs."""
    if not step.areas or not set(step.areas) <= set(round_.invited):
        raise Refusal("round.no_invited")
    if date.fromisoformat(step.day) > (now() + remarks.FARTHEST_EAST).date():
        raise Refusal("round.future")
    if step.step in WITH_DAY and step.until < step.day:
        raise Refusal("round.until")
    if step.step is Step.DRAFT and not 0 < step.draft <= newest:
        raise Refusal("ledger.unknown_version", version=step.draft, newest=newest)
    if step.step is Step.EXTENDED and any(step.until < round_.deadline_of(area).isoformat() for area in step.areas):
        raise Refusal("round.shortened")
    if step.step in WITH_TEXT and not plain(step.text):
        raise Refusal("reason.missing")
    if len(step.text) > LONGEST_TEXT:
        raise Refusal("round.too_long", longest=LONGEST_TEXT)
