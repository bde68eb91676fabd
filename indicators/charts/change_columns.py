"""Columns above a series: its change on the year before against the goal, where the goal is a yearly change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isnan
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.axes import Axes
from indicators.charts.drawing import Drawing
from indicators.charts.end_labels import LEADER
from indicators.charts.frame import Frame, Key, Needed, needed
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.shortened import cut, cut_at, cut_mark
from indicators.charts.theme import PALETTES, Sizes
from indicators.model import Indicator, records

TALL = 0.24              # height of the columns' scale, as a share of the height of the plot
HALF, WIDEST = 0.3, 24   # half the width of a column: in years, and at most in pixels
CUT = 2, 10              # no column is cut below the first, and all above the second multiple of the goal
TICK = "✓"
AIR = 3                  # pixels between words, and around their line
FROM_TOP = {"yref": "paper", "ysizemode": "pixel", "yanchor": 1}


@dataclass(frozen=True)
class _Column:
    """One year's change: its share as drawn, its label, whether it met the goal, and the goal."""

    year: int
    share: float
    words: str
    met: bool
    goal: float


@dataclass(frozen=True)
class Strip:
    """The columns of a series, and the sentences that explain them."""

    columns: tuple[_Column, ...]
    keys: list[Key]

    @property
    def span(self) -> tuple[float, float]:
        """Lowest and highest share of the scale, which has zero and the goals in it."""
        drawn = [0.0, *(column.share for column in self.columns), *(column.goal for column in self.columns)]
        return min(drawn), max(drawn)

    def height(self, size: Sizes) -> int:
        """Pixels of the strip, with the gap below it; 0 without columns."""
        return 0 if not self.columns else ceil(self.top(size) + LINE * size.text + AIR)

    def zero(self, size: Sizes) -> float:
        """Pixels from the top of the plot up to the line of no change."""
        return size.edge - self.span[0] * self.scale(size)

    def scale(self, size: Sizes) -> float:
        """Pixels of a change by 100 %."""
        low, high = self.span
        return round(size.plot * TALL) / (high - low)

    def words(self, size: Sizes) -> float:
        """Pixels from the top of the plot up to the changes in words, which are in a line above all columns."""
        return self.zero(size) + self.span[1] * self.scale(size) + AIR

    def top(self, size: Sizes) -> float:
        """Pixels from the top of the plot up to the heading."""
        lines = 2 if any(column.met for column in self.columns) else 1
        return self.words(size) + lines * LINE * size.text + AIR


def changes(rows: pd.DataFrame, indicator: Indicator) -> list[dict[str, Any]]:
    """The rows of ASSESSMENT whose year has a tick against a yearly goal.

    None for other goals, and for percentages, whose change is given in points. A gap, a break, the first year, a figure
    that is not certain or a bound and a change that is withheld leave no row.
    """
    if not wording.by_yearly_change(indicator) or indicator.measure == "share":
        return []
    return [row for row in records(rows)
            if wording.has_known_change(row) and not isnan(row["target"]) and not isnan(row["met"])]


def strip_of(rows: pd.DataFrame, indicator: Indicator) -> Strip:
    """The strip of a series; it is empty without a change to draw."""
    drawn = changes(rows, indicator)
    if not drawn:
        return Strip((), [])
    least, most = (times * max(abs(row["target"]) for row in drawn) for times in CUT)
    limit = min(max(cut_at(pd.Series([row["change"] for row in drawn])), least), most)
    columns = tuple(_Column(
        year=row["year"], share=cut(row["change"], limit), met=bool(row["met"]), goal=row["target"],
        words=wording.moved(row, indicator) + cut_mark(row["change"], limit)) for row in drawn)
    return Strip(columns, list(_keys(drawn, indicator, limit)))


def _keys(drawn: Sequence[Mapping[str, Any]], indicator: Indicator, limit: float) -> Iterator[Key]:
    yield Needed(say("changes_key"), say("changes_key_short"))
    if any(wording.small(indicator, row["previous_value"]) for row in drawn):
        yield say("changes_small")
    if any(abs(row["change"]) > limit for row in drawn):
        yield from needed(say("changes_clipped"))


