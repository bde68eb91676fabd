"""First and latest figure of each area as two points on a line, in the indicator's unit, grouped by status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import ticks
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, Key, lay_out, needed
from indicators.charts.lettering import LINE, markup, say, wrap
from indicators.charts.mark_texts import value_text
from indicators.charts.shortened import cut, cut_at, cut_mark
from indicators.charts.status_rows import (
    AIR,
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
from indicators.model import Catalogue, Indicator, records

POINT = 0.75           # diameter of a point, in font sizes
SIDE = 12              # pixels between the ends of the scale and the plot's
BEYOND = 1.1           # where lines are cut, in the farthest figure that is not cut
FEWEST = 3             # areas that have a median worth a line


@dataclass(frozen=True)
class _Scale:
    """Lowest and highest value of the axis, its ticks, and the value at which longer lines are cut."""

    low: float
    high: float
    ticks: list[float]
    limit: float

    def room_next_to(self, value: float) -> float:
        """Share of the scale on the wider side of a value."""
        share = (cut(value, self.limit) - self.low) / (self.high - self.low)
        return max(share, 1 - share)


def of_two_figures(rows: pd.DataFrame) -> pd.Series:
    """Which rows for ``dumbbells`` have a first and a latest figure."""
    return rows["value"].notna() & rows["baseline_value"].notna() & (rows["baseline_year"] < rows["year"])


def dumbbells(
    rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue, ranked: bool = True,
    key: str = "dumbbell_key", left_out: Sequence[Key] = (), theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A line for each area from its first figure (hollow) to its latest (filled), by status; None without any.

    Areas without two figures are named at the foot, by status. Within a status the best latest figure is first; unless
    ``ranked``, areas are in alphabetical order, so that none is named as the worst. A thin line is the median of the
    latest figures that are drawn.

    ``rows``: one for each area, with ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a
    Certainty or ""), and of ASSESSMENT ``year``, ``value``, ``marks`` and, of the first figure, ``baseline_year`` and
    ``baseline_value``, in the indicator's unit. ``key`` is the message that says what the two figures are, ``left_out``
    names areas that are not among the rows. The height depends on the number of rows.
    """
    linked = of_two_figures(rows)
    shown = in_order(rows[linked], "value", less_is_better=indicator.desired_direction == "down", ranked=ranked)
    if shown.empty:
        return None
    size, scale = sizes(width), _scale(shown, indicator, width)
    lines = stack([_row(row, indicator, catalogue, scale.limit, theme, width) for row in records(shown)], width)
    left, right = lines.gutters(width)
    median = float(shown["value"].median()) if len(shown) >= FEWEST else None
    label = [] if median is None else wrap(
        say("median_of_latest", value=wording.value(median, indicator, catalogue)),
        scale.room_next_to(median) * (width - left - right - 2 * SIDE), size.text)
    head = ceil(len(label) * LINE * size.text) + AIR
    longer = (shown[["value", "baseline_value"]].abs() > scale.limit).any(axis=None)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=ceil(LINE * size.text) + AIR,
                    plot=head + lines.height,
                    keys=[*needed(say(key)), *_cut_scale(scale, indicator, catalogue),
                          *needed(say("lines_clipped") if longer else ""), *certainty_key(shown),
                          *by_status(rows[~linked], "not_linked"), *left_out])
    drawing = Drawing()
    _draw_axes(drawing, scale, head, frame)
    _draw_lines(drawing, lines, shown, scale, frame)
    write_rows(drawing, lines, frame)
    if median is not None:
        _draw_median(drawing, median, label, scale, lines.height, frame)
    return frame.close(drawing)


def _row(row: Mapping[str, Any], indicator: Indicator, catalogue: Catalogue, limit: float, theme: Theme,
         width: int) -> Row:
    first, since = wording.bare_value(row["baseline_value"], indicator), int(row["baseline_year"])
    farthest = max(row["value"], row["baseline_value"], key=abs)
    rest = say("dumbbell_from", year=row["year"], first=first, since=since) + cut_mark(farthest, limit)
    figure = value_text(row, indicator, catalogue)
    return row_of(row, figure, rest, between=" ", hover=[f"{figure} {rest}"], theme=theme, width=width)


