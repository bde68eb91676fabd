"""Plain texts -> their cells, a slice at a time, in this process.

A text in UTF-8 without quotation marks and with as many cells in every line as its header needs nothing worked out
before its cells are read: each slice of whole lines is read by itself, in time and memory that grow with its bytes
alone. Where anything else is found there is no table, and the reading process looks at the file.
"""

import codecs
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from indicators.ingest.formats.bulk import Parsed, cells_in, finished
from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.combined_header import taken_apart
from indicators.ingest.formats.dialects import HEAD, Dialect, find_dialect
from indicators.ingest.formats.kinds import kind_of, named_like
from indicators.ingest.formats.records import lines_above, without_empty_end
from indicators.ingest.formats.remarks import said_of_text
from indicators.ingest.limits import MOST_COLUMNS
from indicators.ingest.problems import Unreadable
from indicators.ingest.read_options import ReadOptions

SLICE = 2_000_000                    # bytes: with its cells they fit in the caches of today's processors
_LONGEST_LINE = 100_000              # bytes, where a slice ends
_MOST_READERS = 4                    # threads
_END_OF_FILE = b"\x1a"

Columns = list[pa.DictionaryArray]


def read_plain(content: bytes, options: ReadOptions,
               going_on: Callable[[], None]) -> tuple[Sheet, dict[str, Any]] | None:
    """The table of a plain text and what is said of it; None where it is no plain text.

    ``going_on`` is called after each slice; where it raises, the reading ends.
    """
    content = without_empty_end(content)
    if options.encoding not in ("", "UTF-8") or named_like(options.filename) == "workbook":
        return None
    with suppress(Unreadable):                   # the reading process says why
        if kind_of(content) != "text":
            return None
        top = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
        head = content[top:top + HEAD]
        dialect = find_dialect(head, options.separator, options.header_row)
        start = _below(content, top, dialect.header.row)
        cuts = _cuts(content, start)
        if not cuts or not 1 < len(dialect.header.cells) <= MOST_COLUMNS or not _is_plain(content[top:start]):
            return None
        columns = None if content.endswith(_END_OF_FILE) else _read(content, cuts, dialect, going_on)
        if columns is None or sum(bool(str(column[-1]).strip()) for column in columns) <= 1:            # a note below
            return None
        first = dialect.header.row + 1
        rows = np.arange(first, first + len(columns[0]), dtype=np.int64)
        found = finished(Parsed(columns, rows), dialect)
        if found is None or len(found.rows) < len(rows):             # empty lines are not told from empty rows here
            return None
        sheet = taken_apart(found)
        return sheet, said_of_text(sheet, "UTF-8", dialect, lines_above(head, dialect), (), options)
    return None


def _below(content: bytes, offset: int, lines: int) -> int:
    """Where the line begins that comes after these many from ``place`` on; the end where there is none."""
    for _ in range(lines):
        offset = content.find(b"\n", offset) + 1 or len(content)
    return offset


def _cuts(content: bytes, start: int) -> list[int]:
    """Where slices begin and end, each with a line; none where a line is too long, or there is nothing to read."""
    cuts = [start]
    while len(content) - cuts[-1] > SLICE + _LONGEST_LINE:
        line = content.find(b"\n", cuts[-1] + SLICE, cuts[-1] + SLICE + _LONGEST_LINE)
        if line < 0:
            return []
        cuts.append(line + 1)
    return [*cuts, len(content)] if cuts[-1] < len(content) else []


def _read(content: bytes, cuts: list[int], dialect: Dialect, going_on: Callable[[], None]) -> Columns | None:
    """The columns of all slices; None where one is not plain."""
    one = partial(_slice, content, dialect.separator, len(dialect.header.cells))
    readers = ThreadPoolExecutor(min(pa.cpu_count(), len(cuts) - 1, _MOST_READERS))
    try:
        slices = []
        for columns in readers.map(one, pairwise(cuts)):
            if columns is None:
                return None
            slices.append(columns)
            going_on()
        return list(readers.map(_joined, zip(*slices, strict=True)))
    finally:
        readers.shutdown(cancel_futures=True)


def _slice(content: bytes, separator: str, width: int, ends: tuple[int, int]) -> Columns | None:
    lines = content[slice(*ends)]
    return cells_in(lines, separator, width) if _is_plain(lines) and not _has_empty(lines) else None


def _has_empty(lines: bytes) -> bool:
    """Whether a line is empty: Arrow makes as many cells of it as of a full one."""
    return b"\n\n" in lines or b"\n\r\n" in lines or lines.startswith((b"\n", b"\r\n"))


def _is_plain(lines: bytes) -> bool:
    """Whether whole lines are UTF-8 without quotation marks, NUL bytes and carriage returns alone."""
    if b'"' in lines or b"\0" in lines:
        return False
    if b"\r" in lines and lines.count(b"\r") != lines.count(b"\r\n"):
        return False
    if lines.isascii():
        return True
    with suppress(UnicodeDecodeError):
        lines.decode("utf-8")
        return True
    return False


def _joined(parts: Sequence[pa.DictionaryArray]) -> pa.DictionaryArray:
    """Parts of a column under one another, with each distinct cell once."""
    every = pa.chunked_array([part.dictionary for part in parts], pa.string()).combine_chunks().dictionary_encode()
    offset, starts = every.indices.to_numpy(), np.cumsum([0, *(len(part.dictionary) for part in parts)])
    indices = np.empty(sum(map(len, parts)), np.int32)
    end = 0
    for start, part in zip(starts.tolist(), parts, strict=False):
        begin, end = end, end + len(part)
        offset[start:].take(part.indices.to_numpy(), out=indices[begin:end], mode="clip")
    return pa.DictionaryArray.from_arrays(pa.array(indices), every.dictionary)
