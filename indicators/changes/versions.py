"""Compare two data versions: new, changed and gone figures, status flips, and the events behind them; of two editions
also rules and texts.

What became of commitments between editions is in ``reports/commitments.py``.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from indicators.catalogue.diff import Change, changed_parts
from indicators.changes.status_flips import flips, flips_of
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import KEY, Absence, Catalogue, matched
from indicators.model.remarks import Remark
from indicators.warehouse.diff import ABSENT, CHANGED, UNCHANGED, diff
from indicators.warehouse.narratives import Narrative
from indicators.warehouse.releases import Release
from indicators.warehouse.snapshot import Snapshot

STATED = ("value", "absence", "marks")         # what a reader sees of a figure
GROWTH = ["growth", "growth_low", "growth_high"]
GONE = "gone"

Key = tuple[Hashable, ...]
SERIES = ["indicator", "ref_area"]

RULES = {"indicator": ("goal", "role", "headline", "desired_direction", "judged_for", "chance", "group_rule",
                       "counts_people", "small_counts"),
         "goal": ("group_status", "group_coverage", "group_volume", "group_figures")}
"""Keys of an indicator and of a goal that decide statuses, or what the public sees of a figure."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """``rows`` are of warehouse.diff, with ``kind`` "new", "changed" or "gone"; ``flips`` those of status_flips.flips.

    A retracted figure counts as gone. ``growths`` has every growth of a yearly goal, and whether it is now ``retold``.
    """

    rows: pd.DataFrame
    flips: pd.DataFrame
    growths: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*KEY, "retold"]))

    def count(self, kind: str) -> int:
        """Return the number of rows of a kind."""
        return int((self.rows["kind"] == kind).sum())


@dataclass(frozen=True, kw_only=True)
class Causes:
    """The event behind each changed figure and flip by its KEY, if it has one, and catalogues adopted between."""

    figures: Mapping[Key, Event]
    flips: Mapping[Key, Event]
    adopted: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class EditionChanges:
    """What differs between two editions, in the codes of the later one; reports and replies that are new."""

    figures: Changes
    rules: tuple[Change, ...]
    reports: tuple[Narrative, ...]
    replies: tuple[Remark, ...]


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows for two OBSERVATION frames: the keys whose rows differ, sorted."""
    was, now = (rows[rows["absence"] != Absence.RETRACTED] for rows in (before, after))
    rows = diff(was, now)
    return rows[rows["kind"] != UNCHANGED].replace({"kind": {ABSENT: GONE}}).reset_index(drop=True)


def changes_by(current: pd.DataFrame, rows: pd.DataFrame, catalogue: Catalogue) -> Changes:
    """Return what publishing ``rows`` (OBSERVATION) over the current ones changes."""
    return Changes(rows=changes(current[matched(current, rows)], rows), flips=flips_of(current, rows, catalogue))


def stated_otherwise(rows: pd.DataFrame) -> pd.DataFrame:
    """Return Changes.rows whose value, absence or marks differ; another source or note alone is no change."""
    same = np.logical_and.reduce([
        (rows[f"{name}_before"] == rows[f"{name}_after"]) | rows[f"{name}_before"].isna() & rows[f"{name}_after"].isna()
        for name in STATED])
    return rows[~((rows["kind"] == CHANGED) & same)].reset_index(drop=True)


def between(snapshot: Snapshot, first: int, last: int) -> Changes:
    """Return the changes between versions, each with its own catalogue and the codes of the later one."""
    codes = snapshot.codes(max(first, last))
    was, now = (snapshot.observations(version=version, codes=codes) for version in (first, last))
    before, after = (judge(snapshot.observations(version=version), snapshot.catalogue(version))
                     for version in (first, last))
    return Changes(rows=changes(was, now), flips=flips(before, after, codes), growths=_growths(before, after, codes))


