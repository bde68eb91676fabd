"""Delimited text -> its table, by the csv module; delimiter and header row by fixed rules."""

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from indicators.ingest.formats.encodings import decode, line_of
from indicators.ingest.formats.table import (
    LOOKED_AT,
    Record,
    Table,
    filled,
    header_index,
    table_of,
    with_surroundings,
)
from indicators.ingest.issues import Unreadable
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import likeness

csv.field_size_limit(sys.maxsize)    # table.py rejects cells that are too long, and names them

SEPARATORS = ",;\t|"
_HEAD = 1_000_000                    # characters in which the header is searched
_BLANK = re.compile(r"[ \t\r\n,;|]*")
_NAMES_SEPARATOR = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)


def read_text(content: bytes, options: ReadOptions) -> Table:
    """Return the table of a text file; raises Unreadable if it has none."""
    text = decode(content, options.encoding)
    if options.sheet:
        raise Unreadable("read.no_sheets", found=options.sheet)
    separator, header = find_header(text.content, options.separator, options.header_row)
    above = enumerate(islice(io.StringIO(text.content, newline=""), header.row - 1), start=1)
    table = table_of(_records_below(text.content, separator, header.row), header.cells, header.row)
    return with_surroundings(
        replace(table, kind="text", encoding=text.encoding, separator=separator, notes=text.notes),
        ((row, line) for row, line in above if not _NAMES_SEPARATOR.fullmatch(line)))


def find_header(text: str, separator: str = "", header_row: int = 0) -> tuple[str, Record]:
    """Return delimiter and header, by the top of a text, unless they are given.

    A line ``sep=;`` names the delimiter; otherwise the delimiter is chosen under which a line looks most like a header.
    Raises Unreadable if the given delimiter does not occur in the header, or the given header row is empty.
    """
    blank = _BLANK.match(text)
    end = blank.end() if blank else 0
    top = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1       # of the first line that is not blank
    lines, begins = io.StringIO(text[top:top + _HEAD], newline=""), line_of(text[:top])
    first = lines.readline()
    if named := _NAMES_SEPARATOR.fullmatch(first):
        begins, separator = begins + 1, separator or named[1]
    else:
        lines.seek(0)
    if header_row:
        for _ in range(header_row - begins):
            lines.readline()
        begins, lines = header_row, lines if header_row >= begins else io.StringIO()
    head = lines.read()
    records = {mark: _first_records(head, mark, begins) or [Record(1, [])] for mark in separator or SEPARATORS}
    headers = {mark: records[mark][0 if header_row else header_index([record.cells for record in records[mark]])]
               for mark in records}
    best = max(headers, key=lambda mark: (likeness(headers[mark].cells), filled(headers[mark].cells) > 1,
                                          filled(headers[mark].cells), -SEPARATORS.find(mark)))
    if header_row and not filled(headers[best].cells):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    if separator and len(headers[best].cells) < 2:
        raise Unreadable("read.no_such_separator", row=header_row, found="tab" if separator == "\t" else separator)
    return best, headers[best]


def _first_records(head: str, separator: str, begins: int) -> list[Record]:
    """The first records; text that is truncated or wrongly quoted does not matter here."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    records, row = list[Record](), begins
    try:
        for cells in islice(reader, LOOKED_AT):
            records.append(Record(row, cells))
            row = begins + reader.line_num
    except csv.Error:
        pass
    return records


def _records_below(text: str, separator: str, header_row: int) -> Iterator[Record]:
    """Yield the records below the header, skipping empty lines; an unclosed quote raises Unreadable with the line on
    which the record begins.
    """
    above = header_row - 1
    lines = islice(io.StringIO(text, newline=""), above, None)
    reader = csv.reader(lines, delimiter=separator, strict=True)
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