def draw_strip(drawing: Drawing, strip: Strip, axes: Axes, frame: Frame) -> None:
    """Draw the columns above the plot, aligned with its years; pixels are counted from the top of the plot."""
    if not strip.columns:
        return
    colours, size = PALETTES[frame.theme], frame.size
    zero, scale = strip.zero(size), strip.scale(size)
    half = min(HALF, WIDEST / axes.a_year(frame.plot_width))
    for column in strip.columns:
        drawing.box(name="change", x0=column.year - half, x1=column.year + half, **FROM_TOP,
                    y0=zero + min(0, column.share * scale), y1=zero + max(0, column.share * scale),
                    fillcolor=colours.quiet if column.met else colours.background,
                    line={"color": colours.quiet, "width": 1.5})
    _across(drawing, "no change", zero, axes.first - axes.side, axes.last + axes.side, color=colours.quiet, width=1)
    drawing.note(name="no change", x=0, xref="paper", xanchor="right", xshift=-8, y=1, yref="paper", yanchor="middle",
                 yshift=zero, text="0", font={"color": colours.quiet})
    for first, last, goal in _goals(strip.columns, axes):
        _across(drawing, "yearly goal", zero + goal * scale, first, last, color=colours.goal, width=2, dash="dash")
    newest = strip.columns[-1].goal
    drawing.note(
        name="yearly goal", x=1, xref="paper", xanchor="left", xshift=LEADER, y=1, yref="paper", yanchor="middle",
        yshift=zero + newest * scale, font={"color": colours.goal}, align="left",
        text=markup(wrap(say("change_goal", change=wording.asked_share(newest)), size.labels - LEADER, size.text)))
    _write_words(drawing, strip, axes, frame)
    _write_ticks(drawing, strip, size)
    drawing.note(name="heading", x=0, xref="paper", xanchor="left", xshift=size.edge - frame.left, y=1, yref="paper",
                 yanchor="bottom", yshift=strip.top(size), align="left", text=f"<b>{escape(say('changes'))}</b>")


def _write_words(drawing: Drawing, strip: Strip, axes: Axes, frame: Frame) -> None:
    """Write the newest change above its column, and every other one that has room in the same line."""
    size, a_year = frame.size, axes.a_year(frame.plot_width)
    widest = max(text_width(column.words, size.text) for column in strip.columns)
    font = size.text if widest + AIR <= a_year else size.footer
    right = free = (axes.last + axes.side) * a_year + LEADER - AIR
    for column in reversed(strip.columns):
        half = text_width(column.words, font) / 2
        middle = min(column.year * a_year, right - half)
        if middle + half <= free:
            free = middle - half - AIR
            drawing.note(name="change", x=column.year, y=1, yref="paper", yshift=strip.words(size), xanchor="center",
                         xshift=middle - column.year * a_year, yanchor="bottom", text=escape(column.words),
                         font={"size": font})


def _write_ticks(drawing: Drawing, strip: Strip, size: Sizes) -> None:
    """A tick above the words of each year that met the goal."""
    for column in strip.columns:
        if column.met:
            drawing.note(name="tick", x=column.year, y=1, yref="paper", yshift=strip.words(size) + LINE * size.text,
                         xanchor="center", yanchor="bottom", text=TICK)


def _goals(columns: Sequence[_Column], axes: Axes) -> Iterator[tuple[float, float, float]]:
    """First and last year of each stretch with the same goal, with the goal; a single one is as wide as the plot."""
    starts = [at for at, column in enumerate(columns) if not at or column.goal != columns[at - 1].goal]
    for start, after in zip(starts, [*starts[1:], len(columns)], strict=True):
        first = columns[start].year - 0.5 if start else axes.first - axes.side
        last = columns[after].year - 0.5 if after < len(columns) else axes.last + axes.side
        yield first, last, columns[start].goal


def _across(drawing: Drawing, name: str, height: float, first: float, last: float, **line: object) -> None:
    """A horizontal line between two years, ``height`` pixels above the top of the plot."""
    drawing.line(name=name, x0=first, x1=last, **FROM_TOP, y0=height, y1=height, line=line)
