"""Stages of many areas over the years: a row of tiles for each area, with the stage's number in each year."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import year_ticks
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, Key, lay_out, needed
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.mark_texts import hollow_key, hover_text, is_hollow
from indicators.charts.status_legend import draw_legend, in_lines, legend_height
from indicators.charts.theme import PAGE, PALETTES, Sizes, Theme, between, sizes, status_colour, text_on
from indicators.model import Catalogue, Indicator, Status, records

DRAWN = ["year", "value", "target", "marks", "status"]
ROW = 1.55             # height of a row, in font sizes
GAP = 2                # pixels between two tiles
WIDEST = 46            # pixels of a year at most, before the picture is stretched by up to a fifth
PHONE_BELOW = 500      # pixels of width below which the newest stage is not written in words
AIR = 8                # pixels between columns
DARKEST = 0.55         # the highest stage below the goal, between the colours of grid lines (0) and quiet texts (1)


def stage_tiles(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A row for each area that has a figure, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT, of an indicator with stages. Tiles have the colour of
    Goal met from the goal's stage on (``target``) and greys below it; uncertain figures are hollow, years without a
    figure empty. If not all years fit, the newest are shown. The height depends on the number of areas.
    """
    known = {name: rows.sort_values("year") for name, frame in frames.items()
             if len(rows := frame.loc[frame["value"].notna(), DRAWN])}
    if not known:
        return None
    size, phone = sizes(width), width < PHONE_BELOW
    every = pd.concat([rows.assign(row=at, name=name) for at, (name, rows) in enumerate(known.items())])
    names = [wrap(name, width * (0.45 if phone else 0.3), size.text) for name in known]
    newest = [] if phone else [wrap(words, width * 0.3, size.text) for words in _newest(known, indicator)]
    left = size.edge + AIR + _widest(names, size)
    right = max(size.edge + AIR + _widest(newest, size) if newest else size.edge,
                ceil(text_width("2024", size.text) / 2))       # the last year's label is wider than its tile
    first, last = _years(every, width - left - right, size)
    shown, colours = every[every["year"] >= first], _colours(every, indicator, theme)
    legend = in_lines(_legend(every, indicator, colours), width=width - 2 * size.edge, size=size.text)
    lines = max(map(len, (*names, *newest)))
    frame = lay_out(caption, theme=theme, width=width, left=left, right=right,
                    plot=ceil((ROW + LINE * (lines - 1)) * size.text * len(known)),
                    above=ceil(LINE * size.text) + AIR, below=legend_height(legend, size.text),
                    keys=_keys(every, first))
    drawing = Drawing()
    _draw_axes(drawing, first, last, names, frame)
    _draw_tiles(drawing, shown, colours, indicator, catalogue, frame)
    for at, text in enumerate(newest):
        drawing.note(name="newest", x=last + 0.5, y=at, xanchor="left", yanchor="middle", align="left", xshift=AIR,
                     text=markup(text))
    draw_legend(drawing, legend, size.edge - left)
    return frame.close(drawing)


def _draw_axes(drawing: Drawing, first: int, last: int, names: Sequence[list[str]], frame: Frame) -> None:
    """Draw the years, and the names with a thin line that leads the eye to a distant tile; if there are few years, the
    axis continues empty, so that tiles keep their width in a wide picture.
    """
    shown = max(last - first + 1, frame.plot_width / WIDEST)
    years = year_ticks(first, last, frame.plot_width * (last - first + 1) / shown, text_width("2024", frame.size.text))
    drawing.layout["xaxis"] = {"range": [first - 0.5, first - 0.5 + shown], "side": "top", "tickvals": years,
                               "ticklen": 2, "ticktext": [str(year) for year in years]}
    drawing.layout["yaxis"] = {"range": [len(names) - 0.5, -0.5], "tickvals": list(range(len(names))),
                               "ticktext": list(map(markup, names)),
                               "tickfont": {"color": PALETTES[frame.theme].text, "size": frame.size.text}}


