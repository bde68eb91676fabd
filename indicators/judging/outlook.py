"""Outlook: extrapolation of a series by its past average step, with a widening interval.

A random walk with drift: each year adds the average step so far, and varies from it as past steps did. It needs only
two parameters of a short yearly series, and its interval includes the uncertainty of the average step (Hyndman and
Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5; R's forecast::rwf). Steps are
taken on the scale of growth: logarithms, of counts plus a half, and the logit of percentages; so limits are respected.
Where no change is clear there is no outlook. How many outcomes lie inside is in docs/what-it-says.md.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy

from indicators.judging import methods
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.judging.statistics.trends import logit
from indicators.model import OUTLOOK, Indicator, Status

FEWEST_POINTS = 8        # with fewer, the spread of the steps is hardly known
MOST_YEARS = 5
INSIDE = 0.8             # coverage of the interval from low to high
MOST_POINTS_WIDE = 50    # maximum width of the interval of a share
MOST_WIDTH = 3           # maximum width of any other, as a multiple of the last figure
HALF = 0.5               # added to a count, whose logarithm then has a value at zero
UNCLEAR = (Status.NO_CLEAR_CHANGE, Status.NO_CLEAR_TREND)

Scale = tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]


def outlook(assessments: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Frame of OUTLOOK for rows of ASSESSMENT of one series, by year: up to the goal's year, else five years.

    It has no more years than the series, and ends before the interval is wider than 50 percentage points of a share, or
    three times the last figure of anything else. Empty for activities and counts of people, which nobody should
    forecast; with fewer than eight figures since the last break, with an uncertain figure or a bound among them, with a
    hidden figure among them or later, for stages, for a constant series that is not a count, and where the newest
    figure's status is that no change or trend is clear.
    """
    method = methods.method_of(indicator)
    is_activity = method is not None and method.counted and not method.has_number         # whose change is not tested
    if is_activity or indicator.stages or indicator.counts_people or assessments["value"].count() < FEWEST_POINTS:
        return _frame()
    rows = Series.of(assessments, by_date=False)
    here = _gone_by(rows)
    firm = rows.sure & ~rows.lower & ~rows.upper
    hidden = assessments["hidden"].to_numpy(bool)[np.maximum.accumulate(here)].any()
    if hidden or here.sum() < FEWEST_POINTS or not firm[here].all() or is_unclear(assessments):
        return _frame()
    year, value = rows.year[here], rows.value[here]
    to_scale, back = _scale(indicator)
    if not np.isfinite(to_scale(value)).all():
        return _frame()
    ahead = np.arange(1, min(int(year[-1] - year[0]) + 1, _years_to_go(indicator, int(year[-1]))) + 1)
    middle, spread = _walk(year, to_scale(value), ahead)
    if indicator.measure == "flow" and indicator.whole:
        spread = np.maximum(spread, 1 / np.sqrt(value[-1] + HALF))       # by random variation alone
    if not spread.any():
        return _frame()
    wide = scipy.special.stdtrit(len(year) - 2, (1 + INSIDE) / 2) * spread
    lowest = value[-1] if indicator.measure == "stock" else -np.inf    # a running total cannot fall
    ends = [np.maximum(back(end), lowest) for end in (middle, middle - wide, middle + wide)]
    years = year[-1] + ahead
    widest = MOST_POINTS_WIDE if indicator.measure == "share" else MOST_WIDTH * abs(value[-1])
    tells = np.logical_and.accumulate(ends[2] - ends[1] <= widest)
    path = method.path_ahead(assessments[here].iloc[-1].to_dict(), years) if method else np.full(len(years), np.nan)
    columns = [years, *ends, path]
    return _frame(*(column[tells] for column in columns))


def is_unclear(assessments: pd.DataFrame) -> bool:
    """Whether the newest figure's status is that no change or trend is clear."""
    known = assessments.loc[assessments["value"].notna(), "status"]
    return not known.empty and known.iloc[-1] in UNCLEAR


@dataclass(frozen=True)
class PastOutlook:
    """The interval for a year from the figures before it, beside what the year came to."""

    year: int
    low: float
    high: float
    value: float
    score: float     # interval score (Gneiting and Raftery 2007, equation 43), in the unit; less is better


def past_outlook(assessments: pd.DataFrame, indicator: Indicator, year: int) -> PastOutlook | None:
    """The outlook for a year, as of the year before it; None where there was none or the figure is not comparable."""
    rows = assessments[assessments["year"] <= year]
    if rows.empty or rows["year"].iloc[-1] != year or rows["hidden"].iloc[-1]:
        return None
    series = Series.of(rows, by_date=False)
    if not series.firm[-1] or series.breaks[-1]:
        return None
    then = outlook(rows[rows["year"] < year], indicator)
    then = then[then["year"] == year]
    if then.empty:
        return None
    (low,), (high,), value = then["low"], then["high"], float(rows["value"].iloc[-1])
    outside = max(low - value, value - high, 0)
    return PastOutlook(year, low, high, value, float(high - low + 2 / (1 - INSIDE) * outside))


def _gone_by(rows: Series) -> Bools:
    """The figures since the last break."""
    return rows.figure & (rows.stretch == rows.stretch[-1:].repeat(len(rows)))


def _years_to_go(indicator: Indicator, last: int) -> int:
    """Years from the last figure to the goal's year where that is still ahead; else the default."""
    method = methods.method_of(indicator)
    deadline = method.deadline if method else None
    return deadline - last if deadline is not None and deadline > last else MOST_YEARS


def _walk(year: Ints, value: Floats, ahead: Ints) -> tuple[Floats, Floats]:
    """Mean and standard deviation ``ahead`` years from the last; a step over several years counts as that many."""
    years, steps = np.diff(year), np.diff(value)
    span = year[-1] - year[0]
    drift = (value[-1] - value[0]) / span
    variance = ((steps - drift * years) ** 2 / years).sum() / (len(steps) - 1)
    if np.isclose(variance, 0, atol=1e-18):
        variance = 0.0
    return value[-1] + drift * ahead, np.sqrt(variance * ahead * (1 + ahead / span))


def _scale(indicator: Indicator) -> Scale:
    """Functions to the scale on which steps are taken, and back."""
    if indicator.measure == "share" and (indicator.minimum, indicator.maximum) == (0, 100):
        return logit, lambda value: 100 * scipy.special.expit(value)
    if indicator.minimum is None or indicator.minimum < 0:
        return np.positive, np.positive
    half = HALF if indicator.whole else 0.0
    return lambda value: _log(value + half), lambda value: np.maximum(np.exp(value) - half, 0)


def _log(value: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.log(value)


def _frame(*columns: np.ndarray) -> pd.DataFrame:
    """Frame of OUTLOOK; empty without columns."""
    named = dict(zip(OUTLOOK, columns or [np.zeros(0)] * len(OUTLOOK), strict=True))
    return pd.DataFrame({name: np.array(column, OUTLOOK[name]) for name, column in named.items()})
