"""Acts on record: confirmed with a name and a reason, and refused where the effect is another than was shown."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from indicators.errors import Refusal
from indicators.model import Actor
from indicators.opening import Event
from indicators.permission import staff
from indicators.wording import say
from pages.shared import frame, markup, receipt, who
from pages.shared.cache import Visit

Seen = TypeVar("Seen", int, str)

PRESSED = "confirm.pressed"
"""Of the session: the form whose button was pressed, and the receipts before it, until it is rendered again."""


def act(visit: Visit, screen: str, form: str, labels: tuple[str, str], seen: Seen,
              write: Callable[[Actor, str, Seen], str], *, disabled: bool = False) -> None:
    """Ask for a reason and act: ``write`` gets actor, reason and what was seen, and returns the receipt.

    ``labels`` are those of the button and of the reason. ``seen`` is the version shown now, or a digest of what is
    shown: ``write`` gets that of the last rendering, on which the person decided. The name was asked for before.
    """
    seen_before = receipt.seen_before(form, seen)
    if st.session_state.get(PRESSED, (form, 0))[0] != form:
        say_if_not_done()
    with st.form(form, border=False, enter_to_submit=False):
        reason = st.text_input(labels[1], width=620)
        if receipt.button(labels[0], form, "primary", _press, disabled=disabled):
            st.session_state.pop(PRESSED, None)
            receipt.attempt(screen, lambda: write(staff(who.name()), reason or "", seen_before), visit.catalogue)


def done(event: Event | None = None) -> str:
    """The receipt of an act: that it is on record, and the data version that it made; the screen shows its effect."""
    return say("receipt.done_version", version=event.version) if event else say("receipt.done")


def _press(form: str, before: int) -> None:
    st.session_state[PRESSED] = form, before


def say_if_not_done() -> None:
    """Render a notice, where a form would be whose button was pressed, if someone else has acted in the meantime."""
    _, before = st.session_state.pop(PRESSED, ("", None))
    if before is not None and not receipt.saved_since(before):
        frame.html(markup.notice("trouble", say("history.not_done"), role="status"))


def erase(visit: Visit, which: str, what: str, write: Callable[[Actor, str], object], effects: Sequence[str] = ()
          ) -> None:
    """Render warning, reason and the number to retype; only then is ``write`` called with actor and reason."""
    def erase_once(typed: str, reason: str) -> str:
        if typed.strip().upper() != which:
            raise Refusal("erase.not_typed", which=which)
        write(staff(who.name()), reason)
        return say("history.erase_done", what=what)

    with (st.expander(say("history.erase_title")),
          st.form(f"history.erase.{which}", border=False, enter_to_submit=False)):
        frame.html(markup.notices("trouble", [say("history.erase_warning")], list(effects), role=""))
        reason = st.text_input(say("history.erase_reason"), width=620)
        typed = st.text_input(say("history.erase_typed", which=which), width=220)
        if st.form_submit_button(say("history.erase")):
            receipt.attempt("history", lambda: erase_once(typed or "", reason or ""), visit.catalogue)
