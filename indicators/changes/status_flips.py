"""Status flips between two scoreboards, with the certainty of those that a list shows; and those a change would cause.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.judging.certainty import CLAIMS, COUNTED
from indicators.judging.methods import is_yearly
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import KEY, OBSERVATION, Catalogue, matched
from indicators.model.marks import SERIES
from indicators.statements import certainty_of
from indicators.warehouse.snapshot import Snapshot

FLIP = [*KEY, "before", "after"]
"""Columns of a frame of status flips: the key, and the status before and after, "" for none."""

SURE = {"before": "certainty_before", "after": "certainty_after"}
"""Further columns: a Certainty for each status, "" for none and in flips that no list shows."""

CHANCE = {"before": "chance_before", "after": "chance_after"}
"""Further columns: whether that certainty is about chance, not about one slightly different figure."""

CLAIMING = {*CLAIMS, *COUNTED}     # statuses that may have a certainty

SHOWN = 100              # rows of a list


def flips(before: Scoreboard, after: Scoreboard, codes: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the status flips (FLIP, SURE and CHANCE) from one scoreboard to another, sorted by key.

    ``codes`` gives the present code of an indicator for each that had another on one of the scoreboards.
    """
    codes, boards = codes or {}, {"before": before, "after": after}
    sides = {when: _statuses(board, codes) for when, board in boards.items()}
    flipped = _with_newest_before(sides["before"], sides["after"])
    flipped = flipped[flipped["before"] != flipped["after"]].sort_values(KEY, ignore_index=True)
    first = in_order(flipped[flipped["breakdown"] == ""], after.catalogue)
    for when, board in boards.items():
        sure = _certainties(board, first.loc[first[when].isin(CLAIMING), KEY], codes)
        flipped[SURE[when]] = sure["certainty"].reindex(flipped.index, fill_value="")
        flipped[CHANCE[when]] = (sure["doubt"] != "figure").reindex(flipped.index, fill_value=True)
    return flipped


def _statuses(board: Scoreboard, codes: Mapping[str, str]) -> pd.DataFrame:
    """Key and status of each judged row, with present codes, and whether there is a figure."""
    types = {name: "int64" if name == "year" else "str" for name in [*KEY, "status"]}
    judged = board.assessments[board.assessments["status"] != ""]
    rows = judged[list(types)].astype(types).assign(has_figure=judged["value"].notna() | judged["hidden"])
    return rows.assign(indicator=rows["indicator"].map(lambda code: codes.get(code, code)).astype("str"))


def _with_newest_before(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Statuses before and after, "" for none.

    Before the figure of a new year stands the newest status of an earlier one; a new year without a figure leaves that
    in force, and is left out.
    """
    newest = before[before["has_figure"]].sort_values("year").drop_duplicates(SERIES, keep="last")
    statuses = before[[*KEY, "status"]].merge(after, on=KEY, how="outer", suffixes=("_before", "_after")).merge(
        newest[[*SERIES, "year", "status"]], on=SERIES, how="left", suffixes=("", "_newest"))
    without_row = statuses["status_before"].isna()
    is_new = without_row & (statuses["year_newest"] < statuses["year"])
    was = statuses["status_before"].mask(is_new, statuses["status"]).fillna("")
    statuses = statuses.assign(before=was, after=statuses["status_after"].fillna(""))
    return statuses.loc[~(without_row & (statuses["has_figure"] == False)), FLIP]  # noqa: E712 - NaN where none is


def _certainties(board: Scoreboard, keys: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    """Certainty and doubt of some statuses of a scoreboard, by the index of their keys."""
    if keys.empty:
        return pd.DataFrame(columns=["certainty", "doubt"])
    of_board = {codes.get(code, code): code for code in board.catalogue.indicators}
    near = board.rows_of("ref_area", keys["ref_area"])         # a certainty rests on figures of its area only
    of_areas = replace(board, assessments=board.assessments[near], observations=board.observations[near])
    return certainty_of(of_areas, keys.assign(indicator=keys["indicator"].map(of_board)))


def flips_of(current: pd.DataFrame, rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the status flips caused by publishing ``rows`` (OBSERVATION) over the current ones.

    Only the areas and indicators that they touch are judged, with shares of them and denominators; of an indicator that
    is judged beside the other countries' figures, all areas.
    """
    touched = set(rows["indicator"])
    codes = touched | {code for code, indicator in catalogue.indicators.items() if indicator.denominator in touched}
    codes |= {catalogue.indicators[code].denominator for code in codes if code in catalogue.indicators}
    pooled = [code for code in codes & catalogue.indicators.keys() if is_yearly(catalogue.indicators[code])]
    near = current[current["indicator"].isin(pooled) | current["ref_area"].isin(list(rows["ref_area"]))
                   & current["indicator"].isin(list(codes))]
    before, after = (judge(side, catalogue) for side in (near, overlay(near, rows)))
    return flips(before, after)


def flips_under(snapshot: Snapshot, rows: pd.DataFrame, version: int, catalogue: Catalogue) -> pd.DataFrame:
    """Return the status flips at a version caused by adopting ``catalogue`` and publishing ``rows`` (OBSERVATION)."""
    codes = snapshot.codes(version, catalogue)
    before = judge(snapshot.observations(version=version), snapshot.catalogue(version))
    current = snapshot.observations(version=version, codes=codes)
    return flips(before, judge(overlay(current, rows), catalogue), codes)


def overlay(current: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return OBSERVATION as it would be after publishing ``rows``."""
    untouched = current.loc[~matched(current, rows), list(OBSERVATION)]
    return pd.concat([untouched, rows[list(OBSERVATION)]], ignore_index=True)


def in_order(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the first SHOWN rows when sorted by country or area, goal, indicator, year and breakdown."""
    names = {code: area.name for code, area in catalogue.area.items()}
    positions = {code: index for index, code in enumerate(catalogue.indicators)}
    order: list[tuple[str, Callable[[Any], Any]]] = [
        ("ref_area", lambda code: names.get(code, code)),
        ("indicator", lambda code: positions.get(code, len(positions))), ("year", int), ("breakdown", str)]
    ranked = pd.DataFrame({name: rows[name].map(key) for name, key in order})
    return rows.loc[ranked.sort_values([name for name, _ in order], kind="stable").index[:SHOWN]]
