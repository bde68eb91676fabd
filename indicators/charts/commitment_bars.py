"""Commitments by status: a bar for each status, of which the overdue part is hatched."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

import plotly.graph_objects as go

from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out, needed
from indicators.charts.lettering import escape, markup, say, text_width
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes

AIR = 8                # pixels between a bar and its texts
THICK = 0.56           # of a bar, as a share of its row


@dataclass(frozen=True)
class Counted:
    """A status by its name, the number of commitments that have it, and how many of these are overdue."""

    name: str
    count: int
    overdue: int = 0

    @property
    def label(self) -> str:
        """The number, and how many of these are overdue."""
        return say("commitments_label", count=self.count, overdue=self.overdue)


def commitment_bars(rows: Sequence[Counted], caption: Caption, *, theme: Theme = "light",
                    width: int = PAGE) -> go.Figure | None:
    """A bar for each status, in the order of ``rows``, none left out; None without any commitment.

    All have one colour, since a status is what a person recorded, not a judgement; a note always in the picture says
    so.
    """
    if not any(row.count for row in rows):
        return None
    size = sizes(width)
    names = max(text_width(row.name, size.text, bold=True) for row in rows)
    labels = max(text_width(row.label, size.text) for row in rows)
    late = any(row.overdue for row in rows)
    frame = lay_out(replace(caption, note=""), theme=theme, width=width, left=size.edge + AIR + ceil(names),
                    right=size.edge + AIR + ceil(labels), below=0,
                    keys=[*needed(say("commitments_hatched") if late else ""), *needed(caption.note)])
    drawing = Drawing()
    _draw_bars(drawing, rows, frame)
    _write_texts(drawing, rows, frame)
    drawing.layout |= {
        "barmode": "stack", "xaxis": {"range": [0, max(row.count for row in rows)], "visible": False},
        "yaxis": {"range": [len(rows) - 0.5, -0.5], "visible": False}}
    return frame.close(drawing)


def _draw_bars(drawing: Drawing, rows: Sequence[Counted], frame: Frame) -> None:
    """What is not overdue, then what is, in one bar; nothing for none, whose outline would look like one."""
    colours = PALETTES[frame.theme]
    hover = [f"<b>{escape(row.name)}</b><br>{escape(row.label)}" for row in rows]
    for name, counts, hatch in (("in_time", [row.count - row.overdue for row in rows], ""),
                                ("overdue", [row.overdue for row in rows], "/")):
        drawing.trace(
            "bar", name=name, x=[count or None for count in counts], y=list(range(len(rows))), width=THICK,
            orientation="h",
            marker={"color": colours.series, "line": {"width": 1, "color": colours.series},
                    "pattern": {"shape": hatch, "fillmode": "replace", "bgcolor": colours.background,
                                "fgcolor": colours.series, "size": 7}},
            hovertext=hover, hovertemplate="%{hovertext}<extra></extra>")


def _write_texts(drawing: Drawing, rows: Sequence[Counted], frame: Frame) -> None:
    for index, row in enumerate(rows):
        drawing.note(name="status", xref="paper", x=0, y=index, xanchor="right", xshift=-AIR, yanchor="middle",
                     text=f"<b>{markup([row.name])}</b>")
        drawing.note(name="count", x=row.count, y=index, xanchor="left", xshift=AIR, yanchor="middle",
                     text=markup([row.label]))
