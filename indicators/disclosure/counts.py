"""Counts of people as columns: what they count, from which limit on it may be shown, and to what it adds up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.model import Catalogue, Indicator, Mark

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

FAMILY = ["indicator", "ref_area", "year"]
FREE = ("", "F")         # CONF_STATUS of a figure that anyone may see (SDMX CL_CONF_STATUS)


def protected(catalogue: Catalogue) -> dict[str, Indicator]:
    """Indicators that count people; a percentage of people follows the counts that it is made of."""
    return {indicator.id: indicator for indicator in catalogue.indicators.values()
            if indicator.counts_people and indicator.measure != "share"}


def among(column: pd.Series, wanted: Iterable[str]) -> Bools:
    """Whether a text is one of those wanted; asked once for each distinct text."""
    codes, names = pd.factorize(column)
    return np.isin(np.asarray(names, dtype=object).astype(str), list(wanted))[codes] if len(names) else codes == 0


@dataclass(frozen=True)
class Counts:
    """Rows of OBSERVATION, numbered from 0, of all that is or follows from a count of people; columns as long."""

    rows: pd.DataFrame
    catalogue: Catalogue

    @cached_property
    def value(self) -> Floats:
        """The figure, NaN where there is none."""
        return self.rows["value"].to_numpy(np.float64)

    @cached_property
    def figure(self) -> Bools:
        """Whether there is a figure to hide."""
        return ~np.isnan(self.value)

    @cached_property
    def secret(self) -> Bools:
        """Figures that are marked confidential, whatever they count."""
        return self.figure & ~among(self.rows["conf_status"], FREE)

    @cached_property
    def part(self) -> Bools:
        """Whether a row is a breakdown, not a total."""
        return (self.rows["breakdown"] != "").to_numpy(bool)

    @cached_property
    def family(self) -> Ints:
        """Number of the indicator, area and year that a total and its breakdowns share."""
        return self.rows.groupby(FAMILY, sort=False).ngroup().to_numpy().astype(np.int64)

    @cached_property
    def below(self) -> Floats:
        """Each row's limit; 0 where no people are counted."""
        return self._by_indicator(lambda indicator: indicator.protection.hide_below if indicator.protection else 0)

    @cached_property
    def small(self) -> Bools:
        """Counts below their limit, and bounds that say so ("<5" is kept as 5 at most); zeros where they are hidden."""
        zeros = self._by_indicator(lambda indicator: indicator.protection.hide_zero if indicator.protection else 0) > 0
        bounds = among(self.rows["marks"], [row_marks for row_marks in self.rows["marks"].unique()
                                            if Mark.UPPER_BOUND in row_marks.split()])
        below = (self.value < self.below) | bounds & (self.value <= self.below)
        return below & ((self.value != 0) | zeros)

    def few(self, rest: Floats, rows: Ints) -> Bools:
        """Whether what is left over of these rows' figures, or lies between them, is a small count too."""
        return (rest > 0) & (rest < self.below[rows])

    def of(self, codes: Iterable[str]) -> Bools:
        """Rows of some indicators."""
        return among(self.rows["indicator"], codes)

    def _by_indicator(self, number_of: Callable[[Indicator], float]) -> Floats:
        """A number of each row's indicator; 0 where it counts no people."""
        codes, names = pd.factorize(self.rows["indicator"])
        known = protected(self.catalogue)
        return np.array([number_of(known[name]) if name in known else 0 for name in names], np.float64)[codes]


def with_any(groups: Ints, found: Bools) -> Bools:
    """Whether a row's group holds a row that was found; -1 is no group."""
    return np.isin(groups, groups[found]) & (groups >= 0)
