"""The legend below a map or tiles: each status with its number of countries, in lines that fit the width."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.lettering import LINE, escape, say, text_width
from indicators.charts.theme import Theme, status_colour
from indicators.model import Status


def legend_lines(rows: pd.DataFrame, others: Sequence[tuple[str, str]], *, theme: Theme, width: float,
                 size: float) -> list[str]:
    """Lines of Plotly text of at most ``width`` pixels, for the statuses in ``rows``; ``others`` are colours and words
    of areas without a status.
    """
    entries = [(status_colour(status, theme), say("map_class", icon=wording.status(status).icon,
                                                  word=wording.status(status).word, count=count))
               for status in Status if (count := int((rows["status"] == status).sum()))]
    return in_lines([*entries, *others], width=width, size=size)


def in_lines(entries: Iterable[tuple[str, str]], *, width: float, size: float) -> list[str]:
    """Lines of Plotly text of at most ``width`` pixels, for colours and their words."""
    lines: list[str] = []
    used = width
    for colour, text in entries:
        wide = text_width(f"■ {text}    ", size)
        entry = f'<span style="color:{colour}">■</span> {escape(text)}'
        if used + wide > width:
            lines.append(entry)
            used = wide
        else:
            lines[-1] += f" \N{EM SPACE}{entry}"
            used += wide
    return lines


def legend_height(lines: Sequence[str], size: float) -> int:
    """Height of the legend in pixels, with the gap above it."""
    return ceil(len(lines) * size * LINE) + 10


def draw_legend(drawing: Drawing, lines: Sequence[str], shift: int = 0, down: int = 0) -> None:
    """Add the legend below the plot, ``shift`` pixels to the right of its left edge and ``down`` below its axis."""
    drawing.note(name="legend", x=0, xref="paper", xanchor="left", y=0, yref="paper", yanchor="top", yshift=-4 - down,
                 xshift=shift, text="<br>".join(lines), align="left")


def hover_text(row: dict[str, Any]) -> str:
    """Hover text of a country on a map: name, status, figure and certainty."""
    sure = [wording.certainty(row["certainty"], chance=row.get("chance", True)).word] if row["certainty"] else []
    return "<br>".join([f"<b>{escape(row['name'])}</b>", *map(escape, (row["word"], row["label"], *sure))])
