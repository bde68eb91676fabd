"""keep: stay at a value or above it, or at it or below."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.methods import parameters, targets
from indicators.methods.annual_change import baseline_columns, pace
from indicators.methods.nearness import YearBefore
from indicators.methods.targets import Target
from indicators.methods.verdict import Judgement, Line, first_line, first_reason, streak
from indicators.model import Reason, Status
from indicators.statistics.series import Bools, Floats, Ints, Series


@dataclass(frozen=True, kw_only=True)
class Keep:
    """Stay at ``target`` or above; where ``below``, at it or below."""

    target: Target
    below: bool = False


def read(given: Mapping[str, object]) -> Keep:
    """Parameters from the YAML: at_least or at_most, in the indicator's unit."""
    parameters.only(given, ("at_least", "at_most"))
    side = parameters.one_of(given, ("at_least", "at_most"))
    return Keep(target=targets.read(side, given[side], parameters.number), below=side == "at_most")


def judge(rows: Series, goal: Keep, wanted: int) -> Judgement:
    """Status of every row: kept, or nearer or farther than the year before; ``wanted`` is in the goal already.

    The path stands at the goal's own value. ``pace_needed`` is the change within the next year that comes back to it;
    NaN while it is kept. Where figures are bounds, a line counts only if it holds whatever the true values are.
    """
    sense = -1 if goal.below else 1
    target = goal.target.column(rows.year)
    kept = rows.sure & (sense * (rows.value - target) >= 0)
    before = YearBefore(rows)
    worse, better = (rows.lower, rows.upper) if goal.below else (rows.upper, rows.lower)
    lines = [Line(Status.GOAL_MET, kept, worse, better), *before.lines(sense)]
    status, reason = first_line(lines, Status.MOVING_AWAY, reason_of(rows, target, before.reason(kept)))
    next_year = goal.target.column(rows.year + 1)
    return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
        "target": target, "path_value": np.where(rows.sure, target, np.nan),
        "gap": np.where(rows.sure, rows.value - target, np.nan), **before.columns, "change": before.change,
        "pace": pace(rows, rows.baseline), **baseline_columns(rows, rows.baseline),
        "pace_needed": needed(rows, next_year, rows.sure & ~kept & ~np.isnan(target), sense)})


def reason_of(rows: Series, target: Floats, otherwise: Ints) -> Ints:
    """The reasons, after that of a year for which no goal is set."""
    no_target = rows.figure & np.isnan(target)
    return np.where(no_target, first_reason((Reason.NO_TARGET, no_target)), otherwise)


def needed(rows: Series, next_year: Floats, missed: Bools, sense: int) -> Floats:
    """Share by which next year's figure has to differ where the goal was missed; there is none from zero."""
    start = np.where(missed & (rows.value != 0), rows.value, np.nan)
    return sense * np.maximum(sense * (next_year - start) / np.abs(start), 0)
