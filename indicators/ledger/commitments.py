"""Commitments in the ledger: confirming, changing, answering and withdrawing them, each an event.

What a report or a person wrote is the event's ``note``, as JSON, and can be erased. Codes, dates and the subject are
in the event's payload, and stay.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import select

from indicators.errors import Refusal
from indicators.ledger import chain, subjects, tables
from indicators.ledger.records import Event, EventKind
from indicators.ledger.staleness import changes_since
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.commitments import (
    Commitment,
    CommitmentChange,
    CommitmentStatus,
    CommitmentStep,
    Confirmation,
    status_after,
)
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

KIND: EventKind = "commitment_changed"
LONGEST, LONGEST_ITEM = 2000, 20_000
"""Maximum number of characters of an update, a reason, an owner or a link, and of an item of a report."""


def confirm_commitments(ledger: "Ledger", actor: Actor, batch: Sequence[Confirmation], *, previewed_on: int
                        ) -> list[Event]:
    """Confirm what reports announce and answer, all or none.

    A report itself gives the country and whether it is public. Raises Refusal("commitment.*") and StalePreview if a
    report, or a commitment that it answers, changed since the preview.
    """
    areas = tuple({area for one in batch for area in ledger.submission(one.report).areas})
    with ledger.writing(actor, "set_commitment", areas, previewed_on=previewed_on) as transaction:
        rows = [_report(transaction, one.report) for one in batch]
        transaction.refuse_changes(change for row in rows
                                   for change in changes_since(transaction.connection, row, None, previewed_on))
        answered = unchanged(transaction, [version for one in batch for version, _, _ in one.answers], previewed_on)
        events = list[Event]()
        for one, row in zip(batch, rows, strict=True):
            confirmed = _confirm_items(transaction, _subject(row) | {"report": one.report}, one.items)
            of_items = zip(confirmed, one.items, strict=True)
            dated = [(event, *one.due[item]) for event, item in of_items if item in one.due]
            events += [*confirmed, *(_append_change(transaction, _commitment(event), CommitmentChange.DUE,
                                                    {"due": day, "reason": reason}) for event, day, reason in dated)]
            events += answer(transaction, one.report, one.answers, answered)
        return events


def answer(transaction: Transaction, report: str, answers: Iterable[tuple[int, str, str]],
           commitments: Mapping[int, Commitment]) -> list[Event]:
    """Record what a report answers to ``commitments``, each (commitment, text, status or "")."""
    return [_append_change(transaction, commitments[version], CommitmentChange.ANSWERED,
                           {"submission": report, "text": text, "status": status})
            for version, text, status in answers]


def _confirm_items(transaction: Transaction, about: dict[str, Any], items: Iterable[tuple[str, str]]) -> list[Event]:
    confirmed_items = {(other.goal, other.text) for other in commitments_in_force(subjects.events(
        transaction.connection, KIND)) if (other.ref_area, other.year) == (about["ref_area"], about["year"])}
    events = []
    for goal, text in items:
        _check_texts(CommitmentChange.CONFIRMED, {"text": text.strip()})
        if (goal, text) in confirmed_items:
            raise Refusal("commitment.confirmed", goal=goal)
        confirmed_items.add((goal, text))
        payload = about | {"change": CommitmentChange.CONFIRMED, "goal": goal}
        events.append(transaction.append(KIND, note=chain.canonical({"text": text}), payload=payload))
    return events


def change_commitments(
    ledger: "Ledger", actor: Actor, numbers: Sequence[int], step: Mapping[str, Any], *, previewed_on: int
) -> list[Event]:
    """Change the commitments confirmed in these versions alike, all or none; ``step`` has ``change`` and the fields of
    CommitmentStep that it sets. Raises StalePreview if one changed since the preview, and Refusal("commitment.*").
    """
    with ledger.writing(actor, previewed_on=previewed_on) as transaction:
        current = unchanged(transaction, numbers, previewed_on)
        transaction.demand("set_commitment", tuple({one.ref_area for one in current.values()}))
        return [_append_change(transaction, one, CommitmentChange(step["change"]), step) for one in current.values()]


def change_commitment(ledger: "Ledger", actor: Actor, commitment: int, step: Mapping[str, Any], *, previewed_on: int
                      ) -> Event:
    """Change one commitment, as ``change_commitments`` does several."""
    return change_commitments(ledger, actor, [commitment], step, previewed_on=previewed_on)[0]


def unchanged(transaction: Transaction, numbers: Sequence[int], previewed_on: int) -> dict[int, Commitment]:
    """The commitments of these versions, by version. Raises Refusal("commitment.unknown"), and StalePreview if anyone
    changed one since the preview.
    """
    events = subjects.events(transaction.connection, KIND)
    in_force = {one.version: one for one in commitments_in_force(events)}
    if unknown := [number for number in numbers if number not in in_force]:
        raise Refusal("commitment.unknown", version=unknown[0])
    transaction.refuse_changes(
        {"version": event.version, "kind": event.kind, "name": event.actor_name,
         "goal": in_force[subjects.subject_of(event)].goal}
        for event in events if event.version > previewed_on and subjects.subject_of(event) in numbers)
    return {number: in_force[number] for number in numbers}


def _append_change(transaction: Transaction, commitment: Commitment, kind: CommitmentChange,
                   step: Mapping[str, Any]) -> Event:
    texts = {name: str(step.get(name, "")).strip() for name in _TEXTS[kind]}
    _check_texts(kind, texts)
    payload = _about(commitment) | {"change": kind}
    if kind == CommitmentChange.DUE:
        payload["due"] = step["due"].isoformat() if step.get("due") else ""
    if kind in (CommitmentChange.STATUS, CommitmentChange.ANSWERED) and step.get("status"):
        payload["status"] = CommitmentStatus(step["status"])
        payload["reviewed"] = bool(step.get("reviewed", False))
    if kind in (CommitmentChange.OWNER, CommitmentChange.UPDATE):     # names are for staff, updates unless released
        payload["public"] = kind == CommitmentChange.UPDATE and bool(step.get("public", False))
    if kind == CommitmentChange.ANSWERED:
        payload |= _answering(transaction, commitment, str(step["submission"]))
    words = {name: text for name, text in texts.items() if text}
    return transaction.append(KIND, note=chain.canonical(words), payload=payload)


def words_of(event: Event) -> dict[str, str]:
    """Return what a report or a person wrote in an event about a commitment; empty once erased."""
    return dict(json.loads(event.note)) if event.note else {}


def commitments_in_force(every: Iterable[Event], version: int | None = None) -> list[Commitment]:
    """Return the commitments as of a version (None: all events): in order, without withdrawn and erased ones."""
    commitments = []
    for first, *changes in subjects.entries_in_force(every, version).values():
        if first.kind == KIND and first.note:             # without its text, a commitment says nothing
            commitments.append(reduce(_after_change, map(_step, changes), _commitment(first)))
    return commitments


def is_about(event: Event, submission: str) -> bool:
    """Whether an event is about a report: one that announced the commitment, or one that answers it."""
    return submission in (event.payload.get("report"), event.payload.get("submission"))


_TEXTS: dict[CommitmentChange, tuple[str, ...]] = {
    CommitmentChange.CONFIRMED: ("text",),
    CommitmentChange.OWNER: ("text", "reason"), CommitmentChange.DUE: ("reason",),
    CommitmentChange.STATUS: ("reason", "link"), CommitmentChange.UPDATE: ("text", "link"),
    CommitmentChange.ANSWERED: ("text",)}
_NEEDED = {CommitmentChange.STATUS: "reason.missing", CommitmentChange.UPDATE: "commitment.empty_update",
           CommitmentChange.ANSWERED: "commitment.empty", CommitmentChange.CONFIRMED: "commitment.empty"}


def _check_texts(kind: CommitmentChange, texts: Mapping[str, str]) -> None:
    """Refuse a change that lacks the words it needs, has too many, or links to anything but a web page."""
    if kind in _NEEDED and not plain(texts[_TEXTS[kind][0]]):
        raise Refusal(_NEEDED[kind])
    longest = LONGEST_ITEM if kind in (CommitmentChange.ANSWERED, CommitmentChange.CONFIRMED) else LONGEST
    if any(len(words) > longest for words in texts.values()):
        raise Refusal("commitment.too_long", longest=longest)
    if (link := texts.get("link")) and not is_web_address(link):
        raise Refusal("commitment.link")


def is_web_address(link: str) -> bool:
    """Whether a link is one of http or https with a host, and without spaces or control characters."""
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and link.isprintable() and " " not in link
    except ValueError:                       # such as brackets that enclose no address
        return False


def _report(transaction: Transaction, submission: str) -> Mapping[Any, Any]:
    """The row of a report in use; raises Refusal("commitment.no_report")."""
    columns = tables.submission.c
    row = transaction.connection.execute(
        select(tables.submission).where(columns.id == submission, columns.kind == "narrative")).mappings().first()
    if row is None or row["payload"] is None or transaction.last_turn(submission).kind == "withdrawn":
        raise Refusal("commitment.no_report", submission=submission)
    return row


def _subject(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Country and year of a report, and whether it is cleared for the public."""
    (area, *_), (year, *_) = json.loads(row["areas"]), json.loads(row["years"])
    return {"ref_area": area, "year": year, "public": bool(json.loads(row["payload"]).get("public", False))}


