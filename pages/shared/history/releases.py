"""Releases for the public: publish the newest version, or withdraw a release; each with a preview."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.releases import ForThePublic, for_the_public, release
from indicators.model import Actor, Catalogue
from indicators.submissions.opening import Ledger, Release
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm, say_if_not_done
from pages.shared.history.phrases import as_of, moment
from pages.shared.table import Cell, Column, table

LISTED = 10
"""Maximum number of listed counts that can be derived; their number is always given."""


def show(visit: Visit) -> None:
    """Render the releases; then the form for a new one, and one to withdraw the release that the public sees."""
    releases = cache.snapshot_of(visit.figures).releases()
    current = [release for release in releases if release.taken_back is None]
    now = current[-1] if current else None
    book = cache.opened(visit.figures)[0]
    frame.html(markup.paragraph(say("history.releases_lead", name=now.name, version=now.version) if now
        else say("history.releases_lead_none"), "gl-lead") + _put_back(book) + _listed(releases, now, book.hashes()))
    if visit.past:
        return
    by = _make(visit, now)
    if now:
        _take_back(visit, by, now, current[-2] if len(current) > 1 else None)


def _put_back(book: Ledger) -> Markup:
    """A warning that protection may be incomplete, if an older copy of the ledger was restored."""
    found = book.log("put_back")
    return markup.notice("trouble", say(
        "history.releases_put_back", at=moment(found[-1].at), version=found[-1].payload["seen_version"],
    ), role="") if found else Markup("")


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
    found = _preview(visit.cache_key, visit.version, cache.shown(visit))
    words = say("history.release_words", version=found.next, current=visit.version, shown=wording.Count(found.shown),
                hidden=wording.Count(found.hidden))
    frame.html(markup.paragraph(words) + _summary(found, visit.catalogue))
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
            summary = _summary(_preview(visit.cache_key, before.version, cache.shown(visit)), visit.catalogue)
        else:
            words, summary = say("history.take_back_none"), Markup("")
        frame.html(markup.paragraph(words) + summary)

        def write(actor: Actor, reason: str, shown: int) -> str:
            event = cache.opened(visit.figures)[0].take_back_release(
                actor, now.event, reason=reason, previewed_on=shown)
            seen = say("history.take_back_now", name=before.name, version=before.version) if before else say(
                "history.take_back_none_now")
            return f"{say('history.take_back_done', name=now.name, version=event.version)} {seen}"

        confirm(visit, who.ask() if by is None else by, "take_back", str(now.event), visit.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(key: cache.CacheKey, version: int, shown: int) -> ForThePublic:
    """What the public would see; cached by ``shown``, the number of versions published before, on which it depends."""
    return for_the_public(cache.snapshot_of(key.figures), version,
                          lambda released: cache.released_scoreboard(key, released))


def _already_out(out: Sequence[tuple[str, str, int]], catalogue: Catalogue) -> str:
    """The small counts that can be derived from what was published: their number, and the first of them."""
    named = [say("history.public_out_one", area=wording.area(area, catalogue), year=year,
                 title=wording.text(catalogue.indicators[code].title))
             for code, area, year in out[:LISTED]]
    return say("history.public_out", count=wording.Count(len(out)), named="; ".join(named))


def _summary(found: ForThePublic, catalogue: Catalogue) -> Markup:
    """Numbers of changes, then each figure and each status."""
    out = [_already_out(found.out, catalogue)] if found.out else []
    counts = {kind: found.changes.count(kind) for kind in ("new", "changed", "gone")}
    counts["flips"] = int((found.changes.flips["breakdown"] == "").sum())
    for what, by_kind in (("remarks", found.remarks), ("reports", found.reports), ("commitments", found.commitments)):
        counts |= {f"{what}_{kind}": count for kind, count in by_kind.items()}
    lines = [say(f"history.public_{kind}", count=wording.Count(count)) for kind, count in counts.items() if count]
    return (markup.bullets([*(lines or [say("history.public_same")]), *out])
        + changes.listed(found.changes, catalogue))
