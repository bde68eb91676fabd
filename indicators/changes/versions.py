"""Compare two states of the data: new, changed and gone figures, and status flips."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.changes.diff import NEW, compare
from indicators.changes.status_flips import FLIP, flips
from indicators.ingest.validation.rows import Rows
from indicators.model import KEY, OBSERVATION, Absence, Catalogue
from indicators.scoreboard import judge
from indicators.warehouse.snapshot import Snapshot

SERIES = ["indicator", "ref_area", "breakdown"]
COLUMNS = [*KEY, *(f"{name}_{side}" for side in ("before", "after") for name in OBSERVATION if name not in KEY), "kind"]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """``rows`` has KEY, ``kind`` (new, changed or gone), and the other columns of OBSERVATION as ``x_before`` and
    ``x_after``; ``flips`` has the columns status_flips.FLIP. A retracted figure counts as gone.
    """

    rows: pd.DataFrame
    flips: pd.DataFrame

    def count(self, kind: str) -> int:
        """Return the number of rows of a kind."""
        return int((self.rows["kind"] == kind).sum())


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows for two OBSERVATION frames: the keys whose rows differ, sorted."""
    was, now = (Rows.of_frame(rows[rows["absence"] != Absence.RETRACTED]) for rows in (before, after))
    found = compare(now, was)
    differs = np.flatnonzero(found.to_publish)
    rows, gone = now.take(differs).frame(), was.take(~found.replaced).frame()
    there = rows.add_suffix("_after").join(found.before(differs).add_suffix("_before")).rename(
        columns={f"{name}_after": name for name in KEY}).assign(
        kind=np.where(found.kind[differs] == NEW, "new", "changed"))
    gone = gone.rename(columns={name: f"{name}_before" for name in OBSERVATION if name not in KEY}).assign(kind="gone")
    return pd.concat([there, gone]).astype({"kind": "str"}).sort_values(KEY, ignore_index=True).reindex(columns=COLUMNS)


def side(rows: pd.DataFrame, which: str) -> pd.DataFrame:
    """Return one side ("before" or "after") of Changes.rows as OBSERVATION, for rows that have it."""
    there = rows[rows["kind"] != {"before": "new", "after": "gone"}[which]]
    return there[[name if name in KEY else f"{name}_{which}" for name in OBSERVATION]].set_axis(
        list(OBSERVATION), axis="columns").astype(OBSERVATION)


def between(snapshot: Snapshot, first: int, last: int) -> Changes:
    """Return the changes from version ``first`` to ``last``, each assessed with its own catalogue.

    Both are expressed in the later catalogue, so that a rename or conversion does not count as a change.
    """
    later = max(first, last)
    rows = (snapshot.observations(version=version, meant=later) for version in (first, last))
    judged = (judge(snapshot.observations(version=version), snapshot.catalogue(version), "staff").assessments
              for version in (first, last))
    sides = (in_codes_of(assessments, snapshot, version, later)
             for assessments, version in zip(judged, (first, last), strict=True))
    return Changes(rows=changes(*rows), flips=flips(*sides))


def in_codes_of(rows: pd.DataFrame, snapshot: Snapshot, version: int, later: int) -> pd.DataFrame:
    """Return rows of a version with the indicator codes of a later one."""
    if version == later:
        return rows
    meanings = snapshot.meanings(later)
    codes = {code: meanings.code(code, version) for code in map(str, rows["indicator"].unique())}
    return rows.assign(indicator=rows["indicator"].map(codes).astype("str"))


def _flips(one: pd.DataFrame, other: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    if one.empty and other.empty:
        return pd.DataFrame(columns=FLIP)
    return flips(*(judge(rows, catalogue, "staff").assessments for rows in (one, other)))


def instead(current: pd.DataFrame, keys: pd.DataFrame, rows: pd.DataFrame, catalogue: Catalogue) -> Changes:
    """Return the changes if ``rows`` were the only current rows for ``keys``; only the affected series are assessed."""
    current = current[_among(current, keys, SERIES)][list(OBSERVATION)]
    kept = current[~_among(current, keys, KEY)]
    there = pd.concat([kept, rows[list(OBSERVATION)]], ignore_index=True)
    return Changes(rows=changes(current, there), flips=_flips(current, there, catalogue))


def _among(rows: pd.DataFrame, wanted: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """A mask of the rows whose values in these columns occur in ``wanted``."""
    return np.asarray(pd.MultiIndex.from_frame(rows[columns]).isin(pd.MultiIndex.from_frame(wanted[columns])), bool)
