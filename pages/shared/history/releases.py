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
from pages.shared import cache, changes, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.history.entry import as_of, moment
from pages.shared.table import table


def show(visit: Visit) -> None:
    """Render what the public sees, the form for a new release, the releases, and the form to withdraw the last."""
    releases = cache.snapshot_of(visit.figures).releases()
    current = [release for release in releases if release.taken_back is None]
    now = current[-1] if current else None
    frame.html(markup.paragraph(say("history.releases_lead", name=now.name, version=now.version) if now
                                else say("history.releases_lead_none"), "gl-lead"))
    asks = not visit.past and _make(visit, now)
    frame.html(_listed(releases, now, cache.opened(visit.figures)[0].hashes()))
    if now and not visit.past:
        _take_back(visit, now, current[-2] if len(current) > 1 else None, asks=not asks)


def _listed(releases: list[Release], now: Release | None, hashes: Mapping[int, str]) -> Markup:
    """Each release, with the hash of its event."""
    columns = [say(f"history.{name}") for name in ("name", "at", "version", "why", "state")]
    if not releases:
        return Markup("")
    rows = [[markup.joined((
        release.name, markup.small(say("history.release_edition", year=release.year)) if release.year else "",
        markup.small(markup.hash_of(say("frame.chain"), hashes[release.event])))),
        moment(release.at), as_of(release.version), release.note,
        say("history.state_of", state=_state(release, now))] for release in reversed(releases)]
    return markup.heading(2, say("history.views", view="releases")) + table("", columns, rows)


def _state(release: Release, now: Release | None) -> str:
    if release.taken_back is not None:
        return "withdrawn"
    return "public" if release == now else "replaced"


def _make(visit: Visit, now: Release | None) -> bool:
    """Form to release the newest version, with a preview of the changes; return whether it asks for the name."""
    if now and now.version == visit.version:
        frame.html(markup.paragraph(say("history.release_up_to_date")))
        return False
    preview = _preview(visit.cache_key, visit.version)
    frame.html(markup.heading(2, say("history.release")) + markup.paragraph(
        say("history.release_words", version=preview.next, shown=wording.Count(preview.shown)))
        + _summary(preview, visit.catalogue) + _not_shown(preview, visit.catalogue))
    name = st.text_input(say("history.release_named"), key="history.release.name", width=420)
    year = st.number_input(say("history.release_year"), value=None, step=1, format="%d", key="history.release.year",
                           width=420, help=say("history.release_year_help"))
    who.ask()

    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        event = release(*cache.opened(visit.figures), actor, name or "", note=reason, year=year,
                        previewed_on=previewed_on)
        return receipt.done(event)

    receipt.act(visit, "history", "history.release", (say("history.release"), say("history.why")), visit.version, write)
    return True


def _take_back(visit: Visit, now: Release, before: Release | None, *, asks: bool) -> None:
    """Form to withdraw the current release, with a preview of the changes; asks for the name unless that was asked."""
    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        ledger = cache.opened(visit.figures)[0]
        return receipt.done(ledger.take_back(actor, now.event, reason=reason, previewed_on=previewed_on))

    with st.expander(say("history.take_back_title", name=markup.literal(now.name))):
        if before:
            frame.html(markup.paragraph(say("history.take_back_words", name=before.name, version=before.version))
                       + _summary(_preview(visit.cache_key, before.version), visit.catalogue))
        else:
            frame.html(markup.paragraph(say("history.take_back_none")))
        if asks:
            who.ask()
        receipt.act(visit, "history", f"history.take_back.{now.event}",
                    (say("history.withdraw"), say("history.why")), visit.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(key: cache.CacheKey, version: int) -> ReleasePreview:
    return preview_release(cache.snapshot_of(key.figures), version)


def _summary(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """Each figure and each status that would change, then the numbers of texts."""
    shown = changes.listed(preview.changes, catalogue)
    lines = [say("history.public", what=what, **counts) for what, counts in preview.texts.items()
             if any(counts.values())]
    same = [] if lines or shown else [say("history.public_same")]
    return markup.heading(3, say("history.public_changes")) + shown + markup.bullets(lines + same)


def _not_shown(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """What the public would not see, by reason, and what of it the current release shows."""
    lists = [_keys(preview.newly_hidden, catalogue, "newly_hidden", opened=True),
             _keys(preview.newly_shown, catalogue, "newly_shown", opened=True),
             _keys(preview.suppressed, catalogue, "suppressed")]
    reasons = [say("history.suppressed_because", reason=say(f"suppression.{reason}"), count=count)
               for reason, count in preview.reasons.items()]
    return markup.joined((markup.heading(3, say("history.not_shown")), markup.bullets(
        reasons or [say("history.all_shown")]), *lists))


def _keys(rows: pd.DataFrame, catalogue: Catalogue, what: str, *, opened: bool = False) -> Markup:
    """A sentence that opens a table of keys with the reason of each."""
    if rows.empty:
        return Markup("")
    columns = [*(say(f"head.{name}") for name in ("area", "indicator", "year")), say("history.why")]
    cells = [[*changes.key(row, catalogue), say(f"suppression.{row['reason']}")]
             for row in changes.in_order(rows, catalogue)]
    return markup.fold(say(f"history.{what}", count=wording.Count(len(rows))),
                       table("", columns, cells) + changes.more(len(rows)), opened=opened)
