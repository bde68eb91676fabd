"""Delimited text -> its table, by the csv module."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from indicators.ingest.formats.dialects import Dialect, find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.file_types import ending, named_like
from indicators.ingest.formats.header_rows import refuse_wide, trimmed
from indicators.ingest.formats.records import table_of
from indicators.ingest.formats.table import Line, Record, Table, with_surroundings
from indicators.ingest.issues import Unreadable
from indicators.ingest.read_options import ReadOptions


def read_text(content: bytes, options: ReadOptions) -> Table:
    """Return the table of a text file; raises Unreadable if it has none."""
    text = decode(content, options.encoding)
    if named_like(options.filename) == "workbook":
        raise Unreadable("read.named_like_workbook", found=ending(options.filename))
    if options.sheet:
        raise Unreadable("read.no_sheets", found=options.sheet)
    dialect = find_dialect(text.content, options.separator, options.header_row)
    content = _without_empty_end(text.content)
    header = trimmed(dialect.header.cells)
    refuse_wide(header, dialect.header.row)
    table = table_of(_records_below(content, dialect), header, dialect.header.row,
                     empty=len(dialect.header.cells) - len(header), heading=dialect.heading)
    return with_surroundings(replace(table, kind="text", encoding=text.encoding, separator=dialect.separator, notes=[
        *text.notes, *dialect.notes, *table.notes]), _lines_above(content, dialect))


def _without_empty_end(content: bytes) -> bytes:
    """Return the text without the blank lines at its end, which need no note; the last line keeps its line ending."""
    return content.rstrip(b"\r\n") + b"\n" if content.endswith((b"\n\n", b"\n\r\n")) else content


def _lines_above(content: bytes, dialect: Dialect) -> list[Line]:
    return list(enumerate(islice(_lines(content), dialect.header.row - 1), start=1))


def _lines(content: bytes) -> io.TextIOWrapper:
    """The lines of a text as the csv module counts them, line endings included."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")


def _records_below(content: bytes, dialect: Dialect) -> Iterator[Record]:
    """Yield the records below the header, skipping empty lines; an unclosed quote raises Unreadable with the line on
    which the record begins.
    """
    above = dialect.header.row - 1
    reader = csv.reader(islice(_lines(content), above, None), delimiter=dialect.separator, strict=True)
    row = above + 1
    try:
        next(reader, None)                   # the header, whose names may contain line breaks
        row = above + reader.line_num + 1
        for cells in reader:
            if cells:
                yield Record(row, cells)
            row = above + reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("read.quotes", row=row, found=str(error)) from error
