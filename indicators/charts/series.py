"""One indicator of one area over the years, with its goal, the path to it, the median of a group and the outlook.

Where the goal is a yearly change, columns below the line show each change against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts import curve
from indicators.charts.drawing import NARROW, SCREEN, Drawing, escape, hover, markup, say
from indicators.charts.frame import Caption, finish
from indicators.charts.theme import PALETTES, Theme, between, goal_line
from indicators.model import Catalogue, Indicator, records

FEWEST = 3               # values of a line: two points are none
HEIGHT, STRIP = 300, 130     # pixels of the plot, and of the columns below it
FLATTENED = 6            # times the highest value: a higher median would flatten the line, and is not drawn
SHARE = 0.27             # of the height that the columns take
HIGHEST = 1.0            # change, as a share, above which a column leaves the picture
ROOM = 1.35              # of the scale of the columns, in the farthest change
FEW_DIGITS = 10          # from this upper bound on, the outlook is shown without decimals (false precision)


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
    of OUTLOOK, dotted after the last value, with a fan from ``low`` to ``high``.
    """
    rows = series.sort_values("year").reset_index(drop=True)
    known = rows[rows["value"].notna()]
    if len(known) < 2:
        return None
    ahead = outlook if outlook is not None and not outlook.empty else None
    drawing = Drawing()
    _draw_goals(drawing, known, goal, ahead, indicator, catalogue, theme)
    if median is not None:
        _draw_median(drawing, median, known, theme)
    if ahead is not None:
        _draw_outlook(drawing, known, ahead, indicator, catalogue, theme)
    _draw_values(drawing, known, indicator, catalogue, theme, has_outlook=ahead is not None)
    _mark_breaks(drawing, known, theme)
    ends = [value for trace in drawing.traces for value in trace["y"] if value is not None]
    years = [year for trace in drawing.traces for year in trace["x"] if year is not None]
    axis, is_cut = curve.value_axis(pd.Series(ends), indicator)
    drawing.layout |= {"xaxis": curve.year_axis(round(min(years)), round(max(years))), "yaxis": axis}
    columns = _changes(rows, indicator)
    keys = _draw_changes(drawing, columns, indicator, theme) if columns else []
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT + (STRIP if columns else 0),
                  keys=[*([say("scale_cut")] if is_cut else []), *keys], remarks=curve.without_figure(rows))


