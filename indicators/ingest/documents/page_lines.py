"""A page of a PDF with tables -> its lines in blocks: text outside tables as it is written, tables cell by cell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double, c_ushort
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from indicators.ingest.documents.page_rules import UPRIGHT, Matrix, moved, rules_of
from indicators.ingest.documents.ruled_tables import Cell, Table, tables_of

HYPHEN = "\ufffe"        # what pdfium gives for a hyphen at the end of a line, with no line break after it
LARGEST = 14_400         # points of a page, as PDF allows; for a larger one pdfium needs memory in proportion
RAISED = 3.0             # points by which a word may be raised
LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")


class Line(NamedTuple):
    """A line of a page and how far down it is, in points."""

    text: str
    down: float


@dataclass
class Block:
    """Lines that follow each other: in a cell, whose column counts from 1, or outside tables, in column 0."""

    lines: list[Line] = field(default_factory=list)
    column: int = 0


@dataclass
class Grid:
    """A table on a page: the cells of each row that have text, where its columns begin, in points from the first, and
    its top and bottom.
    """

    rows: list[list[Block]]
    columns: Sequence[float]
    top: float
    bottom: float


Page = list[Block | Grid]
"""What is on a page, in the order in which it is read."""


def page_with_tables(page: Any) -> Page:
    """Return what is on a page of pdfium that has tables drawn with lines; nothing for another page."""
    if max(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)) > LARGEST:
        return []
    tables = tables_of(rules_of(page))
    text = pdfium.FPDFText_LoadPage(page) if tables else None
    if not text:
        return []
    try:
        return _parts(_Letters(text, UPRIGHT[pdfium.FPDFPage_GetRotation(page)]), tables)
    finally:
        pdfium.FPDFText_ClosePage(text)


def blocks_of(page: Page) -> Iterator[Block]:
    """Every block of a page, the cells of a table row by row."""
    for part in page:
        if isinstance(part, Grid):
            for row in part.rows:
                yield from row
        else:
            yield part


class _Letters:
    """The letters of a page, in the order in which they are written."""

    def __init__(self, page: Any, upright: Matrix) -> None:
        self._page, self._upright = page, upright
        count = max(pdfium.FPDFText_CountChars(page), 0)
        buffer = (c_ushort * (count + 1))()
        found = pdfium.FPDFText_GetText(page, 0, count, buffer) if count else 0
        self.text = bytes(buffer)[:2 * (found - 1)].decode("utf-16-le", "replace") if found else ""
        if len(self.text) != count:              # some letters take two units, or none
            self.text = "".join(_letter(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))

    def lines(self) -> Iterator[Sequence[int]]:
        """The indexes of the letters of each line."""
        return (range(*found.span()) for found in LINE.finditer(self.text))

    def line(self, indexes: Sequence[int]) -> Line | None:
        """The line that letters make, None if they are blank."""
        words = " ".join("".join(self.text[index] for index in indexes).replace(HYPHEN, "-").replace("\0", " ").split())
        first = next((index for index in indexes if not self.text[index].isspace()), 0)
        return Line(words, self._origin(first)[1]) if words else None

    def continue_line(self, indexes: Sequence[int], following: Sequence[int]) -> bool:
        """Whether letters are on the same line as others, to the right of them: pdfium ends a line after a raised one.
        """
        step = self._origin(following[0])[1] - self._origin(indexes[0])[1]
        return abs(step) <= RAISED and self._origin(following[0])[0] > self._origin(indexes[-1])[0]

    def middle(self, index: int) -> tuple[float, float]:
        """Where the middle of a letter is, in points to the right and downwards."""
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return moved((left.value + right.value) / 2, (bottom.value + top.value) / 2, self._upright)

    def _origin(self, index: int) -> tuple[float, float]:
        """Where a letter begins on its line."""
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return moved(x.value, y.value, self._upright)


def _letter(code: int) -> str:
    if code == 2:
        return HYPHEN
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


_Spot = tuple[Table, Cell] | None
"""The cell that a letter is in, None outside tables."""


def _parts(letters: _Letters, tables: Sequence[Table]) -> Page:
    """What is on a page with these tables, each where its first letter is written."""
    page: Page = []
    cells = defaultdict[int, dict[Cell, list[Line]]](dict)
    for spot, line in _lines(letters, tables):
        if spot is None:
            last = page[-1] if page else None
            if not isinstance(last, Block):
                page.append(last := Block())
            last.lines.append(line)
        else:
            table, cell = spot
            if id(table) not in cells:
                page.append(Grid([], table.columns, table.across[0], table.across[-1]))
            cells[id(table)].setdefault(cell, []).append(line)
    for grid, found in zip((part for part in page if isinstance(part, Grid)), cells.values(), strict=True):
        for _, row in groupby(sorted(found.items()), key=lambda item: item[0].row):
            grid.rows.append([Block(lines, cell.column) for cell, lines in row])
    return page


def _lines(letters: _Letters, tables: Sequence[Table]) -> Iterator[tuple[_Spot, Line]]:
    """Every line with its spot; one that goes over several cells is a line in each."""
    pieces = (piece for line in letters.lines() for piece in _by_spot(letters, line, tables))
    for spot, indexes in _whole(letters, pieces):
        if line := letters.line(indexes):
            yield spot, line


def _whole(letters: _Letters, pieces: Iterable[tuple[_Spot, list[int]]]) -> Iterator[tuple[_Spot, list[int]]]:
    """Pieces of lines, of which those that continue the one before them are one with it."""
    spot: _Spot = None
    whole: list[int] = []
    for here, indexes in pieces:
        if not whole or here != spot or not letters.continue_line(whole, indexes):
            if whole:
                yield spot, whole
            spot, whole = here, []
        whole = [*whole, *indexes]
    if whole:
        yield spot, whole


def _by_spot(letters: _Letters, indexes: Iterable[int], tables: Sequence[Table]) -> Iterator[tuple[_Spot, list[int]]]:
    """The letters of a line by their spots; a space is where the letter before it is."""
    spot: _Spot = None
    found: list[int] = []
    for index in indexes:
        if not letters.text[index].isspace():
            here = _spot(letters.middle(index), tables)
            if here != spot:
                if found:
                    yield spot, found
                spot, found = here, []
        found.append(index)
    yield spot, found


def _spot(point: tuple[float, float], tables: Sequence[Table]) -> _Spot:
    """The spot of a point; of a table within a cell, it is that cell."""
    return next(((table, cell) for table in tables if (cell := table.cell(*point))), None)
