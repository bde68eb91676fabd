"""Page "Briefing": choose countries or a group, goals and a year; download the files; see which are still right."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest
from indicators.briefing.pack.content import Pack, Section
from indicators.briefing.pack.files import KINDS, check_template, pack_file
from indicators.briefing.stamp import CLEARED, Clearance, organisation
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import ask, cache, frame, issued, markup, packs, state
from pages.shared.cache import Visit

MOST_COUNTRIES = 12
PEOPLE = ("prepared", "checked", "cleared")       # parts of the clearance line
DESIGNED = (".pptx", ".docx")            # which may have an organisation's design

Template = tuple[str, bytes]
"""Name and content of an organisation's own slides or document."""


def briefing(visit: Visit) -> None:
    """Ask for the scope; offer the files and a preview; then which briefings were issued, and whether one is right."""
    frame.html(markup.heading(1, say("menu.briefing")) + markup.paragraph(say("brief.lead"), "gl-text"))
    if state.text("group") == ask.SET:
        state.put(group=None)
    request = _ask(visit)
    try:
        with st.spinner(say("brief.collecting")):
            pack = packs.pack_of(visit, request)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal)))
    else:
        _files(visit, request, pack.stem)
        frame.html(_preview(pack))
    issued.show(visit)


def _ask(visit: Visit) -> PackRequest:
    """Countries or a group, goals, year and clearance, from link parameters and widgets."""
    areas, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    groups = {group.id: wording.text(group.name) for group in visit.catalogue.groups}
    figures = cache.scoreboard(visit).figures
    years = ["", *(str(year) for year in sorted(figures["year"].unique(), reverse=True))]
    with st.container(horizontal=True):
        group = state.choose("group", say("head.group"), list(groups), next(iter(groups)), groups.__getitem__)
        chosen = state.multiselect("areas", say("head.countries"), list(areas), areas.__getitem__, most=MOST_COUNTRIES,
                                   placeholder=say("head.all_countries"), instead=groups[group])
        about = state.multiselect("goals", say("head.goals"), list(goals), goals.__getitem__, most=len(goals),
                                  placeholder=say("head.all_goals"))
        year = state.choose("year", say("head.year"), years, "", lambda code: code or say("brief.latest"))
    before = cache.release_before(visit)
    return PackRequest(areas=tuple(chosen), group="" if chosen or group == next(iter(groups)) else group,
                       goals=tuple(sorted(about)), year=int(year) if year else None, clearance=_clearance(),
                       replaces=before.version if before else None)


def _clearance() -> Clearance:
    """Ask for the parts of the clearance line, which are link parameters so that a link keeps them."""
    with st.expander(say("brief.clearance"), expanded=any(map(state.has, CLEARED))):
        columns, values = [*st.columns(3), *st.columns(3)], {}
        for name, column in zip(CLEARED, columns, strict=True):
            with column:
                default = organisation().marking if name == "marking" else ""
                example = say("brief.person_example" if name in PEOPLE else f"brief.{name}_example")
                values[name] = state.text_field(name, say(f"brief.{name}"), default, example)
    return Clearance(**values)


def _files(visit: Visit, request: PackRequest, stem: str) -> None:
    """A button for each file; without a Chromium there are none with pictures."""
    designs = _designs()
    with st.container(horizontal=True):
        for kind, name in zip(KINDS, ("slides", "document", "workbook"), strict=True):
            packs.button(visit, request, name, stem + kind, partial(pack_file, kind=kind, template=designs.get(kind)),
                         main=name == "slides")
        packs.minister_buttons(visit, request, stem)
    if not chromium.installed():
        frame.html(markup.paragraph(wording.error(Refusal("brief.no_chromium")), "gl-small"))


def _designs() -> dict[str, Template]:
    """Ask for an organisation's own slides and document, by kind; they are checked, and kept in this session alone."""
    designs = {}
    with st.expander(say("brief.design"), key="brief.design.fold"):
        files = st.file_uploader(say("brief.design_choose"), type=[kind[1:] for kind in DESIGNED],
                                 accept_multiple_files=True, key="brief.design")
        for file in files:
            try:
                check_template(file.name, file.getvalue())
                designs[file.name[-len(DESIGNED[0]):].casefold()] = file.name, file.getvalue()
            except Refusal as refusal:
                frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))
    return designs


def _preview(pack: Pack) -> Markup:
    """The content of the files: headline, each finding with its number and points, missing information, provenance."""
    left_out = markup.bullets(pack.left_out, "gl-text gl-quiet") if pack.left_out else ""
    head = say("brief.preview") if pack.headline == pack.sections[0].finding else pack.headline
    return markup.joined((
        markup.heading(2, head), markup.paragraph(f"{pack.title} · {pack.filters}", "gl-quiet gl-small"),
        markup.paragraph(pack.marking, "gl-small"), *map(_section, pack.sections), left_out,
        markup.paragraph(pack.provenance, "gl-quiet gl-small")))


def _section(section: Section) -> Markup:
    number = markup.paragraph(f"{section.number} · {section.change}") if section.number else ""
    points = [f"{point.head}: {point.text}" for point in section.points] or [section.box]
    return markup.joined((
        markup.heading(3, section.finding), markup.paragraph(section.heading, "gl-quiet gl-small"), number,
        markup.bullets(filter(None, points), "gl-text")))


if __name__ == "__main__":
    frame.show("briefing", briefing)
