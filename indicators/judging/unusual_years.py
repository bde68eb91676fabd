"""Unusual years: figures that the other years of the window would not let expect."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import scipy

from indicators.judging import methods
from indicators.judging.sensitivity import falls
from indicators.judging.statistics.dispersion import keeps_own, moderated
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.judging.statistics.trends import NEAREST_LIMIT, NORMAL, WHOLE_SHARE, Trends
from indicators.judging.statistics.windows import Windows
from indicators.judging.variation import varies
from indicators.model import DIRECTION, SENSITIVITY, Catalogue, Changed, Indicator, Status, records

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
    if rows.empty or rows["status"].iloc[-1] == Status.AT_LIMIT:
        return ()
    last = np.arange(len(rows)) == len(rows) - 1
    return tuple(UnusualYear(
        year=int(row["changed_year"]), value=row["value"], low=row["low"], high=row["high"], since=int(row["since"]),
        by=int(row["by"]), without=Status(row["would_be"]), growth_without=row["growth"])
        for row in records(_unusual(rows, indicator, last)))


def falling_without(assessments: pd.DataFrame, catalogue: Catalogue, asked: Bools) -> pd.DataFrame:
    """Frame of SENSITIVITY, by index, of rows of ASSESSMENT that are ``asked`` and fall without an unusual year."""
    parts = []
    for code, at in assessments.groupby("indicator", sort=False).indices.items():
        frame = assessments.iloc[at]
        odd = _unusual(frame, catalogue.indicators[str(code)], asked[at]) if asked[at].any() else frame[:0]
        if len(odd):
            pairs = zip(frame["status"].to_numpy()[odd["row"]], odd["would_be"], strict=True)
            odd = odd[[without != Status.TOO_EARLY and falls(now, without) for now, without in pairs]]
            parts.append(odd.assign(index=frame.index[odd["row"]]).drop_duplicates("index").set_index("index"))
    return pd.concat(parts)[[*SENSITIVITY]].astype(SENSITIVITY) if parts else pd.DataFrame(columns=[*SENSITIVITY])


def _unusual(frame: pd.DataFrame, indicator: Indicator, asked: Bools) -> pd.DataFrame:
    """The unusual figures, the newest of a window first, in the windows of rows that are ``asked`` of whole series of
    ASSESSMENT: row, SENSITIVITY, value, its limits, first and last year of the others, and their growth a year.
    """
    method = methods.method_of(indicator)
    if method is None or method.trend is None or varies(indicator) == "none":
        return pd.DataFrame()
    cases, share = varies(indicator) == "cases", indicator.measure == "share"
    rows = Series.of(frame, np.full(len(frame), cases), np.full(len(frame), share), by_date=False)
    of, at = _checked(rows, method.trend.years, asked & ~_after_hidden(rows, frame["hidden"].to_numpy(bool)))
    windows, step = Windows.of(rows, method.trend.years).take(of), 10.0**indicator.decimals
    out = windows.year == rows.year[at]
    others = Windows(np.where(out, np.nan, windows.value), np.where(out, np.nan, windows.year))
    judged_with = _by_own_variance(rows.at(of), windows)
    low, high = _limits(judged_with, others, rows.year[at])
    low, high = np.floor(low * step) / step, np.ceil(high * step) / step
    value = rows.value[at]
    odd = (others.figures >= FEWEST_BESIDE) & ~((low <= value) & (value <= high))
    of, at, others, judged_with = of[odd], at[odd], others.take(odd), judged_with.at(np.flatnonzero(odd))
    since, by = others.since, np.fmax.reduce(others.year, axis=0, initial=np.nan)
    status, growth = _by_others(rows, method, DIRECTION[indicator.desired_direction], of, at, since,
                                judged_with.common_freedom)
    return pd.DataFrame({
        "row": of, "would_be": status, "changed": Changed.UNUSUAL.value, "changed_way": "",
        "changed_year": rows.year[at].astype(np.float64), "value": value[odd], "low": low[odd], "high": high[odd],
        "since": since, "by": by, "growth": growth})


def _checked(rows: Series, years: int, asked: Bools) -> tuple[Ints, Ints]:
    """Rows that are in their own window, once with themselves and once with the figure before in it."""
    own, before = np.flatnonzero(asked & rows.firm), rows.before(rows.firm)
    both = own[(before[own] >= rows.stretch[own]) & (rows.year[own] - rows.year[before[own]] < years)]
    return np.concatenate([own, both]), np.concatenate([own, before[both]])


def _after_hidden(rows: Series, hidden: Bools) -> Bools:
    """Whether a figure of the series is hidden, up to each row."""
    return pd.Series(hidden).groupby(rows.series).cummax().to_numpy(bool)


def _by_own_variance(rows: Series, windows: Windows) -> Series:
    """The rows, without the common variance where the growth of the window is told without it as well.

    Else the figure that makes a window vary as no other would be compared with others that vary as all do.
    """
    alone = keeps_own(rows, Trends.of(windows, rows.cases, rows.shares))
    return replace(rows, common_freedom=np.where(alone, 0.0, rows.common_freedom))


def _limits(rows: Series, others: Windows, year: Ints) -> tuple[Floats, Floats]:
    """Limits of a figure by the window without it, infinite where that has no line or does not vary."""
    trends = Trends.of(others, rows.cases, rows.shares)
    variance, freedom = moderated(rows, trends)
    line, error = trends.expected(year.astype(np.float64))
    with np.errstate(invalid="ignore", over="ignore"):
        spread = scipy.special.stdtrit(np.minimum(freedom, NORMAL), (1 + CONFIDENCE) / 2) * np.sqrt(variance)
        # of counts on the scale of roots, on which the variance does not grow with the count
        root, wide = np.exp(line / 2), spread * np.sqrt(1 + np.exp(line) * error) / 2
        of_counts = np.maximum(root - wide, 0.0)**2, (root + wide)**2
        low, high = (line + side * spread * np.sqrt(1 + error) for side in (-1, 1))
        low, high = (np.select([rows.cases, rows.shares], [count, WHOLE_SHARE * scipy.special.expit(end)], np.exp(end))
                     for count, end in zip(of_counts, (low, high), strict=True))
    low = np.where(rows.shares & (low < NEAREST_LIMIT), 0.0, low)
    high = np.where(rows.shares & (high > WHOLE_SHARE - NEAREST_LIMIT), WHOLE_SHARE, high)
    unknown = ~(spread > 0) | np.isnan(line)
    return np.where(unknown, -np.inf, low), np.where(unknown, np.inf, high)


def _by_others(rows: Series, method: methods.Method, sign: int, of: Ints, left_out: Ints, since: Floats,
               freedom: Floats) -> tuple[np.ndarray, Floats]:
    """Status and growth a year by the other figures of a window alone, so that none before it takes a place in it."""
    copies, row, own = rows.copies(of)
    pair = copies.series
    others = (row != left_out[pair]) & (rows.year[row] >= since[pair])
    copies = replace(copies, value=np.where(others, copies.value, np.nan),
                     common_freedom=np.where(freedom[pair] == 0, 0.0, copies.common_freedom))
    last = np.flatnonzero(row == own)
    before = copies.before(copies.firm)[last]
    judged, at = method.judge(copies, sign), np.where(copies.firm[last], last, before)
    growth = judged.columns.get("growth", np.full(len(copies), np.nan))
    return judged.status[at], growth[at]
