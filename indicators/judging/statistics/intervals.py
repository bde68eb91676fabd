"""Confidence intervals of counts, shares and their comparison, as public health offices compute them.

Functions take and return whole columns.
"""

import numpy as np
import scipy

from indicators.judging.statistics.series import Floats

EXACT_BELOW = 10         # count from which Byar's approximation is within 0.2 % of the exact limits
CONFIDENCE = 0.95

Limits = tuple[Floats, Floats]


def of_counts(count: Floats, dispersion: float = 1.0, confidence: float = CONFIDENCE) -> Limits:
    """Limits of the rate underlying a count whose variance is ``dispersion`` times its mean.

    Of the number of clusters, ``count / dispersion``: exact below 10, Byar's approximation from 10 on. England's public
    health offices use the same for a dispersion of 1: PHEindicatormethods, phe_rate.
    """
    clusters = count / dispersion
    small = clusters < EXACT_BELOW
    low, high = np.empty(len(count)), np.empty(len(count))
    low[small], high[small] = exact(clusters[small], confidence)
    low[~small], high[~small] = byar(clusters[~small], confidence)
    return dispersion * low, dispersion * high


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


def _z(confidence: float) -> float:
    """Quantile of the standard normal distribution for a two-sided interval of this confidence."""
    return float(scipy.special.ndtri((1 + confidence) / 2))
