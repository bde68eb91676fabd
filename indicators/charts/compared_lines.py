"""A few areas on one indicator as lines in one chart, each named at its end with its last figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import broken, hollow_key, hover_text, is_hollow, points, value_axis, year_axis
from indicators.charts.drawing import LINE, SCREEN, Drawing, escape, lines_of, say
from indicators.charts.frame import Caption, finish
from indicators.charts.theme import PALETTES, Theme, goal_line, line_colours, sizes
from indicators.model import Catalogue, Indicator, Period, records
from indicators.wording.figures import SMALL

SYMBOLS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "triangle-down": "▼", "star": "★"}
START = 100.0
FEWEST = 3               # figures of a line: two points are none
HEIGHT = 340             # pixels of the plot
BESIDE = 120             # pixels of a name beside the end of a line
AIR = 0.04               # of the scale, above the highest and below the lowest point


@dataclass(frozen=True)
class AreaLine:
    """An area's rows with a value, its levels as drawn, and its look."""

    name: str
    rows: pd.DataFrame
    levels: "pd.Series[float]"
    colour: str
    symbol: str


def common_start(frames: Sequence[pd.DataFrame], indicator: Indicator) -> int | None:
    """The first year to which counts can be indexed; None if there is none.

    In this year every series has an exact figure of at least 20, since an index on a smaller one would suggest more
    precision than there is, and none breaks later. Levels, shares and stages are compared as they are.
    """
    known = [rows for frame in frames if len(rows := frame[frame["value"].notna()].sort_values("year"))]
    if indicator.measure not in {"flow", "stock"} or indicator.stages or len(known) < 2:
        return None
    after = max((year for rows in known for year in broken(rows)), default=0)
    years = set.intersection(*(_solid(rows) for rows in known))
    last = max(rows["year"].max() for rows in known)
    return min((year for year in years if after <= year < last), default=None)


def compared_lines(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    start: int | None = None, goal: float | None = None, goal_name: str = "", theme: Theme = "light",
    width: int | None = SCREEN,
) -> go.Figure | None:
    """A line for each area that has a value; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``start`` (see ``common_start``) the figure of that
    year is 100, earlier years are left out, and a dashed line is where ``goal`` leads, the yearly change as a share;
    otherwise values are in the indicator's unit. Gaps and breaks interrupt a line, uncertain figures are hollow.
    """
    lines = list(_lines(frames, start, theme))
    if not lines:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    every, levels = pd.concat([line.rows for line in lines]), pd.concat([line.levels for line in lines])
    first, last = int(every["year"].min()), int(every["year"].max())
    if goal is not None and start is not None:
        path = {year: START * (1 + goal) ** (year - start) for year in range(start, last + 1)}
        drawing.trace("scatter", x=list(path), y=list(path.values()), mode="lines", hoverinfo="skip", showlegend=True,
                      name=say("goal_of_all", goal=goal_name), line=goal_line(theme))
        levels = pd.concat([levels, pd.Series(path.values())])
    for line in lines:
        _draw(drawing, line, indicator, catalogue, colours.background)
    if hollow := hollow_key(every):
        drawing.key(hollow, "scatter", mode="markers", marker={
            "size": 8, "color": colours.background, "line": {"color": colours.quiet, "width": 2}})
    axis, is_cut = value_axis(levels, indicator)
    low, high = min(levels) if is_cut else min(0.0, *levels), max(levels)
    air = AIR * (high - low or 1)
    scale = low - (air if is_cut else 0), high + air
    drawing.layout |= {"xaxis": year_axis(first, last), "yaxis": axis | {"range": scale},
                       "yaxis2": _ends(drawing, lines, indicator, start, scale, sizes(width).text)}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        *([say("interrupted")] if any(broken(line.rows) for line in lines) else []),
        *([say("scale_cut")] if is_cut else [])])


