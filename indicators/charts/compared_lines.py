"""A few areas on one indicator as lines in one chart, each named in the legend with its last figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import value_axis, year_axis
from indicators.charts.curve import points
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.mark_texts import broken, hollow_key, hover_text, is_hollow
from indicators.charts.texts import say
from indicators.charts.theme import LINE_COLOURS, PALETTES, Theme, goal_line
from indicators.model import Catalogue, Indicator, records
from indicators.wording.changes import SMALL

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "hexagon", "star")
START = 100.0
FEWEST = 3               # figures of a line: two points are none
HEIGHT = 340             # pixels of the plot


@dataclass(frozen=True)
class YearlyGoal:
    """The change that a goal requires every year, as a share (0.1), and in words."""

    change: float
    words: str


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
    start: int | None = None, goal: YearlyGoal | None = None, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A line for each area that has a value; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``start`` (see ``common_start``) the figure of that
    year is 100, earlier years are left out, and a dashed line is where ``goal`` leads; otherwise values are in the
    indicator's unit. Gaps and breaks interrupt a line, uncertain figures are hollow.
    """
    known = _known(frames, start)
    if not known:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    every = pd.concat(known.values())
    levels = pd.concat([_levels(rows, start) for rows in known.values()])
    first, last = int(every["year"].min()), int(every["year"].max())
    if goal and start is not None:
        path = {year: START * (1 + goal.change) ** (year - start) for year in range(start, last + 1)}
        drawing.trace("scatter", x=list(path), y=list(path.values()), mode="lines", hoverinfo="skip", showlegend=True,
                      name=say("goal_of_all", goal=goal.words), line=goal_line(theme))
        levels = pd.concat([levels, pd.Series(path.values())])
    for (name, rows), colour, symbol in zip(known.items(), LINE_COLOURS[theme], SYMBOLS, strict=False):
        drawing.trace("scatter", **_line(name, rows, start, indicator, catalogue),
                      **_look(rows, colour, symbol, colours.background))
    if hollow := hollow_key(every):
        drawing.key(hollow, "scatter", mode="markers", marker={
            "size": 8, "color": colours.background, "line": {"color": colours.quiet, "width": 2}})
    axis, is_cut = value_axis(levels, indicator)
    drawing.layout |= {"xaxis": year_axis(first, last), "yaxis": axis}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        *([say("interrupted")] if any(map(broken, known.values())) else []),
        *([say("scale_cut")] if is_cut else [])])


def _solid(rows: pd.DataFrame) -> set[int]:
    """Years whose figure may be the base of an index."""
    exact = ~rows["marks"].map(wording.is_bound).astype(bool)
    return set(rows.loc[exact & (rows["value"] >= SMALL), "year"].astype(int))


def _known(frames: Mapping[str, pd.DataFrame], start: int | None) -> dict[str, pd.DataFrame]:
    """The rows with a value from the start on, of the areas that have any."""
    known = {name: frame[frame["value"].notna() & (frame["year"] >= (start or 0))].sort_values("year")
             for name, frame in frames.items()}
    return {name: rows for name, rows in known.items() if len(rows)}


def _levels(rows: pd.DataFrame, start: int | None) -> "pd.Series[float]":
    """The values as drawn: as they are, or as shares of the first."""
    return rows["value"] if start is None else rows["value"] / rows["value"].iloc[0] * START


def _line(name: str, rows: pd.DataFrame, start: int | None, indicator: Indicator,
          catalogue: Catalogue) -> dict[str, Any]:
    """Plotly's settings of a line: its points, its name with the last figure, and its hover texts."""
    drawn, levels = list(points(rows)), _levels(rows, start)
    by_year, last = dict(zip(rows["year"], levels, strict=True)), records(rows[-1:])[0]
    newest = say("value_of_year", year=last["year"],
                 value=wording.value(last["value"], indicator, catalogue, last["marks"]))
    if start is not None:
        newest = say("of_start", value=wording.number(levels.iloc[-1]), own=newest)
    return {"name": say("line", name=name, newest=newest), "x": [year for year, _ in drawn],
            "y": [None if row is None else by_year[row["year"]] for _, row in drawn],
            "hovertext": ["" if row is None else hover_text(row, indicator, catalogue, name) for _, row in drawn],
            "hovertemplate": "%{hovertext}<extra></extra>"}


def _look(rows: pd.DataFrame, colour: str, symbol: str, background: str) -> dict[str, Any]:
    """Plotly's settings of how a line looks; uncertain figures are hollow, two figures are no line."""
    return {"mode": "lines+markers" if len(rows) >= FEWEST else "markers", "showlegend": True, "connectgaps": False,
            "cliponaxis": False, "line": {"color": colour, "width": 2.5},
            "marker": {"size": 9, "symbol": symbol, "line": {"color": colour, "width": 2},
                       "color": [background if row is not None and is_hollow(row["marks"]) else colour
                                 for _, row in points(rows)]}}
