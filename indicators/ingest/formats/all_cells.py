"""All cells of a file at their positions, for a copy of it as a workbook."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import python_calamine as calamine

from indicators.ingest.formats.delimited import lines_of_text, records_below
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.workbook_cells import cells_of, show, stated
from indicators.ingest.formats.workbook_sheets import worksheets
from indicators.ingest.formats.workbooks import Book, open_workbook
from indicators.ingest.formats.xls import Xls
from indicators.ingest.read_options import ReadOptions

Row = tuple[int, list[str | float]]
"""Line on which a record begins, and its cells."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a text file."""

    name: str                        # "" for a text file
    hidden: bool
    rows: Iterator[Row]


def all_cells(content: bytes, options: ReadOptions) -> Iterator[Sheet]:
    """Return the sheets of a workbook in order, or the whole of a readable text file. Raises ValueError if a number
    format displays thousands: a copy without that format would lose the question about the scale.
    """
    if file_type(content) == "text":
        yield Sheet("", False, _of_text(content, options))
        return
    content, book, _ = open_workbook(content)
    values = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name, shown in worksheets(values):
        yield Sheet(name, not shown, _of_sheet(values, book, name))


def _of_text(content: bytes, options: ReadOptions) -> Iterator[Row]:
    """Yield the lines above the header one by one, then the header and the records below it."""
    text = decode(content, options.encoding).content
    dialect = find_dialect(text, options.separator, options.header_row)
    for line, words in enumerate(islice(lines_of_text(text), dialect.header.row - 1), start=1):
        yield line, list(next(csv.reader([words], delimiter=dialect.separator), []))
    yield dialect.header.row, list(dialect.written)
    for record in records_below(text, dialect):
        yield record.row, list(record.cells)


def _of_sheet(values: calamine.CalamineWorkbook, book: Book, name: str) -> Iterator[Row]:
    """Yield rows with numbers as floats; other cells, and numbers displayed differently by their format, as text as
    read.
    """
    details, cells = book.details(name), list(cells_of(values.get_sheet_by_name(name)))
    if details.scaling:
        raise ValueError("a number format that shows thousands")
    words = [[stated(cell) for cell in row] for row in cells]
    show(words, details)
    if isinstance(book, Xls):
        book.keep_apart(words)
    changed = {*details.shown, *details.percent, *details.struck, *details.years, *details.errors}
    for row, read in enumerate(cells):
        yield row + 1, [cell if isinstance(cell, float) and (row, column) not in changed else words[row][column]
                        for column, cell in enumerate(read)]
