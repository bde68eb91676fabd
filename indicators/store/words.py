"""Texts of which a column has few, each with a number: to read a million numbers takes a fifth of the time of texts."""

from collections.abc import Collection

import numpy as np
import pyarrow as pa

from indicators.model import OBSERVATION

_FOR_PEOPLE = {"source_title", "source_url", "note"}
"""What is written to be read has as many different texts as it likes."""

NUMBERED = {name: f"{name}_number" for name, kind in OBSERVATION.items() if kind == "str" and name not in _FOR_PEOPLE}
"""Columns whose texts are numbered, each with the name of the column of its numbers."""


class Words:
    """The texts of each numbered column, by number from 0. More are added, and what was erased is emptied."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {name: [] for name in NUMBERED}
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in NUMBERED}

    def number(self, name: str, column: pa.DictionaryArray) -> pa.Array:
        """Int32: the number of each row's text."""
        words, numbers = self._words[name], self._numbers[name]
        for word in column.dictionary.to_pylist():
            if word not in numbers:
                numbers[word] = len(words)
                words.append(word)
        places = np.array([numbers[word] for word in column.dictionary.to_pylist()], np.int32)
        return pa.array(places.take(column.indices.to_numpy(zero_copy_only=False)))

    def column(self, name: str, numbers: pa.Array) -> pa.DictionaryArray:
        """The texts that the numbers stand for, dictionary-encoded."""
        return pa.DictionaryArray.from_arrays(numbers, pa.array(self._words[name], pa.string()))

    def keep(self, name: str, used: Collection[int]) -> None:
        """Empty the texts that no row has any more."""
        words = self._words[name]
        for number in set(range(len(words))) - set(used):
            if words[number]:
                del self._numbers[name][words[number]]
                words[number] = ""
