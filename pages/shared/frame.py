"""The frame of every page: style, header, notices about the figures, and error messages."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import logs, wording
from indicators.briefing.organisation import organisation
from indicators.catalogue.area_names import other_names
from indicators.errors import InputRefused, LedgerTrouble, Refusal
from indicators.model import Catalogue, Message
from indicators.wording import day, say
from pages.shared import cache, framed, guard, links, markup, menu, rendered, reruns, state
from pages.shared.cache import Visit

ICON = Path(__file__).with_name("icon.svg")
PAINTING = 0.12          # seconds in which a browser paints a chart; docs/benchmarks.md has the cost of less
SLOW = 3.0               # seconds from which a rerun is logged
FIND, FOUND = "frame.find", "frame.found"
SCREENS = "frame.screens"  # of the session: the pages that its last two runs rendered

_log = logging.getLogger(__name__)


def show(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render a page inside the frame; a page run by itself also provides the menu and the other pages."""
    if not menu.running():
        menu.run(first=screen)
        return
    st.set_page_config(page_title=f"{say(f'menu.{screen}')} · {say('menu.brand')}", page_icon=str(ICON), layout="wide")
    if guard.viewed_as_public() and not framed.asked():
        html(_viewed_as_public(screen))
    with reruns.running():
        _show(screen, draw)


def _show(screen: str, draw: Callable[[Visit], None]) -> None:
    header, visit, begun = st.container(key="header"), None, time.monotonic()
    st.session_state[SCREENS] = (*st.session_state.get(SCREENS, ())[-1:], screen)
    links.follow()
    _go_to_what_was_found()
    state.name_unknown()
    if screen not in menu.PUBLIC:
        state.not_used((framed.VIEW,), say("frame.no_frame"))
    elif state.known(framed.VIEW, list(framed.SHAPES), say("frame.frame"), say("frame.whole_screen")):
        _show_in_frames(screen, draw)
        return
    try:
        visit = cache.visit()
    except Refusal as refusal:
        trouble(refusal)
    replaces = visit is not None and is_same_page()
    if not replaces:           # before the page, which what arrives later would move aside
        current = _surround(header, visit)
    if visit:
        try:
            _draw(screen, visit, draw)
        except Refusal as refusal:
            trouble(refusal)
        except Exception:
            if replaces:       # what a run does not render is gone
                _surround(header, visit)
            raise
        if replaces:           # it is there already, so the page comes first
            current = _surround(header, visit)
        with current:          # last, since its links carry what the page accepted of the address
            html(_version_line(screen, visit))
    links.watch()
    if (seconds := time.monotonic() - begun) > SLOW:
        logs.event.warning("slow rerun", screen=screen, seconds=round(seconds, 2))


def _surround(header: DeltaGenerator, visit: Visit | None) -> DeltaGenerator:
    """Render menu and search box; return the container for the version line."""
    menu.show()
    with header:
        return _search(visit) if visit else header


def _show_in_frames(screen: str, draw: Callable[[Visit], None]) -> None:
    """Render what a page says, without what is pressed, and lay it out in frames."""
    try:
        visit = cache.visit()
        _draw(screen, visit, draw)
    except Refusal as refusal:
        trouble(refusal)
        return
    here = st.query_params.to_dict()
    other = next(shape for shape in framed.SHAPES if shape != framed.asked())
    invented = wording.message(Message(code="chart.illustrative"), visit.catalogue) if visit.illustrative else ""
    logo = organisation().logo
    framed.lay_out(_origin(visit), logo.address if logo else "", invented, [
        (menu.address(screen, **here | {framed.VIEW: ""}), say("frame.back_to_screen")),
        (menu.address(screen, **here | {framed.VIEW: other}), say(f"frame.as_{other}"))])


def _origin(visit: Visit) -> str:
    """Marking, organisation, for whom, data version or release, and day, as the foot of a frame says."""
    version = version_in_words(visit)
    not_public = cache.not_public(visit)
    marked = [say(f"pack.not_public_{not_public}")] if not_public else []
    own = organisation()
    return " · ".join((*filter(None, (own.marking, own.name)), say(f"frame.for_{visit.audience}"), *marked, version,
                       say("pack.as_of", day=day(visit.as_of))))


def _draw(screen: str, visit: Visit, draw: Callable[[Visit], None]) -> None:
    """Render notices about the figures, and the page unless it is empty for an older version."""
    if visit.illustrative:
        st.html(markup.notice("illustrative", say("frame.illustrative"), role="note"))
    if visit.past:
        html(markup.notice("past", say("frame.past", version=visit.version, day=day(visit.as_of)), role="note"))
    if visit.past and not menu.reads(screen):
        html(markup.heading(1, say(f"menu.{screen}")))
    else:
        draw(visit)


def entitle(*names: str) -> None:
    """Set the title of the browser's tab to what the page is about, such as "Germany · 4.2 · Goalline"."""
    st.set_page_config(page_title=" · ".join((*names, say("menu.brand"))))


def is_same_page() -> bool:
    """Whether the session's last run rendered the same page, so that the browser has space for its parts."""
    screens = st.session_state.get(SCREENS, ())
    return len(screens) == 2 and len(set(screens)) == 1


def let_paint() -> None:
    """Pause so that the browser paints what it has received before the rest of the page arrives for layout.

    Streamlit has no documented way to prioritise a part of a page.
    """
    time.sleep(PAINTING)


def html(content: Markup) -> None:
    """Render HTML."""
    show_finished(finished(content))


def finished(content: Markup) -> str:
    """HTML ready for the browser: boxed, and without line breaks between numbers and units; "" stays ""."""
    return wording.unbroken(markup.boxed(content, "gl-page")) if content else ""


