"""Page "Briefing": choose countries, goals and a year; download slides, a document, a workbook, a minister's page."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, Section
from indicators.briefing.pack.files import BY_CHROMIUM, KINDS, check_template, minister_file, pack_file
from indicators.briefing.stamp import CLEARED, Clearance, organisation
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import cache, frame, issued, markup, recheck, state
from pages.shared.areas_to_compare import MEMBER, membership
from pages.shared.cache import CacheKey, Visit

MOST_COUNTRIES = 12
DESIGNED = (".pptx", ".docx")            # which may have an organisation's design

Template = tuple[str, bytes]
"""Name and content of an organisation's own slides or document."""


def briefing(visit: Visit) -> None:
    """Ask for the scope; offer the files and a preview; then which briefings were issued, and whether one is right."""
    frame.html(markup.heading(1, say("menu.briefing")) + markup.paragraph(say("brief.lead"), "gl-text"))
    for one, several in (("area", "areas"), ("goal", "goals")):         # as links of other pages name them
        if state.has(one) and not state.has(several):
            state.put(**{several: str(st.query_params[one]), one: None})
    request = _ask(visit)
    try:
        with st.spinner(say("brief.collecting")):
            pack = _pack(visit, visit.cache_key, visit.as_of, request)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal)))
    else:
        _files(visit, pack)
        frame.html(_preview(pack))
    issued.show(visit)
    recheck.show()


def _ask(visit: Visit) -> PackRequest:
    """Countries, goals, year and clearance, from link parameters and widgets."""
    known = visit.catalogue
    member = membership(known, int(visit.as_of[:4]))
    areas = {area.code: area.name for area in sorted(known.areas, key=lambda area: (
        member.get(area.code) != MEMBER, area.name)) if area.kind == "country"}
    goals = wording.goal_titles(known)
    figures = cache.scoreboard(visit).figures
    years = ["", *(str(year) for year in sorted(figures["year"].unique(), reverse=True))]
    with st.container(horizontal=True):
        chosen = state.multiselect("areas", say("head.countries"), list(areas), areas.__getitem__, most=MOST_COUNTRIES,
                                   placeholder=wording.text(known.groups[0].name))
        about = state.multiselect("goals", say("head.goals"), list(goals), goals.__getitem__, most=len(goals),
                                  placeholder=say("head.all_goals"))
        year = state.choose("year", say("head.year"), years, "", lambda code: code or say("brief.latest"))
    return PackRequest(areas=tuple(chosen), goals=tuple(sorted(about)), year=int(year) if year else None,
                       clearance=_clearance(), replaces=cache.replaced(visit),
                       not_public=cache.not_public(visit, chosen, about))


def _clearance() -> Clearance:
    """Ask for the parts of the clearance line, which are link parameters so that a link keeps them."""
    with st.expander(say("brief.clearance"), expanded=any(map(state.has, CLEARED))):
        columns = [*st.columns(3), *st.columns(3)]
        values = {}
        for name, column in zip(CLEARED, columns, strict=True):
            with column:
                default = organisation().marking if name == "marking" else ""
                values[name] = state.text_field(name, say(f"brief.{name}"), default, say(f"brief.{name}_example"),
                                                say(f"brief.{name}_help"))
    return Clearance(**values)


@st.cache_resource(max_entries=8, show_spinner=False)
def _pack(_visit: Visit, key: CacheKey, as_of: str, request: PackRequest) -> Pack:
    """The findings of many countries take a while, which all who ask for the same wait for together."""
    return build(cache.read_of(_visit), request)


def _files(visit: Visit, pack: Pack) -> None:
    """A button for each file, made when it is pressed; without a Chromium there are none with pictures."""
    designs, draws = _designs(), chromium.installed()

    def offer(name: str, file: str, make: Callable[[], bytes], *, pictures: bool) -> None:
        def made() -> bytes:
            content = make()
            issued.record(visit, file, pack)
            return content

        st.download_button(say(f"brief.{name}"), made, file, on_click="ignore", key=f"brief.{name}",
                           disabled=pictures and not draws, type="primary" if name == "slides" else "secondary")

    with st.container(horizontal=True):
        for kind, name in zip(KINDS, ("slides", "document", "workbook"), strict=True):
            offer(name, f"{pack.stem}{kind}", lambda kind=kind: pack_file(pack, kind, designs.get(kind)),  # type: ignore[misc]
                  pictures=kind in BY_CHROMIUM)
        for kind, name in ((".pptx", "minister_slide"), (".docx", "minister_page")):
            offer(name, f"{pack.stem}_minister{kind}", lambda kind=kind: minister_file(pack, kind),  # type: ignore[misc]
                  pictures=kind in BY_CHROMIUM)
    if not draws:
        frame.html(markup.paragraph(wording.error(Refusal("brief.no_chromium")), "gl-small"))


def _designs() -> dict[str, Template]:
    """Ask for an organisation's own slides and document, by kind; they are checked, and kept in this session alone."""
    with st.expander(say("brief.design"), key="brief.design.fold"):
        frame.html(markup.paragraph(say("brief.design_lead"), "gl-small"))
        files = st.file_uploader(say("brief.design_choose"), type=[kind[1:] for kind in DESIGNED],
                                 accept_multiple_files=True, key="brief.design")
        designs = {}
        for file in files:
            kind = next(kind for kind in DESIGNED if file.name.casefold().endswith(kind))
            try:
                check_template(file.name, file.getvalue())
                designs[kind] = file.name, file.getvalue()
            except Refusal as refusal:
                frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))
    return designs


def _preview(pack: Pack) -> Markup:
    """The content of the files: headline, each finding with its number and points, missing information, provenance."""
    left_out = markup.bullets(pack.left_out, "gl-text gl-quiet") if pack.left_out else Markup("")
    head = say("brief.preview") if pack.headline == pack.sections[0].finding else pack.headline
    return markup.joined((
        markup.heading(2, head), markup.paragraph(f"{pack.title} · {pack.filters}", "gl-quiet gl-small"),
        markup.paragraph(pack.marking, "gl-small"), *map(_section, pack.sections), left_out,
        markup.paragraph(pack.provenance, "gl-quiet gl-small")))


def _section(section: Section) -> Markup:
    number = markup.paragraph(f"{section.number} · {section.change}") if section.number else Markup("")
    points = [f"{point.head}: {point.text}" for point in section.points] or [section.box]
    return markup.joined((
        markup.heading(3, section.finding), markup.paragraph(section.heading, "gl-quiet gl-small"), number,
        markup.bullets([point for point in points if point], "gl-text")))


if __name__ == "__main__":
    frame.show("briefing", briefing)
