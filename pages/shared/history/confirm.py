"""Forms for recorded actions, each with a reason: refused if the effect differs from the preview; and erasing."""

from collections.abc import Callable, Sequence

import streamlit as st

from indicators.errors import Refusal
from indicators.model import Actor
from indicators.permission import staff
from indicators.wording import say
from pages.shared import frame, markup, receipt
from pages.shared.cache import Visit

PRESSED = "history.pressed"
"""Of the session: the form whose button was pressed, and the receipts before it, until it is rendered again."""


def confirm(visit: Visit, by: str, what: str, which: str, version: int,
            write: Callable[[Actor, str, int], str]) -> None:
    """Ask for a reason and act: ``write`` gets actor, reason and the previewed version, and returns the receipt.

    ``version`` is the version shown now; the action is refused for changes made since the last rendering.
    """
    form = f"history.{what}.{which}"
    previewed_on = receipt.seen_before(form, version)
    if st.session_state.get(PRESSED, (form, 0))[0] != form:
        say_if_not_done()
    with st.form(form, border=False, enter_to_submit=False):
        reason = st.text_input(say(f"history.{what}_reason"), width=620)
        if receipt.button(say(f"history.{what}"), form, "primary", _press):
            st.session_state.pop(PRESSED, None)
            receipt.attempt("history", lambda: write(staff(by), reason or "", previewed_on), visit.catalogue)


def _press(form: str, before: int) -> None:
    st.session_state[PRESSED] = form, before


def say_if_not_done() -> None:
    """Render a notice, where a form would be whose button was pressed, if someone else has acted in the meantime."""
    _, before = st.session_state.pop(PRESSED, ("", None))
    if before is not None and not receipt.saved_since(before):
        frame.html(markup.notice("trouble", say("history.not_done"), role="status"))


def erase_form(visit: Visit, by: str, which: str, write: Callable[[Actor, str], str],
               effects: Sequence[str] = ()) -> None:
    """Render warning, reason and the number to retype; only then is ``write`` called with actor and reason."""
    def erase(typed: str, reason: str) -> str:
        if typed.strip().upper() != which:
            raise Refusal("erase.not_typed", which=which)
        return write(staff(by), reason)

    with (st.expander(say("history.erase_title")),
          st.form(f"history.erase.{which}", border=False, enter_to_submit=False)):
        frame.html(markup.notices("trouble", [say("history.erase_warning")], list(effects), role=""))
        reason = st.text_input(say("history.erase_reason"), width=620)
        typed = st.text_input(say("history.erase_typed", which=which), width=220)
        if st.form_submit_button(say("history.erase")):
            receipt.attempt("history", lambda: erase(typed or "", reason or ""), visit.catalogue)
