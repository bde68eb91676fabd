"""Compare a file's rows with the current ones: new, changed, unchanged; and current rows in its scope that it lacks."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.changes.kept_attributes import Again, kept_attribute
from indicators.ingest.validation.rows import TEXTS, Rows
from indicators.model import KEY, OBSERVATION, Absence, Mark

FIGURE = ["absence", "marks", "conf_status", "period_start", "period_end"]
"""Attributes that make a row different, besides its value; texts are compared only if the file has them."""

NEW, CHANGED, UNCHANGED = 0, 1, 2


@dataclass(frozen=True)
class Key:
    """One key column of both sides, as indices into a common list of texts."""

    words: list[str]
    rows: np.ndarray
    current: np.ndarray

    def ranked(self, rows: np.ndarray, current: np.ndarray) -> "Key":
        """Return the same for some rows of both sides, with sorted texts."""
        order = np.argsort(np.array(self.words, object), kind="stable")
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        return Key([self.words[code] for code in order.tolist()], rank.take(self.rows[rows]),
                   rank.take(self.current[current]))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A file's rows compared with the current ones."""

    coded: Rows                    # the rows as they would be published
    current: Rows                 # current rows of at least the file's areas and indicators
    keys: dict[str, Key]           # of both sides: indicator, ref_area, breakdown
    series: tuple[np.ndarray, np.ndarray]                  # of both sides: series number per row
    there: np.ndarray              # per row the index of its key in ``current``, -1 for none
    kind: np.ndarray               # per row NEW, CHANGED or UNCHANGED
    replaced: np.ndarray           # mask of current rows whose key occurs in the file
    kept: np.ndarray  # mask of rows that keep attributes of the current value for which the file has no column
    fell: np.ndarray               # mask of rows that lose a flag read in the current cell, which the new cell lacks

    def count(self, kind: int) -> int:
        """Return the number of rows of a kind."""
        return int(np.count_nonzero(self.kind == kind))

    @property
    def to_publish(self) -> np.ndarray:
        """A mask of the rows that would change the current data."""
        return self.kind != UNCHANGED

    @cached_property
    def rows(self) -> pd.DataFrame:
        """OBSERVATION as the file would have it."""
        return self.coded.frame()

    @cached_property
    def absent_rows(self) -> np.ndarray:
        """Indices of current rows for the file's indicators, areas and years that it lacks; they are kept."""
        inside = np.flatnonzero(~self.replaced)
        absence = self.current.texts["absence"]
        gone = np.array([word == Absence.RETRACTED for word in absence.words], bool)
        inside = inside[~gone[absence.indices[inside]]]
        for name in ("indicator", "ref_area"):
            key = self.keys[name]
            named = np.zeros(len(key.words) + 1, bool)
            named[np.unique(key.rows)] = True
            inside = inside[named[key.current[inside]]]
        return inside[np.isin(self.current.year[inside], np.unique(self.coded.year))]

    @cached_property
    def absent(self) -> pd.DataFrame:
        """OBSERVATION of these rows."""
        return self.current.take(self.absent_rows).frame().sort_values(KEY, ignore_index=True)

    def before(self, rows: np.ndarray) -> pd.DataFrame:
        """Return the current row for each of these rows (a mask or indices) as OBSERVATION; a row of missing values if
        none.
        """
        there = self.there[rows]
        found = self.current.take(there[there >= 0]).frame().set_axis(np.flatnonzero(there >= 0))
        return found.reindex(range(len(there)))


