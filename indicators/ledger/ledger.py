"""An open ledger: reading it, and every write to it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, select

from indicators import logs, metrics
from indicators.errors import LedgerTrouble, NotAllowed, Refusal
from indicators.ledger import (
    accounts,
    approvals,
    audit,
    chain,
    clock,
    commitments,
    erasure,
    locks,
    people,
    received_files,
    releases,
    remarks,
    rounds,
    sessions,
    subjects,
    tables,
)
from indicators.ledger.database import Database
from indicators.ledger.last_seen import Head, LastSeen, head_of
from indicators.ledger.people import Person
from indicators.ledger.records import (
    Event,
    EventKind,
    LogEntry,
    NewSubmission,
    Submission,
    read_events,
    read_log,
    read_submissions,
)
from indicators.ledger.staleness import changes_since
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.permission import ANYWHERE

RECORDED = {"attempt": "publish", "mapping": "publish", "issued": "read", "taken": "read"}
"""Kinds of entries without a method of their own, and what who records one must be allowed to do."""

UNDER_A_CATALOGUE: tuple[EventKind, ...] = ("adopted", "published", "withdrawn", "restored")
"""Kinds of events that change what the adoption of a catalogue does."""


class Ledger:
    """An open ledger. Each write is one transaction; each read sees one state. Safe to share between threads."""

    def __init__(self, database: Database, url: str, last_seen: LastSeen | None = None) -> None:
        self.url = url
        self.name = database.name
        self._database = database
        self._last_seen = last_seen           # None while the ledger is being created
        self._reached: Head | None = None     # by this process
        self._newest_at = ""
        with database.reading() as connection:
            self.id: str = connection.execute(select(tables.head.c.ledger_id)).scalar_one()

    # Reading

    def version(self) -> int:
        """Return the data version: the number of the last event, 0 if there is none."""
        with self.reading() as connection:
            return int(connection.execute(select(tables.head.c.version)).scalar_one())

    def head(self) -> Head:
        """Return the ends of both chains; raises LedgerTrouble if the ledger is older than last seen, or another."""
        seen_heads = self._seen_heads()
        with self._database.reading() as connection:
            row = connection.execute(select(tables.head)).mappings().one()
            self._refuse_older(connection, row, *seen_heads)
        self._reached, self._newest_at = head_of(row), str(row["at"])
        return self._reached

    def clock_trouble(self) -> LedgerTrouble | None:
        """Return what is wrong with this machine's clock, by the newest entry of either chain that was read."""
        return clock.trouble_with(self.name, self._newest_at)

    def _seen_heads(self) -> tuple[Head | None, Head | None]:
        """The last heads seen, on this machine and by this process, whose marker may be exchanged with the file."""
        return (self._last_seen.read(), self._reached) if self._last_seen else (None, None)

    def _refuse_older(self, connection: Connection, row: Mapping[Any, Any], *seen_heads: Head | None) -> None:
        for seen_head in seen_heads:
            if self._last_seen and (trouble := self._last_seen.trouble_with(connection, head_of(row), seen_head)):
                raise trouble

    def hashes(self) -> dict[int, str]:
        """Return the hash of each event by version, as printed on receipts: the head of the chain at that version."""
        query = select(tables.event.c.version, tables.event.c.hash).order_by(tables.event.c.version)
        with self.reading() as connection:
            return {row.version: row.hash[:chain.PRINTED] for row in connection.execute(query)}

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees one state of the ledger throughout the block, for modules of this package."""
        with self._database.reading() as connection:
            yield connection

    def events(self, *kinds: EventKind, after: int = 0) -> list[Event]:
        """Return the data events after a version, of some kinds or all, in order."""
        with self.reading() as connection:
            return read_events(connection, *kinds, after=after)

    def log(self, *kinds: str) -> list[LogEntry]:
        """Return the entries of the second log, of some kinds or all, in order."""
        with self.reading() as connection:
            return read_log(connection, *kinds)

    def people(self) -> list[Person]:
        """Return who wrote to the ledger, in the order in which they first did."""
        with self.reading() as connection:
            return people.people(connection)

    def personal_data(self, person_id: str) -> dict[str, Any]:
        """Return all that is kept of one of them, as JSON has it; raises Refusal("person.unknown")."""
        return people.personal_data(self, person_id)

    def submissions(self) -> list[Submission]:
        """Return all submissions, published or withdrawn, in order of first publication; their bytes are not read."""
        with self.reading() as connection:
            return read_submissions(connection)

    def submission(self, submission_id: str) -> Submission:
        """Return one submission; raises Refusal("submission.unknown")."""
        with self._database.reading() as connection:
            submissions = read_submissions(connection, submission_id)
        if not submissions:
            raise Refusal("submission.unknown", submission=submission_id)
        return submissions[0]

    def rows(self, submission_id: str) -> bytes:
        """Return a submission's rows as Parquet, with the hash verified; raises Refusal("submission.erased")."""
        return self._blob(submission_id, "rows")

    def original(self, submission_id: str) -> bytes:
        """Return a submission's original bytes, with the hash verified; raises Refusal("submission.erased")."""
        return self._blob(submission_id, "original")

    def _blob(self, submission_id: str, part: str) -> bytes:
        column, digest = tables.submission.c[part], tables.submission.c[f"{part}_sha256"]
        with self._database.reading() as connection:
            stored = connection.execute(select(column, digest).where(tables.submission.c.id == submission_id)).first()
        if stored is None:
            raise Refusal("submission.unknown", submission=submission_id)
        if stored[0] is None:
            raise Refusal("submission.erased", submission=submission_id)
        if chain.sha256(stored[0]) != stored[1]:
            raise LedgerTrouble("ledger.damaged", ledger=self.name, what="blob", which=submission_id)
        return bytes(stored[0])

    def verify(self) -> None:
        """Verify both hash chains and every byte; raises LedgerTrouble("ledger.damaged")."""
        with self._database.reading() as connection:
            chain.verify(connection, self.name)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    # Writing

    def publish(self, actor: Actor, submission: NewSubmission, *, previewed_on: int, read_under: int = 0) -> Event:
        """Publish a submission. Raises StalePreview, NotAllowed, YearLocked and Refusal("submission.too_large").

        Its figures are interpreted under the catalogue in force: a catalogue adopted since the preview makes it stale,
        except that of version ``read_under``, under which it was read.
        """
        return self.publish_together(actor, [submission], previewed_on=previewed_on, read_under=read_under)[0]

    def publish_together(self, actor: Actor, submissions: Sequence[NewSubmission], *, previewed_on: int,
                         read_under: int = 0, answers: Sequence[tuple[int, str, str]] = ()) -> list[Event]:
        """Publish all of the submissions or none; the first is the report of the ``answers``, each (commitment, text,
        status or ""). Of a file that waited among those received, each says when that was.
        """
        areas = tuple(sorted({area for submission in submissions for area in submission.areas}))
        with self.writing(actor, "publish", areas, previewed_on=previewed_on) as transaction:
            transaction.refuse_later(max(previewed_on, read_under), "adopted")
            events = list[Event]()
            for submission in received_files.take(transaction.connection, submissions):
                row = transaction.submission_row(submission)
                locks.refuse_locked(transaction.connection, row)
                transaction.refuse_changes(changes_since(transaction.connection, row, submission.rows, previewed_on))
                events.append(transaction.bring("published", row, submission.note))
            if answers:
                transaction.demand("set_commitment", areas)
                answered = commitments.unchanged(transaction, [version for version, _, _ in answers], previewed_on)
                events += commitments.answer(transaction, str(events[0].submission), answers, answered)
            return events

    def adopt(self, actor: Actor, catalogue: bytes, *, previewed_on: int, note: str = "") -> Event:
        """Adopt a catalogue. Raises StalePreview if another one was adopted since the preview, or figures were
        published or withdrawn: the effect of the catalogue on those was not previewed; and NotAllowed("approval.*").
        """
        submission = NewSubmission(kind="catalogue", filename="catalogue.json", original=catalogue)
        with self.writing(actor, "adopt", previewed_on=previewed_on) as transaction:
            transaction.refuse_later(previewed_on, *UNDER_A_CATALOGUE)
            approvals.demand_second(transaction, "adopt", {"sha256": chain.sha256(catalogue)})
            return transaction.bring("adopted", transaction.submission_row(submission), note)

    def prepare_adoption(self, actor: Actor, catalogue: bytes, *, previewed_on: int, note: str) -> LogEntry:
        """Prepare the adoption of a catalogue, for another person to approve. Raises as ``adopt`` does."""
        with self.writing(actor, "prepare", previewed_on=previewed_on, reason=note) as transaction:
            transaction.refuse_later(previewed_on, *UNDER_A_CATALOGUE)
            return approvals.prepare(transaction, "adopt", {"sha256": chain.sha256(catalogue)}, note)

    def withdraw(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Withdraw a published submission; raises Refusal("submission.not_standing") if it is not published."""
        return self._turn("withdrawn", actor, submission_id, reason, previewed_on)

    def restore(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Publish a withdrawn submission again, in its original order; raises Refusal("submission.stands")."""
        return self._turn("restored", actor, submission_id, reason, previewed_on)

    def _turn(self, kind: EventKind, actor: Actor, submission_id: str, reason: str, previewed_on: int) -> Event:
        submission = self.submission(submission_id)
        if submission.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        action = "withdraw" if kind == "withdrawn" else "restore"
        with self.writing(actor, action, submission.areas, previewed_on=previewed_on, reason=reason) as transaction:
            last = transaction.last_turn(submission_id)
            if (last.kind == "withdrawn") == (kind == "withdrawn"):
                code = "submission.not_standing" if kind == "withdrawn" else "submission.stands"
                raise Refusal(code, submission=submission_id, name=last.actor_name, at=last.at, version=last.version)
            row = transaction.stored(submission_id)
            if row["rows"] is None:
                raise Refusal("submission.erased", submission=submission_id)
            locks.refuse_locked(transaction.connection, row)
            transaction.refuse_changes(changes_since(transaction.connection, row, row["rows"], previewed_on))
            return transaction.append(kind, submission=submission_id, note=reason)

    def record(self, actor: Actor, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Add an entry of a kind of RECORDED to the second log; the data version does not change."""
        if kind not in RECORDED:
            raise ValueError("entries of this kind have a writer of their own")
        with self.writing(actor, RECORDED[kind], (ANYWHERE,)) as transaction:
            return transaction.log(kind, payload)

    @contextmanager
    def writing(self, actor: Actor, action: str = "", areas: tuple[str, ...] = (), *,
                previewed_on: int = 0, reason: str | None = None) -> Iterator[Transaction]:
        """Open a write of ``actor``, who needs the right to ``action``, if any; all of it is written or nothing.

        Rights are those of this moment. What a person who is signed in may not do is recorded as ``refused``. Raises
        NotAllowed, and Refusal("reason.missing") for a ``reason`` without words.
        """
        try:
            with self._transaction(actor) as transaction:
                if action:
                    transaction.demand(action, areas)
                if reason is not None and not reason.strip():
                    raise Refusal("reason.missing")
                if previewed_on > transaction.version:
                    raise Refusal("ledger.unknown_version", version=previewed_on, newest=transaction.version)
                yield transaction
        except NotAllowed as refusal:
            if actor.person:
                with self._transaction(actor) as transaction:
                    about = {name: refusal.values.get(name, "") for name in ("action", "area")}
                    transaction.log("refused", {"code": refusal.code, **about})
            raise

    @contextmanager
    def _transaction(self, actor: Actor) -> Iterator[Transaction]:
        seen_heads = self._seen_heads()
        with self._database.writing() as connection:
            transaction = Transaction(connection, actor, self.name)
            self._refuse_older(connection, transaction.head, *seen_heads)
            yield transaction
        _write_to_log(transaction)
        self._reached, self._newest_at = head_of(transaction.head), str(transaction.head["at"])
        if self._last_seen:
            self._last_seen.advance(self._reached)
        if any(entry.kind in ("erased", received_files.DISCARDED) for entry in transaction.added):
            self._database.vacuum()

    add_account, set_roles = accounts.add_account, accounts.set_roles
    disable, enable, sign_in = accounts.disable, accounts.enable, accounts.sign_in
    unbind = accounts.unbind
    account, accounts = accounts.account, accounts.accounts
    start_session, end_session = sessions.start_session, sessions.end_session
    session, session_of = sessions.session, sessions.session_of
    audit = audit.audit
    preparations, two_people_needed = approvals.preparations, approvals.two_people_needed
    release, prepare_release = releases.release, releases.prepare_release
    set_remark, take_back = remarks.set_remark, subjects.take_back
    confirm_commitments, change_commitment = commitments.confirm_commitments, commitments.change_commitment
    change_commitments = commitments.change_commitments
    take_step, withdraw_step = rounds.take_step, rounds.withdraw_step
    rounds, set_round, remove_round = rounds.rounds, rounds.set_round, rounds.remove_round
    receive, state_reading, discard = received_files.receive, received_files.state_reading, received_files.discard
    received_content, received_files = received_files.received_content, received_files.received_files
    locked, lock, unlock = locks.locked, locks.lock, locks.unlock
    erase, erase_words, erase_round = erasure.erase, erasure.erase_words, erasure.erase_round
    erase_person, erase_attempt = erasure.erase_person, erasure.erase_attempt
    prepare_erasure, name_elsewhere = erasure.prepare_erasure, erasure.name_elsewhere


def _write_to_log(transaction: Transaction) -> None:
    """Count the writes, and log person, action and version; names, reasons and file names stay in the ledger only."""
    for entry in transaction.added:
        metrics.writes.labels(entry.kind).inc()
        if isinstance(entry, Event):
            logs.event.info(entry.kind, version=entry.version, submission=entry.submission, by=entry.person)
        else:
            logs.event.info(entry.kind, version=transaction.version, entry=entry.number, by=entry.person)
