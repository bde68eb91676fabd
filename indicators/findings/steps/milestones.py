"""The steps of milestones: the stage that is the goal, the path to it, and the stage of the year before."""

from collections.abc import Iterator
from fractions import Fraction

from indicators import wording
from indicators.findings.steps.case import Case
from indicators.findings.steps.reasons import why
from indicators.findings.steps.rungs import answer
from indicators.methods.milestones import Milestones
from indicators.model import Message, Status


def steps(case: Case, goal: Milestones) -> tuple[Message, ...]:
    """The arithmetic of a stage, in order; one that could not be judged ends in its reason."""
    said = [*case.inputs(case.baseline if goal.by else -1, case.previous, case.at)]
    for message, reached in _rungs(case, goal):
        said.append(message)
        if reached:
            return tuple(said)
    end = why(case) if case.row["reason"] else (Message(code="step.otherwise", values={"status": Status.MOVING_AWAY}),)
    return *said, *(message for message in end if message not in said)


def _rungs(case: Case, goal: Milestones) -> Iterator[tuple[Message, bool]]:
    """Goal met, On track before the year is due, then the stage of the year before."""
    figure = case.figure(case.at)
    said, reached = answer(figure, goal.reach, Status.GOAL_MET, falling=False)
    stage = wording.text(case.indicator.stages.get(goal.reach, str(goal.reach)))
    yield Message(code="step.stage_goal", values={"status": Status.GOAL_MET, "stage": stage, "answer": said}), reached
    if goal.by is not None and int(case.row["year"]) <= goal.by and 0 <= case.baseline < case.at:
        yield _on_path(case, goal.reach, goal.by)
    if case.previous < 0:
        return
    before = case.figure(case.previous)
    values = {"since": case.when(case.previous), "limit": before, "figure": figure}
    yield Message(code="step.stage_higher" if figure > before else "step.stage_not_higher",
                  values={**values, "status": Status.SOME_PROGRESS}), figure > before
    if figure <= before:
        yield Message(code="step.stage_same" if figure == before else "step.stage_lower",
                      values={**values, "status": Status.LITTLE_PROGRESS}), figure == before


def _on_path(case: Case, reach: int, by: int) -> tuple[Message, bool]:
    """The straight path from the baseline to the stage in the year it is due."""
    base, since = case.figure(case.baseline), int(case.series.year[case.baseline])
    gone, span = int(case.row["year"]) - since, max(by - since, 1)
    limit = Fraction(repr(base)) + (reach - Fraction(repr(base))) * min(Fraction(gone, span), Fraction(1))
    said, reached = answer(case.figure(case.at), limit, Status.ON_TRACK, falling=False)
    return Message(code="step.stage_path", values={
        "status": Status.ON_TRACK, "since": since, "base": base, "reach": float(reach), "by": by, "gone": gone,
        "span": Fraction(span), "limit": float(limit), "figure": case.figure(case.at), "answer": said}), reached
