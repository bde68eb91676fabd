"""The table of statuses, by country and goal, and its figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.pack.content import Cell, Drawn, StatusCell, StatusTable, Table
from indicators.briefing.pack.drawn import source_of, sources_of
from indicators.briefing.pack.reading import Read
from indicators.briefing.pack.tables import status_words
from indicators.charts.drawing import Figure
from indicators.charts.status_table import status_table, status_table_alt
from indicators.model import Absence, records
from indicators.reports.answered import in_words
from indicators.wording import say

Key = tuple[str, str]


def statuses(read: Read, areas: Sequence[str], goals: Sequence[str], year: int | None) -> StatusTable:
    """The status of each area on each goal; areas by name."""
    cells = statements.cells(read.board, areas, year, read.today_year)
    known = {(cell["ref_area"], cell["goal"]): cell for cell in records(cells)}
    absences = statements.absences(read.board, areas, year)
    words = {area: in_words(read.answers, year, ref_area=area) for area in areas}
    names = read.board.catalogue.area
    return StatusTable(tuple(f"{code} {wording.text(read.goal(code).title)}" for code in goals), tuple(
        (names[area].name, tuple(_cell(read, known.get((area, goal)), absences.get((area, goal)),
                                       in_report=goal in words[area], year=year) for goal in goals))
        for area in sorted(areas, key=lambda code: names[code].name)))


def _cell(read: Read, cell: Mapping[Any, Any] | None, absent: tuple[Absence, int] | None, *,
          in_report: bool, year: int | None) -> StatusCell:
    """A status, with its year unless one was requested, or why there is none."""
    if cell is not None:
        indicator = read.indicator(cell["indicator"])
        when = say("overview.last", year=cell["year"]) if cell["stale"] else "" if year else str(cell["year"])
        return StatusCell(cell["status"], status_words(cell, indicator), cell["certainty"], when, bool(cell["stale"]))
    if absent:
        return StatusCell("", wording.absence(absent[0]), year="" if year else str(absent[1]))
    return StatusCell("", say("overview.in_words_short") if in_report else wording.absence("not_reported"))


def with_something(table: StatusTable) -> tuple[StatusTable, list[str]]:
    """The rows with any information, and the names of the others."""
    nothing = wording.absence("not_reported")
    empty = [name for name, cells in table.rows if all(cell.text == nothing for cell in cells)]
    return StatusTable(table.heads, tuple(row for row in table.rows if row[0] not in empty)), empty


def drawn_statuses(read: Read, table: StatusTable, areas: Sequence[str], title: str, under: str, stem: str) -> Drawn:
    """The table of statuses as a figure, with its sources."""
    figures = read.board.figures
    rows = figures[figures["ref_area"].isin(list(areas)) & figures["judged"]]
    seen = read.board.observations.loc[rows.index]
    caption = caption_of(read.stamp, seen, title, under, "")

    def picture(*, width: int | None) -> tuple[Figure | None, str]:
        return None if width is None else status_table(table, caption, width=width), status_table_alt(table, title)

    return Drawn(name=f"{stem}_statuses", finding=title, subtitle=under, picture=picture,
                 plot=None, table=Table((say("overview.country"), *table.heads), tuple(
                     (Cell(name), *(Cell(cell.text) for cell in cells)) for name, cells in table.rows)),
                 source=source_of(seen), sources=sources_of(seen))
