"""Width of the browser's window: charts are laid out for a phone, not just shrunk."""

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


KEY, NARROW = "viewport", "viewport.narrow"


def figure_width() -> int:
    """Width class of charts: that of a desktop page, until the browser has reported a phone's."""
    return PHONE if st.session_state.get(NARROW) else PAGE


def watch() -> None:
    """Mount the component that reports the width; below the charts, which need not wait for it."""
    narrow = bool(st.session_state.get(NARROW))
    _component(key=KEY, data=narrow, default={"narrow": narrow}, on_narrow_change=_remember)


def _remember() -> None:
    st.session_state[NARROW] = bool(st.session_state[KEY].narrow)
