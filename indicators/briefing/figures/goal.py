"""The countries on a goal: their distances from it, their series, tiles by region, and a world map."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.figures.distances import best_first, named_rows, tile_rows, trends
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, funnel_alt, stages_alt, statuses_alt
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.charts.dumbbells import dumbbells
from indicators.charts.frame import Caption
from indicators.charts.funnel import funnel_figure
from indicators.charts.growth_intervals import growth_intervals
from indicators.charts.level_change import level_change
from indicators.charts.small_multiples import small_multiples
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Status, records
from indicators.statements import Growths, LikeForLike
from indicators.wording import say

FEWEST = 2               # countries that are compared
FEWEST_YEARS = 2         # figures of a country from which its series is drawn


def assessed(cells: pd.DataFrame, board: Scoreboard, indicator: Indicator) -> pd.DataFrame:
    """ASSESSMENT rows of the cells that are judged by one indicator, with their certainty."""
    rows = board.figures_at(cells[cells["indicator"] == indicator.id])
    return pd.concat([rows, statements.certainty_of(board, rows)], axis=1)


def until(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The rows up to a year; all without one."""
    return rows if year is None else rows[rows["year"] <= year]


def observed(board: Scoreboard, rows: pd.DataFrame, year: int | None = None) -> pd.DataFrame:
    """Observations of the indicators and areas of some rows up to a year, which name their sources."""
    wanted = board.rows_of("indicator", rows["indicator"]) & board.rows_of("ref_area", rows["ref_area"])
    return until(board.observations[wanted], year)


def draw_distance(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str) -> Picture:
    """Each country's first and latest figure, and the goal where it is one number; nothing for stages, or one country.

    ``own``: rows as returned by ``assessed``. For the public no country is ranked.
    """
    if indicator.stages or own["value"].notna().sum() < FEWEST:
        return NO_PICTURE
    rows, measure = trends(own, indicator, board.catalogue)
    method = methods.method_of(indicator)
    goals = {goal.value for row in records(own) if method and (goal := method.goal_value(row))}
    under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=measure)
    caption = _caption(stamp, board, own, indicator, title, under)
    return picture(statuses_alt("dumbbells", rows[rows["value"].notna()], caption), dumbbells, rows, caption=caption,
                   indicator=indicator, catalogue=board.catalogue, ranked=stamp.audience == "staff",
                   goal=goals.pop() if len(goals) == 1 else None)


def _caption(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, under: str,
             year: int | None = None) -> Caption:
    return caption_of(stamp, observed(board, own, year), board.catalogue, title, under, wording.text(indicator.caution))


def _under_growths(indicator: Indicator) -> str:
    method = methods.method_of(indicator)
    return say("goal.growth_subtitle", indicator=wording.text(indicator.title),
               years=method.trend.years if method and method.trend else 0)


def draw_funnel(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str) -> Picture:
    """Each country's growth against its size; nothing unless the goal is a growth of counts.

    ``own``, here and below: rows as returned by ``assessed``.
    """
    found = growths_in_words(own, board, indicator)
    if found is None or found.limits is None:
        return NO_PICTURE
    caption = _caption(stamp, board, own, indicator, title, _under_growths(indicator))
    return picture(funnel_alt(found.rows, caption), funnel_figure, found.rows, found.limits, found.common,
                   caption=caption, goal=found.goal, goal_name=_goal_name(found))


def draw_growth(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str) -> Picture:
    """Each country's growth with its interval; nothing unless the goal is a growth. For the public none is ranked."""
    found = growths_in_words(own, board, indicator)
    if found is None:
        return NO_PICTURE
    ranked = stamp.audience == "staff"
    rows = found.rows if ranked else found.rows.sort_values("name")
    caption = _caption(stamp, board, own, indicator, title, _under_growths(indicator))
    return picture(statuses_alt("growth", rows, caption), growth_intervals, rows, caption=caption, goal=found.goal,
                   goal_name=_goal_name(found), ranked=ranked)