def _answering(transaction: Transaction, commitment: Commitment, submission: str) -> dict[str, Any]:
    """The report that answers: of the same country, of a later year; raises Refusal("commitment.wrong_report")."""
    about = _subject(_report(transaction, submission))
    if about["ref_area"] != commitment.ref_area or about["year"] <= commitment.year:
        raise Refusal("commitment.wrong_report", year=commitment.year)
    return {"submission": submission, "answer_year": about["year"], "public": about["public"]}


def _about(commitment: Commitment) -> dict[str, Any]:
    """What the event of any change says of its commitment."""
    return {"subject": commitment.version, "ref_area": commitment.ref_area, "goal": commitment.goal,
            "year": commitment.year, "public": commitment.public, "report": commitment.submission}


def _commitment(event: Event) -> Commitment:
    return Commitment(version=event.version, text=words_of(event).get("text", ""),
                      submission=event.payload["report"],
                      **{name: event.payload[name] for name in ("ref_area", "goal", "year", "public")})


def _step(event: Event) -> CommitmentStep:
    payload, texts = event.payload, words_of(event)
    return CommitmentStep(
        version=event.version, change=CommitmentChange(payload["change"]), by=event.actor_name, at=event.at,
        **{name: texts.get(name, "") for name in ("text", "link", "reason")},
        status=CommitmentStatus(payload["status"]) if "status" in payload else None,
        due=date.fromisoformat(payload["due"]) if payload.get("due") else None,
        year=payload.get("answer_year", 0), submission=payload.get("submission", ""), public=payload["public"],
        reviewed=payload.get("reviewed", False))


def _after_change(commitment: Commitment, step: CommitmentStep) -> Commitment:
    """The commitment after one change; an answer or update whose words were erased is none."""
    if step.change in (CommitmentChange.ANSWERED, CommitmentChange.UPDATE) and not step.text:
        return commitment
    after: dict[str, Any] = {"steps": (*commitment.steps, step)}
    if step.change == CommitmentChange.OWNER:
        after["owner"] = step.text
    if step.change == CommitmentChange.DUE:
        after["due"] = step.due
    after["status"] = status_after(after["steps"])
    return replace(commitment, **after)
