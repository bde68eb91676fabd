"""A file that a person brings: read, checked and compared in the background, and published once."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooEarly
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from threading import Event, Lock
from typing import Any, Literal

import pandas as pd
import streamlit as st

from indicators.changes.diff import NEW
from indicators.changes.status_flips import FLIP, file_flips, flips_of
from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.ingest.similar_findings import Kind, kinds
from indicators.model import Absence, Actor, Catalogue, Finding, Severity
from indicators.permission import staff
from indicators.submissions.opening import Ledger, Snapshot
from indicators.submissions.preview import Prepared, Stage, prepare
from indicators.submissions.publishing import publish, record_attempt
from indicators.submissions.questions import answerable
from indicators.submissions.sent_before import choices_before
from pages.shared import cache, who

JOBS, TRIED = "upload.jobs", "upload.tried"
AT_ONCE = 0.8        # seconds that the page waits for a file before it shows how far it is

_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="upload")


class CancelledError(Exception):
    """The person does not want the file read any more."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was published of a file: the data version that it made, the rows, those that were new, those refused."""

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
        """Figures that were taken back."""
        return int((self.rows["absence"] == Absence.RETRACTED).sum())


SHOWN = "shown"
"""A reason that stands for the one which a person may still give."""


@dataclass(frozen=True)
class Effect:
    """What publishing a file would change, with a ``reason`` for its doubtful figures or, where it is "", without them;
    worked out when it is shown.
    """

    prepared: Prepared
    catalogue: Catalogue
    reason: str

    @cached_property
    def rows(self) -> pd.DataFrame:
        """OBSERVATION: the good rows that would change what is current."""
        return self.prepared.to_publish(self.reason)

    @cached_property
    def before(self) -> pd.DataFrame:
        """Of each of them the current row."""
        found = self.prepared.comparison
        return self.rows if found is None or self.rows.empty else found.before(self.prepared.taken(self.reason))

    @cached_property
    def flips(self) -> pd.DataFrame:
        """FLIP of them."""
        found = self.prepared.comparison
        if found is None or self.rows.empty:
            return pd.DataFrame(columns=FLIP)
        return file_flips(found, self.catalogue, self.prepared.taken(self.reason))


@dataclass(frozen=True)
class Ready:
    """A file that was read and compared, with what the screen shows of it."""

    prepared: Prepared
    catalogue: Catalogue
    kinds: list[Kind]
    _effects: dict[bool, Effect] = field(default_factory=dict)

    def effect(self, *, doubtful: bool = True) -> Effect:
        """What publishing it would change, with its doubtful figures or without."""
        return self._effects.setdefault(doubtful, Effect(self.prepared, self.catalogue, SHOWN if doubtful else ""))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a person confirms."""

    source: str = ""
    note: str = ""
    reason: str = ""
    retract: bool = False


class Job:
    """One file, read with one set of choices. ``stale`` says what made an earlier preview of it wrong."""

    def __init__(self, filename: str, content: bytes, choices: Choices,
                 stale: StalePreview | YearLocked | None = None, before: Prepared | None = None) -> None:
        self.filename, self.content, self.choices, self.stale = filename, content, choices, stale
        self.stage: Stage | Literal["publishing", "saving"] = "reading"
        self.receipt: Receipt | None = None
        self.publishing: Future[None] | None = None
        self._cancelled, self._stopped, self._once = Event(), Event(), Lock()
        self._ledger, self._snapshot = cache.opened("real")
        self._keep, self._sender = attempts(), staff(who.name())
        self._flips: dict[tuple[bool, bool], Future[pd.DataFrame]] = {}
        self.work: Future[Ready] = _workers.submit(self._run, self._ledger, self._snapshot, before)

    def _run(self, ledger: Ledger, snapshot: Snapshot, before: Prepared | None) -> Ready:
        prepared = prepare(self.content, self.filename, self.choices, ledger, snapshot, progress=self._tell,
                           before=before)
        if not self.cancelled and not _asks(prepared):
            self._keep(prepared, self._sender)
        return Ready(prepared, snapshot.catalogue(prepared.version), kinds(prepared.findings))

    def _tell(self, stage: Stage) -> None:
        self.stage = stage
        if self._cancelled.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """End the work on it; what is being saved already is saved."""
        self._cancelled.set()
        self._stopped.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone has cancelled it."""
        return self._cancelled.is_set()

    def done(self, within: float = 0) -> bool:
        """Whether the work has ended, or ends in so many seconds."""
        return ended(self.work, within)

    @property
    def ready(self) -> Ready:
        """The file, read and compared; raises what went wrong."""
        return self.work.result()

    @property
    def asks(self) -> bool:
        """Whether its sender's answers are all that it wants, or all for which it is refused as a whole."""
        return _asks(self.ready.prepared)

    @property
    def errors(self) -> list[Finding]:
        """What is wrong with it."""
        return _errors(self.ready.prepared)

    def flips(self, *, retract: bool, doubtful: bool = True) -> "Future[pd.DataFrame]":
        """The statuses that publishing its good rows would change, FLIP, worked out in the background."""
        asked = retract, doubtful
        if asked not in self._flips:
            self._flips[asked] = _workers.submit(self._judged, retract=retract, doubtful=doubtful)
        return self._flips[asked]

    def _judged(self, *, retract: bool, doubtful: bool) -> pd.DataFrame:
        if self.cancelled:
            raise CancelledError
        effect = self.ready.effect(doubtful=doubtful)
        if not retract:
            return effect.flips
        prepared = self.ready.prepared
        return flips_of(self._snapshot, prepared.to_publish(effect.reason, retract=True), prepared.version)

    def begin_publishing(self, actor: Actor, wish: Wish) -> None:
        """Publish in the background, once however often it is asked for."""
        with self._once:
            if self.publishing is None and self.receipt is None:
                self._stopped.clear()
                self.stage = "publishing"
                self.publishing = _workers.submit(self.publish, actor, wish)

    def stop_publishing(self) -> None:
        """Publish nothing, unless it is being saved already."""
        self._stopped.set()

    def _save(self) -> None:
        if self._stopped.is_set():
            raise CancelledError
        self.stage = "saving"

    def publish(self, actor: Actor, wish: Wish) -> None:
        """Publish, unless it is; raises StalePreview, YearLocked, Refusal, and CancelledError where it was stopped."""
        if self.receipt is not None:
            return
        prepared = self.ready.prepared
        rows = prepared.to_publish(wish.reason, retract=wish.retract)
        event = publish(prepared, self._ledger, actor, source=wish.source, note=wish.note, reason=wish.reason,
                        retract=wish.retract, save=self._save)
        if event and prepared.comparison is not None:
            new = (prepared.comparison.kind == NEW) & prepared.taken(wish.reason)
            self.receipt = Receipt(
                version=event.version, submission=event.submission or "", rows=rows, new=int(new.sum()),
                refused=prepared.refused(wish.reason), prepared=prepared, reason=wish.reason, actor=actor)
            cache.remember_answers(actor, prepared)
            if self.receipt.refused:
                self._keep(prepared, actor)

    def again(self, choices: Choices | None = None, stale: StalePreview | YearLocked | None = None) -> "Job":
        """The same file from the start, with other choices or on the newest version."""
        self.cancel()
        before = self.work.result().prepared if self.done() and not self.work.exception() else None
        return Job(self.filename, self.content, choices or self.choices, stale, before)


