"""Countries in rows: names on the left, what is drawn, figures on the right; on a slide with many in three columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing, escape, say
from indicators.charts.frame import Caption, finish
from indicators.charts.theme import BRIEFING, PALETTES, Theme, bar_look, outline, status_colour, status_ink
from indicators.model import Mark, Status

ROW, ENDS = 24, 44       # pixels of a row, and of the axis below all
MOST = 18                # rows in one column of a slide
COLUMNS = 3
NAMES, FIGURES = 0.4, 0.2    # of a column of several, what its names and its figures take
AIR = 2 * wording.NO_BREAK   # after a figure: a browser may lay out its margin before it has the typeface
LONGEST = 22             # letters of a name there


def in_order(rows: pd.DataFrame, by: str, *, less_is_better: bool, ranked: bool) -> pd.DataFrame:
    """The rows by status, then by a column, the best first, then by name; by name alone unless ``ranked``."""
    if not ranked:
        return rows.sort_values("name")
    order = rows.assign(rank=rows["status"].map([*Status, ""].index))
    return order.sort_values(["rank", by, "name"], ascending=[True, less_is_better, True])


def by_chance(rows: pd.DataFrame) -> list[bool]:
    """Whether each row, with a ``certainty``, could be chance or is not tested."""
    return [certainty in wording.HATCHED for certainty in rows["certainty"]]


@dataclass(frozen=True)
class Column:
    """A part of the rows: their numbers, and the axes on which they are."""

    rows: range
    number: int

    def line(self, drawing: Drawing, x: float, line: Mapping[str, object]) -> None:
        """Draw a line through all rows."""
        drawing.line(x0=x, x1=x, y0=0, y1=1, xref=self.axes["xaxis"], yref=f"{self.axes['yaxis']} domain",
                     layer="below", line=dict(line))

    @property
    def axes(self) -> dict[str, str]:
        """Plotly's names of its axes, for a trace."""
        end = "" if self.number == 1 else str(self.number)
        return {"xaxis": f"x{end}", "yaxis": f"y{end}"}


def rows_figure(
    drawing: Drawing, rows: pd.DataFrame, draw: Callable[[Column, pd.DataFrame], None], figures: Sequence[str],
    caption: Caption, *, scale: Mapping[str, Any], theme: Theme, width: int | None, points: bool = False,
    keys: Sequence[str] = (),
) -> go.Figure:
    """The finished chart of ``rows`` that ``draw`` draws part by part, with a legend of their statuses."""
    columns = columns_of(rows, width)
    for column in columns:
        draw(column, rows.iloc[column.rows.start:column.rows.stop])
    keys = [*keys, *add_keys(drawing, rows, theme, width, points=points), *provisional_key(rows)]
    set_axes(drawing, columns, rows, figures, scale, theme)
    return finish(drawing, caption, theme=theme, width=width, plot=ROW * len(columns[0].rows) + ENDS, keys=keys)


def columns_of(rows: pd.DataFrame, width: int | None) -> list[Column]:
    """The columns in which the rows are drawn: one, or three on a slide that has more than fit."""
    count = COLUMNS if width is not None and width >= BRIEFING and len(rows) > MOST else 1
    high = ceil(len(rows) / count)
    return [Column(range(start, min(start + high, len(rows))), number + 1)
            for number, start in enumerate(range(0, len(rows), high))]


def set_axes(drawing: Drawing, columns: Sequence[Column], rows: pd.DataFrame, figures: Sequence[str],
             scale: Mapping[str, Any], theme: Theme) -> None:
    """The axes of all columns: names, and ``figures`` behind an axis of their own, on one ``scale``."""
    names = [str(name) for name in rows["name"]]
    several = len(columns) > 1
    for column in columns:
        at, end = list(range(len(column.rows))), column.axes["xaxis"][1:]
        shown = [names[index] for index in column.rows]
        shown = [f"{name[:LONGEST - 1]}…" if several and len(name) > LONGEST else name for name in shown]
        across = {"tickvals": at, "range": [len(columns[0].rows) - 0.5, -0.5], "showgrid": False, "ticklen": 4,
                  "tickfont": {"color": PALETTES[theme].text}}
        start = (column.number - 1) / len(columns)
        drawing.layout |= {
            f"xaxis{end}": {"showgrid": True, "anchor": f"y{end}", "tickangle": 0, "nticks": 6,
                              "side": "top" if len(column.rows) > MOST else "bottom"} | dict(scale) | (
                {"domain": [start + NAMES / COLUMNS, start + (1 - FIGURES) / COLUMNS]} if several else {}),
            f"yaxis{end}": across | {"anchor": f"x{end}", "automargin": not several,
                                     "ticktext": list(map(escape, shown))},
            f"yaxis{column.number + len(columns)}": across | {
                "anchor": f"x{end}", "overlaying": f"y{end}", "side": "right", "automargin": not several,
                "ticktext": [f"<b>{escape(figures[index])}</b>{AIR}" for index in column.rows]}}
        drawing.trace("scatter", name="figures", x=[None], y=[None], hoverinfo="skip", xaxis=column.axes["xaxis"],
                      yaxis=f"y{column.number + len(columns)}")


def with_icon(row: Mapping[str, Any], figure: str) -> str:
    """A figure after the icon of its status, which is read without colour, with the sign of a provisional one."""
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    icon = wording.status(row["status"]).icon if row["status"] else ""
    return " ".join(filter(None, (icon, figure, sign if row["word"].endswith(sign) else "")))


def hover_lines(row: Mapping[str, Any]) -> tuple[str, str]:
    """Status and certainty of a row, for its hover text; ``chance`` says whether the certainty is about chance."""
    return row["word"], wording.certainty(row["certainty"], chance=row.get("chance", True))


def points_of(rows: pd.DataFrame, theme: Theme, size: float) -> dict[str, Any]:
    """Plotly's ``marker`` of points by status: filled, or open where it could be chance."""
    looks = [(PALETTES[theme].background, status_ink(status, theme), 2.5) if chance
             else (status_colour(status, theme), outline(status_colour(status, theme), theme), 1)
             for status, chance in zip(rows["status"], by_chance(rows), strict=True)]
    fills, lines, widths = zip(*looks, strict=True)
    return {"size": size, "opacity": 1, "color": list(fills), "line": {"width": list(widths), "color": list(lines)}}


def add_keys(drawing: Drawing, rows: pd.DataFrame, theme: Theme, width: int | None, *, points: bool = False
             ) -> list[str]:
    """The legend of a picture: each status with its number of countries, and what is hatched or, of ``points``, open.

    A screen has a bar of the statuses above the chart: what it does not explain is returned as sentences.
    """
    if width is None:
        return [f"{say('open')}."] if points and any(by_chance(rows)) else []
    for status in Status:
        if count := int((rows["status"] == status).sum()):
            words = wording.status(status)
            drawing.key(say("map_class", icon=words.icon, word=words.word, count=count),
                        marker=bar_look(status, theme, chance=False))
    if any(by_chance(rows)) and points:
        quiet, background = PALETTES[theme].quiet, PALETTES[theme].background
        drawing.key(say("open"), "scatter", mode="markers", marker={
            "size": 9, "color": background, "line": {"width": 2.5, "color": quiet}})
    elif any(by_chance(rows)):
        drawing.key(say("hatched"), marker=bar_look("", theme, chance=True))
    return []


def provisional_key(rows: pd.DataFrame) -> list[str]:
    """What the sign of a provisional figure means; empty where none has it."""
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    return [say("provisional", sign=sign)] if rows["word"].str.endswith(sign).any() else []
