"""An open ledger: reading it, and every write to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, select

from indicators import logs, metrics
from indicators.errors import LedgerTrouble, NotAllowed, Refusal, StalePreview, YearLocked
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
    publishing,
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
    Submission,
    read_events,
    read_log,
    read_submissions,
)
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain
from indicators.permission import ANYWHERE

RECORDED = {"attempt": "publish", "mapping": "publish", "issued": "read", "taken": "read"}
"""Kinds of entries without a method of their own, and what who records one must be allowed to do."""


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

        self.has_room = database.has_room

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

    def record(self, actor: Actor, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Add an entry of a kind of RECORDED to the second log; the data version does not change."""
        if kind not in RECORDED:
            raise ValueError("entries of this kind have a writer of their own")
        with self.writing(actor, RECORDED[kind], (ANYWHERE,)) as transaction:
            return transaction.log(kind, payload)

    def demand(self, actor: Actor, action: str) -> None:
        """Raise NotAllowed, which is recorded, unless ``actor`` may do ``action`` everywhere now: before long work."""
        with self.writing(actor, action):
            pass

    @contextmanager
    def writing(self, actor: Actor, action: str = "", areas: tuple[str, ...] = (), *,
                previewed_on: int = 0, reason: str | None = None) -> Iterator[Transaction]:
        """Open a write of ``actor``, who needs the right to ``action``, if any; all of it is written or nothing.

        Rights are those of this moment. What a person who is signed in may not do, or not any more since others wrote
        or locked a year meanwhile, is recorded as ``refused``. Raises NotAllowed, and Refusal("reason.missing") for a
        ``reason`` that shows nothing.
        """
        try:
            with self._transaction(actor) as transaction:
                if action:
                    transaction.demand(action, areas)
                if reason is not None and not plain(reason):
                    raise Refusal("reason.missing")
                if previewed_on > transaction.version:
                    raise Refusal("ledger.unknown_version", version=previewed_on, newest=transaction.version)
                yield transaction
        except (NotAllowed, StalePreview, YearLocked) as refusal:
            if actor.person:
                about = {"action": transaction.demanded, "area": refusal.values.get("area", "")}
                with self._transaction(actor) as own:
                    own.log("refused", {"code": refusal.code, **about})
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

    publish, publish_together = publishing.publish, publishing.publish_together
    adopt, prepare_adoption = publishing.adopt, publishing.prepare_adoption
    withdraw, restore = publishing.withdraw, publishing.restore
    add_account, set_roles = accounts.add_account, accounts.set_roles
    disable, enable, sign_in = accounts.disable, accounts.enable, accounts.sign_in
    unbind, namesakes = accounts.unbind, accounts.namesakes
    account, accounts = accounts.account, accounts.accounts
    start_session, end_session = sessions.start_session, sessions.end_session
    session, session_of = sessions.session, sessions.session_of
    audit = audit.audit
    preparations, two_people_needed = approvals.preparations, approvals.two_people_needed
    release, prepare_release, changes_by = releases.release, releases.prepare_release, releases.changes_by
    set_remark, take_back = remarks.set_remark, subjects.take_back
    confirm_commitments, change_commitment = commitments.confirm_commitments, commitments.change_commitment
    change_commitments = commitments.change_commitments
    take_step, withdraw_step = rounds.take_step, rounds.withdraw_step
    rounds, set_round, remove_round = rounds.rounds, rounds.set_round, rounds.remove_round
    receive, state_reading, discard = received_files.receive, received_files.state_reading, received_files.discard
    received_content, received_files = received_files.received_content, received_files.received_files
    locked, lock, unlock = locks.locked, locks.lock, locks.unlock
    erase, erase_words, erase_round = erasure.erase, erasure.erase_words, erasure.erase_round
    erase_person, erase_entry = erasure.erase_person, erasure.erase_entry
    prepare_erasure, name_elsewhere = erasure.prepare_erasure, erasure.name_elsewhere


def _write_to_log(transaction: Transaction) -> None:
    """Count the writes, and log person, action and version; names, reasons and file names stay in the ledger only."""
    for entry in transaction.added:
        metrics.writes.labels(entry.kind).inc()
        if isinstance(entry, Event):
            logs.event.info(entry.kind, version=entry.version, submission=entry.submission, by=entry.person)
        else:
            logs.event.info(entry.kind, version=transaction.version, entry=entry.number, by=entry.person)
