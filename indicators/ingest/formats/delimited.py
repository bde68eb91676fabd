"""Delimited text -> its table, read in slices of whole records.

pyarrow reads slices in which every line is a record of the header's width, the csv module all others. With stray
quotation marks or lone carriage returns the end of a record can only be found by reading from the previous one: the csv
module then reads all the rest.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from indicators.ingest.formats.dialects import Dialect, find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.file_types import ending, named_like
from indicators.ingest.formats.header_rows import refuse_wide, trimmed
from indicators.ingest.formats.records import Block, block_of, table_of
from indicators.ingest.formats.table import Columns, Line, Record, Table, with_lines_around
from indicators.ingest.issues import Unreadable
from indicators.ingest.read_options import ReadOptions

SLICE = 2_000_000                    # bytes: with its cells it fits in the caches of current processors
_LONGEST_LINE = 100_000              # bytes within which the end of a slice must be found
_BATCH = 20_000                      # records read one by one before they become columns
_NOTHING = " \t\r\n,;|"              # characters that separate cells and lines
_LF, _CR, _QUOTE = 10, 13, 34


class SlowText(Exception):
    """Raised when the csv module would have to read a text and the caller does not allow it."""


def read_text(content: bytes, options: ReadOptions, going_on: Callable[[], None] = lambda: None, *,
              by_record: bool = True) -> Table:
    """Return the table of a text file; raises Unreadable if it has none, and SlowText as read_delimited does."""
    text = decode(content, options.encoding)
    if named_like(options.filename) == "workbook":
        raise Unreadable("read.named_like_workbook", found=ending(options.filename))
    if options.sheet:
        raise Unreadable("read.no_sheets", found=options.sheet)
    dialect = find_dialect(text.content, options.separator, options.header_row)
    content = without_empty_end(text.content)
    table = read_delimited(content, dialect, going_on, by_record=by_record)
    return with_lines_around(replace(table, kind="text", encoding=text.encoding, separator=dialect.separator, notes=[
        *text.notes, *dialect.notes, *table.notes]), _lines_above(content, dialect))


def read_delimited(content: bytes, dialect: Dialect, going_on: Callable[[], None] = lambda: None, *,
                   by_record: bool = True) -> Table:
    """Return the table of a UTF-8 text; ``going_on`` is called after each slice.

    Raises Unreadable if a quotation mark is never closed or there are no rows; SlowText if a slice is unsuitable for
    pyarrow and ``by_record`` is False.
    """
    header = trimmed(dialect.header.cells)
    refuse_wide(header, dialect.header.row)
    blocks = []
    for block in _blocks(content, dialect, len(header), by_record=by_record):
        blocks.append(block)
        going_on()
    return table_of(blocks, header, dialect.header.row, empty=len(dialect.header.cells) - len(header),
                    heading=dialect.heading)


def records_below(content: bytes, dialect: Dialect) -> Iterator[Record]:
    """Yield the records below the header; an unclosed quote raises Unreadable with the line on which the record begins.
    """
    offset, row = _below(content, dialect)
    return _records(content[offset:], row, dialect.separator)


def without_empty_end(content: bytes) -> bytes:
    """Return the text without the blank lines at its end, which need no note; the last line keeps its line ending."""
    if not content.endswith((b"\n\n", b"\n\r\n")):
        return content
    return content.rstrip(b"\r\n") + b"\n"


def _lines_above(content: bytes, dialect: Dialect) -> list[Line]:
    """The lines above the header that are not blank."""
    lines = enumerate(islice(lines_of_text(content), dialect.header.row - 1), start=1)
    return [(row, line) for row, line in lines if line.strip(_NOTHING)]


def lines_of_text(content: bytes) -> io.TextIOWrapper:
    """Return the lines of a text as the csv module counts them, line endings included."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")


def _below(content: bytes, dialect: Dialect) -> tuple[int, int]:
    """Offset and line number at which the text below the header begins; names in the header may contain line breaks."""
    lines = lines_of_text(content)
    passed = [*islice(lines, dialect.header.row - 1)]

    def kept() -> Iterator[str]:
        for line in lines:
            passed.append(line)
            yield line

    header = csv.reader(kept(), delimiter=dialect.separator, strict=True)
    try:
        next(header, None)
    except csv.Error as error:
        raise Unreadable("read.quotes", row=dialect.header.row, found=str(error)) from error
    return len("".join(passed).encode()), dialect.header.row + header.line_num


