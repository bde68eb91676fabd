"""The status that a list of steps proves, computed anew from the numbers in the steps alone."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from indicators.model import Growth, Message, Probability, Status

SAME = 1e-9
OF = {Growth: "rate", Probability: "p"}
TICKS = {"step.year_up_met": True, "step.year_down_met": True, "step.fallen_to_zero": True,
         "step.year_up_missed": False, "step.year_down_missed": False}
STRICT = {"step.rose": lambda figure, limit: figure > limit, "step.fell": lambda figure, limit: figure < limit,
          "step.as_much": lambda figure, limit: figure == limit}
STATED = ("step.otherwise", "step.goal_lost", "step.status", "step.stage_shown", "step.stage_lost", "step.at_limit")
COMPARED = {"step.at_least": (True, lambda figure, limit: figure >= limit),
            "step.less": (False, lambda figure, limit: figure < limit),
            "step.at_most": (True, lambda figure, limit: figure <= limit),
            "step.more": (False, lambda figure, limit: figure > limit)}


def numbers_of(step: Message) -> dict[str, Any]:
    """The values of a step, quantities as plain numbers."""
    return {name: getattr(value, OF.get(type(value), "value"), value) for name, value in step.values.items()}


def status_of(steps: Sequence[Message]) -> Status | None:
    """The status of the first rung that is reached, else of "none of these"; None where there is neither.

    Fails where a limit is not what its own numbers give, or a comparison is not true.
    """
    window = {step.code: numbers_of(step) for step in steps}
    for step in steps:
        values: Any = numbers_of(step)
        if step.code == "step.status" and "step.growth" in window:
            assert Status(values["status"]) == by_window(window), steps
        if step.code in STATED:
            return Status(values["status"])
        if step.code in STRICT:
            assert STRICT[step.code](values["figure"], values["limit"]), step
            return Status(values["status"])
        if step.code == "step.stage_goal":
            assert (values["figure"] >= values["rung"]) == (values["met"] == "yes"), step
            if values["met"] == "yes":
                return Status(values["status"])
        if "answer" in values:
            answer = values["answer"]
            limit = limit_of(step)
            assert numbers_of(answer)["limit"] == pytest.approx(float(limit), rel=1e-9), step
            reached, compare = COMPARED[answer.code]
            assert compare(Fraction(repr(numbers_of(answer)["figure"])), limit), step
            if reached:
                return Status(answer.values["status"])
    return None


def tick_of(steps: Sequence[Message]) -> bool | None:
    """Whether the year met its goal by the numbers of its step; None where no step says so."""
    for step in steps:
        values: Any = numbers_of(step)
        if step.code in ("step.year_up_met", "step.year_up_missed", "step.year_down_met", "step.year_down_missed"):
            limit, figure = (Fraction(repr(values[name])) for name in ("base", "figure"))
            limit *= Fraction(repr(values["factor"]))
            assert values["limit"] == pytest.approx(float(limit), rel=1e-9), step
            assert TICKS[step.code] == (figure >= limit if "_up_" in step.code else figure <= limit), step
        if step.code in TICKS:
            return TICKS[step.code]
    return None


def by_window(found: Mapping[str, Mapping[str, Any]]) -> Status:
    """The status that growth, interval, p and last figures of the steps give."""
    growth = found["step.growth"]
    sense = 1 if growth["asked"] > 0 else -1
    clear, ended = "step.clear_trend_of_slope" in found, "step.grows_no_more" in found
    reached, worst = (sense * (growth[name] - growth["asked"]) >= -SAME
                      for name in ("growth", "growth_low" if sense > 0 else "growth_high"))
    p = found["step.clear_trend_of_slope" if clear else "step.no_clear_trend_of_slope"]
    assert clear == (p["p"] < p["alpha"])
    if reached and not ended and (worst or clear):
        return Status.AHEAD if worst else Status.ON_TRACK
    if clear and not reached:
        return Status.IMPROVING_BELOW if sense * growth["growth"] > 0 else Status.MOVING_AWAY
    return Status.NO_CLEAR_CHANGE


def limit_of(step: Message) -> Fraction | float:
    """The limit that a rung's own numbers give."""
    values: dict[str, Any] = numbers_of(step)
    if step.code == "step.rung_growth":
        grown = values["base"] * values["factor"] ** numbers_of(values["span"])["years"]
        assert values["limit"] == pytest.approx(grown, rel=1e-6), step
    return Fraction(repr(numbers_of(values["answer"])["limit"]))
