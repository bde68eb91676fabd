"""Columns below a series: its change on the year before against the goal, where the goal is a yearly change."""

from collections.abc import Mapping, Sequence
from math import isnan
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.texts import NARROW, hover, markup, say
from indicators.charts.theme import PALETTES, Theme, goal_line
from indicators.model import Indicator, records

HIGHEST = 1.0            # change, as a share, above which a column leaves the picture
ROOM = 1.35              # of the scale, in the farthest change


def changes(rows: pd.DataFrame, indicator: Indicator) -> list[dict[str, Any]]:
    """The rows of ASSESSMENT whose year has a tick against a yearly goal.

    None for other goals, and for percentages, whose change is given in points. A gap, a break, the first year, a figure
    that is not certain or a bound and a change that is withheld leave no row.
    """
    if not wording.by_yearly_change(indicator) or indicator.measure == "share":
        return []
    return [row for row in records(rows)
            if wording.has_known_change(row) and not isnan(row["target"]) and not isnan(row["met"])]


def draw_changes(drawing: Drawing, columns: Sequence[Mapping[str, Any]], indicator: Indicator, share: float,
                 theme: Theme) -> list[str]:
    """Draw the columns in per cent, in the lower ``share`` of the plot; the sentences that explain them.

    Filled: the goal was met. Thin: on a year before with fewer than 20, of which a rate says little.
    """
    colours = PALETTES[theme]
    few = [wording.small(indicator, row["previous_value"]) for row in columns]
    fills = [colours.quiet if row["met"] else colours.background for row in columns]
    drawing.trace(
        "bar", name="changes", yaxis="y2", width=[0.25 if small else 0.6 for small in few],
        x=[row["year"] for row in columns], y=[100 * row["change"] for row in columns],
        marker={"color": fills, "line": {"width": 1.5, "color": colours.quiet}},
        hovertext=[hover(wording.signed(100 * row["change"], 0) + " %", str(row["year"]),
                         say("year_met" if row["met"] else "year_missed")) for row in columns],
        hovertemplate="%{hovertext}<extra></extra>")
    goals = pd.Series({row["year"]: 100 * row["target"] for row in columns})
    ends = pd.Series([100 * row["change"] for row in columns]).clip(-100 * HIGHEST, 100 * HIGHEST)
    drawing.trace("scatter", name="yearly goal", x=[goals.index[0] - 0.4, *goals.index[1:], goals.index[-1] + 0.4],
                  y=[*goals, goals.iloc[-1]], yaxis="y2", mode="lines", hoverinfo="skip",
                  line=goal_line(theme) | {"shape": "hv"})
    low, high = min(0.0, ends.min(), goals.min()), max(0.0, ends.max(), goals.max())
    drawing.layout["yaxis"] |= {"domain": [share + 0.13, 1]}
    drawing.layout["yaxis2"] = {
        "domain": [0, share], "range": [ROOM * low, ROOM * high], "zeroline": True,
        "tickvals": [goals.iloc[-1]], "ticktext": [f"{wording.signed(goals.iloc[-1], 1)} %"]}
    drawing.layout["xaxis"] |= {"anchor": "y2"}
    drawing.note(name="changes", xref="paper", x=0, yref="paper", y=share, xanchor="left", yanchor="bottom",
                 text=markup(wrap(say("changes"), NARROW)), font={"color": colours.quiet})
    return [*([say("changes_small")] if any(few) else []),
            *([say("changes_cut")] if any(abs(row["change"]) > HIGHEST for row in columns) else [])]
