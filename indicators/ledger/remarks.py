"""Remarks in the ledger: notes of staff on a status and replies of countries; setting and withdrawing one are events.

The reason (first line) and the text are the event's ``note``, which can be erased. All else is in its payload, and
stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from indicators.errors import Refusal
from indicators.ledger import chain, subjects
from indicators.ledger.records import Event
from indicators.ledger.renames import Codes, codes_in_force
from indicators.ledger.staleness import changes_since
from indicators.ledger.transaction import Transaction, now
from indicators.model import Actor
from indicators.model.names import plain
from indicators.model.remarks import Remark, RemarkAuthor

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

LONGEST, LONGEST_REASON = 10_000, 2000
"""Maximum number of characters of a remark, and of its reason."""

FARTHEST_EAST = timedelta(hours=14)      # where a new day begins first
ABOUT = ("author", "ref_area", "indicator", "year", "goal", "public", "received", "day", "draft")


def set_remark(ledger: "Ledger", actor: Actor, remark: Remark, *, previewed_on: int) -> Event:
    """Record a remark; an indicator renamed since the preview gets its present code.

    Raises Refusal("remark.*"), and StalePreview if the figure, or what was remarked on it, changed since the preview.
    """
    with ledger.writing(actor, "set_remark", (remark.ref_area,), previewed_on=previewed_on) as transaction:
        return append_remarks(transaction, [remark], previewed_on)[0]


def append_remarks(transaction: Transaction, remarks: Sequence[Remark], previewed_on: int) -> list[Event]:
    """Append remarks to a write, each checked against what was recorded before it."""
    codes = codes_in_force(transaction.connection)
    remarks = [replace(remark, indicator=codes.get(remark.indicator, remark.indicator)) for remark in remarks]
    for remark in remarks:
        _check(remark, transaction.version)
        _refuse_stale(transaction, remark, previewed_on, codes)
    return [transaction.append("remark_set", note=f"{' '.join(remark.reason.split())}\n{_text(remark)}",
                               payload={name: getattr(remark, name) for name in ABOUT}) for remark in remarks]


def _text(remark: Remark) -> str:
    return remark.text.strip() if remark.received else ""


def remarks_in_force(events: Iterable[Event], version: int) -> list[Remark]:
    """Return the remarks as of a version, oldest first, without those withdrawn or erased.

    An entry that none was received is left out once anything later is recorded on the same goal, or on all, and
    wherever a comment on the same draft is in force, earlier or later.
    """
    remarks = [remark_of(event) for event, *_ in subjects.entries_in_force(events, version).values()
               if event.kind == "remark_set" and event.note]
    return [remark for remark in remarks if remark.received or not any(
        _supersedes(other, remark) for other in remarks)]


def _supersedes(other: Remark, none: Remark) -> bool:
    """Whether another entry of the country makes one that none was received untrue or outdated."""
    if not other.by_country or other.ref_area != none.ref_area:
        return False
    if other.received and other.draft == none.draft and (not none.goal or other.goal in (none.goal, "")):
        return True
    return other.version > none.version and other.goal in (none.goal, "")


def remark_of(event: Event) -> Remark:
    """Return the remark of a remark_set event; its texts are "" once erased."""
    reason, _, text = event.note.partition("\n")
    about = event.payload | {"author": RemarkAuthor(event.payload["author"])}
    return Remark(**about, text=text, reason=reason, version=event.version, recorded_by=event.actor_name,
                  recorded_at=event.at)


def _check(remark: Remark, newest: int) -> None:
    """Refuse a remark without words or reason, that is too long, or a reply to an unknown draft or of a later day."""
    if remark.received and not plain(remark.text):
        raise Refusal("remark.empty")
    if not plain(remark.reason):
        raise Refusal("remark.reasonless")
    if len(remark.text) > LONGEST or len(remark.reason) > LONGEST_REASON:
        raise Refusal("remark.too_long", longest=LONGEST, longest_reason=LONGEST_REASON)
    if remark.by_country:
        if date.fromisoformat(remark.day) > (now() + FARTHEST_EAST).date():
            raise Refusal("remark.future")
        if not 0 < remark.draft <= newest:
            raise Refusal("ledger.unknown_version", version=remark.draft, newest=newest)


def _refuse_stale(transaction: Transaction, remark: Remark, previewed_on: int, codes: Codes) -> None:
    """Refuse a remark if its figure or a note on it changed since the preview; for a reply, any of the country's."""
    key: dict[str, Any] = {name: getattr(remark, name) for name in ("author", "ref_area", "indicator", "year")}
    scope = {"kind": "observations", "areas": chain.canonical([remark.ref_area]),
             "indicators": chain.canonical([remark.indicator]), "years": chain.canonical([remark.year])}
    changes = changes_since(transaction.connection, scope, None, previewed_on) if remark.indicator else []
    for event in subjects.events(transaction.connection, "remark_set"):
        about = event.payload | {"indicator": codes.get(event.payload["indicator"], event.payload["indicator"])}
        if event.version > previewed_on and key.items() <= about.items():
            text = remark_of(event).text if event.kind == "remark_set" else ""
            changes.append(key | {"version": event.version, "kind": event.kind, "name": event.actor_name, "text": text})
    transaction.refuse_changes(changes)
