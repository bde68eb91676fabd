"""Page "Briefing": choose countries or a group, goals and a year; download the files; see which are still right."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest
from indicators.briefing.pack.files import KINDS, check_template, pack_file
from indicators.briefing.recheck import Recheck, issued_briefings, recheck
from indicators.briefing.reference import Reference, from_json, view
from indicators.briefing.reference.files import LARGEST, reference_in
from indicators.briefing.stamp import CLEARED, Clearance, organisation
from indicators.changes.releases import release_before
from indicators.errors import Refusal
from indicators.model import KEY
from indicators.opening import Event, FigureSet, LogEntry, figure_set
from indicators.wording import day, say
from pages.shared import cache, changes, downloads, frame, markup, menu, state
from pages.shared.cache import CacheKey, Visit
from pages.shared.receipt import moment
from pages.shared.record import erased_by

MOST_COUNTRIES, MOST_LISTED = 12, 12
MEGABYTE = 1_000_000
PEOPLE = ("prepared", "checked", "cleared")       # parts of the clearance line
DESIGNED = (".pptx", ".docx")            # which may have an organisation's design


def briefing(visit: Visit) -> None:
    """Ask for the scope; offer the files and a preview; then which briefings were issued, and whether one is right."""
    frame.html(markup.heading(1, say("menu.briefing")) + markup.paragraph(say("brief.lead"), "gl-text"))
    if state.text("group") == state.SET:
        state.put(group=None)
    request = _ask(visit)
    try:
        with st.spinner(say("brief.collecting")):
            pack = downloads.pack_of(visit, request)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal)))
    else:
        _offer(visit, request, pack.stem)
        frame.html(markup.preview(pack))
    _show_issued(visit)


def _ask(visit: Visit) -> PackRequest:
    """Countries or a group, goals, year and clearance, from link parameters and widgets."""
    areas, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    groups = {group.id: wording.text(group.name) for group in visit.catalogue.groups}
    first, *_ = groups
    with st.container(horizontal=True):
        group = state.choose("group", say("head.group"), list(groups), first, groups.__getitem__)
        chosen = state.multiselect("areas", say("head.countries"), list(areas), areas.__getitem__, most=MOST_COUNTRIES,
                                   placeholder=say("head.all_countries"), instead=groups[group])
        about = state.multiselect("goals", say("head.goals"), list(goals), goals.__getitem__, most=len(goals),
                                  placeholder=say("head.all_goals"), instead=say("head.all_goals"))
        year = state.choose_year(cache.scoreboard(visit).figures["year"])
    before = None if visit.release else release_before(visit.snapshot, visit.version)
    return PackRequest(areas=tuple(chosen), group="" if chosen or group == first else group,
                       goals=tuple(sorted(about)), year=year, clearance=_clearance(),
                       replaces=before.version if before else None)


def _clearance() -> Clearance:
    """Ask for the parts of the clearance line, which are link parameters so that a link keeps them."""
    values = {}
    with st.expander(say("brief.clearance"), expanded=any(map(state.has, CLEARED))), st.container(horizontal=True):
        for name in CLEARED:
            example = say("brief.person_example" if name in PEOPLE else f"brief.{name}_example")
            default = organisation().marking if name == "marking" else ""
            values[name] = state.text_field(name, say(f"brief.{name}"), default, placeholder=example)
    return Clearance(**values)


def _offer(visit: Visit, request: PackRequest, stem: str) -> None:
    """Render a button for each file; without a Chromium there are none with pictures."""
    designs = _designs()
    with st.container(horizontal=True):
        for kind, name in zip(KINDS, ("slides", "document", "workbook"), strict=True):
            downloads.offer_file(visit, request, name, stem + kind, partial(
                pack_file, kind=kind, template=designs.get(kind)), main=name == "slides")
        downloads.offer_files(visit, request, stem)
    if not chromium.installed():
        frame.html(markup.paragraph(wording.error(Refusal("brief.no_chromium")), "gl-small"))


def _designs() -> dict[str, tuple[str, bytes]]:
    """Ask for an organisation's own slides and document: name and content by kind, checked, for this session alone."""
    designs = {}
    with st.expander(say("brief.design"), key="brief.design.fold"):
        for file in st.file_uploader(say("brief.design_choose"), type=[kind[1:] for kind in DESIGNED],
                                     accept_multiple_files=True, key="brief.design"):
            try:
                check_template(file.name, file.getvalue())
                designs[file.name[-len(DESIGNED[0]):].casefold()] = file.name, file.getvalue()
            except Refusal as refusal:
                frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))
    return designs


