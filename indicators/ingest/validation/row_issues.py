"""What is wrong with the rows of a table: issues of every row, and which rows they block."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from indicators.ingest.mapping.layout import ABOVE
from indicators.ingest.mapping.table import ABSENT, Column, Long
from indicators.model import Catalogue, Indicator, Issue

MOST_LISTED = 100_000
"""Issues that are made one by one; of more only the count is kept."""

Values = Mapping[str, object] | Callable[[str], Mapping[str, object]]


class RowIssues:
    """Errors of a table's rows; ``blocked`` says which rows have one."""

    def __init__(self, table: Long) -> None:
        self.table = table
        self.blocked = np.zeros(len(table.rows), bool)
        self.listed: list[Issue] = []
        self.unlisted = 0

    def cells(self, column: Column, code: str, wrong: np.ndarray, values: Values | None = None) -> None:
        """An error in every row whose cell is one of the distinct ones that ``wrong`` marks."""
        if wrong.any():
            self.rows(column.spread(wrong), code, column, values)

    def rows(self, wrong: np.ndarray, code: str, column: Column, values: Values | None = None) -> None:
        """An issue in each of these rows, a mask or indices, about its cell in ``column``; ``values`` may depend on
        the cell.
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
        """An issue in each of these rows, a mask or indices; ``of`` gives what was found there, and its values."""
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
        """An issue in rows that name no country or indicator; below a named one that it may be that of the line above.
        """
        above = self.table.columns.get(f"{ABOVE}{noun}")
        if above is not None:
            below = rows & above.spread(~above.empty)
            self.row_by_row(below, f"{code}_below", column, lambda row: ("", {"line": above.word(row)}))
            rows = rows & ~below
        self.rows(rows, code, column)

    def _once_a_line(self, rows: np.ndarray, column: Column) -> tuple[np.ndarray, list[int]]:
        """Of a line with several figures the first row alone where another cell is wrong, and of how many."""
        if not (self.table.wide and column.name and len(rows)):
            return rows, [1] * len(rows)
        starts = np.flatnonzero(np.diff(self.table.rows[rows], prepend=-1))
        return rows[starts], np.diff(starts, append=len(rows)).tolist()


def mask(words: list[str], wrong: Callable[[str], Any]) -> np.ndarray:
    """Which of the distinct cells something holds for."""
    return np.fromiter((bool(wrong(word)) for word in words), bool, len(words))


def codes_of(words: list[str], code: Callable[[str], str], known: dict[str, int]) -> np.ndarray:
    """Index in ``known`` of what each distinct cell means, -1 for nothing."""
    return np.fromiter((known.get(code(word), -1) for word in words), np.int32, len(words))


def of_indicators(catalogue: Catalogue, indicator: np.ndarray, get: Callable[[Indicator], Any],
                  otherwise: Any) -> np.ndarray:
    """For each row what its indicator has; ``otherwise`` where it has none."""
    return np.array([*map(get, catalogue.indicators.values()), otherwise])[indicator]
