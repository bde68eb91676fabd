"""Labels at the end of a series: its last value, the outlook, the path and the goal."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.axes import Axes
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Frame
from indicators.charts.goal_lines import GoalLine, in_unit
from indicators.charts.lettering import LINE, escape, say, wrap
from indicators.charts.mark_texts import value_text
from indicators.charts.outlook import outlook_text
from indicators.charts.theme import PALETTES
from indicators.model import Catalogue, Indicator, records

LEADER = 12              # pixels between the end of the plot and its labels


def label_ends(
    drawing: Drawing, known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None,
    ahead: pd.DataFrame | None, axes: Axes, frame: Frame, indicator: Indicator, catalogue: Catalogue,
) -> None:
    """Label last value or outlook, path and goal to the right of the plot, at their heights and without overlap."""
    colours, size, last = PALETTES[frame.theme], frame.size, records(known[-1:])[0]
    room = size.labels - 12
    value = value_text(last, indicator, catalogue)
    shown: list[tuple[float, str, list[str]]] = []
    if last["year"] == axes.last:
        lines = [*bold_lines(value, room, size.text), *wrap(wording.years(last), room, size.text)]
        shown.append((float(last["value"]), colours.series, lines))
    elif ahead is not None:
        farthest = ahead.iloc[-1]
        text = say("outlook", value=outlook_text(farthest, indicator, catalogue), year=str(int(farthest["year"])))
        shown.append((float(farthest["value"]), colours.series, _lines(text, room, size.text)))
        below = known["value"].iloc[-2:].is_monotonic_decreasing and axes.pixel(last["value"]) > 3 * LINE * size.text
        side = {"yanchor": "top", "yshift": -9} if below else {"yanchor": "bottom", "yshift": 9}
        _label_at(drawing, last, value, frame, xanchor="right", xshift=7, **side)
    else:
        _label_inside(drawing, last, value, goal, axes, frame)
    for path in paths:
        end = {"value": in_unit(path.iloc[-1], indicator, catalogue), "year": int(path.index[-1])}
        shown.append((float(path.iloc[-1]), colours.goal, _lines(say("path", **end), room, size.text)))
    if goal:
        due = {"name": goal.name, "value": in_unit(goal.value, indicator, catalogue)}
        text = say("goal_by", **due, year=goal.year) if goal.year else say("goal", **due)
        shown.append((goal.value, colours.goal, _lines(text, room, size.text)))
    write_labels(drawing, shown, axes, frame)


def write_labels(drawing: Drawing, shown: list[tuple[float, str, list[str]]], axes: Axes, frame: Frame) -> None:
    """Draw the labels (level, colour, lines) to the right of the plot, each with a leader line to its level."""
    heights = [_height(lines, frame.size.text) for *_, lines in shown]
    centres = [axes.pixel(level) for level, *_ in shown]
    labels_at = spread(centres, heights, -frame.below, frame.plot + frame.size.edge / 2)
    for (level, colour, lines), centre, height in zip(shown, centres, labels_at, strict=True):
        drawing.note(
            name="label", x=1, xref="paper", xshift=LEADER, y=level, yshift=height - centre, text="<br>".join(lines),
            align="left", xanchor="left", yanchor="middle", font={"color": colour})
        # Draw a shape: an arrow's length would have to be measured by the browser before it draws anything.
        drawing.line(
            name="leader", xref="paper", xsizemode="pixel", xanchor=1, x0=0, x1=LEADER - 3, yref="paper",
            ysizemode="pixel", yanchor=centre / frame.plot, y0=0, y1=height - centre,
            line={"color": colour, "width": 1})


def labels_height(labels: Sequence[Sequence[str]], size: float) -> int:
    """Height in pixels of labels stacked one below another."""
    return ceil(sum(_height(lines, size) for lines in labels))


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * LINE * size + 6


def _label_inside(
    drawing: Drawing, last: Mapping[Any, Any], value: str, goal: GoalLine | None, axes: Axes, frame: Frame,
) -> None:
    """Label the last value on the right of its point, inside the plot, clear of a goal line at its height."""
    room = LINE * frame.size.text + 4
    above = axes.pixel(goal.value) - axes.pixel(last["value"]) if goal else room
    shift = 0.0 if abs(above) >= room else -room if above >= 0 else room
    _label_at(drawing, last, value, frame, xanchor="left", xshift=12, yanchor="middle", yshift=shift)


def _label_at(drawing: Drawing, last: Mapping[Any, Any], value: str, frame: Frame, **place: object) -> None:
    """Label the last value next to its point, over the lines there."""
    colours = PALETTES[frame.theme]
    drawing.note(name="label", x=int(last["year"]), y=float(last["value"]), align=place["xanchor"], **place,
                 bgcolor=colours.background, opacity=0.9, font={"color": colours.series},
                 text=f"<b>{escape(value)}</b><br>{last['year']}")


def _lines(text: str, room: float, size: float) -> list[str]:
    return [escape(line) for line in wrap(text, room, size)]


def bold_lines(text: str, room: float, size: float) -> list[str]:
    """Lines of Plotly text in bold that fit the room in pixels."""
    lines = [escape(line) for line in wrap(text, room, size, bold=True)]
    return [f"<b>{lines[0]}", *lines[1:-1], f"{lines[-1]}</b>"] if len(lines) > 1 else [f"<b>{lines[0]}</b>"]


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres, moved as little as needed for boxes of these heights to fit between low and high without overlap."""
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    moved = list(centres)
    edge = low
    for i in order:
        moved[i] = max(moved[i], edge + heights[i] / 2)
        edge = moved[i] + heights[i] / 2
    edge = high
    for i in reversed(order):
        moved[i] = min(moved[i], edge - heights[i] / 2)
        edge = moved[i] - heights[i] / 2
    return moved
