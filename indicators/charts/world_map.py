"""Countries by status on a world map: categories, never shades of a number."""

from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.foot import needed
from indicators.charts.frame import Caption, lay_out
from indicators.charts.lettering import say
from indicators.charts.small_areas import SMALL_AREAS
from indicators.charts.status_legend import draw_legend, hover_text, legend_height, legend_lines
from indicators.charts.theme import BRIEFING, PAGE, PALETTES, Theme, sizes, status_colour
from indicators.model import Status, records

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
    classes = [status for status in Status if (rows["status"] == status).any()]
    legend = legend_lines(rows, [(PALETTES[theme].land, say("map_none"))], theme=theme, width=width - 2 * size.edge,
                          size=size.text)
    map_height = ceil((width - 2 * size.edge) * SHAPE)
    dots = [area for area in rows["ref_area"] if area in SMALL_AREAS]
    frame = lay_out(caption, theme=theme, width=width, left=size.edge, right=size.edge,
                    below=legend_height(legend, size.text),
                    plot=None if width >= BRIEFING else map_height,
                    keys=[*needed(disclaimer), *([say("map_dots")] if dots else [])])
    drawing = Drawing()
    for status in classes:
        _draw_class(drawing, rows[rows["status"] == status], status, theme, width)
    draw_legend(drawing, legend)
    _draw_world(drawing, theme)
    return frame.close(drawing)


def _draw_class(drawing: Drawing, rows: pd.DataFrame, status: Status, theme: Theme, width: int) -> None:
    colours, colour = PALETTES[theme], status_colour(status, theme)
    word = wording.status(status).word
    hover = {row["ref_area"]: hover_text(row) for row in records(rows)}
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
