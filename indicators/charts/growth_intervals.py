"""Growth a year of each area with its 95 % interval, as rows in the order given."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import ticks
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out, needed
from indicators.charts.lettering import LINE, markup, say
from indicators.charts.shortened import cut, cut_at, cut_mark
from indicators.charts.status_rows import AIR, Row, Rows, certainty_key, row_of, stack, write_rows
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import records

POINT = 0.7            # diameter of a point, in font sizes


def growth_intervals(rows: pd.DataFrame, caption: Caption, *, goal: float | None, goal_name: str,
                     ranked: bool = True, theme: Theme = "light", width: int = PAGE) -> go.Figure | None:
    """A point with a line for each area, in the order of the rows; None without rows. Longer lines are cut.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), ``growth``, ``growth_low`` and ``growth_high`` (shares a year), ``label`` and ``interval`` (the
    growth and its limits in words). ``goal`` is the growth that the goal requires, None where goals differ; ``ranked``
    says that the order is that of the intervals.
    """
    if rows.empty:
        return None
    limit = cut_at(pd.concat([rows["growth_low"], rows["growth_high"]]))
    lines = stack([_row(row, limit, theme, width) for row in records(rows)], width, by_status=False)
    left, right = lines.gutters(width)
    size = sizes(width)
    head = ceil(LINE * size.text) + AIR
    ends = [cut(end, limit) for name in ("growth_low", "growth_high") for end in rows[name]]
    ends += [] if goal is None else [goal]
    steps = ticks(min(ends), max(ends), 4, whole=False)
    longer = (rows[["growth_low", "growth_high"]].abs() > limit).any(axis=None)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=ceil(LINE * size.text) + AIR,
                    plot=head + lines.height,
                    keys=[*needed(say("growth_key")), *needed(say("growth_order") if ranked else ""),
                          *needed(say("lines_clipped") if longer else ""),
                          *certainty_key(rows)])
    drawing = Drawing()
    _draw_lines(drawing, lines, rows, limit, frame)
    write_rows(drawing, lines, frame)
    if goal is not None:
        _draw_goal(drawing, goal, goal_name, lines.height / (head + lines.height), steps, frame)
    drawing.layout["xaxis"] = {"range": [steps[0], steps[-1]], "tickvals": steps, "showgrid": True, "showline": True,
                               "ticktext": [markup([wording.signed(100 * step, 1)]) for step in steps]}
    drawing.layout["yaxis"] = {"range": [lines.height, -head], "visible": False}
    return frame.close(drawing)


def _row(row: Mapping[str, Any], limit: float, theme: Theme, width: int) -> Row:
    farthest = max(row["growth_low"], row["growth_high"], key=abs)
    return row_of(row, row["label"], row["interval"] + cut_mark(farthest, limit), between=" ",
                  hover=[f"{row['label']} {row['interval']}"], theme=theme, width=width)


def _draw_lines(drawing: Drawing, lines: Rows, rows: pd.DataFrame, limit: float, frame: Frame) -> None:
    middles, colours = lines.middles(frame.width), [status_colour(row.status, frame.theme) for row in lines.rows]
    low, high, growth = ([cut(end, limit) for end in rows[name]] for name in ("growth_low", "growth_high", "growth"))
    for status in dict.fromkeys(row.status for row in lines.rows):
        own = [at for at, row in enumerate(lines.rows) if row.status == status]
        drawing.trace("scatter", name="interval", mode="lines", hoverinfo="skip", connectgaps=False,
                      x=[x for at in own for x in (low[at], high[at], None)],
                      y=[y for at in own for y in (middles[at], middles[at], None)],
                      line={"color": status_colour(status, frame.theme), "width": 3})
    drawing.trace("scatter", name="growth", mode="markers", x=growth, y=middles,
                  marker={"size": POINT * frame.size.text, "color": colours, "opacity": 1,
                          "line": {"color": PALETTES[frame.theme].background, "width": 1}},
                  hovertext=[row.hover for row in lines.rows], hovertemplate="%{hovertext}<extra></extra>")


def _draw_goal(drawing: Drawing, goal: float, name: str, top: float, steps: Sequence[float], frame: Frame) -> None:
    colour, to_the_right = PALETTES[frame.theme].goal, goal < (steps[0] + steps[-1]) / 2
    drawing.line(name="goal", x0=goal, x1=goal, y0=0, y1=top, yref="paper",
                 line={"color": colour, "width": 2, "dash": "dash"})
    drawing.note(name="goal", x=goal, y=top, yref="paper", yanchor="bottom", text=markup([name]), borderpad=2,
                 xanchor="left" if to_the_right else "right", font={"color": colour})
