"""Page "Overview": who moves away, the goals as bars, and the grid of countries; before reports, published series."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import when
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Message, Status, records
from indicators.reports.sections import in_words
from indicators.statements import PARTS, GoalCard, Group
from indicators.wording import say
from pages.shared import ask, cache, chip, frame, markup, menu, series, state, status_grid
from pages.shared.cache import Visit
from pages.shared.status_grid import ANY_AWAY, SCOPE, GridContent, Selection
from pages.shared.table import Cell, table

FEWEST_REPORTERS = 10    # countries from which bars are drawn, or half of a smaller group
MOST_SERIES = 5          # published series shown before that


def overview(visit: Visit) -> None:
    """Render who moves away, with the choice of group and year beside it, the goals as bars and the grid of countries;
    until enough countries report, what is known of them.
    """
    board, answers, today = cache.scoreboard(visit), cache.answers(visit), date.today().year
    verdict, choices = st.columns([3, 2], vertical_alignment="bottom")
    with choices:
        group, year = ask.group_and_year(board)
    areas = statements.members(board, group, year or today)
    in_report = frozenset(answer.ref_area for answer in answers if year in (None, answer.year))
    reported, reporting = statements.reporters(board, areas, year, in_report)
    content = status_grid.content_of(board, answers, areas, year, today)
    if reported < FEWEST_REPORTERS and 2 * reported < len(areas):
        with verdict:
            frame.html(_too_few(visit, reported, reporting, len(areas)))
        state.report_unused(("goal", "status"), say("overview.not_yet"))
        frame.html(_what_is_known(board, content, year))
        return
    with verdict:
        frame.html(_verdict(content, year))
    selection = status_grid.selection_of(board.catalogue)
    cards = [statements.goal_card(board, goal.id, areas, year, today, in_words(answers, year, goal=goal.id))
             for goal in board.catalogue.goals]
    bars = _bars(board, cards, content, group, year, selection)
    grid = status_grid.status_grid(board.catalogue, content, selection, year)
    used = {part for card in cards for part in card.parts}
    frame.html(bars + chip.key(bars + grid, [part for part in PARTS if part in used]) + grid
               + markup.paragraph(say("overview.note"), "gl-small gl-quiet"))


def _verdict(content: GridContent, year: int | None) -> Markup:
    """How many countries move away from a goal, with a link to them, and of when the figures are."""
    away = {area for (area, _), cell in content.cells.items() if cell["part"] == Status.MOVING_AWAY}
    more = {area for (area, _), cell in content.cells.items() if cell["away"]} - away
    below = [markup.link(_address(ANY_AWAY), say("overview.show_away", count=len(away))) if away else "",
             say("overview.more_away", count=len(more)) if more else "",
             say("overview.year_hint", year=year) if year else say("overview.latest_hint")]
    return markup.heading(1, say("overview.headline", away=len(away), of=len(content.areas))) + markup.paragraph(
        markup.joined(filter(None, below), " · "), "gl-quiet gl-small")


def _address(selection: Selection) -> str:
    """Link to the countries of a part."""
    return menu.address("overview", **state.link_values(*SCOPE), goal=selection.goal, status=selection.part)


def _bars(board: Scoreboard, cards: Sequence[GoalCard], content: GridContent, group: Group, year: int | None,
          selection: Selection) -> Markup:
    """A row for each goal, with a bar of its countries and a sentence."""
    chance, titles = chip.counts_by_chance(content.cells.values()), wording.goal_titles(board.catalogue)

    def row(card: GoalCard) -> Markup:
        chosen = selection.part if selection.goal == card.goal else ""
        return markup.goal_row(
            menu.address("goal", goal=card.goal, **state.link_values(*SCOPE)), titles[card.goal],
            chip.bar(card, titles[card.goal], chance, lambda part: _address(
                Selection(card.goal, part) if part else status_grid.NOTHING), chosen),
            wording.message(card.message, board.catalogue))

    return markup.bullets(map(row, cards), "gl-rows")


def _too_few(visit: Visit, reported: int, reporting: Sequence[Message], of: int) -> Markup:
    """How few countries reported, and what to do next."""
    steps = {} if visit.illustrative else {"overview.bring": menu.address("upload"),
                                           "overview.invented": menu.address("overview", set="illustrative")}
    counts = [wording.message(message, visit.catalogue) for message in reporting]
    return markup.heading(1, say("overview.too_few", reported=reported, of=of)) + markup.paragraph(markup.joined(
        (*counts, *(markup.link(address, say(code)) for code, address in steps.items())), " · "), "gl-quiet gl-small")


def _what_is_known(board: Scoreboard, content: GridContent, year: int | None) -> Markup:
    """The grid of the countries with any information, the names of the others, and the longest published series."""
    named = {area for area, _ in (*content.cells, *content.absences)} | {
        area for area in content.areas if content.in_words[area]}
    grid = status_grid.status_grid(board.catalogue, content._replace(areas=[
        area for area in content.areas if area in named]), status_grid.NOTHING, year) if named else Markup("")
    others = [board.catalogue.area[area] for area in content.areas if area not in named]
    links = [markup.link(menu.address("country", area=area.code), area.name) for area in others]
    fold = markup.fold(say("overview.nothing", count=len(others)), markup.paragraph(markup.joined(links, ", ")))
    keys = statements.published_series(board, MOST_SERIES, year)
    columns = [say(f"overview.published_{name}") for name in ("series", "line", "newest", "publisher")]
    published = markup.heading(2, say("overview.published")) + table(say("overview.published_caption"), columns, [
        _series(board, code, area, year) for code, area in keys])
    return markup.joined((grid, fold if others else "", published if keys else ""))


def _series(board: Scoreboard, code: str, area: str, year: int | None) -> list[Cell]:
    """A published series with its line, newest figure and publisher."""
    catalogue, rows = board.catalogue, board.series(code, area)
    rows = rows if year is None else rows[rows["year"] <= year]
    indicator, goal = catalogue.indicators[code], catalogue.goal_of[code]
    last = records(rows[rows["value"].notna()][-1:])[0]
    address = menu.address("country", goal=goal, area=area) if catalogue.area[area].kind == "country" else (
        menu.address("goal", goal=goal, tab="world"))
    return [markup.link(address, f"{goal} {wording.text(indicator.title)}"),
            series.sparkline(rows, indicator, catalogue),
            markup.joined((chip.figure(last, indicator, catalogue), ", ", when(last))),
            indicator.publisher]
