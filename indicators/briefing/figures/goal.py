"""A group's countries on a goal: what is known of them, and their figures, one for each view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of, first_sentence, observed, until
from indicators.briefing.figures.distances import best_first, named_rows, tile_rows, trends
from indicators.briefing.reference.address import VIEWS
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, funnel_alt, statuses_alt
from indicators.charts.clouds import funnel_figure, level_change
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.charts.frame import Caption
from indicators.charts.small_multiples import small_multiples
from indicators.charts.spans import dumbbells, growth_intervals
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Goal, Indicator, Status, records
from indicators.statements import GoalCard, Group, Growths, LikeForLike
from indicators.wording import say

FEWEST = 2               # countries that are compared, and figures of a country whose series is drawn


@dataclass(frozen=True, kw_only=True)
class GroupOnGoal:
    """The areas of a group or a selection on a goal, in a year or (None) with the newest figure of each; ``in_words``
    are those whose report answers the goal.
    """

    stamp: Stamp
    board: Scoreboard
    goal: Goal
    group: Group
    areas: Sequence[str]
    year: int | None
    today_year: int
    in_words: frozenset[str]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """CELL of the countries with a figure."""
        cells = statements.cells(self.board, self.areas, self.year, self.today_year)
        return cells[cells["goal"] == self.goal.id]

    @cached_property
    def card(self) -> GoalCard:
        """The counts of countries, and the sentence on them."""
        return statements.goal_card(
            self.board, self.goal.id, self.areas, self.year, self.today_year, self.in_words)

    @property
    def indicator(self) -> Indicator:
        """The lead indicator, with which figures are drawn. Raises KeyError where no country has a figure."""
        return self.board.catalogue.indicators[self.card.indicator]

    @cached_property
    def together(self) -> LikeForLike | None:
        """Two successive years compared; None without a figure, and of laws."""
        if not self.card.indicator or self.indicator.stages:
            return None
        return statements.like_for_like(self.board, self.card.indicator, self.group, self.year)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """ASSESSMENT of the cells that are judged by the lead indicator, with their certainty."""
        rows = self.board.figures_at(self.cells[self.cells["indicator"] == self.card.indicator])
        return pd.concat([rows, statements.certainty_of(self.board, rows)], axis=1)

    @cached_property
    def fresh(self) -> pd.DataFrame:
        """Those of ``rows`` that are not stale."""
        areas = self.cells.loc[~self.cells["stale"], "ref_area"]
        return self.rows[self.rows["ref_area"].isin(areas)].reset_index(drop=True)

    @cached_property
    def growths(self) -> Growths | None:
        """The growths of countries with labels for charts; None unless the goal is a growth and one is known."""
        growths = statements.growths(self.fresh, self.board, self.indicator)
        if growths is None:
            return None
        rows = named_rows(growths.rows, self.indicator, self.board.catalogue)
        return replace(growths, rows=rows.assign(
            label=[wording.a_year(wording.growth_of(row)) for row in records(rows)],
            interval=[say("message", "chart.growth_interval", low=wording.growth_of(row, "growth_low"),
                          high=wording.growth_of(row, "growth_high")) for row in records(rows)]))

    @cached_property
    def series(self) -> Mapping[str, pd.DataFrame]:
        """ASSESSMENT up to the year by area."""
        totals = self.board.rows_of("indicator", [self.indicator.id]) & self.board.rows_of("breakdown", [""])
        rows = until(self.board.assessments[totals], self.year)
        rows = rows[rows["ref_area"].isin(self.rows["ref_area"])]
        return {str(area): each for area, each in rows.groupby("ref_area", observed=True)}

    @cached_property
    def views(self) -> list[str]:
        """Those of VIEWS that have something to draw; of laws, the years are first."""
        if self.cells.empty:
            return []
        indicator, fresh = self.indicator, self.fresh["value"].notna()
        is_activity = statements.counts_activities(indicator)
        is_recent = not (self.cells["stale"] | (self.cells["status"] == Status.NOT_ASSESSED)).all()
        on_the_globe = any(self.board.catalogue.area[code].alpha2 for code in self.areas)      # no invented country
        has_levels = wording.paced_by_trend(indicator) and (       # which mean the same in every country
            indicator.measure == "share" or indicator.measure == "level" and indicator.desired_direction == "down")
        fewest = 1 if indicator.stages else FEWEST
        can_be_drawn = {
            "growth": self.growths is not None,
            "funnel": self.growths is not None and self.growths.limits is not None,
            "distance": fresh.sum() >= FEWEST and not (is_activity or indicator.stages or self.growths),
            "level": has_levels and (fresh & self.fresh["slope"].notna()).sum() >= FEWEST,
            "years": any(rows["value"].notna().sum() >= fewest for rows in self.series.values()),
            "tiles": is_recent, "map": is_recent and on_the_globe and not is_activity}
        views = [view for view in VIEWS if can_be_drawn[view]]
        return sorted(views, key=lambda view: view != "years") if indicator.stages else views

    def title(self, view: str = "") -> str:
        """The counts by status, in one sentence; of years the group's like-for-like change, where there is one."""
        together = self.together if view == "years" else None
        message = together.title if together and together.after is not None else self.card.message
        return first_sentence(wording.message(message, self.board.catalogue))

    def draw(self, view: str, *, indexed: bool | None = None) -> Picture:
        """The picture of one of VIEWS; of "years" with series ``indexed``, by default as suits the indicator."""
        if view not in self.views:
            return NO_PICTURE
        return _draw_years(self, indexed) if view == "years" else DRAW[view](self, view)

    def caption(self, view: str, under: str, seen: pd.DataFrame | None = None, note: str | None = None) -> Caption:
        """The texts of a view's figure, of the observations ``seen`` in it."""
        seen = observed(self.board, self.fresh) if seen is None else seen
        note = wording.text(self.indicator.caution) if note is None else note
        return caption_of(self.stamp, seen, self.board.catalogue, self.title(view), under, note)

    @property
    def is_ranked(self) -> bool:
        """Whether countries may be in the order of their figures: for the public no country is ranked."""
        return self.stamp.audience == "staff"

    @property
    def is_indexed(self) -> bool:
        """Whether series are indexed unless otherwise chosen, as all are whose scale has no end."""
        return self.indicator.measure != "share"


