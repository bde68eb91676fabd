"""Growth a year of each area against its size, with the limits within which growth differs by chance and as usual."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, draw_points, hover_lines
from indicators.charts.texts import escape, hover, say
from indicators.charts.theme import PALETTES, Theme, goal_line
from indicators.model import records

HEIGHT = 430           # pixels of the plot
ROOM = 1.15            # range of the growth axis, in the farthest point or limit of the middle size
BIGGEST = 3            # areas that are named, whether inside or not


def funnel_figure(
    rows: pd.DataFrame, limits: Mapping[float, pd.DataFrame], common: float, caption: Caption, *, goal: float | None,
    goal_name: str, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A point for each area, with its code where it is outside a limit or among the biggest; None without rows.

    ``rows``: one for each area, with ``ref_area``, ``name``, ``status`` (a Status), ``certainty``, ``growth`` (a share
    a year), ``size`` (mean figure of the window, on a logarithmic axis), ``outside`` (the widest limit outside which it
    is, 0 for none), ``label`` and ``interval`` (the growth and its limits in words). ``limits``: for each confidence
    the columns ``size``, ``low`` and ``high``. ``common`` is the growth about which they are, ``goal`` that of the
    goal, None where goals differ.
    """
    if rows.empty:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    span = _span(rows, limits, goal)
    line = {"color": colours.quiet, "width": 1.5}
    for (confidence, limit), dash in zip(sorted(limits.items()), ("dot", "solid"), strict=True):
        for end in ("low", "high"):
            seen = limit[(100 * limit[end]).between(*span)]
            drawing.trace("scatter", name=f"limit {confidence}", mode="lines", x=list(seen["size"]), hoverinfo="skip",
                          y=list(100 * seen[end]), line=line | {"dash": dash})
        drawing.key(say("funnel_limit", share=wording.number(100 * confidence, 1)), "scatter", mode="lines",
                    line=line | {"dash": dash})
    _draw_across(drawing, common, say("funnel_common", common=wording.signed(100 * common, 1)), line | {"width": 1})
    if goal is not None:
        _draw_across(drawing, goal, goal_name, goal_line(theme))
    texts = [hover(row["name"], f"{row['label']} {row['interval']}", *hover_lines(row)) for row in records(rows)]
    named = {*rows.loc[rows["outside"] > 0, "ref_area"], *rows.nlargest(BIGGEST, "size")["ref_area"]}
    draw_points(drawing, rows.assign(hover=texts, per_cent=100 * rows["growth"]), "size", "per_cent", named, theme)
    drawing.layout |= {
        "xaxis": {"type": "log", "dtick": "D2" if width else 1, "showline": True, "tickangle": 0, "tickformat": ",",
                  "title": {"text": escape(say("funnel_across"))}},
        "yaxis": {"range": list(span), "ticksuffix": " %", "zeroline": True, "nticks": 7}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        say("funnel_key"), *add_keys(drawing, rows, theme, width, points=True)])


def _span(rows: pd.DataFrame, limits: Mapping[float, pd.DataFrame], goal: float | None) -> tuple[float, float]:
    """Range of the growth axis, which fits all points and the limits from the middle size on."""
    middle = [limit.iloc[len(limit) // 2] for limit in limits.values()]
    ends = [0.0, *rows["growth"], *(limit[end] for limit in middle for end in ("low", "high"))]
    ends += [] if goal is None else [goal]
    return 100 * ROOM * min(ends), 100 * ROOM * max(ends)


def _draw_across(drawing: Drawing, growth: float, name: str, line: Mapping[str, object]) -> None:
    drawing.line(xref="paper", x0=0, x1=1, y0=100 * growth, y1=100 * growth, layer="below", line=dict(line))
    drawing.key(name, "scatter", mode="lines", line=dict(line))
