"""Rows of a file that are about the same figure: neither wins."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.ingest.mapping.table import Long
from indicators.ingest.validation.faults import Faults

COUNTED = 1_000_000

NAMED = 5
"""Other rows of the same figure that an issue names."""


@dataclass(frozen=True)
class Repeated:
    """Rows of which each has another with its key, and a number for each key."""

    rows: np.ndarray
    key: np.ndarray


def sought(key: tuple[np.ndarray, ...]) -> Future[Repeated]:
    """The rows whose ``key``, indicator, area, year and breakdown, another has too, looked for in another thread."""
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
    return Repeated(known[duplicate], number[duplicate])


def refuse_duplicates(table: Long, repeated: Repeated, faults: Faults) -> None:
    """An error on each of the rows that have one key, naming the other."""
    if len(repeated.rows):
        _refuse(table, repeated.rows, repeated.key, faults)


def _refuse(table: Long, rows: np.ndarray, key: np.ndarray, faults: Faults) -> None:
    """Issues for rows of which each has another with its key; whole columns, since all of a file may be one key."""
    order = np.argsort(key, kind="stable")
    rows, key = rows[order], key[order]
    starts = np.flatnonzero(np.diff(key, prepend=key[0] - 1))
    group = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(rows)))
    of_row = np.zeros(len(table.rows), np.int64)
    of_row[rows] = group
    value = table.columns["value"]
    indices = value.indices[rows]
    alike = (np.minimum.reduceat(indices, starts) == np.maximum.reduceat(indices, starts))[group]

    def of(row: int) -> tuple[str, dict[str, object]]:
        first = int(starts[of_row[row]])
        near = rows[first:first + NAMED + 1].tolist()
        theirs = [other for other in near if other != row and of_row[other] == of_row[row]][:NAMED]
        return value.word(row), {"others": [value.word(other) for other in theirs],
                                 "lines": [str(int(table.rows[their])) for their in theirs],
                                 "columns": sorted({table.value_header(their) for their in theirs})}

    faults.row_by_row(np.sort(rows[alike]), "row.repeated", value, of)
    faults.row_by_row(np.sort(rows[~alike]), "row.twice", value, of)


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
