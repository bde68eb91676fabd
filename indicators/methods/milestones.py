"""milestones: a ladder of named stages, higher is further; one of them is the goal, by a year or without one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.methods import parameters
from indicators.methods.annual_change import baseline_columns
from indicators.methods.nearness import YearBefore
from indicators.methods.verdict import Judgement, Line, first_line, streak
from indicators.model import Status
from indicators.statistics.series import Bools, Floats, Series

LONGEST = 100            # years; what takes longer at today's pace is never reached


@dataclass(frozen=True, kw_only=True)
class Milestones:
    """The stage to reach, and the year by which, None where the goal names none."""

    reach: int
    by: int | None = None


def read(given: Mapping[str, object]) -> Milestones:
    """Parameters from the YAML: reach, and by."""
    parameters.only(given, ("reach", "by"))
    reach = parameters.whole("reach", given.get("reach"))
    return Milestones(reach=reach, by=parameters.year("by", given["by"]) if "by" in given else None)


def judge(rows: Series, goal: Milestones, wanted: int) -> Judgement:
    """Status of every row: reached, on the straight path to the year, or nearer or farther than the year before.

    The path runs straight from the baseline to ``reach`` in ``by``, and stands at ``reach`` where no year is set.
    A stage has no share, so there is no change and no pace; ``reached_year`` goes on by as many stages a year as
    there were since the baseline.
    """
    before = YearBefore(rows)
    reached = rows.sure & (rows.value >= goal.reach)
    path = _path(rows, goal)
    not_yet_due = _not_yet_due(rows, goal)
    on_path = not_yet_due & (rows.value >= path)
    status, reason = first_line(
        [Line(Status.GOAL_MET, reached, rows.upper, rows.lower),
         Line(Status.ON_TRACK, on_path, rows.upper, rows.lower & not_yet_due), *before.lines(+1)],
        Status.MOVING_AWAY, before.reason(reached | on_path))
    return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
        "target": np.full(len(rows), float(goal.reach)), **before.columns, "path_value": path,
        "gap": np.where(rows.sure, rows.value - path, np.nan), **baseline_columns(rows, rows.baseline),
        "reached_year": _reached_year(rows, goal, rows.firm & ~reached)})


def _path(rows: Series, goal: Milestones) -> Floats:
    """Where the path stands in each row's year."""
    if goal.by is None:
        return np.where(rows.sure, float(goal.reach), np.nan)
    start = baseline_columns(rows, rows.baseline)
    span = np.maximum(goal.by - start["baseline_year"], 1)
    way = np.clip((rows.year - start["baseline_year"]) / span, 0, 1)
    return start["baseline_value"] + (goal.reach - start["baseline_value"]) * way


def _not_yet_due(rows: Series, goal: Milestones) -> Bools:
    """Whether a stage still has its path to be on; the baseline's own year shows nothing."""
    if goal.by is None:
        return np.zeros(len(rows), bool)
    return rows.sure & (rows.year <= goal.by) & (rows.baseline >= 0) & (rows.baseline < rows.row)


def _reached_year(rows: Series, goal: Milestones, open_still: Bools) -> Floats:
    """Year in which a ladder with a deadline is climbed at today's pace; NaN where it is not, or not in a century."""
    climbed = np.where(open_still & (rows.baseline >= 0), rows.value - rows.value[rows.baseline], np.nan)
    years = (goal.reach - rows.value) * (rows.year - rows.year[rows.baseline]) / np.where(climbed > 0, climbed, np.nan)
    return np.where((years <= LONGEST) & (goal.by is not None), rows.year + np.ceil(years), np.nan)