def compare(rows: Rows, current: Rows, texts: frozenset[str] = frozenset(TEXTS),
            unsaid: frozenset[str] = frozenset(), anonymous: np.ndarray | None = None) -> Comparison:
    """Compare rows with the current ones of at least their areas and indicators. The scope of a file is its indicators,
    areas and years.

    ``texts`` are the text columns that the file has, ``unsaid`` those of ATTRIBUTES that it lacks, ``anonymous`` is a
    mask of rows without a source.
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
    """Return the keys of both sides, their series numbers, and for each row the index of its key in ``current``, -1 for
    none.
    """
    keys = {name: _key(rows, current, name) for name in ("indicator", "ref_area", "breakdown")}
    series = series_numbers(keys)
    return keys, series, positions(*with_years(*series, rows.year, current.year))


def _with_kept_attributes(rows: Rows, current: Rows, there: np.ndarray, both: np.ndarray, same_value: np.ndarray,
                          same: np.ndarray, texts: frozenset[str],
                          unsaid: frozenset[str]) -> tuple[Rows, np.ndarray, np.ndarray]:
    """The rows with attributes in ``unsaid`` kept from the values they replace; and masks of rows that keep any, or
    lose a flag. ``both`` marks rows with a value on both sides, ``same`` those with equal value and source.
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
    """A mask of rows that name the current source, or none."""
    if "source_title" not in texts:
        return np.ones(len(rows), bool)
    key = _key(rows, current, "source_title")
    same: np.ndarray = key.rows == key.current.take(there)
    return same if anonymous is None else same | anonymous


def _key(rows: Rows, current: Rows, name: str) -> Key:
    """A column of both sides with a common list of texts."""
    own, theirs = rows.texts[name], current.texts[name]
    known = {word: index for index, word in enumerate(own.words)}
    added = [word for word in theirs.words if word not in known]
    indices = known | {word: len(known) + index for index, word in enumerate(added)}
    moved = np.array([indices[word] for word in theirs.words], np.int32)
    return Key([*own.words, *added], own.indices, theirs.spread(moved) if len(moved) else theirs.indices)


def series_numbers(keys: dict[str, Key]) -> tuple[np.ndarray, np.ndarray]:
    """Return an integer per row of both sides for its series: indicator, area and, as the last component, breakdown; if
    ``keys`` lacks breakdown, for all breakdowns together.
    """
    own, theirs = keys["indicator"].rows.astype(np.int64), keys["indicator"].current.astype(np.int64)
    for key in (keys[name] for name in ("ref_area", "breakdown") if name in keys):
        for number, part in ((own, key.rows), (theirs, key.current)):
            number *= len(key.words) + 1
            number += part
    return own, theirs


def with_years(own: np.ndarray, theirs: np.ndarray, year: np.ndarray,
               their_year: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return an integer per row of both sides for its number and year combined."""
    first = int(min(year.min(initial=3000), their_year.min(initial=3000)))
    last = int(max(year.max(initial=0), their_year.max(initial=0)))
    both = own * (last - first + 1), theirs * (last - first + 1)
    for number, its_year in zip(both, (year, their_year), strict=True):
        number += its_year
        number -= first
    return both


def among(numbers: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return a mask of the non-negative integers that are in ``wanted``; while they are small a lookup table is faster
    than sorting.
    """
    largest = int(max(numbers.max(initial=0), wanted.max(initial=0)))
    if largest > _marked(numbers, wanted):
        return np.isin(numbers, wanted)
    there = np.zeros(largest + 1, bool)
    there[wanted] = True
    return there.take(numbers)


def positions(own: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Return the index of each number in ``theirs``, whose items are distinct; -1 if absent."""
    if not len(theirs) or not len(own):
        return np.full(len(own), -1)
    largest = int(max(own.max(), theirs.max()))
    if largest > _marked(own, theirs):
        return pd.Index(theirs).get_indexer(pd.Index(own))
    table = np.full(largest + 1, -1, np.int32)
    table[theirs] = np.arange(len(theirs), dtype=np.int32)
    return table.take(own).astype(np.int64)


def _marked(numbers: np.ndarray, others: np.ndarray) -> int:
    """The largest number for which a lookup table is worth its memory."""
    return 1_000_000 + 8 * (len(numbers) + len(others))


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION rows that retract each row's figure."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def replaces_by_coded(comparison: Comparison) -> np.ndarray:
    """Return the indices of changed rows that replace a reported figure by one coded from a report."""
    rows = np.flatnonzero((comparison.kind == CHANGED) & _coded(comparison.coded))
    before = comparison.current.take(comparison.there[rows])
    return rows[~_coded(before) & before.texts["absence"].empty[before.texts["absence"].indices]]


def _coded(rows: Rows) -> np.ndarray:
    """A mask of figures coded from a report."""
    marks = rows.texts["marks"]
    return marks.spread(np.array([Mark.CODED in word.split() for word in marks.words], bool))
