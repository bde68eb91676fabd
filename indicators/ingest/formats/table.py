"""The table of a file as the reading process returns it: columns of text with their metadata."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import pyarrow as pa

from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.issues import note
from indicators.ingest.vocabulary.scales import scale_in

UNSAVED = "="
"""Represents a formula whose result was never saved."""

Columns = list[pa.DictionaryArray]
Line = tuple[int, str]
"""A line outside the table: its number, 0 if it has none, and its text."""

_CELL = pa.dictionary(pa.int32(), pa.string())
_MOST_LINES = 50         # maximum number of lines above a table, and below it, that are examined
_LONGEST = 200           # characters of a line that are quoted
_SEPARATORS = {";": "semicolon", "\t": "tab", "|": "bar"}


class Record(NamedTuple):
    """One record of a file."""

    row: int                         # line on which it begins
    cells: list[str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A header, columns as dictionary-encoded text, and metadata; ingest.reading passes it on."""

    kind: Literal["text", "workbook", ""] = ""           # "" if rejected before it is known
    encoding: str = ""                                   # "UTF-8", "UTF-16", "Windows-1252" ...; "" for a workbook
    separator: str = ""                                  # "" for a workbook
    sheet: str = ""                                      # "" for a text file
    header_row: int = 0                                  # line of the header, of two rows the upper one
    header_end: int = 0                                  # its last line
    header: list[str] = field(default_factory=list)
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)   # column of figures -> its names in both rows
    columns: Columns = field(default_factory=list)
    file_columns: list[int] = field(default_factory=list)     # index of each column in the file, from 0
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))   # line on which each record begins
    merged: list[Range] = field(default_factory=list)    # merged cells of a workbook
    texts: Collection[str] | None = None  # in a workbook: text cells that look like numbers with a decimal point
    scales: list[tuple[str, int, str]] = field(default_factory=list)  # text that mentions thousands etc.
    above: list[Line] = field(default_factory=list)      # lines above the header, and text outside the cells
    below: list[Line] = field(default_factory=list)      # notes below the table, and lines of explanatory sheets
    issues: list[Any] = field(default_factory=list)      # as ingest.issues writes them
    notes: list[Any] = field(default_factory=list)


def with_lines_around(table: Table, above: Iterable[Line], *, titles: Iterable[str] = (), explained: Iterable[str] = (),
                      formats: Iterable[Line] = ()) -> Table:
    """Return the table with the text around it: the lines ``above`` its last header line, ``titles`` outside the cells,
    text on sheets where the data are ``explained``, and number ``formats`` that display figures in thousands.
    """
    above, outside, prose = [*above], [(0, words) for words in titles], [(0, words) for words in explained]
    over_all = {upper.strip() for upper, _ in table.levels.values()}
    title = [(table.header_row, name) for name in over_all] if len(over_all) == 1 else []
    return replace(
        table, above=_quoted([*(line for line in above if line[0] < table.header_row), *title, *outside]),
        below=_quoted([*table.below, *prose]),
        scales=[*_scales("line", [*above, *table.below]), *_scales("title", outside),
                *_scales("title", prose, prose=True), *(("format", *found) for found in formats)])


def _quoted(lines: Iterable[Line]) -> list[Line]:
    """The first non-blank lines, truncated for quotation."""
    return [(row, line[:_LONGEST]) for row, line in lines if line.strip()][:_MOST_LINES]


def _scales(where: str, lines: Iterable[Line], *, prose: bool = False) -> list[tuple[str, int, str]]:
    """The lines which state that figures are in thousands or the like."""
    return [(where, row, line.strip()[:_LONGEST]) for row, line in lines if scale_in(line, prose=prose) is not None]


def columns_of(records: Sequence[Sequence[str]], width: int) -> Columns:
    """Return columns for records that all have ``width`` cells."""
    columns = list(zip(*records, strict=True)) if records else [()] * width
    return [pa.array(column, pa.string()).dictionary_encode() for column in columns]


def answer(table: Table) -> dict[str, Any]:
    """Return all but rows and columns, serialisable as JSON, with notes on unusual delimiters and header rows."""
    found = {named.name: getattr(table, named.name) for named in fields(table)
             if named.name not in ("rows", "columns")}
    notes = [*table.notes]
    if table.separator not in ("", ","):
        notes.append(note(f"note.separator_{_SEPARATORS.get(table.separator, 'other')}", separator=table.separator))
    first, last = table.header_row, table.header_end
    if last > first:
        notes.append(note("note.two_lines" if first == 1 else "note.two_lines_below", row=first, last=last))
    elif first > 1:
        notes.append(note("note.header_row", row=first))
    return found | {"notes": notes}


def save(table: Table, path: Path) -> None:
    """Write columns and line numbers to a file for the other process."""
    names = ["row", *map(str, range(len(table.columns)))]
    columns = [pa.array(table.rows, pa.int64()), *(column.cast(_CELL) for column in table.columns)]
    saved = pa.table(columns, names=names)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, saved.schema) as writer:
        writer.write_table(saved)


def load(path: Path) -> tuple[np.ndarray, Columns]:
    """Read line numbers and columns of a saved table; on return the file may be deleted."""
    # Windows cannot delete a memory-mapped file; elsewhere mapping avoids a copy.
    content = pa.memory_map(str(path)) if os.name == "posix" else pa.py_buffer(path.read_bytes())
    rows, *columns = (column.combine_chunks() for column in pa.ipc.open_file(content).read_all().columns)
    return rows.to_numpy(zero_copy_only=False), columns
