"""Columns of text as distinct cells and indices, so that a function of a cell is computed once per distinct cell."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.mapping.long_table import ABSENT, SPACES, LongTable, forms
from indicators.ingest.vocabulary.headers import is_number

LOOKED_AT = 200          # distinct cells examined to classify a column
MOST_READ = 5_000        # distinct cells whose text is examined

_COUNTED = 20_000_000
"""Number of possible pairs up to which counting is faster than sorting."""


@dataclass(frozen=True)
class Column:
    """A column: distinct trimmed cells, and for each row the index of its cell."""

    name: str                                  # header as in the file
    cells: pa.StringArray
    indices: np.ndarray                         # int32, one per row

    @cached_property
    def words(self) -> list[str]:
        """The distinct cells."""
        return self.cells.to_pylist()

    @cached_property
    def empty(self) -> np.ndarray:
        """A mask of the distinct cells that are empty."""
        return np.asarray(pc.equal(self.cells, ""))

    @property
    def used(self) -> list[str]:
        """The distinct cells that occur in at least one row."""
        return [self.words[index] for index in np.flatnonzero(np.bincount(self.indices, minlength=len(self.words)))]

    def spread(self, stated: np.ndarray) -> np.ndarray:
        """Expand values per distinct cell to values per row."""
        if stated.dtype == bool and not stated.any():
            return np.zeros(len(self.indices), bool)
        return stated.take(self.indices)             # half the time of stated[self.indices]

    def take(self, rows: np.ndarray) -> "Column":
        """Return the rows selected by a mask or indices."""
        if len(self.cells) == 1:
            count = int(np.count_nonzero(rows)) if rows.dtype == bool else len(rows)
            return Column(self.name, self.cells, zeros(count))
        return Column(self.name, self.cells, self.indices[rows])

    def map(self, change: Callable[[str], str]) -> "Column":
        """Return the column with a function applied to its cells, and equal results merged."""
        words = [change(word) for word in self.words]
        known = {word: index for index, word in enumerate(dict.fromkeys(words))}
        indices = np.array([known[word] for word in words], np.int32)
        return Column(self.name, pa.array(list(known), pa.string()), self.spread(indices))

    def word(self, row: int) -> str:
        """Return the cell of a row."""
        return self.words[int(self.indices[row])]


def column_of(name: str, cells: pa.DictionaryArray) -> tuple[Column, int]:
    """Return a column from dictionary-encoded cells, and how many distinct cells had spaces around them."""
    raw = cells.dictionary
    clean = pc.utf8_trim(raw, characters=SPACES)
    spaced = int(pc.sum(pc.not_equal(raw, clean)).as_py() or 0)
    if len(raw) == 1:
        return Column(name, clean, zeros(len(cells))), spaced
    indices = cells.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    if not spaced:
        return Column(name, raw, indices), 0
    encoded = clean.dictionary_encode()
    return Column(name, encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices)), spaced


def first_words(cells: pa.DictionaryArray) -> list[str]:
    """Return the non-empty cells among the first distinct ones."""
    return [word for cell in cells.dictionary[:LOOKED_AT].to_pylist() if (word := cell.strip())]


def holds_figures(cells: pa.DictionaryArray) -> bool:
    """Whether at least half of a column's filled cells are numbers."""
    words = first_words(cells)
    return bool(words) and 2 * sum(map(is_number, words)) >= len(words)


def indices_of(cells: pa.DictionaryArray) -> np.ndarray:
    """Return for each row the index of its cell, as int64."""
    return cells.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def constant(name: str, cell: str, rows: int) -> Column:
    """Return a column with the same cell in every row."""
    return Column(name, pa.array([cell], pa.string()), zeros(rows))


def zeros(rows: int) -> np.ndarray:
    """Return the indices of rows that all have the first distinct cell; they take no memory, and are read-only."""
    return np.broadcast_to(np.int32(0), rows)


def column_from(words: np.ndarray | list[str], indices: np.ndarray) -> Column:
    """Return a column from distinct cells and indices, with equal cells merged."""
    if not any(words):
        return constant("", "", len(indices))
    encoded = pa.array(list(words), pa.string()).dictionary_encode()
    if len(encoded.dictionary) == len(words):
        return Column("", encoded.dictionary, indices)
    if len(encoded.dictionary) == 1:
        return Column("", encoded.dictionary, zeros(len(indices)))
    return Column("", encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices))


