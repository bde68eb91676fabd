"""Sections of a pack on a group of countries, one for each goal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence, source_of, sources_of
from indicators.briefing.figures.commitments import CommitmentsDue
from indicators.briefing.figures.distances import distances, trends
from indicators.briefing.figures.goal import (
    assessed,
    change_rows,
    draw_change,
    draw_distance,
    draw_funnel,
    draw_growth,
    draw_map,
    draw_tiles,
    draw_years,
    growths_in_words,
    has_comparable_changes,
    observed,
    series_of_areas,
    years_shown,
)
from indicators.briefing.pack.content import PackFigure, Picture, Plot, Section, Table
from indicators.briefing.pack.drawn import drawn_series, each_method_once
from indicators.briefing.pack.plots import (
    distance_plot,
    first_and_latest_plot,
    funnel_plot,
    growth_plot,
    panels,
    status_plot,
    year_before_plot,
)
from indicators.briefing.pack.questions import group_questions
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.reported import commitments, held_on, views_counted
from indicators.briefing.pack.summaries import goal_summary, in_a_box, speaking_note
from indicators.briefing.pack.tables import countries_table, series_table
from indicators.charts.dumbbells import of_two_figures
from indicators.model import WORLD, Goal, Group, Indicator, records
from indicators.reports.sections import in_words, sections
from indicators.statements import LikeForLike
from indicators.wording import say

MOST_LISTED = 12         # commitments of a group on a goal that are quoted


def group_sections(read: PackInput, group: Group, areas: Sequence[str], goals: Sequence[str],
                   year: int | None) -> Iterator[Section]:
    """A section for each goal: the countries' statuses and distances, and the series of the world and of bodies."""
    every = statements.cells(read.board, areas, year, read.today_year)
    spoken = _spoken_on(read, areas, year)
    for goal in map(read.goal, goals):
        yield _section(read, group, areas, goal, every[every["goal"] == goal.id], year, spoken[goal.id])


def _spoken_on(read: PackInput, areas: Sequence[str], year: int | None) -> dict[str, list[str]]:
    """For each goal the countries whose report, of the year if there is one, assesses their own progress on it."""
    found: dict[str, list[str]] = {goal.id: [] for goal in read.board.catalogue.goals}
    for area in areas:
        sent = read.reports.get(area)
        if sent and year in (None, sent.year):
            for part in sections(sent.text, read.board.catalogue.goals):
                if part.goal in found and part.parts.get("B"):
                    found[part.goal].append(area)
    return found


def _two_views(read: PackInput, goal: str, cells: pd.DataFrame, spoken: Sequence[str]) -> list[str]:
    """How many countries' own assessments agree with the measured status."""
    measured = {row["ref_area"]: row for row in records(cells)}
    return views_counted([statements.own_assessment(read.reports[area].levels.get(goal, ""), measured.get(area))
                          for area in spoken])


def _section(read: PackInput, group: Group, areas: Sequence[str], goal: Goal, cells: pd.DataFrame,
             year: int | None, spoken: Sequence[str]) -> Section:
    whose, catalogue = wording.text(group.name), read.board.catalogue
    answered = in_words(read.answers, year, goal=goal.id)
    card = statements.goal_card(read.board, goal.id, areas, year, read.today_year, answered)
    together = statements.like_for_like(read.board, card.indicator, group.id, year) if card.indicator else None
    messages = list(statements.group_box(card, together)) if together else [card.message]
    finding = first_sentence(wording.message(card.message, catalogue))
    missing = sorted(set(areas) - set(cells["ref_area"]))
    reporting = " · ".join(wording.message(message, catalogue) for message in card.reporting)
    title = wording.text(goal.title)
    return Section(
        heading=say("pack.heading", whose=whose, number=goal.id, goal=title), goal=goal.id,
        whose=whose, finding=finding, box=in_a_box(read, whose, messages),
        summary=goal_summary(read, goal, card, together, cells, areas, year),
        figures=each_method_once([*_figures(read, areas, goal, cells, finding, together, year)]),
        others=each_method_once([*_worlds(read, goal)]),
        notes=(reporting, *(wording.message(message, catalogue) for message in card.moving_away),
               *_two_views(read, goal.id, cells, spoken)),
        commitments=commitments(read, _held(read, areas, goal.id, year), year, MOST_LISTED),
        questions=group_questions(read, together, missing if len(cells) else ()),
        speaking_note=speaking_note(say("pack.spoken_lead", whose=whose, number=goal.id, goal=title), messages,
                                    [wording.text(goal.why_it_matters)], catalogue))


def _held(read: PackInput, areas: Sequence[str], goal: str, year: int | None) -> CommitmentsDue:
    """The commitments of all countries on a goal, overdue ones first."""
    return sorted((pair for area in areas for pair in held_on(read, area, goal, year)),
                  key=lambda pair: not pair[1].overdue)


