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
from indicators.opening import Event, FigureSet
from indicators.wording import day, say
from pages.shared import cache, changes, frame, markup, menu, state
from pages.shared.cache import CacheKey
from pages.shared.history.entry import erased_by, moment

MEGABYTE = 1_000_000


def show() -> None:
    """Ask for a file and render what has changed since."""
    with st.container(key="recheck"):
        frame.html(markup.heading(2, say("recheck.title")) + markup.paragraph(say("recheck.lead"), "gl-text"))
        file = st.file_uploader(say("recheck.choose"), key="recheck.file", max_upload_size=LARGEST // MEGABYTE)
        if file is None:
            return
        try:
            frame.html(_result(reference_in(file.getvalue()), file.name))
        except Refusal as refusal:
            frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))


def _result(reference: Reference, name: str) -> Markup:
    """Of what the file is, whether that is still right, what has changed, and the link that makes it again."""
    result, catalogue = checked(reference), cache.snapshot_of(reference.figures).catalogue()
    reasons = {"figures": result.causes.figures, "flips": result.causes.flips}
    return markup.joined((
        markup.paragraph(_about(reference, catalogue, name), "gl-text"), markup.paragraph(verdict(result), "gl-lead"),
        markup.bullets(_remarks(reference, result), "gl-text") if _remarks(reference, result) else "",
        changes.listed(result.changes, catalogue, why=lambda kind, row: _why(
            reasons[kind].get(tuple(row[name] for name in KEY)), reference.figures)),
        markup.paragraph(markup.link(again(reference), say("recheck.again")), "gl-text")))


def checked(reference: Reference) -> Recheck:
    """What has changed since a file was made. Raises Refusal: recheck.*."""
    snapshot = cache.snapshot_of(reference.figures)
    key = cache.key_of(reference.figures, snapshot.catch_up(), snapshot.erasures)
    return _recheck(key, reference.to_json())


@st.cache_resource(max_entries=16, show_spinner=False)
def _recheck(key: CacheKey, reference: str) -> Recheck:
    return recheck(*cache.opened(key.figures), from_json(reference))


def _about(reference: Reference, catalogue: Catalogue, name: str) -> str:
    """Which data version, day and audience the file is of, and of whom and what."""
    group = next((group for group in catalogue.groups if group.id == reference.group), catalogue.groups[0])
    areas = [wording.area(code, catalogue) for code in reference.areas] or [wording.text(group.name)]
    goals = reference.goals or [goal.id for goal in catalogue.goals]
    when = say("pack.filter_year", year=reference.year) if reference.year else say("pack.filter_latest")
    about = say("pack.filters", whose=wording.listed(areas), count=len(goals), goals=", ".join(goals), when=when)
    invented = reference.figures == "illustrative"
    remark = [wording.message(Message(code="chart.illustrative"), catalogue)] if invented else []
    return " ".join([say("recheck.about", name=name, version=reference.version, day=day(reference.day.isoformat()),
                         audience=say(f"pack.for_{reference.audience}"), about=about), *remark])


def verdict(result: Recheck) -> str:
    """Whether it is still right, or how much has changed."""
    if result.same:
        return say("recheck.same", version=result.newest)
    counts = {"figures": len(result.changes.rows), "statuses": len(result.changes.flips),
              "growths": result.growths, "commitments": result.commitments, "members": len(result.members)}
    return say("recheck.changed", changes=wording.listed(
        say(f"recheck.{name}", count=wording.Count(count)) for name, count in counts.items() if count))


def _remarks(reference: Reference, result: Recheck) -> list[str]:
    """That its release was withdrawn, that rules were changed, and what was erased."""
    remarks = []
    if result.withdrawn:
        events = cache.opened(reference.figures)[0].events(after=(result.withdrawn.taken_back or 1) - 1)
        remarks.append(say("recheck.withdrawn", release=result.withdrawn.name, by=_by(events[0], reference.figures)))
    remarks += [say("recheck.adopted", version=event.version, by=_by(event, reference.figures))
                for event in result.causes.adopted]
    return remarks + [say("recheck.erased", submission=entry.submission.id, by=erased_by(entry.erased))
                      for entry in result.erased if entry.erased]


def _why(event: Event | None, figures: FigureSet) -> Markup | str:
    return "" if event is None else markup.joined((
        _by(event, figures), markup.small(say("recheck.event", what=say("history.event_kind", kind=event.kind),
                                              version=event.version))))


def _by(event: Event, figures: FigureSet) -> str:
    """Who made a data event, when and why: "Ana, 25 November 2026, 15:30 UTC: late figures"."""
    sent = cache.snapshot_of(figures).submission(event.submission) if event.submission else None
    reason = event.note or (sent and (sent.note or sent.payload.get("reason"))) or say("recheck.no_reason")
    return say("recheck.by", who=event.actor_name, when=moment(event.at), why=reason)


def again(reference: Reference) -> str:
    """The screen with the same choices at today's data version."""
    screen = view(reference)
    figures = screen.figures if screen.figures != state.first_set() else ""
    return menu.address(screen.screen, **{**screen.values, "set": figures, "version": ""})
