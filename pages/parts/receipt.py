"""Doing what stays on record: a receipt on the screen that is drawn anew, or what is in the way of it."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from indicators.errors import Refusal, StalePreview
from pages.parts import frame


def shown(screen: str) -> None:
    """The receipt of what was just done on a screen, once."""
    if (key := _key(screen)) in st.session_state:
        frame.html(Markup('<p class="gl-receipt" role="status">{}</p>').format(st.session_state.pop(key)))


def attempt(screen: str, write: Callable[[], str], meanwhile: Callable[[StalePreview], Markup] | None = None) -> None:
    """Write, and draw the screen anew with the receipt; or say what is in the way, and what someone else changed."""
    try:
        done = write()
    except Refusal as refusal:
        frame.trouble(refusal)
        if meanwhile and isinstance(refusal, StalePreview):
            frame.html(meanwhile(refusal))
        return
    st.session_state[_key(screen)] = done
    st.rerun()


def _key(screen: str) -> str:
    return f"{screen}.receipt"
