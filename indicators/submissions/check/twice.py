"""Rows of a file that are about the same figure: neither wins."""

import numpy as np
import pandas as pd

from indicators.submissions.check.faults import Faults
from indicators.submissions.columns.table import Long

COUNTED = 1_000_000


def refuse_twice(table: Long, key: tuple[np.ndarray, ...], faults: Faults) -> None:
    """An error on each of the rows that have one key, naming the other."""
    indicator, area, year, _ = key
    known = np.flatnonzero((indicator >= 0) & (area >= 0) & (year > 0))
    if not len(known):
        return
    number = np.zeros(len(known), np.int64)
    for part in (each[known] for each in key):
        first, last = int(part.min()), int(part.max())
        number = number * (last - first + 1) + part - first
    twice = _again(number)
    if not twice.any():
        return
    rows = known[twice]
    together = pd.Series(rows).groupby(number[twice]).apply(list)
    others = {row: [each for each in same if each != row] for same in together for row in same}
    value = table.columns["value"]

    def of(row: int) -> tuple[str, dict[str, object]]:
        theirs = others[row]
        return value.word(row), {"lines": [str(int(table.rows[each])) for each in theirs[:5]],
                                 "columns": sorted({table.value_header(each) for each in theirs[:5]})}

    same = np.array([all(value.word(each) == value.word(row) for each in others[row]) for row in rows.tolist()], bool)
    faults.each(rows[same], "row.repeated", value, of)
    faults.each(rows[~same], "row.twice", value, of)


def _again(number: np.ndarray) -> np.ndarray:
    """Which of the numbers are there more than once; marking them is faster than hashing while they are small."""
    largest = int(number.max(initial=0))
    if largest < COUNTED + 4 * len(number):
        there = np.zeros(largest + 1, bool)
        there[number] = True
        if np.count_nonzero(there) == len(number):
            return np.zeros(len(number), bool)
        return np.bincount(number)[number] > 1
    return pd.Series(number).duplicated(keep=False).to_numpy()
