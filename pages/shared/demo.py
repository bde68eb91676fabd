"""The demo's own ledger: everything can be tried on it, and it can be made new."""

import streamlit as st

from indicators import opening
from indicators.wording import say
from pages.shared.cache import Visit


def offer_new_start(visit: Visit) -> None:
    """Render the button that starts the demo again, where the figures are invented."""
    if visit.illustrative and not visit.past and st.button(say("demo.again"), key="demo.again"):
        st.dialog(say("demo.again"))(_confirm)()


def _confirm() -> None:
    """Ask once more; what was read or typed before is forgotten with the ledger."""
    st.write(say("demo.again_words"))
    if st.button(say("demo.again_sure"), type="primary", key="demo.again_sure", on_click=_start_again):
        st.rerun()


def _start_again() -> None:
    opening.start_demo_again()
    for key in ("upload.illustrative", "grid.checked"):
        st.session_state.pop(key, None)
    st.query_params.from_dict({"set": "illustrative"})
