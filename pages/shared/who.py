"""Name of the person: asked once in a session, never prefilled, stored as typed and not verified."""

import streamlit as st

from indicators.wording import say

KEY = "who"


def ask() -> str:
    """Ask for the name; "" until it is given."""
    return st.text_input(say("who.name"), key=KEY, persist_state="session", width=420, help=say("who.help")) or ""


def name() -> str:
    """The name given in this session, "" for none."""
    return st.session_state.get(KEY) or ""
