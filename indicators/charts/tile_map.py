"""Countries by status as tiles of one size, by region, so that every country is legible and no boundary is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.lettering import escape, say
from indicators.charts.status_legend import draw_legend, hover_text, legend_height, legend_lines
from indicators.charts.status_rows import certainty_key
from indicators.charts.theme import PAGE, PALETTES, UNCOLOURED, Theme, sizes, status_colour, text_on
from indicators.model import Mark, Status, records

TILE, HIGH, GAP = 4.0, 3.1, 0.3     # width and height of a tile, and the space around it, in font sizes
HEAD = 2.0                          # height of a region's name, in font sizes


@dataclass(frozen=True)
class _Tile:
    """A country's tile: its row, and its left upper corner in pixels."""

    row: dict[str, Any]
    x: float
    y: float


def tile_map(rows: pd.DataFrame, caption: Caption, *, theme: Theme = "light", width: int = PAGE) -> go.Figure | None:
    """Tiles by region, from A to Z; None without rows.

    ``rows``: one for each country, with ``ref_area`` (the code on the tile), ``name``, ``region`` ("" for none),
    ``status`` (a Status, "" without a recent figure, and of an activity), ``word`` (of the status), ``number`` (of an
    activity, else ""), ``certainty`` (a Certainty or "") and ``label`` (value and year for the hover text). Colour,
    mark and code say the same, for those who print in grey.
    """
    if rows.empty:
        return None
    size = sizes(width)
    without = int(((rows["status"] == "") & (rows["number"] == "")).sum())
    legend = legend_lines(rows, [(PALETTES[theme].grid, say("tile_none", count=without))] if without else [],
                          theme=theme, width=width - 2 * size.edge, size=size.text)
    tiles, heads, height = _positions(rows, width - 2 * size.edge, size.text)
    frame = lay_out(caption, theme=theme, width=width, left=size.edge, right=size.edge,
                    below=legend_height(legend, size.text), plot=height, keys=certainty_key(rows))
    drawing = Drawing()
    _draw_tiles(drawing, tiles, frame)
    for y, name in heads:
        drawing.note(name="region", x=0, y=y, xanchor="left", yanchor="bottom", text=f"<b>{escape(name)}</b>")
    draw_legend(drawing, legend)
    drawing.layout["barmode"] = "overlay"
    drawing.layout["xaxis"] = {"range": [0, frame.plot_width], "visible": False}
    drawing.layout["yaxis"] = {"range": [height, 0], "visible": False}
    return frame.close(drawing)


def _positions(rows: pd.DataFrame, width: float, size: float) -> tuple[list[_Tile], list[tuple[float, str]], int]:
    """The tiles, the base of each region's name, and the height of all, in pixels."""
    across = max(1, int((width + GAP * size) // ((TILE + GAP) * size)))
    tiles: list[_Tile] = []
    heads: list[tuple[float, str]] = []
    top = 0.0
    for region, own in _by_region(rows):
        top += HEAD * size
        heads.append((top - GAP * size, region))
        for index, row in enumerate(own):
            tiles.append(_Tile(row, x=index % across * (TILE + GAP) * size,
                               y=top + index // across * (HIGH + GAP) * size))
        top += ((len(own) - 1) // across + 1) * (HIGH + GAP) * size
    return tiles, heads, round(top)


def _by_region(rows: pd.DataFrame) -> Iterator[tuple[str, Sequence[dict[str, Any]]]]:
    for region, own in rows.sort_values("name").groupby("region"):
        yield say("tile_region", region=str(region), count=len(own)), records(own)


def _draw_tiles(drawing: Drawing, tiles: Sequence[_Tile], frame: Frame) -> None:
    colours, size = PALETTES[frame.theme], frame.size.text
    own = [status_colour(status, frame.theme) if (status := tile.row["status"]) else colours.quiet for tile in tiles]
    outlined = [tile.row["status"] in UNCOLOURED for tile in tiles]
    hatched = [tile.row["status"] == Status.NOT_ASSESSED for tile in tiles]
    drawing.trace(
        "bar", x=[tile.x + TILE * size / 2 for tile in tiles], base=[tile.y for tile in tiles],
        y=[HIGH * size] * len(tiles), width=TILE * size,
        marker={"color": [colours.background if plain else colour for plain, colour in zip(outlined, own, strict=True)],
                "line": {"color": [colour if tile.row["status"] or tile.row["number"] else colours.grid
                                   for tile, colour in zip(tiles, own, strict=True)],
                         "width": [int(plain) for plain in outlined]},
                "pattern": {"shape": ["/" if hatch else "" for hatch in hatched], "size": 8, "solidity": 0.1,
                            "fgcolor": colours.quiet}},
        hovertext=[hover_text(tile.row) for tile in tiles], hovertemplate="%{hovertext}<extra></extra>")
    for tile, colour, plain in zip(tiles, own, outlined, strict=True):
        drawing.note(name="tile", x=tile.x + TILE * size / 2, y=tile.y + HIGH * size / 2, xanchor="center",
                     yanchor="middle", align="center", font={"color": colour if plain else text_on(colour)},
                     text=f"<b>{escape(tile.row['ref_area'])}</b><br>{' '.join(_marks(tile.row))}")


def _marks(row: Mapping[str, Any]) -> list[str]:
    sign = wording.marked_provisional(Mark.PROVISIONAL)
    return [row["number"] or wording.status(row["status"]).icon,
            *([wording.certainty(row["certainty"]).mark] if row["certainty"] else []),
            *([sign] if row["word"].endswith(sign) else [])]
