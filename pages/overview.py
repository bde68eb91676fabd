"""Page "Overview": who moves away, the goals as bars, and the grid of countries; before reports, published series."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import when
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Message, Status, records
from indicators.opening import Release
from indicators.reports.sections import in_words
from indicators.statements import PARTS, GoalCard, Group
from indicators.wording import day, say
from pages.shared import ask, cache, chip, frame, goal_bar, markup, menu, series, state, status_grid
from pages.shared.cache import Visit
from pages.shared.status_grid import ANY_AWAY, GridContent, Selection
from pages.shared.table import Cell, table

FEWEST_REPORTERS = 10    # countries from which bars are drawn, or half of a smaller group
MOST_SERIES = 5          # published series shown before that
NARROWING = ("goal", "status", "order")          # link parameters that need bars and grid
LINKED = ("group", "areas", "year", "order")     # link parameters that a part of a bar keeps


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
    with verdict:
        if reported < FEWEST_REPORTERS and 2 * reported < len(areas):
            _too_few(visit, reported, reporting, len(areas))
        else:
            frame.html(_verdict(content, year))
    if reported < FEWEST_REPORTERS and 2 * reported < len(areas):
        state.report_unused(NARROWING, say("overview.not_yet"))
        frame.html(_what_is_known(board, content, year))
        return
    selection, order = status_grid.selection_of(board.catalogue), status_grid.order_of(board.catalogue)
    cards = [statements.goal_card(board, goal.id, areas, year, today, in_words(answers, year, goal=goal.id))
             for goal in board.catalogue.goals]
    bars = _bars(board, cards, content, group, year, selection)
    grid = status_grid.status_grid(board.catalogue, content, selection, order, year)
    used = {part for card in cards for part in card.parts}
    frame.html(bars + chip.key(bars + grid, [part for part in PARTS if part in used]) + grid
               + markup.paragraph(say("overview.note"), "gl-small gl-quiet"))
    if release := cache.release_before(visit):
        frame.html(_since(visit, release))


def _verdict(content: GridContent, year: int | None) -> Markup:
    """How many countries move away from a goal, with a link to them, and of when the figures are."""
    away = {area for (area, _), cell in content.cells.items() if cell["part"] == Status.MOVING_AWAY}
    more = {area for (area, _), cell in content.cells.items() if cell["away"]} - away
    link = [markup.link(_address(ANY_AWAY), say("overview.show_away", count=len(away)))] if away else []
    hint = say("overview.year_hint", year=year) if year else say("overview.latest_hint")
    return markup.heading(1, say(
        "overview.headline", away=len(away), of=len(content.areas), more=len(more))) + markup.paragraph(
        markup.joined((*link, hint), " · "), "gl-quiet gl-small")


def _address(selection: Selection) -> str:
    """Link to the countries of a part."""
    return menu.address("overview", **state.link_values(*LINKED), goal=selection.goal, status=selection.part)


def _bars(board: Scoreboard, cards: Sequence[GoalCard], content: GridContent, group: Group, year: int | None,
          selection: Selection) -> Markup:
    """A row for each goal, with a bar of its countries and a sentence."""
    chance, titles = goal_bar.by_chance(content.cells.values()), wording.goal_titles(board.catalogue)

    def row(card: GoalCard) -> Markup:
        chosen = selection.part if selection.goal == card.goal else ""
        return markup.goal_row(
            menu.address("goal", goal=card.goal, **state.link_values("group", "areas", "year")), titles[card.goal],
            goal_bar.bar(card, titles[card.goal], chance, lambda part: _address(
                Selection(card.goal, part) if part else status_grid.NOTHING), chosen),
            wording.message(card.message, board.catalogue))

    return markup.bullets(map(row, cards), "gl-rows")


def _since(visit: Visit, release: Release) -> Markup:
    """What changed since the last publication, with a link to the changes."""
    changed = cache.changes_since(visit, release)
    counts = {kind: changed.count(kind) for kind in ("new", "changed", "gone")}
    counts["flips"] = int((changed.flips["breakdown"] == "").sum())
    parts = [say(f"overview.since_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]
    words = say("overview.since", release=release.name, day=day(release.at[:10]),
                parts=wording.listed(parts or [say("overview.since_none")]))
    link = markup.link(menu.address("history", view="compared"), say("history.views", view="compared"))
    return markup.paragraph(markup.joined((words, link), " "), "gl-small")


def _too_few(visit: Visit, reported: int, reporting: Sequence[Message], of: int) -> None:
    """Render how few countries reported, and what to do next."""
    steps = {"overview.bring": menu.address("upload"),
             "overview.invented": menu.address("overview", set="illustrative")} if not visit.illustrative else {}
    counts = [wording.message(message, visit.catalogue) for message in reporting]
    frame.html(markup.heading(1, say("overview.too_few", reported=reported, of=of)) + markup.paragraph(markup.joined(
        (*counts, *(markup.link(address, say(code)) for code, address in steps.items())), " · "), "gl-quiet gl-small"))


def _what_is_known(board: Scoreboard, content: GridContent, year: int | None) -> Markup:
    """The grid of the countries with any information, a line for the others, and the longest published series."""
    named = {area for area, _ in (*content.cells, *content.absences)} | {
        area for area in content.areas if content.in_words[area]}
    grid = status_grid.status_grid(board.catalogue, content._replace(areas=[
        area for area in content.areas if area in named]), status_grid.NOTHING, status_grid.ORDERS[0], year)
    statuses = {cell["status"] for cell in content.cells.values()}
    parts = [grid, chip.key(grid, [part for part in PARTS if part in statuses])] if named else []
    if others := [board.catalogue.area[area] for area in content.areas if area not in named]:
        links = [markup.link(menu.address("country", area=area.code), area.name) for area in others]
        code = "overview.nothing_in" if year else "overview.nothing"
        parts.append(markup.fold(say(code, count=len(others), year=year), markup.paragraph(markup.joined(links, ", "))))
    return markup.joined((*parts, _published(board, statements.published_series(board, MOST_SERIES, year), year)))


def _published(board: Scoreboard, keys: Sequence[tuple[str, str]], year: int | None) -> Markup:
    """Published series, each with its line, newest figure and publisher; "" without any."""
    if not keys:
        return Markup("")
    columns = [say(f"overview.published_{name}") for name in ("series", "line", "newest", "publisher")]
    return markup.heading(2, say("overview.published")) + table(say("overview.published_caption"), columns, [
        _series(board, code, area, year) for code, area in keys])


def _series(board: Scoreboard, code: str, area: str, year: int | None) -> list[Cell]:
    catalogue, rows = board.catalogue, board.series(code, area)
    rows = rows if year is None else rows[rows["year"] <= year]
    indicator, goal = catalogue.indicators[code], catalogue.goal_of[code]
    last = records(rows[rows["value"].notna()][-1:])[0]
    place = {"area": area} if catalogue.area[area].kind == "country" else {}
    address = menu.address("country" if place else "goal", goal=goal, **place)
    return [markup.link(address, f"{goal} {wording.text(indicator.title)}"),
            series.sparkline(rows, indicator, catalogue),
            markup.joined((chip.figure(last, indicator, catalogue), ", ", when(last))),
            indicator.publisher]
