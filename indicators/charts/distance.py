"""Distance of each area from the goal: bars on both sides of it, grouped by status."""

from collections.abc import Sequence
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out, needed
from indicators.charts.lettering import LINE, markup, say, wrap
from indicators.charts.shortened import cut, cut_at, cut_mark
from indicators.charts.status_rows import (
    AIR,
    MARK,
    Row,
    Rows,
    by_status,
    certainty_key,
    in_order,
    row_of,
    stack,
    write_rows,
)
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Status, records

BEYOND = 1.05          # range of the axis, in longest bars
LEAST_SIDE = 0.04      # of the other side's range, for a side without bars
SEPARATOR = " · "      # between a figure and its distance


def distance_figure(
    rows: pd.DataFrame, caption: Caption, *, goal: str, less_is_better: bool = False, ranked: bool = True,
    theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """Bars about the goal, by status; None without a distance. Areas without one are named at the foot, by status.

    Within a status the best is first: the farthest above the goal or, with ``less_is_better``, the farthest below.
    Unless ``ranked``, areas are in alphabetical order, so that none is named as the worst.

    ``rows``: one for each area, with ``name``, ``distance`` (value less goal, in any one unit), ``label`` (the distance
    in words, "40 points above"), ``figure`` (the value in words), ``status`` (a Status), ``word`` (of the status),
    ``certainty`` (a Certainty or "") and ``year``. ``goal`` labels the goal's line. The height depends on the number of
    rows, in a briefing too.
    """
    known = rows[rows["distance"].notna()]
    if known.empty:
        return None
    shown = in_order(known, "distance", less_is_better=less_is_better, ranked=ranked)
    size, limit = sizes(width), cut_at(shown["distance"])
    bars = stack(_rows(shown, limit, theme, width), width)
    left, right = bars.gutters(width)
    lengths = [cut(distance, limit) for distance in shown["distance"]]
    below_goal, above_goal = _range(lengths)
    zero = left + (width - left - right) * below_goal / (below_goal + above_goal)
    to_the_right = zero < width / 2
    goal_lines = wrap(goal, (width - zero if to_the_right else zero) - size.edge, size.text)
    head = ceil(len(goal_lines) * LINE * size.text) + AIR
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=0, plot=head + bars.height,
                    keys=[*needed(say("clipped") if (shown["distance"].abs() > limit).any() else ""),
                          *certainty_key(shown),
                          *by_status(rows[rows["distance"].isna()], "not_drawn")])
    drawing = Drawing()
    _draw_bars(drawing, bars, lengths, frame)
    write_rows(drawing, bars, frame)
    _draw_goal(drawing, goal_lines, frame, bars.height / (head + bars.height), to_the_right=to_the_right)
    drawing.layout["xaxis"] = {"range": [-below_goal, above_goal], "visible": False}
    drawing.layout["yaxis"] = {"range": [bars.height, -head], "visible": False}
    return frame.close(drawing)


def _rows(shown: pd.DataFrame, limit: float, theme: Theme, width: int) -> list[Row]:
    newest = int(shown["year"].max())
    return [row_of(row, row["figure"], (row["label"] if row["year"] == newest else say(
                "label_of_year", label=row["label"], year=row["year"])) + cut_mark(row["distance"], limit),
                between=SEPARATOR, hover=[f"{row['figure']}, {row['year']}", row["label"]], theme=theme, width=width)
            for row in records(shown)]


def _range(lengths: Sequence[float]) -> tuple[float, float]:
    """Range of the axis below and above the goal, slightly longer than the longest bar on each side."""
    below, above = (BEYOND * max((side * length for length in lengths if side * length > 0), default=0.0)
                    for side in (-1, 1))
    least = max(below, above, 1e-9) * LEAST_SIDE
    return max(below, least), max(above, least)


def _draw_bars(drawing: Drawing, bars: Rows, lengths: Sequence[float], frame: Frame) -> None:
    drawing.trace(
        "bar", x=list(lengths), y=bars.middles(frame.width), width=MARK * frame.size.text, orientation="h",
        marker={"color": [status_colour(row.status, frame.theme) for row in bars.rows], "line": {"width": 0},
                "pattern": {"shape": ["/" if row.status == Status.NOT_ASSESSED else "" for row in bars.rows]}},
        hovertext=[row.hover for row in bars.rows], hovertemplate="%{hovertext}<extra></extra>")


def _draw_goal(drawing: Drawing, lines: list[str], frame: Frame, top: float, *, to_the_right: bool) -> None:
    colour = PALETTES[frame.theme].goal
    drawing.line(name="goal", x0=0, x1=0, y0=0, y1=top, yref="paper",
                 line={"color": colour, "width": 2, "dash": "dash"})
    drawing.note(name="goal", x=0, y=top, yref="paper", yanchor="bottom", text=markup(lines),
                 xanchor="left" if to_the_right else "right", font={"color": colour}, borderpad=2,
                 align="left" if to_the_right else "right")
