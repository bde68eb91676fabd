"""Countries' comments on drafts of their statuses: recording, withdrawing and erasing them; the first two are events.

How a comment was received (first line) and its text are the event's ``note``, which can be erased. Country, goal, day
and draft are in the event's payload, and stay. A withdrawal names the comment as ``note``, as that of a note does.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from indicators.errors import Refusal, StalePreview
from indicators.ledger import tables
from indicators.ledger.records import Event, event_of
from indicators.ledger.transaction import Transaction, now
from indicators.model import Actor
from indicators.model.comments import CountryComment

KINDS = ("comment_set", "comment_taken_back")

LONGEST = 10_000
"""Maximum number of characters of a comment."""

LONGEST_REASON = 2000
FARTHEST_EAST = timedelta(hours=14)      # where a new day begins first

_EVENTS = select(tables.event).where(tables.event.c.kind.in_(KINDS)).order_by(tables.event.c.version)


def set_comment(transaction: Transaction, actor: Actor, payload: dict[str, Any], text: str, reason: str,
                previewed_on: int) -> Event:
    """Append the event that records a comment; ``payload`` has ref_area, goal, day, draft and none.

    With ``none``, the country sent no comment by the day. Raises Refusal("comment.*"), and StalePreview if a comment of
    the country was recorded or withdrawn since the preview.
    """
    if not payload["none"] and not text.strip():
        raise Refusal("comment.empty")
    if not reason.strip():
        raise Refusal("comment.reasonless")
    if len(text) > LONGEST or len(reason) > LONGEST_REASON:
        raise Refusal("comment.too_long", longest=LONGEST)
    if date.fromisoformat(payload["day"]) > (now() + FARTHEST_EAST).date():
        raise Refusal("comment.future")
    if not 0 < payload["draft"] <= transaction.version:
        raise Refusal("ledger.unknown_version", version=payload["draft"], newest=transaction.version)
    _refuse_stale(transaction, payload["ref_area"], previewed_on)
    words = "" if payload["none"] else text.strip()
    return transaction.append("comment_set", actor, note=f"{' '.join(reason.split())}\n{words}", payload=payload)


def take_back(transaction: Transaction, actor: Actor, comment: int, reason: str) -> Event:
    """Append the event that withdraws a comment; it stays in the ledger, but is no longer shown."""
    if not reason.strip():
        raise Refusal("comment.reasonless")
    first, *later = _turns(transaction.connection, comment)
    if later:
        raise Refusal("comment.taken_back", name=later[-1].actor_name, version=later[-1].version)
    return transaction.append("comment_taken_back", actor, note=reason.strip(), payload={
        **first.payload, "note": comment})


def blank(transaction: Transaction, actor: Actor, comment: int) -> None:
    """Blank the text of a comment, and of its withdrawal; one not yet withdrawn is withdrawn first."""
    first, *later = _turns(transaction.connection, comment)
    if not later:
        payload = {**first.payload, "note": comment, "because": "erased"}
        later = [transaction.append("comment_taken_back", actor, payload=payload)]
    versions = [event.version for event in (first, *later)]
    gone = update(tables.event).where(tables.event.c.version.in_(versions))
    transaction.connection.execute(gone.values(salt=None, note=None))


def area_of(transaction: Transaction, comment: int) -> str:
    """Return the area of a comment; raises Refusal("comment.unknown")."""
    return str(_turns(transaction.connection, comment)[0].payload["ref_area"])


def events(connection: Connection) -> list[Event]:
    """Return the events about comments, in order."""
    return [event_of(row) for row in connection.execute(_EVENTS).mappings()]


def fold(changes: Iterable[Event], version: int) -> list[CountryComment]:
    """Return the comments as of a version, oldest first, without those withdrawn or erased.

    An entry that none was received is left out once anything later is recorded on the same goal, or on all.
    """
    counted = [event for event in changes if event.version <= version]
    gone = {event.payload["note"] for event in counted if event.kind == "comment_taken_back"}
    held = [comment_of(event) for event in counted
            if event.kind == "comment_set" and event.version not in gone and event.note]
    return [comment for comment in held if comment.text or not any(
        later.version > comment.version and later.ref_area == comment.ref_area
        and later.goal in (comment.goal, "") for later in held)]


def comment_of(event: Event) -> CountryComment:
    """Return the comment recorded by a comment_set event; its texts are "" once erased."""
    reason, _, text = event.note.partition("\n")
    payload = event.payload
    return CountryComment(
        version=event.version, ref_area=payload["ref_area"], goal=payload["goal"], day=payload["day"], text=text,
        draft=payload["draft"], reason=reason, author=event.actor_name, at=event.at)


def _turns(connection: Connection, comment: int) -> list[Event]:
    """The event that recorded a comment, followed by its withdrawal, if any; raises Refusal("comment.unknown")."""
    found = [event for event in events(connection) if event.payload.get("note", event.version) == comment]
    if not found:
        raise Refusal("comment.unknown", version=comment)
    return found


def _refuse_stale(transaction: Transaction, ref_area: str, previewed_on: int) -> None:
    changes: list[dict[str, Any]] = [
        {"version": event.version, "kind": event.kind, "name": event.actor_name}
        for event in events(transaction.connection)
        if event.version > previewed_on and event.payload["ref_area"] == ref_area]
    if changes:
        raise StalePreview("ledger.stale", changes=changes, count=len(changes), version=transaction.version)
