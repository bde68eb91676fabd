"""Issues of a table's rows, and the rows that they reject."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from indicators.ingest.mapping.layout import ABOVE
from indicators.ingest.mapping.table import ABSENT, Column, Long
from indicators.model import Catalogue, Indicator, Issue

MOST_LISTED = 100_000
"""Maximum number of issues created; beyond it they are only counted."""

Values = Mapping[str, object] | Callable[[str], Mapping[str, object]]


class RowIssues:
    """Collects errors of a table's rows; ``blocked`` is a mask of the rows that have one."""

    def __init__(self, table: Long) -> None:
        self.table = table
        self.blocked = np.zeros(len(table.rows), bool)
        self.listed: list[Issue] = []
        self.unlisted = 0

    def cells(self, column: Column, code: str, wrong: np.ndarray, values: Values | None = None) -> None:
        """Add an error to every row whose cell is one of the distinct ones marked in ``wrong``."""
        if wrong.any():
            self.rows(column.spread(wrong), code, column, values)

    def rows(self, wrong: np.ndarray, code: str, column: Column, values: Values | None = None) -> None:
        """Add an error to these rows (a mask or indices) about their cell in ``column``; ``values`` may depend on the
        cell.
        """
        known: dict[str, Mapping[str, object]] = {}

        def of(row: int) -> tuple[str, Mapping[str, object]]:
            word = column.word(row)
            if word not in known:
                known[word] = values(word) if callable(values) else values or {}
            return word, known[word]

        self.row_by_row(wrong, code, column, of)

    def row_by_row(self, wrong: np.ndarray, code: str, column: Column,
                   of: Callable[[int], tuple[str, Mapping[str, object]]]) -> None:
        """Add an error to these rows (a mask or indices); ``of`` returns the text found in a row, and the values of its
        issue.
        """
        rows = np.flatnonzero(wrong) if wrong.dtype == bool else wrong
        self.blocked[rows] = True
        if column.name == ABSENT:
            return
        rows, figures = self._once_a_line(rows, column)
        free = max(MOST_LISTED - len(self.listed), 0)
        self.unlisted += max(len(rows) - free, 0)
        lines = self.table.rows[rows[:free]].tolist()
        for row, line, several in zip(rows[:free].tolist(), lines, figures, strict=False):
            found, values = of(row)
            values = {**values, "figures": several} if several > 1 else values
            self.listed.append(Issue(
                code=code, sheet=self.table.sheet, row=line,
                column=column.name or self.table.value_header(row), found=found, values=values))

    def unnamed(self, rows: np.ndarray, code: str, column: Column, noun: str) -> None:
        """Add an error to rows without a country or indicator; where a name above might apply, a different one with its
        line.
        """
        above = self.table.columns.get(f"{ABOVE}{noun}")
        if above is not None:
            below = rows & above.spread(~above.empty)
            self.row_by_row(below, f"{code}_below", column, lambda row: ("", {"line": above.word(row)}))
            rows = rows & ~below
        self.rows(rows, code, column)

    def _once_a_line(self, rows: np.ndarray, column: Column) -> tuple[np.ndarray, list[int]]:
        """The first row of each line with several figures, and their number, for an error in a cell that they share."""
        if not (self.table.wide and column.name and len(rows)):
            return rows, [1] * len(rows)
        starts = np.flatnonzero(np.diff(self.table.rows[rows], prepend=-1))
        return rows[starts], np.diff(starts, append=len(rows)).tolist()


def mask(words: list[str], wrong: Callable[[str], Any]) -> np.ndarray:
    """Return a mask of the distinct cells for which a function is true."""
    return np.fromiter((bool(wrong(word)) for word in words), bool, len(words))


def codes_of(words: list[str], code: Callable[[str], str], known: dict[str, int]) -> np.ndarray:
    """Return the index in ``known`` of the code of each distinct cell, -1 if it has none."""
    return np.fromiter((known.get(code(word), -1) for word in words), np.int32, len(words))


def of_indicators(catalogue: Catalogue, indicator: np.ndarray, get: Callable[[Indicator], Any],
                  otherwise: Any) -> np.ndarray:
    """Return a property of each row's indicator; ``otherwise`` for rows without one."""
    return np.array([*map(get, catalogue.indicators.values()), otherwise])[indicator]
