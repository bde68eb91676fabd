"""What is current of the areas and indicators of a file, and the file's rows against it."""

import numpy as np

from indicators.changes.diff import Comparison, compare
from indicators.changes.kept_attributes import ATTRIBUTES
from indicators.ingest.validation import Checked
from indicators.ingest.validation.rows import TEXTS, Rows
from indicators.warehouse.snapshot import Snapshot


def current_rows(checked: Checked, snapshot: Snapshot, version: int, meant: int | None = None) -> Rows:
    """What is current as of a version of the areas and indicators of the good rows, at least; as another version means
    it, where one is given.
    """
    areas, indicators = (checked.good.texts[name].used for name in ("ref_area", "indicator"))
    return Rows.of_table(snapshot.coded(areas, indicators, version=version, meant=meant))


def compared(checked: Checked, current: Rows) -> Comparison:
    """The good rows against what is current, each column as far as the file has it."""
    columns = set(checked.table.columns) | ({"source_title"} if checked.source else set())
    stated = columns | ({"marks"} if "obs_status" in columns else set())
    return compare(checked.good, current, frozenset(columns & set(TEXTS)), frozenset(ATTRIBUTES) - stated,
                   _without_source(checked))


def _without_source(checked: Checked) -> np.ndarray:
    """Which good rows name no source, and so keep the current one: the file's name is no correction of it."""
    column = checked.table.columns.get("source_title")
    if column is None or checked.source:
        return np.zeros(len(checked.good), bool)
    return column.spread(column.empty)[checked.table_rows]
