"""Rows of a file against what stands: new, changed, unchanged, and what stands in its scope but is absent from it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from indicators.model import OBSERVATION, Absence, Mark
from indicators.submissions.check.rows import Rows, told

FIGURE = ["absence", "marks", "conf_status", "period_start", "period_end"]
"""What makes a row another figure, beside its value; texts beside it count only where the file has them."""

TEXTS = ["source_title", "source_url", "note"]

BESIDE = ["marks", "conf_status", "period_start", "period_end"]
"""What is said beside a value; a file that has no place for one of them leaves it as it stands."""

_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Marks that say where a figure is from: what is said beside it was said of that reading."""

NEW, CHANGED, UNCHANGED = 0, 1, 2


@dataclass(frozen=True)
class Key:
    """One column of the keys of both sides, as places in the same list of words."""

    words: list[str]
    rows: np.ndarray
    standing: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """``version`` is the data version compared with."""

    version: int
    coded: Rows                    # the rows, as the file would have them
    standing: pd.DataFrame         # what stands: a frame of Snapshot.observations
    keys: dict[str, Key]           # of both sides: indicator, ref_area, breakdown
    there: np.ndarray              # for each row the place in ``standing`` of its key, -1 for none
    kind: np.ndarray               # NEW, CHANGED or UNCHANGED, of each row
    replaced: np.ndarray           # which standing rows have a row of the file for their key
    kept: np.ndarray               # which rows have something beside their value that the file has no place for

    def count(self, kind: int) -> int:
        """Rows of a kind."""
        return int((self.kind == kind).sum())

    @property
    def to_publish(self) -> np.ndarray:
        """Which rows would change what stands."""
        return self.kind != UNCHANGED

    @cached_property
    def rows(self) -> pd.DataFrame:
        """OBSERVATION, as the file would have it."""
        return self.coded.frame()

    @cached_property
    def before(self) -> pd.DataFrame:
        """The standing row of each row, in the same order; without meaning where the row is new."""
        if self.standing.empty:
            return self.rows.assign(submission="")
        return self.standing.iloc[np.maximum(self.there, 0)].reset_index(drop=True)

    @cached_property
    def absent(self) -> pd.DataFrame:
        """Rows that stand for the file's indicators, areas and years and are not in it; they stay."""
        inside = ~self.replaced & (self.standing["absence"] != Absence.RETRACTED).to_numpy()
        for name in ("indicator", "ref_area"):
            key = self.keys[name]
            named = np.zeros(len(key.words) + 1, bool)
            named[np.unique(key.rows)] = True
            inside &= named[key.standing]
        return self.standing[inside & self.standing["year"].isin(np.unique(self.coded.year)).to_numpy()]

    def standing_of(self, rows: np.ndarray) -> pd.DataFrame:
        """The standing row of each of these rows, which are not new."""
        return self.standing.iloc[self.there[rows]]


def compare(observations: Rows | pd.DataFrame, standing: pd.DataFrame,
            texts: frozenset[str] = frozenset(TEXTS), unsaid: frozenset[str] = frozenset()) -> Comparison:
    """Compare OBSERVATION with what stands, a frame of Snapshot.observations; ``texts`` are the columns that it has,
    ``unsaid`` are those of BESIDE that it has no place for.

    The scope of a file is its indicators, areas and years.
    """
    rows = observations if isinstance(observations, Rows) else Rows.of(observations)
    keys = {name: _key(rows, standing, name) for name in ("indicator", "ref_area", "breakdown")}
    mine, theirs = _numbers(keys, rows.year, standing["year"].to_numpy())
    there = _places(mine, theirs)
    old = there >= 0
    same, kept = old.copy(), np.zeros(len(rows), bool)
    if old.any():
        before = there[old]
        value = standing["value"].to_numpy()[before]
        same[old] = (rows.value[old] == value) | (np.isnan(rows.value[old]) & np.isnan(value))
        if unsaid:
            rows, kept = _as_it_stands(rows, standing, there, same, texts, unsaid)
        for name in (*FIGURE, *(each for each in TEXTS if each in texts)):
            key = _key(rows, standing, name)
            same[old] &= key.rows[old] == key.standing[before]
    replaced = np.zeros(len(standing), bool)
    replaced[there[old]] = True
    return Comparison(
        version=int(standing.attrs.get("version", 0)), coded=rows, standing=standing, keys=keys, there=there,
        kind=np.where(old, np.where(same, UNCHANGED, CHANGED), NEW), replaced=replaced, kept=kept)


