"""The steps of annual_change: the change, the rungs, the pace, the goal path and what is needed next."""

from fractions import Fraction

import numpy as np

from indicators.findings.steps.case import Case
from indicators.findings.steps.pace import change, pace
from indicators.findings.steps.rungs import Asked, Rung, climb, factor_of, grown
from indicators.methods.annual_change import AnnualChange
from indicators.model import Message, Status
from indicators.statistics.series import YEAR


def steps(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The arithmetic of a figure that was judged, in order."""
    return (*case.inputs(case.baseline, case.previous, case.at), *change(case), *pace(case),
            *climb(case, _rungs(case, goal), Status.MOVING_AWAY), *_path(case, goal), *_needed(case, goal),
            *_streak(case))


def _rungs(case: Case, goal: AnnualChange) -> tuple[Rung, ...]:
    """Goal met, On track where there is a pace, Some progress, Little progress."""
    def rung(status: Status, part: Fraction, since: int) -> Rung:
        asked = tuple((number * part, years) for number, years in _asked(case, goal, since))
        return Rung(status=status, asked=asked, since=since, falling=goal.falling)

    paced = case.row["pace"] == case.row["pace"] and case.baseline != case.previous
    return (rung(Status.GOAL_MET, Fraction(1), case.previous),
            *([rung(Status.ON_TRACK, Fraction(1), case.baseline)] if paced else []),
            rung(Status.SOME_PROGRESS, goal.some_progress_from, case.previous),
            rung(Status.LITTLE_PROGRESS, Fraction(0), case.previous))


def _asked(case: Case, goal: AnnualChange, since: int) -> Asked:
    """What the goal asked for between a place and the row: each of its numbers, and for how many years."""
    spans = goal.target.of(case.row["ref_area"]).spans(case.series, np.full(len(case.series), since))
    return tuple((number, Fraction(int(time[case.at]), YEAR)) for number, time in spans if time[case.at])


def _path(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """Where the goal path stands in the year, and the gap to it."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at:
        return ()
    base, asked = case.figure(case.baseline), _asked(case, goal, case.baseline)
    values = {"indicator": case.indicator.id, "since": case.when(case.baseline), "base": base,
              "year": case.when(case.at), "limit": float(case.row["path_value"]), "figure": case.figure(case.at),
              "gap": float(case.row["gap"]), **case.rounded()}
    if len(asked) != 1:
        return (Message(code="step.path_of_goals", values=values),)
    number, years = asked[0]
    return (Message(code="step.path_of_a_year" if years == 1 else "step.path", values={
        **values, "factor": float(factor_of(base, number)), "span": years}),)


def _needed(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The change within the next year that meets the yearly goal and ends on the path."""
    needed, next_year = float(case.row["pace_needed"]), int(case.row["year"]) + 1
    if needed != needed:
        return ()
    asked = goal.target.at(next_year, case.row["ref_area"])
    assert asked is not None    # there is a pace needed
    figure, catching_up = case.figure(case.at), needed != float(asked)
    limit = figure + abs(figure) * needed
    if catching_up:
        limit = float(grown(case.figure(case.baseline), (*_asked(case, goal, case.baseline), (asked, Fraction(1)))))
    values = {**case.compared(), "pace_needed": needed, "limit": limit, "by": next_year}
    return (Message(code="step.needed_to_catch_up" if catching_up else "step.needed_goal", values=values),)


def _streak(case: Case) -> tuple[Message, ...]:
    streak = int(case.row["streak"])
    return (Message(code="step.streak", values={"streak": streak}),) if streak > 1 else ()