def _solid(rows: pd.DataFrame) -> set[int]:
    """Years whose figure may be the base of an index."""
    exact = ~rows["marks"].map(wording.is_bound).astype(bool)
    return set(rows.loc[exact & (rows["value"] >= SMALL), "year"].astype(int))


def _lines(frames: Mapping[str, pd.DataFrame], start: int | None, theme: Theme) -> Iterator[AreaLine]:
    """The areas with a value from the start on; each has the look of its place among all."""
    for (name, colour), symbol in zip(line_colours(frames, theme).items(), SYMBOLS, strict=False):
        frame = frames[name]
        rows = frame[frame["value"].notna() & (frame["year"] >= (start or 0))].sort_values("year")
        if len(rows):
            levels = rows["value"] if start is None else rows["value"] / rows["value"].iloc[0] * START
            yield AreaLine(name, rows, levels, colour, symbol)


def _draw(drawing: Drawing, line: AreaLine, indicator: Indicator, catalogue: Catalogue, background: str) -> None:
    """The line with its points, uncertain ones hollow; two figures are no line."""
    drawn, by_year = list(points(line.rows)), dict(zip(line.rows["year"], line.levels, strict=True))
    drawing.trace(
        "scatter", name=line.name, mode="lines+markers" if len(line.rows) >= FEWEST else "markers", connectgaps=False,
        cliponaxis=False, line={"color": line.colour, "width": 2.5}, x=[year for year, _ in drawn],
        y=[None if row is None else by_year[row["year"]] for _, row in drawn],
        marker={"size": 9, "symbol": line.symbol, "line": {"color": line.colour, "width": 2},
                "color": [background if row is not None and is_hollow(row["marks"]) else line.colour
                          for _, row in drawn]},
        hovertext=["" if row is None else hover_text(row, indicator, catalogue, line.name) for _, row in drawn])


def _ends(drawing: Drawing, lines: Sequence[AreaLine], indicator: Indicator, start: int | None,
          scale: tuple[float, float], size: int) -> dict[str, Any]:
    """A second axis, on the right, whose labels are the areas, each at the end of its line or as near as they fit."""
    texts = [lines_of(f"{SYMBOLS[line.symbol]} {line.name}", BESIDE, size) for line in lines]
    pixel = (scale[1] - scale[0]) / HEIGHT
    places = _apart([float(line.levels.iloc[-1]) for line in lines],
                    [(len(names) + 1.3) * LINE * size * pixel for names in texts], scale)
    drawing.trace("scatter", name="ends", x=[None], y=[None], yaxis="y2", hoverinfo="skip")
    return {"overlaying": "y", "side": "right", "range": scale, "showgrid": False, "tickvals": places, "ticktext": [
        f'<span style="color:{line.colour}"><b>{"<br>".join(map(escape, names))}</b><br>'
        f"{escape(_newest(line, indicator, start))}</span>" for line, names in zip(lines, texts, strict=True)]}


def _newest(line: AreaLine, indicator: Indicator, start: int | None) -> str:
    """The last figure with its year, after its index if it has one."""
    last = records(line.rows[-1:])[0]
    figure = wording.bare_value(last["value"], indicator, last["marks"])
    if start is None:
        return say("value_of_year", value=figure, year=Period.of(last))
    return say("of_start", value=wording.number(line.levels.iloc[-1]), own=figure, year=Period.of(last))


def _apart(levels: Sequence[float], heights: Sequence[float], scale: tuple[float, float]) -> list[float]:
    """Places for labels of some heights, in the order of their levels and near them, none over another."""
    order, places, edge = sorted(range(len(levels)), key=lambda at: levels[at]), list(levels), scale[0]
    for at in order:
        places[at] = max(levels[at], edge + heights[at] / 2)
        edge = places[at] + heights[at] / 2
    edge = scale[1]
    for at in reversed(order):
        places[at] = min(places[at], edge - heights[at] / 2)
        edge = places[at] - heights[at] / 2
    return places
