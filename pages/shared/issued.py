"""Which briefings are still right: those taken from here, and a file that somebody hands in."""

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.issued import IssuedBriefing, issued_briefings
from indicators.briefing.recheck import Recheck, recheck
from indicators.briefing.reference import Reference, from_json
from indicators.briefing.reference.address import view
from indicators.briefing.reference.files import LARGEST, reference_in
from indicators.errors import Refusal
from indicators.model import KEY, Catalogue, Message
from indicators.opening import Event, FigureSet, figure_set
from indicators.wording import day, say
from pages.shared import cache, changes, frame, markup, menu
from pages.shared.cache import CacheKey, Visit
from pages.shared.history.entry import erased_by, moment

MEGABYTE = 1_000_000
MOST = 12                # briefings listed


def show(visit: Visit) -> None:
    """Render the latest briefings taken from here, each with its verdict; and ask for a file to check."""
    rows = issued_briefings(cache.opened(visit.figures)[0], MOST)
    frame.html(markup.heading(2, say("issued.title")) + (
        markup.bullets(map(_row, rows), "gl-text") if rows else markup.paragraph(say("issued.none"), "gl-quiet")))
    with st.container(key="recheck"):
        frame.html(markup.heading(2, say("recheck.title")) + markup.paragraph(say("recheck.lead"), "gl-text"))
        file = st.file_uploader(say("recheck.choose"), key="recheck.file", max_upload_size=LARGEST // MEGABYTE)
        if file:
            try:
                frame.html(_result(reference_in(file.getvalue()), file.name))
            except Refusal as refusal:
                frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))


def _row(row: IssuedBriefing) -> Markup:
    """What was taken, by whom and when; below it whether it is still right, else the link that makes it again."""
    values = {"title": row.title, "file": row.file, "version": row.reference.version}
    return markup.lines([say("issued.row", who=row.name, when=moment(row.at), **values), _verdict(row.reference)])


def _verdict(reference: Reference) -> Markup | str:
    try:
        result = _checked(reference)
    except Refusal as refusal:
        return wording.error(refusal)
    return say("issued.right") if result.same else markup.joined((
        markup.strong(_changes(result)), markup.link(_again(reference), say("recheck.again"))), " ")


def _result(reference: Reference, name: str) -> Markup:
    """Of what a file is, whether that is still right, what has changed, and the link that makes it again."""
    result, catalogue = _checked(reference), cache.snapshot_of(reference.figures).catalogue()
    reasons, remarks = {"figures": result.causes.figures, "flips": result.causes.flips}, _remarks(reference, result)
    return markup.joined((
        markup.paragraph(_about(reference, catalogue, name), "gl-text"),
        markup.paragraph(say("recheck.same", version=result.newest) if result.same else _changes(result), "gl-lead"),
        markup.bullets(remarks, "gl-text") if remarks else "",
        changes.listed(result.changes, catalogue, why=lambda kind, row: _by(
            reasons[kind].get(tuple(row[name] for name in KEY)), reference.figures)),
        markup.paragraph(markup.link(_again(reference), say("recheck.again")), "gl-text")))


def _checked(reference: Reference) -> Recheck:
    """What has changed since a file was made. Raises Refusal: recheck.*."""
    snapshot = cache.snapshot_of(reference.figures)
    key = cache.key_of(reference.figures, snapshot.catch_up(), snapshot.erasures)
    return _recheck(key, reference.to_json())


@st.cache_resource(max_entries=2 * MOST, show_spinner=False)
def _recheck(key: CacheKey, reference: str) -> Recheck:
    return recheck(*cache.opened(key.figures), from_json(reference))


def _about(reference: Reference, catalogue: Catalogue, name: str) -> str:
    """Which data version, day and audience a file is of, and of whom and what."""
    group = next((group for group in catalogue.groups if group.id == reference.group), catalogue.groups[0])
    areas = [wording.area(code, catalogue) for code in reference.areas] or [wording.text(group.name)]
    goals = reference.goals or [goal.id for goal in catalogue.goals]
    when = say("pack.filter_year", year=reference.year) if reference.year else say("pack.filter_latest")
    scope = say("pack.filters", count=len(goals), goals=", ".join(goals), when=when)
    about = f"{wording.listed(areas)} · {scope}"
    invented = reference.figures == "illustrative"
    return " ".join((say("recheck.about", name=name, version=reference.version, day=day(reference.day.isoformat()),
                         audience=say(f"pack.for_{reference.audience}"), about=about), *(
        [wording.message(Message(code="chart.illustrative"), catalogue)] if invented else [])))


def _changes(result: Recheck) -> str:
    """How much has changed: "2 figures and 1 status have changed since then"."""
    counts = {"figures": len(result.changes.rows), "statuses": len(result.changes.flips),
              "growths": result.growths, "commitments": result.commitments, "members": len(result.members)}
    return say("recheck.changed", count=sum(counts.values()), changes=wording.listed(
        say(f"recheck.{name}", count=wording.Count(count)) for name, count in counts.items() if count))


def _remarks(reference: Reference, result: Recheck) -> list[str]:
    """That its release was withdrawn, that rules were changed, and what was erased."""
    remarks = []
    if result.withdrawn:
        events = cache.opened(reference.figures)[0].events(after=(result.withdrawn.taken_back or 1) - 1)
        remarks.append(say("recheck.withdrawn", release=result.withdrawn.name, by=_by(events[0], reference.figures)))
    remarks += [say("recheck.adopted", by=_by(event, reference.figures)) for event in result.causes.adopted]
    return remarks + [say("recheck.erased", submission=entry.submission.id, by=erased_by(entry.erased))
                      for entry in result.erased if entry.erased]


def _by(event: Event | None, figures: FigureSet) -> str:
    """Who made a data event, when, in which data version and why; "" for none."""
    if event is None:
        return ""
    sent = cache.snapshot_of(figures).submission(event.submission) if event.submission else None
    reason = event.note or (sent and (sent.note or sent.payload.get("reason"))) or "none"
    return say("recheck.by", who=event.actor_name, when=moment(event.at), version=event.version, why=reason)


def _again(reference: Reference) -> str:
    """The screen with the same choices at today's data version."""
    screen = view(reference)
    figures = screen.figures if screen.figures != figure_set() else ""
    return menu.address(screen.screen, **{**screen.values, "set": figures, "version": ""})
