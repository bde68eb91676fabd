"""Background job for an uploaded file: read, validated and compared; then published once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from dataclasses import dataclass
from threading import Event
from typing import Any

import pandas as pd

from indicators.changes.versions import Changes, changes_by
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.ledger.records import SubmissionKind
from indicators.model import Absence, Actor, Severity
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import publish
from indicators.submissions.questions import is_answerable
from indicators.submissions.remembered import remember_answers
from indicators.warehouse.snapshot import Snapshot

_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="upload")


class CancelledError(Exception):
    """The user cancelled the job."""


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
    """One file, read with one set of choices, for ``sender``, whose name may still be unknown.

    ``keep`` records that the file was rejected wholly or in part. ``stale`` is the reason why an earlier preview became
    invalid, and ``before`` the file as prepared for it.
    """

    def __init__(self, filename: str, content: bytes, choices: Choices, ledger: Ledger, snapshot: Snapshot, *,
                 sender: Actor, keep: Callable[[Prepared, Actor], None], kind: SubmissionKind = "observations",
                 stale: StalePreview | YearLocked | None = None, before: Prepared | None = None) -> None:
        self.filename, self.content, self.choices, self.kind, self.stale = filename, content, choices, kind, stale
        self.stage: Stage = "reading"
        self.receipt: Receipt | None = None
        self._cancelled = Event()
        self._ledger, self._snapshot, self._sender, self._keep = ledger, snapshot, sender, keep
        self._changes: dict[tuple[bool, bool], Changes] = {}
        self._work: Future[Prepared] = _workers.submit(self._run, before)

    def _run(self, before: Prepared | None) -> Prepared:
        prepared = prepare(self.content, self.filename, self.choices, self._ledger, self._snapshot, progress=self._tell,
                           before=before)
        if not self.cancelled and not _asks(prepared):
            self._keep(prepared, self._sender)
        return prepared

    def _tell(self, stage: Stage) -> None:
        self.stage = stage
        if self.cancelled:
            raise CancelledError

    def cancel(self) -> None:
        """Cancel the job."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        return self._cancelled.is_set()

    def done(self, within: float = 0) -> bool:
        """Whether the work has ended, or ends within ``within`` seconds."""
        return is_done(self._work, within)

    @property
    def prepared(self) -> Prepared:
        """The file, read and compared; raises the error if the work failed."""
        return self._work.result()

    @property
    def last_prepared(self) -> Prepared | None:
        """The file, read and compared; None until it is, or if the work failed."""
        return self.prepared if self.done() and not self._work.exception() else None

    @property
    def asks(self) -> bool:
        """Whether every issue that blocks the file, or every error, can be settled by the user's answers."""
        return _asks(self.prepared)

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
            self._keep(prepared, actor)


def is_done(work: "Future[Any]", within: float = 0) -> bool:
    """Return whether work has ended, or ends within ``within`` seconds."""
    try:
        work.exception(timeout=within)
    except TooEarly:
        return False
    return True


def _asks(prepared: Prepared) -> bool:
    errors = [issue for issue in prepared.issues if issue.severity == Severity.ERROR]
    return all(map(is_answerable, prepared.of_file or errors))
