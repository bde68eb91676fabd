"""A table with one figure per row, as texts: what mapping hands to validation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

ABSENT = "\0"
"""Name of a column that the table lacks: its cells raise no issue, and the others are validated without it."""

TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
"""Texts of whole columns: with Arrow's, comparing them takes two thirds of the time that it takes with Python's."""

ABOVE = "above "
"""Prefix of a role: for rows without this name, the line above from which it could be taken, "" for other rows."""

MERGED = "merged"
"""Role of a column that gives the lines over which a figure's cell is merged, "" if it is not."""

OF_HEADER = "of_header"
"""Role of a column with the header of a year and its flag, such as "2013p", for each figure below it."""

MARK_OF_ALL = "mark_of_all"
"""Role of a column with the flags that a line around the table gives for each row."""


def forms(noun: str) -> tuple[str, str, str]:
    """Return the roles of the columns that name a row's country or indicator, in order of precedence."""
    return f"{noun}_code", noun, f"{noun}_name"


def per_distinct(cells: pd.Series, function: Callable[[str], Any], dtype: Any = TEXT) -> pd.Series:
    """Return the results of a function of a text, which is called once for each distinct text."""
    codes, words = pd.factorize(cells)
    return pd.Series([function(word) for word in words], dtype=dtype).take(codes).set_axis(cells.index)


@dataclass(frozen=True, kw_only=True)
class LongTable:
    """A table with one figure per row. Cells are trimmed texts, "" where empty; rows are numbered from 0."""

    cells: pd.DataFrame                        # a column for each role present: "country", "year", "value" ...
    rows: np.ndarray                           # line in the file on which each row's record begins
    headers: pd.Series                         # header of the value column of each row
    names: dict[str, str]                      # role -> header of its column; "" for one made of headers
    sheet: str = ""
    wide: bool = False                         # one line of the file holds several figures
    template: bool = False                     # a template in which a country was asked for its figures
    texts: frozenset[str] | None = None        # in a workbook: text cells that look like numbers with a decimal point

    def take(self, rows: pd.Series) -> "LongTable":
        """Return the rows selected by a mask."""
        return replace(self, cells=self.cells[rows].reset_index(drop=True), rows=self.rows[rows.to_numpy()],
                       headers=self.headers[rows].reset_index(drop=True))

    def with_cells(self, role: str, cells: pd.Series) -> "LongTable":
        """Return the table with other cells in the column of a role."""
        return replace(self, cells=self.cells.assign(**{role: cells}))

    def named_by(self, noun: str) -> list[str]:
        """Return the roles of the columns that name a row's country or indicator, in order of precedence."""
        return [role for role in forms(noun) if role in self.cells]

    def column(self, role: str) -> pd.Series:
        """Return a column, empty if the table lacks it."""
        return self.cells[role] if role in self.cells else self.constant("")

    def constant(self, value: Any, dtype: Any = TEXT) -> pd.Series:
        """Return the same value for each row."""
        return pd.Series([value], dtype=dtype).repeat(len(self.rows)).set_axis(self.cells.index)
