"""Rows of a file against what is current: new, changed, unchanged, and what its scope has and the file has not."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.changes.kept_attributes import Again, kept_attribute
from indicators.ingest.validation.rows import TEXTS, Rows
from indicators.model import KEY, OBSERVATION, Absence, Mark

FIGURE = ["absence", "marks", "conf_status", "period_start", "period_end"]
"""What makes a row another figure, besides its value; texts count only where the file has them."""

NEW, CHANGED, UNCHANGED = 0, 1, 2


@dataclass(frozen=True)
class Key:
    """One column of the keys of both sides, as places in the same list of words."""

    words: list[str]
    rows: np.ndarray
    current: np.ndarray

    def ranked(self, rows: np.ndarray, current: np.ndarray) -> "Key":
        """The same of some rows of both sides, with its words sorted."""
        order = np.argsort(np.array(self.words, object), kind="stable")
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        return Key([self.words[code] for code in order.tolist()], rank.take(self.rows[rows]),
                   rank.take(self.current[current]))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Rows of a file compared with what is current."""

    coded: Rows                    # the rows, as the file would have them
    current: Rows                 # what is current of the file's areas and indicators, and perhaps of others
    keys: dict[str, Key]           # of both sides: indicator, ref_area, breakdown
    series: tuple[np.ndarray, np.ndarray]                  # of both sides: the number of each row's series
    there: np.ndarray              # for each row the index in ``current`` of its key, -1 for none
    kind: np.ndarray               # NEW, CHANGED or UNCHANGED, of each row
    replaced: np.ndarray           # which current rows have a row of the file for their key
    kept: np.ndarray               # which rows keep something besides their value that the file has no column for
    fell: np.ndarray               # which rows lose a mark that was read in their cell, which no longer has it

    def count(self, kind: int) -> int:
        """Rows of a kind."""
        return int(np.count_nonzero(self.kind == kind))

    @property
    def to_publish(self) -> np.ndarray:
        """Which rows would change what is current."""
        return self.kind != UNCHANGED

    @cached_property
    def rows(self) -> pd.DataFrame:
        """OBSERVATION, as the file would have it."""
        return self.coded.frame()

    @cached_property
    def absent(self) -> pd.DataFrame:
        """OBSERVATION of what is current for the file's indicators, areas and years and is not in it; it stays."""
        inside = np.flatnonzero(~self.replaced)
        absence = self.current.texts["absence"]
        gone = np.array([word == Absence.RETRACTED for word in absence.words], bool)
        inside = inside[~gone[absence.indices[inside]]]
        for name in ("indicator", "ref_area"):
            key = self.keys[name]
            named = np.zeros(len(key.words) + 1, bool)
            named[np.unique(key.rows)] = True
            inside = inside[named[key.current[inside]]]
        inside = inside[np.isin(self.current.year[inside], np.unique(self.coded.year))]
        return self.current.take(inside).frame().sort_values(KEY, ignore_index=True)

    def before(self, rows: np.ndarray) -> pd.DataFrame:
        """OBSERVATION of the current row of each of these rows, a mask or indices; without an indicator for none."""
        there = self.there[rows]
        found = self.current.take(there[there >= 0]).frame().set_axis(np.flatnonzero(there >= 0))
        return found.reindex(range(len(there)))


def compare(rows: Rows, current: Rows, texts: frozenset[str] = frozenset(TEXTS),
            unsaid: frozenset[str] = frozenset(), anonymous: np.ndarray | None = None) -> Comparison:
    """Compare rows with what is current, of their areas and indicators at least; ``texts`` are the columns that the
    file has, ``unsaid`` are those of ATTRIBUTES that it has no column for, ``anonymous`` marks rows without a source.
    The scope of a file is its indicators, areas and years.
    """
    keys, series, there = find(rows, current)
    old = there >= 0
    replaced = np.zeros(len(current), bool)
    replaced[there[old]] = True
    same, kept, fell = old.copy(), *(np.zeros(len(rows), bool) for _ in range(2))
    if old.any():
        value = current.value.take(there)
        same &= (rows.value == value) | (np.isnan(rows.value) & np.isnan(value))
        source = _same_source(rows, current, there, texts, anonymous)
        if unsaid:
            figures = old & ~np.isnan(rows.value) & ~np.isnan(value)
            rows, kept, fell = _with_kept_attributes(rows, current, there, figures, same, same & source, texts, unsaid)
        for name in (*FIGURE, *(text for text in TEXTS if text in texts and text != "source_title")):
            own, theirs = rows.texts[name], current.texts[name]
            if len(own.words) > 1 or own.words != theirs.words:
                key = _key(rows, current, name)
                same &= key.rows == key.current.take(there)
        same &= source
    kind = np.full(len(rows), NEW, np.int8)
    kind[old], kind[same] = CHANGED, UNCHANGED
    return Comparison(coded=rows, current=current, keys=keys, series=series, there=there, kind=kind,
                      replaced=replaced, kept=kept, fell=fell)


