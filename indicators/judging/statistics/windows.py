"""The comparable figures of the most recent years up to each row, as a matrix, and the trends fitted to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy

from indicators.judging.statistics.series import Bools, Floats, Ints, Series

ROUNDS = 25              # most rounds of the fit; most series converge in six
CONVERGED = 1e-12        # change of slope and level in a round at which the fit ends
FEWEST_FITTED = 2        # a line has two parameters
TOGETHER = 8192          # windows computed at once
STEEPEST = 5.0           # |log slope| a year at which a fit is stopped


@dataclass(frozen=True)
class Windows:
    """A window for each row: its figures and their years, oldest first, NaN where a year has no comparable figure.

    The figures of a column are adjacent in memory, since most operations run over the few columns of many rows.
    """

    value: Floats
    year: Floats

    @classmethod
    def of(cls, rows: Series, years: int) -> "Windows":
        """The firm figures of the last ``years`` years up to each row, since the last break."""
        value, year = np.full((2, years, len(rows)), np.nan)
        for back in range(min(years, len(rows))):
            now, then = rows.row[back:], rows.row[: len(rows) - back]
            kept = rows.firm[then] & (rows.stretch[then] == rows.stretch[now])
            kept &= rows.year[now] - rows.year[then] < years
            value[years - 1 - back, back:] = np.where(kept, rows.value[then], np.nan)
            year[years - 1 - back, back:] = np.where(kept, rows.year[then], np.nan)
        return cls(value.T, year.T)

    def take(self, lines: np.ndarray) -> "Windows":
        """Some of the windows."""
        return Windows(_take(self.value, lines), _take(self.year, lines))

    def without_the_last(self) -> "Windows":
        """The windows without each row's own figure."""
        return Windows(self.value[:, :-1], self.year[:, :-1])

    @cached_property
    def figures(self) -> Ints:
        """Number of figures of each window."""
        return np.count_nonzero(~np.isnan(self.value), axis=1)

    @cached_property
    def since(self) -> Floats:
        """First year of each window; NaN where it is empty."""
        return np.fmin.reduce(self.year, axis=1, initial=np.nan)

    @cached_property
    def median(self) -> Floats:
        """Median figure of each window; NaN where it is empty."""
        return _median(self.value)

    @cached_property
    def theil_sen(self) -> Floats:
        """Median of the slopes between all pairs of figures, in the unit per year (Sen 1968); NaN below two figures."""
        later, earlier = np.triu_indices(self.value.shape[1], 1)[::-1]
        slopes = np.empty(len(self.value))
        for part in _parts(len(slopes)):
            value, year = self.value[part], self.year[part]
            slopes[part] = _median((value[:, later] - value[:, earlier]) / (year[:, later] - year[:, earlier]))
        return slopes

    @cached_property
    def _log_linear(self) -> tuple[Floats, Floats, Floats]:
        """Log-linear trend with variance in proportion to the mean (quasi-Poisson).

        Slope, the fitted values, and the sum of squares of the years about their mean, both weighted by the fit.
        """
        slope, squares = np.full((2, len(self.value)), np.nan)
        fit = np.full(self.value.shape, np.nan, order="F")
        fitted = (self.figures >= FEWEST_FITTED) & ~(self.value < 0).any(axis=1) & self._has_line
        for part in _parts(len(slope)):
            lines = np.flatnonzero(fitted[part]) + part.start
            slope[lines], fit[lines], squares[lines] = _fit(_take(self.value, lines), _take(self.year, lines))
        return slope, fit, squares

    @cached_property
    def _has_line(self) -> Bools:
        """Whether a log-linear trend has a finite slope: not where only the first or the last figure is above zero."""
        above = self.value > 0
        only = np.where(above, self.year, np.nan)
        first, last = np.fmin.reduce(only, axis=1, initial=np.nan), np.fmax.reduce(only, axis=1, initial=np.nan)
        newest = np.fmax.reduce(self.year, axis=1, initial=np.nan)
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
            squares = np.nansum((self.value - fit) ** 2 / fit, axis=1)
            return np.where(np.isnan(self._log_linear[0]) | (freedom < 1), np.nan, squares / freedom)

    @cached_property
    def quasi_poisson(self) -> Floats:
        """Two-sided p of the log-linear trend of counts, NaN below three: its slope over its standard error, by
        Student's t with ``figures`` less two degrees; a dispersion below 1 counts as 1."""
        slope, _, squares = self._log_linear
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(slope) * np.sqrt(squares / np.maximum(self.dispersion, 1.0))
            return np.asarray(2 * scipy.special.stdtr(np.maximum(self.figures - FEWEST_FITTED, 1), -t), np.float64)


def in_window(rows: Series, wanted: Bools, years: int) -> Bools:
    """Whether one of the ``wanted`` rows is among the last ``years`` years up to each row, since the last break."""
    latest = np.maximum.accumulate(np.where(wanted, rows.row, -1))
    return (latest >= rows.stretch) & (rows.year - rows.year[latest] < years)


def _fit(value: Floats, year: Floats) -> tuple[Floats, Floats, Floats]:
    """Slope, fitted values and weighted squares of windows, by weighted least squares iterated until each converges."""
    present = ~np.isnan(value)
    y, weight = np.where(present, value, 0.0), present / present.sum(axis=1, keepdims=True)
    x = np.where(present, year, 0.0)
    x = np.where(present, x - (x * weight).sum(axis=1, keepdims=True), 0.0)
    fit = np.where(present, (y + (y * weight).sum(axis=1, keepdims=True)) / 2, np.nan)
    slope, level, squares = np.zeros((3, len(y)))
    moving = np.arange(len(y))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for _ in range(ROUNDS):
            mean, own_x, there = _take(fit, moving), _take(x, moving), _take(present, moving)
            working = np.where(there, np.log(mean) + (_take(y, moving) - mean) / mean, 0.0)
            mean = np.where(there, mean, 0.0)
            total = mean.sum(axis=1)
            deviation = own_x - ((mean * own_x).sum(axis=1) / total)[:, None]
            squares[moving] = (mean * deviation**2).sum(axis=1)
            before = slope[moving], level[moving]
            slope[moving] = np.clip((mean * deviation * working).sum(axis=1) / squares[moving], -STEEPEST, STEEPEST)
            level[moving] = (mean * working).sum(axis=1) / total
            fit[moving] = np.where(there, np.exp(level[moving, None] + slope[moving, None] * deviation), np.nan)
            moving = moving[np.abs(slope[moving] - before[0]) + np.abs(level[moving] - before[1]) > CONVERGED]
            if not len(moving):
                break
    return slope, fit, squares


def _take(matrix: Floats, lines: np.ndarray) -> Floats:
    """Some lines of a matrix, columns adjacent in memory."""
    return np.take(matrix.T, np.flatnonzero(lines) if lines.dtype == bool else lines, axis=1).T


def _parts(size: int) -> Iterator[slice]:
    """Slices of at most TOGETHER lines, so that their intermediate results stay in the processor's cache."""
    for start in range(0, size, TOGETHER):
        yield slice(start, start + TOGETHER)


def _median(lines: Floats) -> Floats:
    """Median of each line without its NaN; NaN where nothing is left."""
    ordered = np.sort(lines, axis=1)               # NaN last
    count = np.count_nonzero(~np.isnan(lines), axis=1)
    line = np.arange(len(lines))
    return (ordered[line, np.maximum(count - 1, 0) // 2] + ordered[line, np.maximum(count, 1) // 2]) / 2
