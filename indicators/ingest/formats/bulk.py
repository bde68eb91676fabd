"""Large texts -> the same table as records.py makes, read column by column.

The structure of the text (where records begin, on which line, how many cells they have) is worked out over all its
bytes at once; pyarrow then reads the cells with that dialect named. Where anything is out of the ordinary, quotation
marks inside a cell, carriage returns alone, another table below, ``read_bulk`` gives None and the text is read record
by record.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.dialects import Dialect, Record
from indicators.ingest.formats.records import line_of, wrong_width
from indicators.ingest.formats.two_line_header import trimmed
from indicators.ingest.limits import LONGEST_CELL
from indicators.ingest.problems import Noticed
from indicators.ingest.vocabulary.headers import is_header, role_of

SMALLEST = 1_000_000                 # bytes from which it is worth it
MOST_EMPTY = 100_000                 # empty lines, which cost as much as full ones here, and nothing record by record
_MOST_ODD = 50_000                   # records of another width that are read one by one
_LEAST_BLOCK = 1_000_000             # bytes that pyarrow reads at once, at least
_BACKWARD, _MOST_BACKWARD = 256, 1_000_000           # bytes that are looked through at once, from the end
_LF, _CR, _QUOTE = 10, 13, 34


@dataclass(frozen=True)
class _Structure:
    """Records of a text: where each begins and ends, and its line."""

    body: np.ndarray
    starts: np.ndarray
    ends: np.ndarray                 # without the newline
    rows: np.ndarray
    quotes: np.ndarray
    quoted_newlines: bool


@dataclass(frozen=True)
class Parsed:
    """The records of a table as columns, and what was not among them."""

    columns: list[pa.DictionaryArray]
    rows: np.ndarray                 # line on which each begins
    odd: list[Record] = field(default_factory=list)      # of another width
    blank: int = 0                   # records with nothing in them, below the table
    below: list[Record] = field(default_factory=list)


def read_bulk(content: bytes, dialect: Dialect) -> Sheet | None:
    """The table of a UTF-8 text, or None where it must be read record by record."""
    if b"\r" in content and content.count(b"\r") != content.count(b"\r\n"):
        return None
    found = _parsed(content, dialect)
    return None if found is None else finished(found, dialect)


def finished(found: Parsed, dialect: Dialect) -> Sheet | None:
    """The table of what was parsed, without blank records; None where some of it is another table or out of place."""
    header, width = trimmed(dialect.header.cells), len(dialect.header.cells)
    if any(_continues(record, width) or is_header(record.cells) for record in found.odd):
        return None
    if _is_odd(found.columns, len(header)):
        return None
    blank = _blank(found.columns)
    rows, columns = found.rows, found.columns[:len(header)]
    if blank.any():
        rows, columns = rows[~blank], [column.filter(pa.array(~blank)) for column in columns]
    empty = found.blank + int(blank.sum()) + sum(not any(map(str.strip, record.cells)) for record in found.odd)
    return Sheet(
        header=header, header_row=dialect.header.row, rows=rows, columns=columns, heading=dialect.heading,
        problems=[wrong_width(record, len(header)) for record in found.odd if any(map(str.strip, record.cells))],
        notes=_notes(width - len(header), empty, found.below),
        below=[(record.row, line_of(record)) for record in found.below])


def _parsed(content: bytes, dialect: Dialect) -> Parsed | None:
    """The cells of a table, whose records are looked for first."""
    found = _structure(content, dialect)
    if found is None:
        return None
    found, blank, below = _without_end(found, dialect.separator)
    width, skipped = len(dialect.header.cells), 0

    def skip(_: object) -> str:
        nonlocal skipped
        skipped += 1
        return "skip"

    columns = _columns(found.body, dialect.separator, width, skip, newlines=found.quoted_newlines)
    if not len(found.starts) or columns is None or skipped > _MOST_ODD:
        return None
    good, records = found.ends > found.starts, []
    if skipped:
        fitting = _widths(found, dialect.separator) == width
        records = [_record(found, int(index), dialect.separator) for index in np.flatnonzero(good & ~fitting)]
        good &= fitting
    rows = found.rows[good]
    return Parsed(columns, rows, records, blank, below) if len(columns[0]) == len(rows) else None


def _structure(content: bytes, dialect: Dialect) -> _Structure | None:
    """Work out where the records below the header are; None where quotation marks stand inside cells."""
    buffer = np.frombuffer(content, np.uint8)
    newlines = np.flatnonzero(buffer == _LF)
    first = dialect.header.row + _lines_of_header(content, dialect)
    if first < 2 or first - 2 >= len(newlines):
        return None
    start = int(newlines[first - 2]) + 1
    body = buffer[start:]
    ends = newlines[first - 1:] - start
    if len(body) and body[-1] != _LF:
        ends = np.append(ends, len(body))
    if b'"' in content:
        quotes = np.flatnonzero(body == _QUOTE)
        if not _well_quoted(body, quotes, ord(dialect.separator)):
            return None
        outside = np.searchsorted(quotes, ends) % 2 == 0
    else:
        quotes, outside = np.zeros(0, np.int64), np.ones(len(ends), bool)
    quoted_newlines = not outside.all()
    record_ends = ends[outside] if quoted_newlines else ends
    starts = np.concatenate([[0], record_ends[:-1] + 1]) if len(record_ends) else record_ends
    rows = first + (np.searchsorted(ends, starts) if quoted_newlines else np.arange(len(starts)))
    if b"\r" in content:
        record_ends = record_ends - ((record_ends > starts) & (body[np.maximum(record_ends - 1, 0)] == _CR))
    return _Structure(body, starts, record_ends, rows.astype(np.int64, copy=False), quotes, quoted_newlines)


def _lines_of_header(content: bytes, dialect: Dialect) -> int:
    """Lines that the header takes; a name in it may have a newline."""
    lines = io.TextIOWrapper(io.BytesIO(content[:2_000_000]), encoding="utf-8", errors="replace", newline="")
    for _ in range(dialect.header.row - 1):
        lines.readline()
    reader = csv.reader(lines, delimiter=dialect.separator)
    next(reader, None)
    return reader.line_num


def _well_quoted(body: np.ndarray, quotes: np.ndarray, separator: int) -> bool:
    """Whether each quotation mark opens a cell, closes one, or is one of two inside of one."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening > 0, body[np.maximum(opening - 1, 0)], _LF)
    after = np.where(closing < len(body) - 1, body[np.minimum(closing + 1, len(body) - 1)], _LF)
    return bool(np.isin(before, [separator, _LF, _QUOTE]).all()
                and np.isin(after, [separator, _LF, _CR, _QUOTE]).all())


