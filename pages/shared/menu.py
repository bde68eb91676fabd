"""The menu: the screens, links to them, and what may be followed from a screen."""

from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from indicators.briefing.stamp import CLEARED
from indicators.wording import say
from pages.shared import markup, state, who

FIRST = "overview"       # the screen at the root path


class Screen(NamedTuple):
    """A module of pages/: its group in the menu, the link parameters that a link to it carries over, and others that it
    has. A screen that does not show figures, but only changes them, is empty for an older data version. Only who may do
    its ``action``, anywhere or for all countries, finds it in the menu, and screens about accounts only
    where people sign in.
    """

    name: str
    group: str
    takes: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    shows_figures: bool = True
    action: str = "read"
    of_area: str | None = who.ANYWHERE
    of_accounts: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """All link parameters of the screen."""
        return (*self.takes, *self.reads, "set", "version", state.CLEAN)

    @property
    def is_offered(self) -> bool:
        """Whether the menu has it for whoever acts."""
        return who.may(self.action, *filter(None, [self.of_area])) and not (self.of_accounts and who.account() is None)


SCREENS = {screen.name: screen for screen in (
    Screen("overview", "see", ("group", "areas", "year"), ("goal", "status")),
    Screen("country", "see", ("area", "goal"), ("how", "tab")),
    Screen("goal", "see", ("goal", "group", "areas", "year"),
           ("area", "view", "scale", "order", "search", "status", "tab")),
    Screen("compare", "see", ("area", "areas", "goal"), ("indicator", "year", "scale")),
    Screen("commitments", "see", ("area", "goal"), ("commitment", "due", "owner", "part", "search", "status", "view")),
    Screen("reports", "see", ("area",), ("goal", "item", "part", "report", "search", "view", "year")),
    Screen("editions", "see", (), ("from", "to")),
    Screen("data", "see", ("area", "goal"), ("indicator", "search", "year")),
    Screen("how_we_judge", "see", ("goal",)),
    Screen("briefing", "brief", ("area", "areas", "goal", "goals", "group", "year"), CLEARED),
    Screen("reporting_desk", "report", ("area",), ("officer", "round", "search", "stage", "timing"),
           shows_figures=False),
    Screen("upload", "report", (), ("area",), shows_figures=False, action="publish"),
    Screen("grid", "report", ("area", "goal"), shows_figures=False, action="publish"),
    Screen("history", "report", (), ("commitment", "kind", "remark", "submission", "view")),
    Screen("changed_files", "report", shows_figures=False, action="prepare", of_area=None),
    Screen("people", "administer", (), ("person",), shows_figures=False, action="people", of_accounts=True),
    Screen("audit", "administer", (), ("act", "area", "from", "person", "to"), shows_figures=False, action="audit",
           of_accounts=True),
    Screen("account", ""))}          # the header links to it


def show(current: str) -> None:
    """Render the menu. Its links carry over the link parameters that the screen takes."""
    offered = [screen for screen in SCREENS.values() if screen.group and screen.is_offered]
    groups = [(say(f"menu.group.{group}"), [
        (address(screen.name, **state.link_values(*screen.takes)), say(f"menu.{screen.name}"), screen.name == current)
        for screen in screens]) for group, screens in groupby(offered, lambda screen: screen.group)]
    st.sidebar.html(markup.menu(say("menu.brand"), say("menu.brand_line"), groups))


def variant(screen: str, **values: str) -> str:
    """Link to the screen that is shown, with other values of some link parameters; "" leaves one out."""
    return address(screen, **st.query_params.to_dict() | values)


def address(screen: str, **values: str) -> str:
    """Link to a screen, relative, so that it works behind a proxy's path; includes the figure set."""
    query = urlencode({name: value for name, value in (state.link_values() | values).items() if value})
    return f"./{'' if screen == FIRST else screen}" + (f"?{query}" if query else "")
