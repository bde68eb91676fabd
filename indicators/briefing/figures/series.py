"""A series in full: its finding, its chart with goal line, path, median and outlook; and the texts of all figures."""

import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import series_alt
from indicators.charts.drawing import Picture, picture
from indicators.charts.frame import Caption
from indicators.charts.series import GoalLine, Median, series_figure
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import unusual_years
from indicators.model import Amount, Catalogue, Indicator, Mark, Status, records
from indicators.wording import day, say

Published = Mapping[tuple[str, int], float]
"""Values of the last publication by indicator and year."""

FEWEST = 5               # countries that have a median


def until(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The rows up to a year; all without one."""
    return rows if year is None else rows[rows["year"] <= year]


def observed(board: Scoreboard, rows: pd.DataFrame, year: int | None = None) -> pd.DataFrame:
    """Observations of the indicators and areas of some rows up to a year, which name their sources."""
    wanted = board.rows_of("indicator", rows["indicator"]) & board.rows_of("ref_area", rows["ref_area"])
    return until(board.observations[wanted], year)


def caption_of(stamp: Stamp, rows: pd.DataFrame, catalogue: Catalogue, title: str, under: str, note: str,
               revised: str = "") -> Caption:
    """Texts of a figure of ``rows`` of OBSERVATION, whose sources it names, the newest first; ``revised`` says which
    years were.
    """
    newest = rows.sort_values("year", ascending=False, kind="stable")
    pairs = dict.fromkeys(zip(newest["source_title"], newest["source_url"], strict=True))
    sources = dict.fromkeys(catalogue.short_source(*pair) for pair in pairs if pair[0])
    return Caption(title=title, subtitle=under, sources=tuple(sources), note=note, revised=revised,
                   as_of=day(stamp.as_of), data_version=stamp.version, illustrative=stamp.illustrative,
                   organisation=stamp.organisation, clearance=stamp.clearance, link=stamp.link, logo=stamp.logo)


def statement(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """The newest figure in one line of at most twelve words, with the growth of a yearly goal's window or else its
    change on the year before: "Cambodia: 12 victims in 2014, 50 % more than in 2013".

    There is no change on a year that was unusual, nor where the indicator is named.
    """
    row = records(rows[rows["value"].notna()][-1:])[0]
    is_counted = indicator.stages or indicator.headline == 1 and indicator.measure in ("flow", "stock")
    values = {"when": when(row), **_whose(row, indicator, catalogue, is_counted=bool(is_counted))}
    bare = wording.amount(Amount(row["value"], indicator.id, row["marks"], "bare"), catalogue)
    if indicator.stages:
        since, dated = statements.stage_since(rows, row)
        return say("series.latest_stage", **values, since=since, dated=dated, stage=int(row["value"]),
                   stages=max(indicator.stages))
    if row["status"] in statements.GROWING and not math.isnan(row["growth"]):
        ended = "stopped" if statements.ended(row) == "turned" else statements.ended(row)
        kind = ended or ("unclear" if row["status"] == Status.NO_CLEAR_CHANGE else (
            "solid" if statements.is_solid(row) else "chance"))
        return say("series.growth", kind=kind, **values, growth=wording.growth_of(row), since=int(row["window_since"]),
                   measured=wording.text(indicator.in_sentences) or wording.title(indicator), figure=bare)
    is_comparable = row["previous_year"] not in {year.year for year in unusual_years(rows, indicator)}
    change = wording.moved_since(row, indicator) if is_counted and is_comparable else ""
    return say("series.changed", **values, change=change) if change else say("series.latest", **values)


def _whose(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue, *, is_counted: bool) -> dict[str, str]:
    """The area of a figure, and its value as its indicator says it in titles: "14 providers searching for known
    material". Where it does not, and is not the count or law that a goal is about, it is named beside the area, alone
    where it names a body or is one of the world.
    """
    area, title = catalogue.area[row["ref_area"]], wording.text(indicator.title)
    value = wording.amount(Amount(row["value"], indicator.id, row["marks"]), catalogue)
    name = area.name
    if words := wording.text(indicator.in_titles):
        value = words.replace("{value}", value).replace("{+value}", "+" * (row["value"] > 0) + value)
    elif not is_counted and (area.kind == "aggregate" or area.kind == "body" and name in title):
        name = title
    elif not is_counted:
        name = say("series.area_and_indicator", area=name, indicator=wording.title(indicator, name))
    return {"area": name, "value": value}


def when(row: Mapping[Any, Any]) -> str:
    """The year of a figure, or the month of a figure as of a day."""
    as_of_a_day = Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"]
    return wording.moment(row["period_end"]) if as_of_a_day else wording.years(row)


def rule_in_short(indicator: Indicator, target: float) -> str:
    """The goal in about three words; ``target`` is that of year and area, NaN where none is shown."""
    method = methods.method_of(indicator)
    return wording.message(method.in_short(indicator, target)) if method else ""


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its full stop, as a title."""
    return re.split(r"(?<=[.!?。])\s", text, maxsplit=1)[0].rstrip(".")


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


def since_published(rows: pd.DataFrame, published: Published) -> dict[int, float]:
    """The published values, by year, from which the values of a series now differ. ``rows`` are of ASSESSMENT."""
    now = rows[rows["value"].notna()]
    values = zip(now["indicator"], now["year"].tolist(), now["value"].tolist(), strict=True)
    return {year: published[code, year] for code, year, value in values if published.get((code, year), value) != value}


def revised(stamp: Stamp, rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, published: Published) -> str:
    """The years of a series revised since the last publication, with their former values; "" for none."""
    years = [say("series.revised_year", year=year, value=wording.value(was, indicator, catalogue))
             for year, was in since_published(rows, published).items()]
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