def _show_issued(visit: Visit) -> None:
    """Render the latest briefings taken from here, each with its verdict; and ask for a file to check."""
    frame.html(markup.issued_list([_issued(*row) for row in issued_briefings(
        visit.ledger, MOST_LISTED)]))
    with st.container(key="recheck"):
        frame.html(markup.heading(2, say("recheck.title")) + markup.paragraph(say("recheck.lead"), "gl-text"))
        file = st.file_uploader(say("recheck.choose"), key="recheck.file", max_upload_size=LARGEST // MEGABYTE)
        if file:
            try:
                frame.html(_result(reference_in(file.getvalue()), file.name))
            except Refusal as refusal:
                frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))


def _issued(entry: LogEntry, reference: Reference) -> tuple[str, str, str]:
    """What was taken, by whom and when; whether it is still right; if not, the link that makes it again."""
    taken = say("issued.row", who=entry.actor_name, when=moment(entry.at), title=entry.payload["title"],
                file=entry.payload["file"], version=reference.version)
    try:
        result = _checked(reference)
    except Refusal as refusal:
        return taken, wording.error(refusal), ""
    return (taken, say("issued.right"), "") if result.same else (taken, _changes(result), _again(reference))


def _checked(reference: Reference) -> Recheck:
    """What has changed since a file was made. Raises Refusal: recheck.*."""
    snapshot = cache.snapshot_of(reference.figures)
    key = cache.key_of(reference.figures, snapshot.catch_up(), snapshot.erasures)
    return _recheck(key, reference.to_json())


@st.cache_resource(max_entries=2 * MOST_LISTED, show_spinner=False)
def _recheck(key: CacheKey, reference: str) -> Recheck:
    return recheck(*cache.opened(key.figures), from_json(reference))


def _changes(result: Recheck) -> str:
    """How much has changed: "2 figures and 1 status have changed since then"."""
    return say("recheck.changed", count=sum(result.counts.values()), changes=wording.listed(
        say(f"recheck.{name}", count=wording.Count(count)) for name, count in result.counts.items() if count))


def _again(reference: Reference) -> str:
    """The address of the screen with the same choices at today's data version."""
    screen, values = view(reference)
    figures = reference.figures if reference.figures != figure_set() else ""
    return menu.address(screen, **values | {"set": figures, "version": ""})


def _result(reference: Reference, name: str) -> Markup:
    """Of what a file is, whether that is still right, what has changed, and the link that makes it again."""
    result, catalogue = _checked(reference), cache.snapshot_of(reference.figures).catalogue()
    group = next((group for group in catalogue.groups if group.id == reference.group), catalogue.groups[0])
    areas = [wording.area(code, catalogue) for code in reference.areas] or [wording.text(group.name)]
    goals = [*filter(None, [catalogue.goal_of.get(reference.compared)])] or [*reference.goals]
    when = say("pack.filter_year", year=reference.year) if reference.year else say("pack.filter_latest")
    scope = say("pack.filters", count=len(goals or catalogue.goals), goals=", ".join(goals) or "all", when=when)
    about = say("recheck.about", name=name, version=reference.version, day=day(reference.day.isoformat()),
                audience=say(f"pack.for_{reference.audience}"), about=f"{wording.listed(areas)} · {scope}")
    invented = say("message", "chart.illustrative") if reference.figures == "illustrative" else ""
    reasons = {"figures": result.causes.figures, "flips": result.causes.flips}
    listed = changes.listed(result.changes, catalogue, why=lambda kind, row: _by(
        reasons[kind].get(tuple(row[name] for name in KEY)), reference.figures))
    verdict = say("recheck.same", version=result.newest) if result.same else _changes(result)
    return markup.rechecked(f"{about} {invented}", verdict, _remarks(reference, result), listed, _again(reference))


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
