"""Two states of the figures against each other: what is new, changed or gone, and the statuses that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from indicators.model import KEY, OBSERVATION, Absence, Catalogue
from indicators.scoreboard import judge
from indicators.store.snapshot import Snapshot
from indicators.submissions.preview import FLIP, flips

SERIES = ["indicator", "ref_area", "breakdown"]
COLUMNS = [*KEY, *(f"{name}_{side}" for side in ("before", "after") for name in OBSERVATION if name not in KEY), "kind"]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """``rows`` has KEY, ``kind`` (new, changed or gone) and the rest of OBSERVATION twice, as ``x_before``,
    ``x_after``; ``flips`` is a frame of preview.FLIP. A figure that was taken back is gone."""

    rows: pd.DataFrame
    flips: pd.DataFrame

    def count(self, kind: str) -> int:
        """Rows of a kind."""
        return int((self.rows["kind"] == kind).sum())


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Frame of Changes.rows from two of OBSERVATION: each key whose row differs, sorted."""
    was, now = (each[list(OBSERVATION)][each["absence"] != Absence.RETRACTED] for each in (before, after))
    if was.empty and now.empty:                # pandas cannot merge two columns of text without any row
        return pd.DataFrame(columns=COLUMNS)
    both = was.merge(now, on=KEY, how="outer", suffixes=("_before", "_after"), indicator="kind")
    same = both["kind"].eq("both").to_numpy(copy=True)
    for name in OBSERVATION.keys() - set(KEY):
        one, other = both[f"{name}_before"], both[f"{name}_after"]
        same &= (one.eq(other) | (one.isna() & other.isna())).to_numpy(bool)
    both["kind"] = both["kind"].map({"both": "changed", "left_only": "gone", "right_only": "new"}).astype("str")
    return both[~same].sort_values(KEY, ignore_index=True)[COLUMNS]


def side(rows: pd.DataFrame, which: str) -> pd.DataFrame:
    """OBSERVATION as it was ("before") or is ("after"), of those of Changes.rows that have that side."""
    there = rows[rows["kind"] != {"before": "new", "after": "gone"}[which]]
    return there[[name if name in KEY else f"{name}_{which}" for name in OBSERVATION]].set_axis(
        list(OBSERVATION), axis="columns").astype(OBSERVATION)


def between(snapshot: Snapshot, first: int, last: int) -> Changes:
    """What differs at version ``last`` from ``first``, each judged with the catalogue in force then."""
    one, other = snapshot.observations(version=first), snapshot.observations(version=last)
    carried = snapshot.observations(version=first, meant=last)      # what was only renamed or converted has not changed
    codes = codes_now(snapshot, one, first, last)
    return Changes(rows=changes(carried, other), flips=_flips(one, other, snapshot.catalogue(first),
                                                              snapshot.catalogue(last), codes))


def codes_now(snapshot: Snapshot, rows: pd.DataFrame, first: int, last: int) -> dict[str, str]:
    """What each code of a version's rows is called at another."""
    meanings = snapshot.meanings(last)
    return {code: meanings.code(code, first) for code in map(str, rows["indicator"].unique())}


def _flips(one: pd.DataFrame, other: pd.DataFrame, before: Catalogue, after: Catalogue,
           codes: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Flips from one judgement to the other; ``codes`` is what indicators of the first are called in the other."""
    if one.empty and other.empty:
        return pd.DataFrame(columns=FLIP)
    was = judge(one, before, "staff").assessments
    was = was.assign(indicator=was["indicator"].map(dict(codes))) if codes else was
    return flips(was, judge(other, after, "staff").assessments)


def instead(standing: pd.DataFrame, keys: pd.DataFrame, rows: pd.DataFrame, catalogue: Catalogue) -> Changes:
    """What would differ, were ``rows`` all that stands for ``keys``; only the series that they touch are judged."""
    standing = standing[_among(standing, keys, SERIES)][list(OBSERVATION)]
    kept = standing[~_among(standing, keys, KEY)]
    there = pd.concat([kept, rows[list(OBSERVATION)]], ignore_index=True)
    return Changes(rows=changes(standing, there), flips=_flips(standing, there, catalogue, catalogue))


def _among(rows: pd.DataFrame, wanted: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Which rows have values in these columns that a row of ``wanted`` has."""
    return np.asarray(pd.MultiIndex.from_frame(rows[columns]).isin(pd.MultiIndex.from_frame(wanted[columns])), bool)
