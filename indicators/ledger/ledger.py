"""An open ledger: reading it, and every write to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, select, update

from indicators import logs
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import (
    chain,
    commitments,
    erasure,
    locks,
    people,
    releases,
    remarks,
    rounds,
    subjects,
    tables,
)
from indicators.ledger.database import Database
from indicators.ledger.last_seen import Head, LastSeen, head_of
from indicators.ledger.people import Person
from indicators.ledger.records import (
    EVENTS,
    LOG,
    Event,
    EventKind,
    LogEntry,
    NewSubmission,
    Submission,
    event_of,
    log_entry_of,
    submission_of,
    submissions_query,
)
from indicators.ledger.staleness import refuse_stale
from indicators.ledger.transaction import Transaction
from indicators.model import Actor
from indicators.model.names import plain
from indicators.model.remarks import Remark
from indicators.model.rounds import Round
from indicators.permission import demand

# Made once, since to make one takes longer than to run it.
_VERSION = select(tables.head.c.version)
_HEAD = select(tables.head)
_TO_SCRUB = select(tables.head.c.to_scrub)
_EVENTS = EVENTS.where(tables.event.c.version > bindparam("after")).order_by(tables.event.c.version)
_LOG = LOG.order_by(tables.log.c.number)
_LOG_OF_KIND = _LOG.where(tables.log.c.kind == bindparam("of"))
_SUBMISSION = submissions_query().where(tables.submission.c.id == bindparam("of"))


class Ledger:
    """An open ledger. Each write is one transaction; each read sees one state. Safe to share between threads."""

    def __init__(self, database: Database, url: str, last_seen: LastSeen | None = None) -> None:
        self.url = url
        self.name = database.name
        self._database = database
        self._last_seen = last_seen           # None while the ledger is being created
        with database.reading() as connection:
            self.id: str = connection.execute(select(tables.head.c.ledger_id)).scalar_one()

    # Reading

    def version(self) -> int:
        """Return the data version: the number of the last event, 0 if there is none."""
        with self._database.reading() as connection:
            return int(connection.execute(_VERSION).scalar_one())

    def reached(self) -> tuple[int, int]:
        """Return the numbers of the last event and of the second log's last entry; nothing is new while they are
        unchanged.
        """
        return self.head().end

    def head(self) -> Head:
        """Return the ends of both chains; raises LedgerTrouble if the ledger is older than last seen."""
        seen = self._last_seen.read() if self._last_seen else None
        with self._database.reading() as connection:
            head = head_of(connection.execute(_HEAD).mappings().one())
            if self._last_seen:
                self._last_seen.refuse_older(connection, head, seen)
        return head

    def hashes(self) -> dict[int, str]:
        """Return the hash of each event by version, as printed on receipts: the head of the chain at that version."""
        query = select(tables.event.c.version, tables.event.c.hash).order_by(tables.event.c.version)
        with self._database.reading() as connection:
            return {row.version: row.hash[:chain.PRINTED] for row in connection.execute(query)}

    def events(self, after: int = 0) -> list[Event]:
        """Return the data events after a version, in order."""
        with self._database.reading() as connection:
            return [event_of(row) for row in connection.execute(_EVENTS, {"after": after}).mappings()]

    def subject_events(self, *kinds: EventKind) -> list[Event]:
        """Return the events about remarks, commitments and releases, in order, or those of some kinds with their
        withdrawals; ledger/subjects.py tells which are in force.
        """
        with self._database.reading() as connection:
            return subjects.events(connection, *kinds)

    def log(self, kind: str | None = None) -> list[LogEntry]:
        """Return the entries of the second log, all or of one kind, in order."""
        with self._database.reading() as connection:
            rows = connection.execute(_LOG) if kind is None else connection.execute(_LOG_OF_KIND, {"of": kind})
            return [log_entry_of(row) for row in rows.mappings()]

    def people(self) -> list[Person]:
        """Return who wrote to the ledger, in the order in which they first did."""
        with self._database.reading() as connection:
            return people.people(connection)

    def person(self, person_id: str) -> Person:
        """Return one of them; raises Refusal("person.unknown")."""
        with self._database.reading() as connection:
            return people.find(connection, person_id)

    def submissions(self) -> list[Submission]:
        """Return all submissions, published or withdrawn, in order of first publication; their bytes are not read."""
        with self._database.reading() as connection:
            return [submission_of(row) for row in connection.execute(submissions_query()).mappings()]

    def submission(self, submission_id: str) -> Submission:
        """Return one submission; raises Refusal("submission.unknown")."""
        with self._database.reading() as connection:
            found = connection.execute(_SUBMISSION, {"of": submission_id}).mappings().first()
        if found is None:
            raise Refusal("submission.unknown", submission=submission_id)
        return submission_of(found)

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
        demand(actor, "publish", submission.areas)
        with self._writing(previewed_on) as transaction:
            transaction.refuse_later(max(previewed_on, read_under), "adopted")
            row = transaction.submission_row(submission)
            locks.refuse_locked(transaction.connection, row)
            refuse_stale(transaction.connection, row, submission.rows, previewed_on, version=transaction.version)
            return transaction.bring("published", actor, row, submission.note)

    def adopt(self, actor: Actor, catalogue: bytes, *, previewed_on: int, note: str = "") -> Event:
        """Adopt a catalogue. Raises StalePreview if another one was adopted since the preview, or figures were
        published or withdrawn: the effect of the catalogue on those was not previewed.
        """
        demand(actor, "adopt")
        submission = NewSubmission(kind="catalogue", filename="catalogue.json", original=catalogue)
        with self._writing(previewed_on) as transaction:
            transaction.refuse_later(previewed_on, "adopted", "published", "withdrawn", "restored")
            return transaction.bring("adopted", actor, transaction.submission_row(submission), note)

    def withdraw(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Withdraw a published submission; raises Refusal("submission.not_standing") if it is not published."""
        return self._turn("withdrawn", actor, submission_id, reason, previewed_on)

    def restore(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Publish a withdrawn submission again, in its original order; raises Refusal("submission.stands") if it is
        published.
        """
        return self._turn("restored", actor, submission_id, reason, previewed_on)

    def _turn(self, kind: EventKind, actor: Actor, submission_id: str, reason: str, previewed_on: int) -> Event:
        found = self.submission(submission_id)
        demand(actor, "withdraw" if kind == "withdrawn" else "restore", found.areas)
        if found.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        if not reason.strip():
            raise Refusal("submission.reasonless")
        with self._writing(previewed_on) as transaction:
            last = transaction.last_turn(submission_id)
            if (last.kind == "withdrawn") == (kind == "withdrawn"):
                code = "submission.not_standing" if kind == "withdrawn" else "submission.stands"
                raise Refusal(code, submission=submission_id, name=last.actor_name, at=last.at, version=last.version)
            row = transaction.stored(submission_id)
            if row["rows"] is None:
                raise Refusal("submission.erased", submission=submission_id)
            locks.refuse_locked(transaction.connection, row)
            refuse_stale(transaction.connection, row, row["rows"], previewed_on, version=transaction.version)
            return transaction.append(kind, actor, submission=submission_id, note=reason)

    def release(self, actor: Actor, name: str, *, version: int | None = None, note: str = "",
                year: int | None = None, previewed_on: int | None = None,
                hidden: Mapping[str, Sequence[Sequence[object]]] | None = None) -> Event:
        """Release a version to the public: ``version``, or the one that this event creates; with ``year``, as an
        edition of that year. ``hidden`` are the keys that the public may not see, by reason.

        With ``previewed_on``, raises StalePreview if anything has changed since; also Refusal("release.*").
        """
        demand(actor, "release")
        if not plain(name):
            raise Refusal("release.nameless")
        with self._writing(previewed_on or 0) as transaction:
            if previewed_on is not None:
                transaction.refuse_later(previewed_on)
            return releases.release(transaction, actor, name.strip(), version, note, year, hidden or {})

    def take_back_release(self, actor: Actor, release: int, *, reason: str,
                          previewed_on: int | None = None) -> Event:
        """Withdraw the release made in version ``release``: the public then sees the previous one.

        With ``previewed_on``, raises StalePreview if another release was made since; also Refusal("release.unknown",
        "release.taken_back", "release.reasonless").
        """
        demand(actor, "release")
        if not reason.strip():
            raise Refusal("release.reasonless")
        with self._writing(previewed_on or 0) as transaction:
            if previewed_on is not None:
                transaction.refuse_later(previewed_on, "released")
            return subjects.take_back(transaction, actor, "released", release, reason, "release")

    def set_remark(self, actor: Actor, remark: Remark, *, previewed_on: int) -> Event:
        """Record a remark; raises StalePreview if its figure or what was remarked on it changed, and
        Refusal("remark.*").
        """
        demand(actor, "set_remark", (remark.ref_area,))
        with self._writing(previewed_on) as transaction:
            return remarks.set_remark(transaction, actor, remark, previewed_on)

    def take_back_remark(self, actor: Actor, remark: int, *, reason: str) -> Event:
        """Withdraw the remark of version ``remark``; raises Refusal("remark.unknown", "remark.taken_back")."""
        with self._writing() as transaction:
            first = subjects.first_of(subjects.events(transaction.connection, "remark_set"), remark, "remark")
            demand(actor, "set_remark", (str(first.payload["ref_area"]),))
            return subjects.take_back(transaction, actor, "remark_set", remark, reason, "remark")

    def confirm_commitments(self, actor: Actor, submission: str, items: Sequence[tuple[str, str]], *,
                            answers: Sequence[tuple[int, str, str]] = (), previewed_on: int) -> list[Event]:
        """Confirm items of a report, each (goal, text), as commitments, and others as answers to earlier ones, each
        (commitment, text, status or ""); raises StalePreview if the report or one of these changed, and
        Refusal("commitment.*").
        """
        demand(actor, "set_commitment", self.submission(submission).areas)
        with self._writing(previewed_on) as transaction:
            return commitments.confirm(transaction, actor, submission, items, answers, previewed_on)

    def change_commitment(self, actor: Actor, commitment: int, step: Mapping[str, Any], *, previewed_on: int) -> Event:
        """Change the commitment confirmed in version ``commitment``; ``step`` has ``change`` and the fields of
        CommitmentStep that it sets. Raises StalePreview if it changed since the preview, and Refusal("commitment.*").
        """
        with self._writing(previewed_on) as transaction:
            found = commitments.find(transaction, commitment)
            demand(actor, "set_commitment", (found.ref_area,))
            return commitments.change(transaction, actor, found, step, previewed_on)

    def take_back_commitment(self, actor: Actor, commitment: int, version: int, *, reason: str) -> Event:
        """Withdraw one change of a commitment, or with its own ``version`` the confirmation; raises
        Refusal("commitment.unknown", "commitment.no_change", "commitment.reasonless").
        """
        with self._writing() as transaction:
            found = commitments.find(transaction, commitment)
            demand(actor, "set_commitment", (found.ref_area,))
            return commitments.take_back(transaction, actor, found, version, reason)

    def rounds(self) -> list[Round]:
        """Return the collection rounds as last edited, in the order of their opening, without removed ones."""
        with self._database.reading() as connection:
            return rounds.rounds_in_force(rounds.entries(connection))

    def set_round(self, actor: Actor, wanted: Mapping[str, Any], *, based_on: int = 0) -> LogEntry:
        """Open a collection round, or edit the one whose last entry is ``based_on``; ``wanted`` has the fields of Round
        that people set. Raises Refusal("round.*"): "round.changed" if somebody edited it since.
        """
        demand(actor, "set_round")
        with self._writing() as transaction:
            return rounds.set_round(transaction, actor, wanted, based_on)

    def remove_round(self, actor: Actor, *, based_on: int, reason: str) -> LogEntry:
        """Remove a collection round; raises Refusal("round.changed", "round.reasonless")."""
        demand(actor, "set_round")
        with self._writing() as transaction:
            return rounds.remove(transaction, actor, based_on, reason)

    def record(self, actor: Actor, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Add an entry to the second log; the data version does not change. Erasures and locks have methods of their
        own.
        """
        if kind in ("erased", *locks.KINDS, *rounds.KINDS):
            raise ValueError("entries of this kind have a writer of their own")
        with self._writing() as transaction:
            return transaction.log(actor, kind, payload)

    def locked(self) -> dict[int, LogEntry]:
        """Return the locked years, sorted, with the entry that locked each."""
        with self._database.reading() as connection:
            return locks.locked(connection)

    def lock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Lock a year: changes to its figures are refused with "year.locked". Raises Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as transaction:
            return locks.turn(transaction, actor, "lock", year, reason)

    def unlock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Unlock a year; raises Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as transaction:
            return locks.turn(transaction, actor, "unlock", year, reason)

    def erase(self, actor: Actor, submission_id: str, *, reason: str,
              quoted_in: Mapping[str, Sequence[object]] | None = None) -> LogEntry:
        """Erase what should never have been submitted: bytes, rows, file name, source, payload and notes.

        Records of attempts with the same bytes, and answers remembered from them, are erased too. A published
        submission is withdrawn first. Hashes, counts, actor and time stay, and the chain still verifies. What still has
        its words is named in the entry: ``quoted_in`` has lists of ids by kind, and no words.
        """
        found = self.submission(submission_id)
        demand(actor, "erase", found.areas)
        if found.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        return self._erase(lambda transaction: erasure.submission(
            transaction, actor, submission_id, reason, quoted_in or {}))

    def erase_words(self, actor: Actor, version: int, *, reason: str) -> LogEntry:
        """Erase the words of a remark or of a change of a commitment, with its confirmation those of all its changes.
        Actor, time and subject stay.
        """
        def erase(transaction: Transaction) -> LogEntry:
            demand(actor, "erase", (subjects.area_of(transaction, version),))
            return erasure.words(transaction, actor, version, reason)

        return self._erase(erase)

    def erase_round(self, actor: Actor, round_id: int, *, reason: str) -> LogEntry:
        """Erase the earlier edits of a collection round with their contacts; of a removed round, all of them."""
        def erase(transaction: Transaction) -> LogEntry:
            demand(actor, "erase")
            return erasure.collection_round(transaction, actor, round_id, reason)

        return self._erase(erase)

    def erase_person(self, actor: Actor, person_id: str, *, reason: str) -> LogEntry:
        """Erase a person's name; what they did stays under their id. Raises Refusal("person.*", "erase.reasonless")."""
        demand(actor, "erase")
        return self._erase(lambda transaction: erasure.person(transaction, actor, person_id, reason))

    def erase_attempt(self, actor: Actor, number: int, *, reason: str) -> LogEntry:
        """Erase all entries of the second log about the file that entry ``number`` is about; actor and time stay.

        Raises Refusal("attempt.unknown", "attempt.erased", "erase.reasonless").
        """
        demand(actor, "erase")
        return self._erase(lambda transaction: erasure.attempt(transaction, actor, number, reason))

    def _erase(self, erase: Callable[[Transaction], LogEntry]) -> LogEntry:
        """Run an erasure; the need to scrub is recorded in the same transaction, so that it survives a crash."""
        with self._writing() as transaction:
            entry = erase(transaction)
            if not self._database.file:
                transaction.leave_to_scrub(entry.number)
        return entry

    def scrub(self) -> None:
        """Remove erased data from the database's own files, as far as other readers permit.

        Called after each write and at each start until nothing is left; a failure leaves the rest to the next call.
        """
        try:
            with self._database.reading() as connection:
                number = connection.scalar(_TO_SCRUB)
            if number and self._database.scrub():
                with self._database.writing() as connection:
                    connection.execute(update(tables.head).where(tables.head.c.to_scrub == number).values(to_scrub=0))
        except LedgerTrouble as trouble:
            logs.event.warning("not scrubbed yet", code=trouble.code)

    def is_scrubbed(self) -> bool:
        """Whether no erased data remain in the database's own files."""
        with self._database.reading() as connection:
            return not connection.scalar(_TO_SCRUB)

    @contextmanager
    def _writing(self, previewed_on: int = 0) -> Iterator[Transaction]:
        seen = self._last_seen.read() if self._last_seen else None
        with self._database.writing() as connection:
            transaction = Transaction(connection)
            if self._last_seen:
                self._last_seen.refuse_older(connection, head_of(transaction.head), seen)
            if previewed_on > transaction.version:
                raise Refusal("ledger.unknown_version", version=previewed_on, newest=transaction.version)
            yield transaction
        _write_to_log(transaction)
        if self._last_seen:
            self._last_seen.advance(head_of(transaction.head))
        if transaction.head["to_scrub"]:
            self.scrub()


def _write_to_log(transaction: Transaction) -> None:
    """Log person, action and version; names, reasons, notes and file names stay in the ledger only."""
    for entry in transaction.added:
        if isinstance(entry, Event):
            logs.event.info(entry.kind, version=entry.version, submission=entry.submission, by=entry.person)
        else:
            logs.event.info(entry.kind, version=transaction.version, entry=entry.number, by=entry.person)
