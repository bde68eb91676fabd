"""A series in full: its chart with goal line, path and outlook, and its alternative text."""

from collections.abc import Mapping

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of, statement, subtitle
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import series_alt
from indicators.charts.drawing import Figure
from indicators.charts.goal_lines import GoalLine
from indicators.charts.series import series_figure
from indicators.charts.theme import Theme
from indicators.judging import methods
from indicators.model import Catalogue, Indicator, records
from indicators.wording import say

Published = Mapping[tuple[str, int], float]
"""Values of the last publication by indicator and year."""


def draw_series(stamp: Stamp, rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, published: Published,
                *, ahead: pd.DataFrame | None = None, theme: Theme = "light",
                width: int | None) -> tuple[Figure | None, str]:
    """The chart with goal line, path and outlook, and its alternative text; None as chart without a value or a width.

    ``rows`` are ASSESSMENT of one indicator and area; ``ahead`` is OUTLOOK; ``width`` is in pixels.
    """
    caption = caption_of(stamp, rows, statement(rows, indicator, catalogue), subtitle(rows, indicator, catalogue),
                         wording.text(indicator.caution), revised(stamp, rows, indicator, catalogue, published))
    alt = series_alt(rows, caption, indicator=indicator, catalogue=catalogue, outlook=ahead)
    return None if width is None else series_figure(
        rows, caption, indicator=indicator, catalogue=catalogue, goal=goal_line(rows, indicator, ahead), outlook=ahead,
        theme=theme, width=width), alt


def revised(stamp: Stamp, rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, published: Published) -> str:
    """The years of a series revised since the last publication, with their former values; "" for none."""
    years = [say("series.revised_year", year=year, value=wording.value(was, indicator, catalogue))
             for year, was in statements.since_published(rows, published).items()]
    return say(f"series.revised_{stamp.audience}", years=", ".join(years)) if years else ""


def goal_line(rows: pd.DataFrame, indicator: Indicator, ahead: pd.DataFrame | None) -> GoalLine | None:
    """The goal of the newest judged year as a line; None where no number is set or nothing is judged.

    None also for a yearly goal with an outlook, which extends the path beyond the one year of the goal.
    """
    judged = rows[rows["judged"] & rows["value"].notna()]
    if indicator.goal is None or judged.empty:
        return None
    asked = methods.parse(indicator.goal).goal_value(records(judged[-1:])[0])
    if asked is None or asked.of is not None and ahead is not None and not ahead.empty:
        return None
    name = say("series.goal") if asked.of is None else say("series.goal_of", year=asked.of)
    return GoalLine(name=name, value=asked.value, year=asked.due, since=asked.since)