def _record(found: _Structure, index: int, separator: str) -> Record:
    text = found.body[found.starts[index]:found.ends[index]].tobytes().decode("utf-8")
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    return Record(int(found.rows[index]), cells)


def _without_end(found: _Structure, separator: str) -> tuple[_Structure, int, list[Record]]:
    """The records without the blank ones and the notes at the end, which are counted and kept apart."""
    end, blank, below = len(found.starts), 0, list[Record]()
    while end:
        first = _first_blank(found, end, separator)
        blank += int(np.count_nonzero(found.ends[first:end] > found.starts[first:end]))
        if not (end := first):
            break
        record = _record(found, end - 1, separator)
        filled = sum(bool(cell.strip()) for cell in record.cells)
        if filled > 1:
            break
        if filled:
            below.append(record)
        elif record.cells:
            blank += 1
        end -= 1
    stop = int(found.ends[end - 1]) if end else 0
    cut = _Structure(found.body[:stop], found.starts[:end], found.ends[:end], found.rows[:end], found.quotes,
                     found.quoted_newlines)
    return cut, blank, below[::-1]


def _first_blank(found: _Structure, end: int, separator: str) -> int:
    """Where the records begin behind which, up to the one before ``end``, nothing stands but what parts cells."""
    nothing, stop = np.frombuffer(f"{separator} \t\r\n".encode(), np.uint8), int(found.ends[end - 1])
    back = _BACKWARD
    while stop:
        begin, back = max(stop - back, 0), min(2 * back, _MOST_BACKWARD)
        filled = np.flatnonzero(~np.isin(found.body[begin:stop], nothing))
        if len(filled):
            return int(np.searchsorted(found.starts[:end], begin + filled[-1], "right"))
        stop = begin
    return 0


