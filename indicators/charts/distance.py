"""Distance of each area from the goal: bars on both sides of it, grouped by status."""

import re
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

ROW, HEAD = 1.55, 2.1  # height of a row, and of the head of a group, in font sizes
BAR = 0.9              # thickness of a bar, in font sizes
CLIP = 4               # bars are cut at this multiple of the third quartile, so that one does not flatten all others
BEYOND = 1.05          # range of the axis, in longest bars
LEAST_SIDE = 0.04      # of the other side's range, for a side without bars
STACKED_BELOW = 500    # pixels of width below which texts are drawn above the bars
AIR = 8                # pixels between columns
SEPARATOR = " · "      # between a figure and its distance
BETWEEN = re.compile(r"((?: |<br>)·(?: |<br>))")     # the same in wrapped lines


@dataclass(frozen=True)
class _Row:
    """One area as drawn: wrapped texts to the left and right, and the bar's length in units."""

    name: list[str]
    about: list[str]
    length: float
    status: str
    hover: str
    height: int


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
    shown = _in_order(known, less_is_better=less_is_better, ranked=ranked)
    size, limit, newest = sizes(width), _limit(shown["distance"]), int(shown["year"].max())
    stacked = width < STACKED_BELOW
    bars = [_row(row, limit, width, newest) for row in records(shown)]
    left = right = size.edge
    if not stacked:
        left += AIR + _widest([bar.name for bar in bars], size.text)
        right += AIR + _widest([bar.about for bar in bars], size.text)
    below_goal, above_goal = _range([bar.length for bar in bars])
    zero = left + (width - left - right) * below_goal / (below_goal + above_goal)
    to_the_right = zero < width / 2
    goal_lines = wrap(goal, (width - zero if to_the_right else zero) - size.edge, size.text)
    head = ceil(len(goal_lines) * LINE * size.text) + AIR
    tops, heads, rows_height = _tops_and_heads(bars, ceil(HEAD * size.text))
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, below=0, plot=head + rows_height,
                    keys=[*certainty_key(shown),
                          *([say("clipped")] if (shown["distance"].abs() > limit).any() else []),
                          *_not_drawn(rows[rows["distance"].isna()])])

    drawing = Drawing()
    _draw_bars(drawing, bars, tops, frame)
    _draw_heads(drawing, bars, heads, frame)
    _draw_goal(drawing, goal_lines, frame, rows_height / (head + rows_height), to_the_right=to_the_right)
    drawing.layout["xaxis"] = {"range": [-below_goal, above_goal], "visible": False}
    drawing.layout["yaxis"] = {"range": [rows_height, -head], "visible": False}
    return frame.close(drawing)


def _in_order(rows: pd.DataFrame, *, less_is_better: bool, ranked: bool) -> pd.DataFrame:
    """The rows by status, then by distance if ``ranked``, then by name."""
    order = rows.assign(rank=rows["status"].map(list(Status).index))
    return order.sort_values(["rank", *(["distance"] if ranked else []), "name"],
                             ascending=[True, *([less_is_better] if ranked else []), True])


def _not_drawn(rows: pd.DataFrame) -> list[str]:
    """Who has no bar, by status: a sentence for each."""
    names = {status: rows.loc[rows["status"] == status, "name"].tolist() for status in Status}
    return [say("not_drawn", status=wording.status(status).word, names=wording.listed(sorted(those)))
            for status, those in names.items() if those]


def _limit(distances: "pd.Series[float]") -> float:
    quartile = float(distances.abs().quantile(0.75))
    return CLIP * quartile if len(distances) >= 4 and quartile > 0 else float("inf")


def certainty_key(rows: pd.DataFrame) -> list[str]:
    """The sentences that explain the marks next to the statuses of a chart; empty where there are no marks."""
    used = [wording.certainty(code) for code in Certainty if (rows["certainty"] == code).any()]
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    return [*([say("certainty", marks=" · ".join(f"{words.mark} {words.word}" for words in used))] if used else []),
            *([say("provisional", sign=sign)] if rows["word"].str.endswith(sign).any() else [])]


def _row(row: Mapping[str, Any], limit: float, width: int, newest: int) -> _Row:
    name, distance, status, size = row["name"], row["distance"], row["status"], sizes(width)
    stacked = width < STACKED_BELOW
    sure = wording.certainty(row["certainty"]) if row["certainty"] else None
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    marks = [*([sign] if row["word"].endswith(sign) else []), *([sure.mark] if sure else [])]
    label = row["label"] if row["year"] == newest else say("label_of_year", label=row["label"], year=row["year"])
    cut = (" »" if distance > 0 else " «") if abs(distance) > limit else ""
    figure = " ".join((row["figure"], *marks))
    rooms = (width * 0.42, width * 0.5) if stacked else (width * 0.25, width * 0.38)
    about = wrap(figure + SEPARATOR + label + cut, rooms[1], size.text, bold=True)
    names = wrap(name, rooms[0], size.text)
    lines = max(len(names), len(about))
    height = ceil((ROW + LINE * (lines - 1) + (BAR + 0.4 if stacked else 0)) * size.text)
    return _Row(
        name=names, about=about, length=max(-limit, min(limit, distance)), status=status, height=height,
        hover=f"<b>{escape(name)}</b><br>{escape(row['figure'])}, {row['year']}<br>{escape(row['label'])}"
              f"<br>{escape(row['word'])}" + (f"<br>{escape(sure.word)}" if sure else ""))


