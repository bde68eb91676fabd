"""Page "Overview": a group's countries on each goal as bars and one grid; without Plotly, to load fast."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup, escape

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Catalogue, Message, records
from indicators.opening import Release
from indicators.reports.sections import Answer, in_words
from indicators.statements import Group
from indicators.wording import day, say
from pages.shared import ask, cache, changes, chip, frame, goal_rows, markup, menu, state, status_grid
from pages.shared.cache import Visit
from pages.shared.goal_rows import Selection
from pages.shared.small_charts import small_charts
from pages.shared.status_grid import GridContent
from pages.shared.table import Cell, Column, table

FEWEST_REPORTERS = 10    # countries from which bars are drawn, or half of a smaller group
NARROWING = ("goal", "status", "order")      # link parameters that need bars and grid
MOST_SERIES = 5          # published series shown before that


def overview(visit: Visit) -> None:
    """Ask for group and year; render the goals as bars above the grid of countries or, until enough countries report,
    published series."""
    board, today = cache.scoreboard(visit), date.today().year
    frame.html(markup.heading(1, say("overview.title")))
    group, year = ask.group_and_year(board, st.columns(2))
    selection, order = _selection_and_order(board, cache.answers(visit), group, year, today)
    release = cache.release_before(visit)
    if release:
        _since(visit, release)
    _show(board, cache.answers(visit), group, year, today, selection, order)


def _since(visit: Visit, release: Release) -> None:
    """Render what changed since the last publication in an expander, whose list is made when it is opened."""
    changed = cache.changes_since(visit, release)
    counts = {kind: changed.count(kind) for kind in ("new", "changed", "gone")}
    counts["flips"] = int((changed.flips["breakdown"] == "").sum())
    parts = [say(f"overview.since_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]
    words = say("overview.since_staff", release=release.name, day=day(release.at[:10]),
                parts=wording.listed(parts or [say("overview.since_none")]))
    fold = st.expander(markup.literal(words), key="overview.since", on_change="rerun")
    if fold.open:
        with fold:
            frame.html(changes.listed(changed, visit.catalogue, words="compared") or markup.paragraph(
                say("history.compare_same")))
            frame.html(markup.paragraph(markup.link(
                menu.address("history", view="compared"), say("history.view_compared"))))


def _selection_and_order(board: Scoreboard, answers: frozenset[Answer], group: Group, year: int | None,
                         today: int) -> tuple[Selection, str]:
    """The part of a bar and the order that the link parameters name; a notice instead where there is no grid yet."""
    if not any(state.has(name) for name in NARROWING):
        return goal_rows.NOTHING, status_grid.ORDERS[0]
    areas, reported, _ = _reporting(board, answers, group, year, today)
    if _are_few(reported, len(areas)):
        state.report_unused(NARROWING, say("overview.not_yet"))
        return goal_rows.NOTHING, status_grid.ORDERS[0]
    return goal_rows.selection_of(board.catalogue), status_grid.order_of(board)


def _reporting(board: Scoreboard, answers: frozenset[Answer], group: Group, year: int | None,
               today: int) -> tuple[list[str], int, tuple[Message, ...]]:
    """The countries of a group, how many of them reported, and the counts of those who did and did not."""
    areas = statements.members(board, group, year or today)
    in_report = frozenset(answer.ref_area for answer in answers if year in (None, answer.year))
    return areas, *statements.reporters(board, areas, year, in_report)


def _show(board: Scoreboard, answers: frozenset[Answer], group: Group, year: int | None, today: int,
          selection: Selection, order: str) -> None:
    """Render the parts below the choices."""
    areas, reported, reporting = _reporting(board, answers, group, year, today)
    content = _content(board, areas, year, today, answers)
    hint = markup.paragraph(say("overview.year_hint", year=year) if year else say("overview.latest_hint"),
                            "gl-quiet gl-small")
    if _are_few(reported, len(areas)):
        frame.html(hint + _before_reports(board, areas, year, content, reporting))
        return
    cards = [statements.goal_card(board, goal.id, areas, year, today, in_words(answers, year, goal=goal.id))
             for goal in board.catalogue.goals]
    headlines = [(card, statements.headline(board, card, group, year)) for card in cards]
    frame.html(hint + goal_rows.goal_rows(headlines, content.cells.values(), board.catalogue, selection))
    frame.html(markup.heading(2, say("overview.countries"))
               + status_grid.status_grid(board, areas, content, selection, order, year))


def _are_few(reported: int, of: int) -> bool:
    """Whether so few countries have reported that bars and grid would be nearly empty."""
    return reported < FEWEST_REPORTERS and 2 * reported < of


def _content(board: Scoreboard, areas: list[str], year: int | None, today: int,
             answers: frozenset[Answer]) -> GridContent:
    cells = statements.cells(board, areas, year, today)
    return GridContent({(cell["ref_area"], cell["goal"]): cell for cell in records(cells)},
                 statements.absences(board, areas, year),
                 {area: in_words(answers, year, ref_area=area) for area in areas})


def _before_reports(board: Scoreboard, areas: list[str], year: int | None, content: GridContent,
                    reporting: Sequence[Message]) -> Markup:
    """How many countries reported, the longest published series, and the countries with any information."""
    series = statements.published_series(board, MOST_SERIES, year)
    words = markup.paragraph(say("overview.published_words"), "gl-text gl-quiet gl-small")
    charts = markup.joined((markup.heading(2, say("overview.published")), words,
                            small_charts(board, series, year))) if series else ""
    return markup.joined((markup.paragraph(" · ".join(
        wording.message(message, board.catalogue) for message in reporting), "gl-lead"), charts,
        _countries(board, areas, year, content)))


def _countries(board: Scoreboard, areas: list[str], year: int | None, content: GridContent) -> Markup:
    """The table of countries with a figure or a written answer, and one line for the others."""
    name = {code: board.catalogue.area[code].name for code in areas}
    something = sorted({area for area, _ in content.cells} | {area for area, _ in content.absences}
                       | {area for area in areas if content.in_words[area]}, key=name.__getitem__)
    nothing = sorted(set(areas) - set(something), key=name.__getitem__)
    usual = {}
    for goal in board.catalogue.goals:
        of_goal = Counter(cell["indicator"] for (_, code), cell in content.cells.items() if code == goal.id)
        usual[goal.id] = of_goal.most_common(1)[0][0] if of_goal else ""
    heads = [Column(say("overview.country")), *(Column(
        markup.link(menu.address("goal", goal=goal.id, **state.link_values("group", "areas", "year")),
                    f"{goal.id} {wording.text(goal.title)}"),
        wording.text(board.catalogue.indicators[usual[goal.id]].title) if usual[goal.id] else "")
        for goal in board.catalogue.goals)]
    rows = [_row(area, name[area], board, content, usual) for area in something]
    grid = chip.key() + table(say("overview.caption"), heads, rows, grid=True)
    return markup.joined((markup.heading(2, say("overview.countries")), grid if rows else "",
        _nothing(nothing, name, year) if nothing else ""))


def _country_link(area: str, name: str) -> Markup:
    return markup.link(menu.address("country", area=area), name)


def _row(area: str, name: str, board: Scoreboard, content: GridContent, usual: Mapping[str, str]) -> list[Cell]:
    return [Cell(_country_link(area, name), name), *(
        _cell(content.cells[area, goal.id], area, goal.id, board.catalogue, usual[goal.id])
        if (area, goal.id) in content.cells else _no_cell(
            goal.id, content.absences.get((area, goal.id)), in_words=goal.id in content.in_words[area])
        for goal in board.catalogue.goals)]


def _no_cell(goal: str, absent: tuple[Absence, int] | None, *, in_words: bool) -> Cell:
    """Why there is no figure: the country's reason, a written answer only, or nothing received."""
    if absent:
        return Cell(markup.span(f"{goal} ", "gl-of") + chip.absence(absent[0])
            + markup.small(absent[1]))
    if in_words:
        return Cell(markup.span(f"{goal} ", "gl-of") + markup.absence(say("overview.in_words")))
    return Cell(chip.absence("not_reported"), nothing=True)


