"""Countries by status on a world map: categories, never shades of a number."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.lettering import LINE, escape, say, text_width
from indicators.charts.small_areas import SMALL_AREAS
from indicators.charts.theme import BRIEFING, PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Status

SHAPE = 0.46    # height of the map relative to its width, without Antarctica
TOPOJSON = "/app/static/topojson/"  # where Streamlit serves static/topojson, for a page's config


def world_map(
    rows: pd.DataFrame, caption: Caption, *, disclaimer: str, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """Map of statuses; None without rows.

    ``rows``: one for each country, with ``ref_area`` (alpha-3), ``name``, ``status`` (a Status), ``word`` (of the
    status), ``certainty`` (a Certainty or "") and ``label`` (value and year for the hover text). Countries too small to
    be seen are dots. ``disclaimer`` (names and boundaries) is in the footer. The browser fetches the shapes as set in
    the page's config ``{"topojsonURL": TOPOJSON}``.
    """
    if rows.empty:
        return None
    size = sizes(width)
    counts = Counter(rows["status"])
    classes = [status for status in Status if status in counts]
    legend = _legend_lines(classes, counts, theme, width - 2 * size.edge, size.text)
    legend_height = ceil(len(legend) * size.text * LINE) + 10
    map_height = ceil((width - 2 * size.edge) * SHAPE)
    dots = [area for area in rows["ref_area"] if area in SMALL_AREAS]
    frame = lay_out(caption, theme=theme, width=width, left=size.edge, right=size.edge, below=legend_height,
                    plot=None if width >= BRIEFING else map_height,
                    keys=[*([say("map_dots")] if dots else []), disclaimer])
    drawing = Drawing()
    for status in classes:
        _draw_class(drawing, rows[rows["status"] == status], status, theme, width)
    _draw_legend(drawing, legend, frame)
    _draw_world(drawing, theme)
    return frame.close(drawing)


def _draw_class(drawing: Drawing, rows: pd.DataFrame, status: Status, theme: Theme, width: int) -> None:
    colours, colour = PALETTES[theme], status_colour(status, theme)
    word = wording.status(status).word
    hover = {area: "<br>".join([f"<b>{escape(name)}</b>", escape(own), escape(label), *(
                 [escape(wording.certainty(sure).word)] if sure else [])]) for area, name, own, label, sure
             in zip(*(rows[column] for column in ("ref_area", "name", "word", "label", "certainty")), strict=True)}
    shown: dict[str, Any] = {"hovertemplate": "%{hovertext}<extra></extra>", "name": word, "showlegend": False}
    drawing.trace("choropleth", **shown, locations=list(hover), z=[1] * len(hover), hovertext=list(hover.values()),
                  colorscale=[[0, colour], [1, colour]], showscale=False,
                  marker={"line": {"color": colours.background, "width": 0.7}})
    small = {area: text for area, text in hover.items() if area in SMALL_AREAS}
    if small:
        drawing.trace("scattergeo", **shown, lon=[SMALL_AREAS[area][0] for area in small],
                      lat=[SMALL_AREAS[area][1] for area in small], hovertext=list(small.values()),
                      marker={"size": 8 if width >= PAGE else 5, "color": colour,
                              "line": {"color": colours.background, "width": 1}})


def _draw_world(drawing: Drawing, theme: Theme) -> None:
    colours = PALETTES[theme]
    drawing.layout["geo"] = {
        "projection": {"type": "equal earth"}, "resolution": 110, "bgcolor": colours.background, "showframe": False,
        "showcoastlines": False, "showland": True, "landcolor": colours.land, "showcountries": True,
        "countrycolor": colours.background, "countrywidth": 0.5, "showocean": False, "showlakes": False,
        "lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-56, 80]}, "domain": {"x": [0, 1], "y": [0, 1]}}


def _legend_lines(
    classes: Sequence[Status], counts: Mapping[str, int], theme: Theme, width: float, size: float,
) -> list[str]:
    """Legend: statuses with their numbers of countries, in lines that fit the width, as Plotly text."""
    entries = [(status_colour(status, theme), say("map_class", icon=wording.status(status).icon,
                                                  word=wording.status(status).word, count=counts[status]))
               for status in classes]
    lines: list[str] = []
    used = width
    for colour, text in [*entries, (PALETTES[theme].land, say("map_none"))]:
        wide = text_width(f"■ {text}    ", size)
        entry = f'<span style="color:{colour}">■</span> {escape(text)}'
        if used + wide > width:
            lines.append(entry)
            used = wide
        else:
            lines[-1] += f" \N{EM SPACE}{entry}"
            used += wide
    return lines


def _draw_legend(drawing: Drawing, lines: Sequence[str], frame: Frame) -> None:
    drawing.note(name="legend", x=0, xref="paper", xanchor="left", y=0, yref="paper", yanchor="top", yshift=-4,
                 text="<br>".join(lines), align="left")
