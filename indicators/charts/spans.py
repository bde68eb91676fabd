"""Countries in rows as points with lines, by status: first and latest figure, or growth with its interval."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing, hover, say
from indicators.charts.frame import Caption
from indicators.charts.rows import Column, hover_lines, in_order, points_of, rows_figure, with_icon
from indicators.charts.theme import PALETTES, Theme, goal_line, status_ink
from indicators.model import Catalogue, Indicator, records

FEWEST = 3             # areas that have a median worth a line
WIDE = 20              # times the smallest figure, above which the scale of counts is logarithmic
NONE = 0.5             # where a zero is on a logarithmic scale
FARTHEST = 100.0       # growth in per cent beyond which an interval leaves the picture

Line = tuple[float, str, dict[str, Any]]
"""A line through all rows: its place, its name, and Plotly's ``line``."""


def dumbbells(
    rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue, ranked: bool = True,
    goal: float | None = None, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A line for each area from its first figure (small) to its latest (large); None without a figure.

    Areas are by status, the best latest figure first, or, unless ``ranked``, by name. A line is the median of the
    latest figures that are drawn, another the ``goal``, if all have the same; counts far apart are on a logarithmic
    scale.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), and of ASSESSMENT ``year``, ``value``, ``marks`` and, of the first figure, ``baseline_year`` and
    ``baseline_value``, in the indicator's unit.
    """
    earlier = rows["baseline_value"].where(rows["baseline_year"] < rows["year"])
    shown = in_order(rows.assign(baseline_value=earlier)[rows["value"].notna()], "value", ranked=ranked,
                     less_is_better=indicator.desired_direction == "down")
    if shown.empty:
        return None
    ends = pd.concat([shown["value"], shown["baseline_value"].dropna()])
    by_factors = indicator.measure in {"flow", "stock"} and ends.max() > WIDE * max(1, ends.min())
    least = NONE if by_factors else float("-inf")
    placed = shown.assign(hover=[_first_and_latest(row, indicator, catalogue) for row in records(shown)],
                          **{name: shown[name].clip(lower=least) for name in ("value", "baseline_value")})
    lines, median = list[Line](), float(shown["value"].median())
    if len(shown) >= FEWEST:
        lines.append((median, say("median_of_latest", value=wording.value(median, indicator, catalogue)), {
            "color": PALETTES[theme].text, "width": 1, "dash": "dot"}))
    if goal is not None:
        value = wording.value(goal, indicator, catalogue)
        lines.append((goal, say("goal", name=say("the_goal"), value=value), goal_line(theme)))
    return _spans(
        placed, caption, ends=("baseline_value", "value"), sizes={"baseline_value": 6, "value": 11}, lines=lines,
        figures=[wording.bare_value(row["value"], indicator, row["marks"]) for row in records(shown)],
        scale=(_factors if by_factors else _amounts)(float(ends.min()), float(ends.max())), theme=theme, width=width,
        keys=[say("dumbbell_key"), *([say("logarithmic")] if by_factors else [])])


def growth_intervals(rows: pd.DataFrame, caption: Caption, *, goal: float | None, goal_name: str,
                     ranked: bool = True, theme: Theme = "light", width: int | None = SCREEN) -> go.Figure | None:
    """A point with its interval for each area, in the order of the rows or, unless ``ranked``, by name; None without.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), ``growth``, ``growth_low`` and ``growth_high`` (shares a year), ``label`` and ``interval`` (the
    growth and its limits in words). ``goal`` is the growth that the goal requires, None where goals differ.
    """
    if rows.empty:
        return None
    ends, rows = ("growth_low", "growth_high"), rows if ranked else rows.sort_values("name")
    shown = rows.assign(
        hover=[hover(row["name"], f"{row['label']} {row['interval']}", *hover_lines(row)) for row in records(rows)],
        **{name: 100 * rows[name] for name in ("growth", *ends)})
    lines: list[Line] = [] if goal is None else [(100 * goal, goal_name, goal_line(theme))]
    reach = [*shown["growth_low"], *shown["growth_high"], 0.0, 100 * (goal or 0.0)]
    low, high = max(min(reach), -FARTHEST), min(max(reach), FARTHEST)
    air, is_cut = (high - low) / 40, low > min(reach) or high < max(reach)
    return _spans(
        shown, caption, ends=ends, sizes={"growth": 10}, lines=lines, theme=theme, width=width,
        figures=[wording.signed(growth, 0) for growth in shown["growth"]],
        scale={"range": [low - air, high + air], "ticksuffix": " %", "zeroline": True},
        keys=[say("growth_key"), *([say("growth_order")] if ranked else []), *([say("growth_cut")] if is_cut else [])])


def _spans(rows: pd.DataFrame, caption: Caption, *, ends: tuple[str, str], sizes: Mapping[str, int],
           lines: Sequence[Line], figures: Sequence[str], scale: Mapping[str, Any], theme: Theme, width: int | None,
           keys: Sequence[str]) -> go.Figure:
    """A line for each row between two of its columns, and points at columns with their ``sizes``, by status."""
    drawing = Drawing()

    def draw(column: Column, part: pd.DataFrame) -> None:
        at = range(len(part))
        for status in part["status"].unique():
            same = [(index, row) for index, row in zip(at, records(part), strict=True) if row["status"] == status]
            drawing.trace("scatter", name="lines", mode="lines", hoverinfo="skip", connectgaps=False, **column.axes,
                          x=[x for _, row in same for x in (*(row[end] for end in ends), None)],
                          y=[y for index, _ in same for y in (index, index, None)],
                          line={"color": status_ink(status, theme), "width": 3})
        for name, size in sizes.items():
            drawing.trace("scatter", name=name, mode="markers", x=part[name].tolist(), y=list(at), cliponaxis=False,
                          marker=points_of(part, theme, size), hovertext=part["hover"].tolist(), **column.axes)
        for place, _, line in lines:
            column.line(drawing, place, line)

    for _, name, line in lines:
        drawing.key(name, "scatter", mode="lines", line=line)
    figures = [with_icon(row, figure) for row, figure in zip(records(rows), figures, strict=True)]
    return rows_figure(drawing, rows, draw, figures, caption, scale=scale, theme=theme, width=width, points=True,
                       keys=keys)


def _first_and_latest(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue) -> str:
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