def _cell(cell: Mapping[Any, Any], area: str, goal: str, catalogue: Catalogue, usual: str) -> Cell:
    """Icon and name of a status, its year, and its indicator where that is not the column's ``usual`` one.

    The whole cell links to the country's figures on the goal.
    """
    when = say("overview.last", year=cell["year"]) if cell["stale"] else str(cell["year"])
    about = [when]
    about += [wording.title(catalogue.indicators[cell["indicator"]], catalogue.area[area].name)
              ] if cell["indicator"] != usual else []
    about += chip.origin(cell)
    if cell["others"]:
        others_in_words = markup.in_short(say("overview.others_short", others=cell["others"]),
                                          say("overview.others_long", others=cell["others"]))
        about_all = markup.joined((", ".join(about), " ", others_in_words))
    else:
        about_all = escape(", ".join(about))
    away = chip.away(cell["away"], cell["others"] + 1, cell["away_year"], stale=cell["away_stale"])
    status = chip.shown(cell, catalogue.indicators[cell["indicator"]], colour=not cell["stale"])
    link = markup.link(menu.address("country", area=area, goal=goal), markup.joined((
        markup.span(goal, "gl-of"), status, markup.small(about_all), away)))
    return Cell(link)


def _nothing(areas: list[str], name: Mapping[str, str], year: int | None) -> Markup:
    """Countries that have reported nothing, in one expander."""
    code = "overview.nothing_in" if year else "overview.nothing"
    links = markup.joined((_country_link(area, name[area]) for area in areas), ", ")
    return markup.fold(say(code, count=len(areas), year=year), markup.paragraph(links))
