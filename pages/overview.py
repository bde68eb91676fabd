"""Page "Overview": who moves away, the goals as bars, and the grid of countries; before reports, published series."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Status
from indicators.reports.sections import in_words
from indicators.statements import PARTS
from indicators.wording import say
from pages.shared import approvals, cache, chip, frame, markup, menu, series, state, status_grid, who
from pages.shared.cache import Visit
from pages.shared.status_grid import SCOPE, GridContent

MOST_SERIES = 5          # published series shown before enough countries report


def overview(visit: Visit) -> None:
    """Render who moves away, the goals as bars and the grid; until enough countries report, what is known of them."""
    approvals.notice(visit)
    board, answers, today = cache.scoreboard(visit), cache.answers(visit), date.today().year
    verdict, choices = st.columns([3, 2], vertical_alignment="bottom")
    with choices:
        group, year = state.choose_group_and_year(board)
    areas = statements.members(board, group, year or today)
    in_report = frozenset(answer.ref_area for answer in answers if year in (None, answer.year))
    reported, is_few, reporting = statements.reporters(board, areas, year, in_report)
    content = status_grid.content_of(board, answers, areas, year, today)
    if is_few:
        with verdict:
            counts = [wording.message(message, board.catalogue) for message in reporting]
            bring = [markup.link(menu.address("upload"), say("overview.bring"))] * who.may("publish", who.ANYWHERE)
            demo = markup.link(menu.address("overview", set="illustrative"), say("overview.invented"))
            links = [] if visit.illustrative else [*bring, demo]
            frame.html(markup.too_few(reported, len(areas), counts, links))
        state.report_unused(("goal", "status"), say("overview.not_yet"))
        frame.html(_what_is_known(board, content, year))
        return
    with verdict:
        away = {area for (area, _), cell in content.cells.items() if cell["part"] == Status.MOVING_AWAY}
        more = {area for (area, _), cell in content.cells.items() if cell["away"]} - away
        frame.html(markup.verdict(len(away), len(more), len(areas), year, statements.first_counted(today),
                                       _address("", Status.MOVING_AWAY)))
    frame.html(_bars_and_grid(board, content, year, [
        statements.goal_card(board, goal.id, areas, year, today, in_words(answers, year, goal=goal.id))
        for goal in board.catalogue.goals]))


def _bars_and_grid(board: Scoreboard, content: GridContent, year: int | None, cards: list[statements.GoalCard]
                   ) -> Markup:
    """A row for each goal with its bar and sentence; below them the key and the grid."""
    selection, titles = status_grid.selection_of(board.catalogue), wording.goal_titles(board.catalogue)
    rows = markup.joined(markup.goal_row(
        titles[card.goal], menu.address("goal", goal=card.goal, **state.link_values(*SCOPE)),
        chip.bar(card, titles[card.goal], content.cells.values(), partial(_address, card.goal),
                 selection[1] if selection[0] == card.goal else ""),
        " ".join(wording.message(one, board.catalogue) for one in (card.message, card.clear) if one))
        for card in cards)
    grid, used = status_grid.grid_of(board.catalogue, content, selection, year), {
        part for card in cards for part in card.parts}
    return markup.joined((
        markup.goal_rows(rows), markup.key(rows + grid, [part for part in PARTS if part in used]), grid,
        markup.paragraph(say("overview.note"), "gl-small gl-quiet")))


def _address(goal: str, part: str) -> str:
    """Link to the countries of a part of a goal's bar, of any goal's for ""; to all without a part."""
    return menu.address("overview", **state.link_values(*SCOPE), goal=goal if part else "", status=part)


def _what_is_known(board: Scoreboard, content: GridContent, year: int | None) -> Markup:
    """The grid of the countries with any information, the names of the others, and the longest published series."""
    area_of, goal_of = board.catalogue.area, board.catalogue.goal_of
    named = {area for area, _ in (*content.cells, *content.absences)} | {
        area for area in content.areas if content.in_words[area]}
    grid = status_grid.grid_of(board.catalogue, content._replace(areas=[
        area for area in content.areas if area in named]), ("", ""), year) if named else ""
    others = [area_of[area] for area in content.areas if area not in named]
    keys = statements.published_series(board, MOST_SERIES, year)
    published = series.several(
        board, keys, say("overview.published_caption"), year=year, address=lambda code, area: menu.address(
            "country", goal=goal_of[code], area=area) if area_of[area].kind == "country"
        else menu.address("goal", goal=goal_of[code], tab="world"))
    return markup.joined((grid, markup.others(others) if others else "", markup.heading(
        2, say("overview.published")) if keys else "", published))
