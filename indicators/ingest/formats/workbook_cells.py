"""Cells of a worksheet as text: the values that calamine reads, formatted as their number formats display them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

import python_calamine as calamine

from indicators.ingest.formats.number_formats import as_shown, traits_of
from indicators.ingest.formats.table import UNSAVED
from indicators.ingest.formats.xml_repairs import struck
from indicators.ingest.issues import Unreadable
from indicators.ingest.limits import MOST_CELLS

Rows = list[list[str]]
Position = tuple[int, int]
"""Row and column of a cell, from 0."""

NUMBER_AS_TEXT = re.compile(r"\s*-?[0-9][0-9.,' ]*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?\Z")     # as ``stated`` writes it
_POINTED = re.compile(r"-?[0-9]+\.[0-9]+(?: ?%)?")
_DAY = re.compile(r"(?:199|2\d\d)\d-\d\d-\d\d")           # before 1990 the cell was a figure formatted as a date
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}(?: ?%)?")    # thousands or decimals


@dataclass
class Details:
    """Properties of a sheet's cells other than their values, which calamine does not read."""

    known: bool = True                                          # False if nothing is known
    end: Position = (-1, -1)                                    # last row and last column with a filled cell
    errors: dict[Position, str] = field(default_factory=dict)   # error codes and booleans as text
    formulas: set[Position] = field(default_factory=set)
    without_value: set[Position] = field(default_factory=set)   # formulas whose result was never saved
    percent: set[Position] = field(default_factory=set)
    scaling: dict[str, int] = field(default_factory=dict)       # formats that display thousands, first row of each
    shown: dict[Position, str] = field(default_factory=dict)  # formats that may display something other than the number
    texts: dict[Position, str] = field(default_factory=dict)    # that calamine reads without line breaks and the like
    years: set[Position] = field(default_factory=set)           # dates displayed as a year only
    struck: set[Position] = field(default_factory=set)          # displayed with strikethrough throughout
    merged: list[tuple[Position, Position]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: int = 0
    outside: list[str] = field(default_factory=list)            # text of comments, text boxes and pages
    numbers_as_text: list[int] = field(default_factory=list)    # rows of such cells, one entry per cell

    def add_number(self, cell: Position, code: str) -> None:
        """Record what the number format of a cell may change in its display."""
        traits = traits_of(code)
        if traits.percent:
            self.percent.add(cell)
        if traits.scaled:
            self.scaling.setdefault(code, cell[0])
        if traits.speaks:
            self.shown[cell] = code
        if traits.year_alone:
            self.years.add(cell)


def refuse_spread(end: Position | None) -> None:
    """Raise Unreadable for a sheet whose last cell is in a far corner: its table would have millions of empty cells."""
    if end is not None and (end[0] + 1) * (end[1] + 1) > MOST_CELLS:
        raise Unreadable("read.too_spread", found=f"{end[0] + 1} x {end[1] + 1}")


def rows_of(sheet: calamine.CalamineSheet, details: Details) -> tuple[Rows, list[str]]:
    """Return the cells of a sheet as text, and its text cells that look like numbers with a decimal point."""
    refuse_spread(sheet.end)
    details.merged = details.merged or sheet.merged_cell_ranges or []            # an XLS has no other source for these
    rows, texts = Rows(), dict[Position, str]()
    for row, cells in enumerate(cells_of(sheet)):
        rows.append([stated(cell) for cell in cells])
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and NUMBER_AS_TEXT.match(cell):
                details.numbers_as_text += [row] if NUMBER_AS_TEXT.fullmatch(cell) else []
                if _POINTED.fullmatch(word := cell.strip()):
                    texts[row, column] = word
    for row, column in details.without_value:
        rows[row][column] = UNSAVED
    for (row, column), text in details.texts.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    show(rows, details)
    return rows, _look_alikes(rows, texts)


def cells_of(sheet: calamine.CalamineSheet) -> Iterator[list[Any]]:
    """Yield the rows of a sheet from column A on; calamine skips the columns before the first filled one."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*left, *row] for row in sheet.iter_rows())


def stated(cell: object) -> str:
    """Return a cell as text: whole numbers without a decimal point, dates as 2014-12-31."""
    match cell:
        case bool():
            return str(cell).upper()
        case float() if abs(cell) >= 1e15 or not isfinite(cell):
            return repr(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def show(rows: Rows, details: Details) -> None:
    """Replace cells by what is displayed: error codes and booleans as text, numbers as formatted (percentages, symbols,
    replacement text), and strikethrough.
    """
    def those(cells: Iterable[Position], pattern: re.Pattern[str] | None = None) -> list[Position]:
        return [(row, column) for row, column in cells if row < len(rows) and column < len(rows[row])
                and (pattern is None or pattern.match(rows[row][column]))]

    for row, column in those(details.errors):
        rows[row][column] = details.errors[row, column]
    become = {cell: as_shown(details.shown[cell], rows[cell[0]][cell[1]]) for cell in those(details.shown, _NUMBER)}
    for row, column in those(details.percent, _NUMBER):
        rows[row][column] = f"{stated(float(f'{float(rows[row][column]) * 100:.10g}'))} %"
    for row, column in those(details.years, _DAY):
        rows[row][column] = rows[row][column][:4]
    for row, column in those(details.struck, NUMBER_AS_TEXT):
        rows[row][column] = struck(rows[row][column])
    for (row, column), shown in become.items():
        rows[row][column] = shown(rows[row][column])


def _look_alikes(rows: Rows, texts: dict[Position, str]) -> list[str]:
    """Return the ``texts`` that look like numbers with a decimal point: in a numeric cell it always is one, in a text
    perhaps not.

    A text that may contain a thousands separator gets an apostrophe if a numeric cell of the sheet reads the same, so
    that it is not read as a number; spreadsheets mark such texts likewise.
    """
    words = set(texts.values())
    numbers = {cell for row, cells in enumerate(rows) for column, cell in enumerate(cells)
               if cell in words and (row, column) not in texts} if texts else set()
    for (row, column), word in texts.items():
        if word in numbers and _EITHER.fullmatch(word):
            rows[row][column] = f"'{word}"
    return sorted(words - numbers)
