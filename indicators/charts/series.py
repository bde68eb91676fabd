"""One indicator of one area over the years, with its goal, the path to it, the median of a group and the outlook."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.change_columns import changes, draw_changes
from indicators.charts.curve import (
    broken,
    goal_paths,
    hollow_key,
    hover_text,
    is_hollow,
    plain,
    points,
    value_axis,
    without_figure,
    year_axis,
    yearly_goals,
)
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.outlook import draw_outlook
from indicators.charts.texts import escape, say
from indicators.charts.theme import PALETTES, Theme, between, goal_line
from indicators.model import Catalogue, Indicator

FEWEST = 3               # values of a line: two points are none
HEIGHT, STRIP = 300, 130     # pixels of the plot, and of the columns below it
FLATTENED = 6            # times the highest value: a higher median would flatten the line, and is not drawn
SHARE = 0.27             # of the height that the columns take


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal as a dashed line: name, value, year in which it is due (None: every year) and first year of the line."""

    name: str
    value: float
    year: int | None = None
    since: int | None = None


@dataclass(frozen=True)
class Median:
    """The median of a group of countries by year, and its name with their number."""

    name: str
    values: "pd.Series[float]"


def in_unit(value: float, indicator: Indicator, catalogue: Catalogue) -> str:
    """A goal's or path's value as text, with its unit."""
    return wording.value(indicator.in_whole(value), indicator, catalogue)


def series_figure(
    series: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    goal: GoalLine | None = None, outlook: pd.DataFrame | None = None, median: Median | None = None,
    theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """Line chart of one series; None with fewer than two values.

    ``series``: rows of ASSESSMENT of one indicator, area and breakdown, values in the indicator's unit. Gaps and breaks
    interrupt the line, uncertain figures are hollow; a goal with a path is drawn as its path alone. ``outlook``: rows
    of OUTLOOK, dotted after the last value, with a fan from ``low`` to ``high``. Where the goal is a yearly change,
    columns below the line show each change against it.
    """
    rows = series.sort_values("year").reset_index(drop=True)
    known = rows[rows["value"].notna()]
    if len(known) < 2:
        return None
    ahead = outlook if outlook is not None and not outlook.empty else None
    drawing, keys = Drawing(), list[str]()
    _draw_goals(drawing, known, goal, ahead, indicator, catalogue, theme)
    if median is not None:
        _draw_median(drawing, median, known, theme)
    if ahead is not None:
        draw_outlook(drawing, known, ahead, indicator, catalogue, theme)
    _draw_values(drawing, known, indicator, catalogue, theme, has_outlook=ahead is not None)
    _mark_breaks(drawing, known, theme)
    ends = [value for trace in drawing.traces for value in trace["y"] if value is not None]
    years = [year for trace in drawing.traces for year in trace["x"] if year is not None]
    axis, is_cut = value_axis(pd.Series(ends), indicator)
    drawing.layout |= {"xaxis": year_axis(round(min(years)), round(max(years))), "yaxis": axis}
    if columns := changes(rows, indicator):
        keys += draw_changes(drawing, columns, indicator, SHARE, theme)
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT + (STRIP if columns else 0),
                  keys=[*([say("scale_cut")] if is_cut else []), *keys], remarks=without_figure(rows))


