"""The countries on a goal: their distances from it, their series, tiles by region, and a world map."""

from collections.abc import Sequence

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.figures.distances import best_first, distances, map_rows, tile_rows, trends
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import distance_alt, dumbbells_alt, map_alt, multiples_alt, stages_alt, tile_alt
from indicators.charts.distance import distance_figure
from indicators.charts.drawing import Figure
from indicators.charts.dumbbells import dumbbells
from indicators.charts.small_multiples import small_multiples
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.theme import Theme
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.model import Indicator
from indicators.scoreboard import Scoreboard
from indicators.wording import say

Drawn = tuple[Figure | None, str]
"""A chart, None without anything to draw, and its alternative text."""


def assessed(cells: pd.DataFrame, board: Scoreboard, indicator: Indicator) -> pd.DataFrame:
    """ASSESSMENT rows of the cells that are judged by one indicator, with their certainty."""
    own = cells.loc[cells["indicator"] == indicator.id, ["ref_area", "indicator", "year"]]
    rows = own.merge(board.figures, on=["ref_area", "indicator", "year"], how="left")
    return pd.concat([rows, statements.certainty_of(board, rows)], axis=1)


def until(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The rows up to a year; all without one."""
    return rows if year is None else rows[rows["year"] <= year]


def observed(board: Scoreboard, rows: pd.DataFrame, year: int | None = None) -> pd.DataFrame:
    """Observations of the indicators and areas of some rows up to a year, which name their sources."""
    observations = until(board.observations, year)
    return observations[observations["indicator"].isin(rows["indicator"])
                        & observations["ref_area"].isin(rows["ref_area"])]


def draw_distance(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
                  theme: Theme = "light", width: int) -> Drawn:
    """Each country's distance from the goal or, where a trend is tested, its first and latest figure.

    ``own``: as from ``assessed``. For the public no country is ranked.
    """
    ranked = stamp.audience == "staff"
    if wording.paced_by_trend(indicator):
        rows, measure = trends(own, indicator, board.catalogue)
        under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=measure)
        caption = caption_of(stamp, observed(board, own), title, under, wording.text(indicator.caution))
        return (dumbbells(rows, caption, indicator=indicator, catalogue=board.catalogue, theme=theme, width=width,
                          ranked=ranked), dumbbells_alt(rows, caption))
    found = distances(own, indicator, board.catalogue)
    under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=found.measure)
    caption = caption_of(stamp, observed(board, own), title, under, wording.text(indicator.caution))
    return (distance_figure(found.rows, caption, goal=found.goal, theme=theme, width=width, ranked=ranked,
                            less_is_better=indicator.desired_direction == "down"), distance_alt(found.rows, caption))


def draw_years(stamp: Stamp, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, *,
               year: int | None = None, theme: Theme = "light", width: int) -> Drawn:
    """Each country's series up to a year; for staff the nearest to the goal first, for the public by name.

    Stages are tiles. ``own``: as from ``assessed``. The public sees no country named as the worst.
    """
    names = {code: board.catalogue.area[code].name for code in own["ref_area"]}
    rows = until(board.assessments[
        (board.assessments["indicator"] == indicator.id) & (board.assessments["breakdown"] == "")], year)
    parts = dict(iter(rows[rows["ref_area"].isin(list(names))].groupby("ref_area")))
    areas, under = sorted(names, key=names.__getitem__), wording.text(indicator.title)
    if not indicator.stages:
        areas, measure = best_first(own, indicator, board.catalogue) if stamp.audience == "staff" else (areas, "")
        under = say("goal.years_best_first" if measure else "goal.years_by_name", indicator=under, measure=measure,
                    unit=wording.text(board.catalogue.units.get(indicator.unit, "")))
    frames = {names[code]: parts[code] for code in areas}
    caption = caption_of(stamp, observed(board, own, year), title, under, wording.text(indicator.caution))
    if indicator.stages:
        return (stage_tiles(frames, caption, indicator=indicator, catalogue=board.catalogue, theme=theme, width=width),
                stages_alt(frames, caption))
    return (small_multiples(frames, caption, indicator=indicator, catalogue=board.catalogue, shared_scale=False,
                            theme=theme, width=width), multiples_alt(frames, caption))


def draw_tiles(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, areas: Sequence[str], title: str, *,
               theme: Theme = "light", width: int) -> Drawn:
    """Every country of a group as a tile; ``cells`` are of CELL, on one goal."""
    rows = tile_rows(cells, areas, board.catalogue)
    caption = caption_of(stamp, observed(board, cells), title, years_shown(cells), "")
    return tile_map(rows, caption, theme=theme, width=width), tile_alt(rows, caption)


def draw_map(stamp: Stamp, board: Scoreboard, cells: pd.DataFrame, title: str, *, theme: Theme = "light",
             width: int) -> Drawn:
    """The countries with a figure on a world map; ``cells`` as for tiles."""
    rows = map_rows(cells, board.catalogue)
    caption = caption_of(stamp, observed(board, cells), title, years_shown(cells), "")
    return (world_map(rows, caption, disclaimer=wording.text(board.catalogue.map_disclaimer), theme=theme,
                      width=width), map_alt(rows, caption))


def years_shown(cells: pd.DataFrame) -> str:
    """The years of the figures on a map."""
    first, last = cells["year"].min(), cells["year"].max()
    return say("goal.map_subtitle" if first < last else "goal.map_subtitle_of", first=first, last=last)
