"""The change since the figure before, and the average change a year since the baseline."""

from indicators.findings.steps.case import Case
from indicators.model import Message


def change(case: Case) -> tuple[Message, ...]:
    """By how much the figure differs from the one before; over several years, the average a year."""
    share = float(case.row["change"])
    if share != share or case.previous < 0:
        return ()
    values = {"figure": case.figure(case.at), "base": case.figure(case.previous), "change": share,
              "since": case.when(case.previous), "year": case.when(case.at), "span": case.years(case.previous)}
    return (Message(code="step.change_a_year" if case.row["bridged"] else "step.change", values=values),)


def pace(case: Case) -> tuple[Message, ...]:
    """The average change a year since the baseline; where that is the figure before, the change says it already."""
    share = float(case.row["pace"])
    if share != share or case.baseline == case.previous and case.row["change"] == case.row["change"]:
        return ()
    return (Message(code="step.pace", values={
        "figure": case.figure(case.at), "base": case.figure(case.baseline), "pace": share,
        "since": case.when(case.baseline), "year": case.when(case.at), "span": case.years(case.baseline)}),)
