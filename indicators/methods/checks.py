"""What check-catalog finds wrong with a rule for its indicator."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model import Indicator

WHOLE_SHARE = 100         # per cent

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong with a rule, as a code and values; ``keys`` lead to it from the rule."""

    keys: Keys
    code: str
    found: object
    expected: str


def limits(indicator: Indicator) -> tuple[float, float]:
    """The least and the most that a figure can be; a share is 0 to 100 % unless it says otherwise."""
    share = indicator.measure == "share"
    lowest = (0.0 if share else -math.inf) if indicator.minimum is None else indicator.minimum
    highest = (float(WHOLE_SHARE) if share else math.inf) if indicator.maximum is None else indicator.maximum
    return lowest, highest


def outside(indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
    """A number outside of the limits of the figures."""
    lowest, highest = limits(indicator)
    if number < lowest:
        yield Fault(keys, "order", f"{number:g}", f"at least the minimum, {lowest:g}")
    if number > highest:
        yield Fault(keys, "order", f"{number:g}", f"at most the maximum, {highest:g}")


def number_faults(indicator: Indicator, number: float, keys: Keys, *, whole: bool = True) -> Iterator[Fault]:
    """A number that no figure can have, or that none can miss; ``whole``, a fraction among whole figures too."""
    impossible = list(outside(indicator, number, keys))
    yield from impossible
    if whole and (indicator.whole or indicator.stages) and not number.is_integer():
        yield Fault(keys, "wrong_value", f"{number:g}", "a whole number, since the figures are whole")
    lowest, highest = limits(indicator)
    worst = highest if indicator.desired_direction == "down" else lowest
    if number == worst and not impossible:
        yield Fault(keys, "wrong_value", f"{number:g}", "a number that not every figure meets")


def against_direction(indicator: Indicator, key: str, *, falling: bool) -> Iterator[Fault]:
    """A rule that asks for less where more is wanted, or for more where less is."""
    wanted = indicator.desired_direction
    if wanted != "none" and falling == (wanted == "up"):
        other = "at_least" if falling else "at_most"
        yield Fault((key,), "rule_against_direction", key, f"{other}, since {wanted} is wanted")


def stages_in_per_cent(indicator: Indicator) -> Iterator[Fault]:
    """Stages, which a method would judge by growth."""
    if indicator.stages and indicator.goal:
        yield Fault(("method",), "wrong_value", indicator.goal.method,
                    "milestones, since stages do not grow in per cent")