def _figures(read: PackInput, areas: Sequence[str], goal: Goal, cells: pd.DataFrame, finding: str,
             together: LikeForLike | None, year: int | None) -> Iterator[PackFigure]:
    """Statuses as tiles and on a map; distances, changes and series of the countries with the most frequent indicator.

    Series end at ``year``.
    """
    if cells.empty or together is None:
        return
    board, fresh, indicator = read.board, cells[~cells["stale"]], read.indicator(together.indicator)
    over_years = finding if together.after is None else first_sentence(wording.message(
        together.title, board.catalogue))
    make = partial(_drawn, read, goal, cells, finding)
    if len(areas) > 1:
        yield make("tiles", years_shown(cells), partial(draw_tiles, read.stamp, board, cells, areas, finding),
                   status_plot(fresh) if len(fresh) else None)
    every = assessed(cells, board, indicator)
    own = every[every["ref_area"].isin(fresh["ref_area"])].reset_index(drop=True)
    if wording.by_yearly_change(indicator):
        yield from _growths(read, own, indicator, make, finding)
    elif own["value"].notna().any() and (found := _distance(read, own, indicator)):
        yield make("distance", found[0], partial(draw_distance, read.stamp, board, own, indicator, finding), found[1])
    if has_comparable_changes(indicator) and len(pairs := change_rows(board, together)):
        picture, newest = partial(draw_change, read.stamp, board, together, over_years), together.year or 0
        drawn = _drawn(read, goal, cells, over_years, "change", wording.text(indicator.title), picture,
                       year_before_plot(pairs, indicator, newest))
        yield replace(drawn, all_rows=partial(
            series_table, board, together.areas_both, indicator, newest, since=newest - 1))
    if every["value"].notna().any():
        picture = partial(draw_years, read.stamp, board, every, indicator, over_years, year=year)
        drawn = _drawn(read, goal, cells, over_years, "years", wording.text(indicator.title), picture, None)
        yield replace(drawn, all_rows=partial(series_table, board, every["ref_area"].tolist(), indicator, year),
                      areas=tuple(every["ref_area"]), panels=None if indicator.stages else lambda: panels(
                          series_of_areas(read.stamp, board, every, indicator, year)[0], indicator, board.catalogue))
    if len(fresh) and any(board.catalogue.area[area].alpha2 for area in fresh["ref_area"]):
        yield make("map", years_shown(fresh), partial(draw_map, read.stamp, board, fresh, finding), None)


def _growths(read: PackInput, own: pd.DataFrame, indicator: Indicator, make: Callable[..., PackFigure],
             finding: str) -> Iterator[PackFigure]:
    """The funnel of growth against size, and the growths with their intervals."""
    found = growths_in_words(own, read.board, indicator)
    if found is None:
        return
    under = say("goal.growth_subtitle", indicator=wording.text(indicator.title))
    if found.limits is not None:
        yield make("funnel", under, partial(draw_funnel, read.stamp, read.board, own, indicator, finding),
                   funnel_plot(found))
    yield make("growth", under, partial(draw_growth, read.stamp, read.board, own, indicator, finding),
               growth_plot(found.rows))


def _distance(read: PackInput, own: pd.DataFrame, indicator: Indicator) -> tuple[str, Plot | None] | None:
    """What a picture of the distances shows, and its plot; None without any to draw."""
    if wording.paced_by_trend(indicator):
        rows, measure = trends(own, indicator, read.board.catalogue)
        there, plot = of_two_figures(rows), first_and_latest_plot(rows, indicator)
    else:
        found = distances(own, indicator, read.board.catalogue)
        measure, there, plot = found.measure, found.rows["distance"].notna(), distance_plot(found.rows, found.measure)
    under = say("goal.distance_subtitle", indicator=wording.text(indicator.title), measure=measure)
    return (under, plot) if there.any() else None


def _drawn(read: PackInput, goal: Goal, cells: pd.DataFrame, finding: str, kind: str, under: str,
           picture: Callable[[], Picture], plot: Plot | None) -> PackFigure:
    table = countries_table(read.board, cells) if kind == "tiles" else Table((), ())
    seen = observed(read.board, cells)
    shown = [read.indicator(code) for code in dict.fromkeys(cells["indicator"])]
    return PackFigure(
        name=f"countries_{goal.id}_{kind}_v{read.stamp.version}", finding=finding, subtitle=under,
        picture=picture, plot=plot, table=table,
        source=source_of(seen), sources=sources_of(seen),
        method=tuple(wording.message(message, read.board.catalogue) for one in shown[:1]
                     for message in statements.how_judged(one)),
        reading=wording.text(shown[0].reading), caution=wording.text(shown[0].caution),
        indicators=tuple(indicator.id for indicator in goal.indicators if indicator.role != "context"))


def _worlds(read: PackInput, goal: Goal) -> Iterator[PackFigure]:
    """The series of the world or of a body, which are never counted as a country."""
    for indicator in goal.indicators:
        areas = [indicator.body] if indicator.body else [WORLD] if indicator.judged_for == "world" or (
            indicator.publisher) else []
        for area in areas:
            if drawn := drawn_series(read, indicator.id, area):
                yield drawn
