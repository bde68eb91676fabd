"""Erasure of what should never have been submitted: texts and bytes are removed; hashes, counts, actor, time and reason
stay.

The second log's entries about the same bytes are erased too: attempts to submit the file, with its name and issues, and
answers remembered from it; and the file itself if it waits among those received. The entry that records an erasure
lists the rows that it blanked, so that the chain still verifies, and a row blanked by hand is detected.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from indicators.errors import Refusal
from indicators.ledger import (
    accounts,
    approvals,
    chain,
    commitments,
    people,
    received_files,
    rounds,
    sessions,
    subjects,
    tables,
)
from indicators.ledger.records import LogEntry, read_events, read_log
from indicators.ledger.transaction import Transaction
from indicators.model import Actor

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger


def erase(ledger: "Ledger", actor: Actor, submission_id: str, *, reason: str,
          quoted_in: Mapping[str, Sequence[object]] | None = None, emergency: str = "") -> LogEntry:
    """Erase a submission: bytes, rows, file name, source, payload and notes; a published one is withdrawn first.

    What was written about the commitments of a report, and entries of the second log about the same bytes, are erased
    too. ``quoted_in`` names what else has its words, as lists of ids by kind, and goes into the entry. ``emergency`` is
    why nobody else approved; without, raises NotAllowed("approval.*") where two people are needed.
    """
    submission = ledger.submission(submission_id)
    with ledger.writing(actor, "erase", submission.areas, reason=reason) as transaction:
        approvals.demand_second(transaction, "erase", {"submission": submission_id}, emergency)
        if submission.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        stored = transaction.stored(submission_id)
        if stored["rows"] is None:
            raise Refusal("submission.erased", submission=submission_id)
        if transaction.last_turn(submission_id).kind != "withdrawn":
            transaction.append("withdrawn", submission=submission_id, payload={"because": "erased"})
        events = [event.version for event in read_events(transaction.connection)
                  if event.submission == submission_id or commitments.is_about(event, submission_id)]
        received_files.drop(transaction.connection, stored["original_sha256"])
        entries = _entries_about(transaction.connection, stored["original_sha256"])
        return _erase(transaction, reason, {"submission": [submission_id], "event": events, "log": entries},
                      **({"quoted_in": dict(quoted_in)} if quoted_in else {}))


def prepare_erasure(ledger: "Ledger", actor: Actor, subject: Mapping[str, str | int], *, reason: str) -> LogEntry:
    """Prepare an erasure, for another person to approve: of a "submission", the words of an "event", the contacts of a
    "round" or an "attempt", each with its id. Raises NotAllowed, Refusal("submission.unknown", "event.unknown",
    "reason.missing").
    """
    ((kind, key),) = subject.items()
    areas = ledger.submission(str(key)).areas if kind == "submission" else ()
    with ledger.writing(actor, "" if kind == "event" else "prepare", areas, reason=reason) as transaction:
        if kind == "event":
            event, _ = subjects.find(transaction.connection, int(key), *subjects.WITH_WORDS)
            transaction.demand("prepare", subjects.areas_of(event))
        return approvals.prepare(transaction, "erase", subject, reason)


def erase_words(ledger: "Ledger", actor: Actor, version: int, *, reason: str, emergency: str = "") -> LogEntry:
    """Erase the words of a remark or of one change of a commitment; if it confirmed the commitment, of all of them."""
    with ledger.writing(actor, reason=reason) as transaction:
        event, withdrawal = subjects.find(transaction.connection, version, *subjects.WITH_WORDS)
        transaction.demand("erase", subjects.areas_of(event))
        approvals.demand_second(transaction, "erase", {"event": version}, emergency)
        if not withdrawal:
            transaction.append(subjects.WITHDRAWAL[event.kind], payload={
                **event.payload, "undoes": version, "because": "erased"})
        return _erase(transaction, reason, {"event": subjects.versions_about(transaction.connection, version)})


def erase_round(ledger: "Ledger", actor: Actor, round_id: int, *, reason: str, emergency: str = "") -> LogEntry:
    """Erase the earlier edits of a collection round with their contacts; of a removed round, all of them."""
    with ledger.writing(actor, "erase", reason=reason) as transaction:
        approvals.demand_second(transaction, "erase", {"round": round_id}, emergency)
        numbers = rounds.earlier_edits(transaction.connection, round_id)
        if not numbers:
            raise Refusal("round.nothing_to_erase")
        return _erase(transaction, reason, {"log": numbers})


def erase_person(ledger: "Ledger", actor: Actor, person_id: str, *, reason: str) -> LogEntry:
    """Erase a person's name, address and identity; what they did stays under their id, and nobody signs in by it again.

    The entry lists where else people wrote the name or address, under ``still_in``. Raises Refusal("person.*").
    """
    with ledger.writing(actor, "people", reason=reason) as transaction:
        connection = transaction.connection
        person = people.find(connection, person_id)
        if not person.name:
            raise Refusal("person.erased", person=person.id)
        account = transaction.accounts.get(person.id)
        texts = [person.name, account.email] if account else [person.name]
        if any(people.is_written(text, reason) for text in texts):
            raise Refusal("person.in_reason")
        entries, still_in = people.entries_and_texts_naming(connection, person)
        rows: dict[str, Sequence[object]] = {"person": [person.id]} | ({"log": entries} if entries else {})
        entry = _erase(transaction, reason, rows, still_in=still_in)
        accounts.refuse_nobody_left(connection)
        sessions.end_all(connection, person.id)
        return entry


def name_elsewhere(ledger: "Ledger", person_id: str) -> dict[str, list[str]]:
    """Return what ``texts_naming`` would find once a person's name is erased. Raises Refusal("person.unknown")."""
    with ledger.reading() as connection:
        return people.entries_and_texts_naming(connection, people.find(connection, person_id))[1]


