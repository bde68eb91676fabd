"""A file's valid rows compared with the current ones: new, changed, unchanged; and current rows that the file lacks.

Only a separate column gives marks, confidentiality and periods for all rows of a file: without one, a figure that is
reported again keeps those of the current value. A mark in a figure's cell concerns that figure only, and adds to the
current ones; a current mark that was itself read from a cell is dropped if the new cell lacks it.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.ingest.validation import Checked
from indicators.ingest.vocabulary.notation import marks_in
from indicators.model import KEY, OBSERVATION, Absence, Mark
from indicators.model.marks import BOUNDS
from indicators.warehouse.diff import ABSENT, UNCHANGED, diff, side

HAVING_COLUMNS = ["marks", "conf_status", "period_start", "period_end"]
"""Attributes of a value that have columns of their own."""

FREE_TEXTS = ["source_title", "source_url", "note"]
"""Columns that are compared only if the file has them."""

_OF_WHOM = {Mark.CODED, Mark.ILLUSTRATIVE}
"""Marks for the origin of a figure: other marks given with them belong to that origin."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A file's rows compared with the current ones. Frames have the OBSERVATION schema."""

    rows: pd.DataFrame             # as they would be published, in the order of the file
    before: pd.DataFrame           # the current row of each, with missing values where there is none
    kind: np.ndarray               # of each row: NEW, CHANGED or UNCHANGED
    absent: pd.DataFrame           # current rows for the file's indicators, areas and years that it lacks; they stay
    current: pd.DataFrame          # all current rows, of every area: statuses may rest on the others' figures
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
    rows = checked.observations.copy()
    current = current[list(OBSERVATION)]
    near = current[current["ref_area"].isin(rows["ref_area"].unique())].reset_index(drop=True)
    before = rows[KEY].merge(near, how="left", on=KEY)[list(OBSERVATION)]
    # A row without a source keeps the current one: a file name does not correct it.
    unsourced = _without_source(checked) & before["source_title"].notna().to_numpy()
    title = rows["source_title"].mask(unsourced, before["source_title"])
    same_source = (title == before["source_title"]) | ("source_title" not in columns)
    again = (rows["value"].notna() & before["value"].notna()).to_numpy()
    kept, fell = _keep_attributes(rows, before, again, columns), np.zeros(len(rows), bool)
    if "marks" not in columns:
        kept_marks, fell = _keep_marks(rows, before, again, same_source.to_numpy(bool))
        kept |= kept_marks
    compared = ["value", "absence", *HAVING_COLUMNS, *(columns & set(FREE_TEXTS))]
    pairs = diff(near, rows.assign(source_title=title), compared)
    kind = rows[KEY].merge(pairs[[*KEY, "kind"]], how="left", on=KEY)["kind"].to_numpy(object)
    return Comparison(rows=rows, before=before, kind=kind, absent=_absent(pairs, rows), current=current, kept=kept,
                      fell=fell)


def retracted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION rows that retract each row's figure."""
    return rows[list(OBSERVATION)].assign(value=float("nan"), absence=str(Absence.RETRACTED), marks="")


def _absent(differences: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The current rows for the indicators, areas and years of rows that these lack."""
    inside = np.logical_and.reduce([differences[name].isin(rows[name]) for name in ("indicator", "ref_area", "year")])
    return side(differences[inside & (differences["kind"] == ABSENT)], "before")


def _without_source(checked: Checked) -> np.ndarray:
    """A mask of valid rows for which neither the file nor a person named a source."""
    if "source_title" not in checked.table.cells or checked.source:
        return np.zeros(len(checked.table_rows), bool)
    return (checked.table.cells["source_title"] == "").to_numpy()[checked.table_rows]


def _keep_attributes(rows: pd.DataFrame, before: pd.DataFrame, again: np.ndarray,
                     columns: Collection[str]) -> np.ndarray:
    """Fill in attributes for which the file has no column, of figures reported ``again``; return their mask."""
    kept = np.zeros(len(rows), bool)
    for name in set(HAVING_COLUMNS) - {"marks"} - set(columns):
        empty = again & (rows[name] == "").to_numpy() & (before[name] != "").to_numpy()
        rows.loc[empty, name] = before.loc[empty, name]
        kept |= empty
    return kept


def _keep_marks(rows: pd.DataFrame, before: pd.DataFrame, again: np.ndarray,
                same_source: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add current marks to those of figures reported ``again``; return masks of rows that keep and lose some."""
    kept, fell = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    same_value, marks = (rows["value"] == before["value"]).to_numpy(), rows["marks"].tolist()
    for at in np.flatnonzero(again & (before["marks"] != "").to_numpy()).tolist():
        own, was = set(marks[at].split()), set(before["marks"][at].split())
        written = was & marks_in(before["note"][at])
        left = was - written
        if not (same_value[at] and same_source[at]) and not _OF_WHOM.isdisjoint(left):
            left &= {Mark.BREAK}           # of one coded from a report, or illustrative, that another replaces
        if not (same_value[at] and own.isdisjoint(BOUNDS)):
            left = left.difference(BOUNDS)           # a bound belongs to the number it was written with
        marks[at], kept[at], fell[at] = " ".join(sorted(own | left)), bool(left - own), bool(written - own - left)
    rows["marks"] = pd.array(marks, dtype="str")
    return kept, fell
