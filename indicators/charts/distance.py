"""Distance of each area from the goal: bars on both sides of it, by status."""

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption
from indicators.charts.rows import Column, draw_bars, hover_lines, in_order, names_by_status, rows_figure, with_icon
from indicators.charts.texts import hover
from indicators.charts.theme import Theme, goal_line
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
    shown = in_order(rows[rows["distance"].notna()], "distance", less_is_better=less_is_better, ranked=ranked)
    if shown.empty:
        return None
    drawing = Drawing()

    def draw(column: Column, part: pd.DataFrame) -> None:
        texts = [hover(row["name"], f"{row['figure']}, {row['year']}", row["label"], *hover_lines(row))
                 for row in records(part)]
        draw_bars(drawing, part.assign(hover=texts, at=range(len(part))), theme, name="distances", orientation="h",
                  x="distance", y="at", width=0.6, **column.axes)
        column.line(drawing, 0, goal_line(theme))

    drawing.key(goal, "scatter", mode="lines", line=goal_line(theme))
    return rows_figure(drawing, shown, draw, [with_icon(row, row["label"]) for row in records(shown)], caption,
                       scale={"tickformat": ","}, theme=theme, width=width,
                       remarks=[*names_by_status(rows[rows["distance"].isna()], "not_drawn")])
