"""Tables of a briefing: the rows of a figure as typed numbers, and the statuses of countries on goals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import until, when
from indicators.briefing.pack.content import Cell, StatusCell, StatusTable, Table
from indicators.briefing.pack.reading import PackInput
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Certainty, Indicator, Mark, records
from indicators.reports.sections import in_words
from indicators.wording import say

HEAD = ("head.country", "head.indicator", "head.year", "head.figure", "grid.unit", "series.change",
        "head.status", "pack.certainty", "series.marks", "head.source")


def years_table(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator, revised: Mapping[int, float]) -> Table:
    """All years of a series, the newest first; ``rows`` are of Scoreboard.series, ``revised`` the former values."""
    certain = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)[::-1]
    return Table(tuple(map(say, HEAD)), tuple(_row(row, indicator, board, revised) for row in records(certain)))


def series_table(board: Scoreboard, areas: Sequence[str], indicator: Indicator, year: int | None, *,
                 since: int = 0) -> Table:
    """All years of a series ``since`` a year up to another in several areas, by name and year."""
    known = board.catalogue.area
    parts = [board.series(indicator.id, area) for area in sorted(areas, key=lambda area: known[area].name)]
    rows = until(pd.concat(parts, ignore_index=True) if parts else board.figures[:0], year)
    rows = rows[rows["year"] >= since]
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    return Table(tuple(map(say, HEAD)), tuple(_row(row, indicator, board) for row in records(rows)))


def countries_table(board: Scoreboard, cells: pd.DataFrame) -> Table:
    """The cell of each country on a goal by name; ``cells`` are of CELL."""
    rows, observations = board.figures_at(cells), board.observations
    sources = observations.loc[observations["breakdown"] == "", ["ref_area", "indicator", "year", "source_title"]]
    rows = rows.merge(sources, on=["ref_area", "indicator", "year"], how="left")
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    known = board.catalogue
    by_name = sorted(records(rows), key=lambda row: known.area[row["ref_area"]].name)
    return Table(tuple(map(say, HEAD)), tuple(_row(row, known.indicators[row["indicator"]], board) for row in by_name))


def _row(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard,
         revised: Mapping[int, float] = MappingProxyType({})) -> tuple[Cell, ...]:
    former = revised.get(row["year"])
    marks = wording.marks(" ".join(code for code in row["marks"].split() if code != Mark.ILLUSTRATIVE))
    if former is not None:
        marks.append(say("pack.was", value=wording.value(former, indicator, board.catalogue)))
    name = board.catalogue.area[row["ref_area"]].name
    change = "" if row["hidden"] else wording.moved(row, indicator, board.catalogue)
    ticked = say("message", "chart.tick", change=change) if change and row["met"] == 1 else change
    return (Cell(name), Cell(wording.title(indicator, name)), Cell(when(row), float(row["year"])),
            *_number(row, indicator, board), Cell(ticked),
            Cell(status_words(row, indicator) if row["status"] else ""), Cell(statements.certainty_word(row)),
            Cell(", ".join(marks)), Cell(row["source_title"]))


def _number(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard) -> Sequence[Cell]:
    """The number and its unit, or the text in place of a number."""
    if row["hidden"]:
        return Cell(wording.hidden(indicator, row["suppressed"], row["marks"])), Cell("")
    if row["value"] != row["value"]:
        return Cell(wording.absence(row["absence"]) if row["absence"] else ""), Cell("")
    unit = wording.text(board.catalogue.units.get(indicator.unit, ""))
    text = wording.bare_value(row["value"], indicator, row["marks"])
    return Cell(text, float(row["value"]), indicator.decimals), Cell("" if indicator.stages else unit)


def status_words(row: Mapping[str, Any], indicator: Indicator | None) -> str:
    """The name of a status, with the sign of a provisional figure, and why it is not assessed."""
    word = f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()
    if not row["reason"]:
        return word
    rests = row["reason"] == "hidden" and not row["hidden"]
    reason = wording.say("phrase.rests_on_hidden") if rests else wording.reason(row["reason"])
    return say("pack.because", status=word, reason=reason)


def statuses(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None) -> StatusTable:
    """The status of each area on each goal; areas by name."""
    cells = statements.cells(read.board, areas, year, read.today_year)
    known = {(cell["ref_area"], cell["goal"]): cell for cell in records(cells)}
    absences = statements.absences(read.board, areas, year)
    words = {area: in_words(read.answers, year, ref_area=area) for area in areas}

    def cell(area: str, goal: str) -> StatusCell:
        if (area, goal) in known:
            return _cell(read, known[area, goal], year)
        if (area, goal) in absences:
            absence, when = absences[area, goal]
            return StatusCell("", _dated(wording.absence(absence), when, year), short=wording.absence(absence))
        text = say("overview.in_words_short") if goal in words[area] else nothing()
        return StatusCell("", text, short=text)

    names = read.board.catalogue.area
    return StatusTable(tuple(f"{code} {wording.text(read.goal(code).title)}" for code in goals), tuple(
        (names[area].name, tuple(cell(area, goal) for goal in goals))
        for area in sorted(areas, key=lambda code: names[code].name)))


def status_rows(table: StatusTable) -> tuple[list[str], list[list[StatusCell]]]:
    """Heads and cells as they are shown: the goals of one country in rows, else countries, in few words."""
    if len(table.rows) == 1:
        return ([say(f"pack.{name}") for name in ("goal", "status_head", "latest_figure", "sure_head")],
                [[StatusCell("", head), cell, StatusCell("", cell.figure), StatusCell("", cell.sure)]
                 for head, cell in zip(table.heads, table.rows[0][1], strict=True)])
    return [say("head.country"), *table.heads], [
        [StatusCell("", name), *(replace(cell, text=cell.short) for cell in cells)] for name, cells in table.rows]


def nothing() -> str:
    """The word for a country without any information on a goal."""
    return wording.absence("not_reported")


def _cell(read: PackInput, cell: Mapping[Any, Any], year: int | None) -> StatusCell:
    """A status with its year, unless one was requested; one of an old figure has no colour."""
    indicator, word = read.indicator(cell["indicator"]), wording.status(cell["status"])
    words = f"{word.icon} {status_words(cell, indicator)}".strip()
    text = f"{words}, {say('overview.last', year=cell['year'])}" if cell["stale"] else _dated(words, cell["year"], year)
    value = wording.hidden(indicator, cell["suppressed"], cell["marks"]) if cell["hidden"] else wording.value(
        cell["value"], indicator, read.board.catalogue, cell["marks"])
    sure = statements.certainty_word(cell) or say(
        "pack.unclaimed", kind="fact" if indicator.stages or not cell["status"] else (
        "trend" if cell["status"] not in statements.UNASSESSED else "none"))
    chance = cell["certainty"] == Certainty.COULD_BE_CHANCE
    brief = f"{word.icon} {word.short}{' ?' if chance else ''}" if word.word else value
    return StatusCell("" if cell["stale"] else cell["status"], text, chance,
                      f"{brief}, {cell['year']}" if cell["stale"] else brief, f"{value}, {cell['year']}", sure)


def _dated(words: str, when: int, year: int | None) -> str:
    return words if year else f"{words}, {when}"


def with_something(table: StatusTable) -> tuple[StatusTable, list[str]]:
    """The rows with any information, and the names of the others."""
    empty = [name for name, cells in table.rows if all(cell.text == nothing() for cell in cells)]
    return StatusTable(table.heads, tuple(row for row in table.rows if row[0] not in empty)), empty
