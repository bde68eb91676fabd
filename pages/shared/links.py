"""Links between pages without a reload, focus and view where they lead, and copying, in the browser.

Until the script has loaded, the same HTML has ordinary links; in a new tab they stay so.
"""

from pathlib import Path

import streamlit as st

from indicators import wording

RUN = "links.run"        # of the session: number of the run, so that an address is gone to once

_links = st.components.v2.component(
    "goalline.links", js=Path(__file__).with_name("links.js").read_text(encoding="utf-8"))


def mount(address: str = "") -> None:
    """Mount the script once on a page, before what takes long; it goes to an ``address`` made by menu.address."""
    st.session_state[RUN] = st.session_state.get(RUN, 0) + 1
    _links(key="links", data={
        "run": st.session_state[RUN], "go": address, "language": wording.tag(), "direction": wording.direction()})


def arrive() -> None:
    """Mark the place that a link leads to, if it is not the top of the page."""
    st.html('<span class="gl-arrive"></span>')
