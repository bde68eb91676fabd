"""Forms for recorded actions: name, reason and button; refused if the effect differs from the preview."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import StalePreview
from indicators.model import Actor, Catalogue
from indicators.permission import staff
from indicators.wording import say
from pages.shared import frame, markup, receipt
from pages.shared.cache import Visit

LISTED = 20
PRESSED = "history.pressed"
"""Of the session: the form whose button was pressed, until it is rendered again."""


def confirm(visit: Visit, by: str, what: str, which: str, version: int,
            write: Callable[[Actor, str, int], str]) -> None:
    """Ask for a reason and act: ``write`` gets actor, reason and the previewed version, and returns the receipt.

    ``version`` is the version shown now; the action is refused for changes made since the last rendering.
    """
    seen = f"history.seen.{what}.{which}"
    shown = st.session_state.get(seen, version)
    st.session_state[seen] = version
    form = f"history.{what}.{which}"
    if st.session_state.get(PRESSED, form) != form:
        say_if_not_done()
    with st.form(form, border=False, enter_to_submit=False):
        reason = st.text_input(say(f"history.{what}_reason"), width=620)
        if st.form_submit_button(say(f"history.{what}"), type="primary", on_click=_press, args=(form,)):
            st.session_state.pop(PRESSED, None)
            attempt(lambda: write(staff(by), reason or "", shown), visit.catalogue)


def _press(form: str) -> None:
    st.session_state[PRESSED] = form


def say_if_not_done() -> None:
    """Render a notice, where a form would be whose button was pressed, if someone else has acted in the meantime."""
    if st.session_state.pop(PRESSED, ""):
        frame.html(markup.notice("trouble", say("history.not_done"), role="status"))


def attempt(write: Callable[[], str], catalogue: Catalogue) -> None:
    """Write and rerun with the receipt; on refusal, render the reason and what others changed."""
    receipt.attempt("history", write, lambda stale: _meanwhile(stale, catalogue))


def _meanwhile(stale: StalePreview, catalogue: Catalogue) -> Markup:
    """What others changed since: who, which figures, and the data version created."""
    changes, count = cast(list[dict[str, Any]], stale.values["changes"]), cast(int, stale.values["count"])
    lines = [say("history.meanwhile_about" if "ref_area" in change else "history.meanwhile", name=change["name"],
                 what=say(f"history.event_{change['kind']}"), version=change["version"],
                 about=_about(change, catalogue)) for change in changes[:LISTED]]
    lines += [say("changed_files.more", count=wording.Count(count - LISTED))] * (count > LISTED)
    return markup.bullets(list(lines))


def _about(change: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Area, indicator and year of a figure, or of a report; "" for a change of neither."""
    if "ref_area" not in change:
        return ""
    known = change["indicator"] in catalogue.indicators
    title = wording.indicator(change["indicator"], catalogue) if known else say("history.report")
    return f"{wording.area(change['ref_area'], catalogue)}, {title}, {change['year']}"
