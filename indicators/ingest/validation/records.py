"""What makes a record unusable whatever it says: invisible characters, and a figure that another row has too."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.ingest.formats.table import UNSAVED
from indicators.ingest.mapping.long_table import SPACES, LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues
from indicators.model import Message

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TEXTS = {"source_title", "source_url", "note"}
_MARKS = "\u200e\u200f\u061c"
_AROUND = rf"^[{_MARKS}]|[{_MARKS}]$"

_LISTED = 5
"""Maximum number of duplicate rows that an issue lists."""


def without_marks_of_direction(table: LongTable, notes: list[Message]) -> LongTable:
    """Return the table with directional marks removed around its years and figures, and add a note. Between two digits
    such a mark may change the order in which they are displayed, so it is kept there, and rejected.
    """
    for role in ("year", "value"):
        cells = table.cells[role]
        marked = cells.str.contains(_AROUND)
        if marked.any():
            bare = cells.where(~marked, per_distinct(cells, lambda cell: cell.strip(_MARKS + SPACES)))
            texts = table.texts if table.texts is None else table.texts | set(bare[marked])
            table = replace(table.with_cells(role, bare), texts=texts)
            notes.append(Message(code="note.marks_of_direction", values={
                "count": int(marked.sum()), "column": table.names[role] or role}))
    return table


def refuse_control_characters(table: LongTable, separator: str, issues: RowIssues) -> None:
    """Reject control characters other than tab and line breaks, and bidirectional controls, in any mapped cell; and
    unsaved formulas in text columns.
    """
    for role, cells in table.cells.items():
        issues.cells(cells.str.contains(_CONTROL.pattern), "cell.control", str(role), lambda cell: {
            "letters": " ".join(sorted({f"U+{ord(character):04X}" for character in _CONTROL.findall(cell)}))})
        if role in _TEXTS and not separator:
            issues.cells(cells == UNSAVED, "cell.unsaved", str(role))


def refuse_duplicates(table: LongTable, key: pd.DataFrame, issues: RowIssues) -> None:
    """Report each of the rows that share a ``key`` (indicator, area, year and breakdown), naming the others."""
    complete = key[(key["indicator"] != "") & (key["area"] != "") & (key["year"] > 0)]
    shared = complete[complete.duplicated(keep=False)]
    if shared.empty:
        return
    cells = table.cells["value"]
    groups = {row: rows for rows in shared.groupby([*shared], sort=False).indices.values()
              for rows in [shared.index[rows]] for row in rows}

    def others(row: int) -> dict[str, object]:
        rows = [other for other in groups[row][:_LISTED + 1] if other != row][:_LISTED]
        return {"others": cells[rows].tolist(), "lines": [str(line) for line in table.rows[rows]],
                "columns": sorted(set(table.headers[rows]))}

    is_shared = pd.Series(cells.index.isin(shared.index))
    values = cells[shared.index].groupby([shared[name] for name in shared]).transform("nunique")
    alike = pd.Series(np.isin(cells.index, values.index[values == 1]))
    issues.rows(is_shared & alike, "row.repeated", "value", others)
    issues.rows(is_shared & ~alike, "row.twice", "value", others)
