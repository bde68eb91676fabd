"""Compare two data versions: new, changed and gone figures, and status flips."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.changes.status_flips import flips
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Absence
from indicators.warehouse.diff import ABSENT, CHANGED, UNCHANGED, diff
from indicators.warehouse.snapshot import Snapshot

STATED = ("value", "absence", "marks")         # what a reader sees of a figure
GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Changes:
    """``rows`` are of warehouse.diff, with ``kind`` "new", "changed" or "gone"; ``flips`` those of status_flips.flips.

    A retracted figure counts as gone.
    """

    rows: pd.DataFrame
    flips: pd.DataFrame

    def count(self, kind: str) -> int:
        """Return the number of rows of a kind."""
        return int((self.rows["kind"] == kind).sum())


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows for two OBSERVATION frames: the keys whose rows differ, sorted."""
    was, now = (rows[rows["absence"] != Absence.RETRACTED] for rows in (before, after))
    rows = diff(was, now)
    return rows[rows["kind"] != UNCHANGED].replace({"kind": {ABSENT: GONE}}).reset_index(drop=True)


def stated_otherwise(rows: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows whose value, absence or marks differ; another source or note alone is no change."""
    same = np.logical_and.reduce([
        (rows[f"{name}_before"] == rows[f"{name}_after"]) | rows[f"{name}_before"].isna() & rows[f"{name}_after"].isna()
        for name in STATED])
    return rows[~((rows["kind"] == CHANGED) & same)].reset_index(drop=True)


def between(snapshot: Snapshot, first: int, last: int) -> Changes:
    """Return the changes from version ``first`` to ``last``, each assessed with its own catalogue.

    Both have the codes of the later version, so that a rename does not count as a change.
    """
    codes = snapshot.codes(max(first, last))
    was, now = (snapshot.observations(version=version, codes=codes) for version in (first, last))
    before, after = (judge(snapshot.observations(version=version), snapshot.catalogue(version))
                     for version in (first, last))
    return Changes(rows=changes(was, now), flips=flips(before, after, codes))


def flips_between(snapshot: Snapshot, boards: tuple[Scoreboard | None, Scoreboard | None],
                  versions: tuple[int, int]) -> pd.DataFrame:
    """Return the status flips between the boards of two versions, in the codes of the later one; None has no rows."""
    return flips(*boards, snapshot.codes(max(versions)))


def in_codes_of(rows: pd.DataFrame, snapshot: Snapshot, version: int, later: int) -> pd.DataFrame:  # noqa: ARG001
    """Return rows of a version with the indicator codes of a later one."""
    return rows.assign(indicator=rows["indicator"].replace(snapshot.codes(later)))
