"""Distance of each area from the goal: sorted bars on both sides of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Certainty, Mark, Status, records

BAR = 1.1  # thickness of a bar, in lines of text
CLIP = 4  # bars are cut at this multiple of the third quartile, so that one outlier does not flatten all others
STACKED_BELOW = 500  # pixels of width below which names are drawn above the bars
AIR = 8   # pixels between a bar, its label and the next item


@dataclass(frozen=True)
class _Row:
    """One area as drawn: wrapped texts, the bar's length in units, whether the bar was cut."""

    name: list[str]
    word: list[str]
    label: str
    length: float
    status: str
    hover: str
    height: int
    label_width: float


def distance_figure(
    rows: pd.DataFrame, caption: Caption, *, goal: str, less_is_better: bool = False, theme: Theme = "light",
    width: int = PAGE,
) -> go.Figure | None:
    """Diverging bars about the goal, the best ``distance`` first; None without rows.

    Best is farthest above the goal or, with ``less_is_better``, farthest below.

    ``rows``: one for each area, with ``name``, ``distance`` (value less goal, in any one unit), ``label`` (the distance
    in words, "40 points above"), ``status`` (a Status), ``word`` (of the status), ``certainty`` (a Certainty or "") and
    ``year``. ``goal`` labels the goal's line. The height depends on the number of rows, in a briefing too.
    """
    shown = rows[rows["distance"].notna()].sort_values(["distance", "name"], ascending=[less_is_better, True])
    if shown.empty:
        return None
    size = sizes(width)
    stacked = width < STACKED_BELOW
    limit = _limit(shown["distance"])
    bars = [_row(row, limit, width) for row in records(shown)]
    columns = [[line for bar in bars for line in bar.name], [line for bar in bars for line in bar.word]]
    left, right = (size.edge if stacked else
                   size.edge + AIR + ceil(max(text_width(line, size.text, bold=True) for line in column))
                   for column in columns)
    below_goal, above_goal = _reach(bars, width - left - right)
    zero = left + (width - left - right) * below_goal / (below_goal + above_goal)
    to_the_right = zero < width / 2
    goal_lines = wrap(goal, (width - zero if to_the_right else zero) - size.edge, size.text)
    head = ceil(len(goal_lines) * LINE * size.text) + AIR
    rows_height = sum(bar.height for bar in bars)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=0, plot=head + rows_height,
                    keys=[*certainty_key(shown),
                          *([say("clipped")] if (shown["distance"].abs() > limit).any() else [])])

    drawing = Drawing()
    tops = [sum(bar.height for bar in bars[:index]) for index in range(len(bars))]
    _draw_bars(drawing, bars, tops, frame)
    _draw_goal(drawing, goal_lines, frame, rows_height / (head + rows_height), to_the_right=to_the_right)
    drawing.layout["xaxis"] = {"range": [-below_goal, above_goal], "visible": False}
    drawing.layout["yaxis"] = {"range": [rows_height, -head], "visible": False}
    return frame.close(drawing)


def _limit(distances: "pd.Series[float]") -> float:
    quartile = float(distances.abs().quantile(0.75))
    return CLIP * quartile if len(distances) >= 4 and quartile > 0 else float("inf")


def certainty_key(rows: pd.DataFrame) -> list[str]:
    """The sentences that explain the marks beside the statuses of a chart; none where it has none."""
    used = [wording.certainty(code) for code in Certainty if (rows["certainty"] == code).any()]
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    return [*([say("certainty", marks=" · ".join(f"{words.mark} {words.word}" for words in used))] if used else []),
            *([say("provisional", sign=sign)] if rows["word"].str.endswith(sign).any() else [])]


