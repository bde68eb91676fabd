"""Preview of status flips caused by a change."""

import numpy as np
import pandas as pd

from indicators.changes.diff import Comparison, among, positions, series_numbers, with_years
from indicators.ingest.validation.rows import Rows
from indicators.model import KEY, OBSERVATION, Catalogue
from indicators.scoreboard import judge
from indicators.warehouse.snapshot import Snapshot

FLIP = [*KEY, "before", "after"]
"""Columns of a frame of status flips: the key, and the status before and after, "" for none."""


def overlay(current: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION as it would be after publishing ``rows``."""
    kept = current[~pd.MultiIndex.from_frame(current[KEY]).isin(pd.MultiIndex.from_frame(rows[KEY]))]
    return pd.concat([kept[rows.columns], rows], ignore_index=True) if len(rows) else current


def flips(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the status flips (FLIP) between two ASSESSMENT frames, sorted by key."""
    before, after = (statuses.loc[statuses["status"] != "", [*KEY, "status"]] for statuses in (before, after))
    if before.empty and after.empty:     # empty columns from the snapshot have no type to merge on
        return pd.DataFrame({name: pd.Series(dtype="int64" if name == "year" else "str") for name in FLIP})
    both = before.merge(after, on=KEY, how="outer").fillna("")
    both = both.rename(columns={"status_x": "before", "status_y": "after"})
    return both[both["before"] != both["after"]].sort_values(KEY, ignore_index=True)


def file_flips(comparison: Comparison, catalogue: Catalogue, taken: np.ndarray) -> pd.DataFrame:
    """Return the status flips (FLIP) caused by publishing the rows in the mask ``taken``; only the affected series are
    assessed.
    """
    known = [indicator.id for indicator in catalogue.indicators.values() if indicator.role == "judged"]
    indicator = comparison.coded.texts["indicator"]
    taken = taken & indicator.spread(np.array([word in known for word in indicator.words], bool))
    own, theirs = comparison.series
    touched = among(theirs, own[taken])
    replaced = np.zeros(len(touched), bool)
    replaced[comparison.there[taken & (comparison.there >= 0)]] = True
    rows = comparison.coded.take(taken).without_texts()
    current = comparison.current.take(touched).without_texts()
    number, their_number = with_years(
        *series_numbers({name: key.ranked(taken, touched) for name, key in comparison.keys.items()}),
        rows.year, current.year)
    kept = ~replaced[touched]
    sides = ((current, their_number),
             (rows.under(current.take(kept)), np.concatenate([their_number[kept], number])))
    (before, numbers), (after, later) = (_judged(*side, catalogue) for side in sides)
    return flips(*_unlike(before, numbers, after, later))


def _judged(rows: Rows, number: np.ndarray, catalogue: Catalogue) -> tuple[pd.DataFrame, np.ndarray]:
    """ASSESSMENT of rows, and their numbers, both sorted by number, which is the order of the keys."""
    order = np.argsort(number, kind="stable")
    return judge(rows.take(order).with_categories(), catalogue, "staff").assessments, number[order]


def _unlike(before: pd.DataFrame, numbers: np.ndarray, after: pd.DataFrame,
            later: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two ASSESSMENT frames without rows equal in number and status, so that few remain to be joined by key."""
    there = positions(later, numbers)
    same = there >= 0
    same[same] = after["status"].to_numpy()[same] == before["status"].to_numpy()[there[same]]
    gone = np.ones(len(before), bool)
    gone[there[same]] = False
    texts = [name for name in KEY if OBSERVATION[name] == "str"]
    return before[gone].astype(dict.fromkeys(texts, "str")), after[~same].astype(dict.fromkeys(texts, "str"))


def flips_under(snapshot: Snapshot, rows: pd.DataFrame, version: int, catalogue: Catalogue) -> pd.DataFrame:
    """Return the status flips (FLIP) at a version caused by adopting ``catalogue`` and publishing ``rows``
    (OBSERVATION).
    """
    meanings = snapshot.meanings(version, catalogue)
    before = judge(snapshot.observations(version=version), snapshot.catalogue(version), "staff").assessments
    codes = {code: meanings.code(code, version) for code in before["indicator"].unique()}
    current = snapshot.observations(version=version, under=catalogue)
    after = judge(overlay(current, rows), meanings.catalogue, "staff").assessments
    return flips(before.assign(indicator=before["indicator"].map(codes)), after)


def flips_of(snapshot: Snapshot, rows: pd.DataFrame, version: int) -> pd.DataFrame:
    """Return the status flips (FLIP) at a version caused by publishing ``rows`` (OBSERVATION); only their series are
    assessed.
    """
    if rows.empty:
        return pd.DataFrame(columns=FLIP)
    coded = snapshot.coded(rows["ref_area"].unique(), rows["indicator"].unique(), version=version)
    current, catalogue = Rows.of_table(coded).frame(), snapshot.catalogue(version)
    series = ["indicator", "ref_area", "breakdown"]
    touched = pd.MultiIndex.from_frame(rows[series])
    current = current[pd.MultiIndex.from_frame(current[series]).isin(touched)]
    after = judge(overlay(current, rows), catalogue, "staff")
    return flips(judge(current, catalogue, "staff").assessments, after.assessments)
