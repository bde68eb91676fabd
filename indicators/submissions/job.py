"""Background job for an uploaded file: read, validated and compared; then published once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from dataclasses import dataclass, field
from functools import cached_property
from threading import Event
from typing import Any

import pandas as pd

from indicators.changes.status_flips import flips_of
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ingest.similar_issues import IssueKind, by_kind
from indicators.ledger import Ledger
from indicators.model import Absence, Actor, Catalogue, Issue, Severity
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import publish
from indicators.submissions.questions import answerable
from indicators.submissions.remembered import remember_answers
from indicators.warehouse.snapshot import Snapshot

_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="upload")


class CancelledError(Exception):
    """The user cancelled the job."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was published from a file: data version, rows, number of new rows and of rejected figures."""

    version: int
    submission: str
    rows: pd.DataFrame           # OBSERVATION
    new: int
    refused: int
    prepared: Prepared
    reason: str

    @property
    def retracted(self) -> int:
        """Number of retracted figures."""
        return int((self.rows["absence"] == Absence.RETRACTED).sum())


@dataclass(frozen=True, kw_only=True)
class Effect:
    """The effect of publishing a file. ``rows`` are the valid ones that would change the current data, ``before`` the
    current row for each of them, with missing values for a new one.
    """

    rows: pd.DataFrame
    before: pd.DataFrame
    published: pd.DataFrame            # rows and retractions
    current: pd.DataFrame              # all current rows
    catalogue: Catalogue

    @cached_property
    def flips(self) -> pd.DataFrame:
        """The status flips caused."""
        return flips_of(self.current, self.published, self.catalogue)


@dataclass(frozen=True)
class Ready:
    """A file that was read and compared, with what the page shows about it."""

    prepared: Prepared
    catalogue: Catalogue
    kinds: list[IssueKind]
    _effects: dict[tuple[bool, bool], Effect] = field(default_factory=dict)

    def effect(self, *, doubtful: bool = True, retract: bool = False) -> Effect:
        """Return the effect of publishing it, with or without its doubtful figures and retractions."""
        choice, comparison = (doubtful, retract), self.prepared.comparison
        if choice not in self._effects and comparison is not None:
            reason = "any" if doubtful else ""
            taken = self.prepared.taken(reason)
            self._effects[choice] = Effect(
                rows=comparison.rows[taken].reset_index(drop=True),
                before=comparison.before[taken].reset_index(drop=True),
                published=self.prepared.to_publish(reason, retract=retract), current=comparison.current,
                catalogue=self.catalogue)
        return self._effects[choice]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the user confirms."""

    source: str = ""
    note: str = ""
    reason: str = ""
    retract: bool = False


class Job:
    """One file, read with one set of choices, for ``sender``, whose name may still be unknown.

    ``keep`` records that the file was rejected wholly or in part. ``stale`` is the reason why an earlier preview became
    invalid, and ``before`` the file as prepared for it.
    """

    def __init__(self, filename: str, content: bytes, choices: Choices, ledger: Ledger, snapshot: Snapshot, *,
                 sender: Actor, keep: Callable[[Prepared, Actor], None],
                 stale: StalePreview | YearLocked | None = None, before: Prepared | None = None) -> None:
        self.filename, self.content, self.choices, self.stale = filename, content, choices, stale
        self.stage: Stage = "reading"
        self.receipt: Receipt | None = None
        self._cancelled = Event()
        self._ledger, self._snapshot, self._sender, self._keep = ledger, snapshot, sender, keep
        self.work: Future[Ready] = _workers.submit(self._run, before)

    def _run(self, before: Prepared | None) -> Ready:
        prepared = prepare(self.content, self.filename, self.choices, self._ledger, self._snapshot, progress=self._tell,
                           before=before)
        if not self.cancelled and not _asks(prepared):
            self._keep(prepared, self._sender)
        return Ready(prepared, self._snapshot.catalogue(prepared.version), by_kind(prepared.issues))

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
        return is_done(self.work, within)

    @property
    def ready(self) -> Ready:
        """The file, read and compared; raises the error if the work failed."""
        return self.work.result()

    @property
    def asks(self) -> bool:
        """Whether every issue that blocks the file, or every error, can be settled by the user's answers."""
        return _asks(self.ready.prepared)

    @property
    def errors(self) -> list[Issue]:
        """The errors of the file."""
        return _errors(self.ready.prepared)

    def publish(self, actor: Actor, wish: Wish) -> None:
        """Publish, if not yet done; raises StalePreview, YearLocked and Refusal."""
        prepared = self.ready.prepared
        if self.receipt is not None or prepared.comparison is None:
            return
        event = publish(prepared, self._ledger, actor, source=wish.source, note=wish.note, reason=wish.reason,
                        retract=wish.retract)
        if event is None:
            return
        self.receipt = Receipt(
            version=event.version, submission=event.submission or "",
            rows=prepared.to_publish(wish.reason, retract=wish.retract), new=prepared.counts_taken(wish.reason)["new"],
            refused=prepared.refused(wish.reason), prepared=prepared, reason=wish.reason)
        remember_answers(self._ledger, actor, prepared)
        if self.receipt.refused:
            self._keep(prepared, actor)

    @property
    def prepared(self) -> Prepared | None:
        """The prepared file; None until it is done, or if it failed."""
        return self.work.result().prepared if self.done() and not self.work.exception() else None


def is_done(work: "Future[Any]", within: float = 0) -> bool:
    """Return whether work has ended, or ends within ``within`` seconds."""
    try:
        work.exception(timeout=within)
    except TooEarly:
        return False
    return True


def _errors(prepared: Prepared) -> list[Issue]:
    return [issue for issue in prepared.issues if issue.severity == Severity.ERROR]


def _asks(prepared: Prepared) -> bool:
    return answerable(prepared.of_file or _errors(prepared))
