"""Outlook: extrapolation of a series by its past average step, with a widening interval.

A random walk with drift: each year adds the average step so far, and varies from it as past steps did. It needs only
two parameters of a short yearly series, and its interval includes the uncertainty of the average step (Hyndman and
Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5; R's forecast::rwf). For random
walks and for trends with noise, the interval covered 80 % of cases and more; where the level shifts or growth stops, 22
to 62 %. Theta, the best point forecast of short yearly series, left up to 40 % outside. Steps are taken on a
variance-stabilising scale: square roots of values that cannot be negative, angles of percentages (Anscombe 1948); so
limits are respected, and growth is not exponential.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd
import scipy

from indicators.judging import methods
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import OUTLOOK, Indicator

FEWEST_POINTS = 8        # with fewer, the spread of the steps is hardly known
MOST_YEARS = 5
INSIDE = 0.8             # coverage of the interval from low to high
MOST_POINTS_WIDE = 50    # maximum width of the interval of a share
MOST_WIDTH = 3           # maximum width of any other, as a multiple of the last figure
LEAST_SPREAD = 0.5       # minimum standard deviation of the square root of a count, by random variation alone

Scale = tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]


def outlook(assessments: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Frame of OUTLOOK for rows of ASSESSMENT of one series, by year: up to the goal's year, else five years.

    It has no more years than the series, and ends before the interval is wider than 50 percentage points of a share, or
    three times the last figure of anything else. Empty for counts of people, which nobody should forecast; with
    fewer than eight figures since the last break, with an uncertain figure or a bound among them, with a hidden figure
    among them or later, for stages, and for a constant series that is not a count.
    """
    if indicator.stages or indicator.counts_people or assessments["value"].count() < FEWEST_POINTS:
        return _frame()
    rows = Series.of(assessments, by_date=False)
    here = _gone_by(rows)
    firm = rows.sure & ~rows.lower & ~rows.upper
    hidden = assessments["hidden"].to_numpy(bool)[np.maximum.accumulate(here)].any()
    if hidden or here.sum() < FEWEST_POINTS or not firm[here].all():
        return _frame()
    year, value = rows.year[here], rows.value[here]
    ahead = np.arange(1, min(int(year[-1] - year[0]) + 1, _years_to_go(indicator, int(year[-1]))) + 1)
    middle, spread = _walk(year, _scale(indicator)[0](value), ahead)
    if indicator.measure == "flow" and indicator.whole:
        spread = np.maximum(spread, LEAST_SPREAD)
    if not spread.any():
        return _frame()
    back, wide = _scale(indicator)[1], scipy.special.stdtrit(len(year) - 2, (1 + INSIDE) / 2) * spread
    lowest = value[-1] if indicator.measure == "stock" else -np.inf    # a running total cannot fall
    ends = [np.maximum(back(end), lowest) for end in (middle, middle - wide, middle + wide)]
    years = year[-1] + ahead
    widest = MOST_POINTS_WIDE if indicator.measure == "share" else MOST_WIDTH * abs(value[-1])
    tells = np.logical_and.accumulate(ends[2] - ends[1] <= widest)
    method, last = methods.method_of(indicator), assessments[here].iloc[-1]
    path = method.path_ahead(last.to_dict(), years) if method else np.full(len(years), np.nan)
    columns = [years, *ends, path]
    return _frame(*(column[tells] for column in columns))


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
        return (lambda value: np.arcsin(np.sqrt(value / 100)),
                lambda angle: 100 * np.sin(np.clip(angle, 0, np.pi / 2)) ** 2)
    if indicator.minimum is not None and indicator.minimum >= 0:
        return np.sqrt, lambda root: np.maximum(root, 0) ** 2
    return np.positive, np.positive


def _frame(*columns: np.ndarray) -> pd.DataFrame:
    """Frame of OUTLOOK; empty without columns."""
    named = dict(zip(OUTLOOK, columns or [np.zeros(0)] * len(OUTLOOK), strict=True))
    return pd.DataFrame({name: np.array(column, OUTLOOK[name]) for name, column in named.items()})
