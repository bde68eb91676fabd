"""Growth a year between two figures, and its exact comparison with a share."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints

Signs = NDArray[np.int8]
Spans = Sequence[tuple[Fraction, Ints]]   # yearly shares or factors, and the time of each in 365ths of a year

MOST_DECIMALS = 6
EXACT = 2.0**53          # integers below it are exact in a float
FITS = 2.0**62           # products below it fit an int64
NEAR = 1e-9              # floats with a smaller relative difference are compared as fractions
LIMIT_POWER = 4.44


def yearly(after: Floats, before: Floats, elapsed: Ints) -> Floats:
    """Average compound growth a year as a share; a rise is positive, also for values below zero.

    ``before`` is not 0, and ``after`` has the same sign or is 0; ``elapsed`` is in 365ths of a year and positive.
    """
    compound = np.sign(before) * ((after / before) ** (YEAR / elapsed) - 1)
    return np.where(elapsed == YEAR, (after - before) / np.abs(before), compound)


def against(after: Floats, before: Floats, share: Fraction, elapsed: Ints) -> Signs:
    """Sign of ``yearly(...) - share`` (-1, 0, 1), exact over whole years; same conditions."""
    return against_spans(after, before, [(share, elapsed)])


def against_spans(after: Floats, before: Floats, spans: Spans) -> Signs:
    """Sign of ``after`` less the value of ``before`` after growth by each share over its time, in sequence."""
    sign = _compare(np.abs(after), np.abs(before), [(1 + share, time) for share, time in spans])
    below = before < 0
    if below.any():  # below zero a rise makes the number smaller
        shrink = [(max(1 - share, Fraction(0)), time[below]) for share, time in spans]
        sign[below] = -_compare(-after[below], -before[below], shrink)
    return sign


def _compare(left: Floats, right: Floats, factors: Spans) -> Signs:
    """Sign of ``left`` less ``right`` times each factor to the power of its years."""
    sign = np.zeros(len(left), np.int8)
    alone = np.sum([time > 0 for _, time in factors], axis=0) == 1
    several = np.ones(len(left), bool)
    for factor, time in factors:
        year = alone & (time == YEAR)
        sign[year] = _over_a_year(left[year], right[year], factor)
        several &= ~year
    sign[several] = _over_years(left[several], right[several], [(factor, time[several]) for factor, time in factors])
    return sign


def _over_a_year(left: Floats, right: Floats, factor: Fraction) -> Signs:
    """Sign of ``left - right * factor`` for the decimals as written: 50 -> 55 is a rise of exactly 10 %."""
    for decimals in range(MOST_DECIMALS + 1):
        scale = 10**decimals
        whole_left, whole_right = np.rint(left * scale), np.rint(right * scale)
        as_written = (whole_left / scale == left) & (whole_right / scale == right)
        if as_written.all():
            break
    largest = np.maximum(np.abs(whole_left), np.abs(whole_right))
    plain = as_written & (largest < EXACT) & (largest * max(factor.numerator, factor.denominator) < FITS)
    product_left = np.where(plain, whole_left, 0).astype(np.int64) * (factor.denominator if plain.any() else 0)
    product_right = np.where(plain, whole_right, 0).astype(np.int64) * (factor.numerator if plain.any() else 0)
    sign = np.sign(product_left - product_right).astype(np.int8)
    return _by_fractions(sign, ~plain, left, right, [(factor, np.full(len(left), YEAR))])


def _over_years(left: Floats, right: Floats, factors: Spans) -> Signs:
    """Signs over several years; times other than whole years have no exact ties, so floats are compared."""
    goal, whole = right.copy(), np.ones(len(left), bool)
    for factor, time in factors:
        goal *= float(factor) ** (time / YEAR)
        whole &= time % YEAR == 0
    near = (np.abs(left - goal) <= NEAR * np.maximum(left, goal)) & whole
    return _by_fractions(np.sign(left - goal).astype(np.int8), near, left, right, factors)


def _by_fractions(sign: Signs, rows: Bools, left: Floats, right: Floats, factors: Spans) -> Signs:
    """``sign``, with the given rows compared as fractions of the decimals as written."""
    for row in np.flatnonzero(rows):
        goal = Fraction(repr(float(right[row])))
        for factor, time in factors:
            goal *= factor ** int(time[row] // YEAR)
        difference = Fraction(repr(float(left[row]))) - goal
        sign[row] = (difference > 0) - (difference < 0)
    return sign


def near_limit(start: Floats, limit: Floats) -> Floats:
    """Factor of a growth threshold for a series that started near its natural limit: 1 far from it, 0 at it.

    1 - (start/limit)^4.44 below a highest limit, 1 - ((2 limit - start)/limit)^4.44 above a lowest one, as published by
    Open SDG (docs/progress-methodology.md); 1 from twice a lowest limit on, and without a limit (NaN).
    """
    size, end = np.abs(start), np.abs(limit)
    with np.errstate(divide="ignore", invalid="ignore"):
        way = np.where(size <= end, size / end, (2 * end - size) / end)
        near = np.where(size >= 2 * end, 1.0, 1 - np.maximum(way, 0) ** LIMIT_POWER)
    return np.where(np.isnan(limit) | np.isnan(start), 1.0, near)