def _years(rows: pd.DataFrame, room: float, size: Sizes) -> tuple[int, int]:
    """First and last year that fit into ``room`` pixels, up to the last with a figure."""
    last = int(rows["year"].max())
    fit = int(room // (text_width("0", size.footer) + 2 * GAP))
    return max(int(rows["year"].min()), last - fit + 1), last


def _newest(known: Mapping[str, pd.DataFrame], indicator: Indicator) -> Iterator[str]:
    """The newest stage of each area in words, with its year unless that is the last year drawn."""
    last = max(rows["year"].iloc[-1] for rows in known.values())
    for row in (rows.iloc[-1] for rows in known.values()):
        stage = wording.text(indicator.stages[int(row["value"])])
        yield stage if row["year"] == last else say("value_of_year", value=stage, year=int(row["year"]))


def _widest(texts: Sequence[list[str]], size: Sizes) -> int:
    return ceil(max((text_width(line, size.text, bold=True) for lines in texts for line in lines), default=0))


def _colours(rows: pd.DataFrame, indicator: Indicator, theme: Theme) -> dict[int, str]:
    """The colour of each stage: that of Goal met from the goal's stage on, and ever darker greys below it."""
    goal = rows["target"].max()
    lower = [stage for stage in sorted(indicator.stages) if not stage >= goal]
    palette, steps = PALETTES[theme], max(1, len(lower) - 1)
    return {stage: between(palette.grid, palette.quiet, DARKEST * lower.index(stage) / steps) if stage in lower
            else status_colour(Status.GOAL_MET, theme) for stage in sorted(indicator.stages)}


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


def _draw_tiles(drawing: Drawing, shown: pd.DataFrame, colours: Mapping[int, str], indicator: Indicator,
                catalogue: Catalogue, frame: Frame) -> None:
    """Draw each figure as a tile with its number: hollow where it is uncertain, in a thick line where a stage is lost.
    """
    palette, figures = PALETTES[frame.theme], records(shown)
    met, lost = (status_colour(status, frame.theme) for status in (Status.GOAL_MET, Status.MOVING_AWAY))
    own = [colours[int(figure["value"])] for figure in figures]
    hollow = [is_hollow(figure["marks"]) for figure in figures]
    fills = [palette.background if plain else colour for plain, colour in zip(hollow, own, strict=True)]
    is_lost = [figure["status"] == Status.MOVING_AWAY for figure in figures]
    low, high = drawing.layout["xaxis"]["range"]
    tall = 1 - GAP * len(drawing.layout["yaxis"]["tickvals"]) / frame.plot
    wide = frame.plot_width / (high - low) - 2 * GAP
    drawing.trace(
        "bar", name="stages", x=shown["year"].tolist(), y=[tall] * len(shown),
        base=(shown["row"] - tall / 2).tolist(), width=1 - GAP * (high - low) / frame.plot_width,
        marker={"color": fills, "line": {
            "color": [lost if gone else colour if colour == met else palette.quiet
                      for gone, colour in zip(is_lost, own, strict=True)],
            "width": [3 if gone else 1.5 if plain else 0 for gone, plain in zip(is_lost, hollow, strict=True)]}},
        hovertext=[f"<b>{escape(figure['name'])}</b><br>{hover_text(figure, indicator, catalogue)}"
                   for figure in figures], hovertemplate="%{hovertext}<extra></extra>")
    drawing.trace(
        "scatter", name="numbers", mode="text", hoverinfo="skip", x=shown["year"].tolist(), y=shown["row"].tolist(),
        text=[str(int(figure["value"])) for figure in figures],
        textfont={"size": frame.size.text if text_width("0", frame.size.text) <= wide else frame.size.footer,
                  "color": [palette.text if plain else text_on(colour)
                            for plain, colour in zip(hollow, own, strict=True)]})
