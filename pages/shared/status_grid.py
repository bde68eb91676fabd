"""The status of every country on every goal as one table, narrowed to a part of a goal's bar by the address."""

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
from pages.shared.table import Cell, table

SCOPE = ("group", "areas", "year")       # link parameters of the countries and the year
MOST_NAMED = 20          # countries of a part that a sentence names


class GridContent(NamedTuple):
    """The countries of a grid, and what is known of each of them and each goal."""

    areas: Sequence[str]
    cells: Mapping[tuple[str, str], Mapping[Any, Any]]   # rows of CELL, by area and goal
    absences: Mapping[tuple[str, str], tuple[Absence, int]]
    in_words: Mapping[str, frozenset[str]]               # goals that a country's report answers

    def part(self, area: str, goal: str) -> str:
        """The part of a goal's bar to which a country belongs."""
        return str(self.cells[area, goal]["part"]) if (area, goal) in self.cells else NOT_REPORTED


class Selection(NamedTuple):
    """The part by which the grid is filtered, of the bar of one goal or ("") of any; empty texts for none."""

    goal: str
    part: str


NOTHING, ANY_AWAY = Selection("", ""), Selection("", Status.MOVING_AWAY)


def content_of(board: Scoreboard, answers: frozenset[Answer], areas: Sequence[str], year: int | None,
               today: int) -> GridContent:
    """What is known of some areas in a year, or (None) by their newest figures."""
    cells = {(cell["ref_area"], cell["goal"]): cell
             for cell in records(statements.cells(board, areas, year, today))}
    return GridContent(areas, cells, statements.absences(board, areas, year),
                       {area: in_words(answers, year, ref_area=area) for area in areas})


def selection_of(catalogue: Catalogue) -> Selection:
    """The part named by the link parameters; renders a notice if there is no such part."""
    every = say("overview.all_countries")
    goal = state.value_of("goal", list(wording.goal_titles(catalogue)), say("head.goal"), every)
    part = state.value_of("status", PARTS, say("head.status"), every)
    return Selection(goal, part) if part and bool(goal) == state.has("goal") else NOTHING


def status_grid(catalogue: Catalogue, content: GridContent, selection: Selection, year: int | None) -> Markup:
    """The table from A to Z, with the filter in use above it; its heads lead to the goals."""
    goals = wording.goal_titles(catalogue)
    selected = {area: [goal for goal in goals if content.part(area, goal) == selection.part
                       and selection.goal in ("", goal)] for area in content.areas}
    areas = sorted((area for area in content.areas if selected[area] or not selection.part),
                   key=lambda area: catalogue.area[area].name)
    heads = [markup.link(menu.address("goal", goal=goal, **state.link_values(*SCOPE)), name, tab="-1" if at else "0")
             for at, (goal, name) in enumerate(goals.items())]
    filtered = _in_words(catalogue, selection, {area: selected[area] for area in areas}, len(content.areas))
    return filtered + table(say("overview.caption_in", year=year) if year else say("overview.caption"),
                            [say("head.country"), *heads], rows(areas, catalogue, content), dense=True)


def rows(areas: Sequence[str], catalogue: Catalogue, content: GridContent) -> list[list[Cell]]:
    """A row for each area: its name, and its status on each goal."""
    newest = {goal: max((cell["year"] for (_, code), cell in content.cells.items() if code == goal), default=0)
              for goal in wording.goal_titles(catalogue)}
    return [[markup.link(menu.address("country", area=area), catalogue.area[area].name, tab="-1"), *(
        _cell(cell, catalogue, newest[goal]) if (cell := content.cells.get((area, goal)))
        else _no_cell(goal, content.absences.get((area, goal)), in_words=goal in content.in_words[area])
        for goal in newest)] for area in areas]


def _in_words(catalogue: Catalogue, selection: Selection, selected: Mapping[str, Sequence[str]], of: int) -> Markup:
    """Which countries are shown, by name unless they are many, and the way back to all; "" where all are shown."""
    if not selection.part:
        return Markup("")
    names = [say("overview.named", area=catalogue.area[area].name, goals=", ".join(goals))
             if not selection.goal else catalogue.area[area].name for area, goals in selected.items()]
    where = wording.goal_titles(catalogue)[selection.goal] if selection.goal else say("overview.any_goal")
    named = wording.listed(names) if 0 < len(names) <= MOST_NAMED else ""
    words = say("overview.selected", part=wording.status(selection.part).word, goal=where, count=len(names), of=of,
                areas=named or "none")
    back = markup.link(menu.address("overview", **state.link_values(*SCOPE)), say("overview.all"))
    return markup.span("", "gl-arrive gl-on-phone") + markup.paragraph(
        markup.joined((words, " ", back)), "gl-receipt", "status")


def _cell(cell: Mapping[Any, Any], catalogue: Catalogue, newest: int) -> Cell:
    """Icon and short word of a status; its year where it is old or a newer one is known; whether another indicator
    gets worse. The whole cell links to the country's figures on the goal.
    """
    area, goal, indicator = cell["ref_area"], cell["goal"], catalogue.indicators[cell["indicator"]]
    title = say("overview.cell", area=catalogue.area[area].name, goal=goal, year=cell["year"],
                status=wording.status_of(cell, indicator), indicator=wording.text(indicator.title))
    before = markup.small(before) if (before := wording.earlier_years(cell, short=True)) else ""
    return markup.link(menu.address("country", area=area, goal=goal), markup.joined((
        markup.span(goal, "gl-of"), chip.shown(cell, indicator, colour=not cell["stale"], short=True), before,
        markup.small(str(cell["year"])) if cell["stale"] or cell["year"] < newest else "",
        chip.sign_away(cell["away"], cell["others"] + 1, cell["away_year"]))), title, tab="-1")


def _no_cell(goal: str, absent: tuple[Absence, int] | None, *, in_words: bool) -> Cell:
    """Why there is no figure, in a few words: the country's reason, a written answer only, or nothing received."""
    if not absent and not in_words:
        return markup.span(wording.absence("not_reported"), "gl-absence gl-nothing")      # hidden on a phone
    why = chip.absence(absent[0]) + markup.small(absent[1]) if absent else markup.absence(
        say("overview.in_words_short"))
    return markup.span(f"{goal} ", "gl-of") + why
