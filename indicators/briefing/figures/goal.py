"""A group's countries on a goal: what is known of them, and their figures, one for each view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import caption_of, first_sentence, observed, until
from indicators.briefing.reference import VIEWS
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, funnel_alt, statuses_alt
from indicators.charts.clouds import funnel_figure, level_change
from indicators.charts.drawing import Picture, picture
from indicators.charts.series import FEWEST as FEWEST_IN_LINE
from indicators.charts.small_multiples import small_multiples
from indicators.charts.spans import dumbbells, growth_intervals
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import world_map
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Goal, Indicator, Mark, Status, records, region_group
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

    @property
    def is_ranked(self) -> bool:
        """Whether charts have the best country first. For the public none is ranked: countries are by name."""
        return self.stamp.audience == "staff"

    @property
    def is_indexed(self) -> bool:
        """Whether series are indexed unless otherwise chosen, as all are whose scale has no end."""
        return self.indicator.measure != "share"

    def title(self, view: str = "") -> str:
        """The counts by status, in one sentence; of years the group's like-for-like change, where there is one."""
        together = self.together if view == "years" else None
        message = together.title if together and together.after is not None else self.card.message
        return first_sentence(wording.message(message, self.board.catalogue))

    def draw(self, view: str, *, indexed: bool | None = None) -> Picture:
        """The picture of one of ``views``; of "years" with series ``indexed``, by default as suits the indicator."""
        if view == "years":
            return _years(self, indexed=self.is_indexed if indexed is None else indexed)
        return DRAW[view](self)

    def picture(self, view: str, under: str, alt: Callable[..., str], figure: Callable[..., Any], *content: Any,
                seen: pd.DataFrame | None = None, **settings: Any) -> Picture:
        """A chart of ``content`` with its texts, of the observations ``seen`` in it; ``under`` is its subtitle."""
        seen = observed(self.board, self.fresh) if seen is None else seen
        sure = [self.card.clear] if view != "years" else self.together.sure if self.together else ()
        words = [wording.message(one, self.board.catalogue) for one in sure if one]
        caption = caption_of(self.stamp, seen, self.board.catalogue, self.title(view), under,
                             " ".join(filter(None, (*words, wording.text(self.indicator.caution)))))
        return picture(alt(content[0], caption), figure, *content, caption=caption, **settings)

    def measure(self, kind: str, years: str = "") -> str:
        """A subtitle: what each country's numbers are; of ``years``, by default those of the trend."""
        method = methods.method_of(self.indicator)
        trend_years = method.trend.years if method and method.trend else 0
        unit = wording.text(self.board.catalogue.units.get(self.indicator.unit, ""))
        return say(f"goal.{kind}_subtitle", indicator=wording.text(self.indicator.title), unit=unit,
                   better=self.indicator.desired_direction, years=years or trend_years)

    def measure_in_order(self, kind: str) -> str:
        """The subtitle of a chart with a row for each country, which for the public says that they are by name."""
        measure = self.measure(kind)
        return measure if self.is_ranked else say("goal.years_by_name", indicator=measure)


def best_first(cells: pd.DataFrame, indicator: Indicator, board: Scoreboard, *, ranked: bool = True
               ) -> tuple[list[str], str]:
    """The areas of ASSESSMENT rows by status, then by growth or figure, and the words for that; those without one are
    last. Activities and stages are by name, with the measure "", as are all unless ``ranked``.
    """
    by_name = cells.assign(name=[board.catalogue.area[code].name for code in cells["ref_area"]]).sort_values("name")
    if not ranked or statements.counts_activities(indicator) or indicator.stages:
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


def _tile(row: Mapping[Any, Any], lead: str, catalogue: Catalogue) -> dict[str, Any]:
    """What a tile says of a figure. One that is too old to count has no status; the number is that of a recent figure
    of the lead indicator, so that all have one unit.
    """
    indicator = catalogue.indicators[row["indicator"]]
    label = wording.hidden(indicator, row["suppressed"], row["marks"]) if row["hidden"] else (
        f"{wording.value(row['value'], indicator, catalogue, row['marks'])}, {wording.years(row)}")
    tile = {"word": _word(row, indicator), "chance": row["doubt"] != "figure", "label": label}
    if row["stale"]:
        return tile
    tile |= {"status": row["status"], "certainty": row["certainty"]}
    if row["indicator"] == lead and not row["hidden"]:
        sign = "".join(SIGNS.get(Mark(mark), "") for mark in row["marks"].split())
        number = str(int(row["value"])) if indicator.stages else wording.bare_value(row["value"], indicator)
        tile["number"] = sign + number
    return tile


