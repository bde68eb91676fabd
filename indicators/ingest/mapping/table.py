"""Columns of text as distinct cells and places: what is asked of a cell is asked once for each that differs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.vocabulary.headers import is_number

LOOKED_AT = 200          # distinct cells of a column

ABSENT = "\0"
"""Name of a column that a table lacks: of its cells nothing is found, and all others are judged without it."""

SPACES = "\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""What is taken away around a cell: what parts words. Control characters stay, and are refused."""


@dataclass(frozen=True)
class Column:
    """A column of a table: distinct cells, trimmed, and for each row the place of its own among them."""

    name: str                                  # its header, as the file has it
    cells: pa.StringArray
    indices: np.ndarray                         # int32 for each row

    @cached_property
    def words(self) -> list[str]:
        """The distinct cells."""
        return self.cells.to_pylist()

    @cached_property
    def empty(self) -> np.ndarray:
        """Which of the distinct cells hold nothing."""
        return np.asarray(pc.equal(self.cells, ""))

    @property
    def used(self) -> list[str]:
        """The distinct cells that some row has."""
        return [self.words[index] for index in np.flatnonzero(np.bincount(self.indices, minlength=len(self.words)))]

    def spread(self, stated: np.ndarray) -> np.ndarray:
        """For each row what is said of its distinct cell."""
        if stated.dtype == bool and not stated.any():
            return np.zeros(len(self.indices), bool)
        return stated.take(self.indices)             # half the time of said[self.places]

    def take(self, rows: np.ndarray) -> "Column":
        """The rows that a mask or places choose."""
        if len(self.cells) == 1:
            count = int(np.count_nonzero(rows)) if rows.dtype == bool else len(rows)
            return Column(self.name, self.cells, first(count))
        return Column(self.name, self.cells, self.indices[rows])

    def word(self, row: int) -> str:
        """The cell of a row."""
        return self.words[int(self.indices[row])]


def column_of(name: str, cells: pa.DictionaryArray) -> tuple[Column, int]:
    """A column, and how many of its distinct cells had spaces around them."""
    raw = cells.dictionary
    clean = pc.utf8_trim(raw, characters=SPACES)
    spaced = int(pc.sum(pc.not_equal(raw, clean)).as_py() or 0)
    if len(raw) == 1:
        return Column(name, clean, first(len(cells))), spaced
    indices = cells.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    if not spaced:
        return Column(name, raw, indices), 0
    encoded = clean.dictionary_encode()
    return Column(name, encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices)), spaced


def holds_figures(cells: pa.DictionaryArray) -> bool:
    """Whether half or more of what stands in a column is figures."""
    words = [cell for cell in cells.dictionary[:LOOKED_AT].to_pylist() if cell.strip()]
    return bool(words) and 2 * sum(map(is_number, words)) >= len(words)


def constant(name: str, cell: str, rows: int) -> Column:
    """A column that says the same in every row."""
    return Column(name, pa.array([cell], pa.string()), first(rows))


def first(rows: int) -> np.ndarray:
    """Places of rows that all have the first of the distinct cells; they take no memory, and cannot be written to."""
    return np.broadcast_to(np.int32(0), rows)


def renamed(column: Column, change: Callable[[str], str]) -> Column:
    """A column whose words are changed, those that are then the same held once."""
    words = [change(word) for word in column.words]
    known = {word: index for index, word in enumerate(dict.fromkeys(words))}
    indices = np.array([known[word] for word in words], np.int32)
    return Column(column.name, pa.array(list(known), pa.string()), column.spread(indices))


def stacked(columns: list[Column]) -> Column:
    """Columns under one another."""
    pool = pa.chunked_array([column.cells for column in columns], pa.string()).combine_chunks()
    starts = np.cumsum([0, *(len(column.cells) for column in columns[:-1])])
    indices = np.concatenate([column.indices + start for column, start in zip(columns, starts, strict=True)])
    encoded = pool.dictionary_encode()
    return Column("", encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices))


@dataclass(frozen=True, kw_only=True)
class Long:
    """A table with one figure a row: a column for each role that it has."""

    columns: dict[str, Column]                 # by role: "country", "year", "value" ...
    rows: np.ndarray                           # line of the file on which each row's record begins
    headers: list[str]                         # distinct names of the columns that the values stand in
    header_of: np.ndarray                      # for each row the place of its own among them
    sheet: str = ""
    wide: bool = False                         # one line of the file holds several figures
    template: bool = False                     # whether it is one that asked a country for its figures
    texts: frozenset[str] | None = None        # of a workbook: texts that look like numbers with a point

    def take(self, rows: np.ndarray) -> "Long":
        """The rows that a mask chooses."""
        return replace(self, columns={role: column.take(rows) for role, column in self.columns.items()},
                       rows=self.rows[rows], header_of=self.header_of[rows])

    def value_header(self, row: int) -> str:
        """Header of the column that a row's value stands in."""
        return self.headers[int(self.header_of[row])]


def with_absent(table: Long) -> Long:
    """The table with an empty column for each noun that it lacks."""
    lacking = {noun: constant(ABSENT, "", len(table.rows)) for noun in ("country", "year", "indicator", "value")
               if not {noun, f"{noun}_code", f"{noun}_name"} & set(table.columns)}
    return replace(table, columns={**table.columns, **lacking})