def show_finished(*parts: str) -> None:
    """Render parts of final HTML as one element, unless all are "". Streamlit removes scripts and SVG from it."""
    if content := "".join(parts):
        st.html(content)


def trouble(refusal: Refusal) -> None:
    """Render why an action failed, with each fault if there are several.

    To the public, location and state of the ledger are not shown, but logged.
    """
    if isinstance(refusal, LedgerTrouble) and guard.audience_of_visit() == "public":
        _log.error(wording.error(refusal))
        html(markup.notice("trouble", say("frame.trouble_public"), role="alert"))
        return
    faults = [wording.in_full(issue) for issue in refusal.issues] if isinstance(refusal, InputRefused) else []
    html(markup.notices("trouble", [wording.error(refusal), *faults]))


def _search(visit: Visit) -> DeltaGenerator:
    """Render the search box for countries and goals; return the container next to it."""
    search, current = st.columns([2, 3], vertical_alignment="center")
    named = rendered.once(visit, "frame.find", lambda: _findable(visit.catalogue))
    search.selectbox(say("frame.find"), list(named), index=None, format_func=lambda key: named.get(key, key), key=FIND,
                     placeholder=say("frame.find"), label_visibility="collapsed", on_change=_remember_found)
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


def _go_to_what_was_found() -> None:
    """Switch to the page of the country or goal selected in the search box."""
    found = st.session_state.pop(FOUND, None)
    if found:
        kind, code, *_ = found.split("/")
        menu.go(kind, state.carried() | ({"area": code} if kind == "country" else {"goal": code}))


def _remember_found() -> None:
    """Store the selection and clear the search box, so that it is empty on the next page."""
    if chosen := st.session_state.get(FIND):                   # None if another run came before, which cleared it
        st.session_state[FOUND] = chosen
        st.session_state[FIND] = None


def _viewed_as_public(screen: str) -> Markup:
    """A notice that staff are viewing what the public sees, with a link back."""
    back = markup.link(menu.address(screen, **st.query_params.to_dict() | {guard.VIEW: ""}), say("frame.staff_view"))
    return markup.notice("viewed", markup.joined((say("frame.public_view"), back), " "), role="note")


def _version_line(screen: str, visit: Visit) -> Markup:
    """Audience, version, and links to other views of the same screen."""
    here = st.query_params.to_dict() | {"version": ""}      # another set of figures has versions of its own
    links = [] if visit.past else [_other_set(screen, visit, here)]
    if visit.past:
        links.append(markup.link(menu.address(screen, **here), say("frame.back_to_today")))
    if visit.audience == "staff":
        links.insert(0, _as_public(screen, visit, here))
    if screen in menu.PUBLIC:
        kept = {guard.VIEW: "public" if guard.viewed_as_public() else "",        # not what was asked for in vain
                "set": "" if visit.figures == state.first_set() else visit.figures}
        framed_here = menu.address(screen, **st.query_params.to_dict() | kept | {framed.VIEW: "slide"})
        links.append(markup.link(framed_here, say("frame.as_picture"), say("frame.as_picture_long"), loads=True))
    return markup.version_line(say(f"frame.for_{visit.audience}"), _version(visit), list(filter(None, links)),
                               _copies(visit), say("briefing.copied"), say("frame.not_copied"))


def _copies(visit: Visit) -> list[tuple[str, str, str]]:
    """Label, help and pinned version of the buttons that copy a link to this view; only staff can pin one."""
    newest = say("frame.copy_link"), say("frame.copy_link_newest"), ""
    pinned = (say("frame.copy_link_version", version=visit.version),
              say("frame.copy_link_pinned", version=visit.version), str(visit.version))
    return [newest, pinned] if visit.audience == "staff" else [newest]


def version_in_words(visit: Visit) -> str:
    """Name and data version of the edition or release shown; without one, the data version."""
    if visit.release and (visit.past or visit.audience == "public"):
        if visit.of_year is not None:
            return say("frame.edition", edition=wording.edition(visit.release), version=visit.version)
        return say("frame.release", name=visit.release, version=visit.version)
    return say("frame.data_version", version=visit.version)


def _version(visit: Visit) -> Markup | str:
    """The release shown; for staff, the number of unpublished changes, with a link to publish them."""
    version = version_in_words(visit)
    if visit.past:
        return say("frame.as_of", version=version, day=day(visit.as_of))
    if visit.audience == "public":
        return version
    waits = cache.unpublished(visit)
    words = say("frame.working_data", count=wording.Count(waits)) if waits else say("frame.all_published")
    return markup.joined((markup.link(menu.address("history", view="releases"), words),
                          markup.span(version, "gl-whole")), " · ")


def _other_set(screen: str, visit: Visit, here: dict[str, str]) -> Markup | str:
    """The link to the same screen with the other set of figures, "" if the visitor may not view it."""
    other = "real" if visit.illustrative else "illustrative"
    if other not in cache.sets(visit.audience):
        return ""
    nowhere_else = dict.fromkeys(("area", "areas", "group"), "")     # the sets have no country in common
    values = here | nowhere_else | {"set": "" if other == state.first_set() else other}
    return markup.link(menu.address(screen, **values), say(f"frame.switch_to_{other}"))


def _as_public(screen: str, visit: Visit, here: dict[str, str]) -> Markup:
    """The link to the public's view of this screen or, if it has none, of the first screen."""
    kept = here if screen in menu.PUBLIC else {}
    figures = visit.figures if visit.figures in cache.sets("public") and visit.figures != state.first_set() else ""
    values = kept | {"version": "", "set": figures, guard.VIEW: "public"}
    return markup.link(menu.address(screen if screen in menu.PUBLIC else "overview", **values),
                       say("frame.view_as_public"))
