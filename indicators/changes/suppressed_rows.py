"""Suppressed figures and notes in a public export submitted again: the file states nothing about them, so the current
ones are kept.
"""

from dataclasses import replace

import numpy as np

from indicators.changes.diff import find
from indicators.ingest.mapping.exported_files import WITHHELD, withheld
from indicators.ingest.mapping.table import Column, column_from
from indicators.ingest.validation import Checked
from indicators.ingest.validation.rows import Rows
from indicators.model import Message


def with_current(checked: Checked, current: Rows) -> Checked:
    """Return ``checked`` with current figures in place of suppressed ones, and current notes where the export has none;
    adds notes with counts.

    A suppressed figure without a current one does not count as a row. A missing note does not remove the current one,
    since the export also leaves out notes of other years in the series of suppressed figures.
    """
    if WITHHELD not in checked.table.columns:
        return checked
    hidden = withheld(checked.table)[checked.table_rows]
    there = find(checked.good, current)[2]
    kept = ~hidden | (there >= 0)
    unknown, good, hidden, there = int((~kept).sum()), checked.good.take(kept), hidden[kept], there[kept]
    silent = _without_note(checked, good, hidden) & (there >= 0)
    texts = {name: _filled(column, current.texts[name], there, hidden | silent if name == "note" else hidden)
             for name, column in good.texts.items()}
    value = good.value.copy()
    value[hidden] = current.value[there[hidden]]
    notes = int((silent & ~texts["note"].spread(texts["note"].empty)).sum())
    counts = {"note.withheld": int(hidden.sum()) + unknown, "note.withheld_notes": notes}
    return replace(checked, good=Rows(texts, good.year, value), table_rows=checked.table_rows[kept],
                   rows=checked.rows - unknown, notes=[*checked.notes, *(
                       Message(code=code, values={"count": count}) for code, count in counts.items() if count)])


def _without_note(checked: Checked, good: Rows, hidden: np.ndarray) -> np.ndarray:
    """A mask of rows with a figure but without a note, in a file that has notes."""
    note = good.texts["note"]
    return note.spread(note.empty) & ~hidden & ("note" in checked.table.columns)


def _filled(column: Column, current: Column, there: np.ndarray, rows: np.ndarray) -> Column:
    """A column with the current values in these rows."""
    if not rows.any():
        return column
    indices = column.indices.copy()
    indices[rows] = len(column.words) + current.indices[there[rows]]
    return column_from([*column.words, *current.words], indices)
