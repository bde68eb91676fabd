"""Actions that are recorded: a receipt after the rerun, or an error message."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from indicators.errors import Refusal, StalePreview
from indicators.wording import say
from pages.shared import cache, frame, markup, state


def shown(screen: str) -> None:
    """Render the receipt of a page's last action, once."""
    if (key := _key(screen)) in st.session_state:
        done, link = st.session_state.pop(key)
        frame.html(markup.notices("receipt", [done, chain(link)], role="status"))


def chain(link: str) -> Markup:
    """Hash of the last event, which a receipt prints so that the ledger can be verified against it later."""
    return markup.chain(say("frame.chain_words", hash=link), say("frame.chain"), link)


def attempt(screen: str, write: Callable[[], str], meanwhile: Callable[[StalePreview], Markup] | None = None) -> None:
    """Write and rerun with the receipt; on refusal, render the reason and what others changed."""
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
