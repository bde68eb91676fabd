"""Gap between a figure and its goal or goal path, as text."""

import math
from collections.abc import Mapping
from typing import Any

from indicators.model import Catalogue, Indicator, Mark
from indicators.numerals import last_digit
from indicators.wording.amounts import with_unit
from indicators.wording.changes import method_of
from indicators.wording.messages import say
from indicators.wording.numbers import rounded_to

BOUNDED = {              # marks of the distance of a bounded or approximate figure above and below its path
    Mark.LOWER_BOUND: (Mark.LOWER_BOUND, Mark.UPPER_BOUND), Mark.UPPER_BOUND: (Mark.UPPER_BOUND, Mark.LOWER_BOUND),
    Mark.APPROXIMATE: (Mark.APPROXIMATE, Mark.APPROXIMATE),
}


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, marks: str = "", *, of: str = "",
        figure: float = math.nan) -> str:
    """Distance in units from what it is measured from: "24 victims below the goal path"; whether less is better.

    ``of`` is "path" or "goal"; unless given, that of the indicator. For whole counts it is the distance from the path's
    value in whole units, so that it is the difference of the numbers shown. If ``marks`` make the figure a bound or
    approximate, so is the distance: "at least 24 victims above". That of an approximate ``figure`` has no more digits
    than it.
    """
    distance, decimals = -indicator.in_whole(-distance), max(indicator.decimals, 1)
    at = "at" if rounded_to(distance, decimals) == 0 else "above" if distance > 0 else "below"
    size = "" if at == "at" else _size(distance, indicator, catalogue, marks.split(), figure)
    found = say("phrase.gap", of=of or gaps_from(indicator), at=at, value=size)
    less_is_better = at != "at" and indicator.desired_direction == "down"
    return say("phrase.less_is_better", gap=found) if less_is_better else found


def _size(distance: float, indicator: Indicator, catalogue: Catalogue, marks: list[str], figure: float) -> str:
    """The size of a distance in units, as exact as the marks of its figure allow."""
    decimals = max(indicator.decimals, 1)
    bound = next((code for code in BOUNDED if code in marks), None)
    if bound == Mark.APPROXIMATE and not math.isnan(figure):
        unit = 10.0 ** last_digit(figure, decimals)
        if not round(abs(distance) / unit):
            return say("phrase.less_than", value=with_unit(unit, decimals, indicator, catalogue))
        distance = round(distance / unit) * unit
    size = with_unit(abs(distance), decimals, indicator, catalogue)
    return say("bound", BOUNDED[bound][distance < 0], value=size) if bound else size


def gap_of(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """Gap of a row of ASSESSMENT; "" where it has none, and for the baseline of a path itself.

    It is measured from the goal where its path has reached it or equals it.
    """
    method, of = method_of(indicator), gaps_from(indicator)
    if method is not None and method.deadline is not None and row["path_value"] == row["target"]:
        of = "goal"
    begins = of == "path" and row["year"] == row["baseline_year"]
    return "" if math.isnan(row["gap"]) or begins else gap(
        row["gap"], indicator, catalogue, row["marks"], of=of, figure=row["value"])


def gaps_from(indicator: Indicator) -> str:
    """What the gaps of an indicator are measured from: the "path" from a baseline, or the "goal" of the year."""
    method = method_of(indicator)
    return "path" if method is None or method.on_a_path else "goal"
