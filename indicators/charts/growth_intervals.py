"""Growth a year of each area with its interval, ordered by status, then by the end nearer to the goal."""

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption
from indicators.charts.rows import Column, draw_spans, hover_lines, rows_figure, with_icon
from indicators.charts.texts import hover, say
from indicators.charts.theme import Theme, goal_line
from indicators.model import records

SHARES = ("growth", "growth_low", "growth_high")
FARTHEST = 1.0           # growth, as a share, beyond which an interval leaves the picture


def growth_intervals(rows: pd.DataFrame, caption: Caption, *, goal: float | None, goal_name: str,
                     ranked: bool = True, theme: Theme = "light", width: int | None = SCREEN) -> go.Figure | None:
    """A point with its interval for each area, in the order of the rows; None without rows.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), ``growth``, ``growth_low`` and ``growth_high`` (shares a year), ``label`` and ``interval`` (the
    growth and its limits in words). ``goal`` is the growth that the goal requires, None where goals differ; ``ranked``
    says that the order is that of the intervals.
    """
    if rows.empty:
        return None
    drawing, line = Drawing(), goal_line(theme)

    def draw(column: Column, part: pd.DataFrame) -> None:
        draw_spans(drawing, column, part.assign(**{name: 100 * part[name] for name in SHARES}), SHARES[1:], {
            "growth": 10}, [hover(row["name"], f"{row['label']} {row['interval']}", *hover_lines(row))
                            for row in records(part)], theme)
        if goal is not None:
            column.line(drawing, 100 * goal, line)

    if goal is not None:
        drawing.key(goal_name, "scatter", mode="lines", line=line)
    ends = pd.concat([rows["growth_low"], rows["growth_high"], pd.Series([0.0, goal or 0.0])])
    low, high = 100 * max(ends.min(), -FARTHEST), 100 * min(ends.max(), FARTHEST)
    air = (high - low) / 40
    longer = (rows[["growth_low", "growth_high"]].abs() > FARTHEST).any(axis=None)
    return rows_figure(
        drawing, rows, draw, [with_icon(row, wording.signed(100 * row["growth"], 0)) for row in records(rows)], caption,
        scale={"range": [low - air, high + air], "ticksuffix": " %", "zeroline": True}, theme=theme, width=width,
        points=True, keys=[say("growth_key"), *([say("growth_order")] if ranked else []),
                           *([say("growth_cut")] if longer else [])])
