"""The exact test of Mann and Kendall for a trend, for whole columns."""

from functools import cache
from itertools import combinations
from math import comb

import numpy as np

from indicators.judging.statistics.series import Bools, Floats, Ints
from indicators.judging.statistics.windows import Windows

FEWEST_POINTS = 5        # with four, even an unbroken rise has p = 1/12
MOST_POINTS = 15         # most figures of a window that is tested


def trend(windows: Windows, lines: Bools) -> tuple[Ints, Floats]:
    """Mann-Kendall test of the windows of some lines; score 0 and p NaN in the others and below FEWEST_POINTS.

    The score is the number of rising less falling pairs, p exact and two-sided, ties included (Kendall 1970; Gilbert
    1987, section 16.4). It assumes no distribution and no form of trend.
    """
    score, p = np.zeros(len(lines), np.int64), np.full(len(lines), np.nan)
    tested = np.flatnonzero(lines & (windows.figures >= FEWEST_POINTS))
    figures = windows.take(tested).value
    for later, earlier in combinations(range(len(figures) - 1, -1, -1), 2):
        score[tested] += np.sign(np.nan_to_num(figures[later] - figures[earlier])).astype(np.int64)
    p[tested] = _two_sided(figures, score[tested])
    return score, p


def _two_sided(figures: Floats, score: Ints) -> Floats:
    """Exact p of each score, given the sizes of the groups of ties in its window."""
    sizes = _tie_sizes(figures)
    number = (MOST_POINTS + 1) ** np.arange(len(sizes), dtype=np.int64) @ sizes
    _, first, kind = np.unique(number, return_index=True, return_inverse=True)
    p = np.empty(len(score))
    for index, column in enumerate(first):
        of_kind = kind == index
        ties = tuple(size for size in sizes[:, column].tolist() if size)
        p[of_kind] = scores_as_great(ties)[np.abs(score[of_kind])]
    return p


def _tie_sizes(figures: Floats) -> Ints:
    """Sizes of the groups of ties in each window, largest first, then zeros."""
    ordered = np.sort(figures, axis=0)
    starts = np.ones(ordered.shape, bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    group = np.cumsum(starts, axis=0) - 1
    sizes = np.array([(group == number).sum(axis=0, where=~np.isnan(ordered)) for number in range(len(ordered))])
    return -np.sort(-sizes, axis=0)


@cache
def scores_as_great(ties: tuple[int, ...]) -> Floats:
    """For scores 0, 1, 2 ...: the share of all permutations whose score is at least as far from 0.

    ``ties`` are the sizes of the groups of equal figures. The coefficients of the q-multinomial count the inversions of
    the permutations; each inversion reduces the highest score by two.
    """
    orders = np.ones(1)
    for size in range(2, sum(ties) + 1):
        orders = np.convolve(orders, np.ones(size))
    for size in (part for tie in ties for part in range(2, tie + 1)):
        orders = np.rint(np.polynomial.polynomial.polydiv(orders, np.ones(size))[0])
    highest = comb(sum(ties), 2) - sum(comb(tie, 2) for tie in ties)
    scores = np.abs(highest - 2 * np.arange(highest + 1))
    return np.array([orders[scores >= score].sum() for score in range(highest + 1)]) / orders.sum()
