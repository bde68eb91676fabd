"""How wide the browser's window is: figures for a phone are laid out anew, not shrunk."""

import streamlit as st

from indicators.charts.theme import PAGE, PHONE

_component = st.components.v2.component(
    "goalline.viewport",
    js="""
export default function ({ setStateValue, data }) {
  const narrow = window.innerWidth < 760;
  if (narrow !== data) setStateValue("narrow", narrow);
}
""",
)


def figure_width() -> int:
    """Width class for figures: the page's, until the browser says that it is a phone's."""
    narrow = bool(st.session_state.get("viewport.narrow", False))
    said = _component(key="viewport", data=narrow, default={"narrow": narrow}, on_narrow_change=lambda: None)
    st.session_state["viewport.narrow"] = bool(said.narrow)
    return PHONE if said.narrow else PAGE
