"""Client-side handling of links between pages, without a reload, and of sorting and filtering of tables.

Until the script has loaded, the same HTML is a readable table with ordinary links; in a new tab it stays so.
"""

from pathlib import Path

import streamlit as st

from indicators.charts.on_paper import on_paper
from pages.shared import menu

KEY, FOLLOWED, NUMBER, RUN = "links", "links.followed", "links.number", "links.run"

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

    What alternates from run to run tells the browser that the screen of the link is there. Clicks are numbered, and the
    number of the last one tells it that no click was lost.
    """
    st.session_state[RUN] = not st.session_state.get(RUN, False)
    data = {"run": st.session_state[RUN], "followed": st.session_state.get(NUMBER, 0), "paper": on_paper()}
    _watching(key=KEY, data=data, on_go_change=_remember)


def follow() -> None:
    """Switch to the page whose link was followed."""
    if link := st.session_state.pop(FOLLOWED, None):
        menu.follow(link)


def arrive(key: str) -> None:
    """Scroll to the target of a link; ``key`` is unique on the page."""
    _arriving(key=key)


def _remember() -> None:
    if clicked := st.session_state.get(KEY):       # None if its screen was left before the click came
        number, _, link = str(clicked.go).partition(" ")
        if number.isascii() and number.isdigit() and int(number[:9]) > st.session_state.get(NUMBER, 0):
            st.session_state[NUMBER], st.session_state[FOLLOWED] = int(number[:9]), link
