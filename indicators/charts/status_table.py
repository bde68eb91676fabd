"""Statuses by country and goal as a table in words, which a briefing can show as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out, needed
from indicators.charts.lettering import LINE, markup, say, text_width, wrap
from indicators.charts.theme import PAGE, PALETTES, UNCOLOURED, Theme, sizes, status_ink
from indicators.model import Certainty, Mark

AIR = 8                # pixels between columns, and between the text of a cell and its edge


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
        """Icon, words, the mark of the certainty, and the year."""
        icon = f"{wording.status(self.status).icon} " if self.status else ""
        sure = f" {wording.certainty(self.certainty).mark}" if self.certainty else ""
        return f"{icon}{self.words}{sure}" + (f", {self.year}" if self.year else "")


@dataclass(frozen=True)
class StatusTable:
    """Heads of the goals, and for each country its name with a cell for each goal."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[StatusCell, ...]], ...]


@dataclass(frozen=True)
class _Row:
    name: list[str]
    cells: list[list[str]]
    top: int
    height: int


def status_table(table: StatusTable, caption: Caption, *, theme: Theme = "light",
                 width: int = PAGE) -> go.Figure | None:
    """A row for each country, a column for each goal; None without rows. The height depends on the number of rows.

    Words say what colours say, so that it is readable in grey; statuses of old figures have no colour.
    """
    if not table.rows:
        return None
    size = sizes(width)
    font = size.text if width / (len(table.heads) + 1) > 9 * size.text else size.footer
    inner = width - 2 * size.edge
    names = min(max(text_width(name, font, bold=True) for name, _ in table.rows) + AIR, inner * 0.24)
    column = (inner - names) / len(table.heads)
    heads = [wrap(head, column - AIR, font, bold=True) for head in table.heads]
    head = ceil(max(map(len, heads)) * LINE * font) + AIR
    rows = _rows(table, names - AIR, column - AIR, font)
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    provisional = any(sign in cell.words for _, cells in table.rows for cell in cells)
    sure = [words for code, words in zip(Certainty, wording.certainty_key(), strict=True)
            if any(cell.certainty == code for _, cells in table.rows for cell in cells)]
    marks = " · ".join(f"{words.mark} {words.word}" for words in sure)
    frame = lay_out(caption, theme=theme, width=width, left=size.edge, right=size.edge, below=0,
                    plot=head + rows[-1].top + rows[-1].height,
                    keys=[*needed(say("provisional", sign=sign) if provisional else ""),
                          *needed(say("certainty", marks=marks) if marks else "")])
    drawing = Drawing()
    _write_heads(drawing, heads, head, names, column, font)
    _write_rows(drawing, table, rows, (head, names, column), font, frame)
    drawing.layout["xaxis"] = {"range": [0, inner], "visible": False}
    drawing.layout["yaxis"] = {"range": [frame.plot, 0], "visible": False}
    return frame.close(drawing)


def _rows(table: StatusTable, names: float, column: float, font: float) -> list[_Row]:
    """The rows as drawn, with wrapped texts."""
    rows: list[_Row] = []
    top = 0
    for name, cells in table.rows:
        lines = wrap(name, names, font, bold=True)
        wrapped = [wrap(cell.text, column, font) for cell in cells]
        height = ceil(max(len(lines), *map(len, wrapped)) * LINE * font) + AIR
        rows.append(_Row(lines, wrapped, top, height))
        top += height
    return rows


def _write_heads(drawing: Drawing, heads: Sequence[list[str]], head: int, names: float, column: float,
                 font: float) -> None:
    for index, lines in enumerate(heads):
        drawing.note(name="head", x=names + index * column, y=head - AIR / 2, xanchor="left", yanchor="bottom",
                     align="left", text=f"<b>{markup(lines)}</b>", font={"size": font})


def _write_rows(drawing: Drawing, table: StatusTable, rows: Sequence[_Row], at: tuple[int, float, float],
                font: float, frame: Frame) -> None:
    """Names and cells, each at the top of its row, and a line above each row."""
    head, names, column = at
    colours = PALETTES[frame.theme]
    for (_, cells), row in zip(table.rows, rows, strict=True):
        top = head + row.top
        drawing.line(name="rule", x0=0, x1=frame.plot_width, y0=top, y1=top, line={"color": colours.grid, "width": 1})
        place = {"y": top + AIR / 2, "xanchor": "left", "yanchor": "top", "align": "left"}
        drawing.note(**place, name="area", x=0, text=f"<b>{markup(row.name)}</b>", font={"size": font})
        for index, (cell, lines) in enumerate(zip(cells, row.cells, strict=True)):
            plain = cell.stale or cell.status in UNCOLOURED
            drawing.note(**place, name="status", x=names + index * column, text=markup(lines), font={
                "size": font, "color": colours.quiet if plain else status_ink(cell.status, frame.theme)})
    drawing.trace("scatter", x=[0], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip", name="cells")


def status_table_alt(table: StatusTable, title: str) -> str:
    """Alternative text: the title, and the number of rows and columns."""
    return f"{title.rstrip('.')}. " + say("table_alt", count=len(table.rows), goals=len(table.heads))
