"""The status of every country on every goal as one table, filtered and ordered as the link parameters say."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Catalogue, Status, records
from indicators.reports.sections import Answer, in_words
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say
from pages.shared import chip, markup, menu, state
from pages.shared.table import Cell, Column, table

ORDERS = ("name",)       # besides the goals
MOST_NAMED = 20          # countries of a part that a sentence names

Cells = Mapping[tuple[str, str], Mapping[Any, Any]]      # rows of CELL, by area and goal


class GridContent(NamedTuple):
    """The countries of a grid, and what is known of each of them and each goal."""

    areas: Sequence[str]
    cells: Cells
    absences: Mapping[tuple[str, str], tuple[Absence, int]]
    in_words: Mapping[str, frozenset[str]]               # goals that a country's report answers

    def part(self, area: str, goal: str) -> str:
        """The part of a goal's bar to which a country belongs."""
        return str(self.cells[area, goal]["part"]) if (area, goal) in self.cells else NOT_REPORTED


def content_of(board: Scoreboard, answers: frozenset[Answer], areas: Sequence[str], year: int | None,
               today: int) -> GridContent:
    """What is known of some areas in a year, or (None) by their newest figures."""
    cells = {(cell["ref_area"], cell["goal"]): cell
             for cell in records(statements.cells(board, areas, year, today))}
    return GridContent(areas, cells, statements.absences(board, areas, year),
                       {area: in_words(answers, year, ref_area=area) for area in areas})


class Selection(NamedTuple):
    """The part by which the grid is filtered, of the bar of one goal or ("") of any; empty texts for none."""

    goal: str
    part: str


NOTHING, ANY_AWAY = Selection("", ""), Selection("", Status.MOVING_AWAY)


def selection_of(catalogue: Catalogue) -> Selection:
    """The part named by the link parameters; renders a notice if there is no such part."""
    every = say("overview.all_countries")
    goal = state.value_of("goal", list(wording.goal_titles(catalogue)), say("head.goal"), every)
    part = state.value_of("status", PARTS, say("series.status"), every)
    return Selection(goal, part) if part and bool(goal) == state.has("goal") else NOTHING


def order_of(catalogue: Catalogue) -> str:
    """The order that the link parameter names: by name, or a goal; renders a notice where it names none."""
    orders = [*ORDERS, *wording.goal_titles(catalogue)]
    return state.value_of("order", orders, say("head.order"), say("overview.order_name")) or ORDERS[0]


def status_grid(catalogue: Catalogue, content: GridContent, selection: Selection, order: str,
                year: int | None) -> Markup:
    """The table, with the filter in use above it; its heads order it."""
    goals = wording.goal_titles(catalogue)
    selected = {area: [goal for goal in goals if content.part(area, goal) == selection.part
                       and selection.goal in ("", goal)] for area in content.areas}
    areas = [area for area in content.areas if selected[area] or not selection.part]
    caption = say("overview.caption_in", year=year) if year else say("overview.caption")
    columns = [_head(say("head.country"), ORDERS[0], order, selection, first=True),
               *(_head(name, goal, order, selection) for goal, name in goals.items())]
    words = _selection_in_words(catalogue, content, selection, {area: selected[area] for area in areas})
    ordered = _in_order(areas, catalogue, content.cells, order)
    return words + table(caption, columns, rows(ordered, catalogue, content), dense=True)


def rows(areas: Sequence[str], catalogue: Catalogue, content: GridContent) -> list[list[Cell]]:
    """A row for each area: its name, and its status on each goal."""
    newest = {goal: max((cell["year"] for (_, code), cell in content.cells.items() if code == goal), default=0)
              for goal in wording.goal_titles(catalogue)}
    return [_row(area, catalogue, content, newest) for area in areas]


def _in_order(areas: Sequence[str], catalogue: Catalogue, cells: Cells, order: str) -> list[str]:
    """The areas by name, or by their status on a goal, with old figures and no figures last."""
    def rank(area: str) -> int:
        cell = cells.get((area, order))
        if cell is None:
            return 0 if order in ORDERS else 2 * len(PARTS)
        return PARTS.index(cell["status"] or cell["part"]) + (len(PARTS) if cell["stale"] else 0)

    return sorted(areas, key=lambda area: (rank(area), catalogue.area[area].name))


