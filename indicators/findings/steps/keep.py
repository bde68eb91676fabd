"""The steps of keep: the goal's value, and the figure of the year before where it is missed."""

from collections.abc import Iterator

from indicators.findings.steps.case import Case
from indicators.findings.steps.reasons import why
from indicators.findings.steps.rungs import answer
from indicators.methods.keep import Keep
from indicators.model import Message, Status


def steps(case: Case, goal: Keep) -> tuple[Message, ...]:
    """The arithmetic of a figure, in order; one that could not be judged ends in its reason."""
    target = float(case.row["target"])
    said, kept = answer(case.figure(case.at), target, Status.GOAL_MET, falling=goal.below)
    asked = Message(code="step.keep_below" if goal.below else "step.keep_above", values={
        "indicator": case.indicator.id, "status": Status.GOAL_MET, "goal": target, "answer": said})
    rest = () if kept else since_last_year(case, falling=goal.below)
    return *case.inputs(case.previous, case.at), asked, *rest


def since_last_year(case: Case, *, falling: bool) -> tuple[Message, ...]:
    """The figure beside that of the year before, or why there is none to compare it with."""
    if case.row["reason"]:
        return why(case)
    said = []
    for message, reached in _moved(case, falling):
        said.append(message)
        if reached:
            return tuple(said)
    return *said, Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _moved(case: Case, falling: bool) -> Iterator[tuple[Message, bool]]:
    """Some progress and little progress."""
    figure, before = case.figure(case.at), case.figure(case.previous)
    values = {"since": case.when(case.previous), "limit": before, "figure": figure}
    nearer = figure < before if falling else figure > before
    if nearer:
        yield Message(code="step.fell" if falling else "step.rose", values={
            **values, "status": Status.SOME_PROGRESS}), True
    yield Message(code="step.not_fallen" if falling else "step.not_risen", values={
        **values, "status": Status.SOME_PROGRESS}), False
    yield Message(code="step.as_much" if figure == before else "step.not_as_much", values={
        **values, "status": Status.LITTLE_PROGRESS}), figure == before
