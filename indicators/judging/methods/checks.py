"""Checks of a rule against its indicator, for check-catalog."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model import Indicator

WHOLE_SHARE = 100         # per cent

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """A fault in a rule, as a code and values; ``keys`` is the path to it from the rule."""

    keys: Keys
    code: str
    found: object
    expected: str


def limits(indicator: Indicator) -> tuple[float, float]:
    """The lowest and highest possible figure; 0 and 100 % for a share without limits of its own."""
    share = indicator.measure == "share"
    lowest = (0.0 if share else -math.inf) if indicator.minimum is None else indicator.minimum
    highest = (float(WHOLE_SHARE) if share else math.inf) if indicator.maximum is None else indicator.maximum
    return lowest, highest


def outside(indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
    """A fault for a number outside the limits of the figures."""
    lowest, highest = limits(indicator)
    if number < lowest:
        yield Fault(keys, "order", f"{number:g}", f"at least the minimum, {lowest:g}")
    if number > highest:
        yield Fault(keys, "order", f"{number:g}", f"at most the maximum, {highest:g}")


def number_faults(indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
    """A fault for a number that no figure can have or none can miss."""
    impossible = list(outside(indicator, number, keys))
    yield from impossible
    if (indicator.whole or indicator.stages) and not number.is_integer():
        yield Fault(keys, "wrong_value", f"{number:g}", "a whole number, since the figures are whole")
    lowest, highest = limits(indicator)
    worst = highest if indicator.desired_direction == "down" else lowest
    if number == worst and not impossible:
        yield Fault(keys, "wrong_value", f"{number:g}", "a number that not every figure meets")


def against_direction(indicator: Indicator, key: str, *, falling: bool) -> Iterator[Fault]:
    """A fault for a rule that demands a fall where the desired direction is up, or a rise where it is down."""
    direction = indicator.desired_direction
    if direction != "none" and falling == (direction == "up"):
        other = "at_least" if falling else "at_most"
        yield Fault((key,), "rule_against_direction", key, f"{other}, since the desired direction is {direction}")


def limit_on_wrong_side(indicator: Indicator, limit: float, keys: Keys) -> Iterator[Fault]:
    """A fault for a best figure that is the worst one, or nearer to it: every figure would be at the limit."""
    lowest, highest = limits(indicator)
    direction = indicator.desired_direction
    best, worst = (lowest, highest) if direction == "down" else (highest, lowest)
    if direction == "none" or not lowest <= limit <= highest:
        return
    if limit == worst or math.isfinite(best) and abs(limit - worst) < abs(limit - best):
        side = "below" if direction == "down" else "above"
        asked = f"nearer to {best:g} than to {worst:g}" if math.isfinite(best) else f"{side} {worst:g}"
        yield Fault(keys, "rule_against_direction", f"{limit:g}",
                    f"a limit {asked}, since the desired direction is {direction}")


def stages_in_per_cent(indicator: Indicator) -> Iterator[Fault]:
    """A fault for stages, which a method based on growth cannot judge."""
    if indicator.stages and indicator.goal:
        yield Fault(("method",), "wrong_value", indicator.goal.method,
                    "milestones, since stages do not grow in per cent")
