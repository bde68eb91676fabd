"""Columns of text as distinct cells and their indices: what is asked of a cell is asked once for each that differs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.vocabulary.headers import is_number

LOOKED_AT = 200          # distinct cells of a column that tell what it holds
MOST_READ = 5_000        # of one whose words are read

ABSENT = "\0"
"""Name of a column that a table lacks: of its cells nothing is found, and all others are judged without it."""

SPACES = "\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""What is taken away around a cell: what separates words. Control characters stay, and are refused."""


_COUNTED = 20_000_000
"""Different pairs up to which counting them is faster than sorting."""


def forms(noun: str) -> tuple[str, str, str]:
    """Roles of the columns that say which country, or which indicator, a row is about; a code counts the most."""
    return f"{noun}_code", noun, f"{noun}_name"


@dataclass(frozen=True)
class Column:
    """A column of a table: distinct cells, trimmed, and for each row the index of its own among them."""

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
        return stated.take(self.indices)             # half the time of stated[self.indices]

    def take(self, rows: np.ndarray) -> "Column":
        """The rows that a mask or indices choose."""
        if len(self.cells) == 1:
            count = int(np.count_nonzero(rows)) if rows.dtype == bool else len(rows)
            return Column(self.name, self.cells, zeros(count))
        return Column(self.name, self.cells, self.indices[rows])

    def map(self, change: Callable[[str], str]) -> "Column":
        """The column with its words changed, those that are then the same held once."""
        words = [change(word) for word in self.words]
        known = {word: index for index, word in enumerate(dict.fromkeys(words))}
        indices = np.array([known[word] for word in words], np.int32)
        return Column(self.name, pa.array(list(known), pa.string()), self.spread(indices))

    def word(self, row: int) -> str:
        """The cell of a row."""
        return self.words[int(self.indices[row])]


def column_of(name: str, cells: pa.DictionaryArray) -> tuple[Column, int]:
    """A column, and how many of its distinct cells had spaces around them."""
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
    """The first distinct cells that are not empty."""
    return [word for cell in cells.dictionary[:LOOKED_AT].to_pylist() if (word := cell.strip())]


def holds_figures(cells: pa.DictionaryArray) -> bool:
    """Whether half or more of a column's filled cells are figures."""
    words = first_words(cells)
    return bool(words) and 2 * sum(map(is_number, words)) >= len(words)


def indices_of(cells: pa.DictionaryArray) -> np.ndarray:
    """For each row the index of its cell among the distinct ones."""
    return cells.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def constant(name: str, cell: str, rows: int) -> Column:
    """A column that says the same in every row."""
    return Column(name, pa.array([cell], pa.string()), zeros(rows))


def zeros(rows: int) -> np.ndarray:
    """Indices of rows that all have the first of the distinct cells; they take no memory, and cannot be written to."""
    return np.broadcast_to(np.int32(0), rows)


def column_from(words: np.ndarray | list[str], indices: np.ndarray) -> Column:
    """A column from the words of distinct cells, and the indices of these; equal words become one."""
    if not any(words):
        return constant("", "", len(indices))
    encoded = pa.array(list(words), pa.string()).dictionary_encode()
    if len(encoded.dictionary) == len(words):
        return Column("", encoded.dictionary, indices)
    if len(encoded.dictionary) == 1:
        return Column("", encoded.dictionary, zeros(len(indices)))
    return Column("", encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).take(indices))


def paired(one: Column, other: Column, join: Callable[[str, str], str]) -> Column:
    """A column that says of each row what two say together; asked once for each pair that occurs."""
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
    """A column from indices in a list of words; -1 is ""."""
    return Column("", pa.array([*words, ""], pa.string()), np.where(indices < 0, len(words), indices))


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
    headers: list[str]                         # distinct names of the columns of the values
    header_of: np.ndarray                      # for each row the index of its own among them
    sheet: str = ""
    wide: bool = False                         # one line of the file holds several figures
    template: bool = False                     # whether it is one that asked a country for its figures
    texts: frozenset[str] | None = None        # of a workbook: texts that look like numbers with a point

    def take(self, rows: np.ndarray) -> "Long":
        """The rows that a mask chooses."""
        return replace(self, columns={role: column.take(rows) for role, column in self.columns.items()},
                       rows=self.rows[rows], header_of=self.header_of[rows])

    def named_by(self, noun: str) -> list[Column]:
        """The columns that say which country, or which indicator, a row is about; a code counts the most."""
        return [self.columns[role] for role in forms(noun) if role in self.columns]

    def column(self, role: str, otherwise: str = "") -> Column:
        """A column, or the same text in every row where there is none, and where its cell is empty."""
        column = self.columns.get(role)
        if column is None:
            return constant("", otherwise, len(self.rows))
        return column.map(lambda word: word or otherwise) if otherwise and column.empty.any() else column

    def value_header(self, row: int) -> str:
        """Header of the column of a row's value."""
        return self.headers[int(self.header_of[row])]


def with_absent(table: Long) -> Long:
    """The table with an empty column for each noun that it lacks."""
    lacking = {noun: constant(ABSENT, "", len(table.rows)) for noun in ("country", "year", "indicator", "value")
               if not table.named_by(noun)}
    return replace(table, columns={**table.columns, **lacking})