def _widest(texts: Sequence[list[str]], size: float) -> int:
    return ceil(max(text_width(line, size, bold=True) for lines in texts for line in lines))


def _range(lengths: Sequence[float]) -> tuple[float, float]:
    """Range of the axis below and above the goal, a little more than the longest bar of each side."""
    below, above = (BEYOND * max((side * length for length in lengths if side * length > 0), default=0.0)
                    for side in (-1, 1))
    least = max(below, above, 1e-9) * LEAST_SIDE
    return max(below, least), max(above, least)


def _tops_and_heads(bars: Sequence[_Row], head: int) -> tuple[list[int], dict[int, int], int]:
    """Top of each bar's row, top of the head before the first bar of each status by its index, and the height of all.
    """
    tops: list[int] = []
    heads: dict[int, int] = {}
    below = 0
    for index, bar in enumerate(bars):
        if not index or bar.status != bars[index - 1].status:
            heads[index], below = below, below + head
        tops.append(below)
        below += bar.height
    return tops, heads, below


def _draw_heads(drawing: Drawing, bars: Sequence[_Row], heads: Mapping[int, int], frame: Frame) -> None:
    """The name of each status with its number of areas, above its rows."""
    counts = {status: sum(bar.status == status for bar in bars) for status in {bar.status for bar in bars}}
    for index, top in heads.items():
        status = bars[index].status
        words = wording.status(Status(status))
        drawing.note(name="group", xref="paper", x=0, xanchor="left", xshift=frame.size.edge - frame.left,
                     y=top + ceil(HEAD * frame.size.text), yanchor="bottom", yshift=3, align="left",
                     font={"color": status_colour(status, frame.theme)},
                     text=f"<b>{escape(say('group', icon=words.icon, word=words.word, count=counts[status]))}</b>")


def _draw_bars(drawing: Drawing, bars: Sequence[_Row], tops: Sequence[int], frame: Frame) -> None:
    stacked, thick = frame.width < STACKED_BELOW, BAR * frame.size.text
    middles = [top + (bar.height - thick / 2 - 0.3 * frame.size.text if stacked else bar.height / 2)
               for bar, top in zip(bars, tops, strict=True)]
    drawing.trace(
        "bar", x=[bar.length for bar in bars], y=middles, width=thick, orientation="h",
        marker={"color": [status_colour(bar.status, frame.theme) for bar in bars], "line": {"width": 0},
                "pattern": {"shape": ["/" if bar.status == Status.NOT_ASSESSED else "" for bar in bars]}},
        hovertext=[bar.hover for bar in bars], hovertemplate="%{hovertext}<extra></extra>")
    for bar, top, middle in zip(bars, tops, middles, strict=True):
        at = {"xref": "paper", "y": top if stacked else middle, "yanchor": "top" if stacked else "middle"}
        at |= {"bgcolor": PALETTES[frame.theme].background} if stacked else {}      # the goal's line is behind them
        left, right = ("left", "right") if stacked else ("right", "left")
        drawing.note(**at, name="area", x=0, xanchor=left, align=left, xshift=0 if stacked else -AIR,
                     text=markup(bar.name))
        drawing.note(**at, name="figure", x=1, xanchor=right, align=right, xshift=0 if stacked else AIR,
                     text=_in_two_voices(bar.about, frame))


def _in_two_voices(lines: list[str], frame: Frame) -> str:
    """The figure in bold, and the distance after the separator in a quiet colour."""
    figure, separator, distance = BETWEEN.split(markup(lines), maxsplit=1)
    return f'<b>{figure}</b>{separator}<span style="color:{PALETTES[frame.theme].quiet}">{distance}</span>'


def _draw_goal(drawing: Drawing, lines: list[str], frame: Frame, top: float, *, to_the_right: bool) -> None:
    colour = PALETTES[frame.theme].goal
    drawing.line(name="goal", x0=0, x1=0, y0=0, y1=top, yref="paper",
                 line={"color": colour, "width": 2, "dash": "dash"})
    drawing.note(name="goal", x=0, y=top, yref="paper", yanchor="bottom", text=markup(lines),
                 xanchor="left" if to_the_right else "right", font={"color": colour}, borderpad=2,
                 align="left" if to_the_right else "right")