def growths_in_words(own: pd.DataFrame, board: Scoreboard, indicator: Indicator) -> Growths | None:
    """The growths of countries with names and labels for charts; None unless the goal is a growth and one is known."""
    found = statements.growths(own, board, indicator)
    if found is None:
        return None
    rows = named_rows(found.rows, indicator, board.catalogue)
    return replace(found, rows=rows.assign(
        label=[wording.a_year(wording.growth_of(row, "growth")) for row in records(rows)],
        interval=[say("message", "chart.growth_interval", low=wording.growth_of(row, "growth_low"),
                      high=wording.growth_of(row, "growth_high")) for row in records(rows)]))


def _goal_name(found: Growths) -> str:
    return "" if found.goal is None else say("goal.growth_goal", goal=wording.signed(100 * found.goal, 1))


def has_levels(indicator: Indicator) -> bool:
    """Whether the level of an indicator means the same in every country, and a trend of it is tested."""
    return wording.paced_by_trend(indicator) and (
        indicator.measure == "share" or indicator.measure == "level" and indicator.desired_direction == "down")


def draw_level(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str) -> Picture:
    """Each country's level against its trend; nothing unless levels compare."""
    if not has_levels(indicator):
        return NO_PICTURE
    unit = wording.text(board.catalogue.units.get(indicator.unit, ""))
    rows = named_rows(own, indicator, board.catalogue)
    rows = rows[rows["value"].notna() & rows["slope"].notna()]
    if len(rows) < FEWEST:
        return NO_PICTURE
    rows = rows.assign(
        trend=rows["slope"], figure=[wording.value(row["value"], indicator, board.catalogue, row["marks"])
                                     for row in records(rows)],
        label=[wording.a_year(wording.signed(row["slope"], 1)) for row in records(rows)])
    under = say("goal.distance_subtitle", indicator=wording.text(indicator.title),
                measure=say("goal.level_measure", unit=unit))
    caption = _caption(stamp, board, own, indicator, title, under)
    return picture(statuses_alt("level", rows, caption), level_change, rows, caption=caption, indicator=indicator,
                   unit=unit)


def is_indexed(indicator: Indicator) -> bool:
    """Whether the series of countries are indexed unless otherwise chosen, as all are whose scale has no end."""
    return indicator.measure != "share"


