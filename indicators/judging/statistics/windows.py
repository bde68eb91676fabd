"""The comparable figures of the most recent years up to each row, as a matrix."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from indicators.judging.statistics.series import Bools, Floats, Ints, Series


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

    def points(self, window: int) -> list[tuple[Fraction, Fraction]]:
        """Year and figure of one window, as the decimals that were written."""
        return [(Fraction(year), Fraction(repr(float(value)))) for year, value in zip(
            self.year[:, window], self.value[:, window], strict=True) if year == year]

    def last(self, figures: int) -> "Windows":
        """The windows with their last ``figures`` figures only."""
        present = ~np.isnan(self.value)
        recent = present & (np.cumsum(present[::-1], axis=0)[::-1] <= figures)
        return Windows(np.where(recent, self.value, np.nan), np.where(recent, self.year, np.nan))

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


def _median(columns: Floats) -> Floats:
    """Median of each column without its NaN; NaN where nothing is left."""
    ordered = np.sort(columns, axis=0)             # NaN last
    count, column = np.count_nonzero(~np.isnan(columns), axis=0), np.arange(columns.shape[1])
    return (ordered[np.maximum(count - 1, 0) // 2, column] + ordered[np.maximum(count, 1) // 2, column]) / 2
