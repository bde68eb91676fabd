"""The methods by the names that the YAML uses."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pandas as pd

from indicators.errors import Refusal
from indicators.methods import annual_change, count_per_year, direction, keep, milestones, reach
from indicators.methods.annual_change import AnnualChange
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.direction import Direction
from indicators.methods.keep import Keep
from indicators.methods.milestones import Milestones
from indicators.methods.reach import Reach
from indicators.methods.targets import Target
from indicators.methods.verdict import Judgement, joined
from indicators.model import Rule
from indicators.statistics.series import Bools, Series

Parameters = AnnualChange | CountPerYear | Direction | Keep | Milestones | Reach

READ: dict[str, Callable[[Mapping[str, object]], Parameters]] = {
    "annual_change": annual_change.read,
    "count_per_year": count_per_year.read,
    "direction": direction.read,
    "keep": keep.read,
    "milestones": milestones.read,
    "reach": reach.read,
}


def parse(rule: Rule) -> Parameters:
    """Parameters of a rule; errors.Refusal with code rule.unknown_method, rule.unknown_parameter or
    rule.bad_parameter and the values key, found and expected."""
    if rule.method not in READ:
        raise Refusal("rule.unknown_method", key="method", found=rule.method, expected=", ".join(READ))
    return READ[rule.method](rule.parameters)


def judge_series(rows: Series, goal: Parameters, wanted: int) -> Judgement:
    """Judge whole series by one rule; ``wanted`` is +1 where up is good, -1 where down is.

    Areas for which the rule has numbers of their own are judged by these, apart from the others.
    """
    own = _areas(goal)
    if not own:
        return _judge(rows, goal, wanted)
    parts = [(_in_area(rows, area), of_area(goal, area)) for area in own]
    others = ~np.any([mine for mine, _ in parts], axis=0)
    parts = [(mine, each) for mine, each in [*parts, (others, of_area(goal, ""))] if mine.any()]
    return joined(len(rows), [(mine, _judge(rows.take(mine), each, wanted)) for mine, each in parts])


def _in_area(rows: Series, area: str) -> Bools:
    return pd.Series(rows.area).isin([area]).to_numpy(bool)


def _areas(goal: Parameters) -> list[str]:
    """Areas for which a rule has numbers of their own."""
    targets = [getattr(goal, each.name) for each in fields(goal)]
    return sorted({area for target in targets if isinstance(target, Target) for area, _ in target.areas})


def of_area(goal: Parameters, area: str) -> Parameters:
    """The rule with the numbers that hold for one area; "" is any that has none of its own."""
    values: dict[str, Any] = {each.name: getattr(goal, each.name) for each in fields(goal)}
    own: dict[str, Any] = {name: value.of(area) for name, value in values.items() if isinstance(value, Target)}
    return replace(goal, **own)


def _judge(rows: Series, goal: Parameters, wanted: int) -> Judgement:
    match goal:
        case AnnualChange():
            return annual_change.judge(rows, goal, wanted)
        case CountPerYear():
            return count_per_year.judge(rows, goal, wanted)
        case Direction():
            return direction.judge(rows, goal, wanted)
        case Keep():
            return keep.judge(rows, goal, wanted)
        case Milestones():
            return milestones.judge(rows, goal, wanted)
        case Reach():
            return reach.judge(rows, goal, wanted)
