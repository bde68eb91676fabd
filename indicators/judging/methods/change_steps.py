"""Explanation of the change on the previous figure, and of the average yearly change since the baseline."""

from indicators.judging.methods.judged_figure import Case
from indicators.model import Message


def change(case: Case) -> tuple[Message, ...]:
    """The difference from the previous figure; over several years, the yearly average; empty where one is a bound."""
    share = float(case.row["change"])
    if share != share or case.previous < 0 or case.bounds(case.previous, case.at):
        return ()
    values = {**case.compared(), "base": case.figure(case.previous), "change": share,
              "since": case.when(case.previous), "year": case.when(case.at), "span": case.years(case.previous)}
    return (Message(code="step.change_a_year" if case.row["bridged"] else "step.change", values=values),)


def pace_step(case: Case) -> tuple[Message, ...]:
    """The average yearly change since the baseline; empty where ``change`` already gives it, or one is a bound."""
    share = float(case.row["pace"])
    if case.bounds(case.baseline, case.at):
        return ()
    if share != share:
        return _from_zero(case)
    if case.baseline < 0 or case.baseline == case.previous and case.row["change"] == case.row["change"]:
        return ()                # the baseline is hidden, or is the previous figure, whose change is given already
    values = {**case.compared(), "base": case.figure(case.baseline), "pace": share,
              "since": case.when(case.baseline), "year": case.when(case.at), "span": case.years(case.baseline)}
    if case.indicator.measure != "share":
        return (Message(code="step.pace", values=values),)
    points = (case.figure(case.at) - case.figure(case.baseline)) / float(case.years(case.baseline))
    return (Message(code="step.pace_share", values={**values, "points_a_year": points}),)


def _from_zero(case: Case) -> tuple[Message, ...]:
    """A message that a baseline of zero leaves no pace; empty where there are only two figures (see ``change``)."""
    if case.indicator.stages or case.baseline < 0 or case.baseline in (case.previous, case.at) or case.figure(
            case.baseline):
        return ()
    return (Message(code="step.no_pace", values={"since": case.when(case.baseline)}),)