def erase_attempt(ledger: "Ledger", actor: Actor, number: int, *, reason: str, emergency: str = "") -> LogEntry:
    """Erase all entries of the second log about the file that entry ``number`` is about; actor and time stay.

    Raises Refusal("attempt.unknown", "attempt.erased").
    """
    with ledger.writing(actor, "erase", reason=reason) as transaction:
        approvals.demand_second(transaction, "erase", {"attempt": number}, emergency)
        entry = next((entry for entry in read_log(transaction.connection) if entry.number == number), None)
        if entry and entry.erased:
            raise Refusal("attempt.erased", attempt=number)
        if entry is None or "sha256" not in entry.payload:
            raise Refusal("attempt.unknown", attempt=number)
        received_files.drop(transaction.connection, entry.payload["sha256"])
        return _erase(transaction, reason, {"log": _entries_about(transaction.connection, entry.payload["sha256"])})


def _erase(transaction: Transaction, reason: str, rows: Mapping[str, Sequence[object]], **payload: object) -> LogEntry:
    """Blank rows, by table and key, and log which: the chain verifies exactly them without their texts."""
    # Logged first: who erases their own name is not entered again.
    entry = transaction.log("erased", {"rows": rows, "reason": reason, **payload})
    for name, keys in rows.items():
        table = tables.metadata.tables[name]
        columns = ("salt", *chain.SEALED[name], *(tables.PARTS if name == "submission" else ()))
        (key,) = table.primary_key
        transaction.connection.execute(update(table).where(key.in_(keys)).values(dict.fromkeys(columns)))
    return entry


def _entries_about(connection: Connection, digest: str) -> list[int]:
    """The numbers of the entries of the second log about a file with this SHA-256."""
    log = tables.log.c
    query = select(log.number, log.payload).where(log.payload.contains(digest)).order_by(log.number)
    payloads = {number: json.loads(payload) for number, payload in connection.execute(query)}
    return [number for number, payload in payloads.items()
            if payload.get("sha256") == digest or digest in payload.get("files", ())]     # answers given for the file
