"""All countries on one indicator: growths with interval, funnel and order, and short bars."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.judging.methods import is_yearly
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.many import LIMITS, Funnel, error_of, nearest_first
from indicators.judging.variation import varies
from indicators.model import Indicator, Status
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked

FEWEST = 3               # growths of which a common one is told
SCALE = 0.9              # quantile of the sizes that is a whole bar: a few extremes do not make all others short
STEPS = 60               # points of each limit of a funnel
BEST_FIRST = [*dict.fromkeys((Status.GOAL_MET, Status.AT_LIMIT, *Status)), ""]


@dataclass(frozen=True)
class Growths:
    """Growth a year of the countries that have one on an indicator.

    ``rows`` are of ASSESSMENT, by status, then by the intervals' ends nearer to the goal, with ``size`` (mean figure of
    the window) and ``outside`` (the widest of LIMITS outside which a growth is, 0 for none). ``limits`` has ``size``,
    and ``low`` and ``high`` for each confidence; None where the figures are not counts, or too few.
    """

    rows: pd.DataFrame
    goal: float | None                     # growth that the goal requires of all; None where they differ
    common: float = float("nan")
    limits: Mapping[float, pd.DataFrame] | None = None


def growths(rows: pd.DataFrame, scoreboard: Scoreboard, indicator: Indicator) -> Growths | None:
    """The growths of rows of ASSESSMENT, one a country; None unless the goal is a change a year and one has a growth.
    """
    known = rows[rows["growth"].notna() & ~rows["hidden"]]
    if known.empty or not is_yearly(indicator):
        return None
    known = known.assign(size=window_means(scoreboard, known), outside=0.0)
    growth, low, high, freedom, size, target = (known[name].to_numpy() for name in (
        "growth", "growth_low", "growth_high", "freedom", "size", "target"))
    limits, common = None, float("nan")
    if varies(indicator) == "cases" and len(known) >= FEWEST:
        funnel = Funnel.of(np.log1p(growth), error_of(low, high, freedom), size)
        common, sizes = float(np.expm1(funnel.common)), np.geomspace(size.min() / 1.2, size.max() * 1.2, STEPS)
        limits = {confidence: pd.DataFrame(dict(zip(("size", "low", "high"), (
            sizes, *funnel.limits(sizes, confidence)), strict=True))) for confidence in LIMITS}
        for confidence in LIMITS:
            known.loc[funnel.outside(growth, size, confidence), "outside"] = confidence
    order = nearest_first(low, high, target, -1 if target[0] < 0 else 1)
    known = known.iloc[order].sort_values("status", key=places, kind="stable").reset_index(drop=True)
    return Growths(known, float(target[0]) if len(set(target)) == 1 else None, common, limits)


def places(statuses: pd.Series) -> pd.Series:
    """The place of each status from best to worst; an activity, which has none, is last."""
    return statuses.map(BEST_FIRST.index)


def window_means(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.Series:
    """The mean of the comparable figures in the window of rows of one indicator, with their index; NaN without one."""
    totals = scoreboard.assessments[scoreboard.rows_of("indicator", rows["indicator"].unique())
                                    & scoreboard.rows_of("breakdown", [""])]
    firm = totals[totals["value"].notna() & ~marked(totals["marks"], *NOT_JUDGED, *BOUNDS)]
    windows = rows[["ref_area", "year", "window_since"]].assign(row=rows.index)
    both = windows.merge(firm[["ref_area", "year", "value"]], on="ref_area", suffixes=("", "_of_figure"))
    inside = both[both["year_of_figure"].between(both["window_since"], both["year"])]
    return inside.groupby("row")["value"].mean().reindex(rows.index)


def bar_lengths(rows: pd.DataFrame, column: str) -> pd.Series:
    """A column of each row of ASSESSMENT as a share of the largest, from -1 to 1; NaN where it is unknown or hidden."""
    numbers = rows[column].where(~rows["hidden"].astype(bool))
    scale = numbers.abs().quantile(SCALE) or numbers.abs().max()
    return (numbers / scale).clip(-1, 1)
