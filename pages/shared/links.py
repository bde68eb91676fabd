"""Links between pages without a reload, sorting and filtering of tables, and copying, in the browser.

Until the script has loaded, the same HTML is a readable table with ordinary links; in a new tab it stays so.
"""

from pathlib import Path

import streamlit as st

from indicators import wording
from indicators.charts.theme import on_paper
from indicators.wording import say

RUN = "links.run"        # of the session: number of the run, so that an address is gone to once

_links = st.components.v2.component(
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


def mount(address: str = "") -> None:
    """Mount the script once on a page, before what takes long; it goes to an ``address`` made by menu.address."""
    st.session_state[RUN] = st.session_state.get(RUN, 0) + 1
    _links(key="links", data={
        "run": st.session_state[RUN], "go": address, "paper": on_paper(), "menu": say("menu.name"),
        "language": wording.tag(), "direction": wording.direction()})


def arrive(key: str) -> None:
    """Scroll to the target of a link; ``key`` is unique on the page."""
    _arriving(key=key)
