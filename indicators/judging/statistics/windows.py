"""The comparable figures of the most recent years up to each row, as a matrix, and the trends fitted to them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy

from indicators.judging.statistics.series import Bools, Floats, Ints, Series

ROUNDS = 25              # most rounds of the fit; most series converge in six
CONVERGED = 1e-12        # change of slope and level in a round at which the fit ends
FEWEST_FITTED = 2        # a line has two parameters
STEEPEST = 5.0           # |log slope| a year at which a fit is stopped


@dataclass(frozen=True)
class Windows:
    """A column for each window: its figures and their years, oldest first, NaN where a year has no comparable figure.
    """

    value: Floats
    year: Floats

    @classmethod
    def of(cls, rows: Series, years: int) -> "Windows":
        """The firm figures of the last ``years`` years up to each row, since the last break."""
        earlier = np.maximum(rows.row - np.arange(years)[::-1, None], rows.stretch - 1)
        inside = (earlier >= rows.stretch) & rows.firm[earlier] & (rows.year - rows.year[earlier] < years)
        return cls(np.where(inside, rows.value[earlier], np.nan), np.where(inside, rows.year[earlier], np.nan))

    def take(self, windows: Bools | Ints) -> "Windows":
        """Some of the windows."""
        return Windows(self.value[:, windows], self.year[:, windows])

    def without_the_last(self) -> "Windows":
        """The windows without each row's own figure."""
        return Windows(self.value[:-1], self.year[:-1])

    @cached_property
    def figures(self) -> Ints:
        """Number of figures of each window."""
        return np.count_nonzero(~np.isnan(self.value), axis=0)

    @cached_property
    def since(self) -> Floats:
        """First year of each window; NaN where it is empty."""
        return np.fmin.reduce(self.year, axis=0, initial=np.nan)

    @cached_property
    def median(self) -> Floats:
        """Median figure of each window; NaN where it is empty."""
        return _median(self.value)

    @cached_property
    def theil_sen(self) -> Floats:
        """Median of the slopes between all pairs of figures, in the unit per year (Sen 1968); NaN below two figures."""
        later, earlier = np.triu_indices(len(self.value), 1)[::-1]
        return _median((self.value[later] - self.value[earlier]) / (self.year[later] - self.year[earlier]))

    @cached_property
    def _log_linear(self) -> tuple[Floats, Floats, Floats]:
        """Log-linear trend with variance in proportion to the mean (quasi-Poisson).

        Slope, the fitted values, and the sum of squares of the years about their mean, both weighted by the fit.
        """
        slope, squares = np.full((2, self.value.shape[1]), np.nan)
        fit = np.full(self.value.shape, np.nan)
        fitted = (self.figures >= FEWEST_FITTED) & ~(self.value < 0).any(axis=0) & self._has_line
        slope[fitted], fit[:, fitted], squares[fitted] = _fit(self.value[:, fitted], self.year[:, fitted])
        return slope, fit, squares

    @cached_property
    def _has_line(self) -> Bools:
        """Whether a log-linear trend has a finite slope: not where only the first or the last figure is above zero."""
        above = np.where(self.value > 0, self.year, np.nan)
        first, last = np.fmin.reduce(above, axis=0, initial=np.nan), np.fmax.reduce(above, axis=0, initial=np.nan)
        newest = np.fmax.reduce(self.year, axis=0, initial=np.nan)
        return np.asarray((first < last) | (first > self.since) & (last < newest))

    @property
    def growth(self) -> Floats:
        """Growth a year of the log-linear trend, as a share.

        NaN below two figures, for figures below zero, and where all are zero but the first or the last.
        """
        return np.asarray(np.expm1(self._log_linear[0]), np.float64)

    @cached_property
    def dispersion(self) -> Floats:
        """Variance of the figures about their log-linear trend, as a multiple of the mean (Pearson); NaN below three.

        The sum of the squared Pearson residuals over the degrees of freedom, ``figures`` less two.
        """
        fit, freedom = self._log_linear[1], self.figures - FEWEST_FITTED
        with np.errstate(divide="ignore", invalid="ignore"):
            squares = np.nansum((self.value - fit) ** 2 / fit, axis=0)
            return np.where(np.isnan(self._log_linear[0]) | (freedom < 1), np.nan, squares / freedom)

    @cached_property
    def quasi_poisson(self) -> Floats:
        """Two-sided p of the log-linear trend of counts, NaN below three: its slope over its standard error, by
        Student's t with ``figures`` less two degrees; a dispersion below 1 counts as 1."""
        slope, _, squares = self._log_linear
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(slope) * np.sqrt(squares / np.maximum(self.dispersion, 1.0))
            return np.asarray(2 * scipy.special.stdtr(np.maximum(self.figures - FEWEST_FITTED, 1), -t), np.float64)


def _fit(value: Floats, year: Floats) -> tuple[Floats, Floats, Floats]:
    """Slope, fitted values and weighted squares of windows, by weighted least squares iterated until each converges."""
    present = ~np.isnan(value)
    count = present.sum(axis=0)
    y, x = np.where(present, value, 0.0), np.where(present, year, 0.0)
    x = np.where(present, x - x.sum(axis=0) / count, 0.0)
    fit = np.where(present, (y + y.sum(axis=0) / count) / 2, 0.0)
    slope, level, squares = np.zeros((3, y.shape[1]))
    moving = np.arange(y.shape[1])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for _ in range(ROUNDS):
            mean, there, before = fit[:, moving], present[:, moving], (slope[moving], level[moving])
            working = np.where(there, np.log(mean) + (y[:, moving] - mean) / mean, 0.0)
            total = mean.sum(axis=0)
            deviation = x[:, moving] - (mean * x[:, moving]).sum(axis=0) / total
            squares[moving] = (mean * deviation**2).sum(axis=0)
            slope[moving] = np.clip((mean * deviation * working).sum(axis=0) / squares[moving], -STEEPEST, STEEPEST)
            level[moving] = (mean * working).sum(axis=0) / total
            fit[:, moving] = np.where(there, np.exp(level[moving] + slope[moving] * deviation), 0.0)
            moving = moving[np.abs(slope[moving] - before[0]) + np.abs(level[moving] - before[1]) > CONVERGED]
            if not len(moving):
                break
    return slope, np.where(present, fit, np.nan), squares


def _median(columns: Floats) -> Floats:
    """Median of each column without its NaN; NaN where nothing is left."""
    ordered = np.sort(columns, axis=0)             # NaN last
    count, column = np.count_nonzero(~np.isnan(columns), axis=0), np.arange(columns.shape[1])
    return (ordered[np.maximum(count - 1, 0) // 2, column] + ordered[np.maximum(count, 1) // 2, column]) / 2