def find(rows: Rows, current: Rows) -> tuple[dict[str, Key], tuple[np.ndarray, np.ndarray], np.ndarray]:
    """The keys of both sides, the numbers of their series, and for each row the index of its key in ``current``, -1
    for none.
    """
    keys = {name: _key(rows, current, name) for name in ("indicator", "ref_area", "breakdown")}
    series = series_numbers(keys)
    return keys, series, positions(*with_years(*series, rows.year, current.year))


def _with_kept_attributes(rows: Rows, current: Rows, there: np.ndarray, both: np.ndarray, same_value: np.ndarray,
                          same: np.ndarray, texts: frozenset[str],
                          unsaid: frozenset[str]) -> tuple[Rows, np.ndarray, np.ndarray]:
    """The rows with what is kept of the value they replace, of the columns ``unsaid``; and which rows have any, or
    lose a mark. ``both`` marks the rows that have a value where one is current, ``same`` those with its source too.
    """
    position, columns = there[both], dict(rows.texts)
    kept, fell = (np.zeros(len(rows), bool) for _ in range(2))
    again = Again(np.flatnonzero(both), position, same_value[both], same[both], "note" in texts)
    for name in unsaid:
        found = kept_attribute(name, rows, current, again)
        columns[name], kept, fell = found.column, kept | found.kept, fell | found.fell
    return Rows(columns, rows.year, rows.value), kept, fell


def _same_source(rows: Rows, current: Rows, there: np.ndarray, texts: frozenset[str],
                 anonymous: np.ndarray | None) -> np.ndarray:
    """Which rows name the current source, or none."""
    if "source_title" not in texts:
        return np.ones(len(rows), bool)
    key = _key(rows, current, "source_title")
    same: np.ndarray = key.rows == key.current.take(there)
    return same if anonymous is None else same | anonymous


def _key(rows: Rows, current: Rows, name: str) -> Key:
    """A column of both sides in the same words."""
    own, theirs = rows.texts[name], current.texts[name]
    known = {word: index for index, word in enumerate(own.words)}
    added = [word for word in theirs.words if word not in known]
    indices = known | {word: len(known) + index for index, word in enumerate(added)}
    moved = np.array([indices[word] for word in theirs.words], np.int32)
    return Key([*own.words, *added], own.indices, theirs.spread(moved) if len(moved) else theirs.indices)


def series_numbers(keys: dict[str, Key]) -> tuple[np.ndarray, np.ndarray]:
    """A whole number for the series of each row of both sides: indicator, area and, as its last part, breakdown; for
    both keys of all breakdowns together where ``keys`` has none.
    """
    own, theirs = keys["indicator"].rows.astype(np.int64), keys["indicator"].current.astype(np.int64)
    for key in (keys[name] for name in ("ref_area", "breakdown") if name in keys):
        for number, part in ((own, key.rows), (theirs, key.current)):
            number *= len(key.words) + 1
            number += part
    return own, theirs


def with_years(own: np.ndarray, theirs: np.ndarray, year: np.ndarray,
               their_year: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A whole number for the number and the year of each row of both sides."""
    first = int(min(year.min(initial=3000), their_year.min(initial=3000)))
    last = int(max(year.max(initial=0), their_year.max(initial=0)))
    both = own * (last - first + 1), theirs * (last - first + 1)
    for number, its_year in zip(both, (year, their_year), strict=True):
        number += its_year
        number -= first
    return both


def among(numbers: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which whole numbers, none below 0, are among others; marking them is faster than sorting while they are small."""
    largest = int(max(numbers.max(initial=0), wanted.max(initial=0)))
    if largest > _marked(numbers, wanted):
        return np.isin(numbers, wanted)
    there = np.zeros(largest + 1, bool)
    there[wanted] = True
    return there.take(numbers)


def positions(own: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Place of each number among others, which are all different; -1 where it is not there."""
    if not len(theirs) or not len(own):
        return np.full(len(own), -1)
    largest = int(max(own.max(), theirs.max()))
    if largest > _marked(own, theirs):
        return pd.Index(theirs).get_indexer(pd.Index(own))
    table = np.full(largest + 1, -1, np.int32)
    table[theirs] = np.arange(len(theirs), dtype=np.int32)
    return table.take(own).astype(np.int64)


def _marked(numbers: np.ndarray, others: np.ndarray) -> int:
    """The largest number for which a table of all numbers up to it is worth its memory."""
    return 1_000_000 + 8 * (len(numbers) + len(others))


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """OBSERVATION that says of each row's figure that it is taken back."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def replaces_by_coded(comparison: Comparison) -> np.ndarray:
    """Which changed rows put a figure read in a report by someone in the place of one that was sent."""
    rows = np.flatnonzero((comparison.kind == CHANGED) & _coded(comparison.coded))
    before = comparison.current.take(comparison.there[rows])
    return rows[~_coded(before) & before.texts["absence"].empty[before.texts["absence"].indices]]


def _coded(rows: Rows) -> np.ndarray:
    """Which rows hold a figure that was read in a report."""
    marks = rows.texts["marks"]
    return marks.spread(np.array([Mark.CODED in word.split() for word in marks.words], bool))
