"""Confidence intervals of counts and shares, as public health offices compute them, for whole columns."""

import numpy as np
import scipy

from indicators.judging.statistics.series import Floats

CONFIDENCE = 0.95

Limits = tuple[Floats, Floats]


def of_counts(count: Floats, dispersion: float = 1.0, confidence: float = CONFIDENCE) -> Limits:
    """Limits of the rate underlying a count whose variance is ``dispersion`` times its mean.

    The exact ones of a Poisson count (Garwood 1936), quantiles of the gamma distribution, of the number of clusters,
    ``count / dispersion``.
    """
    clusters, tail = count / dispersion, (1 - confidence) / 2
    low = np.where(clusters > 0, scipy.special.gammaincinv(np.maximum(clusters, 1), tail), 0)
    return dispersion * low, dispersion * np.asarray(scipy.special.gammaincinv(clusters + 1, 1 - tail), np.float64)


def wilson(part: Floats, whole: Floats, confidence: float = CONFIDENCE) -> Limits:
    """Wilson's limits (1927) of the share ``part / whole``; part and whole are counts, whole above 0."""
    z = quantile(confidence)
    spread = z * np.sqrt(z**2 + 4 * part * (1 - part / whole))
    return (2 * part + z**2 - spread) / (2 * (whole + z**2)), (2 * part + z**2 + spread) / (2 * (whole + z**2))


def quantile(confidence: float = CONFIDENCE) -> float:
    """Quantile of the standard normal distribution for a two-sided interval of this confidence."""
    return float(scipy.special.ndtri((1 + confidence) / 2))
