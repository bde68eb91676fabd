"""Rows of a file against what stands: new, changed, unchanged, and what stands in its scope but is absent from it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.model import KEY, OBSERVATION, Absence, Mark

FIGURE = ["value", "absence", "marks", "conf_status", "period_start", "period_end"]
"""What makes a row another figure; texts beside it count only where the file has them."""

TEXTS = ["source_title", "source_url", "note"]

NEW, CHANGED, UNCHANGED = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """``version`` is the data version compared with. ``before`` has the standing row of each row that has one."""

    version: int
    rows: pd.DataFrame             # OBSERVATION, as the file would have it
    kind: np.ndarray               # NEW, CHANGED or UNCHANGED, of each row
    before: pd.DataFrame           # OBSERVATION and "submission", row for row; without meaning where NEW
    absent: pd.DataFrame           # rows that stand in the scope of the file and are not in it; they stay
    replaced: np.ndarray           # which standing rows have a row of the file for their key

    def count(self, kind: int) -> int:
        """Rows of a kind."""
        return int((self.kind == kind).sum())

    @property
    def to_publish(self) -> np.ndarray:
        """Which rows would change what stands."""
        return self.kind != UNCHANGED


def compare(rows: pd.DataFrame, standing: pd.DataFrame, texts: frozenset[str] = frozenset(TEXTS)) -> Comparison:
    """Compare OBSERVATION with what stands, a frame of Snapshot.observations.

    ``texts`` are the columns of text that the file has itself. The scope of a file is its indicators, areas and years.
    """
    there = _place(rows, standing)
    before = standing.iloc[np.maximum(there, 0)].reset_index(drop=True) if len(standing) else rows.assign(submission="")
    same = np.ones(len(rows), bool)
    for name in (*FIGURE, *(each for each in TEXTS if each in texts)):
        same &= _equal(rows[name], before[name])
    same |= there < 0
    kind = np.where(there < 0, NEW, np.where(same, UNCHANGED, CHANGED))
    replaced = np.zeros(len(standing), bool)
    replaced[there[there >= 0]] = True
    return Comparison(version=int(standing.attrs.get("version", 0)), rows=rows, kind=kind, before=before,
                      absent=_absent(rows, standing, replaced), replaced=replaced)


def _place(rows: pd.DataFrame, standing: pd.DataFrame) -> np.ndarray:
    """Place in ``standing`` of each row's key, -1 for none."""
    keys, theirs = _numbers(rows, standing)
    return pd.Index(theirs).get_indexer(pd.Index(keys))


def _numbers(one: pd.DataFrame, other: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """A whole number for the key of each row of two frames, the same for the same key."""
    number = np.zeros(len(one) + len(other), np.int64)
    for name in KEY:
        codes, words = pd.factorize(pd.concat([one[name], other[name]], ignore_index=True))
        number = number * max(len(words), 1) + codes
    return number[:len(one)], number[len(one):]


def _equal(one: pd.Series, other: pd.Series) -> np.ndarray:
    same = one.to_numpy() == other.to_numpy()
    return same | (one.isna() & other.isna()).to_numpy() if one.dtype == "float64" else same


def _absent(rows: pd.DataFrame, standing: pd.DataFrame, replaced: np.ndarray) -> pd.DataFrame:
    inside = (standing["absence"] != Absence.RETRACTED) & ~replaced
    for name in ("indicator", "ref_area", "year"):
        inside &= standing[name].isin(rows[name].unique())
    return standing[inside]


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """OBSERVATION that says of each row's figure that it is taken back."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def replaces_by_coded(comparison: Comparison) -> np.ndarray:
    """Which changed rows put a figure read in a report by someone in the place of one that was sent."""
    coded = comparison.rows["marks"].str.contains(Mark.CODED, regex=False).to_numpy()
    were = comparison.before["marks"].str.contains(Mark.CODED, regex=False).to_numpy()
    had = (comparison.before["absence"] == "").to_numpy()
    return (comparison.kind == CHANGED) & coded & ~were & had
