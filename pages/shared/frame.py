"""The frame of every page: style, header, notices about the figures, and error messages."""

import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from indicators import logs, wording
from indicators.briefing.organisation import organisation
from indicators.catalogue.area_names import other_names
from indicators.errors import InputRefused, Refusal
from indicators.model import Catalogue
from indicators.wording import day, say
from pages.shared import cache, chip, links, markup, menu, state
from pages.shared.cache import Visit

ICON = Path(__file__).with_name("icon.svg")
STYLE, CLEAN = (Path(__file__).with_name(f"{name}.css").read_text("utf-8") for name in ("style", "clean"))
SLOW = 3.0               # seconds from which a rerun is logged
FIND, SELECTION = "frame.find", "frame.found"
SCREEN, SAVES = "frame.screen", "frame.saves"


def style() -> None:
    """Render the style sheet of all screens; a clean view shows what paper does."""
    medium = "all" if state.has(state.CLEAN) else "print"
    st.html(f"<style>{STYLE}{chip.colours()}@media {medium} {{ {CLEAN} }}</style>")


def show(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render a page between its header and the version line, whose links carry what the page accepted."""
    begun = time.monotonic()
    st.set_page_config(page_title=f"{say(f'menu.{screen}')} · {say('menu.brand')}", page_icon=str(ICON), layout="wide")
    if st.session_state.get(SCREEN) != screen:
        st.session_state[SCREEN] = screen
        st.session_state.pop(SAVES, None)          # receipts, which are read where it was saved
    header = st.container(key="header")
    with header:
        links.mount(_address_selected())
    state.report_unknown_names()
    try:
        visit = cache.visit()
        with header:
            _search(visit)
        _draw(screen, visit, draw)
        html(_version_line(screen, visit))
    except Refusal as refusal:
        trouble(refusal)
    if (seconds := time.monotonic() - begun) > SLOW:
        logs.event.warning("slow rerun", screen=screen, seconds=round(seconds, 2))


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


def _search(visit: Visit) -> None:
    """Render the search box for countries and goals."""
    search_terms = _findable(visit.catalogue)
    st.selectbox(say("frame.find"), list(search_terms), index=None, key=FIND, placeholder=say("frame.find"),
                 format_func=lambda key: search_terms.get(key, key), label_visibility="collapsed",
                 on_change=_remember_selection)


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
    here = st.query_params.to_dict() | {"version": "", state.CLEAN: ""}      # the other figures have their own
    links = [] if visit.past else [_other_set(screen, visit, here)]
    if visit.past:
        links.append(markup.link(menu.address(screen, **here), say("frame.back_to_today")))
    clean = menu.address(screen, **st.query_params.to_dict() | {state.CLEAN: "yes"})
    links.append(markup.link(clean, say("frame.as_picture"), say("frame.as_picture_long")))
    return markup.version_line(_origin(visit), _version(visit), links, _copies(visit), say("briefing.copied"),
                               say("frame.not_copied"))


def _origin(visit: Visit) -> str:
    """For whom the figures are; in the clean view, which is taken along, whose they are and how they are marked too."""
    if not state.has(state.CLEAN):
        return say("frame.for_staff")
    office, not_public = organisation(), cache.not_public(visit)
    marked = [say(f"pack.not_public_{not_public}")] if not_public else []
    return " · ".join((*filter(None, (office.marking, office.name)), say("frame.for_staff"), *marked))


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

