"""Attributes kept from the current value when a file reports it again without a column for them.

Only a separate column gives marks, confidentiality and periods for all rows of a file. A mark in a figure's cell
concerns that figure only, and adds to the current ones. A current mark that was itself read from the cell is dropped if
the new cell lacks it; a bound belongs to the number it was written with, and is dropped with it.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.ingest.vocabulary.notation import marks_in
from indicators.model import Mark
from indicators.model.marks import BOUNDS

HAVING_COLUMNS = ["marks", "conf_status", "period_start", "period_end"]
"""Attributes of a value that have columns of their own."""


_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Marks for the origin of a figure: other marks given with them belong to that origin."""


class KeptAttributes(NamedTuple):
    """Rows with kept attributes; masks of those that keep some, and of those that lose a mark read in their cell."""

    rows: pd.DataFrame
    kept: np.ndarray
    fell: np.ndarray


def with_kept_attributes(rows: pd.DataFrame, before: pd.DataFrame, columns: Collection[str],
                         same_source: np.ndarray) -> KeptAttributes:
    """Return OBSERVATION rows with attributes kept from the values that they replace.

    ``before`` has the current row of each, ``columns`` are those of the file; ``same_source`` is a mask of rows that
    name the current source or none.
    """
    again = (rows["value"].notna() & before["value"].notna()).to_numpy()
    rows, kept, fell = rows.copy(), *(np.zeros(len(rows), bool) for _ in range(2))
    for name in set(HAVING_COLUMNS) - {"marks"} - set(columns):
        empty = again & (rows[name] == "").to_numpy() & (before[name] != "").to_numpy()
        rows.loc[empty, name] = before.loc[empty, name]
        kept |= empty
    if "marks" not in columns:
        same_value = (rows["value"] == before["value"]).to_numpy()
        marks, current, notes = rows["marks"].tolist(), before["marks"].tolist(), before["note"].tolist()
        for at in np.flatnonzero(again & (before["marks"] != "").to_numpy()).tolist():
            own, was = set(marks[at].split()), set(current[at].split())
            written = was & marks_in(notes[at])
            left = _left(was - written, same_value=bool(same_value[at]), same_source=bool(same_source[at]))
            together = own | (left if own.isdisjoint(BOUNDS) else left.difference(BOUNDS))
            marks[at], fell[at] = " ".join(sorted(together)), bool(written - together)
            kept[at] |= bool(left - own)
        rows["marks"] = pd.array(marks, dtype="str")
    return KeptAttributes(rows, kept, fell)


def _left(marks: set[str], *, same_value: bool, same_source: bool) -> set[str]:
    """The current marks that stay when a figure is reported again: of one coded from a report, or illustrative, that
    another replaces, only a break; bounds only if the value is the same.
    """
    if not (same_value and same_source) and not _OF_WHOM.isdisjoint(marks):
        marks = marks & {Mark.BREAK}
    return marks if same_value else marks.difference(BOUNDS)
