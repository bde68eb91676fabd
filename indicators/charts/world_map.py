"""Countries by status on a world map: categories, never shades of a number."""

from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing, hover, say
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, by_chance, hover_lines
from indicators.charts.theme import PALETTES, UNCOLOURED, Theme, outline, status_colour, text_on
from indicators.model import records

SHAPE, HEIGHT = 0.46, 380    # height of the map relative to its width, without Antarctica, and in pixels on a screen
TOPOJSON = "/app/static/topojson/"  # where Streamlit serves static/topojson, for a page's config
SMALL_AREAS = pd.read_csv(Path(__file__).with_name("small_areas.csv"), index_col="area")
"""Longitude and latitude of areas that the map lacks, or draws too small to be seen."""


def world_map(
    rows: pd.DataFrame, caption: Caption, *, disclaimer: str, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """Map of statuses; None without rows. Countries without one, but of the group, are outlined.

    ``rows``: one for each country, with ``ref_area`` (alpha-3), ``name``, ``status`` (a Status), ``word`` (of the
    status), ``certainty`` (a Certainty or "") and ``label`` (value and year). Countries too small to be seen are dots;
    those whose status could be chance have a sign. Other countries are paler than any status. ``disclaimer`` (names
    and boundaries) is a key. The browser fetches the shapes as set in the page's config ``{"topojsonURL": TOPOJSON}``.
    """
    if rows.empty:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    for status in rows["status"].unique():
        _draw_status(drawing, rows[rows["status"] == status], status, theme)
    unsure = rows[by_chance(rows)]
    sign = {"symbol": "hash-open", "size": 8, "line": {"width": 1.5}}
    if len(unsure):
        drawing.trace("scattergeo", name="chance", locations=unsure["ref_area"].tolist(), mode="markers",
                      hoverinfo="skip", marker=sign | {"color": [
                          text_on(status_colour(status, theme)) for status in unsure["status"]]})
    add_keys(drawing, rows.assign(certainty=""), theme, width or SCREEN)
    if len(unsure):
        drawing.key(say("map_chance"), "scatter", mode="markers", marker=sign | {"color": colours.text})
    if without := int((rows["status"] == "").sum()):
        drawing.key(say("tile_none", count=without), marker={
            "color": colours.background, "line": {"width": 1, "color": colours.quiet}})
    drawing.key(say("map_none"), marker={"color": colours.land, "line": {"width": 1, "color": colours.grid}})
    drawing.layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}, "geo": {
        "projection": {"type": "equal earth"}, "resolution": 110, "bgcolor": colours.background, "showframe": False,
        "showcoastlines": False, "showland": True, "landcolor": colours.land, "showcountries": True,
        "countrycolor": colours.background, "countrywidth": 0.5, "showocean": False, "showlakes": False,
        "lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-56, 80]}}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT if width is None else round(SHAPE * width),
                  keys=[disclaimer, *([say("map_dots")] if rows["ref_area"].isin(SMALL_AREAS.index).any() else [])])


def _draw_status(drawing: Drawing, rows: pd.DataFrame, status: str, theme: Theme) -> None:
    background = PALETTES[theme].background
    colour = background if status in UNCOLOURED else status_colour(status, theme)
    texts = {row["ref_area"]: hover(row["name"], row["label"], *hover_lines(row)) for row in records(rows)}
    line = {"color": outline(colour, theme), "width": 0.7}
    name = wording.status(status).word
    drawing.trace("choropleth", name=name, locations=list(texts), z=[1] * len(texts), hovertext=list(texts.values()),
                  colorscale=[[0, colour], [1, colour]], showscale=False, marker={"line": line})
    small = {area: text for area, text in texts.items() if area in SMALL_AREAS.index}
    if small:
        drawing.trace("scattergeo", name=name, lon=SMALL_AREAS.loc[list(small), "longitude"].tolist(),
                      lat=SMALL_AREAS.loc[list(small), "latitude"].tolist(), hovertext=list(small.values()),
                      marker={"size": 7, "color": colour, "line": line})
