"""Areas in rows under the name of their status, each with texts to the left and right of what is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Frame, Key, needed
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.theme import PALETTES, Theme, sizes, status_ink
from indicators.model import Certainty, Mark, Status

ROW, HEAD = 1.55, 2.1  # height of a row, and of the head of a group, in font sizes
MARK = 0.9             # height of what is drawn in a row, in font sizes
STACKED_BELOW = 500    # pixels of width below which texts are drawn above the marks
AIR = 8                # pixels between columns


@dataclass(frozen=True)
class Row:
    """An area as drawn: wrapped name, text to the right as Plotly text with its width, status, height in pixels."""

    name: list[str]
    about: str
    about_width: float
    status: str
    hover: str
    height: int


@dataclass(frozen=True)
class Rows:
    """Rows under the headings of their statuses: tops in pixels, headings by the index of the first row, total
    height."""

    rows: Sequence[Row]
    tops: list[int]
    heads: dict[int, int]
    height: int

    def gutters(self, width: int) -> tuple[int, int]:
        """Pixels to the left and right of the plot, which has all the width where texts are above the marks."""
        size = sizes(width)
        if width < STACKED_BELOW:
            return size.edge, size.edge
        names = max(_widest(row.name, size.text, bold=True) for row in self.rows)
        return size.edge + AIR + ceil(names), size.edge + AIR + ceil(max(row.about_width for row in self.rows))

    def middles(self, width: int) -> list[float]:
        """Middle of what is drawn in each row, in pixels from the top."""
        text = sizes(width).text
        return [top + (row.height - MARK * text / 2 - 0.3 * text if width < STACKED_BELOW else row.height / 2)
                for row, top in zip(self.rows, self.tops, strict=True)]


def in_order(rows: pd.DataFrame, by: str, *, less_is_better: bool, ranked: bool) -> pd.DataFrame:
    """The rows by status, then by a column if ``ranked``, the best first, then by name."""
    order = rows.assign(rank=rows["status"].map([*Status, ""].index))
    return order.sort_values(["rank", *([by] if ranked else []), "name"],
                             ascending=[True, *([less_is_better] if ranked else []), True])


def row_of(row: Mapping[str, Any], figure: str, rest: str, *, between: str, hover: Sequence[str], theme: Theme,
           width: int) -> Row:
    """A row with its ``figure`` in bold and the ``rest`` in a quiet colour, ``between`` them unless a line ends there.

    ``row`` has ``name``, ``status`` (a Status), ``word`` (of the status), ``certainty`` (a Certainty or "") and, where
    it is not True, ``chance``: whether that certainty is about chance. The figure gets the signs of the status; the
    hover text of its mark is ``hover`` and the status.
    """
    size, stacked = sizes(width), width < STACKED_BELOW
    sure = wording.certainty(row["certainty"], chance=row.get("chance", True)) if row["certainty"] else None
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    bold = " ".join((figure, *([sign] if row["word"].endswith(sign) else []), *([sure.mark] if sure else [])))
    names = wrap(row["name"], width * (0.42 if stacked else 0.25), size.text)
    room = width - 2 * size.edge - AIR - _widest(names, size.text) if stacked else width * 0.38
    whole = text_width(bold, size.text, bold=True) + text_width(between + rest, size.text)
    one_line = whole <= room
    first, last = ([bold], [rest]) if one_line else (
        wrap(bold, room, size.text, bold=True), wrap(rest, room, size.text))
    lines = max(len(names), 1 if one_line else len(first) + len(last))
    texts = [f"<b>{escape(row['name'])}</b>", *map(escape, (*hover, row["word"], *([sure.word] if sure else [])))]
    return Row(
        name=names, status=row["status"], hover="<br>".join(texts),
        about=f'<b>{markup(first)}</b>{escape(between) if one_line else "<br>"}'
              f'<span style="color:{PALETTES[theme].quiet}">{markup(last)}</span>',
        about_width=whole if one_line else max(_widest(first, size.text, bold=True), _widest(last, size.text)),
        height=ceil((ROW + LINE * (lines - 1) + (MARK + 0.4 if stacked else 0)) * size.text))


def _widest(lines: Sequence[str], size: float, *, bold: bool = False) -> float:
    return max((text_width(line, size, bold=bold) for line in lines), default=0.0)


def stack(rows: Sequence[Row], width: int, *, by_status: bool = True) -> Rows:
    """Stack the rows, with a heading before the first of each status unless they are in another order or have none."""
    head = ceil(HEAD * sizes(width).text)
    tops: list[int] = []
    heads: dict[int, int] = {}
    below = 0
    for index, row in enumerate(rows):
        if by_status and row.status and (not index or row.status != rows[index - 1].status):
            heads[index], below = below, below + head
        tops.append(below)
        below += row.height
    return Rows(rows, tops, heads, below)


def write_rows(drawing: Drawing, all_rows: Rows, frame: Frame) -> None:
    """The texts of all rows, and the name of each status with its number of areas."""
    stacked, background = frame.width < STACKED_BELOW, PALETTES[frame.theme].background
    for row, top, middle in zip(all_rows.rows, all_rows.tops, all_rows.middles(frame.width), strict=True):
        at = {"xref": "paper", "y": top if stacked else middle, "yanchor": "top" if stacked else "middle"}
        at |= {"bgcolor": background} if stacked else {}        # lines across the plot are behind them
        left, right = ("left", "right") if stacked else ("right", "left")
        drawing.note(**at, name="area", x=0, xanchor=left, align=left, xshift=0 if stacked else -AIR,
                     text=markup(row.name))
        drawing.note(**at, name="figure", x=1, xanchor=right, align=right, xshift=0 if stacked else AIR, text=row.about)
    counts = {status: sum(row.status == status for row in all_rows.rows)
              for status in {row.status for row in all_rows.rows}}
    for index, top in all_rows.heads.items():
        status = all_rows.rows[index].status
        words = wording.status(status)
        drawing.note(name="group", xref="paper", x=0, xanchor="left", xshift=frame.size.edge - frame.left,
                     y=top + ceil(HEAD * frame.size.text), yanchor="bottom", yshift=3, align="left",
                     bgcolor=background, font={"color": status_ink(status, frame.theme)},
                     text=f"<b>{escape(say('group', icon=words.icon, word=words.word, count=counts[status]))}</b>")


def by_status(rows: pd.DataFrame, code: str) -> list[str]:
    """A sentence with the names of the areas of each status, by its code, for areas that are not drawn."""
    names = {status: rows.loc[rows["status"] == status, "name"].tolist() for status in Status}
    return [say(code, status=wording.status(status).word, names=wording.listed(sorted(those)))
            for status, those in names.items() if those]


def certainty_key(rows: pd.DataFrame) -> list[Key]:
    """The sentences that explain the marks next to the statuses of a chart; empty where there are no marks."""
    chance = rows["chance"] if "chance" in rows else pd.Series(True, index=rows.index)
    used = [wording.certainty(code, chance=by_chance) for code in Certainty for by_chance in (True, False)
            if ((rows["certainty"] == code) & (chance == by_chance)).any()]
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    certain = say("certainty", marks=" · ".join(f"{words.mark} {words.word}" for words in used)) if used else ""
    return [*needed(say("provisional", sign=sign) if rows["word"].str.endswith(sign).any() else ""), *needed(certain)]
