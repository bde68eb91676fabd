"""Confidence intervals of counts, shares and their comparison, as public health offices compute them.

Functions take and return whole columns.
"""

import numpy as np
import scipy

from indicators.judging.statistics.series import Floats

EXACT_BELOW = 10         # count from which Byar's approximation is within 0.2 % of the exact limits
CONFIDENCE = 0.95

Limits = tuple[Floats, Floats]


def of_counts(count: Floats, confidence: float = CONFIDENCE) -> Limits:
    """Limits of the rate underlying a count: exact below 10, Byar's approximation from 10 on.

    England's public health offices use the same: PHEindicatormethods, phe_rate.
    """
    small = count < EXACT_BELOW
    low, high = np.empty(len(count)), np.empty(len(count))
    low[small], high[small] = exact(count[small], confidence)
    low[~small], high[~small] = byar(count[~small], confidence)
    return low, high


def exact(count: Floats, confidence: float = CONFIDENCE) -> Limits:
    """Exact limits of a Poisson count (Garwood 1936): quantiles of the chi-squared distribution, halved."""
    tail = (1 - confidence) / 2
    low = np.where(count > 0, scipy.special.gammaincinv(np.maximum(count, 1), tail), 0)
    return low, np.asarray(scipy.special.gammaincinv(count + 1, 1 - tail), np.float64)


def byar(count: Floats, confidence: float = CONFIDENCE) -> Limits:
    """Byar's approximation to them (Breslow and Day 1987, volume II, equation 2.13); the count is at least 1."""
    z = _z(confidence)
    low = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3


def wilson(part: Floats, whole: Floats, confidence: float = CONFIDENCE) -> Limits:
    """Wilson's limits (1927) of the share ``part / whole``; part and whole are counts, whole above 0."""
    z = _z(confidence)
    spread = z * np.sqrt(z**2 + 4 * part * (1 - part / whole))
    return (2 * part + z**2 - spread) / (2 * (whole + z**2)), (2 * part + z**2 + spread) / (2 * (whole + z**2))


def ratio_of_counts(before: Floats, after: Floats, dispersion: Floats, freedom: Floats,
                    confidence: float = CONFIDENCE) -> Limits:
    """Limits of the ratio of the rates underlying two yearly counts; NaN for an infinite upper limit, or none at all.

    The ratios that the score test of chance.same_rate, asked for them instead of 1, does not reject: of ``before +
    after`` cases over ``dispersion``, the later count is a binomial part, so its Wilson limits p give p / (1 - p). They
    include 1 exactly where the test finds the counts equal.
    """
    total = before + after
    tail = (1 + confidence) / 2
    student = scipy.special.stdtrit(np.nan_to_num(freedom, nan=1), tail)
    z = np.where(np.isnan(freedom), scipy.special.ndtri(tail), student)
    with np.errstate(divide="ignore", invalid="ignore"):
        size, part = total / dispersion, after / total
        spread = z * np.sqrt(z**2 + 4 * size * part * (1 - part))
        low, high = ((2 * size * part + z**2 + side * spread) / (2 * (size + z**2)) for side in (-1, 1))
        ratios = low / (1 - low), high / (1 - high)
    return ratios[0], np.where(before == 0, np.nan, ratios[1])


def _z(confidence: float) -> float:
    """Quantile of the standard normal distribution for a two-sided interval of this confidence."""
    return float(scipy.special.ndtri((1 + confidence) / 2))
