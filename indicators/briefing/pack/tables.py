"""Tables of a pack: the rows of a figure as typed numbers, with marks and sources."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import caption_of, source_of, sources_of, when
from indicators.briefing.figures.goal import until
from indicators.briefing.pack.content import Cell, PackFigure, StatusCell, StatusTable, Table
from indicators.briefing.pack.reading import PackInput
from indicators.charts.drawing import picture
from indicators.charts.status_table import status_table, status_table_alt
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Indicator, Mark, records
from indicators.reports.sections import in_words
from indicators.wording import say

HEAD = ("overview.country", "pack.indicator", "series.year", "series.value", "pack.unit", "series.change",
        "series.status", "pack.certainty", "series.marks", "series.source")
NEED_NOT = (0, 1, len(HEAD) - 1)      # columns left out if all rows have the same content


def years_table(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator, revised: Mapping[int, float]) -> Table:
    """All years of a series, the newest first; ``rows`` are of Scoreboard.series, ``revised`` the former values."""
    certain = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)[::-1]
    return Table(tuple(map(say, HEAD)), tuple(_row(row, indicator, board, revised) for row in records(certain)))


def countries_table(board: Scoreboard, cells: pd.DataFrame) -> Table:
    """The cell of each country on a goal by name; ``cells`` are of CELL."""
    rows, seen = board.figures_at(cells), board.observations
    rows = rows.merge(seen.loc[seen["breakdown"] == "", ["ref_area", "indicator", "year", "source_title"]],
                      on=["ref_area", "indicator", "year"], how="left")
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    known = board.catalogue
    shown = sorted(records(rows), key=lambda row: known.area[row["ref_area"]].name)
    return Table(tuple(map(say, HEAD)), tuple(_row(row, known.indicators[row["indicator"]], board) for row in shown))


def to_read(table: Table) -> Table:
    """The table without empty columns, and without those with one content throughout, which the heading gives."""
    texts = [[row[at].text for row in table.rows] for at in range(len(table.head))]
    kept = [at for at, column in enumerate(texts)
            if any(column) and not (at in NEED_NOT and len(table.head) == len(HEAD) and len(set(column)) == 1)]
    return Table(tuple(table.head[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in table.rows))


def _row(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard,
         revised: Mapping[int, float] = MappingProxyType({})) -> tuple[Cell, ...]:
    was = revised.get(row["year"])
    marks = [_marks(row["marks"]), say("pack.was", value=wording.value(was, indicator, board.catalogue)) if (
        was is not None) else ""]
    name = board.catalogue.area[row["ref_area"]].name
    return (Cell(name), Cell(wording.title(indicator, name)), Cell(when(row), float(row["year"])),
            *_figure(row, indicator, board), _change(row, indicator, board), *_status(row, indicator),
            Cell(", ".join(filter(None, marks))), Cell(row["source_title"]))


def series_table(board: Scoreboard, areas: Sequence[str], indicator: Indicator, year: int | None, *,
                 since: int = 0) -> Table:
    """All years of a series ``since`` a year up to another in several areas, by name and year."""
    known = board.catalogue.area
    parts = [board.series(indicator.id, area) for area in sorted(areas, key=lambda area: known[area].name)]
    rows = until(pd.concat(parts, ignore_index=True) if parts else board.figures[:0], year)
    rows = rows[rows["year"] >= since]
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    return Table(tuple(map(say, HEAD)), tuple(_row(row, indicator, board) for row in records(rows)))


def _figure(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard) -> Sequence[Cell]:
    """The number and its unit, or the text in place of a number."""
    if row["hidden"]:
        return Cell(wording.hidden(indicator, row["suppressed"], row["marks"])), Cell("")
    if row["value"] != row["value"]:
        return Cell(wording.absence(row["absence"]) if row["absence"] else ""), Cell("")
    unit = wording.text(board.catalogue.units.get(indicator.unit, ""))
    text = wording.bare_value(row["value"], indicator, row["marks"])
    return Cell(text, float(row["value"]), indicator.decimals), Cell("" if indicator.stages else unit)


def _change(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard) -> Cell:
    change = "" if row["hidden"] else wording.moved(row, indicator, board.catalogue)
    return Cell(say("message", "chart.tick", change=change) if change and row["met"] == 1 else change)


def _status(row: Mapping[str, Any], indicator: Indicator) -> Sequence[Cell]:
    if not row["status"]:
        return Cell(""), Cell("")
    sure = statements.certainty_words(row, indicator)
    return Cell(status_words(row, indicator)), Cell(sure.word if sure else "")


def status_words(row: Mapping[str, Any], indicator: Indicator | None) -> str:
    """The name of a status, with the sign of a provisional figure, and why it is not assessed."""
    word = f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()
    if not row["reason"]:
        return word
    rests = row["reason"] == "hidden" and not row["hidden"]
    reason = wording.rests_on_hidden() if rests else wording.reason(row["reason"])
    return say("pack.because", status=word, reason=reason)


def _marks(codes: str) -> str:
    """The marks of a figure, except that it is invented, which every page says."""
    return ", ".join(wording.marks(" ".join(code for code in codes.split() if code != Mark.ILLUSTRATIVE)))


def statuses(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None) -> StatusTable:
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


def _cell(read: PackInput, cell: Mapping[Any, Any] | None, absent: tuple[Absence, int] | None, *,
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


def drawn_statuses(read: PackInput, table: StatusTable, areas: Sequence[str], title: str, under: str,
                   stem: str) -> PackFigure:
    """The table of statuses as a figure, with its sources."""
    figures = read.board.figures
    rows = figures[figures["ref_area"].isin(list(areas)) & figures["judged"]]
    seen = read.board.observations.loc[rows.index]
    caption = caption_of(read.stamp, seen, title, under, "")

    return PackFigure(
        name=f"{stem}_statuses", finding=title, subtitle=under, plot=None,
        picture=lambda: picture(status_table_alt(table, title), status_table, table, caption),
        table=Table((say("overview.country"), *table.heads), tuple(
            (Cell(name), *(Cell(cell.text) for cell in cells)) for name, cells in table.rows)),
        source=source_of(seen), sources=sources_of(seen))
