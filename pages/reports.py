"""Page "Country reports": a search over all reports; for staff, reading new ones, and figures that words state."""

import sys
from collections.abc import Callable
from pathlib import Path

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import streamlit as st

from indicators.wording import say
from pages.shared import frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.reports import add, figures, search
from pages.shared.server import options

VIEWS: dict[str, Callable[[Visit], None]] = {"search": search.show, "add": add.show, "figures": figures.show}


def reports(visit: Visit) -> None:
    """Render the reports on file with a search; staff may choose to add some."""
    frame.html(markup.heading(1, say("reports.title")))
    receipt.shown("reports")
    view = "search"
    if menu.may_follow(visit):
        views = [name for name in VIEWS if name != "figures" or menu.may_write(visit)]
        view = state.pick("view", say("reports.view"), views, lambda name: say(f"reports.view_{name}"))
    VIEWS[view](visit)


if __name__ == "__main__":
    frame.show("reports", reports)
else:                        # imported by the server of `streamlit run pages/reports.py`
    app = st.App(__file__, **options("reports"))
