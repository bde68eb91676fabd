"""The charts of a goal, one at a time: growth, series over the years, distances, tiles, a world map."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence
from indicators.briefing.figures.goal import (
    FEWEST,
    assessed,
    draw_change,
    draw_distance,
    draw_funnel,
    draw_growth,
    draw_level,
    draw_map,
    draw_tiles,
    draw_years,
    has_comparable_changes,
    has_levels,
    is_indexed,
)
from indicators.briefing.reference.address import OF_COUNTRIES, SCALES, VIEWS
from indicators.charts.drawing import Picture
from indicators.charts.world_map import TOPOJSON
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Goal, Indicator
from indicators.statements import GoalCard, Group, LikeForLike
from indicators.wording import say
from pages.shared import figure_files, frame, markup, series, state
from pages.shared.cache import Visit

OF_ASSESSED = {"growth": draw_growth, "level": draw_level, "distance": draw_distance, "funnel": draw_funnel}
OF_ALL = {"tiles": draw_tiles, "map": draw_map}


@dataclass(frozen=True, kw_only=True)
class GroupOnGoal:
    """What is known of a group on a goal: its cells, card, lead indicator, and two successive years together."""

    board: Scoreboard
    goal: Goal
    group: Group
    year: int | None
    areas: Sequence[str]
    cells: pd.DataFrame
    card: GoalCard
    indicator: Indicator | None
    together: LikeForLike | None
    in_words: frozenset[str]           # countries whose report answers the goal


def show(visit: Visit, known: GroupOnGoal, indicator: Indicator) -> DeltaGenerator | None:
    """Ask for a chart, at first that which has data; render it, and return the row below it."""
    names = _view_names(known, indicator)
    views = list(names)
    first = state.get("view", views, "") or next(
        (view for view in views if _draw(visit, known, indicator, view).alt), views[0])
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        view = state.pick("view", say("goal.view"), views, names.__getitem__, first)
        default = SCALES[not is_indexed(indicator)]
        scale = state.pick("scale", say("compare.scale"), SCALES, lambda scale: say(f"goal.scale_{scale}"), default) \
            if view == "years" and not indicator.stages and _draw(visit, known, indicator, view).alt else default
    is_group = isinstance(known.group, str)
    name = f"{OF_COUNTRIES}{known.goal.id}_{view}" + (f"_{scale}" if scale != default else "")
    files = partial(figure_files.row, visit, name, goal=known.goal.id, year=str(known.year or ""),
                    group=str(known.group) if is_group else "", areas="" if is_group else ",".join(known.areas))
    config = series.CONFIG | ({"topojsonURL": TOPOJSON} if view == "map" else {})
    row = series.show(_draw(visit, known, indicator, view, indexed=scale == SCALES[0]), view, config, files=files,
                      titled=_title(known, view) != _title(known, "tiles"))
    if row is None:
        nothing = "nothing_recent" if view != "years" and known.cells["stale"].all() else "nothing_to_draw"
        frame.html(markup.paragraph(say(f"goal.{nothing}")))
    return row


def _draw(visit: Visit, known: GroupOnGoal, indicator: Indicator, view: str, *, indexed: bool = False) -> Picture:
    board, title = known.board, _title(known, view)
    rows = assessed(known.cells, board, indicator)
    fresh = known.cells[~known.cells["stale"]]
    counted = rows[rows["ref_area"].isin(fresh["ref_area"])]
    if view == "change" and known.together:
        return draw_change(visit.stamp, board, known.together, title)
    if view == "years":
        return draw_years(visit.stamp, board, rows, indicator, title, year=known.year, indexed=indexed)
    if view in OF_ALL:
        return OF_ALL[view](visit.stamp, board, known.cells, known.areas, title)
    return OF_ASSESSED[view](visit.stamp, board, counted, indicator, title)


def _view_names(known: GroupOnGoal, indicator: Indicator) -> dict[str, str]:
    """The views that suit the indicator, with their names; of laws, the years are first."""
    names = {view: say(f"goal.view_{view}") for view in VIEWS}
    if wording.paced_by_trend(indicator):
        names["distance"] = say("goal.view_trend")
    if indicator.stages:
        names = {"years": names["years"], **names}
    on_the_globe = any(known.board.catalogue.area[code].alpha2 for code in known.areas)    # no invented country
    yearly, counted = wording.by_yearly_change(indicator), statements.counts_activities(indicator)
    few = len(assessed(known.cells[~known.cells["stale"]], known.board, indicator)) < FEWEST
    growths = yearly and statements.growths(assessed(known.cells, known.board, indicator), known.board, indicator)
    absent = {"map": not on_the_globe or counted, "funnel": not growths, "growth": not growths,
              "distance": few or yearly or counted or bool(indicator.stages), "level": few or not has_levels(indicator),
              "change": known.together is None or not has_comparable_changes(indicator)}
    return {view: name for view, name in names.items() if not absent.get(view)}


def _title(known: GroupOnGoal, view: str) -> str:
    """The counts by status; above the countries' series, the group's like-for-like change if there is one.

    A title is one sentence, and the same in a briefing pack.
    """
    together = known.together
    over_years = view in ("years", "change") and together is not None and together.after is not None
    message = together.title if over_years and together else known.card.message
    return first_sentence(wording.message(message, known.board.catalogue))


def left_out(known: GroupOnGoal) -> list[str]:
    """Whom charts leave out, and why: another indicator, an old figure, years that cannot be compared."""
    names = known.board.catalogue.area
    areas = {"other_indicator": known.cells["indicator"] != known.card.indicator, "stale": known.cells["stale"]}
    notes = known.together.notes if known.together else ()
    return [*(f"{say(f'overview.part_{part}')}: {wording.listed([names[code].name for code in codes])}."
              for part, rows in areas.items() if len(codes := known.cells.loc[rows, "ref_area"])),
            *(wording.message(note, known.board.catalogue) for note in notes)]