def _growths(before: Scoreboard, after: Scoreboard, codes: Mapping[str, str]) -> pd.DataFrame:
    """The growths of both scoreboards, and whether they differ in whole per cent, as the countries' variance may."""
    sides = []
    for board in (before, after):
        rows = board.assessments.loc[board.assessments["growth_low"].notna(), [*KEY, *GROWTH]]
        sides.append(rows.assign(indicator=rows["indicator"].map(lambda code: codes.get(code, code)).astype("str")))
    both = sides[0].merge(sides[1], on=KEY, suffixes=("", "_after"))
    then, now = (both[[name + end for name in GROWTH]].to_numpy(np.float64) for end in ("", "_after"))
    return both[KEY].assign(retold=(np.rint(100 * then) != np.rint(100 * now)).any(axis=1))


def causes(ledger: Ledger, snapshot: Snapshot, differences: Changes, versions: tuple[int, int]) -> Causes:
    """The causes of the changes from one version to a later one."""
    then, now = versions
    events = {event.version: event for event in ledger.events(after=then) if event.version <= now}
    adopted = tuple(event for event in events.values() if event.kind == "adopted")
    figures = _of_figures(snapshot, differences.rows, versions, events)
    last_adopted = adopted[-1] if adopted else None
    of_figures = {key: event for key in _keys(differences.rows) if (event := figures.get(key) or last_adopted)}
    newest: dict[Key, Event] = {}
    for key, event in sorted(figures.items(), key=lambda pair: pair[1].version):
        newest[key[:len(SERIES)]] = event
    flips = {key: event for key in _keys(differences.flips)
             if (event := newest.get(key[:len(SERIES)]) or last_adopted)}
    return Causes(figures=of_figures, flips=flips, adopted=adopted)


def _of_figures(snapshot: Snapshot, rows: pd.DataFrame, versions: tuple[int, int],
                events: Mapping[int, Event]) -> dict[Key, Event]:
    """The event since which a figure is as it is now; of one that is gone, its withdrawal or retraction."""
    then, now = versions
    if rows.empty:
        return {}
    after = snapshot.observations(version=now)
    before = snapshot.observations(version=then, codes=snapshot.codes(now))
    before = before[before["absence"] != Absence.RETRACTED]
    since = after[matched(after, rows)].set_index(KEY)["since"].to_dict()
    had = before[matched(before, rows)].set_index(KEY)["submission"].to_dict()
    withdrawn = {event.submission: event for event in events.values() if event.kind == "withdrawn"}
    behind = {}
    for key in _keys(rows):
        event = events.get(since[key]) if key in since else withdrawn.get(had.get(key))
        if event:
            behind[key] = event
    return behind


def _keys(rows: pd.DataFrame) -> list[Key]:
    return list(rows[KEY].itertuples(index=False, name=None))


def compare_editions(snapshot: Snapshot, first: int, last: int) -> EditionChanges:
    """Return what changed from the version of one edition to that of a later one."""
    differences = between(snapshot, first, last)
    reports, remarks = ({one.submission for one in snapshot.narratives(first)},
                        {one.version for one in snapshot.remarks(first)})
    return EditionChanges(
        figures=Changes(rows=stated_otherwise(differences.rows), flips=differences.flips),
        rules=tuple(changed_rules(snapshot.catalogue(first), snapshot.catalogue(last))),
        reports=tuple(one for one in snapshot.narratives(last) if one.submission not in reports),
        replies=tuple(one for one in snapshot.remarks(last) if one.by_country and one.version not in remarks))


def compared_by_default(newest: int, releases: Iterable[Release], figures: Iterable[int]) -> tuple[int, int]:
    """Return two versions: the last two editions; else the last release and the newest version, else that and the one
    before the last saving of ``figures``. ``releases`` are those in force, oldest first.
    """
    every = list(releases)
    editions_of_years = [one.version for one in every if one.year is not None]
    if len(editions_of_years) > 1:
        return editions_of_years[-2], editions_of_years[-1]
    earlier = [one.version for one in every if one.version < newest]
    return earlier[-1] if earlier else max(figures, default=1) - 1, newest


def changed_rules(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    """Yield the keys of rules that differ, and indicators that were added or removed."""
    for change in changed_parts(before, after):
        whole = change.part == "indicator" and not change.key
        if whole or change.key.partition(".")[0] in RULES.get(change.part, ()):
            yield change
