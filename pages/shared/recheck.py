"""Is my briefing still right? What has changed since a file was taken from here, and the link that makes it again."""

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.recheck import Recheck, recheck
from indicators.briefing.reference import Reference, from_json
from indicators.briefing.reference.address import view
from indicators.briefing.reference.extraction import LARGEST, reference_in
from indicators.errors import Refusal
from indicators.model import KEY, Catalogue, Message
from indicators.submissions.opening import Event, FigureSet, url_of
from indicators.wording import day, say
from pages.shared import cache, changes, frame, markup, menu, state
from pages.shared.cache import CacheKey
from pages.shared.history.phrases import erased_by, moment

MEGABYTE = 1_000_000


def show() -> None:
    """Ask for a file and render what has changed since."""
    with st.container(key="recheck"):
        frame.html(markup.heading(2, say("recheck.title")) + markup.paragraph(say("recheck.lead"), "gl-text"))
        given = st.file_uploader(say("recheck.choose"), key="recheck.file", max_upload_size=LARGEST // MEGABYTE)
        if given is None:
            return
        try:
            frame.html(_result(reference_in(given.getvalue()), given.name))
        except Refusal as refusal:
            frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))


def _result(reference: Reference, name: str) -> Markup:
    """Of what the file is, whether that is still right, what has changed, and the link that makes it again."""
    snapshot = cache.snapshot_of(reference.figures)
    key = CacheKey(reference.figures, url_of(reference.figures), snapshot.catch_up(), snapshot.erasures)
    found = _recheck(key, reference.to_json())
    known = snapshot.catalogue()
    return markup.joined((
        markup.paragraph(_about(reference, known, name), "gl-text"), markup.paragraph(_verdict(found), "gl-lead"),
        markup.bullets(_remarks(reference, found), "gl-text") if _remarks(reference, found) else "",
        "" if found.same else changes.listed(found.changes, known, "compared", why=lambda kind, row: _why(
            {"figures": found.causes.figures, "flips": found.causes.flips}[kind].get(tuple(row[name] for name in KEY)),
            reference.figures)),
        markup.paragraph(markup.link(_again(reference), say("recheck.again")), "gl-text")))


@st.cache_resource(max_entries=16, show_spinner=False)
def _recheck(key: CacheKey, reference: str) -> Recheck:
    return recheck(*cache.opened(key.figures), from_json(reference))


def _about(reference: Reference, known: Catalogue, name: str) -> str:
    """Which data version, day and audience the file is of, and of whom and what."""
    group = next((group for group in known.groups if group.id == reference.group), known.groups[0])
    areas = [wording.area(code, known) for code in reference.areas] or [wording.text(group.name)]
    goals = reference.goals or [goal.id for goal in known.goals]
    when = say("pack.filter_year", year=reference.year) if reference.year else say("pack.filter_latest")
    about = say("pack.filters", whose=wording.listed(areas), count=len(goals), goals=", ".join(goals), when=when)
    invented = reference.figures == "illustrative"
    remark = [wording.message(Message(code="chart.illustrative"), known)] if invented else []
    return " ".join([say("recheck.about", name=name, version=reference.version, day=day(reference.day.isoformat()),
                         audience=say(f"pack.for_{reference.audience}"), about=about), *remark])


def _verdict(found: Recheck) -> str:
    rows, flips = len(found.changes.rows), len(found.changes.flips)
    if found.same:
        return say("recheck.same", version=found.newest)
    return say("recheck.changed", figures=say("recheck.figures", count=wording.Count(rows)),
               statuses=say("recheck.statuses", count=wording.Count(flips)))


def _remarks(reference: Reference, found: Recheck) -> list[str]:
    """That its release was withdrawn, that rules were changed, and what was erased."""
    remarks = []
    if found.withdrawn:
        events = cache.opened(reference.figures)[0].events(after=(found.withdrawn.taken_back or 1) - 1)
        remarks.append(say("recheck.withdrawn", release=found.withdrawn.name, by=_by(events[0], reference.figures)))
    if not found.newest:
        remarks.append(say("recheck.nothing_public"))
    remarks += [say("recheck.adopted", version=event.version, by=_by(event, reference.figures))
                for event in found.causes.adopted]
    return remarks + [say("recheck.erased", submission=entry.submission.id, by=erased_by(entry.erased))
                      for entry in found.erased if entry.erased]


def _why(event: Event | None, figures: FigureSet) -> Markup | str:
    return "" if event is None else markup.joined((
        _by(event, figures), markup.small(say("recheck.event", what=say(f"history.event_{event.kind}"),
                                              version=event.version))))


def _by(event: Event, figures: FigureSet) -> str:
    """Who made a data event, when and why: "Ana, 25 November 2026, 15:30 UTC: late figures"."""
    sent = cache.snapshot_of(figures).submission(event.submission) if event.submission else None
    reason = event.note or (sent and (sent.note or sent.payload.get("reason"))) or say("recheck.no_reason")
    return say("recheck.by", who=event.actor_name, when=moment(event.at), why=reason)


def _again(reference: Reference) -> str:
    """The screen with the same choices at today's data version."""
    found = view(reference)
    figures = found.figures if found.figures != state.first_set() else ""
    return menu.address(found.screen, **{**found.values, "set": figures, "version": ""})
