"""Text below a header -> records, each with the line of the file on which it begins."""

import csv
import io
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace

import numpy as np

from indicators.ingest.formats.cells import Sheet, columns_of
from indicators.ingest.formats.dialects import Dialect, Record
from indicators.ingest.formats.two_line_header import trimmed
from indicators.ingest.limits import LONGEST_CELL, MOST_COLUMNS
from indicators.ingest.problems import Noticed, Problem, Unreadable
from indicators.ingest.vocabulary.headers import is_header

_NOTHING = " \t\r\n,;|"               # what parts cells and lines
MOST_SAID = 200
"""Letters of a line beside the table that are quoted."""


def read_records(content: bytes, dialect: Dialect) -> Sheet:
    """The table of a UTF-8 text; rows too short or too long are problems, what stands below it is noted."""
    header = trimmed(dialect.header.cells)
    if len(header) > MOST_COLUMNS:
        raise Unreadable("read.too_many_columns", row=dialect.header.row, column=header[MOST_COLUMNS],
                         found=str(len(header)), most=MOST_COLUMNS)
    found = sheet_of(list(records_below(content, dialect)), header, dialect.header.row,
                     empty=len(dialect.header.cells) - len(header))
    return replace(found, heading=dialect.heading)


def records_below(content: bytes, dialect: Dialect) -> Iterator[Record]:
    """Records below the header; the line on which an unclosed quote opens refuses the file."""
    csv.field_size_limit(sys.maxsize)
    lines = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
    for _ in range(dialect.header.row - 1):
        lines.readline()
    reader = csv.reader(lines, delimiter=dialect.separator, strict=True)
    row = dialect.header.row
    try:
        for index, cells in enumerate(reader):
            if index and cells:                    # an empty line has none
                yield Record(row, cells)
            row = dialect.header.row + reader.line_num
    except csv.Error as error:
        raise Unreadable("read.quotes", row=row, found=str(error)) from error


def without_empty_end(content: bytes) -> bytes:
    """A text without the empty lines at its end, of which nothing is said, and no end of a line is lost."""
    if not content.endswith((b"\n\n", b"\n\r\n")):
        return content
    return content.rstrip(b"\r\n") + b"\n"


def lines_above(content: bytes, dialect: Dialect) -> Iterator[tuple[int, str]]:
    """The lines above the header in which anything stands, with their numbers."""
    lines = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
    return ((row, line) for row in range(1, dialect.header.row) if (line := lines.readline()).strip(_NOTHING))


def sheet_of(records: list[Record], header: list[str], header_row: int, *, empty: int = 0,
             held: Collection[int] = ()) -> Sheet:
    """A table of records: blank ones, and notes below it, are left out; those of another width are refused.

    ``empty`` counts the columns without a header at the right; ``held`` are lines that are no notes.
    """
    filled = [record for record in records if any(cell.strip() for cell in record.cells)]
    notes = [Noticed(code="note.empty_columns", values={"count": empty})] if empty else []
    if blank := sum(any(record.cells) or len(record.cells) > 1 for record in records) - len(filled):
        notes.append(Noticed(code="note.empty_rows", values={"count": blank}))
    filled, below = _without_notes_below(filled, len(header), held)
    if below:
        notes.append(Noticed(code="note.below_table", values={
            "count": len(below), "row": below[0].row, "said": line_of(below[0])}))
    if not filled:
        raise Unreadable("read.no_rows", row=header_row)
    good, problems = _fitting(filled, header)
    return Sheet(header=header, header_row=header_row,
                 columns=columns_of([record.cells for record in good], len(header)),
                 rows=np.array([record.row for record in good], np.int64), problems=problems, notes=notes,
                 below=[(record.row, line_of(record)) for record in below])


def line_of(record: Record) -> str:
    """What stands in a line, as words."""
    return " ".join(filter(None, map(str.strip, record.cells)))[:MOST_SAID]


def _without_notes_below(records: list[Record], width: int,
                         held: Collection[int]) -> tuple[list[Record], list[Record]]:
    """A line with one filled cell below the last fuller one is a note."""
    end = len(records)
    while (width > 1 and end and sum(bool(cell.strip()) for cell in records[end - 1].cells) == 1
           and records[end - 1].row not in held):
        end -= 1
    return records[:end], records[end:]


def _fitting(records: list[Record], header: list[str]) -> tuple[list[Record], list[Problem]]:
    """Records of the header's width; what follows another header is another table, and is refused."""
    good, problems, width = [], [], len(header)
    second = next((record.row for record in records if is_header(record.cells)), None)
    for record in records:
        if second is not None and record.row >= second:
            problems.append(Problem(code="read.second_table", row=record.row, values={"second": str(second)}))
        elif len(record.cells) > width and not any(cell.strip() for cell in record.cells[width:]):
            good.append(Record(record.row, record.cells[:width]))
        elif len(record.cells) != width:
            problems.append(wrong_width(record, width))
        elif max(map(len, record.cells)) > LONGEST_CELL:
            problems.append(_long_cell(record, header))
        else:
            good.append(record)
    return good, problems


def _long_cell(record: Record, header: list[str]) -> Problem:
    """What is wrong with a record that has too long a cell: its first one, since a record is refused once."""
    length, column = next((len(cell), name.strip()) for cell, name in zip(record.cells, header, strict=True)
                          if len(cell) > LONGEST_CELL)
    return Problem(code="read.long_cell", row=record.row, column=column, found=str(length),
                   values={"most": LONGEST_CELL})


def wrong_width(record: Record, width: int) -> Problem:
    """What is wrong with a record that is not as wide as the header."""
    code = "read.too_many_cells" if len(record.cells) > width else "read.too_few_cells"
    return Problem(code=code, row=record.row, found=str(len(record.cells)), values={"wanted": str(width)})
