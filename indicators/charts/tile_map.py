"""Countries by status as tiles of one size, by region, so that every country is legible and no boundary is drawn."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.drawing import SCREEN, Drawing, escape, hover, say
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, by_chance, hover_lines, with_icon
from indicators.charts.theme import BRIEFING, PALETTES, Theme, bar_look, sizes, text_on
from indicators.model import records

HIGH, HEAD = 44, 26      # pixels of a tile, and of a region's name
ACROSS, ON_A_SLIDE = 9, 14     # tiles in a row
FILLED = 0.94            # of a tile's room


def tile_map(rows: pd.DataFrame, caption: Caption, *, theme: Theme = "light",
             width: int | None = SCREEN) -> go.Figure | None:
    """Tiles by region, from A to Z, with code, icon and value; None without rows.

    ``rows``: one for each country, with ``ref_area`` (the code on the tile), ``name``, ``region`` ("" for none),
    ``status`` (a Status, "" without a recent figure, and of an activity), ``word`` (of the status), ``number`` (the
    value, "" without a recent one), ``certainty`` (a Certainty or "") and ``label`` (value and year).
    """
    if rows.empty:
        return None
    drawing, across, size = Drawing(), ON_A_SLIDE if width is not None and width >= BRIEFING else ACROSS, sizes(width)
    placed, top = list[dict[str, Any]](), 0
    for region, own in rows.sort_values("name").groupby("region"):
        drawing.note(name="region", x=0, y=top + HEAD - 4, xanchor="left", yanchor="bottom",
                     text=f"<b>{escape(say('tile_region', region=str(region), count=len(own)))}</b>")
        placed += [{**row, "x": at % across, "y": top + HEAD + at // across * HIGH}
                   for at, row in enumerate(records(own))]
        top += HEAD + ((len(own) - 1) // across + 1) * HIGH
    tiles = pd.DataFrame(placed).assign(
        at=lambda tiles: tiles["x"] + 0.5, base=lambda tiles: tiles["y"] + 1, by_chance=by_chance,
        text=[f"<b>{escape(with_icon(row | {'word': ''}, row['ref_area']))}</b><br>{escape(row['number'])}"
              for row in placed],
        hover=[hover(row["name"], row["label"], *hover_lines(row)) for row in placed])
    for (status, chance), part in tiles.groupby(["status", "by_chance"], sort=False):     # one pattern for a trace
        marker = bar_look(str(status), theme, chance=bool(chance))
        drawing.trace("bar", name="tiles", x=part["at"].tolist(), base=part["base"].tolist(), y=[HIGH - 3] * len(part),
                      width=FILLED, marker=marker, hovertext=part["hover"].tolist())
        plate = {"bgcolor": marker["color"]} if chance else {}
        for tile in records(part):
            drawing.note(name="tile", x=tile["at"], y=tile["base"] + (HIGH - 3) / 2, text=tile["text"], align="center",
                         font={"size": size.footer, "color": text_on(marker["color"])}, **plate)
    add_keys(drawing, rows, theme, width)
    without = int(((rows["status"] == "") & (rows["number"] == "")).sum())
    if without and width is not None:
        drawing.key(say("tile_none", count=without), marker={
            "color": PALETTES[theme].background, "line": {"width": 1, "color": PALETTES[theme].quiet}})
    drawing.layout |= {"xaxis": {"range": [0, across], "visible": False},
                       "yaxis": {"range": [top, 0], "visible": False}}
    codes = say("tile_codes", codes=", ".join(f"{row['ref_area']} {row['name']}" for row in placed))
    in_picture = width is not None and width < BRIEFING
    return finish(drawing, caption, theme=theme, width=width, plot=top, keys=[codes] if in_picture else [],
                  remarks=[codes])
