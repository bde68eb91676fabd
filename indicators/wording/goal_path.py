"""How far a figure is from its goal path, and what the goal asks for next."""

import math
from collections.abc import Mapping
from typing import Any

from indicators.model import Catalogue, Indicator, Mark
from indicators.wording.amounts import value, with_unit
from indicators.wording.messages import say
from indicators.wording.numbers import rounded_to
from indicators.wording.rule import method_of

BOUNDED = {              # how the distance of such a figure above and below its path is worded
    Mark.LOWER_BOUND: ("at_least", "at_most"), Mark.UPPER_BOUND: ("at_most", "at_least"),
    Mark.APPROXIMATE: (Mark.APPROXIMATE, Mark.APPROXIMATE),
}


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, marks: str = "") -> str:
    """Distance from the goal path in units: "24 victims below the goal path".

    Of things counted whole it is that from the path's whole number, so that it is the difference of what is shown.
    Of a figure that its ``marks`` say is a bound or approximate, it is one too: "at least 24 victims above".
    """
    phrase, distance = "phrase", -indicator.in_whole(-distance)
    if indicator.stages and (method := method_of(indicator)) and method.deadline is None:
        phrase = "phrase.of_goal"      # stages without a year have no path but their goal
    decimals = max(indicator.decimals, 1)
    size = with_unit(abs(distance), decimals, indicator, catalogue)
    if rounded_to(distance, decimals) == 0:
        return say(phrase, "on_path")
    bound = next((code for code in BOUNDED if code in marks.split()), None)
    if bound is not None:
        bounded = BOUNDED[bound][distance < 0]
        size = say("bound" if bounded == Mark.APPROXIMATE else "phrase", bounded, value=size)
    return say(phrase, "above_path" if distance > 0 else "below_path", value=size)


def gap_of(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """Gap of a row of ASSESSMENT; "" where it has none, or is the figure that its path begins with."""
    begins = on_a_path(indicator) and row["year"] == row["baseline_year"]
    return "" if math.isnan(row["gap"]) or begins else gap(row["gap"], indicator, catalogue, row["marks"])


def on_a_path(indicator: Indicator) -> bool:
    """Whether its goal is held against a path from a first figure, not against one number every year."""
    method = method_of(indicator)
    return method is not None and method.on_a_path


def asked_next(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """What a yearly goal asks for in the next year, in units: "at least 285 victims"; "" where it asks for nothing."""
    method = method_of(indicator)
    if method is None or not method.yearly or indicator.measure == "share" or math.isnan(row["pace_needed"]):
        return ""
    asked = indicator.in_whole(row["value"] + abs(row["value"]) * row["pace_needed"])
    return say("phrase", "at_most" if indicator.desired_direction == "down" else "at_least",
               value=value(asked, indicator, catalogue))
