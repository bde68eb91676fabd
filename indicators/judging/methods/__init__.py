"""The methods by which figures are judged, under the names used in the YAML."""

import json
from functools import lru_cache

from indicators.errors import Refusal
from indicators.judging.methods.activity import Activity
from indicators.judging.methods.annual_change import AnnualChange
from indicators.judging.methods.direction import Direction
from indicators.judging.methods.keep import CountPerYear, Keep
from indicators.judging.methods.method import Method
from indicators.judging.methods.milestones import Milestones
from indicators.judging.methods.reach import Reach
from indicators.model import DIRECTION, Catalogue, Indicator, Rule

__all__ = ["METHODS", "Method", "by_rule", "is_paced_by_trend", "is_yearly", "method_of", "parse"]

METHODS: dict[str, type[Method]] = {
    "activity": Activity,
    "annual_change": AnnualChange,
    "count_per_year": CountPerYear,
    "direction": Direction,
    "keep": Keep,
    "milestones": Milestones,
    "reach": Reach,
}
"""Registry of all methods; a new method is registered here."""


def parse(rule: Rule) -> Method:
    """The method of a rule, with its parameters.

    Raise errors.Refusal with code rule.unknown_method, rule.unknown_parameter or rule.bad_parameter and the values key,
    found and expected.
    """
    if rule.method not in METHODS:
        raise Refusal("rule.unknown_method", key="method", found=rule.method, expected=", ".join(METHODS))
    return _read(METHODS[rule.method], json.dumps(rule.parameters, default=str))


@lru_cache
def _read(method: type[Method], written: str) -> Method:
    rule = json.loads(written)
    if (strange := next((key for key in rule if key not in method.parameter_names), None)) is not None:
        names = ", ".join(sorted(method.parameter_names)) or "nothing"
        raise Refusal("rule.unknown_parameter", key=strange, found=strange, expected=names)
    return method.read(rule)


def method_of(indicator: Indicator) -> Method | None:
    """The method that judges an indicator; None for a context indicator."""
    return parse(indicator.goal) if indicator.goal else None


def is_yearly(indicator: Indicator) -> bool:
    """Whether the goal is a change a year."""
    method = method_of(indicator)
    return method is not None and method.yearly


def is_paced_by_trend(indicator: Indicator) -> bool:
    """Whether the pace is the median slope of a tested trend, not an average since the baseline."""
    method = method_of(indicator)
    return method is not None and method.trend is not None and not method.yearly


def by_rule(catalogue: Catalogue) -> list[tuple[Method, int, list[str]]]:
    """Each pair of a rule and a direction (+1 where up is good, -1 where down is), with the indicators it judges."""
    together: dict[tuple[Method, int], list[str]] = {}
    for indicator in catalogue.indicators.values():
        if indicator.role == "judged" and indicator.goal is not None:
            key = parse(indicator.goal), DIRECTION[indicator.desired_direction]
            together.setdefault(key, []).append(indicator.id)
    return [(goal, sign, indicators) for (goal, sign), indicators in together.items()]
