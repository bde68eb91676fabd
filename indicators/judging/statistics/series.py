"""Yearly figures as sorted columns, with access to the figures before each."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.model import Mark
from indicators.model.marks import NOT_JUDGED, SERIES, breaks, carried

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

YEAR = 365
"""A year, in the days that ``elapsed`` counts: a date and its anniversary are whole years apart, leap year or not."""

LEAP_DAY = 60            # 29 February, in the days of a year


def in_order(observations: pd.DataFrame) -> pd.DataFrame:
    """The rows sorted by indicator, area, breakdown and year."""
    return observations.sort_values([*SERIES, "year"], kind="stable", ignore_index=True)


def _days(rows: pd.DataFrame, dated: Bools) -> Ints:
    """365 times the year, plus the day of the year for a figure as of a date (29 February counts as the 28th)."""
    days = rows["year"].to_numpy(np.int64) * YEAR
    if dated.any():
        date = pd.to_datetime(rows["period_end"][dated]).dt
        leap_day = date.is_leap_year & (date.day_of_year >= LEAP_DAY)
        days[dated] = date.year * YEAR + date.day_of_year - leap_day - 1
    return days


@dataclass(frozen=True)
class Series:
    """Rows of many series, adjacent within a series and sorted by year; all columns have the same length."""

    series: Ints            # number of the row's series, from 0
    area: np.ndarray        # REF_AREA, for goals that differ by area
    year: Ints
    days: Ints              # 365 * year, or the day itself for a figure as of a date
    dated: Bools            # whether the figure is as of a date
    value: Floats           # NaN where there is no figure
    breaks: Bools           # not comparable with the rows before
    uncertain: Bools        # shown, but neither judged nor compared with
    lower: Bools            # the true value may be higher
    upper: Bools            # the true value may be lower
    cases: Bools            # a count of cases, each of which chance may add or take away
    shares: Bools           # a percentage, from 0 to 100
    withheld: Bools         # a figure that the public may not see, because of its size or its source
    population: Ints        # number of the row's indicator and breakdown: its series vary alike
    common_variance: Floats # of the population's series about their trends, see dispersion.py; NaN: not known
    common_freedom: Floats

    @classmethod
    def of(cls, rows: pd.DataFrame, cases: Bools | None = None, shares: Bools | None = None,
           withheld: Bools | None = None, *, by_date: bool = True) -> "Series":
        """Series from a frame of OBSERVATION that is ``in_order``, with the rows that are ``cases``, ``shares`` or
        ``withheld``; from one of ASSESSMENT, with the common variance by which it was judged.

        Without ``by_date``, figures as of a date are those of their year.
        """
        nowhere, codes = np.zeros(len(rows), bool), {name: rows[name].array.factorize()[0] for name in SERIES}
        common = [rows[name].to_numpy(np.float64) if name in rows else np.full(len(rows), np.nan)
                  for name in ("common_variance", "common_freedom")]
        carry = carried(rows["marks"])
        dated = carry(Mark.POINT_IN_TIME) & by_date
        if dated.any():
            dated &= (rows["period_end"] != "").to_numpy(bool)
        return cls(
            series=np.cumsum(np.logical_or.reduce([np.diff(code, prepend=code[:1]) != 0 for code in codes.values()])),
            area=rows["ref_area"].to_numpy(),
            year=rows["year"].to_numpy(np.int64),
            days=_days(rows, dated),
            dated=dated,
            value=rows["value"].to_numpy(np.float64),
            breaks=breaks(rows, carry),
            uncertain=carry(*NOT_JUDGED),
            lower=carry(Mark.LOWER_BOUND),
            upper=carry(Mark.UPPER_BOUND),
            cases=nowhere if cases is None else cases,
            shares=nowhere if shares is None else shares,
            withheld=nowhere if withheld is None else withheld,
            population=codes["indicator"] * len(rows) + codes["breakdown"],
            common_variance=common[0],
            common_freedom=common[1],
        )

    def take(self, rows: Bools) -> "Series":
        """Some of the series, numbered from 0; ``rows`` must include each series in full or not at all."""
        columns = {field.name: getattr(self, field.name)[rows] for field in fields(self)}
        kept = columns["series"]
        columns["series"] = np.cumsum(np.diff(kept, prepend=kept[:1]) != 0)
        return Series(**columns)

    def at(self, rows: Ints) -> "Series":
        """The columns of some rows, which are no series."""
        return Series(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def copies(self, of: Ints) -> tuple["Series", Ints, Ints]:
        """A copy of the whole series of each of some rows, one after the other; by row the one that it copies, and the
        one of whose series it is a copy.
        """
        length = np.bincount(self.series)[self.series[of]]
        copy, starts = np.repeat(np.arange(len(of)), length), np.cumsum(length) - length
        row = self.first[of][copy] + np.arange(len(copy)) - starts[copy]
        return replace(self.at(row), series=copy), row, of[copy]

    def __len__(self) -> int:
        return len(self.year)

    @cached_property
    def row(self) -> Ints:
        """Index of each row."""
        return np.arange(len(self), dtype=np.int64)

    @cached_property
    def first(self) -> Ints:
        """Index of the first row of each row's series."""
        starts = np.diff(self.series, prepend=-1) != 0
        return np.maximum.accumulate(np.where(starts, self.row, 0))

    @cached_property
    def stretch(self) -> Ints:
        """Index of the first row of each row's comparable stretch, which starts with the series or the last break."""
        starts = (self.first == self.row) | self.breaks
        return np.maximum.accumulate(np.where(starts, self.row, 0))

    @cached_property
    def figure(self) -> Bools:
        """Whether there is a value."""
        return ~np.isnan(self.value)

    @cached_property
    def sure(self) -> Bools:
        """Whether there is a value that may be judged and compared with."""
        return self.figure & ~self.uncertain

    @cached_property
    def alone(self) -> Bools:
        """Whether the row has the only figure of its series."""
        return np.bincount(self.series, weights=self.figure)[self.series] == 1

    def before(self, eligible: Bools) -> Ints:
        """Index of the last earlier row of the series in ``eligible``; -1 where there is none."""
        latest = np.maximum.accumulate(np.where(eligible, self.row, -1))
        earlier = np.concatenate((np.full(1, -1, np.int64), latest[:-1]))[: len(self)]
        return np.where(earlier >= self.first, earlier, -1)

    @cached_property
    def firm(self) -> Bools:
        """Whether there is a sure value that is not a bound."""
        return self.sure & ~self.lower & ~self.upper

    @cached_property
    def baseline(self) -> Ints:
        """Index of the first firm figure of the stretch, up to this row; -1 where there is none."""
        return self.first_of_stretch(self.firm)

    def first_of_stretch(self, eligible: Bools) -> Ints:
        """Index of the first row of the stretch in ``eligible``, up to this row; -1 where there is none."""
        so_far = np.cumsum(eligible)
        of_stretch: Ints = so_far - (so_far - eligible)[self.stretch]
        latest = np.maximum.accumulate(np.where(eligible & (of_stretch == 1), self.row, -1))
        return np.where(latest >= self.stretch, latest, -1)

    def elapsed(self, since: Ints) -> Ints:
        """Days since row ``since``: between their dates where both have one, else whole years of 365 days."""
        by_date = self.dated & self.dated[since]
        days = np.where(by_date, self.days - self.days[since], (self.year - self.year[since]) * YEAR)
        return np.where(since >= 0, days, 0)
