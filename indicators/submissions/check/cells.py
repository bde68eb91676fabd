"""Columns of a table in the words that its rows need."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from indicators.submissions.columns.table import Column, Long, constant


def coded(words: list[str], places: np.ndarray) -> Column:
    """A column from places in a list of words; -1 is ""."""
    return Column("", strings([*words, ""]), np.where(places < 0, len(words), places))


def column_of(table: Long, role: str, otherwise: str) -> Column:
    """A column, or the same text in every row where there is none, and where its cell is empty."""
    column = table.columns.get(role)
    if column is None:
        return constant("", otherwise, len(table.rows))
    return renamed(column, lambda word: word or otherwise) if otherwise and column.empty.any() else column


def renamed(column: Column, change: Callable[[str], str]) -> Column:
    """A column whose words are changed, those that are then the same held once."""
    words = [change(word) for word in column.words]
    known = {word: place for place, word in enumerate(dict.fromkeys(words))}
    places = np.array([known[word] for word in words], np.int32)
    return Column(column.name, strings(list(known)), column.spread(places))


def strings(words: list[str]) -> pa.StringArray:
    """Words as a column keeps them."""
    return pa.array(words, pa.string())
