"""The axes of charts over years."""

from typing import Any

import pandas as pd

from indicators import wording
from indicators.model import Indicator

SIDE = 0.4               # years between the first or last year and the edge of the plot
STEPS = (1, 2, 5, 10, 20, 50)
LABELS = 8               # of years at most, which a phone has room for


def year_axis(first: int, last: int, labels: int = LABELS) -> dict[str, Any]:
    """An axis of years, with labels that fit a phone, the last year among them."""
    step = next((step for step in STEPS if (last - first) / step < labels), STEPS[-1])
    return {"range": [first - SIDE, last + SIDE], "tick0": last, "dtick": step, "tickformat": "d", "showline": True,
            "tickangle": 0}


def value_axis(values: pd.Series, indicator: Indicator) -> tuple[dict[str, Any], bool]:
    """An axis of values, and whether it starts above zero: levels that are all in the upper half of the scale do."""
    if indicator.stages:
        stages = sorted(indicator.stages)
        return {"range": [stages[0] - 0.3, stages[-1] + 0.3], "tickvals": stages,
                "ticktext": [wording.text(indicator.stages[stage]) for stage in stages]}, False
    low, high = float(values.min()), float(values.max())
    cut = indicator.measure not in {"flow", "stock"} and low >= high / 2 and low < high
    steps = {"dtick": 1} if indicator.whole and high < LABELS else {"nticks": 6}
    return {"rangemode": "normal" if cut else "tozero", "tickformat": ",", **steps}, cut
