"""The status that a list of steps proves, computed anew from the numbers in the steps alone."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from indicators.model import Message, Status

GROWN = {"step.year_up", "step.year_down", "step.years_up", "step.years_down", "step.held_up", "step.held_down"}
STRICT = {"step.stage_higher": lambda figure, limit: figure > limit, "step.stage_same": lambda f, limit: f == limit,
          "step.stage_not_higher": lambda figure, limit: not figure > limit,
          "step.stage_lower": lambda figure, limit: figure < limit, "step.rose": lambda figure, limit: figure > limit,
          "step.fell": lambda figure, limit: figure < limit, "step.not_risen": lambda f, limit: not f > limit,
          "step.not_fallen": lambda f, limit: not f < limit, "step.as_much": lambda f, limit: f == limit,
          "step.not_as_much": lambda f, limit: f != limit, "step.made_up": lambda f, limit: f > limit,
          "step.just_enough": lambda f, limit: f == limit, "step.fell_short": lambda f, limit: f < limit}
DECIDE = ("step.stage_higher", "step.stage_same", "step.rose", "step.fell", "step.as_much", "step.made_up",
          "step.just_enough", "step.fell_short")
STATED = ("step.otherwise", "step.goal_lost", "step.status", "step.active", "step.none_reported", "step.stage_shown",
          "step.stage_lost", "step.at_limit", "step.fallen_to_zero")
COMPARED = {"step.at_least": (True, lambda figure, limit: figure >= limit),
            "step.less": (False, lambda figure, limit: figure < limit),
            "step.at_most": (True, lambda figure, limit: figure <= limit),
            "step.more": (False, lambda figure, limit: figure > limit)}


def status_of(steps: Sequence[Message]) -> Status | None:
    """The status of the first rung that is reached, else of "none of these"; None where there is neither.

    Fails where a limit is not what its own numbers give, or a comparison is not true.
    """
    for step in steps:
        values: Any = step.values
        if step.code in STATED:
            return Status(values["status"])
        if step.code in STRICT:
            assert STRICT[step.code](values["figure"], values["limit"]), step
            if step.code in DECIDE:
                return Status(values["status"])
        if "answer" in values:
            answer = values["answer"]
            limit = limit_of(step)
            assert answer.values["limit"] == pytest.approx(float(limit), rel=1e-9), step
            reached, compare = COMPARED[answer.code]
            assert compare(Fraction(repr(answer.values["figure"])), limit), step
            if reached:
                return Status(answer.values["status"])
    return None


def limit_of(step: Message) -> Fraction | float:
    """The limit that a rung's own numbers give."""
    values: dict[str, Any] = dict(step.values)
    if step.code in GROWN:
        years, factor = values["span"], Fraction(repr(values["factor"]))
        if years.denominator > 1:
            return values["base"] * float(factor) ** float(years)
        return Fraction(repr(values["base"])) * factor ** int(years)
    if step.code == "step.rung_growth":
        grown = values["base"] * values["factor"] ** float(values["span"])
        assert values["limit"] == pytest.approx(grown, rel=1e-6), step
    if step.code == "step.stage_path":
        base, way = Fraction(repr(values["base"])), min(Fraction(values["gone"]) / values["span"], Fraction(1))
        return base + (Fraction(repr(values["reach"])) - base) * way
    return Fraction(repr(values["answer"].values["limit"]))
