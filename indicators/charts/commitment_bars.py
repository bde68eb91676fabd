"""Commitments by status: a bar for each status, with the overdue part apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.texts import escape, hover, say
from indicators.charts.theme import PALETTES, Theme

ROW = 34                 # pixels of a bar with the space around it


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
                    width: int | None = SCREEN) -> go.Figure | None:
    """A bar for each status, in the order of ``rows``, none left out; None without any commitment.

    All have one colour, since a status is what a person recorded, not a judgement; the caption's note, always in the
    picture, says so.
    """
    if not any(row.count for row in rows):
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    late = any(row.overdue for row in rows)
    room = 1.8 if late else 1.3          # of the longest bar, for its label on a phone
    for code, counts, colour in (("in_time", [row.count - row.overdue for row in rows], colours.series),
                                 ("overdue", [row.overdue for row in rows], colours.warning)):
        drawing.trace(
            "bar", name=say(f"commitments_{code}"), x=counts, y=[row.name for row in rows], orientation="h", width=0.6,
            marker={"color": colour, "line": {"width": 0}}, showlegend=late, text=[
                row.label if (code == "overdue") == bool(row.overdue) else "" for row in rows],
            textposition="outside", cliponaxis=False, textangle=0,
            hovertext=[hover(row.name, row.label) for row in rows], hovertemplate="%{hovertext}<extra></extra>")
    drawing.layout |= {
        "barmode": "stack", "xaxis": {"range": [0, room * max(row.count for row in rows)], "visible": False},
        "yaxis": {"autorange": "reversed", "showgrid": False, "tickvals": [row.name for row in rows],
                  "ticktext": [f"<b>{escape(row.name)}</b>" for row in rows], "tickfont": {"color": colours.text}}}
    return finish(drawing, caption, theme=theme, width=width, plot=ROW * len(rows) + 20)
