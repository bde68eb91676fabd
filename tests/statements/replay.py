"""The status that a list of steps proves, computed anew from the numbers in the steps alone."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from indicators.model import Message, Status

GROWN = {"step.year_up", "step.year_down"}
STRICT = {"step.rose": lambda figure, limit: figure > limit, "step.fell": lambda figure, limit: figure < limit,
          "step.as_much": lambda figure, limit: figure == limit}
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
        return Fraction(repr(values["base"])) * Fraction(repr(values["factor"]))
    if step.code == "step.rung_growth":
        grown = values["base"] * values["factor"] ** float(values["span"])
        assert values["limit"] == pytest.approx(grown, rel=1e-6), step
    return Fraction(repr(values["answer"].values["limit"]))
