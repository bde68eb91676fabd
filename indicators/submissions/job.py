"""One file of figures: read, validated and compared with current data; then published once."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from indicators.changes.versions import Changes, changes_by
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.ledger.records import SubmissionKind
from indicators.model import Absence, Actor, Severity
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import publish, record_attempt
from indicators.submissions.questions import is_answerable
from indicators.submissions.remembered import remember_answers
from indicators.warehouse.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was published from a file: data version, rows (OBSERVATION), and the reason given for warnings."""

    version: int
    submission: str
    rows: pd.DataFrame
    prepared: Prepared
    reason: str

    @property
    def new(self) -> int:
        """Number of new figures."""
        return self.prepared.counts_taken(self.reason)["new"]

    @property
    def refused(self) -> int:
        """Number of rejected figures."""
        return self.prepared.refused(self.reason)

    @property
    def retracted(self) -> int:
        """Number of retracted figures."""
        return int((self.rows["absence"] == Absence.RETRACTED).sum())


class Job:
    """One file, read for ``sender``, with one set of choices at a time.

    ``stale`` is the reason why an earlier preview became invalid.
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

    def read(self, progress: Callable[[Stage], None] = lambda _: None) -> Prepared:
        """Read, validate and compare it, unless that is done; that it is rejected is recorded without its content.

        ``progress`` gets the stage repeatedly; an exception that it raises ends the reading, which begins anew.
        """
        if self._prepared is None:
            self._prepared = self._before = prepare(
                self.content, self.filename, self.choices, self._ledger, self._snapshot, progress, self._before,
                self._sender)
            if not self.asks:
                self._record(self._sender)
        return self._prepared

    def restart(self, choices: Choices | None = None, stale: StalePreview | YearLocked | None = None) -> None:
        """Have it read again, with other choices, or since others changed the same figures or locked their year."""
        self.choices, self.stale = choices or self.choices, stale
        self._prepared, self._changes = None, {}

    @property
    def prepared(self) -> Prepared:
        """The file, read and compared."""
        return self.read()

    @property
    def asks(self) -> bool:
        """Whether every issue that blocks the file, or every error, can be settled by the user's answers."""
        errors = [issue for issue in self.prepared.issues if issue.severity == Severity.ERROR]
        return all(map(is_answerable, self.prepared.of_file or errors))

    def changes(self, *, doubtful: bool, retract: bool) -> Changes:
        """What publishing it would change, with or without its doubtful figures and retractions."""
        choice, prepared = (doubtful, retract), self.prepared
        if choice not in self._changes and prepared.comparison is not None:
            rows = prepared.to_publish("any" if doubtful else "", retract=retract)
            self._changes[choice] = changes_by(prepared.comparison.current, rows,
                                               self._snapshot.catalogue(prepared.version))
        return self._changes[choice]

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
        self.receipt = Receipt(version=event.version, submission=event.submission or "", prepared=prepared,
                               reason=reason, rows=prepared.to_publish(reason, retract=retract))
        remember_answers(self._ledger, actor, prepared)
        if self.receipt.refused:
            self._record(actor)

    def _record(self, actor: Actor) -> None:
        """Record once that it was rejected wholly or in part."""
        if not self._is_on_record:
            self._is_on_record = True
            record_attempt(self._ledger, actor, self.filename, self.content, self.prepared.issues)
