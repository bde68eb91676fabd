"""Notes on how the cells of a table's rows were read."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from indicators.ingest.mapping.table import Column
from indicators.model import Message

Values = Mapping[str, object] | Callable[[np.ndarray], Mapping[str, object]]
Make = Callable[[np.ndarray], Iterable[Message]]
"""A function from a mask of the accepted rows to notes on these."""


class RowNotes:
    """Collects notes while rows are validated. They are made once it is known which rows are accepted: nobody needs
    to check how a rejected cell was read.
    """

    def __init__(self) -> None:
        self._made: list[Make] = []

    def add(self, make: Make) -> None:
        """Add notes that depend on which rows are accepted."""
        self._made.append(make)

    def rows(self, rows: np.ndarray, code: str, values: Values | None = None) -> None:
        """Add a note on these rows (a mask), with their count; ``values`` may be a function of the indices of those
        accepted. No note if none of them is.
        """
        def of(accepted: np.ndarray) -> Iterable[Message]:
            taken = np.flatnonzero(rows & accepted)
            if len(taken):
                stated = values(taken) if callable(values) else values or {}
                yield Message(code=code, values={"count": len(taken), **stated})

        self.add(of)

    def matched(self, code: str, column: Column, meant: Mapping[str, str]) -> None:
        """Add a note on cells that are names of something, by their codes."""
        def of(accepted: np.ndarray) -> Iterable[Message]:
            read = [f"{word} = {meant[word]}" for word in column.take(accepted).used if word in meant]
            return [Message(code=code, values={"count": len(read), "examples": ", ".join(read)})] if read else []

        if meant:
            self.add(of)

    def of(self, accepted: np.ndarray) -> list[Message]:
        """Return the notes on the rows in a mask."""
        return [note for make in self._made for note in make(accepted)]
