"""What stands beside a value that a file gives again, where the file has no column for it.

A file says marks, confidentiality and periods of all its rows only in a column for them. What it writes into the cell
of a figure, or as its remark, it says of that figure alone, and adds to what stands there. A mark that was itself read
in the cell or the remark stands no longer where the same place no longer says it; a bound is one of the number that it
was written with, and ends with it.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.mapping.table import Column
from indicators.ingest.validation.notation import LONGEST_REMARK, WRITTEN, marks_told
from indicators.ingest.validation.rows import Rows, column_from, paired
from indicators.model import Mark

BESIDE = ["marks", "conf_status", "period_start", "period_end"]
"""What is said beside a value."""

_BOUNDS = {Mark.LOWER_BOUND, Mark.UPPER_BOUND}

_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Marks that say where a figure is from: what is said beside it was said of that reading."""


@dataclass(frozen=True)
class Again:
    """Rows that give a value again."""

    rows: np.ndarray                 # their places, and those of what stands for them
    current: np.ndarray
    same_value: np.ndarray
    same: np.ndarray                 # the value, and its source where the file names one
    remarks: bool                    # whether the file has a column of notes


@dataclass(frozen=True)
class Beside:
    """A column with what stands beside it; the rows that keep some of that, and that lose a mark read in their cell."""

    column: Column
    kept: np.ndarray
    fell: np.ndarray


def beside(name: str, rows: Rows, current: Rows, again: Again) -> Beside:
    """The column ``name``, one of BESIDE, of rows whose file has none for it."""
    mine, theirs = rows.texts[name].take(again.rows), current.texts[name].take(again.current)
    kept, fell = (np.zeros(len(rows), bool) for _ in range(2))
    if not any(theirs.words):
        return Beside(rows.texts[name], kept, fell)
    if name == "marks":
        theirs, gone = _still_said(theirs, current.texts["note"].take(again.current), again)
        now = paired(mine, theirs, _together)
        fell[again.rows] = _filled(paired(now, gone, lambda marks, before: _without(before, marks)))
        kept[again.rows] = _filled(paired(mine, theirs, lambda own, other: _without(other, own)))
    else:
        now = paired(mine, theirs, lambda own, other: own or other)
        kept[again.rows] = _filled(paired(mine, theirs, lambda own, other: "" if own else other))
    whole = rows.texts[name]
    indices = whole.indices.copy()
    indices[again.rows] = len(whole.words) + now.indices
    return Beside(column_from([*whole.words, *now.words], indices), kept, fell)


def _still_said(theirs: Column, notes: Column, again: Again) -> tuple[Column, Column]:
    """The standing marks that stay where nothing is said of them, and those that were read in a cell or remark."""
    near = np.asarray(pc.or_(pc.match_substring(notes.cells, WRITTEN),
                             pc.less_equal(pc.utf8_length(notes.cells), LONGEST_REMARK)))
    read = column_from([marks_told(word, remarks=again.remarks) if may else ""
                 for word, may in zip(notes.words, near.tolist(), strict=True)], notes.indices)
    gone = paired(theirs, read, lambda marks, there: " ".join(word for word in marks.split() if word in there.split()))
    left = paired(theirs, gone, _without)
    differs = Column("", pa.array(["", "source", "value"]), np.where(again.same, 0, np.where(again.same_value, 1, 2)))
    return paired(left, differs, _of_the_year), gone


def _of_the_year(marks: str, differs: str) -> str:
    """Marks of another figure in the place of one: those of a reading of a report end with it, but for a break."""
    found = marks.split()
    if differs and not _OF_WHOM.isdisjoint(found):
        found = [mark for mark in found if mark == Mark.BREAK]
    return " ".join(mark for mark in found if differs != "value" or mark not in _BOUNDS)


def _together(own: str, left: str) -> str:
    """A row's own marks and those that stay; a number has no other bound than the one that it is written with."""
    found = set(own.split())
    others = set(left.split())
    return " ".join(sorted(found | (others if found.isdisjoint(_BOUNDS) else others - _BOUNDS)))


def _without(marks: str, others: str) -> str:
    return " ".join(word for word in marks.split() if word not in others.split())


def _filled(column: Column) -> np.ndarray:
    return ~column.empty[column.indices]
