"""Stages of many areas over the years: a row of tiles for each area, with the stage's number in each year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import year_ticks
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, Key, lay_out, needed
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.mark_texts import hollow_key, hover_text, is_hollow
from indicators.charts.status_legend import draw_legend, in_lines, legend_height
from indicators.charts.theme import PAGE, PALETTES, Sizes, Theme, sizes, status_colour, text_on
from indicators.model import Catalogue, Indicator, Status, records

DRAWN = ["year", "value", "target", "marks", "status"]
ROW = 1.55             # height of a row, in font sizes
GAP = 2                # pixels between two tiles
WIDEST = 46            # pixels of a year at most, before the picture is stretched by up to a fifth
PHONE_BELOW = 500      # pixels of width below which the newest stage is not written in words
AIR = 8                # pixels between columns
DARKEST = 0.55         # the highest stage below the goal, between the colours of grid lines (0) and quiet texts (1)


@dataclass(frozen=True)
class _Row:
    """An area as drawn: wrapped name and newest stage, its figures by year, and its top and height in pixels."""

    name: list[str]
    newest: list[str]
    known: pd.DataFrame
    top: int
    height: int


@dataclass(frozen=True)
class _Tile:
    """A figure as drawn: its row, its colours, and the width of its outline in pixels."""

    row: _Row
    figure: Mapping[str, Any]
    fill: str
    ink: str
    edge: str
    thick: float


def stage_tiles(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A row for each area that has a figure, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT, of an indicator with stages. Tiles have the colour of
    Goal met from the goal's stage on (``target``) and greys below it; uncertain figures are hollow, years without a
    figure empty. If not all years fit, the newest are shown. The height depends on the number of areas.
    """
    known = {name: found.sort_values("year") for name, frame in frames.items()
             if len(found := frame.loc[frame["value"].notna(), DRAWN])}
    if not known:
        return None
    size, every = sizes(width), pd.concat(known.values())
    rows, height = _rows(known, indicator, width)
    left = size.edge + AIR + _widest([row.name for row in rows], size)
    right = max(size.edge + AIR + _widest([row.newest for row in rows], size) if width >= PHONE_BELOW else size.edge,
                ceil(text_width("2024", size.text) / 2))       # the last year's label is wider than its tile
    first, last = _years(every, width - left - right, size)
    colours = _colours(every, indicator, theme)
    legend = in_lines(_legend(every, indicator, colours), width=width - 2 * size.edge, size=size.text)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right, plot=height,
                    above=ceil(LINE * size.text) + AIR, below=legend_height(legend, size.text),
                    keys=_keys(every, first))
    drawing = Drawing()
    _draw_axes(drawing, first, last, frame)
    _draw_guides(drawing, rows, last, frame)
    _draw_tiles(drawing, _tiles(rows, first, colours, theme), indicator, catalogue, frame)
    _write(drawing, rows, last)
    draw_legend(drawing, legend, size.edge - left)
    return frame.close(drawing)


def _draw_axes(drawing: Drawing, first: int, last: int, frame: Frame) -> None:
    """Draw the years; if there are few, the axis continues empty, so that tiles keep their width in a wide picture."""
    shown = max(last - first + 1, frame.plot_width / WIDEST)
    years = year_ticks(first, last, frame.plot_width * (last - first + 1) / shown, text_width("2024", frame.size.text))
    drawing.layout["xaxis"] = {"range": [first - 0.5, first - 0.5 + shown], "side": "top", "tickvals": years,
                               "ticklen": 2, "ticktext": [str(year) for year in years]}
    drawing.layout["yaxis"] = {"range": [frame.plot, 0], "visible": False}


