"""Unusual years: figures that the other years of the window would not let expect."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import scipy

from indicators.judging import methods
from indicators.judging.methods.trend_test import TrendTest
from indicators.judging.statistics.dispersion import moderated
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
    is_latest: bool
    least: float             # of the window's figures but this one and the latest
    most: float
    without: Status          # the newest status if this figure were left out
    growth_without: float    # a year, of a yearly goal; NaN for any other
    growth_of_others: float     # a year, of the other figures of the window alone; NaN as above

    @property
    def is_high(self) -> bool:
        """Whether it is above what the others would let expect."""
        return self.value > self.high

    def crosses(self, growth: float, target: float) -> bool:
        """Whether the window's other figures grow on the other side of a goal's number; False where one is NaN."""
        return (growth - target) * (self.growth_of_others - target) < 0


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
    for at in window[:-CHECKED - 1:-1]:
        others = [other for other in window if other != at]
        value, earlier = float(rows.value[at]), rows.value[[other for other in others if other < len(rows) - 1]]
        step, (low, high) = 10.0 ** indicator.decimals, _expected(rows, test.years, at)
        low, high = float(np.floor(low * step) / step), float(np.ceil(high * step) / step)
        if len(others) >= FEWEST_BESIDE and not low <= value <= high:
            sign = DIRECTION[indicator.desired_direction]
            status, growth = _without(rows, method, sign, at)
            _, others_growth = _without(rows, method, sign, at, since=window[0])
            yield UnusualYear(
                year=int(rows.year[at]), value=value, low=low, high=high, is_latest=at == len(rows) - 1,
                least=float(earlier.min()), most=float(earlier.max()), without=status,
                growth_without=growth, growth_of_others=others_growth)


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


def _without(rows: Series, method: methods.Method, sign: int, at: int, since: int = 0) -> tuple[Status, float]:
    """The newest status and growth a year without one figure, and without those before the row ``since``; without the
    newest, those of the figure before it.
    """
    is_left_out = (rows.row == at) | (rows.row < since)
    judged = method.judge(replace(rows, value=np.where(is_left_out, np.nan, rows.value)), sign)
    last = at - 1 if at == len(rows) - 1 else len(rows) - 1
    last = last - int(np.argmax(~np.isnan(rows.value[last::-1])))
    growth = judged.columns.get("growth")
    return Status(judged.status[last]), float("nan") if growth is None else float(growth[last])
