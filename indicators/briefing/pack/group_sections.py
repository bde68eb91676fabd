"""Sections of a briefing on a group of countries, one for each goal."""

from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal, named_rows
from indicators.briefing.figures.series import observed
from indicators.briefing.pack.commitments import commitments, commitments_on
from indicators.briefing.pack.content import PackFigure, PackInput, Plot, Point, Question, Section
from indicators.briefing.pack.country_sections import (
    answer_of,
    points_of,
    section_of,
    sentences_of,
    series_figures,
    texts_about,
)
from indicators.briefing.pack.plots import MOST_BARS, bars, status_bar
from indicators.briefing.pack.tables import countries_table, series_table
from indicators.briefing.reference import OF_COUNTRIES, SCALES
from indicators.model import WORLD, Certainty, Message, Status
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say

MOST_LISTED = 12         # commitments of a group on a goal that are quoted


def group_sections(read: PackInput, group_id: statements.Group, whose: str, areas: Sequence[str], goals: Sequence[str],
                   year: int | None, scale: str = "") -> Iterator[Section]:
    """A section for each goal: the countries by status, their distances, and the series of the world and of bodies.

    ``group_id`` is a group of the catalogue or, where there is none, the areas themselves. ``scale`` is that of the
    series, if not the one that suits the indicator.
    """
    for goal in map(read.goal, goals):
        yield _section(read, GroupOnGoal(
            stamp=read.stamp, board=read.board, goal=goal, group=group_id, areas=areas, year=year,
            today_year=read.today_year, in_words=in_words(read.answers, year, goal=goal.id)), whose, scale)


def _section(read: PackInput, group: GroupOnGoal, whose: str, scale: str) -> Section:
    cells, card, goal, together = group.cells, group.card, group.goal, group.together
    missing = sorted(set(group.areas) - set(cells["ref_area"]))
    counted = cells[~cells["part"].isin([statements.STALE, statements.OTHER_INDICATOR])]
    figures = tuple(_figures(read, group, scale))
    plot = figures[0].plot if figures else None
    in_parts = not cells.empty and (plot is None or len(group.areas) > MOST_BARS)
    number, change = _number(counted)
    pairs = commitments_on(read, group.areas, goal.id, group.year)
    return section_of(
        read, goal.id, whose, finding=group.title(), number=number, change=change,
        box=sentences_of(read, statements.group_box(card, together) if together else [card.message]),
        points=_points(read, group, counted, missing), bar=status_bar(cells, len(missing)) if in_parts else None,
        named=tuple(_named(read, cells, missing)), figures=figures,
        others=series_figures(read, [         # of the world or a body, never counted as a country
            (one.id, one.body or WORLD) for one in goal.indicators
            if one.body or one.judged_for == "world" or one.publisher]),
        notes=tuple(wording.message(message, read.board.catalogue)
                    for message in (*card.reporting, *card.moving_away)),
        commitments=commitments(read, pairs, whose, group.year, MOST_LISTED),
        questions=tuple(_questions(read, group, missing)))


def _number(counted: pd.DataFrame) -> tuple[str, str]:
    """How many countries have the best status that any has, of all that are assessed."""
    parts = counted.loc[~counted["status"].isin(statements.UNASSESSED), "part"].tolist()
    best = min(parts, key=PARTS.index, default="")
    if len(parts) == 1 or not best:
        return "", ""
    return (say("pack.of", count=parts.count(best), of=len(parts)),
            say("pack.countries_with", part=best, status=wording.status(best).word))


def _points(read: PackInput, group: GroupOnGoal, counted: pd.DataFrame, missing: Sequence[str]
            ) -> tuple[Point, ...]:
    """What changed, how sure the statuses are of the countries that the finding counts, what to ask."""
    together, clear = group.together, int((counted["certainty"] == Certainty.CLEAR).sum())
    changes = [together.by_country, together.title, together.why_not_told] if together and together.after is not None \
        else []
    sure = [wording.message(message, read.board.catalogue) for message in statements.uncertain(group.cells)
            ] or ([say("pack.all_clear", count=clear)] if clear else [])
    if missing:
        sure.append(say("pack.missing", count=len(missing), of=len(group.areas)))
    away = group.cells.loc[group.cells["part"] == Status.MOVING_AWAY, "ref_area"].tolist()
    ask = say("pack.ask_group", away=len(away), names=read.names(away), missing=len(missing))
    return points_of(answer_of(read, filter(None, changes)), " ".join(sure), ask)


def _named(read: PackInput, cells: pd.DataFrame, missing: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The names of the countries of each part of the group, marked where it could be chance."""
    by_chance = set(cells.loc[cells["certainty"] == Certainty.COULD_BE_CHANCE, "ref_area"])
    for part in PARTS:
        areas = [*cells.loc[cells["part"] == part, "ref_area"], *(missing if part == NOT_REPORTED else ())]
        words, names = wording.status(part), read.board.catalogue.area
        if areas:
            yield (part, say("pack.part_of_group", status=f"{words.icon} {words.word}".strip(), count=len(areas)),
                   ", ".join(sorted(names[area].name + " ?" * (area in by_chance) for area in areas)))


def _figures(read: PackInput, group: GroupOnGoal, scale: str) -> Iterator[PackFigure]:
    """A figure for each view of the countries on the lead indicator."""
    if not group.views:
        return
    goal, indicator, table = group.goal, group.indicator, countries_table(read.board, group.cells)
    texts = texts_about(read, indicator, observed(read.board, group.cells))
    for view in sorted(group.views, key=lambda view: view == "level"):         # which is no chart of a slide
        is_years = view == "years"
        name = f"{view}_{scale}" if is_years and scale else view
        yield PackFigure(
            name=f"{OF_COUNTRIES}{goal.id}_{name}_v{read.stamp.version}", finding=group.title(view), table=table,
            make_picture=partial(group.draw, view, indexed=scale == SCALES[0] if scale else None),
            plot=_plot(group, view), all_rows=partial(
                series_table, read.board, group.rows["ref_area"].tolist(), indicator, group.year) if is_years else None,
            **texts, indicators=tuple(one.id for one in goal.indicators if one.role != "context"))


def _plot(group: GroupOnGoal, view: str) -> Plot | None:
    """The countries' numbers in bars or, of too many countries for that, the countries by status."""
    indicator, catalogue = group.indicator, group.board.catalogue
    if view in ("growth", "distance", "years") and len(group.areas) > MOST_BARS:
        return status_bar(group.cells, 0)
    if view == "growth" and group.growths:
        return bars(group.growths.rows.assign(per_cent=100 * group.growths.rows["growth"]), "per_cent",
                    say("pack.growth"), 1)
    if view == "distance":
        return bars(named_rows(group.fresh, indicator, catalogue), "value", wording.measure(indicator, catalogue),
                    indicator.decimals)
    return None


def _questions(read: PackInput, group: GroupOnGoal, missing: Sequence[str]) -> Iterator[Question]:
    """Who has no figure, what was compared, and what to know about the figures."""
    if missing and not group.cells.empty:
        yield Question(say("pack.asked_missing"), say("pack.line_missing", count=len(missing),
                                                      names=read.names(missing)))
    if together := group.together:
        both, year = len(together.areas_both), together.year or 0
        yield Question(say("pack.asked_compared"), say("pack.line_compared", both=both, of=together.of,
                                                       lacking=together.of - both, year=year, before=year - 1))
        if caution := answer_of(read, [Message(code="text", values={"text": group.indicator.caution})]):
            yield Question(say("pack.asked_caution"), caution)
