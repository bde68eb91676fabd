"""Preview of status flips caused by a change, and the certainty of those that a list shows."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from indicators.changes.diff import Comparison, among, positions, series_numbers, with_years
from indicators.ingest.validation.rows import Rows
from indicators.judging.certainty import CLAIMS, COUNTED
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import KEY, OBSERVATION, Catalogue, matched
from indicators.model.marks import SERIES
from indicators.statements import certainty_by_chance
from indicators.warehouse.snapshot import Snapshot

FLIP = [*KEY, "before", "after"]
"""Columns of a frame of status flips: the key, and the status before and after, "" for none."""

SURE = {"before": "certainty_before", "after": "certainty_after"}
"""Columns that with_certainty adds: a Certainty for each status, "" for none and in flips that no list shows."""

CHANCE = {"before": "chance_before", "after": "chance_after"}
"""Columns that with_certainty adds: whether that certainty is about chance (``statements.by_chance``)."""

CLAIMING = {*CLAIMS, *COUNTED}     # statuses that may have a certainty

SHOWN = 100              # rows of a list; a file may cause a million flips


class Side(NamedTuple):
    """The assessments before or after; ``codes`` gives its own codes of indicators where those of the flips differ."""

    board: Scoreboard | None
    codes: Mapping[str, str] = {}


def overlay(current: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION as it would be after publishing ``rows``."""
    kept = current[~matched(current, rows)]
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
    before = judge(snapshot.observations(version=version), snapshot.catalogue(version), "staff")
    codes = {code: meanings.code(code, version) for code in before.assessments["indicator"].unique()}
    current = snapshot.observations(version=version, under=catalogue)
    after = judge(overlay(current, rows), meanings.catalogue, "staff")
    found = flips(before.assessments.assign(indicator=before.assessments["indicator"].map(codes)), after.assessments)
    own = {now: was for was, now in codes.items()}
    return with_certainty(found, meanings.catalogue, Side(before, own), Side(after))


def flips_of(snapshot: Snapshot, rows: pd.DataFrame, version: int) -> pd.DataFrame:
    """Return the status flips (FLIP) at a version caused by publishing ``rows`` (OBSERVATION); only their series are
    assessed.
    """
    if rows.empty:
        return pd.DataFrame(columns=FLIP)
    current, catalogue = snapshot.observations(version=version)[list(OBSERVATION)], snapshot.catalogue(version)
    current = current[matched(current, rows, SERIES)]
    after = judge(overlay(current, rows), catalogue, "staff")
    found = flips(judge(current, catalogue, "staff").assessments, after.assessments)
    return with_certainty_of(found, Rows.of_frame(rows), snapshot, version)


def in_order(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the first SHOWN rows when sorted by country or area, goal, indicator, year and breakdown."""
    names = {code: area.name for code, area in catalogue.area.items()}
    positions_of = {code: index for index, code in enumerate(catalogue.indicators)}
    order = np.lexsort((
        _ranks(rows["breakdown"], str), rows["year"],
        _ranks(rows["indicator"], lambda code: positions_of.get(code, len(positions_of))),
        _ranks(rows["ref_area"], lambda code: names.get(code, code))))
    return rows.iloc[order[:SHOWN]]


def _ranks(column: pd.Series, key: Callable[[str], Any]) -> np.ndarray:
    """The position of each value among all, sorted by ``key``."""
    codes, words = pd.factorize(column)
    keys = [key(word) for word in words]
    rank = {own: index for index, own in enumerate(sorted(set(keys)))}
    return np.array([rank[own] for own in keys], np.int64)[codes]


def with_certainty(found: pd.DataFrame, catalogue: Catalogue, before: Side, after: Side) -> pd.DataFrame:
    """Return status flips with the columns SURE and CHANCE. Both sides hold the whole series of the flips that a list
    shows, and those of their denominators.
    """
    listed, sure = _listed(found, catalogue), {}
    for when, (board, codes) in (("before", before), ("after", after)):
        own = listed.loc[listed[when].isin(CLAIMING), KEY]
        own = own.assign(indicator=[codes.get(code, code) for code in own["indicator"]])
        known = certainty_by_chance(board, own) if board and len(own) else pd.DataFrame(columns=["certainty", "chance"])
        sure[SURE[when]] = known["certainty"].reindex(found.index, fill_value="")
        sure[CHANCE[when]] = known["chance"].reindex(found.index, fill_value=True)
    return found.assign(**sure)


def with_certainty_of(found: pd.DataFrame, rows: Rows, snapshot: Snapshot, version: int) -> pd.DataFrame:
    """Return the status flips that publishing ``rows`` causes at a version with the columns SURE and CHANCE; only the
    areas and indicators of those that a list shows are read and assessed.
    """
    catalogue = snapshot.catalogue(version)
    areas, indicators = about_listed(found, catalogue)
    if not areas:
        return with_certainty(found, catalogue, Side(None), Side(None))
    current, new = (_about(side, areas, indicators) for side in (
        Rows.of_frame(snapshot.observations(version=version)), rows))
    sides = (("before", current), ("after", overlay(current, new)))
    return with_certainty(found, catalogue, *(
        Side(judge(side, catalogue, "staff") if found[when].isin(CLAIMING).any() else None) for when, side in sides))


def about_listed(found: pd.DataFrame, catalogue: Catalogue) -> tuple[set[str], set[str]]:
    """Return the areas and indicators of the status flips that a list shows, where a status may have a certainty; with
    the denominators of shares.
    """
    listed, known = _listed(found, catalogue), catalogue.indicators
    listed = listed[listed[list(SURE)].isin(CLAIMING).any(axis="columns")]
    codes = set(listed["indicator"])
    return set(listed["ref_area"]), codes | {known[code].denominator for code in codes if code in known} - {""}


def _listed(found: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    return in_order(found[found["breakdown"] == ""], catalogue)


def _about(rows: Rows, areas: Collection[str], indicators: Collection[str]) -> pd.DataFrame:
    """OBSERVATION: the totals of some areas and indicators."""
    own = [rows.texts[name].spread(np.array([word in wanted for word in rows.texts[name].words], bool))
           for name, wanted in (("ref_area", areas), ("indicator", indicators), ("breakdown", ("",)))]
    return rows.take(np.logical_and.reduce(own)).frame()
