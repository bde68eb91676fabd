"""Tests against random variation for whole columns: of two counts, of two shares, and of a trend."""

from functools import cache
from math import comb

import numpy as np
import pandas as pd
from scipy import special

from indicators.statistics.series import Floats, Ints

FEWEST_POINTS = 5        # with four, even an unbroken rise has p = 1/12
MOST_POINTS = 10         # a trend covers the last ten figures


def same_number(before: Floats, after: Floats) -> Floats:
    """Two-sided p of two Poisson counts of a year each, under the hypothesis of equal rates.

    Exact and conditional on their sum, of which each then holds half (Przyborowski and Wilenski 1940; Lehmann 1986, p.
    152). 1 where both are 0.
    """
    larger, total = np.maximum(before, after), before + after
    tail = np.where(larger > 0, special.betainc(np.maximum(larger, 1), total - larger + 1, 0.5), 1)
    return np.minimum(2 * tail, 1)


def grew_to(before: Floats, after: Floats, factor: Floats) -> Floats:
    """Probability that the rate of ``after`` is at least ``factor`` times that of ``before``.

    Both rates have Jeffreys' prior, Gamma(1/2, 0), so the later one's part of their sum is Beta(after + 1/2, before +
    1/2) (Price and Bonett 2000). NaN where both counts are 0, since only the prior would matter.
    """
    probability = special.betaincc(after + 0.5, before + 0.5, factor / (1 + factor))
    return np.where(before + after > 0, probability, np.nan)


def same_share(part_before: Floats, whole_before: Floats, part: Floats, whole: Floats) -> Floats:
    """Two-sided p of two shares under the hypothesis of equal shares: the score test, as in Wilson's limits."""
    pooled = (part_before + part) / (whole_before + whole)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / whole_before + 1 / whole))
    difference = np.abs(part / whole - part_before / whole_before)
    return special.erfc(difference / np.where(spread > 0, spread, np.inf) / np.sqrt(2))


def trend(windows: Floats) -> tuple[Ints, Ints, Floats]:
    """Mann-Kendall test of each row of figures in order of time, NaN where a row is shorter.

    Returns the number of figures, the number of rising less falling pairs, and the exact two-sided p, ties included
    (Kendall 1970; Gilbert 1987, section 16.4); NaN below FEWEST_POINTS. It assumes no distribution and no form of
    trend.
    """
    points = np.count_nonzero(~np.isnan(windows), axis=1)
    score = np.zeros(len(windows), np.int64)
    for later in range(1, windows.shape[1]):
        for earlier in range(later):
            score += np.nan_to_num(np.sign(windows[:, later] - windows[:, earlier])).astype(np.int64)
    p = np.full(len(windows), np.nan)
    enough = points >= FEWEST_POINTS
    if enough.any():
        p[enough] = _two_sided(np.sort(windows[enough], axis=1), score[enough])
    return points, score, p


def _two_sided(ordered: Floats, score: Ints) -> Floats:
    """Exact p of each score, given the sizes of the groups of ties in its row."""
    sizes = _tie_sizes(ordered)
    number, kinds = pd.factorize(sizes @ (MOST_POINTS + 1) ** np.arange(sizes.shape[1], dtype=np.int64))
    p = np.empty(len(score))
    for index in range(len(kinds)):
        own = np.flatnonzero(number == index)
        p[own] = scores_as_great(tuple(int(size) for size in sizes[own[0]] if size))[np.abs(score[own])]
    return p


def _tie_sizes(ordered: Floats) -> Ints:
    """Sizes of the groups of ties in each sorted row, largest first, then zeros."""
    rows, width = ordered.shape
    starts = np.ones((rows, width), bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    group = np.cumsum(starts, axis=1) - 1 + np.arange(rows)[:, None] * width
    sizes = np.bincount(group[~np.isnan(ordered)], minlength=rows * width).reshape(rows, width)
    return -np.sort(-sizes, axis=1)


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


def windows(values: Floats, group: Ints) -> Floats:
    """The last MOST_POINTS figures of each row's group up to it, oldest first, NaN where there are fewer."""
    wide = np.full((len(values), MOST_POINTS), np.nan)
    for back in range(min(MOST_POINTS, len(values))):
        same = group[back:] == group[: len(group) - back]
        wide[back:, MOST_POINTS - 1 - back] = np.where(same, values[: len(values) - back], np.nan)
    return wide
