"""Attributes kept of a value that a file gives again, where the file has no column for them.

A file says marks, confidentiality and periods of all its rows only in a column for them. What it writes into the cell
of a figure, or as its remark, it says of that figure alone, and adds to what is current there. A mark that was itself
read in the cell or the remark goes where the same cell or remark no longer says it; a bound is one of the number that
it was written with, and ends with it.
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
"""What is said of a value in columns of its own."""

_BOUNDS = {Mark.LOWER_BOUND, Mark.UPPER_BOUND}

_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Marks that say where a figure is from: what is said with it was said of that reading."""


@dataclass(frozen=True)
class Again:
    """Rows that give a value again."""

    rows: np.ndarray                 # their indices, and those of their current rows
    current: np.ndarray
    same_value: np.ndarray
    same: np.ndarray                 # the value, and its source where the file names one
    remarks: bool                    # whether the file has a column of notes


@dataclass(frozen=True)
class KeptAttribute:
    """A column with what is kept of it; the rows that keep some, and that lose a mark read in their cell."""

    column: Column
    kept: np.ndarray
    fell: np.ndarray


def kept_attribute(name: str, rows: Rows, current: Rows, again: Again) -> KeptAttribute:
    """The column ``name``, one of ATTRIBUTES, of rows whose file has none for it."""
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
    """The current marks that stay where nothing is said of them, and those that were read in a cell or remark."""
    near = np.asarray(pc.or_(pc.match_substring(notes.cells, WRITTEN),
                             pc.less_equal(pc.utf8_length(notes.cells), LONGEST_REMARK)))
    read = column_from([marks_in(word, remarks=again.remarks) if may else ""
                 for word, may in zip(notes.words, near.tolist(), strict=True)], notes.indices)
    gone = paired(theirs, read, lambda marks, there: " ".join(word for word in marks.split() if word in there.split()))
    left = paired(theirs, gone, _without)
    differs = Column("", pa.array(["", "source", "value"]), np.where(again.same, 0, np.where(again.same_value, 1, 2)))
    return paired(left, differs, _of_the_year), gone


def _of_the_year(marks: str, differs: str) -> str:
    """Marks where another figure replaces one: those of a reading of a report end with it, but for a break."""
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
