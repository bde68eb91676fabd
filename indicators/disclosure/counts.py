"""Counts of people as columns: what they count, the limit below which they are suppressed, and what they add up to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.judging.statistics.series import Bools, Floats, Ints, Texts, among
from indicators.model import Catalogue, Indicator, Mark

FAMILY = ["indicator", "ref_area", "year"]
CELL = ["ref_area", "year", "breakdown"]
FREE = ("", "F")         # CONF_STATUS of figures that are not confidential (SDMX CL_CONF_STATUS)


def protected(catalogue: Catalogue) -> dict[str, Indicator]:
    """Return the indicators that count people. Percentages of people are excluded, since they follow from their counts.
    """
    return {indicator.id: indicator for indicator in catalogue.indicators.values()
            if indicator.counts_people and indicator.measure != "share"}


@dataclass(frozen=True)
class Counts:
    """OBSERVATION rows, numbered from 0, of counts of people and what derives from them; all columns have one item per
    row.
    """

    rows: pd.DataFrame
    catalogue: Catalogue

    @cached_property
    def value(self) -> Floats:
        """The figure, NaN if there is none."""
        return self.rows["value"].to_numpy(np.float64)

    @cached_property
    def figure(self) -> Bools:
        """Whether there is a figure to suppress."""
        return ~np.isnan(self.value)

    @cached_property
    def secret(self) -> Bools:
        """Whether a figure is marked confidential, whatever it counts."""
        return self.figure & ~among(self.rows["conf_status"], FREE)

    @cached_property
    def part(self) -> Bools:
        """Whether a row is a breakdown rather than a total."""
        return (self.rows["breakdown"] != "").to_numpy(bool)

    @cached_property
    def family(self) -> Ints:
        """Number of the (indicator, area, year) that a total and its breakdowns share."""
        return self.rows.groupby(FAMILY, sort=False).ngroup().to_numpy().astype(np.int64)

    @cached_property
    def below(self) -> Floats:
        """Limit of each row; 0 where its indicator does not count people."""
        return self._by_indicator(lambda indicator: indicator.protection.hide_below if indicator.protection else 0)

    @cached_property
    def small(self) -> Bools:
        """Counts below their limit, and upper bounds up to it ("<5" is stored as at most 5); zeros only if these are
        suppressed.
        """
        zeros = self._by_indicator(lambda indicator: indicator.protection.hide_zero if indicator.protection else 0) > 0
        bounds = among(self.rows["marks"], [row_marks for row_marks in self.rows["marks"].unique()
                                            if Mark.UPPER_BOUND in row_marks.split()])
        below = (self.value < self.below) | bounds & (self.value <= self.below)
        return below & ((self.value != 0) | zeros)

    def few(self, rest: Floats, rows: Ints) -> Bools:
        """Return whether a remainder or difference of these rows' figures is itself a small count."""
        return (rest > 0) & (rest < self.below[rows])

    def of(self, codes: Iterable[str]) -> Bools:
        """Return whether each row is of one of these indicators."""
        return self._indicator.among(codes)

    @cached_property
    def shares(self) -> list[tuple[Ints, ...]]:
        """For each share with rows of it or its denominator: the row of the share, its numerator and its denominator
        for every area, year and breakdown, -1 for none.
        """
        return [self._cells([share.id, share.numerator, share.denominator])
                for share in self.catalogue.indicators.values()
                if share.denominator and self.of([share.id, share.denominator]).any()]

    def _cells(self, codes: list[str]) -> tuple[Ints, ...]:
        """The row of each indicator for every area, year and breakdown, -1 for none; all in the same order."""
        rows = np.flatnonzero(self.of(codes) & self.figure)
        cells, cell = np.unique(self._cell[rows], return_inverse=True)
        found = np.full((len(codes), len(cells)), -1)
        for code, row in zip(codes, found, strict=True):
            own = self.of([code])[rows]
            row[cell[own]] = rows[own]
        if np.count_nonzero(found >= 0) < len(rows):
            raise ValueError("Two rows have the same key")
        return tuple(found)

    @cached_property
    def _cell(self) -> Ints:
        """Number of each row's (area, year, breakdown)."""
        return self.rows.groupby(CELL, sort=False).ngroup().to_numpy().astype(np.int64)

    @cached_property
    def _indicator(self) -> Texts:
        return Texts(self.rows["indicator"])

    def _by_indicator(self, number_of: Callable[[Indicator], float]) -> Floats:
        """A number per row from its indicator; 0 if that does not count people."""
        known, names = protected(self.catalogue), self._indicator.distinct
        numbers = np.array([number_of(known[name]) if name in known else 0 for name in names], np.float64)
        return numbers[self._indicator.codes]


def with_any(groups: Ints, found: Bools) -> Bools:
    """Return whether each row's group has a row in ``found``; -1 is not a group."""
    return np.isin(groups, groups[found]) & (groups >= 0)
