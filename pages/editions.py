"""Page "What changed": two editions or data versions compared, each kind of change in a tab."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.in_words import NOTHING, status_in_words
from indicators.changes.status_flips import SURE
from indicators.changes.versions import EditionChanges, compare_editions, compared_by_default
from indicators.model import KEY, Catalogue, records
from indicators.reports.commitments import Promise, commitments_at, kind_in_words, promises
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.commitments.one import attributed, state_in_words
from pages.shared.receipt import moment

Section = tuple[int, pd.DataFrame | Markup]
"""A number of changes, and the changes."""


class Version(NamedTuple):
    """A data version: its number, when it was made, and its name in a list and in a sentence."""

    number: int
    at: str
    listed_name: str
    name: str


def editions(visit: Visit) -> None:
    """Render what changed from one version to another by kind, with the choice of both."""
    lead = st.container()
    first, last = _ask(visit)
    differences, promised, gone = _compared(visit.cache_key._replace(version=0), first, last)
    sections = {name: part for name, part in _sections(differences, promised, visit.catalogue).items() if part[0]}
    with lead:
        statuses = sections.get("statuses", (0, ""))[0]
        frame.html(markup.heading(1, say("editions.lead", count=wording.Count(statuses), first=first.name)))
    labels = [say("editions.tab", name=say(f"head.{name}"), count=wording.Count(count))
              for name, (count, _) in sections.items()]
    for tab, (_, content) in zip(st.tabs(labels) if labels else (), sections.values(), strict=True):
        with tab:
            if isinstance(content, Markup):
                frame.html(content)
            else:
                st.dataframe(content, hide_index=True)
    if gone:
        frame.html(markup.paragraph(say("editions.gone", count=wording.Count(gone))))
    frame.html(markup.paragraph(say("editions.what"), "gl-quiet gl-small"))


def _ask(visit: Visit) -> tuple[Version, Version]:
    """Ask for two versions since the first catalogue, named by edition or event; return the earlier one first."""
    ledger, versions = visit.ledger, dict[str, Version]()
    events = ledger.events()
    releases = {one.version: one for one in visit.snapshot.releases() if one.taken_back is None}
    begin = next((event.version for event in events if event.kind == "adopted"), visit.version)
    for event in reversed(events[begin - 1:]):
        name = say("frame.data_version", version=event.version)
        if release := releases.get(event.version):
            name = release.name if release.year is None else wording.edition(release.name)
            label = say("history.compare_released", version=event.version, name=name)
        else:
            label = say("history.compare_version", version=event.version, who=event.actor_name, when=moment(event.at),
                        what=say("history.event_kind", kind=event.kind))
        versions[str(event.version)] = Version(event.version, event.at, label, name)
    before, after = compared_by_default(events[-1].version, releases.values(), (
        sent.version for sent in ledger.submissions() if sent.kind in ("observations", "edit")))
    names = {number: version.listed_name for number, version in versions.items()}
    label = versions[state.get("to", list(names), str(after))].name
    with st.popover(say("editions.in", name=label), key="editions.choice", width=320):
        one = state.choose("from", say("editions.from"), list(names), str(max(begin, before)), names.__getitem__)
        other = state.choose("to", say("editions.to"), list(names), str(after), names.__getitem__)
    first, last = sorted((versions[one], versions[other]))
    return first, last


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(key: cache.CacheKey, first: Version, last: Version
              ) -> tuple[EditionChanges, dict[str, list[Promise]], int]:
    """What differs between two versions; what became of commitments, and how many are gone."""
    snapshot = cache.snapshot_of(key.figures)
    before, after = (commitments_at(snapshot, version.number, date.fromisoformat(version.at[:10]))
                     for version in (first, last))
    return compare_editions(snapshot, first.number, last.number), *promises(before, after)


def _sections(differences: EditionChanges, promised: Mapping[str, Sequence[Promise]], catalogue: Catalogue
              ) -> dict[str, Section]:
    """What differs, with its number, by kind; statuses come first. A commitment may be new and kept."""
    flips, figures = differences.figures.flips, differences.figures.rows
    flips = flips[flips["breakdown"] == ""].sort_values(KEY)
    commitments = [
        [kind_in_words(kind), attributed(one.commitment, catalogue), one.commitment.text,
         say(f"commitments.status_{one.before}") if one.before else NOTHING,
         state_in_words(one.commitment, one.due)] for kind, those in promised.items() for one in those]
    reports = [say("reports.of", area=wording.area(report.ref_area, catalogue), year=report.year)
               for report in differences.reports]
    heads = ("area", "before", "after", "indicator", "year")       # on a phone, the first three are in sight
    return {
        "statuses": (len(flips), _frame(heads, [
            _row(changes.key(row, catalogue), [status_in_words(row, when) for when in SURE])
            for row in records(flips)])),
        "figures": (len(figures), _frame(heads, [
            _row(changes.key(row, catalogue), [changes.side(row, when, catalogue) or NOTHING for when in SURE])
            for row in records(figures.sort_values(KEY))])),
        "commitments": (len(commitments), _frame(("what", "country", "item", "before", "after"), commitments)),
        "rules": (len(differences.rules), changes.rules(differences.rules, catalogue)),
        "comments": (len(differences.replies), markup.bullets(
            [wording.remark(reply, catalogue) for reply in differences.replies])),
        "reports": (len(reports), markup.bullets(reports))}


def _row(key: Sequence[Markup | str], sides: Sequence[Markup | str]) -> list[Markup | str]:
    """A change in the order of its columns."""
    area, *others = key
    return [area, *sides, *others]


def _frame(heads: Sequence[str], rows: Sequence[Sequence[Markup | str]]) -> pd.DataFrame:
    """Cells as text, which Streamlit's table searches and saves as CSV."""
    return pd.DataFrame([[markup.joined((cell,)).striptags() for cell in row] for row in rows],
                        columns=[say(f"head.{name}") for name in heads])
