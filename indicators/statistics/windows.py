"""The comparable figures of the last years up to each row, as a matrix, and the trends fitted to them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import special

from indicators.statistics.series import Bools, Floats, Ints, Series

ROUNDS = 25              # most rounds of the fit; most series converge in six
CONVERGED = 1e-12        # change of slope and level in a round at which the fit ends
FEWEST_FITTED = 2        # a line has two parameters
STEEPEST = 5.0           # |log slope| a year at which a fit is stopped


@dataclass(frozen=True)
class Windows:
    """A window for each row: its figures and their years, oldest first, NaN where a year has no comparable figure."""

    value: Floats
    year: Floats

    @classmethod
    def of(cls, rows: Series, years: int) -> "Windows":
        """The firm figures of the last ``years`` years up to each row, since the last break."""
        value, year = np.full((2, len(rows), years), np.nan)
        for back in range(min(years, len(rows))):
            now, then = rows.row[back:], rows.row[: len(rows) - back]
            kept = rows.firm[then] & (rows.stretch[then] == rows.stretch[now])
            kept &= rows.year[now] - rows.year[then] < years
            value[back:, years - 1 - back] = np.where(kept, rows.value[then], np.nan)
            year[back:, years - 1 - back] = np.where(kept, rows.year[then], np.nan)
        return cls(value, year)

    def take(self, lines: np.ndarray) -> "Windows":
        """Some of the windows."""
        return Windows(self.value[lines], self.year[lines])

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
        """Median of the slopes between all pairs of figures, in the unit a year (Sen 1968); NaN below two figures."""
        width = self.value.shape[1]
        later, earlier = np.triu_indices(width, 1)[::-1]
        slopes = (self.value[:, later] - self.value[:, earlier]) / (self.year[:, later] - self.year[:, earlier])
        return _median(slopes)

    @cached_property
    def _log_linear(self) -> tuple[Floats, Floats, Floats]:
        """Log-linear trend with variance in proportion to the mean (quasi-Poisson).

        Slope, the fitted values, and the sum of squares of the years about their mean, both weighted by the fit.
        """
        present = ~np.isnan(self.value)
        count = np.maximum(self.figures, 1)[:, None]
        year = np.where(present, self.year, 0.0)
        x = np.where(present, year - year.sum(axis=1, keepdims=True) / count, 0.0)
        y = np.where(present, self.value, 0.0)
        mean = y.sum(axis=1, keepdims=True) / count
        fit = np.where(present, (y + mean) / 2, 0.0)
        slope, level, squares = np.zeros((3, len(y)))
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            for _ in range(ROUNDS):
                working = np.where(present, np.log(fit) + (y - fit) / fit, 0.0)
                total = fit.sum(axis=1)
                deviation = x - ((fit * x).sum(axis=1) / total)[:, None]
                squares = (fit * deviation**2).sum(axis=1)
                before = slope, level
                slope = np.clip((fit * deviation * working).sum(axis=1) / squares, -STEEPEST, STEEPEST)
                level = (fit * working).sum(axis=1) / total
                fit = np.where(present, np.exp(level[:, None] + slope[:, None] * deviation), 0.0)
                if not (np.abs(slope - before[0]) + np.abs(level - before[1]) > CONVERGED).any():
                    break
        fitted = (self.figures >= FEWEST_FITTED) & (np.nan_to_num(self.value) >= 0).all(axis=1) & self._has_line
        return (np.where(fitted, slope, np.nan), np.where(fitted[:, None] & present, fit, np.nan),
                np.where(fitted, squares, np.nan))

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
            return np.asarray(2 * special.stdtr(np.maximum(self.figures - FEWEST_FITTED, 1), -t), np.float64)


def in_window(rows: Series, wanted: Bools, years: int) -> Bools:
    """Whether one of the ``wanted`` rows is among the last ``years`` years up to each row, since the last break."""
    latest = np.maximum.accumulate(np.where(wanted, rows.row, -1))
    return (latest >= rows.stretch) & (rows.year - rows.year[latest] < years)


def _median(lines: Floats) -> Floats:
    """Median of each line without its NaN; NaN where nothing is left."""
    ordered = np.sort(lines, axis=1)               # NaN last
    count = np.count_nonzero(~np.isnan(lines), axis=1)
    line = np.arange(len(lines))
    return (ordered[line, np.maximum(count - 1, 0) // 2] + ordered[line, np.maximum(count, 1) // 2]) / 2
