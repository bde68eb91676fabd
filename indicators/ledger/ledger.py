"""An open ledger: what it tells, and every write to it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select, update

from indicators import logs
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import chain, erasure, locks, migration, notes, releases, shown, tables
from indicators.ledger.connection import Database
from indicators.ledger.continuity import Continuity, seen_of
from indicators.ledger.marker import Seen
from indicators.ledger.records import (
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
from indicators.permission import demand


@dataclass(frozen=True)
class Scrubbing:
    """How far the database's own files are rid of what was erased. ``amount`` is what is in the way: bytes of a
    file's write-ahead log, or sessions of PostgreSQL that began before."""

    kind: Literal["file", "postgresql"]
    done: bool
    amount: int = 0


class Ledger:
    """An open ledger. Each write is one transaction; reads see one state. Safe to share between threads."""

    def __init__(self, database: Database, url: str, continuity: Continuity | None = None) -> None:
        self.url = url
        self.name = database.name
        self._database = database
        self._continuity = continuity         # None while the ledger is being made
        with database.reading() as connection:
            self.id: str = connection.execute(select(tables.head.c.ledger_id)).scalar_one()
            self._revision = migration.revision(connection)

    # Reading

    def version(self) -> int:
        """The data version: number of the last event, 0 for none."""
        with self._database.reading() as connection:
            return int(connection.execute(select(tables.head.c.version)).scalar_one())

    def reached(self) -> tuple[int, int]:
        """Numbers of the last event and of the second log's last entry: while they stay, nothing is new."""
        return self.head().end

    def head(self) -> Seen:
        """The ends of both chains. LedgerTrouble where the ledger is older than it was, or a newer program's."""
        before = self._continuity.before() if self._continuity else ()
        columns = (*chain.HEAD, migration.STATED)
        with self._database.reading() as connection:
            head = connection.execute(select(*columns)).mappings().one()
            if head["revision"] != self._revision:
                raise LedgerTrouble("ledger.newer", ledger=self.name)
            if self._continuity:
                self._continuity.check(connection, head, before)
        return seen_of(head)

    def hashes(self) -> dict[int, str]:
        """The hash of each event by its version, as receipts print it: the head of the chain when it was made."""
        query = select(tables.event.c.version, tables.event.c.hash).order_by(tables.event.c.version)
        with self._database.reading() as connection:
            return {row.version: row.hash[:chain.PRINTED] for row in connection.execute(query)}

    def events(self, after: int = 0) -> list[Event]:
        """Data events after a version, in order."""
        query = select(tables.event).where(tables.event.c.version > after).order_by(tables.event.c.version)
        with self._database.reading() as connection:
            return [event_of(row) for row in connection.execute(query).mappings()]

    def log(self, kind: str | None = None) -> list[LogEntry]:
        """Entries of the second log, in order."""
        query = select(tables.log).order_by(tables.log.c.number)
        with self._database.reading() as connection:
            rows = connection.execute(query if kind is None else query.where(tables.log.c.kind == kind)).mappings()
            return [log_entry_of(row) for row in rows]

    def submissions(self) -> list[Submission]:
        """Every submission, published or withdrawn, in the order of their first publication; no bytes are read."""
        with self._database.reading() as connection:
            return [submission_of(row) for row in connection.execute(submissions_query()).mappings()]

    def submission(self, submission_id: str) -> Submission:
        """One submission; Refusal("submission.unknown")."""
        with self._database.reading() as connection:
            query = submissions_query().where(tables.submission.c.id == submission_id)
            found = connection.execute(query).mappings().first()
        if found is None:
            raise Refusal("submission.unknown", submission=submission_id)
        return submission_of(found)

    def rows(self, submission_id: str) -> bytes:
        """A submission's rows as Parquet, its hash checked; Refusal("submission.erased")."""
        return self._blob(submission_id, "rows")

    def original(self, submission_id: str) -> bytes:
        """A submission's bytes as they came, their hash checked; Refusal("submission.erased")."""
        return self._blob(submission_id, "original")

    def _blob(self, submission_id: str, part: str) -> bytes:
        blob = tables.blob.c
        query = select(blob.bytes, blob.sha256).where(blob.submission == submission_id, blob.part == part)
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise Refusal("submission.unknown", submission=submission_id)
        if found.bytes is None:
            raise Refusal("submission.erased", submission=submission_id)
        if chain.sha256(found.bytes) != found.sha256:
            raise LedgerTrouble("ledger.damaged", ledger=self.name, what="blob", which=submission_id)
        return bytes(found.bytes)

    def shown(self, after: int = 0) -> list[shown.Shown]:
        """What the public was shown, a record for each version, those kept after one of this number, in order."""
        with self._database.reading() as connection:
            return shown.records(connection, after, self.name)

    def not_yet_kept(self) -> list[int]:
        """Versions that an older program released, of which no record of what was shown is kept yet."""
        with self._database.reading() as connection:
            return shown.not_yet_kept(connection)

    def verify(self, *, blobs: bool = False) -> None:
        """Check both hash chains, and with ``blobs`` every byte; raises LedgerTrouble("ledger.damaged")."""
        with self._database.reading() as connection:
            chain.verify(connection, blobs=blobs, ledger=self.name)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    # Writing

    def publish(self, actor: Actor, submission: NewSubmission, *, previewed_on: int, read_under: int = 0) -> Event:
        """Bring a submission in. Raises StalePreview, NotAllowed, Refusal("submission.too_large").

        Its figures mean what the catalogue in force says: one adopted since the preview makes it stale, but for that of
        version ``read_under``, under which it was read.
        """
        demand(actor, "publish", submission.areas)
        with self._writing(previewed_on) as transaction:
            transaction.refuse_later(max(previewed_on, read_under), "adopted")
            row = transaction.submission_row(submission)
            locks.refuse_locked(transaction.connection, row)
            refuse_stale(transaction.connection, row, submission.rows, previewed_on, came=transaction.version + 1,
                         version=transaction.version)
            return transaction.bring("published", actor, submission, row)

    def adopt(self, actor: Actor, catalogue: bytes, *, previewed_on: int, note: str = "") -> Event:
        """Put a catalogue in force. Raises StalePreview where another was since the preview, or where figures came in
        or out: what the catalogue makes of those was not looked at."""
        demand(actor, "adopt")
        submission = NewSubmission(kind="catalogue", filename="catalogue.json", media_type="application/json",
                                   original=catalogue, note=note)
        with self._writing(previewed_on) as transaction:
            transaction.refuse_later(previewed_on, "adopted", "published", "withdrawn", "restored")
            return transaction.bring("adopted", actor, submission, transaction.submission_row(submission))

    def withdraw(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Take a published submission out; Refusal("submission.not_standing") where it is not published."""
        return self._turn("withdrawn", actor, submission_id, reason, previewed_on)

    def restore(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Publish a withdrawn submission again, in its old order; Refusal("submission.stands") where it was not."""
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
            row, rows = transaction.stored(submission_id)
            if rows is None:
                raise Refusal("submission.erased", submission=submission_id)
            locks.refuse_locked(transaction.connection, row)
            refuse_stale(transaction.connection, row, rows, previewed_on, came=found.version,
                         version=transaction.version)
            return transaction.append(kind, actor, submission=submission_id, note=reason)

    def release(self, actor: Actor, name: str, *, version: int | None = None, note: str = "",
                previewed_on: int | None = None) -> Event:
        """Name the version that the public sees: ``version``, or the one that this event makes.

        With ``previewed_on``, StalePreview where anything at all was changed since.
        """
        demand(actor, "release")
        if not name.strip():
            raise Refusal("release.nameless")
        with self._writing(previewed_on or 0) as transaction:
            if previewed_on is not None:
                transaction.refuse_later(previewed_on)
            return releases.release(transaction, actor, name.strip(), version, note)

    def take_back_release(self, actor: Actor, release: int, *, reason: str,
                          previewed_on: int | None = None) -> Event:
        """Take back the release that version ``release`` named: the public then sees the one before.

        With ``previewed_on``, StalePreview where another release was made since; else
        Refusal("release.unknown", "release.taken_back", "release.reasonless").
        """
        demand(actor, "release")
        if not reason.strip():
            raise Refusal("release.reasonless")
        with self._writing(previewed_on or 0) as transaction:
            if previewed_on is not None:
                transaction.refuse_later(previewed_on, "released")
            return releases.take_back(transaction, actor, release, reason.strip())

    def set_note(self, actor: Actor, *, indicator: str, ref_area: str, year: int, text: str, reason: str,
                 previewed_on: int, public: bool = False) -> Event:
        """Set a note on a status. Raises StalePreview where the figure or its notes changed, Refusal("note.*")."""
        demand(actor, "set_note", (ref_area,))
        key = {"indicator": indicator, "ref_area": ref_area, "year": year, "public": public}
        with self._writing(previewed_on) as transaction:
            return notes.set_note(transaction, actor, key, text, reason, previewed_on)

    def take_back_note(self, actor: Actor, note: int, *, reason: str) -> Event:
        """Take back the note that version ``note`` set; Refusal("note.unknown", "note.taken_back")."""
        with self._writing() as transaction:
            demand(actor, "set_note", (notes.area_of(transaction, note),))
            return notes.take_back(transaction, actor, note, reason)

    def record(self, actor: Actor, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Add an entry to the second log; the data version stays. Erasures and locks have writers of their own."""
        if kind in ("erased", *locks.KINDS):
            raise ValueError("entries of this kind have a writer of their own")
        with self._writing() as transaction:
            return transaction.log(actor, kind, payload)

    def locked(self) -> dict[int, LogEntry]:
        """The years that are locked, sorted, and the entry that locked each."""
        with self._database.reading() as connection:
            return locks.locked(connection)

    def keep_shown(self, actor: Actor, version: int, rows: bytes, *, after: int) -> bool:
        """Keep what the public is shown of a version, before it is; False where a record came after number ``after``.

        What was decided without knowing all that is out must be decided again: the head row lets one writer in.
        """
        with self._writing() as transaction:
            return shown.keep(transaction, actor, version, rows, after)

    def lock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Lock a year: what would change its figures is refused, "year.locked". Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as transaction:
            return locks.turn(transaction, actor, "lock", year, reason)

    def unlock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Unlock a year; Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as transaction:
            return locks.turn(transaction, actor, "unlock", year, reason)

    def erase(self, actor: Actor, submission_id: str, *, reason: str) -> LogEntry:
        """Blank what should never have been sent: bytes, rows, file name, source, payload and notes.

        So are the records of attempts with the same bytes, and answers remembered from them. A published submission is
        withdrawn first. Hashes, counts, who and when stay, and the chain still verifies.
        """
        found = self.submission(submission_id)
        demand(actor, "erase", found.areas)
        if found.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        return self._erase(lambda transaction: erasure.submission(transaction, actor, submission_id, reason))

    def erase_note(self, actor: Actor, note: int, *, reason: str) -> LogEntry:
        """Blank the words of a note that should never have been set; who, when and on what stay."""
        def erase(transaction: Transaction) -> LogEntry:
            demand(actor, "erase", (notes.area_of(transaction, note),))
            return erasure.note(transaction, actor, note, reason)

        return self._erase(erase)

    def erase_attempt(self, actor: Actor, number: int, *, reason: str) -> LogEntry:
        """Blank all that the second log keeps of a file, of which an entry has this number; who and when stay.

        Raises Refusal("attempt.unknown", "attempt.erased", "erase.reasonless").
        """
        demand(actor, "erase")
        return self._erase(lambda transaction: erasure.attempt(transaction, actor, number, reason))

    def _erase(self, erase: Callable[[Transaction], LogEntry]) -> LogEntry:
        """One transaction; that something is to be scrubbed is part of it, so that a kill does not lose it."""
        with self._writing() as transaction:
            entry = erase(transaction)
            transaction.leave_to_scrub(entry.number)
        return entry

    def scrub(self) -> None:
        """Take what was erased out of the database's own files, as far as others who read the ledger let it.

        Done after each write and at each start, until nothing is left; what fails leaves it to the next time.
        """
        try:
            with self._database.reading() as connection:
                number = connection.scalar(select(tables.head.c.to_scrub))
            if number and self._database.scrub():
                with self._database.writing() as connection:
                    connection.execute(update(tables.head).where(tables.head.c.to_scrub == number).values(to_scrub=0))
        except LedgerTrouble as trouble:
            logs.event.warning("not scrubbed yet", code=trouble.code)

    def scrubbing(self) -> Scrubbing:
        """Whether anything is left of what was erased, and where."""
        with self._database.reading() as connection:
            left = connection.scalar(select(tables.head.c.to_scrub))
        amount = self._database.in_the_way() if left else 0
        return Scrubbing("file" if self._database.file else "postgresql", not left, amount)

    @contextmanager
    def _writing(self, previewed_on: int = 0) -> Iterator[Transaction]:
        before = self._continuity.before() if self._continuity else ()
        with self._database.writing() as connection:
            if migration.revision(connection) != self._revision:
                raise LedgerTrouble("ledger.newer", ledger=self.name)
            transaction = Transaction(connection)
            if self._continuity:
                self._continuity.check(connection, transaction.head, before)
            if previewed_on > transaction.version:
                raise Refusal("ledger.unknown_version", version=previewed_on, newest=transaction.version)
            yield transaction
        _write_to_log(transaction)
        if self._continuity:
            self._continuity.written(transaction.head)
        if transaction.head["to_scrub"]:
            self.scrub()


def _write_to_log(transaction: Transaction) -> None:
    """Who did what, and at which version; reasons, notes and file names stay in the ledger."""
    for entry in transaction.added:
        if isinstance(entry, Event):
            logs.event.info(entry.kind, version=entry.version, submission=entry.submission, by=entry.actor_name)
        else:
            logs.event.info(entry.kind, version=transaction.version, entry=entry.number, by=entry.actor_name)
