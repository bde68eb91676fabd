"""Who changed a figure or a status between two data versions, and why: the data event behind it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.changes.versions import Changes
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import KEY, Absence, matched
from indicators.warehouse.snapshot import Snapshot

Key = tuple[Hashable, ...]
SERIES = ["indicator", "ref_area"]


@dataclass(frozen=True, kw_only=True)
class Causes:
    """The event behind each changed figure and status flip by its KEY, and the catalogues adopted in between, which may
    have changed statuses too. A figure or flip without an event of its own is missing.
    """

    figures: Mapping[Key, Event]
    flips: Mapping[Key, Event]
    adopted: tuple[Event, ...]


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
