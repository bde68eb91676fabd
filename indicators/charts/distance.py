"""Distance of each area from the goal: bars on both sides of it, by status."""

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import (
    add_keys,
    columns_of,
    fills_of,
    height_of,
    hover_lines,
    in_order,
    names_by_status,
    provisional_key,
    set_axes,
    with_icon,
)
from indicators.charts.texts import hover
from indicators.charts.theme import PALETTES, Theme
from indicators.model import records


def distance_figure(
    rows: pd.DataFrame, caption: Caption, *, goal: str, less_is_better: bool = False, ranked: bool = True,
    theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """Bars about the goal, by status; None without a distance. Areas without one are named on screens.

    Within a status the best is first: the farthest above the goal or, with ``less_is_better``, the farthest below.
    Unless ``ranked``, areas are in alphabetical order, so that none is named as the worst.

    ``rows``: one for each area, with ``name``, ``distance`` (value less goal, in any one unit), ``label`` (the distance
    in words, "40 points above"), ``figure`` (the value in words), ``status`` (a Status), ``word`` (of the status),
    ``certainty`` (a Certainty or "") and ``year``. ``goal`` names the goal's line.
    """
    known = rows[rows["distance"].notna()]
    if known.empty:
        return None
    shown = in_order(known, "distance", less_is_better=less_is_better, ranked=ranked)
    columns, drawing, listed = columns_of(shown, width), Drawing(), records(shown)
    for column in columns:
        part = shown.iloc[column.rows.start:column.rows.stop]
        drawing.trace(
            "bar", name="distances", orientation="h", **column.axes, x=part["distance"].tolist(),
            y=list(range(len(part))), width=0.6, marker=fills_of(part, theme),
            hovertext=[hover(row["name"], f"{row['figure']}, {row['year']}", row["label"], *hover_lines(row))
                       for row in records(part)], hovertemplate="%{hovertext}<extra></extra>")
        drawing.line(x0=0, x1=0, y0=0, y1=1, xref=column.axes["xaxis"], yref=f"{column.axes['yaxis']} domain",
                     line={"color": PALETTES[theme].goal, "width": 2, "dash": "dash"})
    drawing.key(goal, "scatter", mode="lines", line={"color": PALETTES[theme].goal, "width": 2, "dash": "dash"})
    add_keys(drawing, shown, theme)
    set_axes(drawing, columns, shown, [with_icon(row, row["label"]) for row in listed], {"tickformat": ","}, theme)
    return finish(drawing, caption, theme=theme, width=width, plot=height_of(columns), keys=provisional_key(shown),
                  remarks=[*names_by_status(rows[rows["distance"].isna()], "not_drawn")])