def _as_it_stands(rows: Rows, standing: pd.DataFrame, there: np.ndarray, same: np.ndarray, texts: frozenset[str],
                  unsaid: frozenset[str]) -> tuple[Rows, np.ndarray]:
    """The rows with what stands beside the value they replace, of the columns ``unsaid``; and which rows have any."""
    both = (there >= 0) & ~np.isnan(rows.value) & ~np.isnan(standing["value"].to_numpy()[np.maximum(there, 0)])
    place, columns, kept = there[both], dict(rows.texts), np.zeros(len(rows), bool)
    same = same.copy()
    if "source_title" in texts:
        key = _key(rows, standing, "source_title")
        same[both] &= key.rows[both] == key.standing[place]
    for name in unsaid:
        key = _key(rows, standing, name)
        words, places = list(key.words), key.rows.copy()
        places[both] = key.standing[place]
        if name == "marks":
            words += [_of_the_year(word) for word in words]
            places[both & ~same] += len(key.words)
        kept |= both & np.array([bool(word) for word in words], bool)[places]
        columns[name] = told(words, places)
    return Rows(columns, rows.year, rows.value), kept


def _of_the_year(marks: str) -> str:
    """Marks of another figure in the place of one: those of a reading of a report end with it, but for a break."""
    found = marks.split()
    return marks if _OF_WHOM.isdisjoint(found) else " ".join(each for each in found if each == Mark.BREAK)


def _key(rows: Rows, standing: pd.DataFrame, name: str) -> Key:
    """A column of both sides in the same words."""
    column = rows.texts[name]
    array = pa.array(standing[name], pa.string())
    theirs = (array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array).dictionary_encode()
    known = {word: place for place, word in enumerate(column.words)}
    added = [word for word in theirs.dictionary.to_pylist() if word not in known]
    places = known | {word: len(known) + place for place, word in enumerate(added)}
    moved = np.array([places[word] for word in theirs.dictionary.to_pylist()], np.int64)
    codes = theirs.indices.to_numpy(zero_copy_only=False)
    return Key([*column.words, *added], column.places.astype(np.int64), moved[codes] if len(moved) else codes)


def _numbers(keys: dict[str, Key], year: np.ndarray, their_year: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A whole number for the key of each row of both sides."""
    first = int(min(year.min(initial=3000), their_year.min(initial=3000)))
    last = int(max(year.max(initial=0), their_year.max(initial=0)))
    mine, theirs = np.zeros(len(year), np.int64), np.zeros(len(their_year), np.int64)
    for key in keys.values():
        mine, theirs = (one * (len(key.words) + 1) + other for one, other in (
            (mine, key.rows), (theirs, key.standing)))
    return mine * (last - first + 1) + year - first, theirs * (last - first + 1) + their_year - first


def _places(mine: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Place of each number among others, which are all different; -1 where it is not there."""
    if not len(theirs) or not len(mine):
        return np.full(len(mine), -1)
    largest = max(mine.max(), theirs.max())
    if largest < 100_000_000:
        table = np.full(largest + 1, -1, np.int32)
        table[theirs] = np.arange(len(theirs), dtype=np.int32)
        return table[mine].astype(np.int64)
    return pd.Index(theirs).get_indexer(pd.Index(mine))


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """OBSERVATION that says of each row's figure that it is taken back."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def replaces_by_coded(comparison: Comparison) -> np.ndarray:
    """Which changed rows put a figure read in a report by someone in the place of one that was sent."""
    marks = comparison.coded.texts["marks"]
    coded = np.array([Mark.CODED in word.split() for word in marks.words], bool)[marks.places]
    rows = np.flatnonzero((comparison.kind == CHANGED) & coded)
    before = comparison.standing_of(rows)
    sent = ~before["marks"].str.contains(Mark.CODED, regex=False) & (before["absence"] == "")
    return rows[sent.to_numpy()]
