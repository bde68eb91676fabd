"""The demo's own ledger: everything can be tried on it, and it can be made new."""

import streamlit as st

from indicators import opening
from indicators.wording import say
from pages.shared import who
from pages.shared.cache import Visit


def offer_new_start(visit: Visit) -> None:
    """Render the button that, after a question, starts the demo again, where the figures are invented."""
    @st.dialog(say("demo.again"))
    def confirm() -> None:
        st.write(say("demo.again_words"))
        if st.button(say("demo.again_sure"), type="primary", key="demo.again_sure", on_click=_start_again):
            st.rerun()

    if visit.illustrative and who.may_save(visit, "publish") and st.button(say("demo.again"), key="demo.again"):
        confirm()


def _start_again() -> None:
    """Make the ledger new; what was read or typed before is dropped with it."""
    opening.start_demo_again()
    for key in ("upload.illustrative", "grid.checked"):
        st.session_state.pop(key, None)
