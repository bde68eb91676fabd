"""Unusual years: figures that the other years of the window would not let expect."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import scipy

from indicators.judging import methods
from indicators.judging.methods.trend_test import TrendTest
from indicators.judging.statistics.dispersion import keeps_own, moderated
from indicators.judging.statistics.series import Series
from indicators.judging.statistics.trends import NEAREST_LIMIT, WHOLE_SHARE, Trends
from indicators.judging.statistics.windows import Windows
from indicators.judging.variation import varies
from indicators.model import DIRECTION, Indicator, Status

CONFIDENCE = 0.95
CHECKED = 2          # latest figures that are checked, the newest of them first
FEWEST_BESIDE = 4    # other figures of the window, without which nothing is expected


@dataclass(frozen=True, kw_only=True)
class UnusualYear:
    """A figure outside the prediction interval, from low to high, of the other figures of the window.

    The limits are rounded outwards to the decimals of the indicator, as they are told.
    """

    year: int
    value: float
    low: float
    high: float
    since: int               # first and last year of the window's other figures
    by: int
    without: Status          # status of those other figures
    growth_without: float    # a year, of a yearly goal; NaN for any other

    @property
    def is_high(self) -> bool:
        """Whether it is above what the others would let expect."""
        return self.value > self.high


def unusual_years(rows: pd.DataFrame, indicator: Indicator) -> tuple[UnusualYear, ...]:
    """The unusual ones among the last two figures of a series, rows of ASSESSMENT up to the year in question.

    Empty where the rule has no window, and where the newest figure is not in its own: a bound, one that is hidden.
    """
    method = methods.method_of(indicator)
    if method is None or method.trend is None or varies(indicator) == "none" or rows.empty or rows["hidden"].any():
        return ()
    if rows["status"].iloc[-1] == Status.AT_LIMIT:
        return ()
    cases, share = varies(indicator) == "cases", indicator.measure == "share"
    series = Series.of(rows, np.full(len(rows), cases), np.full(len(rows), share), by_date=False)
    return tuple(_unusual(series, method, method.trend, indicator))


def _unusual(rows: Series, method: methods.Method, test: TrendTest, indicator: Indicator) -> Iterator[UnusualYear]:
    """Each of the last figures of the newest window that is outside the interval of the others."""
    window = test.window_at(rows, len(rows) - 1)
    if len(rows) - 1 not in window:
        return
    rows = _by_own_variance(rows, test.years)
    for at in window[:-CHECKED - 1:-1]:
        others, value = [other for other in window if other != at], float(rows.value[at])
        step, (low, high) = 10.0 ** indicator.decimals, _expected(rows, test.years, at)
        low, high = float(np.floor(low * step) / step), float(np.ceil(high * step) / step)
        if len(others) >= FEWEST_BESIDE and not low <= value <= high:
            status, growth = _by_others(rows, method, DIRECTION[indicator.desired_direction], others)
            yield UnusualYear(
                year=int(rows.year[at]), value=value, low=low, high=high, since=int(rows.year[others[0]]),
                by=int(rows.year[others[-1]]), without=status, growth_without=growth)


def _by_own_variance(rows: Series, years: int) -> Series:
    """The rows, without the common variance where the growth of the newest window is told without it as well.

    Else the figure that makes a window vary as no other would be compared with others that vary as all do.
    """
    alone = keeps_own(rows, Trends.of(Windows.of(rows, years), rows.cases, rows.shares))[-1]
    return replace(rows, common_freedom=np.zeros(len(rows))) if alone else rows


def _expected(rows: Series, years: int, at: int) -> tuple[float, float]:
    """Limits of a figure by the newest window without it; infinite where that has no line, or does not vary."""
    missing = replace(rows, value=np.where(rows.row == at, np.nan, rows.value))
    trends = Trends.of(Windows.of(missing, years), rows.cases, rows.shares)
    variance, freedom = (column[-1] for column in moderated(missing, trends))
    line, error = (float(column[-1]) for column in trends.expected(np.full(len(rows), float(rows.year[at]))))
    wide = scipy.special.stdtrit(freedom, (1 + CONFIDENCE) / 2) * np.sqrt(variance)
    if not wide > 0 or np.isnan(line):
        return -np.inf, np.inf
    if rows.cases[at]:       # on the scale of roots, on which the variance does not grow with the count
        root, wide = np.exp(line / 2), wide * np.sqrt(1 + np.exp(line) * error) / 2
        return float(max(root - wide, 0.0)**2), float((root + wide)**2)
    low, high = np.array([-1, 1]) * wide * np.sqrt(1 + error) + line
    if not rows.shares[at]:
        return float(np.exp(low)), float(np.exp(high))
    low, high = WHOLE_SHARE * scipy.special.expit((low, high))
    at_most = WHOLE_SHARE if high > WHOLE_SHARE - NEAREST_LIMIT else float(high)
    return 0.0 if low < NEAREST_LIMIT else float(low), at_most


def _by_others(rows: Series, method: methods.Method, sign: int, others: list[int]) -> tuple[Status, float]:
    """Status and growth a year by the other figures of a window alone, so that none before it takes a place in it."""
    judged = method.judge(replace(rows, value=np.where(np.isin(rows.row, others), rows.value, np.nan)), sign)
    growth = judged.columns.get("growth")
    return Status(judged.status[others[-1]]), float("nan") if growth is None else float(growth[others[-1]])
