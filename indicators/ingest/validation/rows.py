"""Observations as distinct words and places, until someone wants them as a frame."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from indicators.ingest.mapping.table import Column, constant, first, stacked
from indicators.model import OBSERVATION
from indicators.model.parquet import encoded, in_one

TEXTS = ["source_title", "source_url", "note"]
"""What is written beside a figure for people to read."""

_COUNTED = 20_000_000
"""Different pairs up to which counting them is faster than sorting."""


@dataclass(frozen=True)
class Rows:
    """Rows of OBSERVATION: "year" and "value" as numbers, each text as a Column."""

    texts: dict[str, Column]
    year: np.ndarray
    value: np.ndarray

    @classmethod
    def of_table(cls, table: pa.Table) -> "Rows":
        """The rows of a table of OBSERVATION whose texts are dictionary-encoded, an absent value null."""
        found = {name: in_one(table[name]) for name in OBSERVATION}
        texts = {name: Column("", column.dictionary, first(len(column)) if len(column.dictionary) == 1
                              else column.indices.to_numpy(zero_copy_only=False))
                 for name, column in found.items() if pa.types.is_dictionary(column.type)}
        return cls(texts, found["year"].to_numpy(zero_copy_only=False), found["value"].to_numpy(zero_copy_only=False))

    @classmethod
    def of_frame(cls, frame: pd.DataFrame) -> "Rows":
        """The rows of OBSERVATION."""
        return cls.of_table(encoded(pa.Table.from_pandas(frame[list(OBSERVATION)], preserve_index=False)))

    def __len__(self) -> int:
        return len(self.year)

    def take(self, rows: np.ndarray) -> "Rows":
        """The rows that a mask or places choose."""
        if rows.dtype == bool and rows.all():
            return self
        return Rows({name: column.take(rows) for name, column in self.texts.items()}, self.year[rows], self.value[rows])

    def under(self, others: "Rows") -> "Rows":
        """These rows below others."""
        texts = {name: stacked([others.texts[name], column]) for name, column in self.texts.items()}
        return Rows(texts, np.concatenate([others.year, self.year]), np.concatenate([others.value, self.value]))

    def without_texts(self) -> "Rows":
        """The same rows without what is written beside a figure for people to read."""
        return Rows(self.texts | {name: constant("", "", len(self)) for name in TEXTS}, self.year, self.value)

    def frame(self) -> pd.DataFrame:
        """OBSERVATION."""
        return self._framed(lambda column: pd.array(column.cells, dtype="str").take(column.indices)).astype(OBSERVATION)

    def with_categories(self) -> pd.DataFrame:
        """OBSERVATION with its texts as categories, which sort as the texts do: they are judged in half the time."""
        return self._framed(_categories)

    def _framed(self, text: Callable[[Column], ExtensionArray]) -> pd.DataFrame:
        columns = {name: text(column) for name, column in self.texts.items()} | {"year": self.year, "value": self.value}
        return pd.DataFrame({name: columns[name] for name in OBSERVATION}, copy=False)


def _categories(column: Column) -> pd.Categorical:
    order = np.argsort(np.array(column.words, object), kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    words = pd.Index(column.words, dtype="str").take(order)
    return pd.Categorical.from_codes(rank.take(column.indices), words, validate=False)


def column_from(words: np.ndarray | list[str], indices: np.ndarray) -> Column:
    """A column from the words that stand for distinct cells, and the places of these; equal words become one."""
    if not any(words):
        return constant("", "", len(indices))
    encoded = pa.array(list(words), pa.string()).dictionary_encode()
    if len(encoded.dictionary) == len(words):
        return Column("", encoded.dictionary, indices)
    if len(encoded.dictionary) == 1:
        return Column("", encoded.dictionary, first(len(indices)))
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
