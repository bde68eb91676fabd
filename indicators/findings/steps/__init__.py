"""How one figure was judged: each step of the arithmetic as codes and values, with this series' own numbers."""

from collections.abc import Mapping
from typing import Any

from indicators import methods
from indicators.findings.steps import annual_change, count_per_year, direction, keep, milestones, reach
from indicators.findings.steps.case import case_of
from indicators.findings.steps.reasons import why
from indicators.methods.annual_change import AnnualChange
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.direction import Direction
from indicators.methods.keep import Keep
from indicators.methods.milestones import Milestones
from indicators.methods.reach import Reach
from indicators.model import Message, Reason
from indicators.scoreboard import Scoreboard

BESIDE_A_GOAL = (Reason.ONE_YEAR_ONLY, Reason.NO_YEAR_BEFORE, Reason.BREAK_IN_SERIES)
"""Reasons why a figure that misses its goal is not compared with an earlier one either."""


def steps(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """The steps by which a row of the scoreboard's assessments came to its status, or why it has none.

    The figures come first, each with its source; then what the rule asks for, line by line down to the first that
    the figure reaches; then pace, path, gap and what is needed. Every number of a step is in its message's values.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    if not row["judged"] or indicator.goal is None:
        return (Message(code="step.context"),)
    case, goal = case_of(scoreboard, row), methods.parse(indicator.goal)
    missed = (isinstance(goal, CountPerYear | Keep | Milestones) and row["reason"] in BESIDE_A_GOAL
              and case.series.sure[case.at])
    if row["reason"] and not missed:
        return reach.why(case) if isinstance(goal, Reach) else why(case)
    match goal:
        case AnnualChange():
            return annual_change.steps(case, goal)
        case CountPerYear():
            return count_per_year.steps(case, goal)
        case Direction():
            return direction.steps(case, goal)
        case Keep():
            return keep.steps(case, goal)
        case Milestones():
            return milestones.steps(case, goal)
        case Reach():
            return reach.steps(case, goal)