def _row(row: Mapping[str, Any], limit: float, width: int) -> _Row:
    name, distance, label, status = row["name"], row["distance"], row["label"], row["status"]
    size, words = sizes(width), wording.status(Status(status))
    stacked = width < STACKED_BELOW
    sure = wording.certainty(row["certainty"]) if row["certainty"] else None
    marked = f"{row['word']} {sure.mark}" if sure else row["word"]
    word = say("status_of_year", icon=words.icon, word=marked, year=row["year"])
    rooms = (width * 0.48, width * 0.46) if stacked else (width * 0.27, width * 0.25)
    names, wrapped = (wrap(text, room, size.text, bold=True) for text, room in zip((name, word), rooms, strict=True))
    cut = abs(distance) > limit
    text = f"{label} »" if cut and distance > 0 else f"« {label}" if cut else label
    lines = max(len(names), len(wrapped)) + (BAR if stacked else 0)
    return _Row(
        name=names, word=wrapped, label=text, length=max(-limit, min(limit, distance)), status=status,
        hover=f"<b>{escape(name)}</b><br>{escape(label)}<br>{escape(row['word'])}, {row['year']}"
              + (f"<br>{escape(sure.word)}" if sure else ""),
        height=ceil(lines * LINE * size.text) + AIR,
        label_width=text_width(text, size.text) + 2 * AIR)


def _reach(bars: Sequence[_Row], width: float) -> tuple[float, float]:
    """Range of the axis below and above the goal in which every bar and its label fit ``width`` pixels.

    Labels do not scale with the bars, so the largest scale that fits is found by bisection.
    """
    sides = [[bar for bar in bars if bar.length < 0], [bar for bar in bars if bar.length >= 0]]

    def used(scale: float) -> list[float]:
        return [max((abs(bar.length) * scale + bar.label_width for bar in side), default=2.0 * AIR) for side in sides]

    low, high = 0.0, width / max(1e-9, *(abs(bar.length) for bar in bars))
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(used(middle)) <= width else (low, middle)
    scale = max(low, 1e-9)
    below, above = used(scale)
    return below / scale, above / scale


def _draw_bars(drawing: Drawing, bars: Sequence[_Row], tops: Sequence[float], frame: Frame) -> None:
    stacked, thick = frame.width < STACKED_BELOW, BAR * frame.size.text
    middles = [top + (bar.height - AIR / 2 - LINE * thick / 2 if stacked else bar.height / 2)
               for bar, top in zip(bars, tops, strict=True)]
    drawing.trace(
        "bar", x=[bar.length for bar in bars], y=middles, width=thick, orientation="h",
        marker={"color": [status_colour(bar.status, frame.theme) for bar in bars], "line": {"width": 0},
                "pattern": {"shape": ["/" if bar.status == Status.NOT_ASSESSED else "" for bar in bars]}},
        hovertext=[bar.hover for bar in bars], hovertemplate="%{hovertext}<extra></extra>")
    for bar, top, middle in zip(bars, tops, middles, strict=True):
        right_of_bar = bar.length >= 0
        drawing.note(
            name="label", x=bar.length, y=middle, yanchor="middle",
            xanchor="left" if right_of_bar else "right", xshift=AIR if right_of_bar else -AIR, text=escape(bar.label))
        at = {"xref": "paper", "y": top + AIR / 2 if stacked else middle,
              "yanchor": "top" if stacked else "middle", "bgcolor": PALETTES[frame.theme].background}
        side = {"xanchor": "left" if stacked else "right", "align": "left" if stacked else "right"}
        drawing.note(**at, name="area", x=0, xshift=0 if stacked else -AIR, text=markup(bar.name), **side)
        side = {"xanchor": "right" if stacked else "left", "align": "right" if stacked else "left"}
        drawing.note(**at, name="status", x=1, xshift=0 if stacked else AIR, text=f"<b>{markup(bar.word)}</b>",
                     font={"color": status_colour(bar.status, frame.theme)}, **side)


def _draw_goal(drawing: Drawing, lines: list[str], frame: Frame, top: float, *, to_the_right: bool) -> None:
    colour = PALETTES[frame.theme].goal
    drawing.line(name="goal", x0=0, x1=0, y0=0, y1=top, yref="paper",
                 line={"color": colour, "width": 2, "dash": "dash"})
    drawing.note(name="goal", x=0, y=top, yref="paper", yanchor="bottom", text=markup(lines),
                 xanchor="left" if to_the_right else "right", font={"color": colour}, borderpad=2,
                 align="left" if to_the_right else "right")
