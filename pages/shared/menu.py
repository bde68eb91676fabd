"""Registered pages, the menu, and navigation inside the running application."""

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from indicators.wording import say
from pages.shared import cache, framed, guard, state

FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True)
class Screen:
    """A module of pages/: its place in the menu and the link parameters it accepts.

    A page that does not show figures, but only changes them, is empty for an older data version.
    """

    name: str
    group: str
    takes: tuple[str, ...]
    shows_figures: bool = True


SCREENS = (
    Screen("overview", "see", ("group", "areas", "year")),
    Screen("country", "see", ("area", "goal")),
    Screen("goal", "see", ("goal", "group", "areas", "year")),
    Screen("compare", "see", ("areas", "goal")),
    Screen("commitments", "see", ("area", "goal")),
    Screen("editions", "see", ()),
    Screen("reports", "see", ("area",)),
    Screen("data", "see", ("area", "goal")),
    Screen("how_we_judge", "see", ("goal",)),
    Screen("briefing", "brief", ("areas", "year")),
    Screen("reporting_desk", "report", ("area",), shows_figures=False),
    Screen("upload", "report", (), shows_figures=False),
    Screen("grid", "report", ("area", "goal"), shows_figures=False),
    Screen("changed_files", "report", (), shows_figures=False),
    Screen("history", "report", ()),
)

_first: ContextVar[str] = ContextVar("first screen", default="")
_pages: ContextVar[dict[str, st.Page]] = ContextVar("pages", default={})  # noqa: B039


def running() -> bool:
    """Whether the menu runs the page, rather than the page running on its own."""
    return bool(_first.get())


def run(first: str = "overview") -> None:
    """Run the page of the URL; ``first`` is the page at the root path."""
    if not guard.Guard.is_built:
        st.error(say("server.unguarded"))
        return
    pages = {screen.name: st.Page(FOLDER / f"{screen.name}.py", title=say(f"menu.{screen.name}"),
                                  default=screen.name == first) for screen in SCREENS}
    chosen = st.navigation(list(pages.values()), position="hidden")
    first_before, pages_before = _first.set(first), _pages.set(pages)
    try:
        chosen.run()
    finally:
        _first.reset(first_before)
        _pages.reset(pages_before)


def show() -> None:
    """Render the menu. Its links keep the accepted link parameters."""
    pages = _pages.get()
    with st.sidebar:
        st.html(f'<p class="gl-brand">{say("menu.brand")}<span>{say("menu.brand_line")}</span></p>')
        for group in dict.fromkeys(screen.group for screen in SCREENS):
            st.html(f'<p class="gl-menu-group">{say(f"menu.group.{group}")}</p>')
            for screen in SCREENS:
                if screen.group == group:
                    st.page_link(pages[screen.name], label=say(f"menu.{screen.name}"),
                                 query_params=state.link_values(*screen.takes))


def may_write(visit: cache.Visit) -> bool:
    """Whether a page may link to those that change its figures: at the newest version of the real figures."""
    return not visit.past and not visit.illustrative


def may_follow(visit: cache.Visit) -> bool:
    """Whether commitments may be confirmed and changed: at the newest version; a frame has no forms."""
    return not visit.past and not framed.shape()


def shows_figures(screen: str) -> bool:
    """Whether a page shows figures, besides what can be changed there."""
    return all(listed.shows_figures for listed in SCREENS if listed.name == screen)


def address(screen: str, **values: str) -> str:
    """Link to a page, relative, so that it works behind a proxy's path; includes the figure set."""
    query = urlencode({name: value for name, value in (state.link_values() | values).items() if value})
    return f"./{'' if screen == _first.get() else screen}" + (f"?{query}" if query else "")
