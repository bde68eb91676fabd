"""Page "Commitments": what countries announced, what has become of it; for staff, what is to be confirmed."""

from collections.abc import Callable

import streamlit as st

from indicators.wording import say
from pages.shared import cache, frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.commitments import board, candidates, one

VIEWS: dict[str, Callable[[Visit], None]] = {"board": board.show, "candidates": candidates.show}


def commitments(visit: Visit) -> None:
    """Render the commitment of the link parameter, or the section that staff choose; the public has the board."""
    frame.html(markup.heading(1, say("menu.commitments")))
    receipt.shown("commitments")
    number = str(st.query_params.get("commitment", ""))
    commitment = next((pair for pair in cache.commitments(visit) if str(pair[0].version) == number), None)
    if commitment:
        one.show(visit, *commitment)
        return
    if number:
        state.report_unused(("commitment",), say("commitments.unknown"))
    view = "board"
    if menu.may_write(visit) and board.reported(visit):
        view = state.pick("view", say("head.section"), list(VIEWS), lambda name: say(f"commitments.view_{name}"))
    VIEWS[view](visit)