def _blocks(content: bytes, dialect: Dialect, width: int, *, by_record: bool) -> Iterator[Block]:
    """Yield all records below the header, slice by slice."""
    (offset, row), separator = _below(content, dialect), dialect.separator
    while offset < len(content):
        end = _end_of_slice(content, offset)
        piece = content[offset:end or None]
        quotes = _offsets(piece, _QUOTE)
        whole = bool(end) and _is_whole(piece, quotes, separator)
        columns = _columns(piece, quotes, separator, len(dialect.header.cells)) if whole else None
        if columns is not None and not _holds_anything(columns[width:]):
            yield Block(np.arange(row, row + len(columns[0]), dtype=np.int64), columns[:width])
        elif not by_record:
            raise SlowText
        else:
            records = _records(piece if whole else content[offset:], row, separator)
            while batch := [*islice(records, _BATCH)]:
                yield block_of(batch, width)
        if not whole:
            return
        offset, row = end, row + piece.count(b"\n")


def _end_of_slice(content: bytes, offset: int) -> int:
    """Offset at which a slice ends, after a line break outside quotation marks; 0 if there is none within the limit."""
    if len(content) - offset <= SLICE + _LONGEST_LINE:
        return len(content)
    end, quotes = offset + SLICE, content.count(b'"', offset, offset + SLICE)
    while (line := content.find(b"\n", end, offset + SLICE + _LONGEST_LINE) + 1):
        quotes += content.count(b'"', end, line)
        if quotes % 2 == 0:
            return line
        end = line
    return 0


def _is_whole(piece: bytes, quotes: np.ndarray, separator: str) -> bool:
    """Whether the last line of a slice ends its last record: there is no lone carriage return, and each quotation mark
    opens a cell, closes one, or is one of a doubled pair within one.
    """
    if b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n"):
        return False
    if len(quotes) % 2:
        return False
    body, opening, closing = np.frombuffer(piece, np.uint8), quotes[::2], quotes[1::2]
    before = np.where(opening > 0, body[np.maximum(opening - 1, 0)], _LF)
    after = np.where(closing < len(body) - 1, body[np.minimum(closing + 1, len(body) - 1)], _LF)
    return bool(np.isin(before, [ord(separator), _LF, _QUOTE]).all()
                and np.isin(after, [ord(separator), _LF, _CR, _QUOTE]).all())


def _columns(piece: bytes, quotes: np.ndarray, separator: str, width: int) -> Columns | None:
    """The cells of a slice in which every line is a record of this width; None for any other slice."""
    if width < 2 or b"\n\n" in piece or b"\n\r\n" in piece or piece.startswith((b"\n", b"\r\n", codecs.BOM_UTF8)):
        return None
    if len(quotes) and (np.searchsorted(quotes, _offsets(piece, _LF)) % 2).any():
        return None
    names = [str(index) for index in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(piece)),
            read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(piece) + 1),
            parse_options=arrow_csv.ParseOptions(delimiter=separator, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())), check_utf8=False))
    except pa.ArrowInvalid:
        return None
    lines = piece.count(b"\n") + (not piece.endswith(b"\n"))
    return [column.chunk(0) for column in table.columns] if len(table) == lines else None


def _offsets(piece: bytes, byte: int) -> np.ndarray:
    """All offsets of a byte."""
    return np.flatnonzero(np.frombuffer(piece, np.uint8) == byte) if bytes([byte]) in piece else np.zeros(0, np.int64)


def _holds_anything(columns: Columns) -> bool:
    return any(bool(str(word).strip()) for column in columns for word in column.dictionary)


def _records(content: bytes, row: int, separator: str) -> Iterator[Record]:
    """Yield records one by one, skipping empty lines."""
    reader = csv.reader(lines_of_text(content), delimiter=separator, strict=True)
    line = row
    try:
        for cells in reader:
            if cells:
                yield Record(line, cells)
            line = row + reader.line_num
    except csv.Error as error:
        raise Unreadable("read.quotes", row=line, found=str(error)) from error
