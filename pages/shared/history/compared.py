"""Comparison of two data versions: new, changed and removed figures, and status flips, also for download."""

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.changes.versions import Changes, between
from indicators.opening import Event, Release
from indicators.submissions.history import Entry, history
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.history.entry import erased_by, moment


def show(visit: Visit) -> None:
    """Ask for two versions, by default the last publication before the newest and the newest; render the comparison."""
    ledger, snapshot = cache.opened(visit.figures)
    events = ledger.events()
    first = next((event.version for event in events if event.kind == "adopted"), visit.version)
    entries = {entry.submission.version: entry for entry in history(ledger)}
    names = {str(event.version): _version_name(event, entries.get(event.version))
             for event in reversed(events) if event.version >= first}
    before = max(first, _before(events[-1].version, snapshot.releases(), entries))
    with st.container(horizontal=True):
        first_version = state.choose("from", say("history.compare_from"), list(names), str(before), names.__getitem__)
        second = state.choose("to", say("history.compare_to"), list(names), next(iter(names)), names.__getitem__)
    differences = _between(visit.cache_key._replace(version=0), int(first_version), int(second))
    counts = {kind: differences.count(kind) for kind in ("new", "changed", "gone")}
    lines = [say("history.public", what="figures", **counts) if any(counts.values()) else say("history.compare_same"),
             *_erased(entries, int(first_version), int(second))]
    frame.html(markup.bullets(lines) + changes.listed(differences, visit.catalogue))
    changes.downloads(differences, first_version, second, visit.catalogue)


def _before(newest: int, releases: Sequence[Release], entries: Mapping[int, Entry]) -> int:
    """The version that was published last before the newest; if none was, the one before figures were last sent."""
    published = [release.version for release in releases if release.taken_back is None and release.version < newest]
    figures = [version for version, entry in entries.items() if entry.submission.kind in ("observations", "edit")]
    return published[-1] if published else max(figures, default=1) - 1


def _erased(entries: Mapping[int, Entry], one: int, other: int) -> list[str]:
    """For each submission between the two versions that was erased since: who erased it, when and why."""
    return [say("history.compare_erased", submission=entry.submission.id, by=erased_by(entry.erased))
            for version, entry in sorted(entries.items())
            if entry.erased and min(one, other) < version <= max(one, other)]


def _version_name(event: Event, brought: Entry | None) -> str:
    """A version and its event: "14: published, Ana, 25 November 2026"; with a remark if it was erased since."""
    if event.kind == "released":
        return say("history.compare_released", version=event.version, name=event.payload["name"])
    erased = "_erased" if brought and brought.erased else ""
    what = say("history.event_kind", kind=event.kind)
    return say(f"history.compare_version{erased}", version=event.version, what=what, who=event.actor_name,
               when=moment(event.at))


@st.cache_resource(max_entries=8, show_spinner=False)
def _between(key: cache.CacheKey, one: int, other: int) -> Changes:
    return between(cache.snapshot_of(key.figures), one, other)
