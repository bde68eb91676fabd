"""Attributes kept from the current value when a file reports it again without a column for them.

Only a separate column gives flags, confidentiality and periods for all rows of a file. A flag in a figure's cell or
remark concerns that figure only, and adds to the current ones. A current flag that was itself read from the cell or
remark is dropped if the new cell or remark lacks it; a bound belongs to the number it was written with, and is dropped
with it.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.mapping.table import Column, column_from, paired
from indicators.ingest.validation.rows import Rows
from indicators.ingest.vocabulary.notation import LONGEST_REMARK, WRITTEN, marks_in
from indicators.model import Mark

ATTRIBUTES = ["marks", "conf_status", "period_start", "period_end"]
"""Attributes of a value that have columns of their own."""

_BOUNDS = {Mark.LOWER_BOUND, Mark.UPPER_BOUND}

_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Flags for the origin of a figure: other flags given with them belong to that origin."""


@dataclass(frozen=True)
class Again:
    """Rows that report a value again."""

    rows: np.ndarray                 # indices of the rows, and of their current rows
    current: np.ndarray
    same_value: np.ndarray
    same: np.ndarray                 # equal value and, if the file gives one, source
    remarks: bool                    # whether the file has a column of notes


@dataclass(frozen=True)
class KeptAttribute:
    """A column with kept attributes; masks of the rows that keep some, and of those that lose a flag read in their
    cell.
    """

    column: Column
    kept: np.ndarray
    fell: np.ndarray


def kept_attribute(name: str, rows: Rows, current: Rows, again: Again) -> KeptAttribute:
    """Return the column ``name`` (one of ATTRIBUTES) of rows whose file lacks it."""
    given, theirs = rows.texts[name].take(again.rows), current.texts[name].take(again.current)
    kept, fell = (np.zeros(len(rows), bool) for _ in range(2))
    if not any(theirs.words):
        return KeptAttribute(rows.texts[name], kept, fell)
    if name == "marks":
        theirs, gone = _remaining(theirs, current.texts["note"].take(again.current), again)
        now = paired(given, theirs, _together)
        fell[again.rows] = _filled(paired(now, gone, lambda marks, before: _without(before, marks)))
        kept[again.rows] = _filled(paired(given, theirs, lambda own, other: _without(other, own)))
    else:
        now = paired(given, theirs, lambda own, other: own or other)
        kept[again.rows] = _filled(paired(given, theirs, lambda own, other: "" if own else other))
    whole = rows.texts[name]
    indices = whole.indices.copy()
    indices[again.rows] = len(whole.words) + now.indices
    return KeptAttribute(column_from([*whole.words, *now.words], indices), kept, fell)


def _remaining(theirs: Column, notes: Column, again: Again) -> tuple[Column, Column]:
    """The current flags that are kept unless the file says otherwise, and those that were read in a cell or remark."""
    near = np.asarray(pc.or_(pc.match_substring(notes.cells, WRITTEN),
                             pc.less_equal(pc.utf8_length(notes.cells), LONGEST_REMARK)))
    read = column_from([marks_in(word, remarks=again.remarks) if may else ""
                 for word, may in zip(notes.words, near.tolist(), strict=True)], notes.indices)
    gone = paired(theirs, read, lambda marks, there: " ".join(word for word in marks.split() if word in there.split()))
    left = paired(theirs, gone, _without)
    differs = Column("", pa.array(["", "source", "value"]), np.where(again.same, 0, np.where(again.same_value, 1, 2)))
    return paired(left, differs, _of_the_year), gone


def _of_the_year(marks: str, differs: str) -> str:
    """The flags kept when a different figure replaces one: of figures coded from a report, or illustrative, only a
    break; bounds only if the value is the same.
    """
    found = marks.split()
    if differs and not _OF_WHOM.isdisjoint(found):
        found = [mark for mark in found if mark == Mark.BREAK]
    return " ".join(mark for mark in found if differs != "value" or mark not in _BOUNDS)


def _together(own: str, left: str) -> str:
    """A row's own flags and the kept ones; a bound in its own cell replaces any other."""
    found = set(own.split())
    others = set(left.split())
    return " ".join(sorted(found | (others if found.isdisjoint(_BOUNDS) else others - _BOUNDS)))


def _without(marks: str, others: str) -> str:
    return " ".join(word for word in marks.split() if word not in others.split())


def _filled(column: Column) -> np.ndarray:
    return ~column.empty[column.indices]
