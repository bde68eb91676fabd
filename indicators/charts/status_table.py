"""Statuses by country and goal as a table in words, which a briefing can show as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.texts import LINE, escape, lines_of, say
from indicators.charts.theme import BRIEFING, PALETTES, UNCOLOURED, Theme, sizes, status_ink
from indicators.model import Mark

AIR, NAMES = 8, 1.4      # pixels around a text, and the width of the names in columns


@dataclass(frozen=True)
class StatusCell:
    """A country on a goal: a Status ("" without a figure), its words, its certainty, the year, whether it is old."""

    status: str
    words: str
    certainty: str = ""        # a Certainty or ""
    year: str = ""
    stale: bool = False

    @property
    def text(self) -> str:
        """Icon, words, that it could be chance, and the year."""
        icon = f"{wording.status(self.status).icon} " if self.status else ""
        chance = f" {say('could_be_chance')}" if self.certainty in wording.HATCHED else ""
        return f"{icon}{self.words}{chance}" + (f", {self.year}" if self.year else "")


@dataclass(frozen=True)
class StatusTable:
    """Heads of the goals, and for each country its name with a cell for each goal."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[StatusCell, ...]], ...]


def status_table(table: StatusTable, caption: Caption, *, theme: Theme = "light",
                 width: int | None = SCREEN) -> go.Figure | None:
    """A row for each country, a column for each goal; None without rows."""
    if not table.rows:
        return None
    size, colours, drawing = sizes(width).footer, PALETTES[theme], Drawing()
    column = (width or BRIEFING) / (len(table.heads) + NAMES) - 2 * AIR
    texts = [[f"<b>{escape(name)}</b>" for name, _ in table.rows],
             *([escape(cells[at].text) for _, cells in table.rows] for at in range(len(table.heads)))]
    inks: list[str | list[str]] = [colours.text, *(
        [colours.quiet if cell.stale or cell.status in UNCOLOURED else status_ink(cell.status, theme)
         for cell in (cells[at] for _, cells in table.rows)] for at in range(len(table.heads)))]
    plain = {"fill": {"color": colours.background}, "line": {"color": colours.grid}, "align": "left"}
    drawing.trace(
        "table", name="statuses", columnwidth=[NAMES, *[1] * len(table.heads)],
        header=plain | {"values": ["", *(f"<b>{escape(head)}</b>" for head in table.heads)], "font": {"size": size},
                        "height": _high(table.heads, column, size)},
        cells=plain | {"values": texts, "font": {"size": size, "color": inks}, "height": LINE * size + AIR})
    del drawing.traces[0]["showlegend"]
    high = _high(table.heads, column, size) + sum(
        _high([name, *(cell.text for cell in cells)], column, size) for name, cells in table.rows)
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    provisional = any(sign in cell.words for _, cells in table.rows for cell in cells)
    drawing.layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    return finish(drawing, caption, theme=theme, width=width, plot=round(high) + 2 * AIR,
                  keys=[say("provisional", sign=sign)] if provisional else [])


def _high(texts: Sequence[str], column: float, size: float) -> float:
    """About the pixels of a row, by the lines of its longest text."""
    return max(len(lines_of(text, column, size)) for text in texts) * LINE * size + AIR


def status_table_alt(table: StatusTable, title: str) -> str:
    """Alternative text: the title, and the number of rows and columns."""
    return f"{title.rstrip('.')}. " + say("table_alt", count=len(table.rows), goals=len(table.heads))