def _distance(group: GroupOnGoal) -> Picture:
    """Each country's first and latest figure, and the goal where it is one number."""
    method, rows = methods.method_of(group.indicator), named_rows(group.fresh, group.indicator, group.board.catalogue)
    goals = {goal.value for row in records(group.fresh) if method and (goal := method.goal_value(row))}
    return group.picture(
        "distance", group.measure_in_order("distance"), lambda rows, caption: statuses_alt(
            "dumbbells", rows[rows["value"].notna()], caption), dumbbells, rows,
        indicator=group.indicator, catalogue=group.board.catalogue, ranked=group.is_ranked,
        goal=goals.pop() if len(goals) == 1 else None)


def _growth(group: GroupOnGoal, view: str) -> Picture:
    """Each country's growth with its interval or, in the funnel, against its size."""
    assert group.growths is not None
    growths = group.growths
    goal: dict[str, Any] = {"goal": growths.goal, "goal_name": "" if growths.goal is None else say(
        "goal.growth_goal", goal=wording.signed(100 * growths.goal, 1))}
    if view == "funnel":
        return group.picture(view, group.measure("growth"), funnel_alt, funnel_figure, growths.rows, growths.limits,
                             growths.common, **goal)
    return group.picture(view, group.measure_in_order("growth"), partial(statuses_alt, "growth"), growth_intervals,
                         growths.rows, ranked=group.is_ranked, **goal)


def _level(group: GroupOnGoal) -> Picture:
    """Each country's level against its trend."""
    indicator, catalogue = group.indicator, group.board.catalogue
    rows = named_rows(group.fresh[group.fresh["slope"].notna()], indicator, catalogue).dropna(subset="value")
    rows = rows.assign(
        trend=rows["slope"],
        figure=[wording.value(row["value"], indicator, catalogue, row["marks"]) for row in records(rows)],
        label=[wording.a_year(wording.signed(row["slope"], 1)) for row in records(rows)])
    return group.picture("level", group.measure("level"), partial(statuses_alt, "level"), level_change, rows,
                         indicator=indicator,
                         unit=wording.text(catalogue.units.get(indicator.unit, "")))


def _years(group: GroupOnGoal, *, indexed: bool) -> Picture:
    """Each country's series, the nearest to the goal first, for the public by name. Stages are tiles, by name."""
    indicator, board = group.indicator, group.board
    codes, measure = best_first(group.rows, indicator, board, ranked=group.is_ranked)
    under, kind = wording.measure(indicator, board.catalogue), "best_first" if measure else "by_name"
    if len(codes) > 1 and not indicator.stages:
        under = say(f"goal.years_{kind}", indicator=under, measure=measure)
    frames = {board.catalogue.area[code].name: group.series[code] for code in codes}
    chart, figure, settings = ("stages", stage_tiles, {}) if indicator.stages else (
        "multiples", small_multiples, {"indexed": indexed})
    return group.picture("years", under, partial(frames_alt, chart), figure, frames,
                         seen=observed(board, group.rows, group.year), indicator=indicator, catalogue=board.catalogue,
                         **settings)


def _places(group: GroupOnGoal, view: str) -> Picture:
    """Every country of the group as a tile, with its region, or on a world map."""
    catalogue, cells = group.board.catalogue, group.cells
    lead, regions = statements.lead_indicator(cells), {one.id: wording.text(one.name) for one in catalogue.groups}
    tiles = {row["ref_area"]: _tile(row, lead, catalogue) for row in records(cells)}
    nothing = {"status": "", "certainty": "", "chance": True, "word": say("overview.part_not_reported"), "label": "",
               "number": ""}
    rows = pd.DataFrame([
        {"ref_area": area.code, "name": area.name, "region": regions.get(region_group(area.region), area.region),
         **nothing, **tiles.get(area.code, {})} for area in map(catalogue.area.__getitem__, group.areas)])
    years = "–".join(map(str, dict.fromkeys(cells["year"].agg(["min", "max"]))))
    under, seen = group.measure(view, years=years), observed(group.board, cells)
    if view == "tiles":
        return group.picture(view, under, partial(statuses_alt, "tile"), tile_map, rows, seen=seen)
    return group.picture(view, under, lambda rows, caption: statuses_alt("map", rows[rows["status"] != ""], caption),
                         world_map, rows, seen=seen, disclaimer=wording.text(catalogue.map_disclaimer))


DRAW: dict[str, Callable[[GroupOnGoal], Picture]] = {
    "growth": partial(_growth, view="growth"), "funnel": partial(_growth, view="funnel"), "distance": _distance,
    "level": _level, "tiles": partial(_places, view="tiles"), "map": partial(_places, view="map")}
