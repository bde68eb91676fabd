"""The menu: the screens, links to them, and what may be followed from a screen."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from indicators.wording import say
from pages.shared import cache, markup, state

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
    Screen("briefing", "brief", ("area", "areas", "goal", "goals", "group", "year")),
    Screen("reporting_desk", "report", ("area",), shows_figures=False),
    Screen("upload", "report", shows_figures=False),
    Screen("grid", "report", ("area", "goal"), shows_figures=False),
    Screen("history", "report"),
    Screen("changed_files", "report", shows_figures=False),
)


def show(current: str) -> None:
    """Render the menu. Its links keep the link parameters that the screen takes."""
    groups = [(say(f"menu.group.{group}"), [
        (address(screen.name, **state.link_values(*screen.takes)), say(f"menu.{screen.name}"), screen.name == current)
        for screen in SCREENS if screen.group == group]) for group in dict.fromkeys(screen.group for screen in SCREENS)]
    st.sidebar.html(markup.menu(say("menu.brand"), say("menu.brand_line"), say("menu.name"), groups))


def may_write(visit: cache.Visit) -> bool:
    """Whether anything may be changed, or linked to that changes it: at the newest version."""
    return not visit.past


def shows_figures(screen: str) -> bool:
    """Whether a screen shows figures, besides what can be changed there."""
    return all(listed.shows_figures for listed in SCREENS if listed.name == screen)


def variant(screen: str, **values: str) -> str:
    """Link to the screen that is shown, with other values of some link parameters; "" leaves one out."""
    return address(screen, **st.query_params.to_dict() | values)


def address(screen: str, **values: str) -> str:
    """Link to a screen, relative, so that it works behind a proxy's path; includes the figure set."""
    query = urlencode({name: value for name, value in (state.link_values() | values).items() if value})
    return f"./{'' if screen == FIRST else screen}" + (f"?{query}" if query else "")
