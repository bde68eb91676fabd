"""Columns of a table in the words that its rows need."""

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.own_files import WITHHELD
from indicators.ingest.mapping.table import Column, Long, constant, renamed


def coded(words: list[str], indices: np.ndarray) -> Column:
    """A column from places in a list of words; -1 is ""."""
    return Column("", strings([*words, ""]), np.where(indices < 0, len(words), indices))


def column_of(table: Long, role: str, otherwise: str) -> Column:
    """A column, or the same text in every row where there is none, and where its cell is empty."""
    column = table.columns.get(role)
    if column is None:
        return constant("", otherwise, len(table.rows))
    return renamed(column, lambda word: word or otherwise) if otherwise and column.empty.any() else column


def withheld(table: Long) -> np.ndarray:
    """Rows whose figure is hidden in a file that Goalline made for the public."""
    column = table.columns.get(WITHHELD)
    return np.zeros(len(table.rows), bool) if column is None else column.spread(~column.empty)


def strings(words: list[str]) -> pa.StringArray:
    """Words as a column keeps them."""
    return pa.array(words, pa.string())
