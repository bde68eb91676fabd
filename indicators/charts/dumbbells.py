"""First and latest figure of each area as two points on a line, in the indicator's unit, by status."""

from collections.abc import Mapping
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption
from indicators.charts.rows import Column, draw_spans, hover_lines, in_order, rows_figure, with_icon
from indicators.charts.texts import hover, say
from indicators.charts.theme import PALETTES, Theme, goal_line
from indicators.model import Catalogue, Indicator, records

FEWEST = 3             # areas that have a median worth a line
WIDE = 20              # times the smallest figure, above which the scale of counts is logarithmic
NONE = 0.5             # where a zero is on a logarithmic scale


def dumbbells(
    rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue, ranked: bool = True,
    goal: float | None = None, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A line for each area from its first figure (small) to its latest (large), by status; None without a figure.

    Within a status the best latest figure is first; unless ``ranked``,
    areas are in alphabetical order, so that none is named as the worst. A line is the median of the latest figures
    that are drawn, another the ``goal``, if all have the same; counts far apart are on a logarithmic scale.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), and of ASSESSMENT ``year``, ``value``, ``marks`` and, of the first figure, ``baseline_year`` and
    ``baseline_value``, in the indicator's unit.
    """
    known = rows["value"].notna()
    earlier = rows["baseline_value"].where(rows["baseline_year"] < rows["year"])
    shown = in_order(rows.assign(baseline_value=earlier)[known], "value", ranked=ranked,
                     less_is_better=indicator.desired_direction == "down")
    if shown.empty:
        return None
    ends = pd.concat([shown["value"], shown["baseline_value"].dropna()])
    by_factors = indicator.measure in {"flow", "stock"} and ends.max() > WIDE * max(1, ends.min())
    placed = shown.assign(**{name: shown[name].clip(lower=NONE) for name in ("value", "baseline_value")}) \
        if by_factors else shown
    drawing, median = Drawing(), float(shown["value"].median())
    line = {"color": PALETTES[theme].text, "width": 1, "dash": "dot"}

    def draw(column: Column, part: pd.DataFrame) -> None:
        draw_spans(drawing, column, part, ("baseline_value", "value"), {"baseline_value": 6, "value": 11},
                   [_hover(row, indicator, catalogue) for row in records(shown.loc[part.index])], theme)
        if len(shown) >= FEWEST:
            column.line(drawing, median, line)
        if goal is not None:
            column.line(drawing, goal, goal_line(theme))

    if len(shown) >= FEWEST:
        drawing.key(say("median_of_latest", value=wording.value(median, indicator, catalogue)), "scatter", mode="lines",
                    line=line)
    if goal is not None:
        drawing.key(say("goal", name=say("the_goal"), value=wording.value(goal, indicator, catalogue)), "scatter",
                    mode="lines", line=goal_line(theme))
    figures = [with_icon(row, wording.bare_value(row["value"], indicator, row["marks"])) for row in records(shown)]
    return rows_figure(
        drawing, placed, draw, figures, caption, theme=theme, width=width, points=True,
        scale=(_factors if by_factors else _amounts)(float(ends.min()), float(ends.max())),
        keys=[say("dumbbell_key"), *([say("logarithmic")] if by_factors else [])])


def _hover(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    figure = wording.value(row["value"], indicator, catalogue, row["marks"])
    if row["baseline_value"] != row["baseline_value"]:
        return hover(row["name"], say("value_of_year", value=figure, year=row["year"]), *hover_lines(row))
    change = say("dumbbell_from", year=row["year"], since=int(row["baseline_year"]),
                 first=wording.bare_value(row["baseline_value"], indicator))
    return hover(row["name"], f"{figure} {change}", *hover_lines(row))


def _amounts(low: float, high: float) -> dict[str, Any]:
    """An axis from zero unless all is in its upper half; the same in all columns."""
    low = min(low, 0) if low < high / 2 or low == high else low
    air = (high - low or 1) / 25
    return {"tickformat": ",", "range": [low - air, high + air]}


def _factors(low: float, high: float) -> dict[str, Any]:
    """A logarithmic axis with a label at each power of ten, and at zero."""
    powers = [10.0 ** power for power in range(max(0, floor(log10(max(low, 1)))), ceil(log10(high)) + 1)]
    zero = [NONE] if low < 1 else []
    return {"type": "log", "range": [log10(max(low, NONE)) - 0.1, log10(high) + 0.1], "tickvals": [*zero, *powers],
            "ticktext": [*("0" for _ in zero), *(wording.number(power) for power in powers)]}
