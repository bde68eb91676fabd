"""Links of HTML to other screens are followed inside the running application, and its tables sort and filter.

Until the script is there the same HTML is a readable table of ordinary links; in a new tab it stays that.
"""

from pathlib import Path

import streamlit as st

from pages.shared import menu

KEY, FOLLOWED = "links", "links.followed"

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
    """Have the browser say which link with ``data-go`` was followed; once on a screen, below what people wait for."""
    _watching(key=KEY, on_go_change=_remember)


def follow() -> None:
    """Leave for the screen whose link was followed."""
    if link := st.session_state.pop(FOLLOWED, None):
        menu.follow(link)


def arrive(key: str) -> None:
    """Have the browser show this place, where a link led to; ``key`` is its own on the screen."""
    _arriving(key=key)


def _remember() -> None:
    st.session_state[FOLLOWED] = st.session_state[KEY].go