def _draw_goals(drawing: Drawing, known: pd.DataFrame, goal: GoalLine | None, ahead: pd.DataFrame | None,
                indicator: Indicator, catalogue: Catalogue, theme: Theme) -> None:
    """The path, or the goal's number: both for one year would be two goals."""
    line = goal_line(theme)
    shown: dict[str, Any] = {"mode": "lines", "hoverinfo": "skip", "showlegend": True}
    on_a_path = wording.gaps_from(indicator) == "path"
    paths = [path for path in goal_paths(known) if path.nunique() > 1] if on_a_path else []
    for path in paths[-1:]:
        if ahead is not None:
            path = pd.concat([path, ahead.set_index("year")["path_value"].dropna()])
        drawing.trace("scatter", **shown, x=list(path.index), y=list(path), line=line | {"width": 1.5, "dash": "solid"},
                      name=say("path", since=str(path.index[0]), year=str(path.index[-1]),
                               value=in_unit(path.iloc[-1], indicator, catalogue)))
    goals = yearly_goals(known) if not on_a_path else known["path_value"][:0]
    if goals.nunique() > 1:
        drawing.trace("scatter", **shown, x=list(goals.index), y=list(goals), name=say("goals"),
                      line=line | {"shape": "hv"})
    elif goal and not paths:
        first, last = known["year"].iloc[0] if goal.since is None else goal.since, goal.year or known["year"].iloc[-1]
        value = in_unit(goal.value, indicator, catalogue)
        drawing.trace("scatter", **shown, x=[first, max(last, first + 1)], y=[goal.value] * 2, line=line,
                      name=say("goal_by", name=goal.name, value=value, year=goal.year) if goal.year else say(
                          "goal", name=goal.name, value=value))


def _draw_median(drawing: Drawing, median: Median, known: pd.DataFrame, theme: Theme) -> None:
    """The median over the years of the series, in grey; none that would flatten the line."""
    values = median.values[median.values.index.isin(range(known["year"].min(), known["year"].max() + 1))]
    if len(values) and values.max() <= FLATTENED * known["value"].max():
        grey = between(PALETTES[theme].quiet, PALETTES[theme].background, 0.3)
        drawing.trace("scatter", name=median.name, x=list(values.index), y=list(values), mode="lines", showlegend=True,
                      hoverinfo="skip", line={"color": grey, "width": 2.5})


def _draw_values(drawing: Drawing, known: pd.DataFrame, indicator: Indicator, catalogue: Catalogue,
                 theme: Theme, *, has_outlook: bool) -> None:
    colours, drawn = PALETTES[theme], list(points(known))
    last = known["year"].iloc[-1]
    named = set(known["year"]) if len(known) < FEWEST else {last}
    value, before = known["value"].iloc[-1], known["value"].iloc[-2]
    is_above_axis = value > known["value"].max() / 5
    beside = "top left" if value >= before else "bottom left" if is_above_axis else (
        "top right" if has_outlook else "top left")           # where neither line nor axis is
    soft = [row is not None and is_hollow(row["marks"]) for _, row in drawn]

    def text(row: Mapping[Any, Any] | None) -> str:
        if row is None or row["year"] not in named:
            return ""
        return f"<b>{escape(wording.bare_value(row['value'], indicator, row['marks']))}</b>"

    drawing.trace(
        "scatter", name="values", x=[year for year, _ in drawn],
        y=[None if row is None else plain(row["value"]) for _, row in drawn], connectgaps=False, cliponaxis=False,
        mode="markers+text" if len(known) < FEWEST else "lines+markers+text",
        line={"color": colours.series, "width": 3, "shape": "hv" if indicator.stages else "linear"},
        marker={"size": 8, "line": {"color": colours.series, "width": 2},
                "color": [colours.background if hollow else colours.series for hollow in soft]},
        text=[text(row) for _, row in drawn], textfont={"color": colours.series},
        textposition=["top center" if year != last else beside for year, _ in drawn],
        hovertext=["" if row is None else hover_text(row, indicator, catalogue) for _, row in drawn],
        hovertemplate="%{hovertext}<extra></extra>")
    if any(soft):
        drawing.key(hollow_key(known), "scatter", mode="markers", marker={
            "size": 8, "color": colours.background, "line": {"color": colours.series, "width": 2}})


def _mark_breaks(drawing: Drawing, known: pd.DataFrame, theme: Theme) -> None:
    """A dotted line before each figure that cannot be compared with those before."""
    years, between_years = known["year"].tolist(), broken(known)
    line = {"color": PALETTES[theme].quiet, "width": 1.5, "dash": "dot"}
    for before, year in zip(years, years[1:], strict=False):
        if year in between_years:
            drawing.line(x0=(before + year) / 2, x1=(before + year) / 2, y0=0, y1=1, yref="y domain", line=line)
    if between_years:
        drawing.key(say("break"), "scatter", mode="lines", line=line)
