"""What a change would do to the statuses, before anyone confirms it."""

import numpy as np
import pandas as pd

from indicators.model import KEY, Catalogue
from indicators.scoreboard import judge
from indicators.store.snapshot import Snapshot
from indicators.submissions.compare import Comparison
from indicators.submissions.differences import Pending

FLIP = [*KEY, "before", "after"]
"""Columns of a frame of flips: the key, and the status before and after, "" for none."""


def overlay(standing: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """OBSERVATION as it would stand with ``rows`` published last."""
    kept = standing[~pd.MultiIndex.from_frame(standing[KEY]).isin(pd.MultiIndex.from_frame(rows[KEY]))]
    return pd.concat([kept[rows.columns], rows], ignore_index=True) if len(rows) else standing


def standing_of(snapshot: Snapshot, rows: pd.DataFrame, version: int) -> pd.DataFrame:
    """For each row of OBSERVATION the one that stands for its key, row for row; without an indicator where none is."""
    standing = snapshot.observations(version=version).set_index(KEY, drop=False)
    return standing.reindex(pd.MultiIndex.from_frame(rows[KEY])).reset_index(drop=True)


def flips(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Frame of FLIP from two of ASSESSMENT: each key whose status differs, sorted."""
    both = before[[*KEY, "status"]].merge(after[[*KEY, "status"]], on=KEY, how="outer").fillna("")
    both = both.rename(columns={"status_x": "before", "status_y": "after"})
    return both[both["before"] != both["after"]].sort_values(KEY, ignore_index=True)


def file_flips(comparison: Comparison, catalogue: Catalogue, taken: np.ndarray | None = None) -> pd.DataFrame:
    """Frame of FLIP that publishing a file would make; ``taken`` are the rows meant, all that change anything if None.

    Only the series that these rows touch are judged.
    """
    taken = comparison.to_publish if taken is None else taken & comparison.to_publish
    series, theirs = (np.zeros(len(each), np.int64) for each in (comparison.coded, comparison.standing))
    for key in comparison.keys.values():
        series, theirs = (one * len(key.words) + other for one, other in ((series, key.rows), (theirs, key.standing)))
    touched = np.isin(theirs, np.unique(series[taken]))
    kept = touched.copy()
    kept[comparison.there[taken & (comparison.there >= 0)]] = False
    rows = comparison.coded.take(taken).frame()
    after = pd.concat([comparison.standing.loc[kept, rows.columns], rows], ignore_index=True)
    before = comparison.standing[touched]
    return flips(judge(before, catalogue, "staff").assessments, judge(after, catalogue, "staff").assessments)


def pending_flips(snapshot: Snapshot, pending: Pending, *, retract: bool = False) -> pd.DataFrame:
    """Frame of FLIP that confirming ``pending`` would make. Only the series that it touches are judged."""
    rows = pending.rows(retract=retract)
    if pending.catalogue is None:
        return flips_of(snapshot, rows, pending.version)
    standing = snapshot.observations(version=pending.version)
    before = judge(standing, snapshot.catalogue(pending.version), "staff")
    after = judge(overlay(standing, rows), pending.catalogue, "staff")
    return flips(before.assessments, after.assessments)


def flips_of(snapshot: Snapshot, rows: pd.DataFrame, version: int) -> pd.DataFrame:
    """Frame of FLIP that publishing ``rows``, OBSERVATION, would make as of a version; only their series are judged."""
    if rows.empty:
        return pd.DataFrame(columns=FLIP)
    standing, catalogue = snapshot.observations(version=version), snapshot.catalogue(version)
    series = ["indicator", "ref_area", "breakdown"]
    touched = pd.MultiIndex.from_frame(rows[series])
    standing = standing[pd.MultiIndex.from_frame(standing[series]).isin(touched)]
    after = judge(overlay(standing, rows), catalogue, "staff")
    return flips(judge(standing, catalogue, "staff").assessments, after.assessments)
