"""How a text table is laid out, by fixed rules: separator and header row."""

import csv
import io
import re
import sys
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from indicators.ingest.formats.two_line_header import Heading, heading_of
from indicators.ingest.problems import Noticed, Unreadable
from indicators.ingest.vocabulary.headers import likeness

csv.field_size_limit(sys.maxsize)    # how long a cell may be is said of the cell, wherever it stands

SEPARATORS = ",;\t|"
_LOOKED_AT = 100                     # records, from the top, among which the header is sought
HEAD = 1_000_000                     # bytes of them
_BLANK = re.compile(rb"[ \t\r\n,;|]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class Record(NamedTuple):
    """One record of a text table."""

    row: int                         # line on which it begins
    cells: list[str]


@dataclass(frozen=True)
class Dialect:
    """Where and how the table stands in the text."""

    separator: str
    header: Record                   # its last line, with the names of the columns
    notes: tuple[Noticed, ...] = ()
    heading: Heading | None = None   # where it has two lines
    written: tuple[str, ...] = ()    # its last line as it stands in the text


def find_dialect(content: bytes, separator: str = "", header_row: int = 0) -> Dialect:
    """Separator and header of a table, from the top of its UTF-8 text, unless a person named them.

    A line ``sep=;`` names the separator; else it is the one under which a line looks most like a header. The header is
    the first line that two known names, or years, stand in; else the first with two filled cells, else the first.
    Unreadable where no line has the separator, or the line of the header holds nothing.
    """
    begins, top = _first_filled(content)
    head = content[top:top + HEAD].decode("utf-8", "ignore")
    first, _, rest = head.partition("\n")
    named = first.strip().strip('"')
    notes = tuple[Noticed, ...]()
    if named.lower().startswith("sep=") and len(named) == 5:
        begins, head, notes = begins + 1, rest, (Noticed(code="note.separator_line", values={"line": named}),)
        separator = separator or named[4]
    if header_row:
        lines = io.StringIO(head, newline="").readlines()
        head, begins = "".join(lines[header_row - begins:] if header_row >= begins else []), header_row
    records = {character: _records(head, character, begins) for character in separator or SEPARATORS}
    indices = {record: 0 if header_row else header_index([one.cells for one in records[record]]) for record in records}
    found = {record: records[record][indices[record]] if records[record] else Record(1, []) for record in records}
    best = max(found, key=lambda character: (likeness(found[character].cells), _filled(found[character].cells) > 1,
                                        _filled(found[character].cells), -SEPARATORS.find(character)))
    if header_row and not _filled(found[best].cells):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    if separator and len(found[separator].cells) < 2:
        raise Unreadable("read.no_such_separator", row=header_row, found="tab" if separator == "\t" else separator)
    return _dialect(best, records[best], indices[best], notes, named=bool(header_row))


def _first_filled(content: bytes) -> tuple[int, int]:
    """The first line in which anything stands, and where it begins; what parts cells is nothing."""
    blank = _BLANK.match(content)
    top = max(content.rfind(end, 0, blank.end() if blank else 0) for end in (b"\n", b"\r")) + 1
    return content.count(b"\n", 0, top) + content.count(b"\r", 0, top) - content.count(b"\r\n", 0, top) + 1, top


def _dialect(separator: str, records: list[Record], index: int, notes: tuple[Noticed, ...], *, named: bool) -> Dialect:
    """The dialect whose header is at a place among the first records, with the line above or below it where that is
    part of the header.
    """
    header = records[index] if records else Record(1, [])
    heading = heading_of([record.cells for record in records], [record.row for record in records], index, named=named)
    if heading is None:
        return Dialect(separator, header, notes, None, tuple(header.cells))
    lower = records[heading.position]
    return Dialect(separator, Record(lower.row, heading.names), notes, heading, tuple(lower.cells))


def _records(text: str, separator: str, begins: int = 1) -> list[Record]:
    """The first records; a text that is cut off, or quoted wrongly, is no matter here."""
    lines = (match[0] for match in _LINE.finditer(text))           # as they are needed: a head has thousands
    reader = csv.reader(lines, delimiter=separator)
    records, row = [], begins
    try:
        for cells in islice(reader, _LOOKED_AT):
            records.append(Record(row, cells))
            row = begins + reader.line_num
    except csv.Error:
        pass
    return records


def header_index(rows: list[list[str]]) -> int:
    """Which of the first rows of a table is its header."""
    scores = [likeness(row) for row in rows]
    if max(scores, default=0) >= 2:
        return next(index for index, score in enumerate(scores) if score >= 2)
    several = (index for index, row in enumerate(rows) if _filled(row) > 1)
    return next(several, next((index for index, row in enumerate(rows) if _filled(row)), 0))


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)
