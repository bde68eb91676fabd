"""Page "Briefing": choose countries, goals and a year, and download a briefing in one of five formats."""


import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.organisation import organisation
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import PARTS, Pack, Section, with_parts
from indicators.briefing.stamp import CLEARED, Clearance
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import cache, frame, making, markup, recheck, state
from pages.shared.areas_to_compare import MEMBER, membership
from pages.shared.cache import CacheKey, Visit

MOST_COUNTRIES = 12


def briefing(visit: Visit) -> None:
    """Ask for scope, parts and clearance line; render the files and a preview; say what changed since an earlier one.
    """
    frame.html(markup.heading(1, say("brief.title")) + markup.paragraph(say("brief.lead"), "gl-text"))
    _made(visit, _ask(visit))
    recheck.show()


def _made(visit: Visit, asked: PackRequest) -> None:
    """Render the buttons for the files and a preview, once the findings are collected."""
    parts = state.pills("parts", say("brief.parts"), PARTS, lambda part: say(f"brief.part_{part}"))
    about = visit, visit.cache_key, visit.as_of, asked
    try:
        with st.spinner(say("brief.collecting")):
            pack = with_parts(_findings(*about), parts)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal)))
        return
    making.offered(visit, pack, (*about[1:], tuple(parts)))
    frame.html(_preview(pack))


def _ask(visit: Visit) -> PackRequest:
    """Countries, goals, year and clearance, from link parameters and widgets."""
    known = visit.catalogue
    member = membership(known, int(visit.as_of[:4]))
    areas = {area.code: area.name for area in sorted(known.areas, key=lambda area: (
        member.get(area.code) != MEMBER, area.name)) if area.kind == "country"}
    goals = {goal.id: f"{goal.id} {wording.text(goal.title)}" for goal in known.goals}
    figures = cache.scoreboard(visit).figures
    years = ["", *(str(year) for year in sorted(figures["year"].unique(), reverse=True))]
    first, second, third = st.columns(3)
    with first:
        chosen = state.multiselect("areas", say("brief.countries"), list(areas), areas.__getitem__, most=MOST_COUNTRIES,
                               placeholder=wording.text(known.groups[0].name))
    with second:
        about = state.multiselect("goals", say("brief.goals"), list(goals), goals.__getitem__, most=len(goals),
                              placeholder=say("brief.all_goals"))
    with third:
        year = state.choose("year", say("brief.year"), years, "", lambda code: code or say("brief.latest"))
    clearance = _clearance()
    return PackRequest(areas=tuple(chosen), goals=tuple(sorted(about)), year=int(year) if year else None,
                 clearance=clearance, replaces=cache.replaced(visit), not_public=cache.not_public(visit, chosen, about))


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
def _findings(_visit: Visit, key: CacheKey, as_of: str, asked: PackRequest) -> Pack:
    """The findings of many countries take a while, which all who ask for the same wait for together."""
    return build(cache.read_of(_visit), asked)


def _preview(pack: Pack) -> Markup:
    """The content of the files: title, findings with sentences and statuses, missing information, and footer."""
    left_out = markup.bullets(pack.left_out, "gl-text gl-quiet") if pack.left_out else Markup("")
    return markup.joined((
        markup.heading(2, say("brief.preview")), markup.paragraph(pack.title, "gl-lead"),
        markup.paragraph(pack.filters, "gl-quiet gl-small"), *map(_section, pack.sections), left_out,
        *(markup.paragraph(line, "gl-quiet gl-small") for line in pack.foot)))


def _section(section: Section) -> Markup:
    counted = say("brief.figures", count=len(section.figures) + len(section.others))
    status = [markup.paragraph(section.status.words)] if section.status else []
    return markup.joined((
        markup.heading(3, section.heading), markup.paragraph(section.box, "gl-text"), *status,
        markup.paragraph(counted, "gl-quiet gl-small")))
