"""A group's countries on a goal: what is known of them, and their figures, one for each view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import caption_of, first_sentence, observed, until
from indicators.briefing.reference.address import VIEWS
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, funnel_alt, statuses_alt
from indicators.charts.clouds import funnel_figure, level_change
from indicators.charts.drawing import Picture, picture
from indicators.charts.frame import Caption
from indicators.charts.series import FEWEST as FEWEST_IN_LINE
from indicators.charts.small_multiples import small_multiples
from indicators.charts.spans import dumbbells, growth_intervals
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Area, Catalogue, Goal, Indicator, Mark, Status, records, region_group
from indicators.statements import GoalCard, Group, Growths, LikeForLike
from indicators.wording import say

SIGNS = {Mark.LOWER_BOUND: "≥ ", Mark.UPPER_BOUND: "≤ "}
FEWEST = 2               # countries that are compared


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
        return statements.goal_card(self.board, self.goal.id, self.areas, self.year, self.today_year, self.in_words)

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
        return {area: until(self.board.series(self.card.indicator, area), self.year) for area in self.rows["ref_area"]}

    @cached_property
    def views(self) -> list[str]:
        """Those of VIEWS that have something to draw; of laws, the years are first."""
        if self.cells.empty:
            return []
        indicator, fresh = self.indicator, self.fresh["value"].notna()
        is_activity = statements.counts_activities(indicator)
        is_recent = not (self.cells["stale"] | (self.cells["status"] == Status.NOT_ASSESSED)).all()
        on_the_globe = any(self.board.catalogue.area[code].alpha2 for code in self.areas)      # no invented country
        has_levels = methods.is_paced_by_trend(indicator) and (       # which mean the same in every country
            indicator.measure == "share" or indicator.measure == "level" and indicator.desired_direction == "down")
        fewest = 1 if indicator.stages else FEWEST_IN_LINE
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
        """The picture of one of ``views``; of "years" with series ``indexed``, by default as suits the indicator.

        For the public no country is ranked.
        """
        return DRAW[view](self, view) if view in DRAW else _draw_years(
            self, self.is_indexed if indexed is None else indexed)

    @property
    def is_indexed(self) -> bool:
        """Whether series are indexed unless otherwise chosen, as all are whose scale has no end."""
        return self.indicator.measure != "share"

    def caption(self, view: str, under: str, seen: pd.DataFrame | None = None) -> Caption:
        """The texts of a view's figure, of the observations ``seen`` in it."""
        return caption_of(self.stamp, observed(self.board, self.fresh) if seen is None else seen, self.board.catalogue,
                          self.title(view), under, wording.text(self.indicator.caution))


def best_first(cells: pd.DataFrame, indicator: Indicator, board: Scoreboard) -> tuple[list[str], str]:
    """The areas of ASSESSMENT rows by status, then by growth or figure, and the words for that; those without one are
    last. Activities and stages are by name, with the measure "".
    """
    by_name = cells.assign(name=[board.catalogue.area[code].name for code in cells["ref_area"]]).sort_values("name")
    if statements.counts_activities(indicator) or indicator.stages:
        return by_name["ref_area"].tolist(), ""
    if methods.is_yearly(indicator):
        growths, measure = statements.growths(cells, board, indicator), say("distances.of_growth")
        ordered = growths.rows if growths else by_name[:0]
    else:
        measure = say("distances.of_figure", better=indicator.desired_direction)
        ordered = by_name[~by_name["hidden"]].sort_values(
            "value", ascending=indicator.desired_direction == "down", kind="stable").sort_values(
            "status", key=statements.places, kind="stable")
    return list(dict.fromkeys([*ordered["ref_area"], *by_name["ref_area"]])), measure


