"""Everything that stands in a file, each cell in its place: for a copy of it as a workbook."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import python_calamine as calamine

from indicators.ingest.formats.delimited import records_below
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.kinds import kind_of
from indicators.ingest.formats.workbooks import as_seen, cells_of, stated
from indicators.ingest.read_options import ReadOptions

Row = tuple[int, list[str | float]]
"""Line on which a record begins, and its cells."""


@dataclass(frozen=True)
class Page:
    """A sheet of a workbook, or a text."""

    name: str                        # "" of a text
    hidden: bool
    rows: Iterator[Row]


def pages(content: bytes, options: ReadOptions) -> Iterator[Page]:
    """The sheets of a workbook in their order, or the one page of a text that reads well."""
    if kind_of(content) == "text":
        yield Page("", False, _lines(content, options))
        return
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in book.sheets_metadata:
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
            yield Page(sheet.name, hidden, _rows(book, content, sheet.name))


def _lines(content: bytes, options: ReadOptions) -> Iterator[Row]:
    """Lines above the header one by one, then the header and the records below it."""
    text = decode(content, options.encoding).content
    dialect = find_dialect(text, options.separator, options.header_row)
    above = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")
    for line in range(1, dialect.header.row):
        yield line, list(next(csv.reader([above.readline()], delimiter=dialect.separator), []))
    yield dialect.header.row, list(dialect.written)
    for record in records_below(text, dialect):
        yield record.row, list(record.cells)


def _rows(book: calamine.CalamineWorkbook, content: bytes, name: str) -> Iterator[Row]:
    """Numbers as numbers, all else, and what a number format shows otherwise, as the words that it is read as."""
    rows = list(cells_of(book.get_sheet_by_name(name)))
    seen = as_seen(content, name, [[stated(cell) for cell in row] for row in rows])
    for line, cells in enumerate(rows, start=1):
        yield line, [seen.get((line - 1, column), cell if isinstance(cell, float) else stated(cell))
                     for column, cell in enumerate(cells)]
