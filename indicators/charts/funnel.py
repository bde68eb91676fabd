"""Growth a year of each area against its size, with the limits within which growth differs by chance and as usual."""

from collections.abc import Mapping
from math import ceil, floor, log10

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import ticks
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out, needed
from indicators.charts.lettering import LINE, escape, markup, say, text_width
from indicators.charts.status_legend import draw_legend, legend_height, legend_lines
from indicators.charts.theme import BRIEFING, PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Status, records

HIGHER = 1.3           # than other charts
POINT = 0.75           # diameter of a point, in font sizes
ROOM = 1.15            # range of the growth axis, in the farthest point or limit of the middle size
ACROSS = (1, 2, 5)     # labelled sizes in each power of ten, or 1 alone where that is too close
SYMBOLS = {Status.AHEAD: "triangle-up", Status.ON_TRACK: "circle", Status.IMPROVING_BELOW: "diamond",
           Status.NO_CLEAR_CHANGE: "square", Status.MOVING_AWAY: "x"}


def funnel_figure(
    rows: pd.DataFrame, limits: Mapping[float, pd.DataFrame], common: float, caption: Caption, *, goal: float | None,
    goal_name: str, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A point for each area, with its code where it is outside a limit; None without rows.

    ``rows``: one for each area, with ``ref_area``, ``name``, ``status`` (a Status), ``growth`` (a share a year),
    ``size`` (mean figure of the window, on a logarithmic axis), ``outside`` (the widest limit outside which it is, 0
    for none), ``label`` and ``interval`` (the growth and its limits in words). ``limits``: for each confidence the
    columns ``size``, ``low`` and ``high``. ``common`` is the growth about which they are, ``goal`` that of the goal,
    None where goals differ.
    """
    if rows.empty:
        return None
    size = sizes(width)
    steps = _steps(rows, limits, goal)
    names = [wording.signed(100 * step, 1) for step in steps]
    left = size.edge + ceil(max(text_width(name, size.text) for name in names)) + 8
    legend = legend_lines(rows, [], theme=theme, width=width - 2 * size.edge, size=size.text)
    across = 2 * ceil(size.text * LINE) + 8
    frame = lay_out(caption, theme=theme, width=width, left=left, right=size.edge + ceil(2 * size.text),
                    below=across + legend_height(legend, size.text),
                    plot=None if width >= BRIEFING else round(HIGHER * size.plot),
                    keys=needed(say("funnel_key", common=wording.signed(100 * common, 1))))
    drawing = Drawing()
    _draw_limits(drawing, limits, common, steps, frame)
    _draw_points(drawing, rows, frame)
    if goal is not None:
        _draw_goal(drawing, goal, goal_name, frame)
    _draw_axes(drawing, rows, steps, names, frame)
    draw_legend(drawing, legend, size.edge - left, across)
    return frame.close(drawing)


def _steps(rows: pd.DataFrame, limits: Mapping[float, pd.DataFrame], goal: float | None) -> list[float]:
    """Ticks of the growth axis, which fits all points and the limits from the middle size on."""
    middle = [limit.iloc[len(limit) // 2] for limit in limits.values()]
    ends = [*rows["growth"], *(limit[end] for limit in middle for end in ("low", "high"))]
    ends += [] if goal is None else [goal]
    return ticks(ROOM * min(ends), ROOM * max(ends), 6, whole=False)


def _draw_limits(drawing: Drawing, limits: Mapping[float, pd.DataFrame], common: float, steps: list[float],
                 frame: Frame) -> None:
    quiet = PALETTES[frame.theme].quiet
    for (confidence, limit), dash in zip(sorted(limits.items()), ("dot", "solid"), strict=True):
        for end in ("low", "high"):
            seen = limit[limit[end].between(steps[0], steps[-1])]
            drawing.trace("scatter", name=f"limit {confidence}", mode="lines", x=list(seen["size"]),
                          y=list(seen[end]), hoverinfo="skip", line={"color": quiet, "width": 1.5, "dash": dash})
    drawing.line(name="common", xref="paper", x0=0, x1=1, y0=common, y1=common, layer="below",
                 line={"color": quiet, "width": 1})


def _draw_points(drawing: Drawing, rows: pd.DataFrame, frame: Frame) -> None:
    listed = records(rows)
    drawing.trace(
        "scatter", name="areas", mode="markers+text", x=[row["size"] for row in listed],
        y=[row["growth"] for row in listed], text=[escape(row["ref_area"]) if row["outside"] else "" for row in listed],
        textposition="middle right", cliponaxis=False,
        textfont={"size": frame.size.text, "color": PALETTES[frame.theme].text},
        marker={"size": POINT * frame.size.text, "symbol": [SYMBOLS.get(row["status"], "circle") for row in listed],
                "color": [status_colour(row["status"], frame.theme) for row in listed],
                "line": {"color": PALETTES[frame.theme].background, "width": 1}},
        hovertext=["<br>".join([f"<b>{escape(row['name'])}</b>", *map(escape, (
            f"{row['label']} {row['interval']}", row["word"]))]) for row in listed],
        hovertemplate="%{hovertext}<extra></extra>")


def _draw_goal(drawing: Drawing, goal: float, name: str, frame: Frame) -> None:
    colour = PALETTES[frame.theme].goal
    drawing.line(name="goal", xref="paper", x0=0, x1=1, y0=goal, y1=goal,
                 line={"color": colour, "width": 2, "dash": "dash"})
    drawing.note(name="goal", xref="paper", x=0, y=goal, xanchor="left", yanchor="bottom", font={"color": colour},
                 text=markup([name]), bgcolor=PALETTES[frame.theme].background)


def _draw_axes(drawing: Drawing, rows: pd.DataFrame, steps: list[float], names: list[str], frame: Frame) -> None:
    low, high = log10(rows["size"].min() / 1.2), log10(rows["size"].max() * 1.2)
    a_label = text_width("1,000", frame.size.text) * 1.3
    parts = ACROSS if frame.plot_width / (high - low) > len(ACROSS) * a_label else ACROSS[:1]
    round_sizes = [part * 10 ** power for power in range(floor(low), ceil(high) + 1) for part in parts
                   if low <= log10(part) + power <= high]
    drawing.layout["xaxis"] = {
        "type": "log", "range": [low, high], "showline": True, "tickangle": 0, "tickvals": round_sizes,
        "ticktext": [markup([wording.number(number, 0 if number >= 1 else 1)]) for number in round_sizes]}
    drawing.layout["yaxis"] = {"range": [steps[0], steps[-1]], "tickvals": steps, "ticktext": names}
    drawing.note(name="across", xref="paper", yref="paper", x=1, y=0, xanchor="right", yanchor="top",
                 yshift=-ceil(frame.size.text * LINE) - 6, text=markup([say("funnel_across")]),
                 font={"color": PALETTES[frame.theme].quiet})