def paired(one: Column, other: Column, join: Callable[[str, str], str]) -> Column:
    """Combine two columns row by row; ``join`` is called once for each pair that occurs."""
    if len(one.words) == 1:
        return column_from([join(one.words[0], word) for word in other.words], other.indices)
    if len(other.words) == 1:
        return column_from([join(word, other.words[0]) for word in one.words], one.indices)
    pair, space = one.indices.astype(np.int64) * len(other.words) + other.indices, len(one.words) * len(other.words)
    if space <= _COUNTED:
        pairs = np.flatnonzero(np.bincount(pair, minlength=space))
        number = np.zeros(space, np.int32)
        number[pairs] = np.arange(len(pairs), dtype=np.int32)
        back = number.take(pair)
    else:
        pairs, back = np.unique(pair, return_inverse=True)
    words = [join(one.words[pair // len(other.words)], other.words[pair % len(other.words)]) for pair in pairs.tolist()]
    return column_from(words, back)


def coded(words: list[str], indices: np.ndarray) -> Column:
    """Return a column from indices into a list of words; -1 is ""."""
    return Column("", pa.array([*words, ""], pa.string()), np.where(indices < 0, len(words), indices))


def stacked(columns: list[Column]) -> Column:
    """Concatenate columns."""
    pool = pa.chunked_array([column.cells for column in columns], pa.string()).combine_chunks()
    starts = np.cumsum([0, *(len(column.cells) for column in columns[:-1])])
    indices = np.concatenate([column.indices + start for column, start in zip(columns, starts, strict=True)])
    encoded = pool.dictionary_encode()
    return Column("", encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices))


@dataclass(frozen=True, kw_only=True)
class Long:
    """A table with one figure per row, and a column for each role present."""

    columns: dict[str, Column]                 # role -> column: "country", "year", "value" ...
    rows: np.ndarray                           # line in the file on which each row's record begins
    headers: list[str]                         # distinct headers of the value columns
    header_of: np.ndarray                      # index of each row's header
    sheet: str = ""
    wide: bool = False                         # one line of the file holds several figures
    template: bool = False                     # a template in which a country was asked for its figures
    texts: frozenset[str] | None = None        # in a workbook: text cells that look like numbers with a decimal point

    def take(self, rows: np.ndarray) -> "Long":
        """Return the rows selected by a mask."""
        return replace(self, columns={role: column.take(rows) for role, column in self.columns.items()},
                       rows=self.rows[rows], header_of=self.header_of[rows])

    def named_by(self, noun: str) -> list[Column]:
        """Return the columns that name a row's country or indicator, in order of precedence."""
        return [self.columns[role] for role in forms(noun) if role in self.columns]

    def column(self, role: str, otherwise: str = "") -> Column:
        """Return a column, with ``otherwise`` in place of empty cells, or in every row if the table lacks it."""
        column = self.columns.get(role)
        if column is None:
            return constant("", otherwise, len(self.rows))
        return column.map(lambda word: word or otherwise) if otherwise and column.empty.any() else column

    def value_header(self, row: int) -> str:
        """Return the header of the value column of a row."""
        return self.headers[int(self.header_of[row])]


def with_absent(table: Long) -> Long:
    """Return the table with an empty column for each role that it lacks."""
    lacking = {noun: constant(ABSENT, "", len(table.rows)) for noun in ("country", "year", "indicator", "value")
               if not table.named_by(noun)}
    return replace(table, columns={**table.columns, **lacking})


def long_table(table: Long) -> LongTable:
    """Return the table as texts, as validation takes it."""
    cells = pd.DataFrame({role: pd.array(column.cells, dtype="str").take(column.indices)
                          for role, column in table.columns.items()})
    headers = pd.Series(table.headers, dtype="str").take(table.header_of).reset_index(drop=True)
    return LongTable(cells=cells, rows=table.rows, headers=headers, sheet=table.sheet, wide=table.wide,
                     names={role: column.name for role, column in table.columns.items()}, template=table.template,
                     texts=table.texts)
