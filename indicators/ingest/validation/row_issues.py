"""Issues of a table's rows, the rows that they reject, and notes on how the cells of the others were read."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.ingest.formats.table import HIDDEN
from indicators.ingest.mapping.long_table import ABOVE, ABSENT, TEXT, LongTable, per_distinct
from indicators.model import Catalogue, Indicator, Issue, Message

MOST_LISTED = 100_000
"""Maximum number of issues created; beyond it they are only counted."""

MOST_COMPARED = 500
"""Unknown names compared with all known ones: it takes milliseconds each, and a file may have a million of them."""

Values = Mapping[str, object]


class RowIssues:
    """Collects errors of a table's rows; ``blocked_by`` has a mask of the rows that have one, by its code."""

    def __init__(self, table: LongTable) -> None:
        self.table = table
        self.blocked_by: dict[str, np.ndarray] = {}
        self.listed: list[Issue] = []
        self.unlisted = 0

    def having(self, code: str) -> np.ndarray:
        """Return a mask of the rows with an error of this code."""
        return self.blocked_by.get(code, np.zeros(len(self.table.rows), bool))

    @property
    def blocked(self) -> np.ndarray:
        """A mask of the rows with an error."""
        return np.logical_or.reduce([*self.blocked_by.values(), np.zeros(len(self.table.rows), bool)])

    def cells(self, wrong: pd.Series, code: str, role: str, values: Callable[[str], Values] | Values | None = None
              ) -> None:
        """Add an error to the rows of a mask about their cell in a column; ``values`` may depend on the cell."""
        if callable(values):
            of_cell = {cell: values(cell) for cell in self.table.cells.loc[wrong, role].unique()}
            self.rows(wrong, code, role, lambda row: of_cell[self.table.cells.at[row, role]])
        else:
            self.rows(wrong, code, role, lambda _: values or {})

    def rows(self, wrong: pd.Series, code: str, role: str, values: Callable[[int], Values]) -> None:
        """Add an error to the rows of a mask about their cell in a column, with values that depend on the row."""
        rows = np.flatnonzero(wrong)
        if len(rows):
            self.blocked_by[code] = self.having(code) | np.isin(np.arange(len(self.table.rows)), rows)
        if not len(rows) or self.table.names[role] == ABSENT:
            return
        rows, figures = self._once_a_line(rows, role)
        free = max(MOST_LISTED - len(self.listed), 0)
        self.unlisted += max(len(rows) - free, 0)
        rows = rows[:free]
        name = self.table.names[role]
        for row, line, cell, header, several in zip(
                rows.tolist(), self.table.rows[rows].tolist(), self.table.cells[role].take(rows),
                self.table.headers.take(rows), figures, strict=False):
            stated = {**values(row), "figures": several} if several > 1 else values(row)
            self.listed.append(Issue(code=code, sheet=self.table.sheet, row=line, column=name or header,
                                     found=cell.removeprefix(HIDDEN), values=stated))

    def unnamed(self, rows: pd.Series, code: str, role: str, noun: str) -> None:
        """Add an error to rows without a name, a different one where the line above might give it."""
        above = self.table.column(f"{ABOVE}{noun}")
        self.rows(rows & (above != ""), f"{code}_below", role, lambda row: {"line": above[row]})
        self.cells(rows & (above == ""), code, role)

    def _once_a_line(self, rows: np.ndarray, role: str) -> tuple[np.ndarray, list[int]]:
        """The first row of each line with several figures, and their number, for an error in a cell that they share."""
        if not (self.table.wide and self.table.names[role]):
            return rows, [1] * len(rows)
        starts = np.flatnonzero(np.diff(self.table.rows[rows], prepend=-1))
        return rows[starts], np.diff(starts, append=len(rows)).tolist()


class RowNotes:
    """Collects notes while rows are validated, to be made of the accepted rows only."""

    def __init__(self) -> None:
        self._of_rows: list[tuple[pd.Series, str, Callable[[np.ndarray], Values] | Values]] = []

    def rows(self, rows: pd.Series, code: str, values: Callable[[np.ndarray], Values] | Values | None = None) -> None:
        """Add a note on the accepted rows of a mask, with their count; ``values`` may depend on their indices."""
        self._of_rows.append((rows, code, values or {}))

    def of(self, accepted: np.ndarray) -> list[Message]:
        """Return the notes on the rows in a mask."""
        indices = ((np.flatnonzero(rows & accepted), code, values) for rows, code, values in self._of_rows)
        return [Message(code=code, values={"count": len(at), **(values(at) if callable(values) else values)})
                for at, code, values in indices if len(at)]


def where(cells: pd.Series, holds: Callable[[str], Any]) -> pd.Series:
    """Return a mask of the cells for which a function is true."""
    return per_distinct(cells, lambda cell: bool(holds(cell)), bool)


def of_indicators(catalogue: Catalogue, indicator: pd.Series, get: Callable[[Indicator], Any], otherwise: Any,
                  dtype: Any = TEXT) -> pd.Series:
    """Return a property of each row's indicator; ``otherwise`` for rows without one."""
    return per_distinct(indicator, lambda code: get(catalogue.indicators[code]) if code else otherwise, dtype)
