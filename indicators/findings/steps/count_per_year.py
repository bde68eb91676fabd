"""The steps of count_per_year: each year for itself, or the sum of a run of years."""

from indicators.findings.steps import keep
from indicators.findings.steps.case import Case
from indicators.findings.steps.rungs import answer
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.keep import Keep
from indicators.model import Message, Status


def steps(case: Case, goal: CountPerYear) -> tuple[Message, ...]:
    """The arithmetic of a count, in order; one that could not be judged ends in its reason."""
    if not goal.cumulative:
        return keep.steps(case, Keep(target=goal.target))
    run = range(case.baseline, case.at + 1)
    total = sum(case.figure(place) for place in run)
    asked = round(total - float(case.row["gap"]), 6)
    said, reached = answer(total, asked, Status.GOAL_MET, falling=False)
    together = Message(code="step.sum", values={
        "status": Status.GOAL_MET, "since": case.when(case.baseline), "years": len(run), "figure": total,
        "limit": asked, "answer": said})
    return *case.inputs(*run), together, *(() if reached else _this_year(case, first=len(run) == 1))


def _this_year(case: Case, *, first: bool) -> tuple[Message, ...]:
    """The year's own count beside its goal: above it, what is missing shrinks."""
    if case.row["reason"] or first:
        return keep.since_last_year(case, falling=False)
    figure, target = case.figure(case.at), float(case.row["target"])
    values = {"figure": figure, "limit": target}
    if figure > target:
        return (Message(code="step.made_up", values={**values, "status": Status.SOME_PROGRESS}),)
    if figure == target:
        return (Message(code="step.just_enough", values={**values, "status": Status.LITTLE_PROGRESS}),)
    return (Message(code="step.fell_short", values={**values, "status": Status.MOVING_AWAY}),)