def _continues(record: Record, width: int) -> bool:
    """Whether a record is wider than the header by empty cells alone."""
    return len(record.cells) > width and not any(map(str.strip, record.cells[width:]))


def _widths(found: _Structure, separator: str) -> np.ndarray:
    """How many cells each record has."""
    separators = np.flatnonzero(found.body == ord(separator))
    if len(found.quotes):
        separators = separators[np.searchsorted(found.quotes, separators) % 2 == 0]
    return np.diff(np.searchsorted(separators, found.ends), prepend=0) + 1


def cells_in(body: bytes, separator: str, width: int) -> list[pa.DictionaryArray] | None:
    """The columns of lines that are all ``width`` cells wide, read at once by this thread; None where one is not."""
    table = _table(body, separator, width, odd=lambda _: "error", newlines=False, slices=1)
    return None if table is None else [column.chunk(0) for column in table.columns]


def _columns(body: np.ndarray, separator: str, width: int, odd: Callable[[object], str], *,
             newlines: bool) -> list[pa.DictionaryArray] | None:
    """The columns of the records that are ``width`` cells wide; ``odd`` is asked what to do with others. ``newlines``
    says that cells may have some.
    """
    slices = max(min(pa.cpu_count(), len(body) // _LEAST_BLOCK), 2)
    table = _table(body, separator, width, odd=odd, newlines=newlines, slices=slices)
    if table is None:
        return None
    table = table.unify_dictionaries().combine_chunks()
    return [column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column for column in table.columns]


def _table(body: bytes | np.ndarray, separator: str, width: int, *, odd: Callable[[object], str], newlines: bool,
           slices: int) -> pa.Table | None:
    """What pyarrow reads; a single slice may have no empty line, the others pass over them."""
    names = [str(index) for index in range(width)]
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            read_options=arrow_csv.ReadOptions(
                column_names=names, use_threads=slices > 1, block_size=len(body) // slices + 1),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=newlines, invalid_row_handler=odd,
                ignore_empty_lines=slices > 1),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())), check_utf8=False))
    except pa.ArrowInvalid:
        return None


def _is_odd(columns: list[pa.DictionaryArray], width: int) -> bool:
    """Whether a cell is too long, one stands right of the header, or a row is another header."""
    for index, column in enumerate(columns):
        words = column.dictionary
        if len(words) and pc.max(pc.utf8_length(words)).as_py() > LONGEST_CELL:
            return True
        if index >= width and pc.any(pc.not_equal(pc.utf8_trim_whitespace(words), "")).as_py():
            return True
    named = [found for column in columns[:width] if (found := _named(column)).any()]
    suspects = np.flatnonzero(np.sum(named, axis=0, dtype=np.int8) >= 2) if len(named) > 1 else ()
    return len(suspects) > _MOST_ODD or any(
        is_header([column[int(row)].as_py() for column in columns[:width]]) for row in suspects)


def _named(column: pa.DictionaryArray) -> np.ndarray:
    """Rows whose cell is the name of a column."""
    words = column.dictionary
    lettered = np.asarray(pc.match_substring_regex(words, r"^\s*\p{L}"))
    known = np.zeros(len(words), bool)
    for index in np.flatnonzero(lettered).tolist():
        known[index] = bool(role_of(words[index].as_py()))
    if not known.any():
        return np.zeros(len(column), bool)
    return known[column.indices.to_numpy(zero_copy_only=False)]


def _blank(columns: list[pa.DictionaryArray]) -> np.ndarray:
    blank = np.ones(len(columns[0]), bool)
    for column in columns:
        words = np.asarray(pc.equal(pc.utf8_trim_whitespace(column.dictionary), ""))
        if not words.any():
            return np.zeros(len(blank), bool)
        blank &= words[column.indices.to_numpy(zero_copy_only=False)]
    return blank


def _notes(empty: int, blank: int, below: list[Record]) -> list[Noticed]:
    notes = [Noticed(code="note.empty_columns", values={"count": empty})] if empty else []
    notes += [Noticed(code="note.empty_rows", values={"count": blank})] if blank else []
    notes += [Noticed(code="note.below_table", values={
        "count": len(below), "row": below[0].row, "said": line_of(below[0])})] if below else []
    return notes
