"""Merged cells of a workbook below its header: a name holds for all of their rows, a figure for none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.table import Column
from indicators.ingest.reading import Reading
from indicators.model import Message

MERGED = "merged"
"""Role of a column that says of each figure over which lines its cell is merged, "" where over none."""


def filled_down(column: Column, reading: Reading, index: int, notes: list[Message]) -> Column:
    """A column of names in which what stands in the first cell of a merge stands in all of its rows, which is said."""
    spans = [(start, end) for start, end, top, bottom, _ in _below_header(reading, index) if bottom > top]
    if not spans:
        return column
    indices, count = column.indices.copy(), 0
    for start, end in spans:
        if column.words[indices[start]] and (indices[start:end] != indices[start]).any():
            indices[start:end] = indices[start]
            count += 1
    if count:
        notes.append(Message(code="note.merged_cells", values={"count": count, "column": column.name}))
    return replace(column, indices=indices)


def merged_figures(reading: Reading, values: Mapping[int, Column]) -> dict[str, Column]:
    """For each figure, column by column, over which lines its cell is merged with that of another row or column of
    figures: whose it is, the file does not tell. Nothing where there are none; ``values`` has the columns by place.
    """
    own, rows, found = {reading.file_columns[index] for index in values}, len(reading.rows), dict[int, str]()
    for number, (index, column) in enumerate(values.items()):
        for start, end, top, bottom, right in _below_header(reading, index):
            others = own & set(range(reading.file_columns[index] + 1, right + 1))
            if column.words[column.indices[start]] and (bottom > top or others):
                stated = f"{top}–{bottom}" if bottom > top else str(top)
                found |= dict.fromkeys(range(number * rows + start, number * rows + end), stated)
    if not found:
        return {}
    words = ["", *dict.fromkeys(found.values())]
    known = {word: at for at, word in enumerate(words)}
    indices = np.zeros(rows * len(values), np.int32)
    indices[list(found)] = [known[word] for word in found.values()]
    return {MERGED: Column("", pa.array(words, pa.string()), indices)}


def _below_header(reading: Reading, index: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Merges whose first cell stands in a column: their first row of the table and that after their last, their first
    and last line, and their last column of the file.
    """
    own = [block for block in reading.merged if block[2] == reading.file_columns[index]]
    starts = np.searchsorted(reading.rows, [block[0] for block in own], side="left")
    ends = np.searchsorted(reading.rows, [block[1] for block in own], side="right")
    for (top, bottom, _, right), start, end in zip(own, starts.tolist(), ends.tolist(), strict=True):
        if start < end and reading.rows[start] == top:
            yield start, end, top, bottom, right
