"""Background job for an uploaded file: read, validated and compared, then published once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from dataclasses import dataclass, field
from functools import cached_property
from threading import Event, Lock
from typing import Any, Literal

import pandas as pd

from indicators.changes.status_flips import FLIP, flips_of
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ingest.similar_issues import IssueKind, by_kind
from indicators.ledger import Ledger
from indicators.model import Absence, Actor, Catalogue, Issue, Severity
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import publish
from indicators.submissions.questions import answerable
from indicators.submissions.remembered import remember_answers
from indicators.warehouse.diff import NEW
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
    actor: Actor

    @property
    def retracted(self) -> int:
        """Number of retracted figures."""
        return int((self.rows["absence"] == Absence.RETRACTED).sum())


SHOWN = "shown"
"""Stands for a reason that the user may still give."""


@dataclass(frozen=True)
class Effect:
    """The effect of publishing a file, with a ``reason`` for its doubtful figures or, if it is "", without them;
    computed on demand.
    """

    prepared: Prepared
    catalogue: Catalogue
    reason: str

    @cached_property
    def rows(self) -> pd.DataFrame:
        """OBSERVATION: the valid rows that would change the current data."""
        return self.prepared.to_publish(self.reason)

    @cached_property
    def before(self) -> pd.DataFrame:
        """The current row for each of them, with missing values for a new one."""
        found = self.prepared.comparison
        return self.rows if found is None else found.before[self.prepared.taken(self.reason)].reset_index(drop=True)

    def flips(self, *, retract: bool) -> pd.DataFrame:
        """The status flips that they, and with ``retract`` retractions, cause."""
        found = self.prepared.comparison
        if found is None:
            return pd.DataFrame(columns=FLIP)
        return flips_of(found.current, self.prepared.to_publish(self.reason, retract=retract), self.catalogue)


@dataclass(frozen=True)
class Ready:
    """A file that was read and compared, with what the page shows about it."""

    prepared: Prepared
    catalogue: Catalogue
    kinds: list[IssueKind]
    _effects: dict[bool, Effect] = field(default_factory=dict)

    def effect(self, *, doubtful: bool = True) -> Effect:
        """Return the effect of publishing it, with or without its doubtful figures."""
        return self._effects.setdefault(doubtful, Effect(self.prepared, self.catalogue, SHOWN if doubtful else ""))


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
        self.stage: Stage | Literal["publishing", "saving"] = "reading"
        self.receipt: Receipt | None = None
        self.publishing: Future[None] | None = None
        self._cancelled, self._stopped, self._once = Event(), Event(), Lock()
        self._ledger, self._snapshot, self._sender, self._keep = ledger, snapshot, sender, keep
        self._flips: dict[tuple[bool, bool], Future[pd.DataFrame]] = {}
        self.work: Future[Ready] = _workers.submit(self._run, before)

    def _run(self, before: Prepared | None) -> Ready:
        prepared = prepare(self.content, self.filename, self.choices, self._ledger, self._snapshot, progress=self._tell,
                           before=before)
        if not self.cancelled and not _asks(prepared):
            self._keep(prepared, self._sender)
        return Ready(prepared, self._snapshot.catalogue(prepared.version), by_kind(prepared.issues))

    def _tell(self, stage: Stage) -> None:
        self.stage = stage
        if self._cancelled.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """Cancel the job; a save in progress is completed."""
        self._cancelled.set()
        self._stopped.set()

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

    def flips(self, *, retract: bool, doubtful: bool = True) -> "Future[pd.DataFrame]":
        """Return the status flips (FLIP) that publishing its valid rows would cause, computed in the background."""
        asked = retract, doubtful
        if asked not in self._flips:
            self._flips[asked] = _workers.submit(self._judged, retract=retract, doubtful=doubtful)
        return self._flips[asked]

    def _judged(self, *, retract: bool, doubtful: bool) -> pd.DataFrame:
        if self.cancelled:
            raise CancelledError
        return self.ready.effect(doubtful=doubtful).flips(retract=retract)

    def begin_publishing(self, actor: Actor, wish: Wish) -> None:
        """Publish in the background; further calls have no effect."""
        with self._once:
            if self.publishing is None and self.receipt is None:
                self._stopped.clear()
                self.stage = "publishing"
                self.publishing = _workers.submit(self.publish, actor, wish)

    def stop_publishing(self) -> None:
        """Cancel publishing, unless the save is in progress."""
        self._stopped.set()

    def _save(self) -> None:
        if self._stopped.is_set():
            raise CancelledError
        self.stage = "saving"

    def publish(self, actor: Actor, wish: Wish) -> None:
        """Publish, if not yet done; raises StalePreview, YearLocked, Refusal, and CancelledError if it was stopped."""
        if self.receipt is not None:
            return
        prepared = self.ready.prepared
        event = publish(prepared, self._ledger, actor, source=wish.source, note=wish.note, reason=wish.reason,
                        retract=wish.retract, save=self._save)
        if event and prepared.comparison is not None:
            new = (prepared.comparison.kind == NEW) & prepared.taken(wish.reason)
            self.receipt = Receipt(
                version=event.version, submission=event.submission or "",
                rows=prepared.to_publish(wish.reason, retract=wish.retract), new=int(new.sum()),
                refused=prepared.refused(wish.reason), prepared=prepared, reason=wish.reason, actor=actor)
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
