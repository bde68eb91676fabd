"""Client-side handling of links between pages, without a reload, and of sorting and filtering of tables.

Until the script has loaded, the same HTML is a readable table with ordinary links; in a new tab it stays so.
"""

from pathlib import Path

import streamlit as st

from indicators import wording
from indicators.charts.on_paper import on_paper
from indicators.wording import say
from pages.shared import menu

KEY, FOLLOWED, RUN = "links", "links.followed", "links.run"

_watching = st.components.v2.component(
    "goalline.links", js=Path(__file__).with_name("links.js").read_text(encoding="utf-8"))

_arriving = st.components.v2.component(
    "goalline.arrive", html='<span class="gl-arrive"></span>', isolate_styles=False, js="""
export default function ({ parentElement }) {
  const place = parentElement.querySelector(".gl-arrive");
  // Once what is above it has taken its room.
  if (!place.arrived) setTimeout(() => place.scrollIntoView({ block: "start" }), 700);
  place.arrived = true;
}
""")


def watch() -> None:
    """Mount the component that reports a followed ``data-go`` link; once on a page, below its main content.

    What alternates from run to run tells the browser that the screen of the link is there.
    """
    st.session_state[RUN] = not st.session_state.get(RUN, False)
    _watching(key=KEY, data={"run": st.session_state[RUN], "paper": on_paper(), "menu": say("menu.name"),
                             "language": wording.tag(), "direction": wording.direction()},
              on_go_change=_remember)


def follow() -> None:
    """Switch to the page whose link was followed."""
    if link := st.session_state.pop(FOLLOWED, None):
        menu.follow(link)


def arrive(key: str) -> None:
    """Scroll to the target of a link; ``key`` is unique on the page."""
    _arriving(key=key)


def _remember() -> None:
    if clicked := st.session_state.get(KEY):       # None if its screen was left before the click came
        st.session_state[FOLLOWED] = clicked.go
