"""Page "History": submissions and their outcomes, undo, releases, and comparison of data versions."""

import sys
from collections.abc import Callable
from pathlib import Path

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import streamlit as st

from indicators.wording import say
from pages.shared import frame, markup, receipt, state
from pages.shared.cache import Visit
from pages.shared.history import (
    attempts,
    compared,
    confirm,
    erase,
    locks,
    releases,
    submissions,
    words,
)
from pages.shared.server import options

VIEWS: dict[str, Callable[[Visit], None]] = {
    "submissions": submissions.show, "releases": releases.show, "compared": compared.show,
    "remarks": words.show_remarks, "commitments": words.show_commitments, "locks": locks.show,
    "attempts": attempts.show,
}


def history(visit: Visit) -> None:
    """Ask for a section and render it, after the receipt of an action just completed."""
    frame.html(markup.heading(1, say("history.title")))
    receipt.shown("history")
    if visit.audience != "staff":
        frame.html(markup.paragraph(say("history.not_here")))
        return
    erase.waiting(visit)
    view = state.pick("view", say("history.view"), list(VIEWS), lambda name: say(f"history.view_{name}"),
                      starts_over="submission remark commitment attempt")
    VIEWS[view](visit)
    confirm.say_if_not_done()


if __name__ == "__main__":
    frame.show("history", history)
else:                        # imported by the server of `streamlit run pages/history.py`
    app = st.App(__file__, **options("history"))
