"""One indicator of one area over the years, with its goal and the path to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import alone, drawn_on, goal_paths, plain, points
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.lettering import LINE, escape, markup, say, text_width, wrap
from indicators.charts.outlook import draw_outlook, outlook_key, outlook_text
from indicators.charts.reading import BOUNDS, SOFT, hover_text, is_break, keys, value_text
from indicators.charts.scale import spread, ticks, year_ticks
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes
from indicators.model import Catalogue, Indicator


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal as a dashed line: its name and value, the year it is due (None: every year), where the line starts."""

    name: str
    value: float
    year: int | None = None
    since: int | None = None


@dataclass(frozen=True)
class _Scale:
    """Where the axes begin and end, what they name, and the height of the plot in pixels."""

    first: int
    last: int
    low: float
    high: float
    values: list[float]
    plot: int = 0

    def pixel(self, value: float) -> float:
        """Height of a value above the plot's bottom."""
        return (value - self.low) / (self.high - self.low) * self.plot


def series_figure(
    series: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    goal: GoalLine | None = None, outlook: pd.DataFrame | None = None, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """Line of one series; None where it has no value to draw.

    ``series``: rows of ASSESSMENT of one indicator, area and breakdown, values in the indicator's unit. Gaps and
    breaks interrupt the line, soft figures are hollow, the path is drawn from ``baseline_*`` to ``path_value``.
    ``outlook``: rows of OUTLOOK, drawn dotted after the last value, with a fan from ``low`` to ``high``.
    """
    rows = series.sort_values("year").reset_index(drop=True)
    known = rows[rows["value"].notna()]
    if known.empty:
        return None
    ahead = outlook if outlook is not None and not outlook.empty else None
    paths = goal_paths(known) if ahead is None else drawn_on(goal_paths(known), ahead)
    scale = _scale(known, paths, goal, ahead, indicator)
    names = _tick_names(scale, indicator, width)
    size = sizes(width)
    left = size.edge + ceil(max(text_width(line, size.text) for name in names for line in name)) + 8
    baselines = {int(path.index[0]) for path in paths}
    frame = lay_out(caption, theme=theme, width=width, left=left, right=size.labels + size.edge,
                    below=ceil(size.text * LINE * (2 if baselines else 1)) + 8,
                    keys=[*keys(rows), *_two_goals(known, paths, goal),
                          *([] if ahead is None else [outlook_key(known, ahead)]),
                          *_cut_scale(scale, indicator, catalogue)])
    scale = _with_headroom(scale, known, frame)

    drawing = Drawing()
    _draw_goal(drawing, goal, scale, theme)
    _draw_paths(drawing, paths, theme)
    if ahead is not None:
        draw_outlook(drawing, known.iloc[-1], ahead, indicator, catalogue, theme)
    _draw_values(drawing, known, indicator, catalogue, theme, width)
    _mark_breaks(drawing, known, scale, frame)
    _label_ends(drawing, known, paths[-1:], goal, ahead, scale, frame, indicator, catalogue)
    _axes(drawing, scale, names, baselines, frame)
    return frame.close(drawing)


def _scale(known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None, ahead: pd.DataFrame | None,
           indicator: Indicator) -> _Scale:
    """Counts start at zero; so does all else, unless that would squeeze it into the upper half."""
    years = [*known["year"], *(year for path in paths for year in path.index)]
    values = [*known["value"], *(value for path in paths for value in path)]
    if goal:
        values.append(goal.value)
        years += [goal.year] if goal.year else []
    if ahead is not None:
        values += [*ahead["low"], *ahead["high"]]
        years += [*ahead["year"]]
    low, high = min(values), max(values)
    counted = indicator.measure in {"flow", "stock"} or bool(indicator.stages)
    from_zero = counted or low < high / 2 or low == high
    bottom = min(low, 0) if from_zero else low - (high - low) / 4
    high = max(high, 0) if high > bottom or not from_zero else bottom + 1
    if indicator.stages:
        steps = [float(stage) for stage in sorted(indicator.stages)]
    else:
        steps = ticks(bottom, high, 4, whole=indicator.whole)
    return _Scale(min(years), max(years), steps[0], max(steps[-1], high), steps)


def _with_headroom(scale: _Scale, known: pd.DataFrame, frame: Frame) -> _Scale:
    """Room above the data for a value's label, and one line more for the word at a break."""
    lines = 2.6 if known["marks"].map(is_break).any() else 1.2
    room = lines * frame.size.text / frame.plot
    high = max(scale.high, scale.low + (max(scale.high, *known["value"]) - scale.low) * (1 + room))
    return _Scale(scale.first, scale.last, scale.low, high, scale.values, frame.plot)


def _tick_names(scale: _Scale, indicator: Indicator, width: int) -> list[list[str]]:
    """Wrapped name of each tick of the value axis: numbers, or the stages where values are stages."""
    size = sizes(width)
    if indicator.stages:
        return [wrap(wording.text(indicator.stages[int(v)]), width / 5, size.text) for v in scale.values]
    return [[wording.number(value, 6)] for value in scale.values]


def _cut_scale(scale: _Scale, indicator: Indicator, catalogue: Catalogue) -> list[str]:
    """The warning that a scale does not begin at zero, where it does not."""
    return [say("scale_from", value=wording.value(scale.low, indicator, catalogue))] if scale.low > 0 else []


def _axes(drawing: Drawing, scale: _Scale, names: list[list[str]], baselines: set[int], frame: Frame) -> None:
    side = 0.6 if scale.last > scale.first else 1.5
    label = text_width("2024", frame.size.text)
    years = year_ticks(scale.first, scale.last, frame.plot_width * (scale.last - scale.first + 1)
                       / (scale.last - scale.first + 2 * side), label)
    apart = (scale.last - scale.first + 2 * side) * label * 1.35 / frame.plot_width
    years = [year for year in years if all(year == b or abs(year - b) >= apart for b in baselines)]
    years = sorted({*years, *baselines})
    text = [f"{year}<br>{escape(say('baseline'))}" if year in baselines else str(year) for year in years]
    drawing.layout["xaxis"] = {"range": [scale.first - side, scale.last + side], "showline": True,
                               "tickvals": years, "ticktext": text}
    bottom = scale.low - 0.04 * (scale.high - scale.low) if scale.low else scale.low
    drawing.layout["yaxis"] = {"range": [bottom, scale.high], "tickvals": scale.values,
                               "ticktext": [markup(name) for name in names],
                               "zeroline": scale.low < 0, "zerolinecolor": PALETTES[frame.theme].quiet}


def _draw_goal(drawing: Drawing, goal: GoalLine | None, scale: _Scale, theme: Theme) -> None:
    if goal:
        start = scale.first - 0.6 if goal.since is None else goal.since
        drawing.trace("scatter", x=[start, scale.last + 1.5], y=[goal.value] * 2, mode="lines", name="goal",
                      hoverinfo="skip", line={"color": PALETTES[theme].goal, "width": 2, "dash": "dash"})


def _draw_paths(drawing: Drawing, paths: list["pd.Series[float]"], theme: Theme) -> None:
    colour = PALETTES[theme].goal
    for path in paths:
        drawing.trace("scatter", x=list(path.index), y=list(path), mode="lines", name="path", hoverinfo="skip",
                      line={"color": colour, "width": 1.5})
        drawing.trace("scatter", x=[path.index[0]], y=[path.iloc[0]], mode="markers", name="baseline", hoverinfo="skip",
                      cliponaxis=False, marker={"symbol": "circle-open", "size": 17, "color": colour})


def _draw_values(
    drawing: Drawing, known: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, theme: Theme, width: int,
) -> None:
    colours, size = PALETTES[theme], sizes(width)
    drawn = list(points(known))
    isolated = alone(known) if width >= PAGE else set()
    marks = [set(row["marks"].split()) if row is not None else set() for _, row in drawn]
    hover = [hover_text(row, indicator, catalogue) if row is not None else "" for _, row in drawn]
    drawing.trace(
        "scatter", x=[year for year, _ in drawn], y=[None if row is None else plain(row["value"]) for _, row in drawn],
        mode="lines+markers+text", name="values", connectgaps=False, cliponaxis=False,
        line={"color": colours.series, "width": 3, "shape": "hv" if indicator.stages else "linear"},
        marker={"size": 10, "line": {"color": colours.series, "width": 2.5},
                "symbol": [next((BOUNDS[m] for m in BOUNDS if m in found), "circle") for found in marks],
                "color": [colours.background if found & (SOFT | set(BOUNDS)) else colours.series for found in marks]},
        text=["" if row is None or row["year"] not in isolated
              else escape(wording.number(row["value"], indicator.decimals)) for _, row in drawn],
        textposition=["top right" if year == known["year"].iloc[0] else "top center" for year, _ in drawn],
        textfont={"color": colours.series, "size": size.text},
        hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
    )


def _mark_breaks(drawing: Drawing, known: pd.DataFrame, scale: _Scale, frame: Frame) -> None:
    """Dotted line before each break; its word stands beside it wherever it does not run into the next."""
    colours, size = PALETTES[frame.theme], frame.size
    word, free_from = say("break"), 0.0
    a_year = frame.plot_width / (scale.last - scale.first + 1.2)
    years = known["year"].tolist()
    for before, year, marks in zip(years, years[1:], known["marks"].tolist()[1:], strict=False):
        if not is_break(marks):
            continue
        place = (before + year) / 2
        drawing.line(x0=place, x1=place, y0=0, y1=1, yref="paper", name="break",
                     line={"color": colours.quiet, "width": 1.5, "dash": "dot"})
        pixel, wide = (place - scale.first + 0.6) * a_year, text_width(word, size.text - 1) + 10
        to_the_right = pixel + wide <= frame.plot_width
        start = pixel if to_the_right else pixel - wide
        if start >= free_from:
            drawing.note(x=place, y=1, yref="paper", text=escape(word), yanchor="top", name="break",
                         xanchor="left" if to_the_right else "right", xshift=4 if to_the_right else -4,
                         font={"size": size.text - 1, "color": colours.quiet})
            free_from = start + wide


def _label_ends(
    drawing: Drawing, known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None,
    ahead: pd.DataFrame | None, scale: _Scale, frame: Frame, indicator: Indicator, catalogue: Catalogue,
) -> None:
    """Last value or outlook, end of the path and goal, right of the plot, each on its own height, none on another."""
    colours, size, last = PALETTES[frame.theme], frame.size, known.iloc[-1].to_dict()
    room = size.labels - 12
    value = value_text(last, indicator, catalogue)
    shown: list[tuple[float, str, list[str]]] = []
    if last["year"] == scale.last:
        lines = [*_bold(value, room, size.text), str(last["year"])]
        shown.append((float(last["value"]), colours.series, lines))
    elif ahead is not None:
        farthest = ahead.iloc[-1]
        text = say("outlook", value=outlook_text(farthest, indicator, catalogue), year=str(int(farthest["year"])))
        shown.append((float(farthest["value"]), colours.series, _lines(text, room, size.text)))
        _label_before(drawing, known, value, paths, scale, frame)
    else:
        _label_inside(drawing, last, value, goal, scale, frame)
    for path in paths:
        end = {"value": _in_unit(path.iloc[-1], indicator, catalogue), "year": int(path.index[-1])}
        shown.append((float(path.iloc[-1]), colours.goal, _lines(say("path", **end), room, size.text)))
    if goal:
        due = {"name": goal.name, "value": _in_unit(goal.value, indicator, catalogue)}
        text = say("goal_by", **due, year=goal.year) if goal.year else say("goal", **due)
        shown.append((goal.value, colours.goal, _lines(text, room, size.text)))
    heights = [len(lines) * LINE * size.text + 6 for *_, lines in shown]
    centres = [scale.pixel(level) for level, *_ in shown]
    places = spread(centres, heights, -frame.below, frame.plot + size.edge / 2)
    for (level, colour, lines), centre, place in zip(shown, centres, places, strict=True):
        drawing.note(
            name="label", x=1, xref="paper", y=level, ax=12, ay=centre - place, text="<br>".join(lines), align="left",
            xanchor="left", yanchor="middle", font={"color": colour},
            showarrow=True, arrowhead=0, arrowwidth=1, arrowcolor=colour)


def _label_before(drawing: Drawing, known: pd.DataFrame, value: str, paths: list["pd.Series[float]"], scale: _Scale,
                  frame: Frame) -> None:
    """The last value over the line left of its point, where the outlook goes on after it.

    Under the line where over it there is no room and under it there is; over all that stands there where neither has.
    """
    last, text = known.iloc[-1], frame.size.text
    since = last["year"] - text_width(value, text, bold=True) * (scale.last - scale.first + 1.2) / frame.plot_width
    drawn = [*zip(known["year"], known["value"], strict=True), *(point for path in paths for point in path.items())]
    heights = [scale.pixel(level) - scale.pixel(last["value"])
               for year, level in drawn if since <= year <= last["year"]]
    tall = 2 * LINE * text + 14
    over, under = any(2 < height < tall for height in heights), any(-tall < height < -2 for height in heights)
    below = over and not under and scale.pixel(last["value"]) > tall
    above = 10.0 if not over or below else max(height for height in heights if height < tall) + 10
    drawing.note(
        name="label", x=int(last["year"]), y=float(last["value"]), xanchor="right", xshift=8, align="right",
        yanchor="top" if below else "bottom", yshift=-10 if below else above,
        font={"color": PALETTES[frame.theme].series}, text=f"<b>{escape(value)}</b><br>{last['year']}")


def _label_inside(
    drawing: Drawing, last: Mapping[Any, Any], value: str, goal: GoalLine | None, scale: _Scale, frame: Frame,
) -> None:
    """The last value right of its point where the axis goes on after it; moved off a goal line at its height."""
    room = LINE * frame.size.text + 4
    above = scale.pixel(goal.value) - scale.pixel(last["value"]) if goal else room
    shift = 0.0 if abs(above) >= room else -room if above >= 0 else room
    drawing.note(
        name="label", x=int(last["year"]), y=float(last["value"]), xanchor="left", xshift=12, yanchor="middle",
        yshift=shift, font={"color": PALETTES[frame.theme].series}, text=f"<b>{escape(value)}</b><br>{last['year']}")


def _two_goals(known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None) -> list[str]:
    """Why the path and the year's goal ask for two different numbers, where both are drawn."""
    if goal is None or goal.since is None or not paths or paths[-1].index[0] >= goal.since:
        return []
    since, year = str(paths[-1].index[0]), str(known["year"].iloc[-1])
    return [say("path_and_goal", since=since, year=year, before=str(goal.since))]


def _in_unit(value: float, indicator: Indicator, catalogue: Catalogue) -> str:
    """What a goal or path asks for, in words."""
    return wording.value(wording.whole(value, indicator), indicator, catalogue)


def _lines(text: str, room: float, size: float) -> list[str]:
    return [escape(line) for line in wrap(text, room, size)]


def _bold(text: str, room: float, size: float) -> list[str]:
    lines = [escape(line) for line in wrap(text, room, size, bold=True)]
    return [f"<b>{lines[0]}", *lines[1:-1], f"{lines[-1]}</b>"] if len(lines) > 1 else [f"<b>{lines[0]}</b>"]