def _draw_distance(group: GroupOnGoal, view: str) -> Picture:
    """Each country's first and latest figure, and the goal where it is one number."""
    indicator, method = group.indicator, methods.method_of(group.indicator)
    rows, measure = trends(group.fresh, indicator, group.board.catalogue)
    goals = {goal.value for row in records(group.fresh) if method and (goal := method.goal_value(row))}
    caption = group.caption(view, say("goal.distance_subtitle", indicator=wording.text(indicator.title),
                                      measure=measure))
    return picture(statuses_alt("dumbbells", rows[rows["value"].notna()], caption), dumbbells, rows, caption=caption,
                   indicator=indicator, catalogue=group.board.catalogue, ranked=group.is_ranked,
                   goal=goals.pop() if len(goals) == 1 else None)


def _draw_growths(group: GroupOnGoal, view: str) -> Picture:
    """Each country's growth with its interval or, in the funnel, against its size."""
    growths, method = group.growths, methods.method_of(group.indicator)
    assert growths is not None
    caption = group.caption(view, say("goal.growth_subtitle", indicator=wording.text(group.indicator.title),
                                      years=method.trend.years if method and method.trend else 0))
    goal = {"goal": growths.goal, "goal_name": "" if growths.goal is None else say(
        "goal.growth_goal", goal=wording.signed(100 * growths.goal, 1))}
    if view == "funnel":
        return picture(funnel_alt(growths.rows, caption), funnel_figure, growths.rows, growths.limits, growths.common,
                       caption=caption, **goal)
    rows = growths.rows if group.is_ranked else growths.rows.sort_values("name")
    return picture(statuses_alt("growth", rows, caption), growth_intervals, rows, caption=caption,
                   ranked=group.is_ranked, **goal)


def _draw_level(group: GroupOnGoal, view: str) -> Picture:
    """Each country's level against its trend."""
    indicator, catalogue = group.indicator, group.board.catalogue
    unit = wording.text(catalogue.units.get(indicator.unit, ""))
    rows = named_rows(group.fresh, indicator, catalogue)
    rows = rows[rows["value"].notna() & rows["slope"].notna()]
    rows = rows.assign(
        trend=rows["slope"],
        figure=[wording.value(row["value"], indicator, catalogue, row["marks"]) for row in records(rows)],
        label=[wording.a_year(wording.signed(row["slope"], 1)) for row in records(rows)])
    caption = group.caption(view, say("goal.distance_subtitle", indicator=wording.text(indicator.title),
                                      measure=say("goal.level_measure", unit=unit)))
    return picture(statuses_alt("level", rows, caption), level_change, rows, caption=caption, indicator=indicator,
                   unit=unit)


def _draw_years(group: GroupOnGoal, indexed: bool | None) -> Picture:
    """Each country's series; for staff the nearest to the goal first, for the public by name. Stages are tiles."""
    indicator, board, area = group.indicator, group.board, group.board.catalogue.area
    codes, under = sorted(group.series, key=lambda code: area[code].name), wording.measure(indicator, board.catalogue)
    if not indicator.stages:
        codes, measure = best_first(group.rows, indicator, board) if group.is_ranked else (codes, "")
        if len(codes) > 1:
            under = say(f"goal.years_{'best_first' if measure else 'by_name'}", indicator=under, measure=measure)
    frames = {area[code].name: group.series[code] for code in codes if code in group.series}
    caption = group.caption("years", under, observed(board, group.rows, group.year))
    if indicator.stages:
        return picture(frames_alt("stages", frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=board.catalogue)
    return picture(frames_alt("multiples", frames, caption), small_multiples, frames, caption=caption,
                   indicator=indicator, catalogue=board.catalogue,
                   indexed=group.is_indexed if indexed is None else indexed)


def _draw_places(group: GroupOnGoal, view: str) -> Picture:
    """Every country of the group as a tile, or on a world map."""
    catalogue, cells = group.board.catalogue, group.cells
    rows, years = tile_rows(cells, group.areas, catalogue), cells["year"].agg(["min", "max"])
    unit = wording.text(catalogue.units.get(group.indicator.unit, ""))
    under = say(f"goal.{view}_subtitle", unit=unit, years="–".join(map(str, dict.fromkeys(years))))
    caption = group.caption(view, under, observed(group.board, cells), "")
    if view == "tiles":
        return picture(statuses_alt("tile", rows, caption), tile_map, rows, caption=caption)
    return picture(statuses_alt("map", rows[rows["status"] != ""], caption), world_map, rows, caption=caption,
                   disclaimer=wording.text(catalogue.map_disclaimer))


DRAW: dict[str, Callable[[GroupOnGoal, str], Picture]] = {
    "growth": _draw_growths, "funnel": _draw_growths, "distance": _draw_distance, "level": _draw_level,
    "tiles": _draw_places, "map": _draw_places}
