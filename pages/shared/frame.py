"""The frame of every page: style, header, notices about the figures, and error messages."""

import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import logs, wording
from indicators.briefing.organisation import organisation
from indicators.catalogue.area_names import other_names
from indicators.errors import InputRefused, Refusal
from indicators.model import Catalogue, Message
from indicators.wording import day, say
from pages.shared import cache, chip, framed, links, markup, menu, state
from pages.shared.cache import Visit

ICON, STYLE = Path(__file__).with_name("icon.svg"), Path(__file__).with_name("style.css").read_text("utf-8")
SLOW = 3.0               # seconds from which a rerun is logged
FIND, SELECTION = "frame.find", "frame.found"
SCREEN, SAVES = "frame.screen", "frame.saves"
FRAMED = ("overview", "country", "goal", "compare", "commitments", "editions", "reports", "data", "how_we_judge",
          "briefing")
"""Screens that have a screenshot view."""


def show(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render a page inside the frame, with the menu; the page that a session begins with first registers all pages."""
    if not menu.running():
        menu.run(first=screen)
        return
    begun = time.monotonic()
    st.set_page_config(page_title=f"{say(f'menu.{screen}')} · {say('menu.brand')}", page_icon=str(ICON), layout="wide")
    if screen not in FRAMED:
        state.report_unused((framed.VIEW,), say("frame.no_frame"))
        state.put(frame=None)
    _style()
    if framed.shape():
        _show_in_frames(screen, draw)
    else:
        _show(screen, draw)
    if (seconds := time.monotonic() - begun) > SLOW:
        logs.event.warning("slow rerun", screen=screen, seconds=round(seconds, 2))


def _show(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render header, menu and page; the version line last, since its links carry what the page accepted."""
    if st.session_state.get(SCREEN) != screen:
        st.session_state[SCREEN] = screen
        st.session_state.pop(SAVES, None)          # receipts, which are read where it was saved
    header = st.container(key="header")
    with header:
        links.mount(_address_selected())
    state.report_unknown_names()
    state.value_of(framed.VIEW, list(framed.SHAPES), say("frame.frame"), say("frame.whole_screen"))
    menu.show()
    try:
        visit = cache.visit()
    except Refusal as refusal:
        trouble(refusal)
    else:
        with header:
            version_line = _search(visit)
        try:
            _draw(screen, visit, draw)
        except Refusal as refusal:
            trouble(refusal)
        with version_line:
            html(_version_line(screen, visit))


def _style() -> None:
    """The style sheet of all screens, or that of the frame that is asked for."""
    css = STYLE + chip.colours()
    st.html(f"<style>{framed.style(css, framed.shape()) if framed.shape() else css}</style>")


def _show_in_frames(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render what a page says, without what is pressed, and lay it out in frames."""
    try:
        visit = cache.visit()
        _draw(screen, visit, draw)
    except Refusal as refusal:
        trouble(refusal)
        return
    here = st.query_params.to_dict()
    other_name = next(shape for shape in framed.SHAPES if shape != framed.shape())
    invented = wording.message(Message(code="chart.illustrative"), visit.catalogue) if visit.illustrative else ""
    logo = organisation().logo
    framed.lay_out(_origin(visit), logo.address if logo else "", invented, [
        (menu.address(screen, **here | {framed.VIEW: ""}), say("frame.back_to_screen")),
        (menu.address(screen, **here | {framed.VIEW: other_name}), say(f"frame.as_{other_name}"))])


def _origin(visit: Visit) -> str:
    """Marking, organisation, for whom, data version or release, and day, as the foot of a frame says."""
    version = version_in_words(visit)
    not_public = cache.not_public(visit)
    marked = [say(f"pack.not_public_{not_public}")] if not_public else []
    office = organisation()
    return " · ".join((*filter(None, (office.marking, office.name)), say("frame.for_staff"), *marked, version,
                       say("pack.as_of", day=day(visit.as_of))))


def _draw(screen: str, visit: Visit, draw: Callable[[Visit], None]) -> None:
    """Render notices about the figures, and the page unless it is empty for an older version."""
    if visit.illustrative:
        st.html(markup.notice("illustrative", say("frame.illustrative"), role="note"))
    if visit.past:
        html(markup.notice("past", say("frame.past", version=visit.version, day=day(visit.as_of)), role="note"))
    if visit.past and not menu.shows_figures(screen):
        html(markup.heading(1, say(f"menu.{screen}")))
    else:
        draw(visit)


def entitle(*names: str) -> None:
    """Set the title of the browser's tab to what the page is about, such as "Germany · 4.2 · Goalline"."""
    st.set_page_config(page_title=" · ".join((*names, say("menu.brand"))))


def html(content: Markup) -> None:
    """Render HTML as one element, without line breaks between numbers and units; nothing for "".

    Streamlit removes scripts and SVG from it.
    """
    if content:
        st.html(wording.unbroken(markup.boxed(content, "gl-page")))


def trouble(refusal: Refusal) -> None:
    """Render why an action failed, with each fault if there are several."""
    faults = [wording.in_full(issue) for issue in refusal.issues] if isinstance(refusal, InputRefused) else []
    html(markup.notices("trouble", [wording.error(refusal), *faults]))


def _search(visit: Visit) -> DeltaGenerator:
    """Render the search box for countries and goals; return the container next to it."""
    search, current = st.columns([2, 3], vertical_alignment="center")
    search_terms = _findable(visit.catalogue)
    search.selectbox(say("frame.find"), list(search_terms), index=None, key=FIND, placeholder=say("frame.find"),
                     format_func=lambda key: search_terms.get(key, key), label_visibility="collapsed",
                     on_change=_remember_selection)
    return current


def _findable(catalogue: Catalogue) -> dict[str, str]:
    """Search terms for goals, judged indicators and countries.

    Members come first, so that "Korea" finds the member; other names of a country, such as "Holland", come last.
    """
    countries = sorted((area for area in catalogue.areas if area.kind == "country"),
                       key=lambda area: (area.member != "yes", area.name))
    goals = {f"goal/{goal.id}": f"{goal.id} {wording.text(goal.title)}" for goal in catalogue.goals}
    judged = {f"goal/{catalogue.goal_of[code]}/{code}": f"{wording.text(indicator.title)} ({catalogue.goal_of[code]})"
              for code, indicator in catalogue.indicators.items() if indicator.role == "judged"}
    return goals | judged | {f"country/{area.code}": f"{area.name} ({area.code})" for area in countries} | {
        f"country/{code}/{name}": f"{name} ({catalogue.area[code].name})"
        for name, code in other_names(catalogue).items()}


def _address_selected() -> str:
    """Link to the country or goal just selected in the search box, "" for none."""
    selection = st.session_state.pop(SELECTION, "")
    if not selection:
        return ""
    screen, code = selection.split("/")[:2]
    return menu.address(screen, **{"area" if screen == "country" else "goal": code})


def _remember_selection() -> None:
    """Store the selection and clear the search box, so that it is empty on the next page."""
    if selection := st.session_state.get(FIND):                   # None if another run came before, which cleared it
        st.session_state[SELECTION] = selection
        st.session_state[FIND] = None


def _version_line(screen: str, visit: Visit) -> Markup:
    """For whom, version, and links to other views of the same screen."""
    here = st.query_params.to_dict() | {"version": ""}      # another set of figures has versions of its own
    links = [] if visit.past else [_other_set(screen, visit, here)]
    if visit.past:
        links.append(markup.link(menu.address(screen, **here), say("frame.back_to_today")))
    if screen in FRAMED:
        figures = "" if visit.figures == state.first_set() else visit.figures
        framed_here = menu.address(screen, **st.query_params.to_dict() | {"set": figures, framed.VIEW: "slide"})
        links.append(markup.link(framed_here, say("frame.as_picture"), say("frame.as_picture_long"), loads=True))
    return markup.version_line(say("frame.for_staff"), _version(visit), list(filter(None, links)),
                               _copies(visit), say("briefing.copied"), say("frame.not_copied"))


def _copies(visit: Visit) -> list[tuple[str, str, str]]:
    """Label, help and pinned version of the buttons that copy a link to this view."""
    return [(say("frame.copy_link"), say("frame.copy_link_newest"), ""),
            (say("frame.copy_link_version", version=visit.version),
             say("frame.copy_link_pinned", version=visit.version), str(visit.version))]


def version_in_words(visit: Visit) -> str:
    """Name and data version of the edition or release shown; without one, the data version."""
    if visit.release and visit.past:
        if visit.of_year is not None:
            return say("frame.edition", edition=wording.edition(visit.release), version=visit.version)
        return say("frame.release", name=visit.release, version=visit.version)
    return say("frame.data_version", version=visit.version)


def _version(visit: Visit) -> Markup | str:
    """The data version, and the number of unpublished changes with a link to publish them."""
    version = version_in_words(visit)
    if visit.past:
        return say("frame.as_of", version=version, day=day(visit.as_of))
    waits = cache.unpublished(visit)
    words = say("frame.working_data", count=wording.Count(waits)) if waits else say("frame.all_published")
    return markup.joined((markup.link(menu.address("history", view="releases"), words),
                          markup.span(version, "gl-whole")), " · ")


def _other_set(screen: str, visit: Visit, here: dict[str, str]) -> Markup:
    """The link to the same screen with the other set of figures."""
    other_name = "real" if visit.illustrative else "illustrative"
    nowhere_else = dict.fromkeys(("area", "areas", "group"), "")     # the sets have no country in common
    values = here | nowhere_else | {"set": "" if other_name == state.first_set() else other_name}
    return markup.link(menu.address(screen, **values), say(f"frame.switch_to_{other_name}"))

