"""Gap between a figure and its goal path, and the next value required, as text."""

import math
from collections.abc import Mapping
from typing import Any

from indicators.model import Catalogue, Indicator, Mark
from indicators.wording.amounts import value, with_unit
from indicators.wording.messages import say
from indicators.wording.numbers import rounded_to
from indicators.wording.rule import method_of

BOUNDED = {              # messages for a bounded or approximate figure above and below its path
    Mark.LOWER_BOUND: ("at_least", "at_most"), Mark.UPPER_BOUND: ("at_most", "at_least"),
    Mark.APPROXIMATE: (Mark.APPROXIMATE, Mark.APPROXIMATE),
}


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, marks: str = "") -> str:
    """Distance from the goal path in units: "24 victims below the goal path".

    For whole counts it is the distance from the path's value in whole units, so that it is the difference of the
    numbers shown. If ``marks`` make the figure a bound or approximate, so is the distance: "at least 24 victims above".
    """
    phrase, distance = "phrase", -indicator.in_whole(-distance)
    if indicator.stages and (method := method_of(indicator)) and method.deadline is None:
        phrase = "phrase.of_goal"      # stages without a deadline have no path but their goal
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
    """Gap of a row of ASSESSMENT; "" where it has none, and for the baseline itself."""
    begins = on_a_path(indicator) and row["year"] == row["baseline_year"]
    return "" if math.isnan(row["gap"]) or begins else gap(row["gap"], indicator, catalogue, row["marks"])


def on_a_path(indicator: Indicator) -> bool:
    """Whether its goal is compared with a path from a baseline rather than with one number every year."""
    method = method_of(indicator)
    return method is not None and method.on_a_path


def asked_next(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The value that a yearly goal requires next year, in units: "at least 285 victims"; "" where there is none."""
    method = method_of(indicator)
    if method is None or not method.yearly or indicator.measure == "share" or math.isnan(row["pace_needed"]):
        return ""
    asked = indicator.in_whole(row["value"] + abs(row["value"]) * row["pace_needed"])
    return say("phrase", "at_most" if indicator.desired_direction == "down" else "at_least",
               value=value(asked, indicator, catalogue))
