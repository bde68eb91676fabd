"""Doing what stays on record: a receipt on the screen that is drawn again, or what is in the way of it."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from indicators.errors import Refusal, StalePreview
from pages.shared import cache, frame, markup, state
from pages.shared.words import say


def shown(screen: str) -> None:
    """The receipt of what was just done on a screen, once."""
    if (key := _key(screen)) in st.session_state:
        done, link = st.session_state.pop(key)
        frame.html(markup.notices("receipt", [done, chain(link)], role="status"))


def chain(link: str) -> Markup:
    """The head of the ledger's chain, which a receipt prints so that it can be looked for later."""
    return markup.chain(say("frame.chain_words", hash=link), say("frame.chain"), link)


def attempt(screen: str, write: Callable[[], str], meanwhile: Callable[[StalePreview], Markup] | None = None) -> None:
    """Write, and draw the screen again with the receipt; or say what is in the way, and what someone else changed."""
    try:
        done = write()
    except Refusal as refusal:
        frame.trouble(refusal)
        if meanwhile and isinstance(refusal, StalePreview):
            frame.html(meanwhile(refusal))
        return
    st.session_state[_key(screen)] = done, cache.opened(state.chosen_set())[0].head().printed
    st.rerun()


def _key(screen: str) -> str:
    return f"{screen}.receipt"
