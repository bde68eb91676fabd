"""Page "Overview": a group's countries on each goal, as text and one table; without charts, to load fast."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import streamlit as st
from markupsafe import Markup, escape

from indicators import statements, wording
from indicators.model import Absence, Catalogue, Status
from indicators.narratives.answered import Answer, in_words
from indicators.scoreboard import Scoreboard
from indicators.statements import GoalCard
from indicators.wording import say
from pages.shared import ask, cache, chip, frame, markup, menu, state
from pages.shared.cache import Visit
from pages.shared.server import options
from pages.shared.table import Cell, Column, filter_box, table


def overview(visit: Visit) -> None:
    """Ask for group and year; render a card for each goal, and the table of countries and goals."""
    board, today = cache.scoreboard(visit), date.today().year
    frame.html(markup.heading(1, say("overview.title")))
    group, year = ask.group_and_year(board, st.columns(2))
    areas, answers = statements.members(board, group, year or today), cache.answers(visit)
    cards = [statements.goal_card(board, goal.id, areas, year, today, in_words(answers, year, goal=goal.id))
             for goal in board.catalogue.goals]
    hint = say("overview.year_hint", year=year) if year else say("overview.latest_hint")
    frame.html(markup.paragraph(hint, "gl-quiet gl-small")
               + markup.bullets([_card(card, board.catalogue) for card in cards], "gl-cards"))
    frame.html(_countries(board, areas, year, today, answers))


def _card(card: GoalCard, catalogue: Catalogue) -> Markup:
    """A goal: one sentence, global evidence, counts by status, and number of countries that reported."""
    goal = next(goal for goal in catalogue.goals if goal.id == card.goal)
    return markup.goal_card(
        menu.address("goal", goal=goal.id, **state.carried("group", "areas", "year")),
        f"{goal.id} {wording.text(goal.title)}", wording.message(card.message, catalogue),
        [wording.message(message, catalogue) for message in (*card.evidence, *card.moving_away)],
        chip.counts(card.counts), say("overview.counts"),
        " · ".join(wording.message(message, catalogue) for message in card.reporting))


def _countries(board: Scoreboard, areas: list[str], year: int | None, today: int,
               answers: frozenset[Answer]) -> Markup:
    """The table of countries with a figure or a written answer, and one line for the others."""
    cells = statements.cells(board, areas, year, today)
    found = {(cell["ref_area"], cell["goal"]): cell for cell in cells.to_dict("records")}
    name = {code: board.catalogue.area[code].name for code in areas}
    answered = {area: in_words(answers, year, ref_area=area) for area in areas}
    absent = statements.absences(board, areas, year)
    something = sorted({area for area, _ in found} | {area for area, _ in absent}
                       | {area for area in areas if answered[area]}, key=name.__getitem__)
    nothing = sorted(set(areas) - set(something), key=name.__getitem__)
    usual = dict(cells.groupby("goal")["indicator"].agg(lambda column: column.value_counts().index[0]))
    titles = {goal: wording.text(board.catalogue.indicators[code].title) for goal, code in usual.items()}
    heads = [Column(say("overview.country"), sortable=True), *(
        Column(f"{goal.id} {wording.text(goal.title)}", titles.get(goal.id, ""), sortable=True)
        for goal in board.catalogue.goals)]
    rows = [_row(area, name[area], board, found, absent, answered[area], usual) for area in something]
    shown = chip.key() + filter_box(say("overview.filter")) + table(
        say("overview.caption"), heads, rows, filtered=True, grid=True)
    return markup.joined((markup.heading(2, say("overview.countries")), shown if rows else "",
        _nothing(nothing, name, year) if nothing else ""))


def _country_link(area: str, name: str) -> Markup:
    return markup.link(menu.address("country", area=area), name)


def _row(area: str, name: str, board: Scoreboard, found: Mapping[tuple[str, str], Mapping[Any, Any]],
         absent: Mapping[tuple[str, str], tuple[Absence, int]], answered: frozenset[str], usual: Mapping[str, str]
         ) -> list[Cell]:
    return [Cell(_country_link(area, name), name), *(
        _cell(found[area, goal.id], area, goal.id, board.catalogue, usual[goal.id])
        if (area, goal.id) in found else _no_cell(
            goal.id, absent.get((area, goal.id)), in_words=goal.id in answered)
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
        others = markup.in_short(say("overview.others_short", others=cell["others"]),
                                 say("overview.others_long", others=cell["others"]))
        about_all = markup.joined((", ".join(about), " ", others))
    else:
        about_all = escape(", ".join(about))
    away = chip.away(cell["away"], cell["others"] + 1, cell["away_year"], stale=cell["away_stale"])
    status = chip.shown(cell, catalogue.indicators[cell["indicator"]], colour=not cell["stale"])
    link = markup.link(menu.address("country", area=area, goal=goal), markup.joined((
        markup.span(goal, "gl-of"), status, markup.small(about_all), away)))
    return Cell(link, list(Status).index(cell["status"]))


def _nothing(areas: list[str], name: Mapping[str, str], year: int | None) -> Markup:
    """Countries that have reported nothing, in one expander."""
    code = "overview.nothing_in" if year else "overview.nothing"
    links = markup.joined((_country_link(area, name[area]) for area in areas), ", ")
    return markup.fold(say(code, count=len(areas), year=year), markup.paragraph(links))


if __name__ == "__main__":
    frame.show("overview", overview)
else:                        # imported by the server of `streamlit run pages/overview.py`
    app = st.App(__file__, **options("overview"))
