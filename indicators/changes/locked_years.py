"""Reject rows of a file that would change a figure of a locked year; the others may be published."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from indicators.changes.diff import Comparison
from indicators.ingest.validation import Checked
from indicators.ingest.validation.row_issues import MOST_LISTED
from indicators.model import Issue


def without_locked(checked: Checked, comparison: Comparison, locked: Collection[int]) -> Checked:
    """Return ``checked`` with such rows rejected; rows that change nothing are accepted."""
    barred = comparison.to_publish & np.isin(checked.good.year, list(locked))
    if not barred.any():
        return checked
    rows = np.flatnonzero(barred)
    listed = [_issue(checked, int(row)) for row in rows[:MOST_LISTED]]
    return replace(checked, good=checked.good.take(~barred), table_rows=checked.table_rows[~barred],
                   refused=checked.refused + len(rows), issues=[*checked.issues, *listed],
                   unlisted=checked.unlisted + len(rows) - len(listed))


def _issue(checked: Checked, row: int) -> Issue:
    table, position = checked.table, int(checked.table_rows[row])
    return Issue(code="year.locked", sheet=table.sheet, row=int(table.rows[position]), column="year",
                   found=str(checked.good.year[row]))
