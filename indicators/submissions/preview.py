"""A file as it would be published: understood, held against what is current, and what there is to say of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd

from indicators.changes.current import compared, current_rows
from indicators.changes.diff import CHANGED, NEW, UNCHANGED, Comparison, retracted
from indicators.changes.locked_years import without_locked
from indicators.changes.plausibility import doubts
from indicators.changes.withheld import with_current
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import Candidate, ingest
from indicators.ingest.validation import Checked
from indicators.ledger import Ledger
from indicators.ledger.records import Submission
from indicators.submissions import notes
from indicators.submissions.remembered import Remembered
from indicators.submissions.sent_before import left_out_before, replaced_since, sent_before
from indicators.warehouse.snapshot import Snapshot

Stage = Literal["reading", "checking", "comparing"]
"""What is being done with a file, in this order."""


def no_rows() -> np.ndarray:
    """The mask of a file that has none."""
    return np.zeros(0, bool)


@dataclass(frozen=True, kw_only=True)
class Prepared(Candidate):
    """A file that was read, checked and compared. Where ``checked`` is None the file is refused as a whole."""

    version: int                               # data version that it was compared with
    comparison: Comparison | None = None
    doubted: np.ndarray = field(default_factory=no_rows)       # which rows of the comparison have a warning
    sent_before: Submission | None = None      # the last published one of the same bytes, read in the same way
    left_out: np.ndarray = field(default_factory=no_rows)      # where sent before: not taken then, and can be now
    locked: frozenset[int] = frozenset()       # years whose figures stay

    def counts(self) -> dict[str, int]:
        """Figures in the file, and among the good ones those that are new, changed and unchanged; and absent ones."""
        found = self.comparison
        if self.checked is None or found is None:
            return dict.fromkeys(("rows", "new", "changed", "unchanged", "absent"), 0)
        return {"rows": self.checked.rows, "new": found.count(NEW), "changed": found.count(CHANGED),
                "unchanged": found.count(UNCHANGED), "absent": len(found.absent)}

    def counts_taken(self, reason: str = "") -> dict[str, int]:
        """New and changed figures among those that would be published."""
        kinds = no_rows() if self.comparison is None else self.comparison.kind[self.taken(reason)]
        return {"new": int(np.count_nonzero(kinds == NEW)), "changed": int(np.count_nonzero(kinds == CHANGED))}

    def refused(self, reason: str = "") -> int:
        """Figures that are not taken: those with errors, and without a reason those with warnings."""
        if self.checked is None:
            return 0
        return self.checked.refused + (0 if reason else int(self.doubted.sum()))

    @property
    def offers_rows(self) -> bool:
        """Whether there may be something to publish: of a file that was sent before only what was left out then."""
        return self.comparison is not None and (self.sent_before is None or bool(self.left_out.any()))

    def taken(self, reason: str = "") -> np.ndarray:
        """Which rows of the comparison would be published."""
        if self.comparison is None:
            return no_rows()
        taken = self.comparison.to_publish & (np.bool_(bool(reason)) | ~self.doubted)
        return taken & self.left_out if self.sent_before else taken

    def to_publish(self, reason: str = "", *, retract: bool = False) -> pd.DataFrame:
        """OBSERVATION that would be published: good rows that change what is current, and what is taken back.

        Nothing is taken back while rows have errors: what they are about is in the file.
        """
        if self.checked is None or self.comparison is None or not self.offers_rows:
            return pd.DataFrame()
        good = self.comparison.coded.take(self.taken(reason)).frame()
        absent = self.comparison.absent
        absent = absent[~absent["year"].isin(list(self.locked))]
        if not retract or self.checked.refused or absent.empty:
            return good
        return pd.concat([good, retracted(absent)], ignore_index=True)


def prepare(content: bytes, filename: str, choices: Choices, ledger: Ledger, snapshot: Snapshot,
            progress: Callable[[Stage], None] = lambda _: None, before: Prepared | None = None) -> Prepared:
    """Read, map, validate and compare a file with the newest version; nothing is written.

    ``progress`` is given what is being done, while a file is read again and again; what it raises ends the work. The
    same file that was prepared ``before`` is not read again, but for what nobody asked of it then.
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
    """The file compared with what is current: rows of locked years refused, what is doubtful warned of."""
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
    noted = notes.of_rows(checked.unlisted + doubt.unlisted, comparison, before, int(left_out.sum()))
    if before:
        noted += notes.replaced(*replaced_since(before, comparison, left_out, snapshot, prepared.version))
    return replace(prepared, checked=checked, comparison=comparison, doubted=doubt.rows, issues=tuple(issues),
                   notes=(*prepared.notes, *checked.notes, *noted), sent_before=before, left_out=left_out,
                   locked=frozenset(locked))


def checked_again(prepared: Prepared, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """The same file with what is now current and locked; it is published only where what was previewed still holds."""
    again = prepare(prepared.content, prepared.filename, prepared.choices, ledger, snapshot, before=prepared)
    return replace(again, version=prepared.version)
