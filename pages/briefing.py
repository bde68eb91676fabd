"""Page "Briefing": findings on some countries, goals and a year, to take as slides, document, pages or workbook."""

import sys
from pathlib import Path

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import io
from tempfile import TemporaryDirectory

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import Asked, build
from indicators.briefing.pack.content import Clearance, Pack, Section
from indicators.briefing.pack.files import write_pack
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import cache, frame, markup, recheck, state
from pages.shared.areas_to_compare import MEMBER, membership
from pages.shared.cache import Edition, Visit
from pages.shared.server import options

MOST_COUNTRIES = 12
KINDS = {".pptx": "slides", ".docx": "document", ".pdf": "pages", ".xlsx": "workbook", ".zip": "pictures"}
BY_CHROMIUM = (".docx", ".pdf", ".zip")      # which need pictures
CLEARED = ("marking", "embargo", "edition", "prepared", "checked", "cleared")


def briefing(visit: Visit) -> None:
    """Ask what the briefing is about and for its clearance line; offer the files, and render what is in them."""
    frame.html(markup.heading(1, say("brief.title")) + markup.paragraph(say("brief.lead"), "gl-text"))
    asked = _ask(visit)
    try:
        pack = _pack(visit, visit.edition, visit.as_of, asked)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal)))
        recheck.show(visit)
        return
    _take(pack)
    frame.html(_preview(pack))
    recheck.show(visit)


def _ask(visit: Visit) -> Asked:
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
        chosen = state.several("areas", say("brief.countries"), list(areas), areas.__getitem__, most=MOST_COUNTRIES,
                               placeholder=wording.text(known.groups[0].name))
    with second:
        about = state.several("goals", say("brief.goals"), list(goals), goals.__getitem__, most=len(goals),
                              placeholder=say("brief.all_goals"))
    with third:
        year = state.choose("year", say("brief.year"), years, "", lambda code: code or say("brief.latest"))
    clearance = _clearance()
    return Asked(areas=tuple(chosen), goals=tuple(sorted(about)), year=int(year) if year else None,
                 clearance=clearance, replaces=cache.replaced(visit), not_public=cache.not_public(visit, chosen))


def _clearance() -> Clearance:
    """What an office prints on its papers; part of the link, so that the same briefing is made again next year."""
    with st.expander(say("brief.clearance"), expanded=any(map(state.is_asked, CLEARED))):
        columns = [*st.columns(3), *st.columns(3)]
        values = {}
        for name, column in zip(CLEARED, columns, strict=True):
            with column:
                values[name] = state.filled_in(name, say(f"brief.{name}"), "", say(f"brief.{name}_example"),
                                               say(f"brief.{name}_help"))
    return Clearance(**values)


@st.cache_resource(max_entries=8, show_spinner=False)
def _pack(_visit: Visit, edition: Edition, as_of: str, asked: Asked) -> Pack:
    return build(cache.read_of(_visit, asked.areas[0] if len(asked.areas) == 1 else ""), asked)


def _take(pack: Pack) -> None:
    """A button for each kind of file, which is made when it is pressed."""
    drawn = chromium.installed()
    with st.container(horizontal=True):
        for kind, name in KINDS.items():
            st.download_button(say(f"brief.{name}"), lambda kind=kind: _file(pack, kind),  # type: ignore[misc]
                               f"{pack.stem}{kind}", on_click="ignore", key=f"brief.{name}",
                               disabled=kind in BY_CHROMIUM and not drawn)
    if not drawn:
        frame.html(markup.paragraph(wording.error(Refusal("brief.no_chromium")), "gl-small"))


def _file(pack: Pack, kind: str) -> io.BytesIO:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{pack.stem}{kind}"
        write_pack(pack, kind, file)
        return io.BytesIO(file.read_bytes())


def _preview(pack: Pack) -> Markup:
    """What the files hold: title, the findings with their sentences and statuses, what is left out, and the foot."""
    left_out = markup.bullets(pack.left_out, "gl-text gl-quiet") if pack.left_out else Markup("")
    return markup.joined((
        markup.heading(2, say("brief.preview")), markup.paragraph(pack.title, "gl-lead"),
        markup.paragraph(pack.filters, "gl-quiet gl-small"), *map(_section, pack.sections), left_out,
        *(markup.paragraph(line, "gl-quiet gl-small") for line in pack.foot)))


def _section(section: Section) -> Markup:
    counted = say("brief.figures", count=len(section.figures) + len(section.others))
    status = [markup.paragraph(say("pack.status", status=section.status.words))] if section.status else []
    return markup.joined((
        markup.heading(3, section.heading), markup.paragraph(section.box, "gl-text"), *status,
        markup.paragraph(counted, "gl-quiet gl-small")))


if __name__ == "__main__":
    frame.show("briefing", briefing)
else:                        # imported by the server of `streamlit run pages/briefing.py`
    app = st.App(__file__, **options("briefing"))
