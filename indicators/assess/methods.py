"""The methods by the names that the YAML uses."""

from collections.abc import Callable, Mapping

from indicators.assess import annual_change, direction, milestones
from indicators.assess.annual_change import AnnualChange
from indicators.assess.direction import Direction
from indicators.assess.milestones import Milestones
from indicators.assess.series import Series
from indicators.assess.verdict import Judgement
from indicators.errors import Refusal
from indicators.model import Rule

Parameters = AnnualChange | Direction | Milestones

READ: dict[str, Callable[[Mapping[str, object]], Parameters]] = {
    "annual_change": annual_change.read,
    "direction": direction.read,
    "milestones": milestones.read,
}


def parse(rule: Rule) -> Parameters:
    """Parameters of a rule; errors.Refusal with code rule.unknown_method, rule.unknown_parameter or
    rule.bad_parameter and the values key, found and expected."""
    if rule.method not in READ:
        raise Refusal("rule.unknown_method", key="method", found=rule.method, expected=", ".join(READ))
    return READ[rule.method](rule.parameters)


def judge_series(rows: Series, goal: Parameters, wanted: int) -> Judgement:
    """Judge whole series by one rule; ``wanted`` is +1 where up is good, -1 where down is."""
    match goal:
        case AnnualChange():
            return annual_change.judge(rows, goal, wanted)
        case Direction():
            return direction.judge(rows, goal, wanted)
        case Milestones():
            return milestones.judge(rows, goal, wanted)
