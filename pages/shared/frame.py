"""The frame of every page: style, menu, header, notices about the figures, footer, and error messages."""

import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from indicators import logs, metrics, wording
from indicators.briefing.stamp import organisation
from indicators.catalogue.search import Result, search
from indicators.errors import InputRefused, NotAllowed, Refusal
from indicators.model import Catalogue
from indicators.opening import figure_set
from indicators.sign_in import settings
from indicators.submissions.history import unpublished
from indicators.wording import say
from pages.shared import cache, chip, gate, markup, menu, session, state, who
from pages.shared.cache import Visit

ICON = Path(__file__).with_name("icon.svg")
STYLE, CLEAN = (Path(__file__).with_name(f"{name}.css").read_text("utf-8") for name in ("style", "clean"))
LIGHT = "@media print { .stPlotlyChart { filter: invert(1) hue-rotate(180deg); } }"
"""Style of a dark chart on paper."""
SLOW = 3.0               # seconds from which a rerun is logged
FIND, SEARCHED = "frame.find", "frame.searched"
SCREEN, SAVES = "frame.screen", "frame.saves"
RUN = "frame.run"        # number of the run, so that an address is gone to once
_links = st.components.v2.component("goalline.links", js=Path(__file__).with_name("links.js").read_text("utf-8"))


def show(name: str, draw: Callable[[Visit], None]) -> None:
    """Render a page between its header and its footer."""
    begun, screen = time.monotonic(), menu.SCREENS[name]
    st.set_page_config(page_title=f"{say(f'menu.{name}')} · {say('menu.brand')}", page_icon=str(ICON), layout="wide")
    if st.session_state.get(SCREEN) != name:
        st.session_state[SCREEN] = name
        st.session_state.pop(SAVES, None)          # receipts, which are read where it was saved
        st.session_state.pop(who.OFFERED, None)
    medium = "all" if state.has(state.CLEAN) else "print"          # a clean view shows what paper does
    paper = LIGHT if st.context.theme.type == "dark" else ""
    st.html(f"<style>{STYLE}{chip.colours()}@media {medium} {{ {CLEAN} }} {paper}</style>")
    header = st.container(key="header", horizontal=True, vertical_alignment="center")
    try:
        who.look_up()
        menu.show(name)
        visit = cache.visit()
        with header:
            results = _header(name, visit)
        _ask_again()
        if clock := visit.ledger.clock_trouble():
            trouble(clock)
        html(results + markup.about_figures(visit, menu.variant(name, version="")))
        state.check_names(screen.parameters, screen.takes)
        if visit.past and not screen.shows_figures:
            html(markup.heading(1, say(f"menu.{name}")))
        else:
            _draw(draw, visit)
        html(markup.origin(_footer(name, visit)))
    except Refusal as refusal:
        trouble(refusal)
        if refusal.code == session.ENDED:
            _tell_browser("", "")
    metrics.rerun_seconds.labels(name).observe(seconds := time.monotonic() - begun)
    if seconds > SLOW:
        logs.event.warning("slow rerun", screen=name, seconds=round(seconds, 2))


def _ask_again() -> None:
    """Offer to sign in again in another tab shortly before that is needed, since what is typed here would be lost."""
    if again_at := session.asked_again_at():
        html(markup.notice("past", say("sign_in.soon", time=f"{again_at:%H:%M} UTC")))
        st.link_button(say("sign_in.again"), settings.own_address() + gate.SIGN_IN)


def _draw(draw: Callable[[Visit], None], visit: Visit) -> None:
    """Render a screen, or who may use it."""
    try:
        draw(visit)
    except NotAllowed as refusal:
        trouble(refusal)


def _header(screen: str, visit: Visit) -> Markup:
    """Render the search, who acts, and what can be shared, in one row; return what the search found for below it."""
    address, results = _search(screen, visit)
    st.session_state[RUN] = st.session_state.get(RUN, 0) + 1
    account = who.account()
    _tell_browser(address, account.person if account else "")
    name = account.name if account else say("who.nobody")
    st.html(markup.link(menu.address("account"), name, name, "gl-who gl-small"))
    with st.popover(say("frame.share")):
        html(markup.share(visit.version, menu.variant(screen, **{state.CLEAN: "yes"})))
    return results


