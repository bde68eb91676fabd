"""The ledger: the truth, and the only writer of it.

Submissions are kept as they came, data events number the versions, a second log keeps what no reader of figures
sees. Nothing is overwritten, but for what is erased.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select

from indicators import __version__
from indicators.errors import LedgerTrouble, Refusal
from indicators.model import Actor
from indicators.permission import demand
from indicators.store import chain, locks, migration, notes, tables
from indicators.store.connection import Database
from indicators.store.marker import Seen, var_folder
from indicators.store.opening import absent, bring_up, compare_with_marker, offering_backup, remember
from indicators.store.page import Page, now
from indicators.store.places import Place, SqlitePlace, place_of
from indicators.store.records import (
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
from indicators.store.staleness import refuse_stale
from indicators.store.trouble import told

GOALLINE = Actor(id="goalline", name="Goalline", verified=True)
"""Who writes to the second log what the program itself notices."""


class Ledger:
    """An open ledger. Each write is one transaction; reads see one state. Safe to share between threads."""

    def __init__(self, database: Database, url: str) -> None:
        self.url = url
        self.name = database.name
        self.put_back: Seen | None = None     # what was seen here before, where an older copy now stands
        self._database = database
        with database.reading() as connection:
            self.id: str = connection.execute(select(tables.head.c.ledger_id)).scalar_one()
            self._revision = migration.revision(connection)

    # Reading

    def version(self) -> int:
        """The data version: number of the last event, 0 for none."""
        with self._database.reading() as connection:
            return int(connection.execute(select(tables.head.c.version)).scalar_one())

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
        """Every submission, standing or not, in the order of their first publication; no bytes are read."""
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

    def verify(self, *, blobs: bool = False) -> None:
        """Check both hash chains, and with ``blobs`` every byte; raises LedgerTrouble("ledger.damaged")."""
        with self._database.reading() as connection:
            chain.verify(connection, blobs=blobs, ledger=self.name)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    # Writing

    def publish(self, actor: Actor, submission: NewSubmission, *, previewed_on: int) -> Event:
        """Bring a submission in. Raises StalePreview, NotAllowed, Refusal("submission.too_large")."""
        demand(actor, "publish", submission.areas)
        with self._writing(previewed_on) as page:
            row = page.submission_row(submission)
            locks.refuse_locked(page.connection, row)
            refuse_stale(page.connection, row, submission.rows, previewed_on, page.version)
            return page.bring("published", actor, submission, row)

    def adopt(self, actor: Actor, catalogue: bytes, *, previewed_on: int, note: str = "") -> Event:
        """Put a catalogue in force; any adoption since the preview makes it stale."""
        demand(actor, "adopt")
        submission = NewSubmission(kind="catalogue", filename="catalogue.json", media_type="application/json",
                                   original=catalogue, note=note)
        with self._writing(previewed_on) as page:
            page.refuse_later(previewed_on, "adopted")
            return page.bring("adopted", actor, submission, page.submission_row(submission))

    def withdraw(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Take a standing submission out; Refusal("submission.not_standing") where it does not stand."""
        return self._turn("withdrawn", actor, submission_id, reason, previewed_on)

    def restore(self, actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
        """Let a withdrawn submission stand again, in its old place; Refusal("submission.stands") where it stands."""
        return self._turn("restored", actor, submission_id, reason, previewed_on)

    def _turn(self, kind: EventKind, actor: Actor, submission_id: str, reason: str, previewed_on: int) -> Event:
        found = self.submission(submission_id)
        demand(actor, "withdraw" if kind == "withdrawn" else "restore", found.areas)
        if found.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        if not reason.strip():
            raise Refusal("submission.reasonless")
        with self._writing(previewed_on) as page:
            last = page.last_turn(submission_id)
            if (last.kind == "withdrawn") == (kind == "withdrawn"):
                code = "submission.not_standing" if kind == "withdrawn" else "submission.stands"
                raise Refusal(code, submission=submission_id, name=last.actor_name, at=last.at, version=last.version)
            row, rows = page.stored(submission_id)
            if rows is None:
                raise Refusal("submission.erased", submission=submission_id)
            locks.refuse_locked(page.connection, row)
            refuse_stale(page.connection, row, rows, previewed_on, page.version)
            return page.append(kind, actor, submission=submission_id, note=reason)

    def release(self, actor: Actor, name: str, *, version: int | None = None, note: str = "",
                previewed_on: int | None = None) -> Event:
        """Name the version that the public sees: ``version``, or the one that this event makes.

        With ``previewed_on``, StalePreview where anything at all was changed since.
        """
        demand(actor, "release")
        if not name.strip():
            raise Refusal("release.nameless")
        with self._writing(previewed_on or 0) as page:
            if previewed_on is not None:
                page.refuse_later(previewed_on)
            released = page.version + 1 if version is None else version
            if not 1 <= released <= page.version + 1:
                raise Refusal("ledger.unknown_version", version=released, newest=page.version)
            return page.append("released", actor, note=note, payload={"name": name.strip(), "version": released})

    def take_back_release(self, actor: Actor, release: int, *, reason: str,
                          previewed_on: int | None = None) -> Event:
        """Take back the release that version ``release`` named: the public then sees the one before.

        With ``previewed_on``, StalePreview where another release was made since; else
        Refusal("release.unknown", "release.taken_back", "release.reasonless").
        """
        demand(actor, "release")
        if not reason.strip():
            raise Refusal("release.reasonless")
        with self._writing(previewed_on or 0) as page:
            if previewed_on is not None:
                page.refuse_later(previewed_on, "released")
            first, later = page.turns_of_release(release)
            if later:
                raise Refusal("release.taken_back", release=first.payload["name"], name=later.actor_name,
                              version=later.version)
            return page.append("release_taken_back", actor, note=reason.strip(),
                               payload={**first.payload, "release": release})

    def set_note(self, actor: Actor, *, indicator: str, ref_area: str, year: int, text: str, reason: str,
                 previewed_on: int, public: bool = False) -> Event:
        """Set a note beside a status. Raises StalePreview where the figure or its notes changed, Refusal("note.*")."""
        demand(actor, "set_note", (ref_area,))
        beside = {"indicator": indicator, "ref_area": ref_area, "year": year, "public": public}
        with self._writing(previewed_on) as page:
            return notes.set_note(page, actor, beside, text, reason, previewed_on)

    def take_back_note(self, actor: Actor, note: int, *, reason: str) -> Event:
        """Take back the note that version ``note`` set; Refusal("note.unknown", "note.taken_back")."""
        with self._writing() as page:
            demand(actor, "set_note", (notes.area_of(page, note),))
            return notes.take_back(page, actor, note, reason)

    def record(self, actor: Actor, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Add an entry to the second log; the data version stays. Erasures and locks have writers of their own."""
        if kind in ("erased", *locks.KINDS):
            raise ValueError("entries of this kind have a writer of their own")
        with self._writing() as page:
            return page.log(actor, kind, payload)

    def locked(self) -> dict[int, LogEntry]:
        """The years that are locked, sorted, and the entry that locked each."""
        with self._database.reading() as connection:
            return locks.locked(connection)

    def lock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Lock a year: what would change its figures is refused, "year.locked". Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as page:
            return locks.turn(page, actor, "lock", year, reason)

    def unlock(self, actor: Actor, year: int, *, reason: str) -> LogEntry:
        """Unlock a year; Refusal("lock.*")."""
        demand(actor, "lock")
        with self._writing() as page:
            return locks.turn(page, actor, "unlock", year, reason)

    def erase(self, actor: Actor, submission_id: str, *, reason: str) -> LogEntry:
        """Blank what should never have been sent: bytes, rows, file name, source, payload and notes.

        A standing submission is withdrawn first. Hashes, counts, who and when stay, and the chain still verifies.
        """
        found = self.submission(submission_id)
        demand(actor, "erase", found.areas)
        if found.kind == "catalogue":
            raise Refusal("submission.catalogue", submission=submission_id)
        if not reason.strip():
            raise Refusal("erase.reasonless")
        with self._writing() as page:
            if page.stored(submission_id)[1] is None:
                raise Refusal("submission.erased", submission=submission_id)
            if page.last_turn(submission_id).kind != "withdrawn":
                page.append("withdrawn", actor, submission=submission_id, payload={"because": "erased"})
            page.blank(submission_id)
            entry = page.log(actor, "erased", {"submission": submission_id, "reason": reason})
        self._database.scrub()
        return entry

    def erase_note(self, actor: Actor, note: int, *, reason: str) -> LogEntry:
        """Blank the words of a note that should never have been set; who, when and beside what stay."""
        if not reason.strip():
            raise Refusal("erase.reasonless")
        with self._writing() as page:
            demand(actor, "erase", (notes.area_of(page, note),))
            notes.blank(page, actor, note)
            entry = page.log(actor, "erased", {"note": note, "reason": reason})
        self._database.scrub()
        return entry

    @contextmanager
    def _writing(self, previewed_on: int = 0) -> Iterator[Page]:
        with self._database.writing() as connection:
            page = Page(connection)
            if migration.revision(connection) != self._revision:
                raise LedgerTrouble("ledger.newer", ledger=self.name)
            if previewed_on > page.version:
                raise Refusal("ledger.unknown_version", version=previewed_on, newest=page.version)
            yield page


def ledger_url() -> str:
    """GOALLINE_LEDGER, or the SQLite file ledger.db in var/."""
    return os.environ.get("GOALLINE_LEDGER") or f"sqlite:///{(var_folder() / 'ledger.db').as_posix()}"


def open(url: str) -> Ledger:  # noqa: A001 - always called as ledger.open
    """The ledger that stands at ``url``, checked whole: readable, ours, migrated, both chains, every byte.

    Raises LedgerTrouble: "ledger.never_made", "ledger.lost", "ledger.being_made", "ledger.damaged" and others; see
    docs/operations.md. Nothing is made or overwritten.
    """
    place = place_of(url)
    try:
        return _open(place, url)
    except LedgerTrouble as trouble:
        raise offering_backup(trouble, place) from trouble


def _open(place: Place, url: str) -> Ledger:
    if not place.stands():
        raise absent(place)
    database = Database(place.url, place.name)
    try:
        with told(place.name, otherwise="ledger.unreadable"):
            return _checked(place, database, url)
    except BaseException:
        database.close()
        raise


def _checked(place: Place, database: Database, url: str) -> Ledger:
    place.sound(database)
    bring_up(place, database)
    with database.reading() as connection:
        chain.verify(connection, blobs=True, ledger=place.name)
    seen = compare_with_marker(place, database)
    ledger = Ledger(database, url)
    if seen:
        ledger.put_back = seen
        ledger.record(GOALLINE, "put_back", {"seen_version": seen.version, "seen_hash": seen.hash})
    remember(place, database)
    return ledger


def create(url: str, fill: Callable[[Ledger], None]) -> Ledger:
    """Make a ledger at ``url``, have ``fill`` load it, and let it appear whole: a kill at any moment leaves none.

    Raises LedgerTrouble("ledger.stands") where one stands already, also where another process was quicker, and
    "ledger.lost" where one was made before and is gone.
    """
    place = place_of(url)
    if place.marker.exists() and not place.stands():
        raise offering_backup(absent(place), place)
    if isinstance(place, SqlitePlace) and place.stands():
        raise LedgerTrouble("ledger.stands", ledger=place.name)
    with place.making() as database:
        with database.writing() as connection:
            migration.upgrade(connection)
            connection.execute(insert(tables.head), _new_head())
        fill(Ledger(database, url))
    return open(url)


def open_or_create(url: str, fill: Callable[[Ledger], None]) -> Ledger:
    """The ledger at ``url``; at a first start it is made. Of two first starts at once one makes, both open."""
    try:
        return open(url)
    except LedgerTrouble as trouble:
        if trouble.code not in ("ledger.never_made", "ledger.being_made"):
            raise
    try:
        return create(url, fill)
    except LedgerTrouble as trouble:
        if trouble.code != "ledger.stands":
            raise
    return open(url)


def _new_head() -> dict[str, Any]:
    identity = {"ledger_id": str(uuid4()), "made_at": now().isoformat(timespec="seconds"), "made_by": __version__}
    first = chain.first_link(identity)
    return {"id": 1, "version": 0, "hash": first, "log_number": 0, "log_hash": first, "ready": False, **identity}
