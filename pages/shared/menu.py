"""The menu: the screens, links to them, and what may be followed from a screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from indicators.wording import say
from pages.shared import cache, state

FIRST = "overview"       # the screen at the root path


@dataclass(frozen=True)
class Screen:
    """A module of pages/: its group in the menu and the link parameters that a link to it keeps.

    A screen that does not show figures, but only changes them, is empty for an older data version.
    """

    name: str
    group: str
    takes: tuple[str, ...] = ()
    shows_figures: bool = True


SCREENS = (
    Screen("overview", "see", ("group", "areas", "year")),
    Screen("country", "see", ("area", "goal")),
    Screen("goal", "see", ("goal", "group", "areas", "year")),
    Screen("compare", "see", ("areas", "goal")),
    Screen("commitments", "see", ("area", "goal")),
    Screen("reports", "see", ("area",)),
    Screen("editions", "see"),
    Screen("data", "see", ("area", "goal")),
    Screen("how_we_judge", "see", ("goal",)),
    Screen("briefing", "brief", ("areas", "goals", "year")),
    Screen("reporting_desk", "report", ("area",), shows_figures=False),
    Screen("upload", "report", shows_figures=False),
    Screen("grid", "report", ("area", "goal"), shows_figures=False),
    Screen("history", "report"),
    Screen("changed_files", "report", shows_figures=False),
)


def show(pages: Mapping[str, st.Page]) -> None:
    """Render the menu. Its links keep the link parameters that the screen takes."""
    with st.sidebar:
        st.html(f'<p class="gl-brand">{say("menu.brand")}<span>{say("menu.brand_line")}</span></p>')
        for group in dict.fromkeys(screen.group for screen in SCREENS):
            st.html(f'<p class="gl-menu-group">{say(f"menu.group.{group}")}</p>')
            for screen in SCREENS:
                if screen.group == group:
                    st.page_link(pages[screen.name], query_params=state.link_values(*screen.takes))


def may_write(visit: cache.Visit) -> bool:
    """Whether a screen may link to those that change its figures: at the newest version of the real figures."""
    return not visit.past and not visit.illustrative


def may_follow(visit: cache.Visit) -> bool:
    """Whether commitments may be confirmed and changed: at the newest version."""
    return not visit.past


def shows_figures(screen: str) -> bool:
    """Whether a screen shows figures, besides what can be changed there."""
    return all(listed.shows_figures for listed in SCREENS if listed.name == screen)


def address(screen: str, **values: str) -> str:
    """Link to a screen, relative, so that it works behind a proxy's path; includes the figure set."""
    query = urlencode({name: value for name, value in (state.link_values() | values).items() if value})
    return f"./{'' if screen == FIRST else screen}" + (f"?{query}" if query else "")
