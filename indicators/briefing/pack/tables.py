"""Tables of a briefing: the rows of a figure as typed numbers, and the statuses of countries on goals."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import until, when
from indicators.briefing.pack.content import Cell, PackInput, Table
from indicators.judging.scoreboard import FIGURE, Scoreboard
from indicators.model import Indicator, Mark, records
from indicators.reports.sections import in_words
from indicators.statements import OTHER_INDICATOR
from indicators.wording import say

HEAD = ("head.country", "head.indicator", "head.year", "head.figure", "grid.unit", "series.change",
        "head.status", "country.certainty", "series.marks", "head.source")
UNSURE = "?"             # sign of a status that could be chance, rests on one figure, or was not tested
OTHER = wording.status(OTHER_INDICATOR).icon


def figures_table(board: Scoreboard, rows: pd.DataFrame, revised: Mapping[int, float] = MappingProxyType({})) -> Table:
    """Rows of Scoreboard.figures; ``revised`` are the former values of some years."""
    rows = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)
    return Table(tuple(map(say, HEAD)), tuple(_row(row, board, revised) for row in records(rows)))


def series_table(board: Scoreboard, areas: Sequence[str], indicator: Indicator, year: int | None) -> Table:
    """All years of a series up to a year in several areas, by name and year."""
    parts = [board.series(indicator.id, area) for area in sorted(areas, key=_namer(board))]
    return figures_table(board, until(pd.concat(parts, ignore_index=True) if parts else board.figures[:0], year))


def countries_table(board: Scoreboard, cells: pd.DataFrame) -> Table:
    """The cell of each country on a goal by name; ``cells`` are of CELL."""
    observations = board.observations
    sources = observations.loc[observations["breakdown"] == "", [*FIGURE, "source_title", "source_url"]]
    rows = board.figures_at(cells).merge(sources, on=FIGURE, how="left")
    return figures_table(board, rows.sort_values("ref_area", key=lambda areas: areas.map(_namer(board)), kind="stable"))


def _namer(board: Scoreboard) -> Any:
    return lambda code: board.catalogue.area[code].name


def _row(row: Mapping[str, Any], board: Scoreboard, revised: Mapping[int, float]) -> tuple[Cell, ...]:
    catalogue, former = board.catalogue, revised.get(row["year"])
    indicator, name = catalogue.indicators[row["indicator"]], catalogue.area[row["ref_area"]].name
    marks = wording.marks(" ".join(code for code in row["marks"].split() if code != Mark.ILLUSTRATIVE))
    if former is not None:
        marks.append(say("pack.was", value=wording.value(former, indicator, catalogue)))
    change = "" if row["hidden"] else wording.moved(row, indicator, catalogue)
    if change and row["met"] == 1:
        change = say("message", "chart.tick", change=change)
    number, unit = Cell(wording.absence(row["absence"]) if row["absence"] else ""), ""
    if row["hidden"]:
        number = Cell(wording.hidden(indicator, row["suppressed"], row["marks"]))
    elif row["value"] == row["value"]:
        words = wording.bare_value(row["value"], indicator, row["marks"])
        number = Cell(words, float(row["value"]), indicator.decimals)
        is_one = abs(row["value"]) == 1 and indicator.unit in catalogue.unit_of_one
        units = catalogue.unit_of_one if is_one else catalogue.units
        unit = "" if indicator.stages else wording.text(units.get(indicator.unit, ""))
    status, year = status_words(row, indicator) if row["status"] else "", when(row)
    return (Cell(name), Cell(wording.title(indicator, name)),
            Cell(year, float(row["year"]) if year == str(row["year"]) else None), number, Cell(unit), Cell(change),
            Cell(status), Cell(statements.certainty_word(row)), Cell(", ".join(marks)), Cell(
                catalogue.short_source(row["source_title"], row["source_url"])))


def status_words(row: Mapping[str, Any], indicator: Indicator | None) -> str:
    """The name of a status, with the sign of a provisional figure, and why it is not assessed."""
    word = f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()
    reason = wording.why_unassessed(row)
    return say("pack.because", status=word, reason=reason) if reason else word


def statuses(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None) -> Table:
    """Statuses: of one area a row for each goal, with figure and certainty; of several a row for each by name, with a
    column for each goal.
    """
    cells = {(cell["ref_area"], cell["goal"]): cell
             for cell in records(statements.cells(read.board, areas, year, read.today_year))}
    absences, names = statements.absences(read.board, areas, year), read.board.catalogue.area
    titles = [f"{code} {wording.text(read.board.catalogue.goal[code].title)}" for code in goals]

    def shown(area: str, goal: str) -> tuple[Cell, ...]:
        """The status, and of one area its figure and certainty; else why there is none."""
        if cell := cells.get((area, goal)):
            return _in_full(read, cell) if len(areas) == 1 else (_in_short(read, cell),)
        in_report = (area, goal) not in absences and goal in in_words(read.answers, year, ref_area=area)
        absence, *_ = absences.get((area, goal), ("not_reported",))
        why = say("overview.in_words_short") if in_report else wording.absence(absence)
        return (Cell(why), Cell(""), Cell(""))[:3 if len(areas) == 1 else 1]

    if len(areas) == 1:
        heads = tuple(say(f"pack.{name}") for name in ("goal", "status_head", "latest_figure", "sure_head"))
        return Table(heads, tuple((Cell(title), *shown(areas[0], goal))
                                  for goal, title in zip(goals, titles, strict=True)))
    return Table((say("head.country"), *titles), tuple(
        (Cell(names[area].name), *chain.from_iterable(shown(area, goal) for goal in goals))
        for area in sorted(areas, key=lambda code: names[code].name)))


def _in_full(read: PackInput, cell: Mapping[Any, Any]) -> tuple[Cell, Cell, Cell]:
    """A status in words, its figure with the year, and its certainty."""
    indicator = read.indicator(cell["indicator"])
    words = f"{wording.status(cell['status']).icon} {status_words(cell, indicator)}".strip()
    claim = "none" if cell["status"] in statements.UNASSESSED else "trend"
    claim = "fact" if indicator.stages or not cell["status"] else claim
    sure = statements.certainty_word(cell) or say("pack.unclaimed", kind=claim)
    figure = wording.figure_in_words(cell, indicator, read.board.catalogue)
    return _coloured(cell, words), Cell(f"{figure}, {wording.years(cell)}"), Cell(sure)


def _in_short(read: PackInput, cell: Mapping[Any, Any]) -> Cell:
    """A status in a word, or the figure of an activity, which has none; with signs, also that of another indicator."""
    word = wording.status(cell["status"])
    words = signed(f"{word.icon} {word.short}", cell) if word.word else (
        wording.figure_in_words(cell, read.indicator(cell["indicator"]), read.board.catalogue))
    return _coloured(cell, f"{words} {OTHER}" if cell["part"] == OTHER_INDICATOR else words)


def signed(words: str, cell: Mapping[Any, Any]) -> str:
    """Words with the signs of a status: of a provisional figure, and of what is hatched."""
    unsure = UNSURE if cell["certainty"] in wording.HATCHED else ""
    return " ".join(filter(None, (words, wording.marked_provisional(cell["marks"]), unsure)))


def key_of(texts: Iterable[str], unsure: str = "pack.unsure") -> str:
    """What the signs mean that any of some texts has; "" where none has one."""
    provisional, words = say("provisional.sign"), [*texts]
    keys = {OTHER: say("pack.other_indicator"), UNSURE: say(unsure),
            provisional: say("message", "chart.provisional", sign=provisional)}
    return " · ".join(key for sign, key in keys.items() if any(f" {sign}" in text for text in words))


def _coloured(cell: Mapping[Any, Any], words: str) -> Cell:
    """The cell of a status; that of an old figure has its year and no colour."""
    return Cell(f"{words}, {wording.years(cell)}") if cell["stale"] else Cell(words, status=cell["status"])


def with_something(table: Table) -> tuple[Table, list[str]]:
    """The countries with any information, and the names of the others."""
    nothing = wording.absence("not_reported")
    empty = [row for row in table.rows if all(cell.text == nothing for cell in row[1:])]
    return Table(table.head, tuple(row for row in table.rows if row not in empty)), [row[0].text for row in empty]