def _tell_browser(address: str, person: str) -> None:
    """Tell the page's script where to go, if anywhere, and for whom the screen is: for another, it loads the page anew.
    """
    _links(key="links", data={"run": st.session_state.get(RUN, 0), "go": address, "person": person,
                              "language": wording.tag(), "direction": wording.direction()})


def _search(screen: str, visit: Visit) -> tuple[str, Markup]:
    """Render the search field; return the address of the only result, which clears it, or a list of several or none.

    What is searched for stays in the field until another view is shown.
    """
    here, field = {"screen": screen} | st.query_params.to_dict(), st.session_state
    if field.get(FIND) and field.get(SEARCHED) != here:
        field[FIND] = ""
    query = field.get(FIND, "")[:state.LONGEST_SEARCH]
    results = search(visit.catalogue, query)
    if len(results) == 1:
        field[FIND] = ""
    st.text_input(say("frame.find"), key=FIND, type="search", placeholder=say("frame.find"),
                  max_chars=state.LONGEST_SEARCH, label_visibility="collapsed",
                  on_change=field.__setitem__, args=(SEARCHED, here))
    if len(results) == 1:
        return _address(results[0]), Markup("")
    return "", markup.results([(_address(one), one.title) for one in results], query) if query else Markup("")


def _address(result: Result) -> str:
    return menu.address(result.kind, **{"goal" if result.kind == "goal" else "area": result.code})


def entitle(*names: str) -> None:
    """Set the title of the browser's tab to what the page is about, such as "Germany · 4.2 · Goalline"."""
    st.set_page_config(page_title=" · ".join((*names, say("menu.brand"))))


def html(content: Markup) -> None:
    """Render HTML as one element, without line breaks between numbers and units; nothing for "".

    Streamlit removes scripts and SVG from it.
    """
    if content:
        st.html(wording.unbroken(markup.boxed(content, "gl-page")))


def trouble(refusal: Refusal, catalogue: Catalogue | None = None) -> None:
    """Render why an action failed, with each fault if there are several, and a country by its name."""
    area = refusal.values.get("area")
    known = {"area": wording.area(str(area), catalogue)} if catalogue and area in catalogue.area else {}
    faults = [wording.in_full(issue) for issue in refusal.issues] if isinstance(refusal, InputRefused) else []
    html(markup.notices("trouble", [wording.error(Refusal(refusal.code, **refusal.values | known)), *faults]))


def _footer(screen: str, visit: Visit) -> list[Markup | str]:
    """For whom the figures are, and their version; with what leads on or, in the clean view, whose they are."""
    version = markup.span(version_in_words(visit), "gl-whole")
    if state.has(state.CLEAN):
        office, not_public = organisation(), cache.not_public(visit)
        marked = [say(f"pack.not_public_{not_public}")] if not_public else []
        return [*filter(None, (office.marking, office.name)), say("frame.for_staff"), *marked, version]
    if visit.past:
        return [say("frame.for_staff"), version]
    changes = unpublished(visit.ledger, visit.snapshot.released_version())
    published = say("frame.working_data", count=wording.Count(changes)) if changes else say("frame.all_published")
    other = "real" if visit.illustrative else "illustrative"
    lacking = dict.fromkeys(("version", "area", "areas", "group"), "")       # in the other set of figures
    return [say("frame.for_staff"), markup.link(menu.address("history", view="releases"), published), version,
            markup.link(menu.variant(screen, **lacking, set="" if other == figure_set() else other),
                        say(f"frame.switch_to_{other}"))]


def version_in_words(visit: Visit) -> str:
    """Name and data version of the edition or release shown; without one, the data version."""
    if visit.release and visit.past:
        if visit.of_year is not None:
            return say("frame.edition", edition=wording.edition(visit.release), version=visit.version)
        return say("frame.release", name=visit.release, version=visit.version)
    return say("frame.data_version", version=visit.version)
