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
from indicators.charts.foot import Key, Needed, needed
from indicators.charts.frame import Frame
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.shortened import cut, cut_at, cut_mark
from indicators.charts.theme import PALETTES, Sizes, status_colour
from indicators.model import Indicator, Reason, Status, records

TALL = 0.24              # height of the columns' scale, as a share of the height of the plot
HALF, WIDEST = 0.3, 24   # half the width of a column: in years, and at most in pixels
CUT = 2, 10              # no column is cut below the first, and all above the second multiple of the goal
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
class _Box:
    """A column or its label in pixels: to the right from the year 0, upward from the top of the plot."""

    left: float
    right: float
    low: float
    high: float

    def touches(self, other: "_Box") -> bool:
        """Whether they overlap or nearly do."""
        return (self.left < other.right + AIR and other.left < self.right + AIR
                and self.low < other.high and other.low < self.high)

    def above(self, low: float) -> "_Box":
        """The same size at another height."""
        return _Box(self.left, self.right, low, low + self.high - self.low)


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
        below = _line(size) if any(column.share < 0 for column in self.columns) else 0
        return size.edge + below - self.span[0] * self.scale(size)

    def scale(self, size: Sizes) -> float:
        """Pixels of a change by 100 %."""
        low, high = self.span
        return round(size.plot * TALL) / (high - low)

    def top(self, size: Sizes) -> float:
        """Pixels from the top of the plot up to the heading."""
        return self.zero(size) + self.span[1] * self.scale(size) + _line(size)


def changes(rows: pd.DataFrame, indicator: Indicator) -> list[dict[str, Any]]:
    """The rows of ASSESSMENT whose change on the year before was judged against a yearly goal.

    None for other goals, and for percentages, whose change is given in points. A gap, a break, the first year, a figure
    that is not certain or a bound and a change that is withheld leave no row, nor does an average over a gap of
    years.
    """
    if not wording.by_yearly_change(indicator) or indicator.measure == "share":
        return []
    return [row for row in records(rows)
            if wording.has_known_change(row) and not (isnan(row["target"]) or row["bridged"])
            and (row["status"] != Status.NOT_ASSESSED or row["reason"] == Reason.HIDDEN)]


def strip_of(rows: pd.DataFrame, indicator: Indicator) -> Strip:
    """The strip of a series; it is empty without a change to draw."""
    drawn = changes(rows, indicator)
    if not drawn:
        return Strip((), [])
    least, most = (times * max(abs(row["target"]) for row in drawn) for times in CUT)
    limit = min(max(cut_at(pd.Series([row["change"] for row in drawn])), least), most)
    columns = tuple(_Column(
        year=row["year"], share=cut(row["change"], limit), met=row["status"] == Status.GOAL_MET, goal=row["target"],
        words=wording.moved_since(row, indicator) + cut_mark(row["change"], limit)) for row in drawn)
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
    met = status_colour(Status.GOAL_MET, frame.theme)
    boxes = [_box(column, axes.a_year(frame.plot_width), zero, scale) for column in strip.columns]
    for column, box in zip(strip.columns, boxes, strict=True):
        half = (box.right - box.left) / 2 / axes.a_year(frame.plot_width)
        drawing.box(name="change", x0=column.year - half, x1=column.year + half, **FROM_TOP, y0=box.low, y1=box.high,
                    fillcolor=met if column.met else colours.background,
                    line={"color": met if column.met else colours.quiet, "width": 1.5})
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
    _write(drawing, strip, boxes, axes, frame)
    drawing.note(name="heading", x=0, xref="paper", xanchor="left", xshift=size.edge - frame.left, y=1, yref="paper",
                 yanchor="bottom", yshift=strip.top(size), align="left", text=f"<b>{escape(say('changes'))}</b>")


def _box(column: _Column, a_year: float, zero: float, scale: float) -> _Box:
    """A column in pixels."""
    half, middle = min(HALF * a_year, WIDEST), column.year * a_year
    end = zero + column.share * scale
    return _Box(middle - half, middle + half, min(zero, end), max(zero, end))


def _write(drawing: Drawing, strip: Strip, boxes: Sequence[_Box], axes: Axes, frame: Frame) -> None:
    """Label the newest column, and every other column whose label touches no other column or label."""
    size, a_year = frame.size, axes.a_year(frame.plot_width)
    widest = max(text_width(column.words, size.text) for column in strip.columns)
    font = size.text if widest + AIR <= a_year else size.footer
    right = (axes.last + axes.side) * a_year + LEADER - AIR
    taken: list[_Box] = []
    for at in reversed(range(len(boxes))):
        column, box = strip.columns[at], boxes[at]
        goal = strip.zero(size) + column.goal * strip.scale(size)
        own = _words_at(column, box, goal, _line(size) - AIR, text_width(column.words, font), right)
        others = [other for other in boxes if other is not box and other.touches(own)]
        if not taken and others:         # the newest is written all the same, beyond its neighbours
            own = own.above(max(other.high for other in others) + AIR) if column.share >= 0 else \
                own.above(min(other.low for other in others) - AIR - (own.high - own.low))
        elif others or any(other.touches(own) for other in taken):
            continue
        taken.append(own)
        drawing.note(name="change", x=column.year, y=1, yref="paper", yshift=own.low, xanchor="center",
                     xshift=(own.left + own.right - box.left - box.right) / 2, yanchor="bottom",
                     text=escape(column.words), font={"size": font})


def _words_at(column: _Column, box: _Box, goal: float, tall: float, wide: float, right: float) -> _Box:
    """Pixels of the words at the end of a column, and beyond the goal's line rather than on it; ends at ``right``."""
    left = min((box.left + box.right - wide) / 2, right - wide)
    low = box.high + 1 if column.share >= 0 else box.low - 1 - tall
    if low - 2 < goal < low + tall + 1:
        low = goal + 2 if column.share >= 0 else goal - 2 - tall
    return _Box(left, left + wide, low, low + tall)


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


def _line(size: Sizes) -> int:
    """Pixels of a line of words, with the space around it."""
    return ceil(LINE * size.text) + AIR
