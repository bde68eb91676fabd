"""Suppressed figures and notes in a public export submitted again: the file states nothing about them, so the current
ones are kept.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.changes.comparison import current_rows
from indicators.ingest.mapping.exported_files import WITHHELD, withheld
from indicators.ingest.validation import Checked
from indicators.model import OBSERVATION, Message


def with_current(checked: Checked, current: pd.DataFrame) -> Checked:
    """Return ``checked`` with current figures in place of suppressed ones, and current notes where the export has none;
    adds notes with counts.

    A suppressed figure without a current one does not count as a row. A missing note does not remove the current one,
    since the export also leaves out notes of other years in the series of suppressed figures.
    """
    if WITHHELD not in checked.table.columns:
        return checked
    rows, hidden = checked.observations.copy(), withheld(checked.table)[checked.table_rows]
    before = current_rows(rows, current)
    there = before["absence"].notna().to_numpy()
    silent = (rows["note"] == "").to_numpy() & ~hidden & there & ("note" in checked.table.columns)
    notes = int((silent & (before["note"] != "").to_numpy()).sum())
    rows["note"] = rows["note"].mask(silent, before["note"])
    rows = rows.where(pd.Series(~(hidden & there)), before, axis="index").astype(OBSERVATION)
    good = ~hidden | there
    unknown = int(np.count_nonzero(~good))
    counts = {"note.withheld": int(hidden.sum()), "note.withheld_notes": notes}
    return replace(checked, observations=rows[good].reset_index(drop=True), table_rows=checked.table_rows[good],
                   rows=checked.rows - unknown, notes=[*checked.notes, *(
                       Message(code=code, values={"count": count}) for code, count in counts.items() if count)])
