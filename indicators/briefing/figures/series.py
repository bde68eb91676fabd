"""A series in full: its chart with goal line, path, median and outlook, and its alternative text."""

from collections.abc import Mapping

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of, statement
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import series_alt
from indicators.charts.drawing import Picture, picture
from indicators.charts.series import GoalLine, Median, series_figure
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, records
from indicators.wording import say

Published = Mapping[tuple[str, int], float]
"""Values of the last publication by indicator and year."""

FEWEST = 5               # countries that have a median


def draw_series(stamp: Stamp, rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, published: Published,
                *, ahead: pd.DataFrame | None = None, median: Median | None = None) -> Picture:
    """The chart with goal line, path, median and outlook, and its alternative text.

    ``rows`` are ASSESSMENT of one indicator and area; ``ahead`` is OUTLOOK; ``median`` as of ``median_of``.
    """
    measure = wording.measure(indicator, catalogue, wording.area(rows["ref_area"].iloc[0], catalogue))
    years = "–".join(map(str, dict.fromkeys((rows["year"].min(), rows["year"].max()))))
    caption = caption_of(stamp, rows, catalogue, statement(rows, indicator, catalogue), f"{measure}, {years}",
                         wording.text(indicator.caution), revised(stamp, rows, indicator, catalogue, published))
    return picture(series_alt(rows, caption, indicator=indicator, catalogue=catalogue, outlook=ahead), series_figure,
                   rows, caption=caption, indicator=indicator, catalogue=catalogue,
                   goal=goal_line(rows, indicator, ahead), outlook=ahead, median=median)


def median_of(board: Scoreboard, indicator: Indicator, areas: tuple[str, ...], name: str) -> Median | None:
    """The median of the figures of a group's countries in each year that has five or more; None without such a year.

    ``name`` is that of the group, for the legend.
    """
    totals = board.rows_of("indicator", [indicator.id]) & board.rows_of("breakdown", [""])
    rows = board.assessments[totals & board.rows_of("ref_area", areas)]
    by_year = rows[rows["value"].notna() & ~rows["hidden"]].groupby("year")["value"]
    values = by_year.median()[by_year.size() >= FEWEST]
    return None if values.empty or indicator.stages else Median(say("series.median", group=name), values)


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
    goal = methods.parse(indicator.goal).goal_value(records(judged[-1:])[0])
    if goal is None or goal.of is not None and ahead is not None and not ahead.empty:
        return None
    name = say("head.goal") if goal.of is None else say("series.goal_of", year=goal.of)
    return GoalLine(name=name, value=goal.value, year=goal.due, since=goal.since)
