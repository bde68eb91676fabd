"""The status of every country on every goal as one table, narrowed to a part of a goal's bar by the address."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Catalogue, records
from indicators.reports.sections import Answer, in_words
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say
from pages.shared import markup, menu, state

SCOPE = ("group", "areas", "year")       # link parameters of the countries and the year
MOST_NAMED = 20          # countries of a part that a sentence names


class GridContent(NamedTuple):
    """The countries of a grid, and what is known of each of them and each goal."""

    areas: Sequence[str]
    cells: Mapping[tuple[str, str], Mapping[Any, Any]]   # rows of CELL, by area and goal
    absences: Mapping[tuple[str, str], tuple[Absence, int]]
    in_words: Mapping[str, frozenset[str]]               # goals that a country's report answers


def content_of(board: Scoreboard, answers: frozenset[Answer], areas: Sequence[str], year: int | None,
               today: int) -> GridContent:
    """What is known of some areas in a year, or (None) by their newest figures."""
    cells = {(cell["ref_area"], cell["goal"]): cell
             for cell in records(statements.cells(board, areas, year, today))}
    return GridContent(areas, cells, statements.absences(board, areas, year),
                       {area: in_words(answers, year, ref_area=area) for area in areas})


def selection_of(catalogue: Catalogue) -> tuple[str, str]:
    """Goal ("": any) and part of its bar by which the address filters the grid, "" for none; else a notice."""
    every = say("overview.all_countries")
    goal = state.value_of("goal", list(wording.goal_titles(catalogue)), say("head.goal"), every)
    part = state.value_of("status", PARTS, say("head.status"), every)
    return (goal, part) if part and bool(goal) == state.has("goal") else ("", "")


def grid_of(catalogue: Catalogue, content: GridContent, selection: tuple[str, str], year: int | None) -> Markup:
    """The table from A to Z, with the filter in use above it; its heads lead to the goals."""
    goals, area_of, (goal, part) = wording.goal_titles(catalogue), catalogue.area, selection
    selected = {area: [code for code in goals if goal in ("", code) and part == content.cells.get(
        (area, code), {"part": NOT_REPORTED})["part"]] for area in content.areas}
    areas = sorted((area for area in content.areas if selected[area] or not part), key=lambda area: area_of[area].name)
    shown = table_of(catalogue, content, areas, {code: menu.address(
        "goal", goal=code, **state.link_values(*SCOPE)) for code in goals}, year, dense=True)
    if not part:
        return shown
    names = [area_of[area].name if goal else say("overview.named", area=area_of[area].name, goals=", ".join(
        selected[area])) for area in areas]
    filtered = say("overview.selected", part=wording.status(part).word, count=len(names),
                   goal=goals.get(goal) or say("overview.any_goal"),
                   areas=wording.listed(names) if 0 < len(names) <= MOST_NAMED else "none")
    return markup.selected(filtered, menu.address("overview", **state.link_values(*SCOPE))) + shown


def table_of(catalogue: Catalogue, content: GridContent, areas: Sequence[str], addresses: Mapping[str, str],
             year: int | None = None, *, dense: bool = False) -> Markup:
    """A row for each area: its name, and its status on each goal; ``addresses``: where the heads of the goals lead."""
    titles = wording.goal_titles(catalogue)
    newest = {goal: max((cell["year"] for (_, code), cell in content.cells.items() if code == goal), default=0)
              for goal in titles}
    caption = say("overview.caption_in", year=year) if year else say("overview.caption")
    heads = {goal: (addresses[goal], title) for goal, title in titles.items()}
    return markup.status_grid(caption, heads, areas, content, catalogue, newest, dense=dense)
