"""Erasure of what should never have been submitted: texts and bytes are removed; hashes, counts, actor, time and reason
stay.

The second log's entries about the same bytes are erased too: attempts to submit the file, with its name and issues, and
answers remembered from it. The entry that records an erasure lists the entries that it emptied, so that the chain still
verifies, and an entry emptied by hand is detected.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from indicators.errors import Refusal
from indicators.ledger import chain, commitments, people, rounds, subjects, tables
from indicators.ledger.records import LOG, LogEntry, log_entry_of
from indicators.ledger.transaction import Transaction
from indicators.model import Actor


def submission(transaction: Transaction, actor: Actor, submission_id: str, reason: str,
               quoted_in: Mapping[str, Sequence[object]]) -> LogEntry:
    """Erase a submission, and the second log's entries about the same bytes; a published one is withdrawn first.

    ``quoted_in`` names what else has its words, and goes into the entry.
    """
    _demand_reason(reason)
    stored = transaction.stored(submission_id)
    if stored["rows"] is None:
        raise Refusal("submission.erased", submission=submission_id)
    if transaction.last_turn(submission_id).kind != "withdrawn":
        transaction.append("withdrawn", actor, submission=submission_id, payload={"because": "erased"})
    _blank_submission(transaction.connection, submission_id)
    commitments.blank_report(transaction.connection, submission_id)
    numbers = _blank_log(transaction.connection, stored["original_sha256"])
    details = {name: value for name, value in (("log", numbers), ("quoted_in", dict(quoted_in))) if value}
    return transaction.log(actor, "erased", {"submission": submission_id, **details, "reason": reason})


def words(transaction: Transaction, actor: Actor, version: int, reason: str) -> LogEntry:
    """Erase the words of a remark or of one change of a commitment; if it confirmed the commitment, of all of them."""
    _demand_reason(reason)
    subjects.blank(transaction, actor, version)
    return transaction.log(actor, "erased", {"event": version, "reason": reason})


def collection_round(transaction: Transaction, actor: Actor, round_id: int, reason: str) -> LogEntry:
    """Erase the entries about a collection round, except the one in force."""
    _demand_reason(reason)
    numbers = rounds.blank_earlier(transaction.connection, round_id)
    if not numbers:
        raise Refusal("round.nothing_to_erase")
    return transaction.log(actor, "erased", {"log": numbers, "reason": reason})


def person(transaction: Transaction, actor: Actor, person_id: str, reason: str) -> LogEntry:
    """Erase a person's name; the entry lists where else people wrote it, under ``still_in``."""
    _demand_reason(reason)
    found = people.find(transaction.connection, person_id)
    if not found.name:
        raise Refusal("person.erased", person=found.id)
    still_in = people.texts_naming(transaction.connection, found.name)
    if found.name.casefold() in reason.casefold():
        raise Refusal("person.in_reason")
    entry = transaction.log(actor, "erased", {"person": found.id, "reason": reason, "still_in": still_in})
    people.blank(transaction.connection, found.id)          # last: who erases their own name is not entered again
    return entry


def attempt(transaction: Transaction, actor: Actor, number: int, reason: str) -> LogEntry:
    """Erase all entries of the second log about the file that entry ``number`` is about."""
    _demand_reason(reason)
    query = LOG.where(tables.log.c.number == number)
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
    """Blank the bytes and texts of a submission, and the notes of its events."""
    gone = dict.fromkeys(("salt", *chain.SEALED["submission"], *tables.PARTS))
    connection.execute(update(tables.submission).where(tables.submission.c.id == submission_id).values(gone))
    of_its_events = update(tables.event).where(tables.event.c.submission == submission_id)
    connection.execute(of_its_events.values(salt=None, note=None))


def _blank_log(connection: Connection, digest: str) -> list[int]:
    """Blank the entries of the second log about a file with this SHA-256; return their numbers."""
    log = tables.log.c
    query = select(log.number, log.payload).where(log.payload.contains(digest)).order_by(log.number)
    numbers = [number for number, payload in connection.execute(query) if _is_of(json.loads(payload), digest)]
    connection.execute(update(tables.log).where(log.number.in_(numbers)).values(salt=None, payload=None))
    return numbers


def _is_of(payload: Mapping[str, Any], digest: str) -> bool:
    """Whether an entry is about this file, or holds answers given for it."""
    return payload.get("sha256") == digest or digest in payload.get("files", ())
