"""The countries on a goal: their distances from it, their series, tiles by region, and a world map."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.figures.distances import best_first, distances, map_rows, named_rows, tile_rows, trends
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, funnel_alt, stages_alt, statuses_alt
from indicators.charts.distance import distance_figure
from indicators.charts.drawing import Figure
from indicators.charts.dumbbells import dumbbells
from indicators.charts.frame import Caption, Key, Needed, needed
from indicators.charts.funnel import funnel_figure
from indicators.charts.growth_intervals import growth_intervals
from indicators.charts.small_multiples import small_multiples
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.theme import Theme
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.statements import Growths, LikeForLike
from indicators.wording import say

FigureWithText = tuple[Figure | None, str]
"""A chart, and its alternative text; None as chart without anything to draw, or without a width, for the text alone."""

FEW = 3                  # countries that are named in a picture


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


def draw_distance(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
                  theme: Theme = "light", width: int | None) -> FigureWithText:
    """Each country's distance from the goal or, where a trend is tested, its first and latest figure.

    ``own``: rows as returned by ``assessed``. For the public no country is ranked.
    """
    ranked = stamp.audience == "staff"
    if wording.paced_by_trend(indicator):
        rows, measure = trends(own, indicator, board.catalogue)
        under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=measure)
        caption = caption_of(stamp, observed(board, own), title, under, wording.text(indicator.caution))
        return (None if width is None else dumbbells(
            rows, caption, indicator=indicator, catalogue=board.catalogue, theme=theme, width=width, ranked=ranked),
            statuses_alt("dumbbells", rows, caption))
    found = distances(own, indicator, board.catalogue)
    under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=found.measure)
    caption = caption_of(stamp, observed(board, own), title, under, wording.text(indicator.caution))
    return (None if width is None else distance_figure(
        found.rows, caption, goal=found.goal, theme=theme, width=width, ranked=ranked,
        less_is_better=indicator.desired_direction == "down"), statuses_alt("distance", found.rows, caption))


def draw_funnel(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
                theme: Theme = "light", width: int | None) -> FigureWithText:
    """Each country's growth against its size; None unless the goal is a growth of counts.

    ``own``, here and below: rows as returned by ``assessed``.
    """
    found = growths_in_words(own, board, indicator)
    if found is None or found.limits is None:
        return None, ""
    caption = _caption_of_growths(stamp, board, own, indicator, title)
    return (None if width is None else funnel_figure(
        found.rows, found.limits, found.common, caption, goal=found.goal, goal_name=_goal_name(found), theme=theme,
        width=width), funnel_alt(found.rows, caption))


def draw_growth(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
                theme: Theme = "light", width: int | None) -> FigureWithText:
    """Each country's growth with its interval; None unless the goal is a growth. For the public no country is ranked.
    """
    found = growths_in_words(own, board, indicator)
    if found is None:
        return None, ""
    ranked = stamp.audience == "staff"
    rows = found.rows if ranked else found.rows.sort_values("name")
    caption = _caption_of_growths(stamp, board, own, indicator, title)
    return (None if width is None else growth_intervals(
        rows, caption, goal=found.goal, goal_name=_goal_name(found), ranked=ranked, theme=theme, width=width),
        statuses_alt("growth", rows, caption))


def _caption_of_growths(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator,
                        title: str) -> Caption:
    under = say("goal.growth_subtitle", indicator=wording.text(indicator.title))
    return caption_of(stamp, observed(board, own), title, under, wording.text(indicator.caution))


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


def _per_cent(share: float) -> str:
    return wording.signed(100 * share, 1)


def _goal_name(found: Growths) -> str:
    return "" if found.goal is None else say("goal.growth_goal", goal=_per_cent(found.goal))


def draw_years(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
               year: int | None = None, theme: Theme = "light", width: int | None) -> FigureWithText:
    """Each country's series up to a year; for staff the nearest to the goal first, for the public by name.

    Stages are tiles. ``own``: rows as returned by ``assessed``. The public is shown no ranking.
    """
    frames, under = series_of_areas(stamp, board, own, indicator, year)
    caption = caption_of(stamp, observed(board, own, year), title, under, wording.text(indicator.caution))
    if indicator.stages:
        return (None if width is None else stage_tiles(
            frames, caption, indicator=indicator, catalogue=board.catalogue, theme=theme, width=width),
            stages_alt(frames, caption))
    return (None if width is None else small_multiples(
        frames, caption, indicator=indicator, catalogue=board.catalogue, shared_scale=False, theme=theme, width=width),
        frames_alt("multiples", frames, caption))


def series_of_areas(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, year: int | None
                    ) -> tuple[dict[str, pd.DataFrame], str]:
    """Rows of ASSESSMENT up to a year by the name of each country, in the order of ``draw_years``; and what they are.
    """
    names = {code: board.catalogue.area[code].name for code in own["ref_area"]}
    totals = board.rows_of("indicator", [indicator.id]) & board.rows_of("breakdown", [""])
    rows = until(board.assessments[totals], year)
    parts = dict(iter(rows[rows["ref_area"].isin(list(names))].groupby("ref_area")))
    areas, under = sorted(names, key=names.__getitem__), wording.text(indicator.title)
    if not indicator.stages:
        areas, measure = best_first(own, indicator, board) if stamp.audience == "staff" else (areas, "")
        order = "alone" if len(areas) == 1 else "best_first" if measure else "by_name"
        under = say(f"goal.years_{order}", indicator=under, measure=measure,
                    unit=wording.text(board.catalogue.units.get(indicator.unit, "")))
    return {names[code]: parts[code] for code in areas}, under


def draw_change(stamp: Stamp, board: Scoreboard, together: LikeForLike, title: str, *, theme: Theme = "light",
                width: int | None) -> FigureWithText:
    """Like for like: the figures of a year and the year before of each country that is comparable in both.

    Countries are in alphabetical order, and those left out are named with the reason.
    """
    indicator, year = board.catalogue.indicators[together.indicator], together.year or 0
    rows = change_rows(board, together)
    under = say("goal.change_subtitle", indicator=wording.text(indicator.title), year=year, previous_year=year - 1,
                unit=wording.text(board.catalogue.units.get(indicator.unit, "")))
    seen = observed(board, rows, year)
    note = f"{wording.message(together.message, board.catalogue)} {wording.text(indicator.caution)}".rstrip()
    caption = caption_of(stamp, seen[seen["year"] >= year - 1], title, under, note)
    return (None if width is None else dumbbells(
        rows, caption, indicator=indicator, catalogue=board.catalogue, ranked=False, width=width,
        key="dumbbell_key_change", left_out=_left_out(board, together), theme=theme),
        statuses_alt("dumbbells", rows, caption))


def _left_out(board: Scoreboard, together: LikeForLike) -> list[Key]:
    """Who is left out and why: their names in a picture if they are few, else their number."""
    reasons = " ".join(wording.message(message, board.catalogue) for message in together.notes)
    number = len({*together.left_out, *together.neither})
    if number <= FEW:
        return needed(reasons)
    return [Needed(reasons, say("goal.left_out", count=number))]


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


def draw_tiles(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, areas: Sequence[str], title: str, *,
               theme: Theme = "light", width: int | None) -> FigureWithText:
    """Every country of a group as a tile; ``cells`` are of CELL, on one goal."""
    rows = tile_rows(cells, areas, board.catalogue)
    caption = caption_of(stamp, observed(board, cells), title, years_shown(cells), "")
    return (None if width is None else tile_map(rows, caption, theme=theme, width=width),
            statuses_alt("tile", rows, caption))


def draw_map(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, title: str, *, theme: Theme = "light",
             width: int | None) -> FigureWithText:
    """The countries with a figure on a world map; ``cells`` as for tiles."""
    rows = map_rows(cells, board.catalogue)
    caption = caption_of(stamp, observed(board, cells), title, years_shown(cells), "")
    return (None if width is None else world_map(
        rows, caption, disclaimer=wording.text(board.catalogue.map_disclaimer), theme=theme, width=width),
        statuses_alt("map", rows, caption))


def years_shown(cells: pd.DataFrame) -> str:
    """The years of the figures on a map."""
    first, last = cells["year"].min(), cells["year"].max()
    return say("goal.map_subtitle" if first < last else "goal.map_subtitle_of", first=first, last=last)
