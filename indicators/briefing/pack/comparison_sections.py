"""Several countries compared on each goal, as sections of a briefing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence
from indicators.briefing.figures.comparison import (
    compared_series,
    draw_comparison,
    first_common_year,
)
from indicators.briefing.figures.goal import observed, until
from indicators.briefing.pack.content import PackFigure, Point, Section, Table
from indicators.briefing.pack.country_sections import sentences_of, texts_about
from indicators.briefing.pack.plots import compared_plot
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.tables import series_table, status_words
from indicators.wording import say

FEWEST, MOST = 2, 6


def comparison_sections(read: PackInput, areas: Sequence[str], goals: Sequence[str],
                        year: int | None) -> Iterator[Section]:
    """A section for each goal on which two to six areas have figures of one indicator."""
    if not FEWEST <= len(areas) <= MOST:
        return
    cells, figures = statements.cells(read.board, areas, year, read.today_year), read.board.figures
    for goal in goals:
        offered = statements.indicators_to_compare(read.board, goal, areas)
        lead = statements.lead_indicator(cells[cells["goal"] == goal])         # which the table of statuses shows
        code = lead if lead in offered else next(iter(offered), "")
        known = until(figures[(figures["indicator"] == code) & figures["ref_area"].isin(list(areas))
                              & figures["value"].notna()], year)
        section = comparison_section(read, code, areas, year, indexed=False) if (
            known["ref_area"].nunique() >= FEWEST) else None          # a native chart shows the original figures
        if section:
            yield section


def comparison_section(read: PackInput, code: str, areas: Sequence[str], year: int | None, *,
                       indexed: bool = True) -> Section | None:
    """Areas compared on one indicator; None without figures to draw."""
    figure = compared_figure(read, code, areas, year, indexed=indexed)
    if figure is None:
        return None
    catalogue, goal = read.board.catalogue, read.board.catalogue.goal_of[code]
    whose = wording.listed([catalogue.area[area].name for area in areas])
    found = statements.comparison(read.board, code, list(areas), year, read.today_year)
    rows = [statements.with_certainty(read.board, side.row) for side in found.sides if side.row is not None]
    subject = say("pack.subject", number=goal, goal=wording.text(read.goal(goal).title))
    return Section(
        heading=say("pack.heading", whose=whose, subject=subject), subject=subject, goal=goal,
        whose=whose, finding=figure.finding, figures=(figure,), box=sentences_of(read, (found.message,)),
        points=tuple(_point(read, row) for row in rows),
        notes=tuple(wording.message(message, catalogue) for message in found.does_not))


def _point(read: PackInput, row: Mapping[str, Any]) -> Point:
    """A country's newest figure with its change and status."""
    indicator, catalogue = read.indicator(row["indicator"]), read.board.catalogue
    value = wording.hidden(indicator, row["suppressed"], row["marks"]) if row["hidden"] else wording.value(
        row["value"], indicator, catalogue, row["marks"])
    return Point(wording.area(row["ref_area"], catalogue), say(
        "pack.compared", value=value, year=wording.years(row), sure=statements.certainty_word(row) or "none",

        change=("" if row["hidden"] else wording.moved_since(row, indicator)) or "none",
        status=status_words(row, indicator) if row["status"] else "none"))


def compared_figure(read: PackInput, code: str, areas: Sequence[str], year: int | None, *,
                    indexed: bool = True) -> PackFigure | None:
    """The figure of some areas on an indicator; if ``indexed``, from 100 where they have a common year."""
    board, indicator = read.board, read.indicator(code)
    found = statements.comparison(board, code, list(areas), year, read.today_year)
    every = compared_series(board, found)
    if not every:
        return None
    start = first_common_year(board, found) if indexed else None
    rows = board.figures[(board.figures["indicator"] == code) & board.figures["ref_area"].isin(list(areas))]
    name = comparison_name(board.catalogue.goal_of[code], code, areas, indexed=start is not None)
    return PackFigure(
        name=f"{name}_v{read.stamp.version}",
        make_picture=partial(draw_comparison, read.stamp, board, found, start),
        finding=first_sentence(wording.message(found.message, board.catalogue)),
        plot=compared_plot(every, indicator, board.catalogue) if start is None else None,
        table=Table((), ()), all_rows=partial(series_table, board, areas, indicator, year),
        **texts_about(read, indicator, observed(board, rows, year)), indicators=(code,))


def comparison_name(goal: str, code: str, areas: Sequence[str], *, indexed: bool) -> str:
    """File name of a comparison, without the data version."""
    return "_".join(["compared", *areas, goal, code, *(["index"] if indexed else [])])
