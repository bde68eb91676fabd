"""Numbers for texts in columns with few distinct ones: reading a million numbers takes a fifth of the time of texts."""

from collections.abc import Collection

import numpy as np
import pyarrow as pa

from indicators.model import OBSERVATION

NUMBERED = {name: f"{name}_number" for name, kind in OBSERVATION.items() if kind == "str"}
"""Text column -> column with the numbers of its texts."""

MOST = 65_536
"""Maximum number of distinct texts of a numbered column; columns with more, such as notes, are read as texts."""


class Words:
    """The texts of each numbered column, by number from 0. Texts are added, and blanked when erased."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {name: [] for name in NUMBERED}
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in NUMBERED}
        self._too_many: set[str] = set()
        self._emptied: set[str] = set()

    def number(self, name: str, column: pa.DictionaryArray) -> pa.Array:
        """Return the number of each row's text as int32, -1 if the column has too many texts."""
        words, numbers = self._words[name], self._numbers[name]
        texts = column.dictionary.to_pylist()
        added = [word for word in texts if word not in numbers]
        if name in self._too_many or len(words) + len(added) > MOST:
            self._too_many.add(name)
            return pa.array(np.full(len(column), -1, np.int32))
        for word in added:
            numbers[word] = len(words)
            words.append(word)
        numbered = np.array([numbers[word] for word in texts], np.int32)
        return pa.array(numbered.take(column.indices.to_numpy(zero_copy_only=False)))

    def few(self, name: str) -> bool:
        """Whether all texts of a column have numbers."""
        return name in NUMBERED and name not in self._too_many

    def one(self, name: str) -> bool:
        """Whether a column has a single distinct text."""
        return self.few(name) and len(self._words[name]) == 1

    def column(self, name: str, numbers: pa.Array) -> pa.DictionaryArray:
        """Return the texts for these numbers, dictionary-encoded without duplicates."""
        words = pa.array(self._words[name], pa.string())
        if name in self._emptied:
            distinct = words.dictionary_encode()
            return pa.DictionaryArray.from_arrays(distinct.indices.take(numbers), distinct.dictionary)
        return pa.DictionaryArray.from_arrays(numbers, words, safe=False)

    def keep(self, name: str, used: Collection[int]) -> None:
        """Blank the texts that no row uses any longer."""
        words = self._words[name]
        for number in set(range(len(words))) - set(used):
            if words[number]:
                del self._numbers[name][words[number]]
                words[number] = ""
                self._emptied.add(name)
