"""A few areas on one indicator as lines in one chart, each named in the legend with its last figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import value_axis, year_axis
from indicators.charts.curve import points
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.mark_texts import broken, hollow_key, hover_text, is_hollow, value_text
from indicators.charts.texts import say
from indicators.charts.theme import LINE_COLOURS, PALETTES, Theme
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


@dataclass(frozen=True)
class _Line:
    """One area as drawn: its rows with a value, and the same values on the chart's scale."""

    name: str
    rows: pd.DataFrame
    drawn: "pd.Series[float]"
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
    start: int | None = None, goal: YearlyGoal | None = None, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A line for each area that has a value; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``start`` (see ``common_start``) the figure of that
    year is 100, earlier years are left out, and a dashed line is where ``goal`` leads; otherwise values are in the
    indicator's unit. Gaps and breaks interrupt a line, uncertain figures are hollow.
    """
    lines = list(_lines(frames, start, theme))
    if not lines:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    values, years = (pd.concat([line.drawn for line in lines]), pd.concat([line.rows["year"] for line in lines]))
    if goal and start is not None:
        path = {year: START * (1 + goal.change) ** (year - start) for year in range(start, int(years.max()) + 1)}
        drawing.trace("scatter", x=list(path), y=list(path.values()), mode="lines", hoverinfo="skip", showlegend=True,
                      name=say("goal_of_all", goal=goal.words),
                      line={"color": colours.goal, "width": 1.5, "dash": "dash"})
        values = pd.concat([values, pd.Series(path.values())])
    for line in lines:
        _draw_line(drawing, line, start, indicator, catalogue, theme)
    if hollow := hollow_key(pd.concat([line.rows for line in lines])):
        drawing.key(hollow, "scatter", mode="markers", marker={
            "size": 8, "color": colours.background, "line": {"color": colours.quiet, "width": 2}})
    axis, is_cut = value_axis(values, indicator)
    drawing.layout |= {"xaxis": year_axis(int(years.min()), int(years.max())), "yaxis": axis}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        *([say("started", year=start, value=int(START))] if start is not None else []),
        *([say("interrupted")] if any(broken(line.rows) for line in lines) else []),
        *([say("scale_cut")] if is_cut else [])])


def _solid(rows: pd.DataFrame) -> set[int]:
    """Years whose figure may be the base of an index."""
    exact = ~rows["marks"].map(wording.is_bound).astype(bool)
    return set(rows.loc[exact & (rows["value"] >= SMALL), "year"].astype(int))


def _lines(frames: Mapping[str, pd.DataFrame], start: int | None, theme: Theme) -> Iterator[_Line]:
    for (name, frame), colour, symbol in zip(frames.items(), LINE_COLOURS[theme], SYMBOLS, strict=False):
        rows = frame[frame["value"].notna()].sort_values("year")
        rows = rows if start is None else rows[rows["year"] >= start]
        if len(rows):
            yield _Line(name, rows, rows["value"] if start is None else rows["value"] / rows["value"].iloc[0] * START,
                        colour, symbol)


def _draw_line(drawing: Drawing, line: _Line, start: int | None, indicator: Indicator, catalogue: Catalogue,
               theme: Theme) -> None:
    background = PALETTES[theme].background
    levels, drawn = dict(zip(line.rows["year"], line.drawn, strict=True)), list(points(line.rows))
    last = records(line.rows[-1:])[0]
    newest = say("value_of_year", value=value_text(last, indicator, catalogue), year=last["year"])
    if start is not None:
        newest = say("of_start", value=wording.number(line.drawn.iloc[-1]), own=newest)
    drawing.trace(
        "scatter", name=say("line", name=line.name, newest=newest), showlegend=True,
        mode="lines+markers" if len(line.rows) >= FEWEST else "markers",
        x=[year for year, _ in drawn], y=[None if row is None else levels[row["year"]] for _, row in drawn],
        connectgaps=False, cliponaxis=False, line={"color": line.colour, "width": 2.5},
        marker={"size": 9, "symbol": line.symbol, "line": {"color": line.colour, "width": 2},
                "color": [background if row is not None and is_hollow(row["marks"]) else line.colour
                          for _, row in drawn]},
        hovertext=["" if row is None else hover_text(row, indicator, catalogue, line.name) for _, row in drawn],
        hovertemplate="%{hovertext}<extra></extra>")
