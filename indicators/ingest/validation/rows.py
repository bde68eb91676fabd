"""Observations as distinct words and indices, until someone wants them as a frame."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from indicators.ingest.mapping.table import Column, constant, stacked, zeros
from indicators.model import OBSERVATION
from indicators.model.parquet import encoded, in_one

TEXTS = ["source_title", "source_url", "note"]
"""What is written next to a figure for people to read."""


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
        texts = {name: Column("", column.dictionary, zeros(len(column)) if len(column.dictionary) == 1
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
        """The rows that a mask or indices choose."""
        if rows.dtype == bool and rows.all():
            return self
        return Rows({name: column.take(rows) for name, column in self.texts.items()}, self.year[rows], self.value[rows])

    def under(self, others: "Rows") -> "Rows":
        """These rows below others."""
        texts = {name: stacked([others.texts[name], column]) for name, column in self.texts.items()}
        return Rows(texts, np.concatenate([others.year, self.year]), np.concatenate([others.value, self.value]))

    def without_texts(self) -> "Rows":
        """The same rows without what is written next to a figure for people to read."""
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