def _scale(shown: pd.DataFrame, indicator: Indicator, width: int) -> _Scale:
    """A scale of round values that fits all figures but very long lines; from zero unless all are in the upper half."""
    ends = pd.concat([shown["value"], shown["baseline_value"]])
    limit = cut_at(ends)
    if (within := ends[ends.abs() <= limit].abs()).size < ends.size:
        limit = BEYOND * float(within.max())             # what is cut takes no more of the scale than it must
    drawn = [cut(end, limit) for end in ends]
    low, high = min(drawn), max(drawn)
    low = min(low, 0.0) if low < high / 2 or low == high else low
    steps = ticks(low, high if high > low else low + 1, 4 if width < PAGE else 5, whole=indicator.whole)
    steps = [step for step in steps if step <= high or step == steps[1]]
    return _Scale(steps[0], max(high, steps[-1]), steps, limit)


def _cut_scale(scale: _Scale, indicator: Indicator, catalogue: Catalogue) -> list[Key]:
    """The note that the scale does not start at zero; empty where it does."""
    return needed(say("scale_from", value=wording.value(scale.low, indicator, catalogue))) if scale.low > 0 else []


def _draw_axes(drawing: Drawing, scale: _Scale, head: int, frame: Frame) -> None:
    side = SIDE * (scale.high - scale.low) / max(1, frame.plot_width - 2 * SIDE)
    drawing.layout["xaxis"] = {
        "range": [scale.low - side, scale.high + side], "tickvals": scale.ticks, "showgrid": True, "showline": True,
        "ticktext": [markup([wording.number(step, 6)]) for step in scale.ticks]}
    drawing.layout["yaxis"] = {"range": [frame.plot - head, -head], "visible": False}


def _draw_lines(drawing: Drawing, lines: Rows, shown: pd.DataFrame, scale: _Scale, frame: Frame) -> None:
    colours, middles = [status_colour(row.status, frame.theme) for row in lines.rows], lines.middles(frame.width)
    first, latest = ([cut(value, scale.limit) for value in shown[name]] for name in ("baseline_value", "value"))
    for status in dict.fromkeys(row.status for row in lines.rows):      # a shape would be behind the grid
        own = [at for at, row in enumerate(lines.rows) if row.status == status]
        drawing.trace(
            "scatter", name="lines", mode="lines", hoverinfo="skip", connectgaps=False, cliponaxis=False,
            x=[x for at in own for x in (first[at], latest[at], None)],
            y=[y for at in own for y in (middles[at], middles[at], None)],
            line={"color": status_colour(status, frame.theme), "width": 3})
    background = PALETTES[frame.theme].background
    for name, values, fills in (("first", first, [background] * len(colours)), ("latest", latest, colours)):
        drawing.trace(
            "scatter", name=name, mode="markers", x=values, y=middles, cliponaxis=False,
            marker={"size": POINT * frame.size.text, "color": fills, "opacity": 1,
                    "line": {"color": colours, "width": 2}},
            hovertext=[row.hover for row in lines.rows], hovertemplate="%{hovertext}<extra></extra>")


def _draw_median(drawing: Drawing, median: float, label: Sequence[str], scale: _Scale, height: int,
                 frame: Frame) -> None:
    """A thin line across all rows, labelled above them on the side that has room."""
    colours, top = PALETTES[frame.theme], height / frame.plot
    at = cut(median, scale.limit)
    to_the_right = at < (scale.low + scale.high) / 2
    drawing.line(name="median", x0=at, x1=at, y0=0, y1=top, yref="paper", layer="below",
                 line={"color": colours.text, "width": 1})
    drawing.note(name="median", x=at, y=top, yref="paper", yanchor="bottom", borderpad=2, text=markup(list(label)),
                 xanchor="left" if to_the_right else "right", align="left" if to_the_right else "right",
                 bgcolor=colours.background)
