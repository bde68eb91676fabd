"""Preview of a file: interpreted, compared with the current data, with issues and notes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd

from indicators.changes.current_rows import compared, current_rows
from indicators.changes.diff import CHANGED, NEW, UNCHANGED, Comparison, retracted
from indicators.changes.locked_years import without_locked
from indicators.changes.plausibility import doubts
from indicators.changes.suppressed_rows import with_current
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import Candidate, ingest
from indicators.ingest.validation import Checked
from indicators.ingest.validation.rows import Rows
from indicators.ledger import Ledger
from indicators.ledger.records import Submission
from indicators.model.frames import observations
from indicators.submissions import comparison_notes
from indicators.submissions.remembered import Remembered
from indicators.submissions.sent_before import left_out_before, replaced_since, sent_before
from indicators.warehouse.snapshot import Snapshot

Stage = Literal["reading", "checking", "comparing"]
"""Stages of processing a file, in this order."""


def no_rows() -> np.ndarray:
    """Return an empty mask."""
    return np.zeros(0, bool)


@dataclass(frozen=True, kw_only=True)
class Prepared(Candidate):
    """A file that was read, validated and compared. If ``checked`` is None, the file is rejected as a whole."""

    version: int                               # data version it was compared with
    comparison: Comparison | None = None
    doubted: np.ndarray = field(default_factory=no_rows)       # mask of rows of the comparison with a warning
    sent_before: Submission | None = None      # last published submission of the same bytes with the same choices
    left_out: np.ndarray = field(default_factory=no_rows)  # mask of rows rejected in the earlier submission, valid now
    locked: frozenset[int] = frozenset()       # locked years

    def counts(self) -> dict[str, int]:
        """Return the numbers of figures in the file, of new, changed and unchanged ones among the valid, and of absent
        ones.
        """
        found = self.comparison
        if self.checked is None or found is None:
            return dict.fromkeys(("rows", "new", "changed", "unchanged", "absent"), 0)
        return {"rows": self.checked.rows, "new": found.count(NEW), "changed": found.count(CHANGED),
                "unchanged": found.count(UNCHANGED), "absent": len(found.absent_rows)}

    def counts_taken(self, reason: str = "") -> dict[str, int]:
        """Return the number of new and changed figures among those to be published."""
        kinds = no_rows() if self.comparison is None else self.comparison.kind[self.taken(reason)]
        return {"new": int(np.count_nonzero(kinds == NEW)), "changed": int(np.count_nonzero(kinds == CHANGED))}

    def refused(self, reason: str = "") -> int:
        """Return the number of figures to be rejected: those with errors and, without a reason, those with warnings."""
        if self.checked is None:
            return 0
        return self.checked.refused + (0 if reason else int(self.doubted.sum()))

    @property
    def offers_rows(self) -> bool:
        """Whether there may be something to publish: for a file submitted before, only what was rejected then."""
        return self.comparison is not None and (self.sent_before is None or bool(self.left_out.any()))

    def taken(self, reason: str = "") -> np.ndarray:
        """Return a mask of the rows of the comparison to be published."""
        if self.comparison is None:
            return no_rows()
        taken = self.comparison.to_publish & (np.bool_(bool(reason)) | ~self.doubted)
        return taken & self.left_out if self.sent_before else taken

    def rows_to_publish(self, reason: str = "", *, retract: bool = False) -> Rows:
        """Return the rows to publish: valid rows that change the current data, and retractions.

        Nothing is retracted while rows have errors, since the file does contain those figures.
        """
        if self.checked is None or self.comparison is None or not self.offers_rows:
            return Rows.of_frame(observations([]))
        good = self.comparison.coded.take(self.taken(reason))
        if not retract or self.checked.refused:
            return good
        absent = self.comparison.absent
        return Rows.of_frame(retracted(absent[~absent["year"].isin(list(self.locked))])).under(good)

    def to_publish(self, reason: str = "", *, retract: bool = False) -> pd.DataFrame:
        """Return the rows to publish as a frame of OBSERVATION."""
        return self.rows_to_publish(reason, retract=retract).frame()


def prepare(content: bytes, filename: str, choices: Choices, ledger: Ledger, snapshot: Snapshot,
            progress: Callable[[Stage], None] = lambda _: None, before: Prepared | None = None) -> Prepared:
    """Read, map, validate and compare a file with the newest version; nothing is written.

    ``progress`` is called with the current stage, repeatedly during reading; an exception that it raises cancels the
    work. Readings of the same file prepared ``before`` are reused.
    """
    version = snapshot.catch_up()
    candidate = ingest(content, filename, choices, snapshot.catalogue(version), Remembered(ledger),
                       reading_on=lambda: progress("reading"), checking=lambda: progress("checking"),
                       readings=before.readings if before else None)
    prepared = Prepared(**vars(candidate), version=version)
    if candidate.checked is None:
        return prepared
    progress("comparing")
    return _compared(prepared, candidate.checked, ledger, snapshot)


def _compared(prepared: Prepared, checked: Checked, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """Compare the file with the current data: rows of locked years are rejected, doubtful ones get a warning."""
    current = current_rows(checked, snapshot, prepared.version)
    checked = with_current(checked, current)
    comparison = compared(checked, current)
    locked = ledger.locked()
    unlocked = without_locked(checked, comparison, locked)
    if unlocked is not checked:
        checked, comparison = unlocked, compared(unlocked, current)
    before = sent_before(prepared, prepared.version, snapshot)
    left_out = left_out_before(before, checked, comparison, snapshot, prepared.version)
    doubt = doubts(checked, comparison, snapshot.catalogue(prepared.version), of=left_out if before else None)
    issues = sorted((*prepared.issues, *checked.issues, *doubt.issues), key=lambda issue: issue.row)
    noted = comparison_notes.of_rows(checked.unlisted + doubt.unlisted, comparison, before, int(left_out.sum()))
    if before:
        noted += comparison_notes.replaced(*replaced_since(before, comparison, left_out, snapshot, prepared.version))
    return replace(prepared, checked=checked, comparison=comparison, doubted=doubt.rows, issues=tuple(issues),
                   notes=(*prepared.notes, *checked.notes, *noted), sent_before=before, left_out=left_out,
                   locked=frozenset(locked))


def checked_again(prepared: Prepared, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """Prepare the file again against the current data and locks; it keeps its version, so that a preview that no longer
    holds is refused.
    """
    again = prepare(prepared.content, prepared.filename, prepared.choices, ledger, snapshot, before=prepared)
    return replace(again, version=prepared.version)
