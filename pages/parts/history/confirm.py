"""Doing something that stays on record: name, reason and button; refused where it would do other than was shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.model import Actor, Catalogue
from indicators.permission import staff
from pages.parts import frame
from pages.parts.cache import Visit
from pages.parts.words import say

RECEIPT = "history.receipt"
LISTED = 20


def confirm(visit: Visit, by: str, what: str, which: str, version: int,
            write: Callable[[Actor, str, int], str]) -> None:
    """Ask for a reason, and do it: ``write`` is given who, why and the version that was shown, and gives the receipt.

    ``version`` is the one that the screen shows now; what is refused is what was changed since it was last shown.
    """
    seen = f"history.seen.{what}.{which}"
    shown = st.session_state.get(seen, version)
    st.session_state[seen] = version
    with st.form(f"history.{what}.{which}", border=False):
        reason = st.text_input(say(f"history.{what}_reason"), width=620)
        if st.form_submit_button(say(f"history.{what}"), type="primary"):
            attempt(lambda: write(staff(by), reason or "", shown), visit.catalogue)


def attempt(write: Callable[[], str], catalogue: Catalogue) -> None:
    """Write, and show the screen anew with the receipt; or say what is in the way, and what someone else changed."""
    try:
        receipt = write()
    except Refusal as refusal:
        frame.trouble(refusal)
        if isinstance(refusal, StalePreview):
            changes = cast(list[dict[str, Any]], refusal.values["changes"])
            frame.html(_meanwhile(changes, cast(int, refusal.values["count"]), catalogue))
        return
    st.session_state[RECEIPT] = receipt
    st.rerun()


def _meanwhile(changes: Sequence[Mapping[str, Any]], count: int, catalogue: Catalogue) -> Markup:
    """What others did since: who, which figures, and the version that it made."""
    lines = [say("history.meanwhile_about" if "ref_area" in change else "history.meanwhile", name=change["name"],
                 what=say(f"history.event_{change['kind']}"), version=change["version"],
                 about=_about(change, catalogue)) for change in changes[:LISTED]]
    lines += [say("changed_files.more", count=count - LISTED)] * (count > LISTED)
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))


def _about(change: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Area, indicator and year of a figure, or of a report; "" of what is about no single one."""
    if "ref_area" not in change:
        return ""
    area, indicator = catalogue.area.get(change["ref_area"]), catalogue.indicators.get(change["indicator"])
    title = wording.text(indicator.title) if indicator else say("history.report")
    return f"{area.name if area else change['ref_area']}, {title}, {change['year']}"
