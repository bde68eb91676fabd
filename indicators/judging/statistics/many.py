"""Many countries at a time: ticks and trends by chance alone, the change of a sum, growth about a common one."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import scipy

from indicators.judging.statistics.intervals import CONFIDENCE, quantile
from indicators.judging.statistics.series import Bools, Floats
from indicators.judging.statistics.trends import NORMAL

FALSE_DISCOVERIES = 0.10     # expected share of false ones among the trends that are named
FARTHEST = 12                # standard deviations from the level beyond which counts are left out
LIMITS = (0.95, 0.998)       # of a funnel: two and about three standard deviations
OUTER = 0.1                  # part of the series on each side of a funnel whose distance counts as the next one's
OF_WINSORISED = 0.6787       # variance of a standard normal variable that is winsorised so
WIDEST = 4                   # largest variance between series, in squares of their range


def expected_ticks(level: Floats, dispersion: Floats, goal: Fraction) -> float:
    """Mean number of series whose second of two counts meets the goal though nothing has changed.

    The counts of each series are independent, Poisson (``dispersion`` 1) or negative binomial, with the mean ``level``,
    above 0, and the variance ``dispersion`` times that. ``goal`` is the change required, negative for a fall. As with
    a tick, there is none after a zero, except that zero after zero meets the goal of a fall.
    """
    return sum(_chance_of_tick(*series, goal) for series in zip(level, np.maximum(dispersion, 1), strict=True))


def _chance_of_tick(level: float, dispersion: float, goal: Fraction) -> float:
    """The chance that two counts of the same level, which have a tick, meet the goal."""
    counts = scipy.stats.poisson(level) if dispersion - 1 < 1e-9 else scipy.stats.nbinom(
        level / (dispersion - 1), 1 / dispersion)
    spread = FARTHEST * np.sqrt(dispersion * level)
    before = np.arange(max(1, int(level - spread)), int(level + spread + FARTHEST * dispersion) + 1)
    factor, none = 1 + goal, float(counts.pmf(0))
    if goal < 0:
        met = counts.cdf(before * factor.numerator // factor.denominator)
        return float(((counts.pmf(before) * met).sum() + none**2) / (1 - none + none**2))
    met = counts.sf(-(-before * factor.numerator // factor.denominator) - 1)
    return float((counts.pmf(before) * met).sum() / (1 - none))


def change_of_sum(before: Floats, after: Floats, dispersion: Floats) -> tuple[float, float]:
    """95 % interval of the change of a sum of counts as a share, whose variance is ``dispersion`` times each count.

    By the delta method on the logarithm of the ratio; NaN where a sum is zero.
    """
    sums = np.array([before.sum(), after.sum()])
    if not sums.all():
        return np.nan, np.nan
    variance = np.array([(dispersion * before).sum(), (dispersion * after).sum()])
    wide = quantile() * np.sqrt((variance / sums**2).sum())
    ratio = sums[1] / sums[0]
    return float(ratio * np.exp(-wide) - 1), float(ratio * np.exp(wide) - 1)


def discovered(p: Floats) -> Bools:
    """Which of many trends pass a false discovery rate of FALSE_DISCOVERIES (Benjamini and Hochberg 1995); no NaN."""
    tested = ~np.isnan(p)
    passed = np.zeros(len(p), bool)
    if tested.any():
        passed[tested] = scipy.stats.false_discovery_control(p[tested]) <= FALSE_DISCOVERIES
    return passed


@dataclass(frozen=True)
class Funnel:
    """The limits within which growth lies that differs by size and ordinary variation only (Spiegelhalter 2005).

    All on logarithms: the growth that the series have in common, the variance of theirs about it, and the variance of
    a growth of size 1 by chance, which falls with the size.
    """

    common: float
    between: float
    of_size: float

    @classmethod
    def of(cls, growth: Floats, error: Floats, size: Floats) -> "Funnel":
        """Fit to growth a year on logarithms, its standard error, and the mean count of each window.

        The variance between the series is that with which the standardised growths vary as they should (Paule and
        Mandel 1982), never below 0; it is added to that by chance. The tenth farthest on each side count as the next
        (winsorised), so that they do not widen the limits that they are outside of. The chance of a size is that of
        the median series.
        """
        def centre(between: float) -> float:
            return float(np.average(growth, weights=1 / (error**2 + between)))

        def excess(between: float) -> float:
            scores = (growth - centre(between)) / np.sqrt(error**2 + between)
            return float(np.clip(scores, *np.quantile(scores, (OUTER, 1 - OUTER))).var() / OF_WINSORISED - 1)

        widest = WIDEST * float(np.ptp(growth)) ** 2
        between = float(scipy.optimize.brentq(excess, 0.0, widest)) if excess(0.0) > 0 else 0.0
        return cls(centre(between), between, float(np.median(error**2 * size)))

    def limits(self, size: Floats, confidence: float) -> tuple[Floats, Floats]:
        """Lower and upper limit of growth, as shares, at some sizes."""
        wide = quantile(confidence) * np.sqrt(self.between + self.of_size / size)
        return np.expm1(self.common - wide), np.expm1(self.common + wide)

    def outside(self, growth: Floats, size: Floats, confidence: float) -> Bools:
        """Which growths, as shares, are outside the limits of their size."""
        low, high = self.limits(size, confidence)
        return (growth < low) | (growth > high)


def error_of(low: Floats, high: Floats, freedom: Floats) -> Floats:
    """Standard error on logarithms of growths with these 95 % limits, as shares, by Student's t."""
    wide = scipy.special.stdtrit(np.minimum(freedom, NORMAL), (1 + CONFIDENCE) / 2)
    return np.asarray((np.log1p(high) - np.log1p(low)) / (2 * wide), np.float64)


def nearest_first(low: Floats, high: Floats, goal: Floats, sense: int) -> list[int]:
    """The order of intervals by the end nearer to the goal, the best first; of those that contain it, by the worse end.
    """
    near, worse = np.clip(goal, low, high) - goal, np.where(sense > 0, low, high)
    return [int(at) for at in np.lexsort((-sense * worse, -sense * near))]