def named_rows(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> pd.DataFrame:
    """Rows of ASSESSMENT with their certainty, as charts of areas in rows need them; hidden figures are left out.

    The first figure is the baseline of a trend: the first comparable one of the rule's window.
    """
    rows = cells.assign(name=[catalogue.area[code].name for code in cells["ref_area"]],
                        word=[_word(row, indicator) for row in records(cells)],
                        chance=[row.get("doubt") != "figure" for row in records(cells)])
    for column in ("value", "baseline_value"):
        rows[column] = rows[column].where(~rows["hidden"].astype(bool))
    return rows


def _word(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The word of a status, with the sign of a provisional figure."""
    return f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()


def tile_rows(cells: pd.DataFrame, areas: Sequence[str], catalogue: Catalogue) -> pd.DataFrame:
    """Rows for tile_map and world_map, one for each area, with its region; one whose figure is too old to count has no
    status. The number is that of a recent figure of the lead indicator, so that all have one unit.
    """
    row_of, lead = {row["ref_area"]: row for row in records(cells)}, statements.lead_indicator(cells)
    return pd.DataFrame([_tile(catalogue.area[code], row_of.get(code), lead, catalogue) for code in areas])


def _tile(area: Area, row: Mapping[Any, Any] | None, lead: str, catalogue: Catalogue) -> dict[str, Any]:
    regions = [group.name for group in catalogue.groups if group.id == region_group(area.region)]
    tile = {"ref_area": area.code, "name": area.name, "region": wording.text(next(iter(regions), area.region)),
            "status": "", "certainty": "", "chance": True, "word": say("overview.part_not_reported"), "label": "",
            "number": ""}
    if row is None:
        return tile
    indicator = catalogue.indicators[row["indicator"]]
    label = wording.hidden(indicator, row["suppressed"], row["marks"]) if row["hidden"] else (
        f"{wording.value(row['value'], indicator, catalogue, row['marks'])}, {row['year']}")
    tile |= {"word": _word(row, indicator), "chance": row["doubt"] != "figure", "label": label}
    if not row["stale"]:
        tile |= {"status": row["status"], "certainty": row["certainty"]}
    if row["indicator"] == lead and not row["stale"] and not row["hidden"]:
        sign = "".join(SIGNS.get(Mark(mark), "") for mark in row["marks"].split())
        number = str(int(row["value"])) if indicator.stages else wording.bare_value(row["value"], indicator)
        tile["number"] = sign + number
    return tile


def _draw_distance(group: GroupOnGoal, view: str) -> Picture:
    """Each country's first and latest figure, and the goal where it is one number."""
    indicator, catalogue, method = group.indicator, group.board.catalogue, methods.method_of(group.indicator)
    rows, unit = named_rows(group.fresh, indicator, catalogue), wording.text(catalogue.units.get(indicator.unit, ""))
    goals = {goal.value for row in records(group.fresh) if method and (goal := method.goal_value(row))}
    measure = say("distances.first_and_latest", years=method.trend.years if method and method.trend else 0, unit=unit,
                  better=indicator.desired_direction)
    caption = group.caption(view, say("goal.distance_subtitle", indicator=wording.text(indicator.title),
                                      measure=measure))
    return picture(statuses_alt("dumbbells", rows[rows["value"].notna()], caption), dumbbells, rows, caption=caption,
                   indicator=indicator, catalogue=catalogue, ranked=group.stamp.audience == "staff",
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
    is_ranked = group.stamp.audience == "staff"
    rows = growths.rows if is_ranked else growths.rows.sort_values("name")
    return picture(statuses_alt("growth", rows, caption), growth_intervals, rows, caption=caption, ranked=is_ranked,
                   **goal)


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


def _draw_years(group: GroupOnGoal, indexed: bool) -> Picture:
    """Each country's series; for staff the nearest to the goal first, for the public by name. Stages are tiles."""
    indicator, board, area = group.indicator, group.board, group.board.catalogue.area
    codes, under = sorted(group.series, key=lambda code: area[code].name), wording.measure(indicator, board.catalogue)
    if not indicator.stages:
        codes, measure = best_first(group.rows, indicator, board) if group.stamp.audience == "staff" else (
            codes, "")
        if len(codes) > 1:
            under = say(f"goal.years_{'best_first' if measure else 'by_name'}", indicator=under, measure=measure)
    frames = {area[code].name: group.series[code] for code in codes if code in group.series}
    caption = group.caption("years", under, observed(board, group.rows, group.year))
    if indicator.stages:
        return picture(frames_alt("stages", frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=board.catalogue)
    return picture(frames_alt("multiples", frames, caption), small_multiples, frames, caption=caption,
                   indicator=indicator, catalogue=board.catalogue, indexed=indexed)


def _draw_places(group: GroupOnGoal, view: str) -> Picture:
    """Every country of the group as a tile, or on a world map."""
    catalogue, cells = group.board.catalogue, group.cells
    rows, years = tile_rows(cells, group.areas, catalogue), cells["year"].agg(["min", "max"])
    unit = wording.text(catalogue.units.get(group.indicator.unit, ""))
    under = say(f"goal.{view}_subtitle", unit=unit, years="–".join(map(str, dict.fromkeys(years))))
    caption = group.caption(view, under, observed(group.board, cells))
    if view == "tiles":
        return picture(statuses_alt("tile", rows, caption), tile_map, rows, caption=caption)
    return picture(statuses_alt("map", rows[rows["status"] != ""], caption), world_map, rows, caption=caption,
                   disclaimer=wording.text(catalogue.map_disclaimer))


DRAW: dict[str, Callable[[GroupOnGoal, str], Picture]] = {
    "growth": _draw_growths, "funnel": _draw_growths, "distance": _draw_distance, "level": _draw_level,
    "tiles": _draw_places, "map": _draw_places}
