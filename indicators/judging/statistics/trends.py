"""Growth a year over a window, with its interval: a line on the scale on which the figures grow by a constant share.

Counts of cases by Poisson regression with a log link, whose variance is a multiple of the mean (quasi-Poisson); shares
on the logit, everything else on the logarithm, both by least squares.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy

from indicators.judging.statistics.series import Bools, Floats
from indicators.judging.statistics.windows import Windows

ROUNDS = 25              # most rounds of the fit; most series converge in six
CONVERGED = 1e-9         # change of slope and level in a round at which the fit ends
FEWEST_FITTED = 2        # a line has two parameters
STEEPEST = 5.0           # |log slope| a year at which a fit is stopped: a leap, not a growth
NEAREST_LIMIT = 0.05     # a share nearer to 0 or 100 is taken to be so many points from it: half of a printed tenth
WHOLE_SHARE = 100
LEVEL = 1e-12            # slope and residuals below which a line by least squares is level or exact: rounding of floats
NORMAL = 1e9             # degrees of freedom from which Student's t is the normal distribution


@dataclass(frozen=True)
class Trends:
    """The line of each window, NaN where it has none; a column for each window."""

    windows: Windows
    cases: Bools            # whether the figures are counts of cases
    shares: Bools           # whether they are percentages
    slope: Floats           # a year, on the scale of the line
    level: Floats           # of the line in its middle year
    middle: Floats          # the mean of the years, for counts weighted by the fitted counts
    squares: Floats         # sum of squares of the years about it, with the same weights
    weight: Floats          # sum of the weights
    variance: Floats        # of counts as a multiple of the mean, else of the residuals; NaN below three figures

    @classmethod
    def of(cls, windows: Windows, cases: Bools, shares: Bools) -> "Trends":
        """Fit the line of each window."""
        numbers = np.full((6, len(cases)), np.nan)
        fitted = (windows.figures >= FEWEST_FITTED) & _has_line(windows, cases, shares)
        for kind, fit in ((fitted & cases, _poisson), (fitted & ~cases, _least_squares)):
            if kind.any():
                chosen = windows.take(kind)
                with np.errstate(divide="ignore", invalid="ignore"):
                    value = chosen.value if fit is _poisson else np.where(
                        shares[kind], logit(chosen.value), np.log(chosen.value))
                numbers[:, kind] = fit(value, chosen.year)
        numbers[-1] /= np.where(windows.figures > FEWEST_FITTED, windows.figures - FEWEST_FITTED, np.nan)
        numbers[:, np.abs(numbers[0]) >= STEEPEST] = np.nan
        return cls(windows, cases, shares, *numbers)

    @property
    def freedom(self) -> Floats:
        """Degrees of freedom of ``variance``."""
        return np.asarray(self.windows.figures - FEWEST_FITTED, np.float64)

    @cached_property
    def growth(self) -> Floats:
        """Growth a year as a share."""
        return self.growth_at(self.slope)

    def growth_at(self, slope: Floats) -> Floats:
        """Growth a year of lines of another slope through the same middle; of a share, on average over its window."""
        first, last = (extreme.reduce(self.windows.year, axis=0, initial=np.nan) for extreme in (np.fmin, np.fmax))
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            ends = [scipy.special.expit(self.level + slope * (year - self.middle)) for year in (first, last)]
            of_share = (ends[1] / ends[0]) ** (1 / (last - first)) - 1
            return np.asarray(np.where(self.shares, of_share, np.expm1(slope)), np.float64)

    def error(self, variance: Floats) -> Floats:
        """Standard error of the slope, given the variance."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.sqrt(variance / self.squares))

    def p(self, variance: Floats, freedom: Floats) -> Floats:
        """Two-sided p of the slope under the hypothesis of no growth, by Student's t."""
        error = self.error(variance)
        with np.errstate(invalid="ignore", divide="ignore"):
            t = np.where((self.slope == 0) & (error == 0), 0.0, np.abs(self.slope) / error)
        return np.asarray(2 * scipy.special.stdtr(np.minimum(freedom, NORMAL), -t), np.float64)

    def interval(self, variance: Floats, freedom: Floats, confidence: float) -> tuple[Floats, Floats]:
        """Limits of the growth a year."""
        wide = scipy.special.stdtrit(np.minimum(freedom, NORMAL), (1 + confidence) / 2) * self.error(variance)
        return self.growth_at(self.slope - wide), self.growth_at(self.slope + wide)

    def expected(self, year: Floats) -> tuple[Floats, Floats]:
        """The line in a year, on its scale, and the variance of that for a variance of 1."""
        away = year - self.middle
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.level + self.slope * away, 1 / self.weight + away**2 / self.squares


