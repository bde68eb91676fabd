"""Erasure of what should never have been written: texts and bytes are removed; hashes, counts, actor, time and reason
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
from indicators.ledger.records import ERASED, WITH_WORDS, Event, LogEntry, read_events, read_log
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
    "round" or the texts of an "entry" of the second log, each with its id. Raises NotAllowed,
    Refusal("submission.unknown", "event.unknown", "reason.missing").
    """
    ((kind, key),) = subject.items()
    areas = ledger.submission(str(key)).areas if kind == "submission" else ()
    if kind == "event":
        _, areas = _event_with_words(ledger, int(key))
    with ledger.writing(actor, "prepare", areas, reason=reason) as transaction:
        return approvals.prepare(transaction, "erase", subject, reason)


def erase_words(ledger: "Ledger", actor: Actor, version: int, *, reason: str, emergency: str = "") -> LogEntry:
    """Erase what people wrote in a data event: its note, and of a release the name and why one person published it,
    also where that was prepared.

    A remark or a change of a commitment is withdrawn first; with one that confirmed a commitment, all its words go.
    Raises Refusal("event.unknown").
    """
    event, areas = _event_with_words(ledger, version)
    with ledger.writing(actor, "erase", areas, reason=reason) as transaction:
        connection = transaction.connection
        approvals.demand_second(transaction, "erase", {"event": version}, emergency)
        if event.kind not in WITH_WORDS:
            return _erase_texts(transaction, reason, event, {"event": [version]})
        _, withdrawal = subjects.find(connection, version, *WITH_WORDS)
        if not withdrawal:
            transaction.append(subjects.WITHDRAWAL[event.kind], payload={
                **event.payload, "undoes": version, "because": "erased"})
        return _erase(transaction, reason, {"event": subjects.versions_about(connection, version)})


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


def erase_entry(ledger: "Ledger", actor: Actor, number: int, *, reason: str, emergency: str = "") -> LogEntry:
    """Erase what people wrote in an entry of the second log; of one about a file, all entries about it, without trace
    of its content; of a refused sign-in, the address, as of a person. Actor, time and what was done stay.

    Raises Refusal("entry.unknown").
    """
    if refused := [entry for entry in ledger.log(accounts.NOT_SIGNED_IN) if entry.number == number]:
        with ledger.writing(actor, "people", reason=reason) as transaction:
            if refused[0].erased:
                raise Refusal("entry.unknown", entry=number)
            return _erase(transaction, reason, {"log": [number]})
    with ledger.writing(actor, "erase", reason=reason) as transaction:
        connection = transaction.connection
        approvals.demand_second(transaction, "erase", {"entry": number}, emergency)
        entry = next((entry for entry in read_log(connection) if entry.number == number), None)
        if entry is None or not ("sha256" in entry.payload or _texts(entry)):
            raise Refusal("entry.unknown", entry=number)
        if "sha256" not in entry.payload:
            return _erase_texts(transaction, reason, entry, {})
        received_files.drop(connection, entry.payload["sha256"])
        return _erase(transaction, reason, {"log": _entries_about(connection, entry.payload["sha256"])})


def _event_with_words(ledger: "Ledger", version: int) -> tuple[Event, tuple[str, ...]]:
    """A data event that people wrote words in, and the areas that it is about; raises Refusal("event.unknown")."""
    event = next((one for one in ledger.events(after=version - 1) if one.version == version), None)
    if event is None or not _texts(event):
        raise Refusal("event.unknown", version=version)
    return event, ledger.submission(event.submission).areas if event.submission else subjects.areas_of(event)


def _texts(one: Event | LogEntry) -> set[str]:
    """What people wrote in an event or an entry, and has not been erased."""
    texts = {str(one.payload.get(name, "")) for name in chain.FREE_TEXTS.get(one.kind, ())}
    return {*texts, one.note if isinstance(one, Event) else ""} - {"", ERASED}


def _erase_texts(transaction: Transaction, reason: str, one: Event | LogEntry, rows: Mapping[str, Sequence[object]]
                 ) -> LogEntry:
    """Erase the texts of an event or an entry, and the same ones where a second person's approval was asked for it."""
    own = [one.number] if isinstance(one, LogEntry) else []
    repeating = approvals.repeating(transaction.connection, one.kind, _texts(one))
    seals = _seals(transaction.connection, {"log": [*own, *repeating]})
    if not (rows or seals):                         # written before texts were stored apart
        raise Refusal("entry.unknown", entry=one.number)
    return _erase(transaction, reason, {**rows, **({"sealed_text": seals} if seals else {})})


def _erase(transaction: Transaction, reason: str, rows: Mapping[str, Sequence[object]], **payload: object) -> LogEntry:
    """Blank rows, by table and key, and the texts that belong to them, and log which: the chain verifies exactly them
    without their texts.
    """
    if seals := [*_seals(transaction.connection, rows), *rows.get("sealed_text", ())]:
        rows = {**rows, "sealed_text": seals}
    # Logged first: who erases their own name is not entered again.
    entry = transaction.log("erased", {"rows": rows, "reason": reason, **payload})
    for name, keys in rows.items():
        table = tables.metadata.tables[name]
        columns = ("salt", *chain.SEALED[name], *(tables.PARTS if name == "submission" else ()))
        (key,) = table.primary_key
        transaction.connection.execute(update(table).where(key.in_(keys)).values(dict.fromkeys(columns)))
    return entry


def _seals(connection: Connection, rows: Mapping[str, Sequence[object]]) -> list[str]:
    """The seals of the texts that belong to events and entries of the second log."""
    seals = list[str]()
    for table in (tables.event, tables.log):
        (key,) = table.primary_key
        query = select(table.c.payload).where(key.in_(rows.get(table.name, ()))).order_by(key)
        seals += [seal for payload in connection.scalars(query) for seal in chain.seals_in(payload)]
    return seals


def _entries_about(connection: Connection, digest: str) -> list[int]:
    """The numbers of the entries of the second log about a file with this SHA-256."""
    log = tables.log.c
    query = select(log.number, log.payload).where(log.payload.contains(digest)).order_by(log.number)
    payloads = {number: json.loads(payload) for number, payload in connection.execute(query)}
    return [number for number, payload in payloads.items()
            if payload.get("sha256") == digest or digest in payload.get("files", ())]     # answers given for the file
