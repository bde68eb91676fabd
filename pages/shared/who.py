"""Who acts in this rerun, and what they may do: the person signed in, or the one local person where nobody signs in."""

from dataclasses import replace
from typing import cast

import streamlit as st

from indicators import permission
from indicators.model import Account, Actor
from indicators.permission import ANYWHERE
from indicators.wording import say
from pages.shared import session, state
from pages.shared.cache import Visit

__all__ = ["ANYWHERE", "account", "actor", "demand", "look_up", "may", "may_save"]

KEY, OFFERED = "who", "who.offered"
"""Of the session: the account and the actor of this rerun, and what the screen has offered since it was opened."""


def look_up() -> None:
    """Read who acts from the ledger, once in a rerun. Raises NotAllowed where people sign in and nobody has."""
    found = session.account()
    st.session_state[KEY] = found, permission.actor_of(found) if found else permission.staff(say("who.nobody"))


def account() -> Account | None:
    """The account of who is signed in, None where nobody signs in."""
    return cast(Account | None, st.session_state[KEY][0])


def actor() -> Actor:
    """The author of what is saved; in the demo, which has a ledger of its own without accounts, by name alone."""
    actor = cast(Actor, st.session_state[KEY][1])
    return replace(actor, person="") if state.chosen_set() == "illustrative" else actor


def may(action: str, *areas: str) -> bool:
    """Whether to offer ``action`` for each of ``areas``, or without any for what concerns every area.

    What a screen has offered stays until it is left: a role that is taken away meanwhile refuses the act with a
    sentence, and what was typed does not vanish.
    """
    offered, by = st.session_state.setdefault(OFFERED, set()), st.session_state[KEY][1]
    if all(permission.may(by, action, area) for area in areas or (None,)):
        offered.add((action, areas))
    return (action, areas) in offered


def may_save(visit: Visit, action: str, *areas: str) -> bool:
    """Whether they may do it on the version shown: nothing is changed on an older one."""
    return not visit.past and may(action, *areas)


def demand(action: str, *areas: str) -> None:
    """Raise NotAllowed, which says who may, unless ``action`` is offered."""
    if not may(action, *areas):
        permission.demand(actor(), action, areas)