def ended(work: "Future[Any]", within: float = 0) -> bool:
    """Whether work has ended, or ends in so many seconds."""
    try:
        work.exception(timeout=within)
    except TooEarly:
        return False
    return True


def jobs_of(files: Mapping[str, tuple[str, bytes]]) -> dict[str, Job]:
    """The job of each file by its hash: those that were begun go on, those whose file is gone are cancelled."""
    known: dict[str, Job] = st.session_state.setdefault(JOBS, {})
    for digest in [other for other in known if other not in files]:
        known.pop(digest).cancel()
    for digest, (name, content) in files.items():
        if digest not in known:
            known[digest] = Job(name, content, choices_before(content, cache.snapshot_of("real")))
    return known


def restart(digest: str, choices: Choices | None = None, stale: StalePreview | YearLocked | None = None) -> None:
    """Start a file over."""
    known = st.session_state[JOBS]
    known[digest] = known[digest].again(choices, stale)


def restart_others(digest: str) -> None:
    """Compare the other files with what is current now that this one was published."""
    for other, job in st.session_state[JOBS].items():
        if other != digest and job.receipt is None and not job.cancelled:
            restart(other)


def attempts() -> Callable[[Prepared, Actor], None]:
    """What keeps on record, once a visit and file, that it could not be taken as it is; its bytes are not kept.

    Asked for in the visit, and then used from wherever a file is read.
    """
    tried: set[str] = st.session_state.setdefault(TRIED, set())
    ledger, _ = cache.opened("real")

    def keep(prepared: Prepared, actor: Actor) -> None:
        digest = digest_of(prepared.content)
        if digest not in tried:
            tried.add(digest)
            record_attempt(prepared, ledger, actor)

    return keep


def _errors(prepared: Prepared) -> list[Finding]:
    return [finding for finding in prepared.findings if finding.severity == Severity.ERROR]


def _asks(prepared: Prepared) -> bool:
    return answerable(prepared.of_file or _errors(prepared))


def digest_of(content: bytes) -> str:
    """SHA-256 of a file."""
    return sha256(content).hexdigest()


def with_choice(choices: Choices, **chosen: object) -> Choices:
    """Choices with more of them."""
    return replace(choices, **chosen)  # type: ignore[arg-type]
