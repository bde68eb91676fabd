"""The methods by which figures are judged, under the names used in the YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

import numpy as np

from indicators.errors import Refusal
from indicators.judging.methods import parameters
from indicators.judging.methods.activity import Activity
from indicators.judging.methods.annual_change import AnnualChange
from indicators.judging.methods.count_per_year import CountPerYear
from indicators.judging.methods.direction import Direction
from indicators.judging.methods.keep import Keep
from indicators.judging.methods.method import Method
from indicators.judging.methods.milestones import Milestones
from indicators.judging.methods.reach import Reach
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import Judgement, joined
from indicators.judging.statistics.series import Series
from indicators.model import DIRECTION, Catalogue, Indicator, Rule

__all__ = ["METHODS", "Method", "by_rule", "judge_series", "method_of", "of_area", "parse"]

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

PARSED = 1024            # parsed rules kept in the cache: enough for several catalogues of a few hundred indicators


@dataclass(frozen=True)
class _Written:
    """Cache key of a rule: its text as written, because 1, 1.0 and true are equal but are different parameters."""

    text: str
    rule: Rule = field(compare=False)


def parse(rule: Rule) -> Method:
    """The method of a rule, with its parameters.

    Raise errors.Refusal with code rule.unknown_method, rule.unknown_parameter or rule.bad_parameter and the values key,
    found and expected.
    """
    if rule.method not in METHODS:
        raise Refusal("rule.unknown_method", key="method", found=rule.method, expected=", ".join(METHODS))
    return _parse(METHODS[rule.method], _Written(repr(rule.parameters), rule))


@lru_cache(PARSED)
def _parse(method: type[Method], written: _Written) -> Method:
    given: Mapping[str, object] = written.rule.parameters
    parameters.only(given, method.parameter_names)
    return method.read(given)


def method_of(indicator: Indicator) -> Method | None:
    """The method that judges an indicator; None for a context indicator."""
    return parse(indicator.goal) if indicator.goal else None


def by_rule(catalogue: Catalogue) -> list[tuple[Method, int, list[str]]]:
    """Each pair of a rule and a direction (+1 where up is good, -1 where down is), with the indicators it judges."""
    together: dict[tuple[Method, int], list[str]] = {}
    for indicator in catalogue.indicators.values():
        if indicator.role == "judged" and indicator.goal is not None:
            key = parse(indicator.goal), DIRECTION[indicator.desired_direction]
            together.setdefault(key, []).append(indicator.id)
    return [(goal, wanted, indicators) for (goal, wanted), indicators in together.items()]


def judge_series(rows: Series, goal: Method, wanted: int) -> Judgement:
    """Judge whole series by one rule; ``wanted`` is +1 where up is good, -1 where down is.

    Areas for which the rule sets separate numbers are judged by those numbers.
    """
    own = sorted({area for target in goal.targets.values() for area, _ in target.areas})
    if not own:
        return goal.judge(rows, wanted)
    parts = [(rows.area == area, of_area(goal, area)) for area in own]
    others = ~np.any([mask for mask, _ in parts], axis=0)
    parts = [(mask, part) for mask, part in [*parts, (others, of_area(goal, ""))] if mask.any()]
    return joined(len(rows), [(mask, part.judge(rows.take(mask), wanted)) for mask, part in parts])


def of_area(goal: Method, area: str) -> Method:
    """The rule with the numbers that apply to one area; "" stands for any area without numbers of its own."""
    values: dict[str, Any] = {field.name: getattr(goal, field.name) for field in fields(goal)}
    own: dict[str, Any] = {name: value.of(area) for name, value in values.items() if isinstance(value, Target)}
    return replace(goal, **own)
