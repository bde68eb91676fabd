"""A goal's page: its countries by status, their figures beside each other, and what the goal asks for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.pack.commitments import commitments, commitments_on
from indicators.catalogue.area_names import normalised
from indicators.edition.figures import WIDE, Figures
from indicators.edition.release import Edition
from indicators.edition.series import PageFigure, page_figure, row_of, rows_of, series_figure
from indicators.model import WORLD, Catalogue, Indicator, Status, records
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, GoalCard
from indicators.wording import say

MOST_LISTED = 12         # commitments that are quoted
COLUMNS = {
    "growth": ("name", "growth", "status", "sure", "marks"),
    "distance": ("name", "year", "figure", "change", "status", "sure", "marks"),
    "level": ("name", "year", "figure", "trend", "status", "sure"), "years": (),
    "funnel": ("name", "year", "figure", "growth", "sure"), "map": ("name", "status", "sure", "year", "figure")}
"""Views of a goal's countries in the order of the page, and the columns of their tables; of years all are its own."""


def goal_values(edition: Edition, code: str, figures: Figures) -> dict[str, Any]:
    """What the template of a goal's page shows."""
    catalogue, read = edition.catalogue, edition.read
    group = group_on_goal(edition, code, catalogue.groups[0].id)
    drawn = list(_figures(group, figures))
    evidence = [*filter(None, (series_figure(edition, figures, one.id, one.body or WORLD)
                               for one in group.goal.indicators))]
    pairs, whose = commitments_on(read, group.areas, code, None), wording.text(catalogue.groups[0].name)
    return {
        "goal": group.goal, "title": wording.goal_titles(catalogue)[code], "whose": whose,
        "lead": wording.message(group.card.message, catalogue),
        "clear": wording.message(group.card.clear, catalogue) if group.card.clear else "",
        "together": read.sentences(statements.group_box(group.card, group.together)[1:]) if group.together else "",
        "notes": [read.sentences([message]) for message in (*group.card.moving_away, *group.card.reporting)],
        "bar": bar_of(group), "countries": list(_countries(group)), "figures": [*drawn, *evidence],
        "drawn": drawn, "evidence": evidence,
        "context": [row for one in group.goal.indicators
                    if one.role == "context" and one.judged_for != "world" and not one.body
                    for row in _context(edition, one)],
        "rules": _rules(group.goal.indicators, catalogue),
        "commitments": commitments(read, pairs, whose, None, MOST_LISTED)}


def _rules(indicators: Sequence[Indicator], catalogue: Catalogue) -> list[tuple[list[Indicator], tuple[str, ...]]]:
    """The sentences of each rule, with the indicators that are assessed by it."""
    rules = dict[tuple[str, ...], list[Indicator]]()
    for one in indicators:
        if one.role == "judged":
            sentences = tuple(wording.message(rule, catalogue) for rule in statements.how_judged(one))
            rules.setdefault(sentences, []).append(one)
    return [(assessed, sentences) for sentences, assessed in rules.items()]


def group_on_goal(edition: Edition, goal: str, group: str) -> GroupOnGoal:
    """A group's countries on a goal, each with its newest figure."""
    read = edition.read
    return GroupOnGoal(stamp=read.stamp, board=edition.board, goal=edition.catalogue.goal[goal], group=group,
                       areas=edition.members(group), year=None, today_year=read.today_year,
                       in_words=in_words(read.answers, None, goal=goal))


def bar_of(group: GroupOnGoal) -> list[dict[str, Any]]:
    """The parts of a bar of all countries by status: how wide, from where, how many could be chance, and who."""
    card, names, left, every = group.card, group.board.catalogue.area, 0, len(group.areas)
    cells = records(group.cells)
    doubts = statements.doubts(cells)
    parts = []
    for part, count in card.parts.items():
        areas = [cell["ref_area"] for cell in cells if cell["part"] == part] if part != NOT_REPORTED else sorted(
            set(group.areas) - {cell["ref_area"] for cell in cells})
        parts.append({"code": part, "count": count, "from": 100 * left / every,
                      "width": 100 * count / every, "doubts": doubts[part],
                      "hatched": 100 * sum(doubts[part].values()) / every, **_words(part),
                      "areas": sorted(areas, key=lambda area: names[area].name)})
        left += count
    return parts


def _words(part: str) -> dict[str, str]:
    words = wording.status(part)
    return {"word": words.word, "icon": words.icon}


def _figures(group: GroupOnGoal, figures: Figures) -> Iterator[PageFigure]:
    """Each view that the screen *Goal* offers, once; not the map of tiles, which says no more than the bar."""
    for view in filter(group.views.__contains__, COLUMNS):
        rows = _by_year(group) if view == "years" else list(_countries(group))
        if figure := page_figure(figures, group.draw(view), view, WIDE, rows, COLUMNS[view]):
            shown = [part for part in group.card.parts if part in frozenset(Status) and view != "map"]
            yield figure._replace(statuses=shown)


def _by_year(group: GroupOnGoal) -> Sequence[Mapping[str, Any]]:
    """A row for each country by name, with a cell for each year of any."""
    names, indicator = group.board.catalogue.area, group.indicator
    years = sorted({year for rows in group.series.values() for year in rows["year"]})
    return [{"name": names[area].name, "area": area, "years": years, "cells": {
        row["year"]: {"key": f"{indicator.id} {area} {row['year']}", "value": None if row["hidden"] else row["value"],
                      "figure": _in_short(row, indicator, group)}
        for row in records(rows[rows["value"].notna() | rows["hidden"]])}}
        for area, rows in sorted(group.series.items(), key=lambda pair: names[pair[0]].name)]


def _in_short(row: Mapping[str, Any], indicator: Indicator, group: GroupOnGoal) -> str:
    """A figure without its unit, which the caption says."""
    if row["hidden"]:
        return wording.figure_in_words(row, indicator, group.board.catalogue)
    return wording.bare_value(row["value"], indicator, row["marks"])


def _countries(group: GroupOnGoal) -> Iterator[dict[str, Any]]:
    """The newest figure of each country by name; of one without why there is none, if anything is known of that."""
    board, catalogue = group.board, group.board.catalogue
    cells = {cell["ref_area"]: cell for cell in records(group.cells)}
    rows = {row["ref_area"]: row for row in records(board.figures_at(group.cells))} if cells else {}
    absences = statements.absences(board, group.areas, None)
    for area in sorted(group.areas, key=lambda code: catalogue.area[code].name):
        if area in rows:
            row = row_of(board, {**cells[area], **rows[area]})
            if row["status"]:
                row["status"] |= {"stale": cells[area]["stale"]}
            yield row
            continue
        absent = absences.get((area, group.goal.id))
        if absent or area in group.in_words:
            why = wording.absence(absent[0]) if absent else say("overview.in_words_short")
            yield {"area": area, "name": catalogue.area[area].name, "figure": why, "value": None, "key": "",
                   "year": str(absent[1]) if absent else ""}


def _context(edition: Edition, indicator: Indicator) -> Iterator[dict[str, Any]]:
    """The newest figure of a context indicator in each area that has one."""
    figures = edition.board.figures
    newest = figures[figures["indicator"] == indicator.id].sort_values("year").drop_duplicates("ref_area", keep="last")
    rows = [row | {"publisher": indicator.publisher} for row in rows_of(edition.board, newest)]
    yield from sorted(rows, key=lambda row: normalised(row["name"]))


def card_of(edition: Edition, goal: str, group: str) -> tuple[GoalCard, list[dict[str, Any]]]:
    """A group's card on a goal, and its bar."""
    known = group_on_goal(edition, goal, group)
    return known.card, bar_of(known)
