"""milestones: a ladder of named stages, higher is further; one of them is the goal, by a year or without one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.assess import parameters
from indicators.assess.annual_change import baseline_columns
from indicators.assess.series import Bools, Floats, Ints, Series
from indicators.assess.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.model import Reason, Status


@dataclass(frozen=True, kw_only=True)
class Milestones:
    """The stage to reach, and the year by which, None where the goal names none."""

    reach: int
    by: int | None = None


def read(given: Mapping[str, object]) -> Milestones:
    """Parameters from the YAML: reach, and by."""
    parameters.only(given, ("reach", "by"))
    reach = parameters.whole("reach", given.get("reach"))
    return Milestones(reach=reach, by=parameters.whole("by", given["by"]) if "by" in given else None)


def judge(rows: Series, goal: Milestones, wanted: int) -> Judgement:
    """Status of every row: reached, on the straight path to the year, or nearer or farther than the year before.

    The path runs straight from the baseline to ``reach`` in ``by``, and stands at ``reach`` where no year is set.
    A stage has no share, so there is no change and no pace.
    """
    before = rows.before(rows.figure)
    last_year = (before >= 0) & (rows.year[before] == rows.year - 1)
    comparable = last_year & rows.sure & rows.sure[before] & (before >= rows.stretch)
    value_before = np.where(comparable, rows.value[before], np.nan)
    reached = rows.sure & (rows.value >= goal.reach)
    path = _path(rows, goal)
    not_yet_due = _not_yet_due(rows, goal)
    on_path = not_yet_due & (rows.value >= path)
    reason = _reason(rows, reached | on_path, before, last_year)
    worse, better = rows.upper | rows.lower[before], rows.lower | rows.upper[before]
    status, reason = first_line(
        [Line(Status.GOAL_MET, reached, rows.upper, rows.lower),
         Line(Status.ON_TRACK, on_path, rows.upper, rows.lower & not_yet_due),
         Line(Status.SOME_PROGRESS, rows.value > value_before, worse, better),
         Line(Status.LITTLE_PROGRESS, rows.value == value_before, worse, better)],
        Status.MOVING_AWAY, reason)
    return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
        "target": np.full(len(rows), float(goal.reach)),
        "previous_year": np.where(comparable, rows.year[before], np.nan), "previous_value": value_before,
        "path_value": path, "gap": np.where(rows.sure, rows.value - path, np.nan),
        **baseline_columns(rows, rows.baseline)})


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


def _reason(rows: Series, decided: Bools, before: Ints, last_year: Bools) -> Ints:
    """Why a row cannot be judged; one that reached its goal or is on its path needs no year before."""
    compared = first_reason(
        (Reason.ONE_YEAR_ONLY, rows.alone),
        (Reason.NO_YEAR_BEFORE, ~last_year),
        (Reason.BREAK_IN_SERIES, before < rows.stretch),
        (Reason.UNCERTAIN, ~rows.sure[before]),
    )
    unusable = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.UNCERTAIN, rows.uncertain))
    return np.where(rows.sure, np.where(decided, JUDGED, compared), unusable)