def _years(rows: pd.DataFrame, room: float, size: Sizes) -> tuple[int, int]:
    """First and last year that fit into ``room`` pixels, up to the last with a figure."""
    last = int(rows["year"].max())
    fit = int(room // (text_width("0", size.footer) + 2 * GAP))
    return max(int(rows["year"].min()), last - fit + 1), last


def _rows(known: Mapping[str, pd.DataFrame], indicator: Indicator, width: int) -> tuple[list[_Row], int]:
    """The areas as drawn, and the height of all."""
    size, phone = sizes(width), width < PHONE_BELOW
    last = max(int(frame["year"].max()) for frame in known.values())
    rows: list[_Row] = []
    top = 0
    for name, frame in known.items():
        names = wrap(name, width * (0.36 if phone else 0.25), size.text)
        newest = [] if phone else wrap(_newest(frame, indicator, last), width * 0.22, size.text, bold=True)
        height = ceil((ROW + LINE * (max(len(names), len(newest), 1) - 1)) * size.text)
        rows.append(_Row(names, newest, frame, top, height))
        top += height
    return rows, top


def _newest(known: pd.DataFrame, indicator: Indicator, last: int) -> str:
    """The newest stage in words, with its year unless that is the last year drawn."""
    row = known.iloc[-1]
    stage = wording.text(indicator.stages[int(row["value"])])
    return stage if row["year"] == last else say("value_of_year", value=stage, year=int(row["year"]))


def _widest(texts: Sequence[list[str]], size: Sizes) -> int:
    return ceil(max((text_width(line, size.text, bold=True) for lines in texts for line in lines), default=0))


def _colours(rows: pd.DataFrame, indicator: Indicator, theme: Theme) -> dict[int, str]:
    """The colour of each stage: that of Goal met from the goal's stage on, and ever darker greys below it."""
    goal = rows["target"].max()
    lower = [stage for stage in sorted(indicator.stages) if not stage >= goal]
    palette, steps = PALETTES[theme], max(1, len(lower) - 1)
    return {stage: _between(palette.grid, palette.quiet, DARKEST * lower.index(stage) / steps) if stage in lower
            else status_colour(Status.GOAL_MET, theme) for stage in sorted(indicator.stages)}


def _between(one: str, other: str, share: float) -> str:
    """The colour at a share of the way from one ("#e4e7eb") to another."""
    pairs = [(int(one[at:at + 2], 16), int(other[at:at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _legend(rows: pd.DataFrame, indicator: Indicator, colours: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    goal = rows["target"].max()
    for stage, colour in colours.items():
        yield colour, say("stage_of_goal" if stage == goal else "stage", stage=stage,
                          name=wording.text(indicator.stages[stage]))


def _keys(rows: pd.DataFrame, first: int) -> list[Key]:
    shown = rows[rows["year"] >= first]
    return [*needed(say("tiles_from", year=first) if len(shown) < len(rows) else ""),
            *needed(say("tiles_lost") if (shown["status"] == Status.MOVING_AWAY).any() else ""),
            *needed(hollow_key(shown, "tiles_hollow"))]


def _tiles(rows: Sequence[_Row], first: int, colours: Mapping[int, str], theme: Theme) -> list[_Tile]:
    palette, tiles = PALETTES[theme], list[_Tile]()
    for row in rows:
        for figure in records(row.known[row.known["year"] >= first]):
            own = colours[int(figure["value"])]
            hollow = is_hollow(figure["marks"])
            lost = figure["status"] == Status.MOVING_AWAY
            met = own == status_colour(Status.GOAL_MET, theme)
            tiles.append(_Tile(
                row, figure, fill=palette.background if hollow else own, ink=palette.text if hollow else text_on(own),
                edge=status_colour(Status.MOVING_AWAY, theme) if lost else own if met else palette.quiet,
                thick=3 if lost else 1.5 if hollow else 0))
    return tiles


def _draw_guides(drawing: Drawing, rows: Sequence[_Row], last: int, frame: Frame) -> None:
    """A thin line through each row, which leads the eye from the name to a distant tile."""
    for row in rows:
        middle = row.top + row.height / 2
        drawing.line(name="guide", x0=drawing.layout["xaxis"]["range"][0], x1=last + 0.5, y0=middle, y1=middle,
                     layer="below", line={"color": PALETTES[frame.theme].grid, "width": 1})


def _draw_tiles(drawing: Drawing, tiles: Sequence[_Tile], indicator: Indicator, catalogue: Catalogue,
                frame: Frame) -> None:
    low, high = drawing.layout["xaxis"]["range"]
    tall, years = ROW * frame.size.text - GAP, [tile.figure["year"] for tile in tiles]
    middles = [tile.row.top + tile.row.height / 2 for tile in tiles]
    wide = frame.plot_width / (high - low) - 2 * GAP
    font = frame.size.text if text_width("0", frame.size.text) <= wide else frame.size.footer
    drawing.trace(
        "bar", name="stages", x=years, y=[tall] * len(tiles), base=[middle - tall / 2 for middle in middles],
        width=1 - GAP * (high - low) / frame.plot_width,
        marker={"color": [tile.fill for tile in tiles],
                "line": {"color": [tile.edge for tile in tiles], "width": [tile.thick for tile in tiles]}},
        hovertext=[f"<b>{escape(' '.join(tile.row.name))}</b><br>{hover_text(tile.figure, indicator, catalogue)}"
                   for tile in tiles], hovertemplate="%{hovertext}<extra></extra>")
    drawing.trace(
        "scatter", name="numbers", mode="text", hoverinfo="skip", x=years, y=middles,
        text=[str(int(tile.figure["value"])) for tile in tiles],
        textfont={"size": font, "color": [tile.ink for tile in tiles]})


def _write(drawing: Drawing, rows: Sequence[_Row], last: int) -> None:
    """Names at the left, and the newest stages in words right of the last year."""
    for row in rows:
        at = {"y": row.top + row.height / 2, "yanchor": "middle"}
        drawing.note(**at, name="area", xref="paper", x=0, xanchor="right", align="right", xshift=-AIR,
                     text=markup(row.name))
        if row.newest:
            drawing.note(**at, name="newest", x=last + 0.5, xanchor="left", align="left", xshift=AIR,
                         text=markup(row.newest))
