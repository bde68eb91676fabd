"""The quantile of confidence intervals."""

import scipy

CONFIDENCE = 0.95


def quantile(confidence: float = CONFIDENCE) -> float:
    """Quantile of the standard normal distribution for a two-sided interval of this confidence."""
    return float(scipy.special.ndtri((1 + confidence) / 2))
