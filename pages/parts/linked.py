"""HTML whose links to other screens are followed inside the running application, and whose tables sort and filter.

Without its script the same HTML is still a readable table of ordinary links, in a new tab too.
"""

from pathlib import Path

import streamlit as st

from pages.parts import menu

_component = st.components.v2.component(
    "goalline.linked",
    html='<div class="gl-linked"></div>',
    js=Path(__file__).with_name("linked.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def linked(html: str, key: str) -> None:
    """Show HTML in which each link with ``data-go`` leads to a screen; ``key`` is its own on the screen."""
    followed = _component(data=html, key=key, on_go_change=lambda: None)
    if followed.go:
        menu.follow(followed.go)
