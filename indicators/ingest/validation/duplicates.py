"""Duplicate rows of a file, for the same figure: all are rejected."""

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pandas as pd

from indicators.ingest.mapping.table import Long
from indicators.ingest.validation.row_issues import RowIssues

_COUNTED = 1_000_000
_FEW = 10_000            # rows that are compared sooner than a thread starts

_NAMED = 5
"""Maximum number of duplicate rows that an issue lists."""

Repeated = tuple[np.ndarray, np.ndarray]
"""Rows whose key is not unique, and a number for the key of each."""


def find_repeated(key: tuple[np.ndarray, ...]) -> Future[Repeated]:
    """Find rows with the same ``key`` (indicator, area, year and breakdown), in a separate thread if they are many."""
    if len(key[0]) < _FEW:
        at_once = Future[Repeated]()
        at_once.set_result(_repeated(key))
        return at_once
    with_own_thread = ThreadPoolExecutor(1)
    found = with_own_thread.submit(_repeated, key)
    with_own_thread.shutdown(wait=False)
    return found


def _repeated(key: tuple[np.ndarray, ...]) -> Repeated:
    indicator, area, year, _ = key
    known = np.flatnonzero((indicator >= 0) & (area >= 0) & (year > 0))
    number = np.zeros(len(known), np.int64)
    for part in (keys[known] for keys in key if len(known)):
        first, last = int(part.min()), int(part.max())
        number = number * (last - first + 1) + part - first
    duplicate = _again(number)
    return known[duplicate], number[duplicate]


def refuse_duplicates(table: Long, repeated: Repeated, issues: RowIssues) -> None:
    """Report each of the rows that share a key, naming the others. Vectorised, since all rows of a file may have one
    key.
    """
    if not len(repeated[0]):
        return
    order = np.argsort(repeated[1], kind="stable")
    rows, key = (part[order] for part in repeated)
    starts = np.flatnonzero(np.diff(key, prepend=key[0] - 1))
    group = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(rows)))
    of_row = np.zeros(len(table.rows), np.int64)
    of_row[rows] = group
    value = table.columns["value"]
    indices = value.indices[rows]
    alike = (np.minimum.reduceat(indices, starts) == np.maximum.reduceat(indices, starts))[group]

    def of(row: int) -> tuple[str, dict[str, object]]:
        first = int(starts[of_row[row]])
        near = rows[first:first + _NAMED + 1].tolist()
        theirs = [other for other in near if other != row and of_row[other] == of_row[row]][:_NAMED]
        return value.word(row), {"others": [value.word(other) for other in theirs],
                                 "lines": [str(int(table.rows[their])) for their in theirs],
                                 "columns": sorted({table.value_header(their) for their in theirs})}

    issues.row_by_row(np.sort(rows[alike]), "row.repeated", value, of)
    issues.row_by_row(np.sort(rows[~alike]), "row.twice", value, of)


def _again(number: np.ndarray) -> np.ndarray:
    """A mask of numbers that occur more than once; for small numbers counting is faster than hashing."""
    largest = int(number.max(initial=0))
    if largest < _COUNTED + 4 * len(number):
        there = np.zeros(largest + 1, bool)
        there[number] = True
        if np.count_nonzero(there) == len(number):
            return np.zeros(len(number), bool)
        return np.bincount(number)[number] > 1
    return pd.Series(number).duplicated(keep=False).to_numpy()
