"""A text file -> its table, by fixed rules for encoding, delimiter and header row, and by the csv module."""

import codecs
import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from indicators.ingest.formats.table import (
    LOOKED_AT,
    ReadOptions,
    Record,
    Table,
    filled,
    header_index,
    table_of,
    with_surroundings,
)
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.vocabulary.headers import likeness

csv.field_size_limit(sys.maxsize)    # table.py rejects cells that are too long, and names them

SEPARATORS = ",;\t|"
_HEAD = 1_000_000                    # characters in which the header is searched
_BLANK = re.compile(r"[ \t\r\n,;|]*")
_NAMES_SEPARATOR = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)

_SEVERAL_BYTES = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Multi-byte sequences of UTF-8."""
_ONLY_ENDS = re.compile(r"[\s\x1a,;|]*")           # delimiters and white space
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_CODECS = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16", "Windows-1252": "cp1252", "Windows-1250": "cp1250",
           "Windows-1251": "cp1251", "Windows-1253": "cp1253", "Windows-1254": "cp1254", "Windows-1255": "cp1255",
           "Windows-1256": "cp1256", "Windows-1257": "cp1257", "Windows-874": "cp874", "Shift_JIS": "cp932",
           "EUC-KR": "cp949", "GB 18030": "gb18030", "Big5": "cp950", "DOS 850": "cp850", "Mac Roman": "mac-roman"}

ENCODINGS = (*_CODECS,)
"""Encodings that a user may select. Only the first three are detected: the others accept almost any bytes."""

_LIVE = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x20\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠])")
"""Text that spreadsheets execute, after any invisible leading characters, and such text once it is escaped."""


def read_text(content: bytes, options: ReadOptions) -> Table:
    """Return the table of a text file; raises Unreadable if it has none."""
    text, encoding, notes = decode(content, options.encoding)
    if options.sheet:
        raise Unreadable("read.no_sheets", found=options.sheet)
    separator, header = find_header(text, options.separator, options.header_row)
    lines = io.StringIO(text, newline="")
    above = [*enumerate(islice(lines, header.row - 1), start=1)]
    below = islice(_records(lines, separator, header.row, strict=True), 1, None)      # the first one is the header
    table = table_of((record for record in below if record.cells), header.cells, header.row)
    return with_surroundings(
        replace(table, kind="text", encoding=encoding, separator=separator, notes=notes),
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
    records = list[Record]()
    with suppress(Unreadable):
        for record in islice(_records(io.StringIO(head, newline=""), separator, begins), LOOKED_AT):
            records.append(record)
    return records


def _records(lines: Iterable[str], separator: str, begins: int, *, strict: bool = False) -> Iterator[Record]:
    """Yield records with the lines on which they begin; an unclosed quote raises Unreadable with that line."""
    reader, row = csv.reader(lines, delimiter=separator, strict=strict), begins
    try:
        for cells in reader:
            yield Record(row, cells)
            row = begins + reader.line_num
    except csv.Error as error:
        raise Unreadable("read.quotes", row=row, found=str(error)) from error


def decode(content: bytes, chosen: str = "") -> tuple[str, str, list[Plain]]:
    """Return the text of a file, its encoding, and a note if that is not UTF-8.

    Raises Unreadable, with the line where known, if the file is empty or blank, has NUL bytes, or fits no encoding or
    not the chosen one.
    """
    if not content:
        raise Unreadable("read.empty")
    encoding = chosen or _detected(content)
    try:
        text = content.decode(_codec(content, encoding))
    except UnicodeDecodeError as error:
        code = "read.not_in_encoding" if chosen else "read.no_encoding"
        raise Unreadable(code, row=line_of(error.object[:error.start]), found=f"{error.object[error.start]:#04x}",
                         encoding=encoding) from error
    if chosen:
        _refuse_wrong_choice(content, chosen)
    if _ONLY_ENDS.fullmatch(text):
        raise Unreadable("read.only_blank")
    if (position := text.find("\0")) >= 0:
        raise Unreadable("read.nul_byte", row=line_of(text[:position]))
    notes = [note("note.encoding", encoding=encoding)] if encoding != "UTF-8" else []
    return text.rstrip("\x1a"), encoding, notes     # without the end-of-file byte of DOS


def line_of(before: str | bytes) -> int:
    """Return the number of the line, from 1, that follows some text; a line ends with LF, CR or both."""
    text = before.decode("latin-1") if isinstance(before, bytes) else before
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1


def _detected(content: bytes) -> str:
    """The encoding by the fixed rules. Bytes that are neither, or both UTF-8 and another, are not valid UTF-8."""
    if content.startswith(_UTF16_MARKS):
        return "UTF-16"
    is_windows = not content.startswith(codecs.BOM_UTF8) and not _is_utf8(content)
    if is_windows and b"\0" not in content and not _SEVERAL_BYTES.search(content):
        return "Windows-1252"
    return "UTF-8"


def _codec(content: bytes, encoding: str) -> str:
    """The codec of an encoding; UTF-16 without a mark is taken as little-endian, as in Windows."""
    is_marked = content.startswith(_UTF16_MARKS)
    return "utf-16-le" if encoding == "UTF-16" and not is_marked else _CODECS[encoding]


def _refuse_wrong_choice(content: bytes, encoding: str) -> None:
    """Raise Unreadable for a text that is in another encoding, although all its bytes fit the chosen one."""
    if encoding == "UTF-16" and b"\0" not in content:        # every UTF-16 delimiter or line break contains one
        raise Unreadable("read.not_in_encoding", row=1, found=f"{content[0]:#04x}", encoding=encoding)
    if encoding not in ("UTF-8", "UTF-16") and not content.isascii() and _is_utf8(content):
        first = next(position for position, byte in enumerate(content) if byte > 0x7f)
        raise Unreadable("read.in_utf8", row=line_of(content[:first]), encoding=encoding)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def harmless(value: object) -> object:
    """Return text that a spreadsheet would execute with an apostrophe in front; any other value unchanged."""
    return f"'{value}" if isinstance(value, str) and _LIVE.match(value) else value


def as_meant(text: str) -> str:
    """Undo ``harmless``."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
