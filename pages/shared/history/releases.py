"""Releases for the public: publish the newest version, or withdraw a release; each with a preview."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.releases import ReleasePreview, preview_release, release
from indicators.model import Actor, Catalogue
from indicators.opening import Release
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm, say_if_not_done
from pages.shared.history.phrases import as_of, moment
from pages.shared.table import Cell, Column, table


def show(visit: Visit) -> None:
    """Render the releases; then the form for a new one, and one to withdraw the release that the public sees."""
    releases = cache.snapshot_of(visit.figures).releases()
    current = [release for release in releases if release.taken_back is None]
    now = current[-1] if current else None
    book = cache.opened(visit.figures)[0]
    frame.html(markup.paragraph(say("history.releases_lead", name=now.name, version=now.version) if now
        else say("history.releases_lead_none"), "gl-lead") + _listed(releases, now, book.hashes()))
    if visit.past:
        return
    by = _make(visit, now)
    if now:
        _take_back(visit, by, now, current[-2] if len(current) > 1 else None)


def _listed(releases: list[Release], now: Release | None, hashes: Mapping[int, str]) -> Markup:
    """Each release, with the hash of its event."""
    columns = [Column(say(f"history.release_{name}")) for name in ("name", "date", "shows", "why", "state")]
    if not releases:
        return Markup("")
    return table(say("history.releases"), columns, [
        [Cell(markup.joined((release.name, _edition(release),
                             markup.small(markup.hash_of(say("frame.chain"), hashes[release.event]))))),
         Cell(moment(release.at)), Cell(as_of(release.version)), Cell(release.note),
         Cell(say(f"history.release_{_state(release, now)}"))] for release in reversed(releases)])


def _edition(release: Release) -> Markup:
    return Markup("") if release.year is None else markup.small(say("history.release_edition", year=release.year))


def _state(release: Release, now: Release | None) -> str:
    if release.taken_back is not None:
        return "back"
    return "now" if release == now else "before"


def _make(visit: Visit, now: Release | None) -> str | None:
    """Form to release the newest version, with a preview of the changes; return the person, None where not possible."""
    frame.html(markup.heading(2, say("history.release_new")))
    if now and now.version == visit.version:
        frame.html(markup.paragraph(say("history.release_up_to_date")))
        say_if_not_done()
        return None
    found = _preview(visit.cache_key, visit.version)
    words = say("history.release_words", version=found.next, current=visit.version, shown=wording.Count(found.shown))
    frame.html(markup.paragraph(words) + _not_shown(found, visit.catalogue) + _summary(found, visit.catalogue))
    named = st.text_input(say("history.release_named"), key="history.release.name", width=420)
    year = st.number_input(say("history.release_year"), value=None, step=1, format="%d", key="history.release.year",
                           width=420, help=say("history.release_year_help"))
    by = who.ask()

    def write(actor: Actor, reason: str, shown: int) -> str:
        event = release(*cache.opened(visit.figures), actor, named or "", note=reason, year=year, previewed_on=shown)
        return say("history.release_done", name=event.payload["name"], version=event.payload["version"])

    confirm(visit, by, "release", "newest", visit.version, write)
    return by


def _take_back(visit: Visit, by: str | None, now: Release, before: Release | None) -> None:
    """Form to withdraw the current release, with a preview of the changes; asks for the name unless given."""
    with st.expander(say("history.take_back_title", name=markup.literal(now.name))):
        if before:
            words = say("history.take_back_words", name=before.name, version=before.version)
            summary = _summary(_preview(visit.cache_key, before.version), visit.catalogue)
        else:
            words, summary = say("history.take_back_none"), Markup("")
        frame.html(markup.paragraph(words) + summary)

        def write(actor: Actor, reason: str, shown: int) -> str:
            event = cache.opened(visit.figures)[0].take_back(
                actor, now.event, reason=reason, previewed_on=shown)
            seen = say("history.take_back_now", name=before.name, version=before.version) if before else say(
                "history.take_back_none_now")
            return f"{say('history.take_back_done', name=now.name, version=event.version)} {seen}"

        confirm(visit, who.ask() if by is None else by, "take_back", str(now.event), visit.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(key: cache.CacheKey, version: int) -> ReleasePreview:
    return preview_release(cache.snapshot_of(key.figures), version)


def _not_shown(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """What the public would not see, by reason, and what of it the current release shows."""
    suppressed = preview.suppressed
    lists = [_keys(suppressed[suppressed["reason"] == reason], catalogue, say(
        f"history.suppressed_{reason}", count=wording.Count(count))) for reason, count in preview.reasons.items()]
    for what, rows in (("newly_hidden", preview.newly_hidden), ("newly_shown", preview.newly_shown)):
        if len(rows):
            lists.append(_keys(rows, catalogue, say(f"history.{what}", count=wording.Count(len(rows))), opened=True))
    return markup.joined((markup.heading(3, say("history.not_shown")), *(
        lists or [markup.paragraph(say("history.all_shown"))])))


def _keys(rows: pd.DataFrame, catalogue: Catalogue, words: str, *, opened: bool = False) -> Markup:
    """A sentence that opens a table of keys with the reason of each."""
    columns = [Column(say(f"history.suppressed_column_{name}")) for name in ("area", "indicator", "year", "reason")]
    cells = [[*changes.key(row, catalogue), Cell(say(f"suppression.{row['reason']}"))]
             for row in changes.in_order(rows, catalogue)]
    more = len(rows) - len(cells)
    rest = markup.paragraph(say("changed_files.more", count=wording.Count(more))) if more else Markup("")
    return markup.fold(words, table("", columns, cells, of="figures") + rest, opened=opened)


def _summary(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """Numbers of changes, then each figure and each status."""
    counts = {kind: preview.changes.count(kind) for kind in ("new", "changed", "gone")}
    counts["flips"] = int((preview.changes.flips["breakdown"] == "").sum())
    for what, by_kind in preview.texts.items():
        counts |= {f"{what}_{kind}": count for kind, count in by_kind.items()}
    lines = [say(f"history.public_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]
    return (markup.heading(3, say("history.public_changes"))
            + markup.bullets(lines or [say("history.public_same")]) + changes.listed(preview.changes, catalogue))
