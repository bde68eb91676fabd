"""What a figure below its goal path would need to be back on the path by a year."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from indicators.judging import methods
from indicators.model import Indicator, Message
from indicators.model.marks import BOUNDS

YEARS_TO_CHOOSE = 5


def years_to_catch_up(row: Mapping[str, Any], indicator: Indicator, today_year: int) -> range:
    """Years by which a row of ASSESSMENT could be back on its yearly goal's path, the next one first; empty for a row
    that is not on its wrong side, or of which that is not known.
    """
    method = methods.method_of(indicator)
    if method is None or not method.yearly or row["hidden"] or not row["value"] > 0:     # from zero no growth leads
        return range(0)
    wrong_side = row["gap"] < 0 if indicator.desired_direction != "down" else row["gap"] > 0
    on_it = np.isclose(row["value"], row["path_value"], rtol=1e-12, atol=0)
    if not wrong_side or on_it or not set(BOUNDS).isdisjoint(row["marks"].split()):
        return range(0)
    first = max(int(row["year"]) + 1, today_year)
    return range(first, first + YEARS_TO_CHOOSE)


def catching_up(row: Mapping[str, Any], indicator: Indicator, by: int) -> Message:
    """The same change every year that leads from a figure to the goal path's value in the year ``by``."""
    method, year = methods.method_of(indicator), int(row["year"])
    assert method is not None    # a row that can catch up is judged
    path = float(method.path_ahead(row, np.arange(year + 1, by + 1))[-1])
    growth = (path / float(row["value"])) ** (1 / (by - year)) - 1
    return Message(code="catching_up", values={
        "growth": growth, "asked": float(row["target"]), "indicator": indicator.id, "by": by, "year": year + 1,
        "value": indicator.in_whole(float(row["value"]) * (1 + growth)), "goal": indicator.in_whole(path)})
