"""One file of figures: read, validated and compared with current data; then published once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Timer

import pandas as pd

from indicators.changes.versions import Changes, changes_by
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.ledger.records import Event, SubmissionKind
from indicators.model import Absence, Actor, Issue, Severity
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import distinct, publish, record_attempt
from indicators.submissions.questions import is_answerable
from indicators.submissions.remembered import remember_answers
from indicators.warehouse.snapshot import Snapshot

LARGE = 1_000_000        # bytes of a file of which only these stay in memory
IDLE = 45.0              # seconds after which what was read of a large file is dropped; the screen reads it again


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was published from a file, and what was left out, without its rows."""

    version: int
    submission: str
    areas: tuple[str, ...]
    published: int             # number of figures, of which some are new and some retracted
    new: int
    retracted: int
    refused: int
    left_out: tuple[Issue, ...]


class Job:
    """One file, read for ``sender``, with one set of choices at a time.

    ``stale`` is the reason why an earlier preview became invalid. Of a large file that nobody looks at only the bytes
    are kept, and the version of its preview.
    """

    def __init__(self, filename: str, content: bytes, choices: Choices, ledger: Ledger, snapshot: Snapshot, *,
                 sender: Actor, kind: SubmissionKind = "observations") -> None:
        self.filename, self.content, self.choices, self.kind = filename, content, choices, kind
        self.digest = sha256(content).hexdigest()
        self.receipt: Receipt | None = None
        self.stale: StalePreview | YearLocked | None = None
        self._ledger, self._snapshot, self._sender = ledger, snapshot, sender
        self._prepared: Prepared | None = None
        self._before: Prepared | None = None
        self._is_on_record = False
        self._changes: dict[tuple[bool, bool], Changes] = {}
        self._version = 0            # of a preview that was dropped
        self._idle: Timer | None = None

    def read(self, progress: Callable[[Stage], None] = lambda _: None) -> Prepared:
        """Read, validate and compare it, unless that is done; that it is rejected is recorded without its content.

        ``progress`` gets the stage repeatedly; an exception that it raises ends the reading, which begins anew.
        """
        if self._prepared is None:
            self._prepared = self._before = prepare(
                self.content, self.filename, self.choices, self._ledger, self._snapshot, progress, self._before,
                self._sender)
            if self._version:        # what was seen then must still hold when it is saved
                self._prepared = replace(self._prepared, version=self._version)
            if not self.asks:
                self._record(self._sender)
        prepared = self._prepared
        if len(self.content) >= LARGE:
            self._drop_when_idle()
        return prepared

    def _drop_when_idle(self) -> None:
        """Drop what was read once nobody has looked at it for some time, counted from now."""
        if self._idle:
            self._idle.cancel()
        self._idle = Timer(IDLE, self.drop)
        self._idle.daemon = True
        self._idle.start()

    def drop(self) -> None:
        """Keep of the preview only its version; who looks at it next has it made again."""
        if self._prepared is not None:
            self._version = self._prepared.version
        if self._idle:
            self._idle.cancel()
        self._prepared, self._before, self._changes = None, None, {}

    def restart(self, choices: Choices | None = None, stale: StalePreview | YearLocked | None = None) -> None:
        """Have it read again, with other choices, or since others changed the same figures or locked their year."""
        self.choices, self.stale = choices or self.choices, stale
        self._prepared, self._changes, self._version = None, {}, 0

    @property
    def prepared(self) -> Prepared:
        """The file, read and compared."""
        return self._prepared or self.read()

    @property
    def asks(self) -> bool:
        """Whether every issue that blocks the file, or every error, can be settled by the user's answers."""
        errors = [issue for issue in self.prepared.issues if issue.severity == Severity.ERROR]
        return all(map(is_answerable, self.prepared.of_file or errors))

    @property
    def needs_source(self) -> bool:
        """Whether the file does not say where its figures are from."""
        return self.kind == "edit" or any(note.code == "note.no_source" for note in self.prepared.notes)

    @property
    def absent(self) -> pd.DataFrame:
        """Current rows of its subjects and years that it lacks; corrections leave out what they do not change."""
        comparison = self.prepared.comparison
        return pd.DataFrame() if comparison is None or self.kind == "edit" else comparison.absent

    def changes(self, *, doubtful: bool, retract: bool) -> Changes:
        """What publishing it would change, with or without its doubtful figures and retractions."""
        choice, prepared, changes = (doubtful, retract), self.prepared, self._changes
        if choice not in changes and prepared.comparison is not None:
            rows = prepared.to_publish("any" if doubtful else "", retract=retract)
            changes[choice] = changes_by(prepared.comparison.current, rows, self._snapshot.catalogue(prepared.version))
        return changes[choice]

    def publish(self, actor: Actor, *, source: str = "", note: str = "", reason: str = "",
                retract: bool = False) -> None:
        """Publish, if not yet done; raises StalePreview, YearLocked and Refusal."""
        prepared = self.prepared
        if self.receipt is not None or prepared.comparison is None:
            return
        event = publish(prepared, self._ledger, actor, source=source, note=note, reason=reason, retract=retract,
                        kind=self.kind)
        if event is None:
            return
        self.receipt = _receipt(prepared, event, reason, retract=retract)
        remember_answers(self._ledger, actor, prepared)
        if self.receipt.refused:
            self._record(actor)
        self.drop()

    def _record(self, actor: Actor) -> None:
        """Record once that it was rejected wholly or in part."""
        if not self._is_on_record:
            self._is_on_record = True
            record_attempt(self._ledger, actor, self.filename, self.content, self.prepared.issues)


def _receipt(prepared: Prepared, event: Event, reason: str, *, retract: bool) -> Receipt:
    rows = prepared.to_publish(reason, retract=retract)
    return Receipt(
        version=event.version, submission=event.submission or "", areas=distinct(rows["ref_area"]), published=len(rows),
        new=prepared.counts_taken(reason)["new"], retracted=int((rows["absence"] == Absence.RETRACTED).sum()),
        refused=prepared.refused(reason),
        left_out=tuple(issue for issue in prepared.issues if issue.severity == Severity.ERROR or not reason))
