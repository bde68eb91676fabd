"""Page "What changed": two editions or data versions compared, each kind of change in a tab, figures also as CSV."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.status_flips import SURE
from indicators.changes.versions import EditionChanges, compare_editions
from indicators.model import KEY, Catalogue, records
from indicators.opening import Event, Release
from indicators.reports.commitments import Promise, in_order, promises
from indicators.submissions.history import Entry, history
from indicators.wording import say
from pages.shared import cache, catalogue_changes, changes, frame, markup, series, state
from pages.shared.cache import Visit
from pages.shared.commitments import phrases
from pages.shared.history.entry import erased_by, moment

Columns = Mapping[str, Sequence[str]]
"""Texts of a table by the heads of its columns."""
Section = tuple[int, Columns | Markup]
"""A number of changes, and the changes."""


class Version(NamedTuple):
    """A data version: its number, when it was made, and its name in a list and in a sentence."""

    number: int
    at: str
    listed_name: str
    name: str


def editions(visit: Visit) -> None:
    """Render what changed from one version to another, by default from the last edition but one to the last, or from
    the last release to the newest version, with the choice of both.
    """
    lead = st.container()
    entries = {entry.submission.version: entry for entry in history(cache.opened(visit.figures)[0])}
    first, last = _ask(visit, entries)
    differences, promised, gone = _compared(visit.cache_key._replace(version=0), first, last)
    sections = _sections(differences, promised, visit.catalogue)
    with lead:
        frame.html(markup.heading(1, say(
            "editions.lead", count=wording.Count(sections["statuses"][0]), first=first.name)))
    labels = {say("editions.tab", name=say(f"head.{name}"), count=wording.Count(count)): content
              for name, (count, content) in sections.items() if count}
    for tab, (label, content) in zip(st.tabs(list(labels)), labels.items(), strict=True) if labels else ():
        with tab:
            if isinstance(content, Markup):
                frame.html(content)
            else:
                series.show_table(label, content)
    if gone:
        frame.html(markup.paragraph(say("editions.gone", count=wording.Count(gone))))
    frame.html(_erased(entries, first.number, last.number))
    changes.downloads(differences.figures, str(first.number), str(last.number), visit.catalogue)
    frame.html(markup.paragraph(say("editions.what"), "gl-quiet gl-small"))


def _ask(visit: Visit, entries: Mapping[int, Entry]) -> tuple[Version, Version]:
    """Ask for two versions since the first catalogue; return the earlier one first."""
    events = cache.opened(visit.figures)[0].events()
    begin = next((event.version for event in events if event.kind == "adopted"), visit.version)
    releases = {one.version: one for one in visit.snapshot.releases() if one.taken_back is None}
    versions = {str(event.version): _version(event, entries.get(event.version), releases.get(event.version))
                for event in reversed(events) if event.version >= begin}
    before, after = _by_default(events[-1].version, list(releases.values()), entries)
    names = {number: version.listed_name for number, version in versions.items()}
    label = versions[state.get("to", list(names), str(after))].name
    with st.popover(say("editions.in", name=label), key="editions.choice", width=320):
        one = state.choose("from", say("editions.from"), list(names), str(max(begin, before)), names.__getitem__)
        other = state.choose("to", say("editions.to"), list(names), str(after), names.__getitem__)
    first, last = sorted((versions[one], versions[other]))
    return first, last


def _by_default(newest: int, releases: Sequence[Release], entries: Mapping[int, Entry]) -> tuple[int, int]:
    """The last two editions; else the last release before the newest version and that version, or the one before
    figures were last saved.
    """
    editions_of_years = [one.version for one in releases if one.year is not None]
    if len(editions_of_years) > 1:
        return editions_of_years[-2], editions_of_years[-1]
    earlier = [one.version for one in releases if one.version < newest]
    figures = [version for version, entry in entries.items() if entry.submission.kind in ("observations", "edit")]
    return earlier[-1] if earlier else max(figures, default=1) - 1, newest


def _version(event: Event, entry: Entry | None, release: Release | None) -> Version:
    """A version by its edition, or its event: "14: published, Ana, 25 November 2026"; with whether it was erased."""
    name = say("frame.data_version", version=event.version)
    if release:
        name = release.name if release.year is None else wording.edition(release.name)
        words = say("history.compare_released", version=event.version, name=name)
    else:
        words = say(f"history.compare_version{'_erased' if entry and entry.erased else ''}", version=event.version,
                    what=say("history.event_kind", kind=event.kind), who=event.actor_name, when=moment(event.at))
    return Version(event.version, event.at, words, name)


def _erased(entries: Mapping[int, Entry], one: int, other: int) -> Markup:
    """For each submission between the two versions that was erased since: who erased it, when and why."""
    return markup.bullets([say("history.compare_erased", submission=entry.submission.id, by=erased_by(entry.erased))
                           for version, entry in sorted(entries.items()) if entry.erased and one < version <= other])


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(key: cache.CacheKey, first: Version, last: Version
              ) -> tuple[EditionChanges, dict[str, list[Promise]], int]:
    """What differs between two versions; what became of commitments, and how many are gone."""
    snapshot = cache.snapshot_of(key.figures)
    before, after = (in_order(
        snapshot.commitments(version.number), {(report.ref_area, report.year) for report in snapshot.narratives(
            version.number)}, date.fromisoformat(version.at[:10])) for version in (first, last))
    return compare_editions(snapshot, first.number, last.number), *promises(before, after)


def _sections(differences: EditionChanges, promised: Mapping[str, Sequence[Promise]], catalogue: Catalogue
              ) -> dict[str, Section]:
    """What differs, with its number, by kind; statuses come first."""
    flips, figures = differences.figures.flips, differences.figures.rows
    flips = flips[flips["breakdown"] == ""].sort_values(KEY)
    heads = ("area", "before", "after", "indicator", "year")
    commitments = _promises(promised, catalogue)
    reports = [say("reports.of", area=wording.area(report.ref_area, catalogue), year=report.year)
               for report in differences.reports]
    return {
        "statuses": (len(flips), _columns(heads, [
            [area, *(_status(row[when], row.get(sure, "")) for when, sure in SURE.items()), *of]
            for row in records(flips) for area, *of in [changes.key(row, catalogue)]])),
        "figures": (len(figures), _columns(heads, [
            [area, *(changes.side(row, side, catalogue) or changes.NOTHING for side in SURE), *of]
            for row in records(figures.sort_values(KEY)) for area, *of in [changes.key(row, catalogue)]])),
        "commitments": (len(commitments), _columns(("what", "country", "item", "before", "after"), commitments)),
        "rules": (len(differences.rules), catalogue_changes.listed(differences.rules, catalogue, "")),
        "comments": (len(differences.replies), markup.bullets(
            [wording.remark(reply, catalogue) for reply in differences.replies])),
        "reports": (len(reports), markup.bullets(reports))}


def _columns(names: Sequence[str], rows: Sequence[Sequence[Markup | str]]) -> Columns:
    """The cells of a table as text."""
    cells = [[markup.joined((cell,)).striptags() for cell in row] for row in rows]
    return dict(zip([say(f"head.{name}") for name in names], zip(*cells, strict=True) if cells else (), strict=False))


def _status(code: str, certainty: str) -> str:
    """Icon and word of a status, and its certainty."""
    if not code:
        return changes.NOTHING
    words = f"{wording.status(code).icon} {wording.status(code).word}"
    return f"{words}, {wording.certainty(certainty)}" if certainty else words


def _promises(promised: Mapping[str, Sequence[Promise]], catalogue: Catalogue) -> list[list[str]]:
    """Commitments by what became of them; one may be new and kept."""
    return [[say(f"commitments.status_{kind}" if kind in ("kept", "dropped") else f"editions.kind_{kind}"),
             phrases.attributed(one.commitment, catalogue), one.commitment.text,
             say(f"commitments.status_{one.before}") if one.before else changes.NOTHING,
             phrases.status(one.commitment, one.due)]
            for kind, those in promised.items() for one in those]
