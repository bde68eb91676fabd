"""Detect the dialect of a text table, by fixed rules: delimiter and header row."""

import csv
import io
import re
import sys
from dataclasses import dataclass
from itertools import islice

from indicators.ingest.formats.encodings import line_of
from indicators.ingest.formats.header_rows import Heading, filled, header_index, heading_of
from indicators.ingest.formats.table import Record
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.vocabulary.headers import likeness

csv.field_size_limit(sys.maxsize)    # records.py rejects cells that are too long, and names them

SEPARATORS = ",;\t|"
_LOOKED_AT = 100                     # records from the top that are searched for the header
_HEAD = 1_000_000                    # bytes to which that search is limited
_BLANK = re.compile(rb"[ \t\r\n,;|]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


@dataclass(frozen=True)
class Dialect:
    """The position and the delimiter of a table in a text."""

    separator: str
    header: Record                   # its last line, with the names of the columns
    written: tuple[str, ...]         # its last line as written in the text
    heading: Heading | None          # if it has two lines
    notes: tuple[Plain, ...]


def find_dialect(content: bytes, separator: str = "", header_row: int = 0) -> Dialect:
    """Detect delimiter and header from the top of a UTF-8 text, unless they are given.

    A line ``sep=;`` names the delimiter; otherwise the delimiter is chosen under which a line looks most like a header.
    The header is the first line with two known names or years; else the first with two filled cells; else the first.

    Raises Unreadable if the given delimiter does not occur in the header, or the given header row is empty.
    """
    top = _first_filled(content)
    begins, head = line_of(content, top), content[top:top + _HEAD].decode("utf-8", "ignore")
    first, _, rest = head.partition("\n")
    named = first.strip().strip('"')
    notes = tuple[Plain, ...]()
    if named.lower().startswith("sep=") and len(named) == 5:
        begins, head, notes = begins + 1, rest, (note("note.separator_line", line=named),)
        separator = separator or named[4]
    if header_row:
        lines = io.StringIO(head, newline="").readlines()
        head, begins = "".join(lines[header_row - begins:] if header_row >= begins else []), header_row
    records = {mark: _records(head, mark, begins) or [Record(1, [])] for mark in separator or SEPARATORS}
    indices = {mark: 0 if header_row else header_index([record.cells for record in records[mark]]) for mark in records}
    found = {mark: records[mark][indices[mark]].cells for mark in records}
    best = max(found, key=lambda mark: (likeness(found[mark]), filled(found[mark]) > 1, filled(found[mark]),
                                        -SEPARATORS.find(mark)))
    if header_row and not filled(found[best]):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    if separator and len(found[separator]) < 2:
        raise Unreadable("read.no_such_separator", row=header_row, found="tab" if separator == "\t" else separator)
    return _dialect(best, records[best], indices[best], notes, named=bool(header_row))


def _first_filled(content: bytes) -> int:
    """Offset of the first line that is not blank; a line of delimiters alone is blank."""
    blank = _BLANK.match(content)
    return max(content.rfind(end, 0, blank.end() if blank else 0) for end in (b"\n", b"\r")) + 1


def _dialect(separator: str, records: list[Record], index: int, notes: tuple[Plain, ...], *, named: bool) -> Dialect:
    """The dialect with the header at ``index`` of the first records, including the line above or below if it is part of
    the header.
    """
    heading = heading_of([record.cells for record in records], [record.row for record in records], index, named=named)
    last = records[heading.position if heading else index]
    names = heading.names if heading else last.cells
    return Dialect(separator, Record(last.row, names), tuple(last.cells), heading, notes)


def _records(text: str, separator: str, begins: int) -> list[Record]:
    """The first records; text that is truncated or wrongly quoted does not matter here."""
    lines = (match[0] for match in _LINE.finditer(text))           # lazily: the head may have thousands of lines
    reader = csv.reader(lines, delimiter=separator)
    records, row = list[Record](), begins
    try:
        for cells in islice(reader, _LOOKED_AT):
            records.append(Record(row, cells))
            row = begins + reader.line_num
    except csv.Error:
        pass
    return records
