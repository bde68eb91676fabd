"""Compare two states of the data: new, changed and gone figures, and status flips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.changes.diff import NEW, compare
from indicators.changes.status_flips import FLIP, Side, about_listed, flips, with_certainty
from indicators.ingest.validation.rows import Rows
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import KEY, OBSERVATION, Absence, Catalogue, matched
from indicators.model.marks import SERIES
from indicators.warehouse.snapshot import Snapshot

STATED = ("value", "absence", "marks")         # what a reader sees of a figure
NOTHING = pd.DataFrame(columns=[*KEY, "status"]).astype({"year": "int64"})
COLUMNS = [*KEY, *(f"{name}_{side}" for side in ("before", "after") for name in OBSERVATION if name not in KEY), "kind"]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """``rows`` has KEY, ``kind`` (new, changed or gone), and the other columns of OBSERVATION as ``x_before`` and
    ``x_after``; ``flips`` has the columns status_flips.FLIP, SURE and CHANCE. A retracted figure counts as gone.
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


def stated_otherwise(rows: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows whose value, absence or marks differ; another source or note alone is no change."""
    same = np.logical_and.reduce([
        (rows[f"{name}_before"] == rows[f"{name}_after"]) | rows[f"{name}_before"].isna() & rows[f"{name}_after"].isna()
        for name in STATED])
    return rows[~((rows["kind"] == "changed") & same)].reset_index(drop=True)


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
    rows = changes(*(snapshot.observations(version=version, meant=later) for version in (first, last)))
    boards = [judge(snapshot.observations(version=version), snapshot.catalogue(version), "staff")
              for version in (first, last)]
    return Changes(rows=rows, flips=flips_between(snapshot, boards, (first, last)))


def flips_between(snapshot: Snapshot, boards: Sequence[Scoreboard | None], versions: Sequence[int]) -> pd.DataFrame:
    """Return the status flips (FLIP, SURE and CHANCE) between the boards of two versions, in the codes of the later
    one; None is a board without rows.
    """
    later = max(versions)
    frames, sides = [], []
    for board, version in zip(boards, versions, strict=True):
        rows = NOTHING if board is None else board.assessments
        codes = {} if board is None else codes_of(rows, snapshot, version, later)
        frames.append(_renamed(rows, codes))
        sides.append(Side(board, {now: was for was, now in codes.items()}))
    found = flips(*frames)
    return with_certainty(found, snapshot.catalogue(later), *sides) if len(found) else found


def in_codes_of(rows: pd.DataFrame, snapshot: Snapshot, version: int, later: int) -> pd.DataFrame:
    """Return rows of a version with the indicator codes of a later one."""
    return _renamed(rows, codes_of(rows, snapshot, version, later))


def _renamed(rows: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    return rows.assign(indicator=rows["indicator"].map(codes).astype("str")) if codes else rows


def codes_of(rows: pd.DataFrame, snapshot: Snapshot, version: int, later: int) -> dict[str, str]:
    """Return the code in a later version of each indicator of a version's rows; empty for the same version."""
    if version == later:
        return {}
    meanings = snapshot.meanings(later)
    return {code: meanings.code(code, version) for code in map(str, rows["indicator"].unique())}


def instead(current: pd.DataFrame, keys: pd.DataFrame, rows: pd.DataFrame, catalogue: Catalogue) -> Changes:
    """Return the changes if ``rows`` were the only current rows for ``keys``; only the affected series are assessed."""
    touched = matched(current, keys, SERIES)
    before, after = _without(current[touched], keys, rows)
    if before.empty and after.empty:
        return Changes(rows=changes(before, after), flips=pd.DataFrame(columns=FLIP))
    found = flips(*(judge(side, catalogue, "staff").assessments for side in (before, after)))
    areas, indicators = about_listed(found, catalogue)
    if not areas:
        return Changes(rows=changes(before, after), flips=with_certainty(found, catalogue, Side(None), Side(None)))
    near = current[current["ref_area"].isin(areas) & current["indicator"].isin(indicators)]
    sides = (Side(judge(side, catalogue, "staff")) for side in _without(near, keys, rows))
    return Changes(rows=changes(before, after), flips=with_certainty(found, catalogue, *sides))


def _without(current: pd.DataFrame, keys: pd.DataFrame, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """OBSERVATION of the current rows, and of those without ``keys`` but with ``rows``."""
    current = current[list(OBSERVATION)]
    kept = current[~matched(current, keys)]
    return current, pd.concat([kept, rows[list(OBSERVATION)]], ignore_index=True)
