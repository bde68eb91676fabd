"""The account of who is signed in, of this rerun: the gate puts the id of the session on each connection."""

from datetime import datetime
from typing import NoReturn

import streamlit as st

from indicators.errors import NotAllowed
from indicators.model import Account
from indicators.opening import Session
from indicators.permission import sign_in
from pages.shared import cache, gate

KEY = "session.person"
ENDED = "account.ended"
"""Code of the refusal after which the browser loads the page again, for the gate to say what is the case."""


def account() -> Account | None:
    """The open account of this session, as the ledger has it now; None where nobody signs in.

    Raises NotAllowed(ENDED) where the session or the account is no longer open.
    """
    if sign_in() == "none":
        return None
    session = _session()
    account = cache.opened("real")[0].accounts().get(session.person) if session and session.is_open else None
    if account is None or not account.is_open:
        raise NotAllowed(ENDED)
    if st.session_state.setdefault(KEY, account.person) != account.person:      # somebody else in the same browser
        st.session_state.clear()
    return account


def _session() -> Session | None:
    return cache.opened("real")[0].session(st.context.headers.get(gate.HEADER, ""))


def signed_in_since() -> datetime | None:
    """When the person signed in; None where nobody signs in."""
    return session.since if (session := _session()) else None


def asked_again_at() -> datetime | None:
    """When the person will be asked to sign in again; None unless that is soon."""
    session = _session()
    return session.until if session and session.provider and session.is_ending else None


def sign_out() -> NoReturn:
    """Lead the browser to where the gate ends the session, in all tabs."""
    st.logout()
    st.stop()
