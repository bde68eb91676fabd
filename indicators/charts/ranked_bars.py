"""Shares of areas as bars in order of size, each with the interval within which chance alone may have moved it."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axis_ticks import ticks
from indicators.charts.drawing import Drawing
from indicators.charts.foot import Key, needed
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.lettering import LINE, markup, say
from indicators.charts.mark_texts import value_text
from indicators.charts.status_rows import AIR, MARK, Row, Rows, certainty_key, row_of, stack, write_rows
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Catalogue, Indicator, records


def ranked_bars(
    rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    left_out: Sequence[Key] = (), theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A bar for each area, the best first, with a line from ``low`` to ``high``.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), ``year``, ``value``, ``marks``, ``low`` and ``high``, in per cent. ``left_out`` names the areas
    without an interval. The height depends on the number of rows.
    """
    if rows.empty:
        return None
    shown = rows.sort_values(["value", "name"], ascending=[indicator.desired_direction == "down", True])
    size, newest = sizes(width), int(shown["year"].max())
    lines = stack([_row(row, indicator, catalogue, newest, theme, width) for row in records(shown)], width,
                  by_status=False)
    left, right = lines.gutters(width)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=ceil(LINE * size.text) + AIR,
                    plot=AIR + lines.height, keys=[*needed(say("intervals_key")), *certainty_key(shown),
                          *left_out])
    drawing = Drawing()
    _draw_axes(drawing, float(shown["high"].max()), frame)
    _draw_bars(drawing, lines, shown, frame)
    write_rows(drawing, lines, frame)
    return frame.close(drawing)


def _row(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue, newest: int, theme: Theme,
         width: int) -> Row:
    figure = value_text(row, indicator, catalogue)
    rest = say("interval", low=wording.number(row["low"], indicator.decimals),
               high=wording.number(row["high"], indicator.decimals))
    rest = rest if row["year"] == newest else say("label_of_year", label=rest, year=row["year"])
    return row_of(row, figure, rest, between=" ", hover=[f"{figure} {rest}"], theme=theme, width=width)


def _draw_axes(drawing: Drawing, highest: float, frame: Frame) -> None:
    steps = [step for step in ticks(0, highest, 4 if frame.width < PAGE else 5, whole=False) if step <= 100]
    drawing.layout["xaxis"] = {
        "range": [0, max(highest, steps[-1]) * 1.02], "tickvals": steps, "showgrid": True, "showline": True,
        "ticktext": [markup([wording.number(step, 6)]) for step in steps]}
    drawing.layout["yaxis"] = {"range": [frame.plot - AIR, -AIR], "visible": False}


def _draw_bars(drawing: Drawing, lines: Rows, shown: pd.DataFrame, frame: Frame) -> None:
    value = shown["value"]
    drawing.trace(
        "bar", name="shares", x=value.tolist(), y=lines.middles(frame.width), width=MARK * frame.size.text,
        orientation="h", marker={"color": [status_colour(row.status, frame.theme) for row in lines.rows],
                                 "line": {"width": 0}},
        error_x={"type": "data", "symmetric": False, "array": (shown["high"] - value).tolist(),
                 "arrayminus": (value - shown["low"]).tolist(), "thickness": 1.5, "width": 4,
                 "color": PALETTES[frame.theme].text},
        hovertext=[row.hover for row in lines.rows], hovertemplate="%{hovertext}<extra></extra>")
