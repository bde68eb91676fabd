"""Tests against random variation for whole columns: of two counts, of two shares, and of a trend."""

from functools import cache
from math import comb

import numpy as np
import scipy

from indicators.judging.statistics.series import Bools, Floats, Ints
from indicators.judging.statistics.windows import Windows

FEWEST_POINTS = 5        # with four, even an unbroken rise has p = 1/12
MOST_POINTS = 15         # most figures of a window that is tested
ASSUMED_DISPERSION = 4.0 # variance over mean of counts whose own is not known: our reading


def same_rate(before: Floats, after: Floats, dispersion: Floats, freedom: Floats) -> Floats:
    """Two-sided p of two yearly counts under the hypothesis of equal rates, by the score test.

    z is the difference over the root of ``dispersion`` times the sum; Student's t with ``freedom`` degrees, normal
    where that is NaN. Cases come in clusters, so the variance of a count is taken to be a multiple of it. p is 1 where
    both counts are 0.
    """
    total = before + after
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(total > 0, np.abs(after - before) / np.sqrt(dispersion * total), 0.0)
    student = 2 * scipy.special.stdtr(np.nan_to_num(freedom, nan=1), -z)
    return np.where(np.isnan(freedom), scipy.special.erfc(z / np.sqrt(2)), student)


def dispersion_before(windows: Windows) -> tuple[Floats, Floats]:
    """Dispersion and degrees of freedom for the test of each row's own figure against the year before.

    The dispersion is that of the window without the row's own figure about its log-linear trend, and not below 1. With
    fewer than FEWEST_POINTS figures in the window, and without a trend (such as zeros before), it is assumed to be
    ASSUMED_DISPERSION, and freedom is NaN.
    """
    earlier = windows.without_the_last()
    known = (windows.figures >= FEWEST_POINTS) & ~np.isnan(earlier.dispersion)
    own = np.where(known, np.maximum(earlier.dispersion, 1.0), ASSUMED_DISPERSION)
    return own, np.where(known, earlier.figures - 2.0, np.nan)


def dispersion_kind(dispersion: float, freedom: float) -> str:
    """How a dispersion is put into words: "dispersion", "dispersion_single" for 1 or about it, "dispersion_assumed"."""
    if np.isnan(freedom):
        return "dispersion_assumed"
    return "dispersion" if round(dispersion, 1) > 1 else "dispersion_single"


def mann_kendall(windows: Windows, lines: Bools) -> tuple[Ints, Floats]:
    """Mann-Kendall test of the windows of some lines; score 0 and p NaN in the others and below FEWEST_POINTS.

    The score is the number of rising less falling pairs, p exact and two-sided, ties included (Kendall 1970; Gilbert
    1987, section 16.4). It assumes no distribution and no form of trend.
    """
    score, p = np.zeros(len(lines), np.int64), np.full(len(lines), np.nan)
    tested = np.flatnonzero(lines & (windows.figures >= FEWEST_POINTS))
    figures = windows.take(tested).value
    for later in range(1, len(figures)):
        for earlier in range(later):
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
