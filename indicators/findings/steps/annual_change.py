"""The steps of annual_change: the change, the rungs, the pace, the goal path and what is needed next."""

from fractions import Fraction

from indicators.assess.annual_change import AnnualChange
from indicators.findings.steps.case import Case
from indicators.findings.steps.pace import change, pace
from indicators.findings.steps.rungs import Rung, climb, factor_of, grown
from indicators.model import Message, Status


def steps(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The arithmetic of a figure that was judged, in order."""
    return (*case.inputs(case.baseline, case.previous, case.at), *change(case), *pace(case),
            *climb(case, _rungs(case, goal), Status.MOVING_AWAY), *_path(case, goal), *_needed(case, goal),
            *_streak(case))


def _rungs(case: Case, goal: AnnualChange) -> tuple[Rung, ...]:
    """Goal met, On track where there is a pace, Some progress, Little progress."""
    def rung(status: Status, asked: Fraction, since: int) -> Rung:
        return Rung(status=status, asked=asked, since=since, falling=goal.falling)

    paced = case.row["pace"] == case.row["pace"] and case.baseline != case.previous
    return (rung(Status.GOAL_MET, goal.goal, case.previous),
            *([rung(Status.ON_TRACK, goal.goal, case.baseline)] if paced else []),
            rung(Status.SOME_PROGRESS, goal.goal * goal.some_progress_from, case.previous),
            rung(Status.LITTLE_PROGRESS, Fraction(0), case.previous))


def _path(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """Where the goal path stands in the year, and the gap to it."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at:
        return ()
    base, years = case.figure(case.baseline), case.years(case.baseline)
    return (Message(code="step.path_of_a_year" if years == 1 else "step.path", values={
        "indicator": case.indicator.id, "since": case.when(case.baseline), "base": base, "year": case.when(case.at),
        "factor": float(factor_of(base, goal.goal)), "span": years,
        "limit": float(case.row["path_value"]), "figure": case.figure(case.at), "gap": float(case.row["gap"])}),)


def _needed(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The change within the next year that meets the yearly goal and ends on the path."""
    needed = float(case.row["pace_needed"])
    if needed != needed:
        return ()
    figure, catching_up = case.figure(case.at), needed != float(goal.goal)
    limit = figure + abs(figure) * needed
    if catching_up:
        limit = float(grown(case.figure(case.baseline), goal.goal, case.years(case.baseline) + 1))
    values = {"figure": figure, "pace_needed": needed, "limit": limit, "by": int(case.row["year"]) + 1}
    return (Message(code="step.needed_to_catch_up" if catching_up else "step.needed_goal", values=values),)


def _streak(case: Case) -> tuple[Message, ...]:
    streak = int(case.row["streak"])
    return (Message(code="step.streak", values={"streak": streak}),) if streak > 1 else ()
