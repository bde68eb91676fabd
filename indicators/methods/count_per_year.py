"""count_per_year: at least so many each year, or on average since the first year."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.methods import keep, parameters, targets
from indicators.methods.annual_change import baseline_columns, pace
from indicators.methods.nearness import YearBefore, nearer
from indicators.methods.targets import Target
from indicators.methods.verdict import Judgement, Line, first_line, streak
from indicators.model import Status
from indicators.statistics.series import Bools, Floats, Ints, Series

DECIMALS = 6             # figures have no more: what a sum shows beyond is rounding of the machine


@dataclass(frozen=True, kw_only=True)
class CountPerYear:
    """At least ``target`` each year; where ``cumulative``, all years together at least the sum of their targets."""

    target: Target
    cumulative: bool = False


def read(given: Mapping[str, object]) -> CountPerYear:
    """Parameters from the YAML: at_least, cumulative (true or false)."""
    parameters.only(given, ("at_least", "cumulative"))
    return CountPerYear(target=targets.read("at_least", given.get("at_least"), _above_zero),
                        cumulative=parameters.flag("cumulative", given.get("cumulative", False)))


def _above_zero(key: str, found: object) -> Fraction:
    number = parameters.number(key, found)
    if number <= 0:
        raise parameters.bad(key, found, "a number above 0")
    return number


def judge(rows: Series, goal: CountPerYear, wanted: int) -> Judgement:
    """Status of every row: reached, or nearer or farther than the year before; more is always nearer.

    Not cumulative, each year stands for itself, as ``keep`` judges it. Cumulative, the counts of a run of years are
    added up and compared with as many times the goal; a year without a certain figure, a break or a year without a
    goal ends the run, and the next begins with nothing. The gap is that of the sums, and the path stands where this
    year's count would have closed it; a sum short of its goal comes nearer where the year's own count is above it.
    """
    if not goal.cumulative:
        return keep.judge(rows, keep.Keep(target=goal.target), wanted)
    target, before = goal.target.column(rows.year), YearBefore(rows)
    counted = rows.sure & ~np.isnan(target)
    begins = counted & ~(before.compares & counted[before.row])
    run: Ints = np.cumsum(begins)
    gap: Floats = np.round(_since(run, counted, rows.value - target), DECIMALS)
    reached = counted & (gap >= 0)
    at_most_less: Floats = np.round(_since(run, counted, np.where(rows.upper, rows.value, 0)), DECIMALS)
    worse, better = at_most_less > gap, _since(run, counted, rows.lower) > 0   # no count is below zero
    moved = rows.value - np.where(begins, before.value, target)
    less = rows.upper | begins & rows.lower[before.row]
    more = rows.lower | begins & rows.upper[before.row]
    status, reason = first_line(
        [Line(Status.GOAL_MET, reached, worse, better), *nearer(moved, less, more)], Status.MOVING_AWAY,
        keep.reason_of(rows, target, before.reason(reached)))
    start = _first(begins, counted)
    next_year = goal.target.column(rows.year + 1) - gap
    return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
        "target": target, "path_value": np.maximum(rows.value - gap, 0), "gap": gap, **before.columns,
        "change": before.change, "pace": pace(rows, np.where(rows.firm[start], start, -1)),
        **baseline_columns(rows, start), "pace_needed": keep.needed(rows, next_year, counted & ~reached, +1)})


def _since(run: Ints, counted: Bools, column: Bools | Floats) -> Floats:
    """Sum of a column from the beginning of each row's run; NaN where the row does not count."""
    sums = pd.Series(np.where(counted, column, np.nan)).groupby(run).cumsum()
    return np.asarray(sums, np.float64)


def _first(begins: Bools, counted: Bools) -> Ints:
    """Row with which each row's run begins; -1 where the row does not count."""
    latest = np.maximum.accumulate(np.where(begins, np.arange(len(begins)), -1))
    return np.where(counted, latest, -1)
