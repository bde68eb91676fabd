"""The steps of direction: the average change a year since the baseline, against the two thresholds."""

from indicators.assess.direction import Direction
from indicators.findings.steps.case import Case
from indicators.findings.steps.pace import pace
from indicators.findings.steps.rungs import Rung, climb
from indicators.model import Message, Status


def steps(case: Case, goal: Direction) -> tuple[Message, ...]:
    """The arithmetic of a figure that was judged, in order."""
    wanted = Message(code="step.up_is_good" if case.wanted > 0 else "step.down_is_good")
    years = case.years(case.baseline)
    rungs = [Rung(status=status, asked=((case.wanted * asked, years),), since=case.baseline, falling=case.wanted < 0)
             for status, asked in ((Status.IMPROVING, goal.improving_from),
                                   (Status.LITTLE_CHANGE, goal.moving_away_below))]
    return (*case.inputs(case.baseline, case.at), *pace(case), wanted, *climb(case, rungs, Status.MOVING_AWAY))