def _selection_in_words(catalogue: Catalogue, content: GridContent, selection: Selection,
                        selected: Mapping[str, Sequence[str]]) -> Markup:
    """Which countries are shown, by name unless they are many, and the way back to all; "" where all are shown."""
    if not selection.part:
        return Markup("")
    names = [say("overview.named", area=catalogue.area[area].name, goals=", ".join(goals))
             if not selection.goal else catalogue.area[area].name for area, goals in selected.items()]
    where = wording.goal_titles(catalogue)[selection.goal] if selection.goal else say("overview.any_goal")
    named = names if len(names) <= MOST_NAMED else []
    words = say("overview.selected", count=len(names), of=len(content.areas), goal=where, named=len(named),
                part=wording.group_part(selection.part).word, areas=wording.listed(named) if named else "")
    back = menu.address("overview", **state.link_values("group", "areas", "year", "order"))
    return markup.span("", "gl-arrive gl-on-phone") + markup.paragraph(
        markup.joined((words, " ", markup.link(back, say("overview.all")))), "gl-receipt", "status")


def _head(name: str, code: str, order: str, selection: Selection, *, first: bool = False) -> Column:
    address = menu.address("overview", **state.link_values("group", "areas", "year"), goal=selection.goal,
                           status=selection.part, order="" if code in ORDERS else code)
    title = "" if first else say("overview.goal_order", goal=name)
    return Column(markup.link(address, name, title, tab="0" if first else "-1"),
                  sorted="ascending" if code == order else "")


def _row(area: str, catalogue: Catalogue, content: GridContent, newest: Mapping[str, int]) -> list[Cell]:
    name = catalogue.area[area].name
    return [markup.link(menu.address("country", area=area), name, tab="-1"), *(
        _cell(content.cells[area, goal], area, goal, catalogue, newest[goal]) if (area, goal) in content.cells
        else _no_cell(goal, content.absences.get((area, goal)), in_words=goal in content.in_words[area])
        for goal in newest)]


def _cell(cell: Mapping[Any, Any], area: str, goal: str, catalogue: Catalogue, newest: int) -> Cell:
    """Icon and short word of a status; its year where it is old or a newer one is known; whether another indicator
    gets worse.

    The whole cell links to the country's figures on the goal.
    """
    name, indicator = catalogue.area[area].name, catalogue.indicators[cell["indicator"]]
    about = [f"{wording.text(indicator.title)}, {cell['year']}", *chip.origin(cell)]
    if cell["others"]:
        about.append(say("overview.others", others=cell["others"]))
    title = say("overview.cell", area=name, goal=goal, status=wording.status_of(cell, indicator),
                about=", ".join(about))
    away = chip.sign_away(cell["away"], cell["others"] + 1, cell["away_year"]) if cell["away"] else ""
    year = markup.small(str(cell["year"])) if cell["stale"] or cell["year"] < newest else ""
    before = markup.small(wording.earlier_range(cell)) if cell["earlier_since"] == cell["earlier_since"] else ""
    return markup.link(menu.address("country", area=area, goal=goal), markup.joined((
        markup.span(goal, "gl-of"), chip.shown(cell, indicator, colour=not cell["stale"], short=True), before, year,
        away)), title, tab="-1")


def _no_cell(goal: str, absent: tuple[Absence, int] | None, *, in_words: bool) -> Cell:
    """Why there is no figure, in a few words: the country's reason, a written answer only, or nothing received."""
    number = markup.span(f"{goal} ", "gl-of")
    if absent:
        return number + chip.absence(absent[0]) + markup.small(absent[1])
    if in_words:
        return number + markup.absence(say("overview.in_words_short"))
    return markup.span(wording.absence("not_reported"), "gl-absence gl-nothing")      # hidden on a phone
