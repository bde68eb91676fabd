"""The status of every country on every goal as one dense table, in the order given by the link parameters."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from indicators import wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Goal, Status
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say
from pages.shared import chip, markup, menu, state
from pages.shared.goal_rows import LINKED, Selection
from pages.shared.table import Cell, Column, table

ORDERS = ("name", "away", "newest")

Cells = Mapping[tuple[str, str], Mapping[Any, Any]]      # rows of CELL, by area and goal


class GridContent(NamedTuple):
    """What is known of each country and goal."""

    cells: Cells
    absences: Mapping[tuple[str, str], tuple[Absence, int]]
    in_words: Mapping[str, frozenset[str]]               # goals that a country's report answers


def order_of(board: Scoreboard) -> str:
    """The order that the link parameter names: one of those offered, or a goal; renders a notice where it names none.
    """
    orders = [*ORDERS, *(goal.id for goal in board.catalogue.goals)]
    return state.value_of("order", orders, say("overview.order"), say("overview.order_name")) or ORDERS[0]


def status_grid(board: Scoreboard, areas: Sequence[str], content: GridContent, selection: Selection, order: str,
                year: int | None) -> Markup:
    """The table, the filter in use, and links that change the order."""
    goals = board.catalogue.goals
    areas_shown = [area for area in areas
                   if not selection.part or _part(content.cells.get((area, selection.goal))) == selection.part]
    newest = {goal.id: max((cell["year"] for (_, code), cell in content.cells.items() if code == goal.id), default=0)
              for goal in goals}
    rows = [_row(area, board, content, newest) for area in _in_order(areas_shown, board, content.cells, order)]
    return markup.joined((
        _selection_in_words(board, selection, len(areas_shown), len(areas)), _orders(order, selection), chip.key(),
        table(say("overview.caption_dense_in", year=year) if year else say("overview.caption_dense"), [
            _head(say("overview.country"), "name", order, selection, first=True), *(
            _head(_name(goal), goal.id, order, selection) for goal in goals)], rows, dense=True)))


def _part(cell: Mapping[Any, Any] | None) -> str:
    """The part of a goal's bar to which a cell belongs."""
    return NOT_REPORTED if cell is None else str(cell["part"])


def _in_order(areas: Sequence[str], board: Scoreboard, cells: Cells, order: str) -> list[str]:
    """The areas by name, by the number of goals moving away, by newest figure, or by their status on a goal."""
    goals = [goal.id for goal in board.catalogue.goals]
    own_cells = {area: [cells[area, goal] for goal in goals if (area, goal) in cells] for area in areas}

    def rank(area: str) -> int:
        if order == "away":
            return -sum(cell["status"] == Status.MOVING_AWAY and not cell["stale"] for cell in own_cells[area])
        if order == "newest":
            return -max((cell["year"] for cell in own_cells[area]), default=0)
        if (area, order) not in cells:
            return 2 * len(PARTS)
        cell = cells[area, order]
        return PARTS.index(cell["status"] or cell["part"]) + (len(PARTS) if cell["stale"] else 0)

    return sorted(areas, key=lambda area: (0 if order == "name" else rank(area), board.catalogue.area[area].name))


def _selection_in_words(board: Scoreboard, selection: Selection, areas_shown: int, of: int) -> Markup:
    if not selection.part:
        return Markup("")
    goal = next(goal for goal in board.catalogue.goals if goal.id == selection.goal)
    words = say("overview.selected", count=areas_shown, of=of, goal=_name(goal),
                part=wording.group_part(selection.part).word)
    link = markup.link(menu.address("overview", **state.link_values(*LINKED)), say("overview.all"), kind="gl-links")
    return markup.paragraph(markup.joined((words, " ", link)), "gl-receipt", "status")


def _orders(order: str, selection: Selection) -> Markup:
    return markup.choices(say("overview.order"), [
        (_address(name, selection), say(f"overview.order_{name}"), name == order) for name in ORDERS])


def _address(order: str, selection: Selection) -> str:
    query = {"goal": selection.goal, "status": selection.part} if selection.part else {}
    return menu.address("overview", **state.link_values("group", "areas", "year"), **query,
                        order="" if order == ORDERS[0] else order)


def _head(name: str, code: str, order: str, selection: Selection, *, first: bool = False) -> Column:
    title = "" if first else say("overview.goal_order", goal=name)
    return Column(markup.link(_address(code, selection), name, title, tab="0" if first else "-1"),
                  sorted="ascending" if code == order else "")


def _name(goal: Goal) -> str:
    return f"{goal.id} {wording.text(goal.title)}"


def _row(area: str, board: Scoreboard, content: GridContent, newest: Mapping[str, int]) -> list[Cell]:
    name = board.catalogue.area[area].name
    return [Cell(markup.link(menu.address("country", area=area), name, tab="-1"), name), *(
        _cell(content.cells[area, goal.id], area, goal, board, newest[goal.id]) if (area, goal.id) in content.cells
        else _no_cell(goal.id, content.absences.get((area, goal.id)), in_words=goal.id in content.in_words[area])
        for goal in board.catalogue.goals)]


def _cell(cell: Mapping[Any, Any], area: str, goal: Goal, board: Scoreboard, newest: int) -> Cell:
    """Icon and short name of a status; its year where a newer one is known; whether another indicator gets worse.

    The whole cell links to the country's figures on the goal.
    """
    name, indicator = board.catalogue.area[area].name, board.catalogue.indicators[cell["indicator"]]
    about = [f"{wording.title(indicator, name)}, {cell['year']}", *chip.origin(cell)]
    if cell["others"]:
        about.append(say("overview.others", others=cell["others"]))
    away = ""
    if cell["away"]:
        away = chip.sign_away(cell["away"], cell["others"] + 1, cell["away_year"])
    title = say("overview.cell", area=name, goal=goal.id, status=wording.status_of(cell, indicator),
                about=", ".join(about))
    year = markup.small(str(cell["year"])) if cell["year"] < newest else ""
    before = markup.small(wording.earlier_range(cell)) if cell["earlier_since"] == cell["earlier_since"] else ""
    return Cell(markup.link(menu.address("country", area=area, goal=goal.id), markup.joined((
        markup.span(goal.id, "gl-of"), chip.shown(cell, indicator, colour=not cell["stale"], short=True), before, year,
        away)),
        title, tab="-1"))


def _no_cell(goal: str, absent: tuple[Absence, int] | None, *, in_words: bool) -> Cell:
    """Why there is no figure, in a few words: the country's reason, a written answer only, or nothing received."""
    number = markup.span(f"{goal} ", "gl-of")
    if absent:
        return Cell(number + chip.absence(absent[0]) + markup.small(absent[1]))
    if in_words:
        return Cell(number + markup.absence(say("overview.in_words_short")))
    return Cell(chip.absence("not_reported"), nothing=True)
