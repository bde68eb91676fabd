"""The current rows for a file's areas and indicators, and the comparison of the file with them."""

import numpy as np

from indicators.changes.diff import Comparison, compare
from indicators.changes.kept_attributes import ATTRIBUTES
from indicators.ingest.validation import Checked
from indicators.ingest.validation.rows import TEXTS, Rows
from indicators.warehouse.load import FIGURES
from indicators.warehouse.snapshot import Snapshot


def current_rows(checked: Checked, snapshot: Snapshot, version: int, meant: int | None = None) -> Rows:
    """Return the current rows at a version for at least the areas and indicators of the valid rows, optionally in the
    codes and units of another version (``meant``); none where no row is valid, or no figures stand at all.
    """
    if not len(checked.good) or not any(each.kind in FIGURES for each in snapshot.active_submissions(version)):
        return checked.good.take(np.zeros(0, np.int64))
    return Rows.of_frame(snapshot.observations(version=version, meant=meant))


def compared(checked: Checked, current: Rows) -> Comparison:
    """Compare the valid rows with the current ones, in the columns that the file has."""
    columns = set(checked.table.columns) | ({"source_title"} if checked.source else set())
    stated = columns | ({"marks"} if "obs_status" in columns else set())
    return compare(checked.good, current, frozenset(columns & set(TEXTS)), frozenset(ATTRIBUTES) - stated,
                   _without_source(checked))


def _without_source(checked: Checked) -> np.ndarray:
    """A mask of valid rows without a source, which keep the current one: a file name does not correct it."""
    column = checked.table.columns.get("source_title")
    if column is None or checked.source:
        return np.zeros(len(checked.good), bool)
    return column.spread(column.empty)[checked.table_rows]
