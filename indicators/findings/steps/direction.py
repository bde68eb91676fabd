"""The steps of direction: the average change a year since the baseline, against the two thresholds."""

from fractions import Fraction

import numpy as np

from indicators.findings.steps.case import Case
from indicators.findings.steps.pace import pace
from indicators.findings.steps.rungs import Rung, climb
from indicators.methods.direction import Direction
from indicators.model import Message, Status
from indicators.statistics import growth


def steps(case: Case, goal: Direction) -> tuple[Message, ...]:
    """The arithmetic of a figure that was judged, in order."""
    wanted = Message(code="step.up_is_good" if case.wanted > 0 else "step.down_is_good")
    years, part = case.years(case.baseline), _near_limit(case, goal)
    rungs = [Rung(status=status, asked=((case.wanted * asked * (part if asked > 0 else 1), years),),
                  since=case.baseline, falling=case.wanted < 0)
             for status, asked in ((Status.IMPROVING, goal.improving_from),
                                   (Status.LITTLE_CHANGE, goal.moving_away_below))]
    near = [] if goal.limit is None or part == 1 else [Message(code="step.near_limit", values={
        "base": case.figure(case.baseline), "reach": float(goal.limit), "part": part})]
    return (*case.inputs(case.baseline, case.at), *pace(case), wanted, *near,
            *climb(case, rungs, Status.MOVING_AWAY))


def _near_limit(case: Case, goal: Direction) -> Fraction:
    """Part of a step up that is asked for where the series began."""
    if goal.limit is None:
        return Fraction(1)
    part = growth.near_limit(np.array([case.figure(case.baseline)]), np.array([float(goal.limit)]))
    return Fraction(float(part[0]))
