"""A table as it leaves the reading process: each column's distinct cells, and the line of each record."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.formats.two_line_header import Heading
from indicators.ingest.problems import Noticed, Problem

UNSAVED = "="
"""What stands in the place of a formula whose value was never saved."""

_CELL = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table: its header, its columns as dictionary-encoded text, and what was noticed on the way."""

    header: list[str]
    header_row: int
    columns: list[pa.DictionaryArray]
    rows: np.ndarray                           # int64: line on which each record begins
    file_columns: list[int] = field(default_factory=list)   # column of the file of each header, where some share one
    merged: list[Range] = field(default_factory=list)
    heading: Heading | None = None             # where the header has two lines, of which header_row is the lower
    below: list[tuple[int, str]] = field(default_factory=list)    # lines of notes below it
    formats: list[tuple[int, str]] = field(default_factory=list)   # that show figures as thousands, first row of each
    titles: list[str] = field(default_factory=list)   # words of a workbook that stand outside of its cells
    explained: list[str] = field(default_factory=list)    # lines of other sheets that hold nothing but notes
    texts: list[str] = field(default_factory=list)    # of a workbook: texts that look like numbers with a point
    problems: list[Problem] = field(default_factory=list)
    notes: list[Noticed] = field(default_factory=list)


def columns_of(records: Sequence[Sequence[str]], width: int) -> list[pa.DictionaryArray]:
    """Columns of records that are all ``width`` cells wide."""
    columns = list(zip(*records, strict=True)) if records else [()] * width
    return [pa.array(column, pa.string()).dictionary_encode() for column in columns]


def save(sheet: Sheet, path: Path) -> None:
    """Write columns and lines where the other process finds them."""
    names = ["row", *map(str, range(len(sheet.columns)))]
    table = pa.table([pa.array(sheet.rows, pa.int64()), *(column.cast(_CELL) for column in sheet.columns)], names=names)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def load(path: Path) -> tuple[np.ndarray, list[pa.DictionaryArray]]:
    """Lines and columns of a saved table; the file may be deleted while they are in use."""
    # Windows does not delete a file that is mapped into memory; elsewhere that saves copying it.
    content = pa.memory_map(str(path)) if os.name == "posix" else pa.py_buffer(path.read_bytes())
    table = pa.ipc.open_file(content).read_all().combine_chunks()
    columns = [column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column for column in table.columns]
    return columns[0].to_numpy(zero_copy_only=False), columns[1:]
