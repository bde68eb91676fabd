"""Erasing what should never have been sent: texts and bytes go, hashes, counts, who, when and why stay.

Whatever the second log keeps of the same bytes goes with them: the record that a file was looked at, with its name and
what was found in it, and answers that were remembered from it. The entry that tells of an erasure names each entry
that it emptied, so that the chain still verifies, and an entry emptied by hand is noticed.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from indicators.errors import Refusal
from indicators.ledger import notes, tables
from indicators.ledger.records import LogEntry, log_entry_of
from indicators.ledger.transaction import Transaction
from indicators.model import Actor


def submission(transaction: Transaction, actor: Actor, submission_id: str, reason: str) -> LogEntry:
    """Blank a submission, and what the second log keeps of the same bytes; a published one is withdrawn first."""
    _demand_reason(reason)
    if transaction.stored(submission_id)[1] is None:
        raise Refusal("submission.erased", submission=submission_id)
    if transaction.last_turn(submission_id).kind != "withdrawn":
        transaction.append("withdrawn", actor, submission=submission_id, payload={"because": "erased"})
    blob = tables.blob.c
    digest = transaction.connection.execute(
        select(blob.sha256).where(blob.submission == submission_id, blob.part == "original")).scalar_one()
    _blank_submission(transaction.connection, submission_id)
    numbers = _blank_log(transaction.connection, digest)
    kept = {"log": numbers} if numbers else {}
    return transaction.log(actor, "erased", {"submission": submission_id, **kept, "reason": reason})


def note(transaction: Transaction, actor: Actor, version: int, reason: str) -> LogEntry:
    """Blank the words of a note."""
    _demand_reason(reason)
    notes.blank(transaction, actor, version)
    return transaction.log(actor, "erased", {"note": version, "reason": reason})


def attempt(transaction: Transaction, actor: Actor, number: int, reason: str) -> LogEntry:
    """Blank what the second log keeps of a file, of which one entry has this number."""
    _demand_reason(reason)
    query = select(tables.log).where(tables.log.c.number == number)
    found = transaction.connection.execute(query).mappings().first()
    entry = log_entry_of(found) if found else None
    if entry and entry.erased:
        raise Refusal("attempt.erased", attempt=number)
    if entry is None or "sha256" not in entry.payload:
        raise Refusal("attempt.unknown", attempt=number)
    numbers = _blank_log(transaction.connection, entry.payload["sha256"])
    return transaction.log(actor, "erased", {"log": numbers, "reason": reason})


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("erase.reasonless")


def _blank_submission(connection: Connection, submission_id: str) -> None:
    """Take out the bytes and texts of a submission, and the notes of its events."""
    gone = dict.fromkeys(("salt", "filename", "source", "payload"))
    connection.execute(update(tables.submission).where(tables.submission.c.id == submission_id).values(gone))
    connection.execute(update(tables.blob).where(tables.blob.c.submission == submission_id).values(bytes=None))
    of_its_events = update(tables.event).where(tables.event.c.submission == submission_id)
    connection.execute(of_its_events.values(salt=None, note=None))


def _blank_log(connection: Connection, digest: str) -> list[int]:
    """Empty the entries of the second log that come from a file with this SHA-256; their numbers."""
    log = tables.log.c
    query = select(log.number, log.payload).where(log.payload.contains(digest)).order_by(log.number)
    numbers = [number for number, payload in connection.execute(query) if _is_of(json.loads(payload), digest)]
    connection.execute(update(tables.log).where(log.number.in_(numbers)).values(salt=None, payload=None))
    return numbers


def _is_of(payload: Mapping[str, Any], digest: str) -> bool:
    """Whether an entry is about the file alone, or holds answers that were given for it."""
    return payload.get("sha256") == digest or digest in payload.get("files", ())
