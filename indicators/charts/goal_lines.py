"""The goal of a series and the path to it: drawing and texts."""

from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Key, needed
from indicators.charts.lettering import say
from indicators.charts.theme import PALETTES, Theme
from indicators.model import Catalogue, Indicator


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal as a dashed line: name, value, year in which it is due (None: every year) and first year of the line."""

    name: str
    value: float
    year: int | None = None
    since: int | None = None


def draw_goal(drawing: Drawing, goal: GoalLine | None, first: int, last: int, theme: Theme) -> None:
    """Draw the goal's dashed line, from its first year or the chart's to beyond the last."""
    if goal:
        start = first - 0.6 if goal.since is None else goal.since
        drawing.trace("scatter", x=[start, last + 1.5], y=[goal.value] * 2, mode="lines", name="goal",
                      hoverinfo="skip", line={"color": PALETTES[theme].goal, "width": 2, "dash": "dash"})


def draw_paths(drawing: Drawing, paths: list["pd.Series[float]"], theme: Theme) -> None:
    """Draw each path as a thin line that starts at a ring, its baseline."""
    colour = PALETTES[theme].goal
    for path in paths:
        drawing.trace("scatter", x=list(path.index), y=list(path), mode="lines", name="path", hoverinfo="skip",
                      line={"color": colour, "width": 1.5})
        drawing.trace("scatter", x=[path.index[0]], y=[path.iloc[0]], mode="markers", name="baseline", hoverinfo="skip",
                      cliponaxis=False, marker={"symbol": "circle-open", "size": 17, "color": colour})


def draw_steps(drawing: Drawing, goals: "pd.Series[float]", theme: Theme) -> None:
    """Draw goals that differ from year to year as a thin line in steps; nothing where they are one number."""
    if goals.nunique() > 1:
        drawing.trace("scatter", x=list(goals.index), y=list(goals), mode="lines", name="goals", hoverinfo="skip",
                      line={"color": PALETTES[theme].goal, "width": 1.5, "shape": "hv"})


def steps_key(goals: "pd.Series[float]") -> list[Key]:
    """The key of goals that differ from year to year; empty where none is drawn."""
    return needed(say("goals_key")) if goals.nunique() > 1 else []


def path_key(paths: list["pd.Series[float]"]) -> list[str]:
    """The key of the goal path; empty where none is drawn."""
    return [say("path_key", since=str(paths[-1].index[0]))] if paths else []


def two_goals(known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None) -> list[str]:
    """Why the path and the year's goal have different values; empty unless both are drawn."""
    if goal is None or goal.since is None or not paths or paths[-1].index[0] >= goal.since:
        return []
    since, year = str(paths[-1].index[0]), str(known["year"].iloc[-1])
    return [say("path_and_goal", since=since, year=year, before=str(goal.since))]


def in_unit(value: float, indicator: Indicator, catalogue: Catalogue) -> str:
    """A goal's or path's value as text, with its unit."""
    return wording.value(indicator.in_whole(value), indicator, catalogue)
