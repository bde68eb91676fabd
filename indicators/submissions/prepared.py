"""What is known of a file before anyone confirms it: its rows, what they would change, and what is wrong."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from indicators.changes.diff import CHANGED, NEW, UNCHANGED, Comparison, retracted
from indicators.ingest.mapping import Choices
from indicators.ingest.reading import Reading
from indicators.ingest.validation import Checked
from indicators.ledger.records import Submission
from indicators.model import Finding, Message


def no_rows() -> np.ndarray:
    """The mask of a file that has none."""
    return np.zeros(0, bool)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file that was read, checked and compared. Where ``checked`` is None the file is refused as a whole."""

    filename: str
    content: bytes
    choices: Choices
    reading: Reading
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...]
    version: int                               # data version that it was compared with
    of_file: tuple[Finding, ...] = ()          # those of the findings for which it is refused as a whole
    roles: tuple[str, ...] = ()                # what each column of the header is for, "" for nothing
    checked: Checked | None = None
    comparison: Comparison | None = None
    doubted: np.ndarray = field(default_factory=no_rows)       # which rows of the comparison have a warning
    sent_before: Submission | None = None      # the last standing one of the same bytes, read in the same way
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
        """OBSERVATION that would be published: good rows that change what stands, and what is taken back.

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