def draw_years(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
               year: int | None = None, indexed: bool | None = None) -> Picture:
    """Each country's series up to a year; for staff the nearest to the goal first, for the public by name.

    Stages are tiles. The public is shown no ranking. ``indexed`` by default as suits the indicator.
    """
    frames, under = series_of_areas(stamp, board, own, indicator, year)
    fewest = 1 if indicator.stages else FEWEST_YEARS
    if not any(frame["value"].notna().sum() >= fewest for frame in frames.values()):
        return NO_PICTURE
    caption = _caption(stamp, board, own, indicator, title, under, year)
    if indicator.stages:
        return picture(stages_alt(frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=board.catalogue)
    return picture(frames_alt("multiples", frames, caption), small_multiples, frames, caption=caption,
                   indicator=indicator, catalogue=board.catalogue,
                   indexed=is_indexed(indicator) if indexed is None else indexed)


def series_of_areas(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, year: int | None
                    ) -> tuple[dict[str, pd.DataFrame], str]:
    """Rows of ASSESSMENT up to a year by the name of each country, in the order of ``draw_years``; and what they are.
    """
    names = {code: board.catalogue.area[code].name for code in own["ref_area"]}
    totals = board.rows_of("indicator", [indicator.id]) & board.rows_of("breakdown", [""])
    rows = until(board.assessments[totals], year)
    parts = dict(iter(rows[rows["ref_area"].isin(list(names))].groupby("ref_area")))
    areas, under = sorted(names, key=names.__getitem__), wording.measure(indicator, board.catalogue)
    if not indicator.stages:
        areas, measure = best_first(own, indicator, board) if stamp.audience == "staff" else (areas, "")
        if len(areas) > 1:
            under = say(f"goal.years_{'best_first' if measure else 'by_name'}", indicator=under, measure=measure)
    return {names[code]: parts[code] for code in areas}, under


def draw_change(stamp: Stamp, board: Scoreboard, together: LikeForLike, title: str) -> Picture:
    """Like for like: the figures of a year and the year before of each country that is comparable in both.

    Countries are in alphabetical order, and those left out are named with the reason on screens.
    """
    indicator, year = board.catalogue.indicators[together.indicator], together.year or 0
    rows = change_rows(board, together)
    if rows.empty:
        return NO_PICTURE
    under = say("goal.change_subtitle", indicator=wording.measure(indicator, board.catalogue), year=year,
                previous_year=year - 1)
    seen = observed(board, rows, year)
    note = f"{wording.message(together.message, board.catalogue)} {wording.text(indicator.caution)}".rstrip()
    caption = caption_of(stamp, seen[seen["year"] >= year - 1], board.catalogue, title, under, note)
    number = len(together.left_out)
    return picture(statuses_alt("dumbbells", rows, caption), dumbbells, rows, caption=caption, indicator=indicator,
                   catalogue=board.catalogue, ranked=False, key="dumbbell_key_change",
                   keys=[say("goal.left_out", count=number)] if number else [],
                   remarks=[wording.message(message, board.catalogue) for message in together.notes])


def has_comparable_changes(indicator: Indicator) -> bool:
    """Whether the change of an indicator's figures means the same in every country, unlike stages or trainings."""
    return not indicator.stages and indicator.group_rule != "none"


def change_rows(board: Scoreboard, together: LikeForLike) -> pd.DataFrame:
    """Rows for dumbbells: the countries of a like-for-like comparison, with the year before as first figure."""
    indicator = board.catalogue.indicators[together.indicator]
    figures = board.figures[(board.figures["indicator"] == indicator.id) & (board.figures["year"] == together.year)]
    rows = figures[figures["ref_area"].isin(together.areas_both)]
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    rows = rows.assign(baseline_value=rows["previous_value"], baseline_year=rows["previous_year"])
    return named_rows(rows, indicator, board.catalogue)


def draw_tiles(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, areas: Sequence[str], title: str) -> Picture:
    """Every country of a group as a tile; ``cells`` are of CELL, on one goal. Nothing where none is assessed."""
    if _none_assessed(cells):
        return NO_PICTURE
    rows, unit = tile_rows(cells, areas, board.catalogue), board.catalogue.indicators[cells["indicator"].mode()[0]].unit
    under = say("goal.tiles_subtitle", unit=wording.text(board.catalogue.units.get(unit, "")), years=_years(cells))
    caption = caption_of(stamp, observed(board, cells), board.catalogue, title, under, "")
    return picture(statuses_alt("tile", rows, caption), tile_map, rows, caption=caption)


def _none_assessed(cells: pd.DataFrame) -> bool:
    return bool((cells["stale"] | (cells["status"] == Status.NOT_ASSESSED)).all())


def draw_map(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, areas: Sequence[str], title: str) -> Picture:
    """Every country of a group on a world map; ``cells`` as for tiles. Nothing without a recent figure."""
    if _none_assessed(cells):
        return NO_PICTURE
    rows = tile_rows(cells, areas, board.catalogue)
    under = say("goal.map_subtitle", years=_years(cells))
    caption = caption_of(stamp, observed(board, cells), board.catalogue, title, under, "")
    return picture(statuses_alt("map", rows[rows["status"] != ""], caption), world_map, rows, caption=caption,
                   disclaimer=wording.text(board.catalogue.map_disclaimer))


def _years(cells: pd.DataFrame) -> str:
    """The years of the figures on a map."""
    return "–".join(map(str, dict.fromkeys((cells["year"].min(), cells["year"].max()))))
