"""Gap between a figure and its goal or goal path, and the next value required, as text."""

import math
from collections.abc import Mapping
from typing import Any

from indicators.model import Catalogue, Indicator, Mark
from indicators.numerals import last_digit
from indicators.wording.amounts import with_unit
from indicators.wording.changes import method_of
from indicators.wording.messages import say
from indicators.wording.numbers import rounded_to

BOUNDED = {              # messages for a bounded or approximate figure above and below its path
    Mark.LOWER_BOUND: ("at_least", "at_most"), Mark.UPPER_BOUND: ("at_most", "at_least"),
    Mark.APPROXIMATE: (Mark.APPROXIMATE, Mark.APPROXIMATE),
}


MEASURED_FROM = {"path": "phrase", "goal": "phrase.of_goal"}


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, marks: str = "", *, of: str = "",
        plain: bool = False, figure: float = math.nan) -> str:
    """Distance in units from what it is measured from: "24 victims below the goal path".

    ``of`` is "path" or "goal"; unless given, that of the indicator.

    Where less is better it says so, unless ``plain``, since “above” is then not good.

    For whole counts it is the distance from the path's value in whole units, so that it is the difference of the
    numbers shown. If ``marks`` make the figure a bound or approximate, so is the distance: "at least 24 victims above".
    That of an approximate ``figure`` has no more digits than it.
    """
    phrase, distance = MEASURED_FROM[of or gaps_from(indicator)], -indicator.in_whole(-distance)
    if rounded_to(distance, max(indicator.decimals, 1)) == 0:
        return say(phrase, "on_path")
    size = _size(distance, indicator, catalogue, marks.split(), figure)
    found = say(phrase, "above_path" if distance > 0 else "below_path", value=size)
    less_is_better = indicator.desired_direction == "down" and not plain
    return say("phrase.less_is_better", gap=found) if less_is_better else found


def _size(distance: float, indicator: Indicator, catalogue: Catalogue, marks: list[str], figure: float) -> str:
    """The size of a distance in units, as exact as the marks of its figure allow."""
    decimals = max(indicator.decimals, 1)
    bound = next((code for code in BOUNDED if code in marks), None)
    bounded = BOUNDED[bound][distance < 0] if bound else ""
    if bounded == Mark.APPROXIMATE and not math.isnan(figure):
        unit = 10.0 ** last_digit(figure, decimals)
        if not round(abs(distance) / unit):
            return say("phrase.less_than", value=with_unit(unit, decimals, indicator, catalogue))
        distance = round(distance / unit) * unit
    size = with_unit(abs(distance), decimals, indicator, catalogue)
    return say("bound" if bounded == Mark.APPROXIMATE else "phrase", bounded, value=size) if bounded else size


def gap_of(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue, *, plain: bool = False) -> str:
    """Gap of a row of ASSESSMENT; "" where it has none, and for the baseline of a path itself."""
    of = gap_from(row, indicator)
    begins = of == "path" and row["year"] == row["baseline_year"]
    return "" if math.isnan(row["gap"]) or begins else gap(
        row["gap"], indicator, catalogue, row["marks"], of=of, plain=plain, figure=row["value"])


def gap_from(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """What a row's gap is measured from, "path" or "goal": the goal where its path has reached it or equals it."""
    method = method_of(indicator)
    at_the_goal = method is not None and method.deadline is not None and row["path_value"] == row["target"]
    return "goal" if at_the_goal else gaps_from(indicator)


def gaps_from(indicator: Indicator) -> str:
    """What the gaps of an indicator are measured from: the "path" from a baseline, or the "goal" of the year."""
    method = method_of(indicator)
    return "path" if method is None or method.on_a_path else "goal"


def on_a_path(indicator: Indicator) -> bool:
    """Whether an indicator's goal is a path from a baseline rather than one number every year."""
    method = method_of(indicator)
    return method is not None and method.on_a_path