def _draw_goals(drawing: Drawing, known: pd.DataFrame, goal: GoalLine | None, ahead: pd.DataFrame | None,
                indicator: Indicator, catalogue: Catalogue, theme: Theme) -> None:
    """The path, or the goal's number: both for one year would be two goals."""
    def draw(points: "pd.Series[float]", name: str, **look: object) -> None:
        drawing.trace("scatter", x=list(points.index), y=list(points), name=name, line=goal_line(theme) | look,
                      mode="lines", hoverinfo="skip", showlegend=True)

    on_a_path = wording.gaps_from(indicator) == "path"
    paths = [path for path in curve.goal_paths(known) if path.nunique() > 1] if on_a_path else []
    goals = known.set_index("year")["path_value"].dropna()
    if paths:
        path = paths[-1]
        if ahead is not None:
            path = pd.concat([path, ahead.set_index("year")["path_value"].dropna()])
        draw(path, say("path", since=str(path.index[0]), year=str(path.index[-1]),
                       value=in_unit(path.iloc[-1], indicator, catalogue)), width=1.5, dash="solid")
    elif not on_a_path and goals.nunique() > 1:
        draw(goals, say("goals"), shape="hv")
    elif goal:
        first, last = known["year"].iloc[0] if goal.since is None else goal.since, goal.year or known["year"].iloc[-1]
        value = in_unit(goal.value, indicator, catalogue)
        draw(pd.Series(goal.value, index=[first, max(last, first + 1)]), say(
            "goal_by", name=goal.name, value=value, year=goal.year) if goal.year else say(
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
    colours, drawn = PALETTES[theme], list(curve.points(known))
    last = known["year"].iloc[-1]
    named = set(known["year"]) if len(known) < FEWEST else {last}
    value, before = known["value"].iloc[-1], known["value"].iloc[-2]
    is_above_axis = value > known["value"].max() / 5
    beside = "top left" if value >= before else "bottom left" if is_above_axis else (
        "top right" if has_outlook else "top left")           # where neither line nor axis is
    soft = [row is not None and curve.is_hollow(row["marks"]) for _, row in drawn]

    def text(row: Mapping[Any, Any] | None) -> str:
        if row is None or row["year"] not in named:
            return ""
        return f"<b>{escape(wording.bare_value(row['value'], indicator, row['marks']))}</b>"

    drawing.trace(
        "scatter", name="values", x=[year for year, _ in drawn],
        y=[None if row is None else curve.plain(row["value"]) for _, row in drawn], connectgaps=False, cliponaxis=False,
        mode="markers+text" if len(known) < FEWEST else "lines+markers+text",
        line={"color": colours.series, "width": 3, "shape": "hv" if indicator.stages else "linear"},
        marker={"size": 8, "line": {"color": colours.series, "width": 2},
                "color": [colours.background if hollow else colours.series for hollow in soft]},
        text=[text(row) for _, row in drawn], textfont={"color": colours.series},
        textposition=["top center" if year != last else beside for year, _ in drawn],
        hovertext=["" if row is None else curve.hover_text(row, indicator, catalogue) for _, row in drawn])
    if any(soft):
        drawing.key(curve.hollow_key(known), "scatter", mode="markers", marker={
            "size": 8, "color": colours.background, "line": {"color": colours.series, "width": 2}})


def _mark_breaks(drawing: Drawing, known: pd.DataFrame, theme: Theme) -> None:
    """A dotted line before each figure that cannot be compared with those before."""
    years, between_years = known["year"].tolist(), curve.broken(known)
    line = {"color": PALETTES[theme].quiet, "width": 1.5, "dash": "dot"}
    for before, year in zip(years, years[1:], strict=False):
        if year in between_years:
            drawing.line(x0=(before + year) / 2, x1=(before + year) / 2, y0=0, y1=1, yref="y domain", line=line)
    if between_years:
        drawing.key(say("break"), "scatter", mode="lines", line=line)


def _changes(rows: pd.DataFrame, indicator: Indicator) -> list[dict[str, Any]]:
    """The rows of ASSESSMENT whose year has a tick against a yearly goal.

    None for other goals, and for percentages, whose change is given in points. A gap, a break, the first year, a figure
    that is not certain or a bound and a change that is withheld leave no row.
    """
    return [row for row in records(rows) if indicator.measure != "share" and not isnan(row.get("met", nan))
            and wording.has_known_change(row) and not isnan(row["target"])]


def _draw_changes(drawing: Drawing, columns: Sequence[Mapping[str, Any]], indicator: Indicator, theme: Theme
                  ) -> list[str]:
    """Draw the columns in per cent, in the lower part of the plot; the sentences that explain them.

    Filled: the goal was met. Thin: on a year before with fewer than 20, of which a rate says little.
    """
    colours = PALETTES[theme]
    few = [wording.small(indicator, row["previous_value"]) for row in columns]
    changes = pd.Series({row["year"]: 100 * row["change"] for row in columns})
    goals = pd.Series({row["year"]: 100 * row["target"] for row in columns})
    drawing.trace(
        "bar", name="changes", yaxis="y2", width=[0.25 if small else 0.6 for small in few], x=list(changes.index),
        y=list(changes), marker={"line": {"width": 1.5, "color": colours.quiet}, "color": [
            colours.quiet if row["met"] else colours.background for row in columns]},
        hovertext=[hover(wording.signed(100 * row["change"], 0) + " %", str(row["year"]),
                         say("year_met" if row["met"] else "year_missed")) for row in columns])
    drawing.trace("scatter", name="yearly goal", x=[goals.index[0] - 0.4, *goals.index[1:], goals.index[-1] + 0.4],
                  y=[*goals, goals.iloc[-1]], yaxis="y2", mode="lines", hoverinfo="skip",
                  line=goal_line(theme) | {"shape": "hv"})
    ends = [0.0, *changes.clip(-100 * HIGHEST, 100 * HIGHEST), *goals]
    drawing.layout["yaxis"] |= {"domain": [SHARE + 0.13, 1]}
    drawing.layout["yaxis2"] = {
        "domain": [0, SHARE], "range": [ROOM * min(ends), ROOM * max(ends)], "zeroline": True,
        "tickvals": [goals.iloc[-1]], "ticktext": [f"{wording.signed(goals.iloc[-1], 1)} %"]}
    drawing.layout["xaxis"] |= {"anchor": "y2"}
    drawing.note(name="changes", xref="paper", x=0, yref="paper", y=SHARE, xanchor="left", yanchor="bottom",
                 text=markup(wrap(say("changes"), NARROW)), font={"color": colours.quiet})
    return [*([say("changes_small")] if any(few) else []),
            *([say("changes_cut")] if changes.abs().max() > 100 * HIGHEST else [])]


def _draw_outlook(drawing: Drawing, known: pd.DataFrame, outlook: pd.DataFrame, indicator: Indicator,
                  catalogue: Catalogue, theme: Theme) -> None:
    """A dotted line from the last value on, with a widening fan; ``outlook`` is a frame of OUTLOOK with a row."""
    colours, last = PALETTES[theme], known.iloc[-1]
    years = [int(last["year"]), *outlook["year"]]
    start, texts = curve.plain(last["value"]), [outlook_text(row, indicator, catalogue) for row in records(outlook)]
    drawing.trace(
        "scatter", x=[*years, *years[::-1]], mode="lines", name="fan", fill="toself", fillcolor=colours.fan,
        y=[start, *outlook["high"], *outlook["low"][::-1], start], line={"width": 0}, hoverinfo="skip")
    drawing.trace(
        "scatter", x=years, y=[start, *outlook["value"]], mode="lines", showlegend=True,
        name=say("outlook", value=texts[-1], year=str(years[-1])),
        line={"color": colours.series, "width": 2.5, "dash": "dot"},
        hovertext=["", *(hover(text, str(year)) for text, year in zip(texts, years[1:], strict=True))])


def outlook_text(row: "Mapping[Any, Any] | pd.Series", indicator: Indicator, catalogue: Catalogue,
                 what: str = "value") -> str:
    """A year of the outlook: "about 26 items (18 to 35)"; near zero "none, or a few (up to 5)".

    A value that rounds to zero is not a figure, so only its range is given. ``what`` is "value", or "in" a year.
    """
    decimals = 0 if abs(row["high"]) >= FEW_DIGITS else indicator.decimals
    low, high = (wording.number(row[end], decimals) for end in ("low", "high"))
    value, highest = (wording.value(round(row[name], decimals), indicator, catalogue) for name in ("value", "high"))
    few = "one" if round(row["high"]) <= 1 else "few" if row["high"] < FEW_DIGITS else "some"
    kind = "" if round(row["value"], decimals) else f"_{few}" if indicator.whole else "_near_zero"
    return say(f"outlook_{what}{kind}", value=value, low=low, high=high if indicator.whole or not kind else highest,
               year=str(int(row["year"])))


def outlook_sentence(series: pd.DataFrame, row: "Mapping[Any, Any] | pd.Series", indicator: Indicator,
                     catalogue: Catalogue) -> str:
    """A year of the outlook as a sentence with its condition: "If the coming years vary as those since 2013 did: …"."""
    known = series[series["value"].notna()]
    since = max([int(known["year"].iloc[0]), *curve.broken(known)])
    return say("outlook_if", since=str(since), outlook=outlook_text(row, indicator, catalogue, "in"))
