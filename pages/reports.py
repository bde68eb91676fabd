"""Page "Country reports": a search over all reports; for staff, reading new ones, and figures that words state."""

from collections.abc import Callable

from indicators.wording import say
from pages.shared import frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.reports import add, figures, search

VIEWS: dict[str, Callable[[Visit], None]] = {"search": search.show, "add": add.show, "figures": figures.show}


def reports(visit: Visit) -> None:
    """Render the reports on file with a search; staff may choose to add some."""
    frame.html(markup.heading(1, say("menu.reports")))
    receipt.shown("reports")
    view = "search"
    if menu.may_write(visit):
        views = [name for name in VIEWS if name != "figures" or menu.may_write(visit)]
        view = state.pick("view", say("head.section"), views, lambda name: say(f"reports.view_{name}"))
    VIEWS[view](visit)