def logit(share: Floats) -> Floats:
    """The logit of percentages; of those at 0 or 100, of what is nearest to them."""
    part = np.clip(share, NEAREST_LIMIT, WHOLE_SHARE - NEAREST_LIMIT) / WHOLE_SHARE
    return np.asarray(scipy.special.logit(part), np.float64)


def _has_line(windows: Windows, cases: Bools, shares: Bools) -> Bools:
    """Whether a window has a line of finite slope.

    Not for figures below zero; for counts, not where only the first or the last is above zero; for other figures than
    shares, not with a zero.
    """
    above = np.where(windows.value > 0, windows.year, np.nan)
    first, last = np.fmin.reduce(above, axis=0, initial=np.nan), np.fmax.reduce(above, axis=0, initial=np.nan)
    newest = np.fmax.reduce(windows.year, axis=0, initial=np.nan)
    of_counts = (first < last) | (first > windows.since) & (last < newest)
    least = np.fmin.reduce(windows.value, axis=0, initial=np.nan)
    return np.where(cases, of_counts & (least >= 0), (least > 0) | shares & (least >= 0))


def _least_squares(value: Floats, year: Floats) -> Floats:
    """Slope, level, middle, squares, weight and sum of squared residuals of ordinary least squares."""
    count = np.count_nonzero(~np.isnan(value), axis=0).astype(np.float64)
    middle, level = np.nansum(year, axis=0) / count, np.nansum(value, axis=0) / count
    away = year - middle
    squares = np.nansum(away**2, axis=0)
    slope = np.nansum(away * (value - level), axis=0) / squares
    slope[np.abs(slope) < LEVEL] = 0
    residuals = np.nansum((value - level - slope * away) ** 2, axis=0)
    residuals[residuals < LEVEL**2] = 0
    return np.array([slope, level, middle, squares, count, residuals])


def _poisson(value: Floats, year: Floats) -> Floats:
    """The same by iterated weighted least squares until each window converges; with Pearson's residuals."""
    present = ~np.isnan(value)
    count = present.sum(axis=0)
    centre = np.nansum(year, axis=0) / count
    y, x = np.where(present, value, 0.0), np.where(present, year - centre, 0.0)
    fit = np.where(present, (y + y.sum(axis=0) / count) / 2, 0.0)
    slope, level, squares, middle = np.zeros((4, y.shape[1]))
    moving = np.arange(y.shape[1])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for _ in range(ROUNDS):
            mean, there, before = fit[:, moving], present[:, moving], (slope[moving], level[moving])
            working = np.where(there, np.log(mean) + (y[:, moving] - mean) / mean, 0.0)
            total = mean.sum(axis=0)
            middle[moving] = (mean * x[:, moving]).sum(axis=0) / total
            deviation = x[:, moving] - middle[moving]
            squares[moving] = (mean * deviation**2).sum(axis=0)
            slope[moving] = np.clip((mean * deviation * working).sum(axis=0) / squares[moving], -STEEPEST, STEEPEST)
            level[moving] = (mean * working).sum(axis=0) / total
            fit[:, moving] = np.where(there, np.exp(level[moving] + slope[moving] * deviation), 0.0)
            moving = moving[np.abs(slope[moving] - before[0]) + np.abs(level[moving] - before[1]) > CONVERGED]
            if not len(moving):
                break
        pearson = np.where(present, (y - fit) ** 2 / fit, 0.0).sum(axis=0)
    return np.array([slope, level, centre + middle, squares, fit.sum(axis=0), pearson])
