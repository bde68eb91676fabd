"""Countries by status on a world map: categories, never shades of a number."""

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, by_chance, hover_lines
from indicators.charts.texts import hover, say
from indicators.charts.theme import PALETTES, UNCOLOURED, Theme, outline, status_colour, text_on
from indicators.model import records

SHAPE, HEIGHT = 0.46, 380    # height of the map relative to its width, without Antarctica, and in pixels on a screen
TOPOJSON = "/app/static/topojson/"  # where Streamlit serves static/topojson, for a page's config
SMALL_AREAS: dict[str, tuple[float, float]] = {
    "ABW": (-70.0, 12.5), "AIA": (-63.1, 18.2), "ALA": (20.0, 60.2), "AND": (1.6, 42.5), "ASM": (-170.7, -14.3),
    "ATG": (-61.8, 17.1), "BES": (-68.3, 12.2), "BHR": (50.5, 26.0), "BHS": (-78.0, 24.7), "BLM": (-62.8, 17.9),
    "BMU": (-64.8, 32.3), "BRB": (-59.5, 13.2), "BRN": (114.6, 4.5), "CCK": (96.8, -12.2),
    "COK": (-159.8, -21.2), "COM": (43.4, -11.7), "CPV": (-23.6, 15.1), "CUW": (-69.0, 12.2),
    "CXR": (105.6, -10.5), "CYM": (-81.3, 19.3), "CYP": (33.2, 35.0), "DMA": (-61.4, 15.4), "FRO": (-7.0, 62.1),
    "FSM": (158.2, 6.9), "GGY": (-2.6, 49.5), "GIB": (-5.3, 36.1), "GLP": (-61.6, 16.2), "GRD": (-61.7, 12.1),
    "GUM": (144.8, 13.4), "HKG": (114.1, 22.4), "IMN": (-4.5, 54.2), "JEY": (-2.1, 49.2), "KIR": (-157.6, 1.8),
    "KNA": (-62.8, 17.3), "LCA": (-61.0, 13.9), "LIE": (9.6, 47.1), "LUX": (6.1, 49.8), "MAC": (113.6, 22.1),
    "MAF": (-63.1, 18.1), "MCO": (7.4, 43.7), "MDV": (73.5, 4.2), "MHL": (171.1, 7.1), "MLT": (14.4, 35.9),
    "MNP": (145.8, 15.2), "MSR": (-62.2, 16.7), "MTQ": (-61.0, 14.7), "MUS": (57.6, -20.3),
    "MYT": (45.1, -12.8), "NFK": (167.9, -29.0), "NIU": (-169.9, -19.1), "NRU": (166.9, -0.5),
    "PCN": (-128.3, -24.4), "PLW": (134.6, 7.5), "PSE": (35.3, 31.9), "PYF": (-149.4, -17.7),
    "REU": (55.5, -21.1), "SGP": (103.8, 1.4), "SHN": (-5.7, -16.0), "SMR": (12.5, 43.9), "SPM": (-56.3, 46.9),
    "STP": (6.6, 0.2), "SXM": (-63.1, 18.0), "SYC": (55.5, -4.7), "TCA": (-72.2, 21.8), "TKL": (-171.8, -9.2),
    "TON": (-175.2, -21.2), "TTO": (-61.3, 10.4), "TUV": (179.2, -8.5), "VAT": (12.4, 41.9),
    "VCT": (-61.2, 13.2), "VGB": (-64.6, 18.4), "VIR": (-64.8, 17.7), "WSM": (-172.4, -13.6),
    "XKX": (20.9, 42.6),
}
"""Longitude and latitude of areas that the map lacks, or draws too small to be seen."""


def world_map(
    rows: pd.DataFrame, caption: Caption, *, disclaimer: str, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """Map of statuses; None without rows.

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
    add_keys(drawing, rows.assign(certainty=""), theme)
    if len(unsure):
        drawing.key(say("map_chance"), "scatter", mode="markers", marker=sign | {"color": colours.text})
    drawing.key(say("map_none"), marker={"color": colours.land, "line": {"width": 1, "color": colours.grid}})
    drawing.layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}, "geo": {
        "projection": {"type": "equal earth"}, "resolution": 110, "bgcolor": colours.background, "showframe": False,
        "showcoastlines": False, "showland": True, "landcolor": colours.land, "showcountries": True,
        "countrycolor": colours.background, "countrywidth": 0.5, "showocean": False, "showlakes": False,
        "lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-56, 80]}}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT if width is None else round(SHAPE * width),
                  keys=[disclaimer, *([say("map_dots")] if rows["ref_area"].isin(SMALL_AREAS).any() else [])])


def _draw_status(drawing: Drawing, rows: pd.DataFrame, status: str, theme: Theme) -> None:
    background = PALETTES[theme].background
    colour = background if status in UNCOLOURED else status_colour(status, theme)
    texts = {row["ref_area"]: hover(row["name"], row["label"], *hover_lines(row)) for row in records(rows)}
    line = {"color": outline(colour, theme), "width": 0.7}
    name = wording.status(status).word
    drawing.trace("choropleth", name=name, locations=list(texts), z=[1] * len(texts), hovertext=list(texts.values()),
                  colorscale=[[0, colour], [1, colour]], showscale=False, marker={"line": line},
                  hovertemplate="%{hovertext}<extra></extra>")
    small = {area: text for area, text in texts.items() if area in SMALL_AREAS}
    if small:
        drawing.trace("scattergeo", name=name, lon=[SMALL_AREAS[area][0] for area in small],
                      lat=[SMALL_AREAS[area][1] for area in small], hovertext=list(small.values()),
                      marker={"size": 7, "color": colour, "line": line}, hovertemplate="%{hovertext}<extra></extra>")
