"""A file's valid rows compared with the current ones: new, changed, unchanged; and current rows that the file lacks."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.changes.kept_attributes import HAVING_COLUMNS, with_kept_attributes
from indicators.ingest.validation import Checked
from indicators.model import KEY, OBSERVATION, Absence
from indicators.warehouse.diff import ABSENT, UNCHANGED, diff, side

ALWAYS_COMPARED = ["value", "absence", *HAVING_COLUMNS]
FREE_TEXTS = ["source_title", "source_url", "note"]
"""Columns that are compared only if the file has them."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A file's rows compared with the current ones. Frames have the OBSERVATION schema."""

    rows: pd.DataFrame             # as they would be published, in the order of the file
    before: pd.DataFrame           # the current row of each, with missing values where there is none
    kind: np.ndarray               # of each row: NEW, CHANGED or UNCHANGED
    absent: pd.DataFrame           # current rows for the file's indicators, areas and years that it lacks; they stay
    current: pd.DataFrame          # all current rows
    kept: np.ndarray               # mask of rows that keep attributes of the current value without a column for them
    fell: np.ndarray               # mask of rows that lose a mark read in the current cell, which the new cell lacks

    def count(self, kind: str) -> int:
        """Return the number of rows of a kind."""
        return int((self.kind == kind).sum())

    @property
    def to_publish(self) -> np.ndarray:
        """A mask of the rows that would change the current data."""
        return self.kind != UNCHANGED


def compare(checked: Checked, current: pd.DataFrame) -> Comparison:
    """Compare a file's valid rows with the current ones, in the columns that the file has."""
    columns = set(checked.table.names) | ({"source_title"} if checked.source else set())
    columns |= {"marks"} if "obs_status" in columns else set()
    current, rows = current[list(OBSERVATION)], checked.observations
    before = current_rows(rows, current)
    # A row without a source keeps the current one: a file name does not correct it.
    unsourced = _without_source(checked) & before["source_title"].notna().to_numpy()
    title = rows["source_title"].mask(unsourced, before["source_title"])
    same_source = (title == before["source_title"]) | ("source_title" not in columns)
    result = with_kept_attributes(rows, before, columns, same_source.to_numpy(bool))
    pairs = diff(current, result.rows.assign(source_title=title), [*ALWAYS_COMPARED, *(columns & set(FREE_TEXTS))])
    kind = rows[KEY].merge(pairs[[*KEY, "kind"]], how="left", on=KEY)["kind"].to_numpy(object)
    return Comparison(rows=result.rows, before=before, kind=kind, absent=_absent(pairs, rows), current=current,
                      kept=result.kept, fell=result.fell)


def current_rows(rows: pd.DataFrame, current: pd.DataFrame) -> pd.DataFrame:
    """Return the current row of each key of OBSERVATION rows, in their order; missing values where there is none."""
    return rows[KEY].merge(current, how="left", on=KEY)[list(OBSERVATION)]


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION rows that retract each row's figure."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def _absent(differences: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The current rows for the indicators, areas and years of rows that these lack."""
    scope: dict[str, Collection[object]] = {name: rows[name].unique() for name in ("indicator", "ref_area", "year")}
    inside = np.logical_and.reduce([differences[name].isin(list(values)) for name, values in scope.items()])
    return side(differences[inside & (differences["kind"] == ABSENT)], "before")


def _without_source(checked: Checked) -> np.ndarray:
    """A mask of valid rows for which neither the file nor a person named a source."""
    if "source_title" not in checked.table.cells or checked.source:
        return np.zeros(len(checked.table_rows), bool)
    return (checked.table.cells["source_title"] == "").to_numpy()[checked.table_rows]
