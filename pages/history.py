"""Page "History": what was recorded and by whom, undo, releases and locks."""

from collections.abc import Callable

from indicators.wording import say
from pages.shared import confirm, demo, frame, markup, receipt, state
from pages.shared.cache import Visit
from pages.shared.history import locks, record, releases

VIEWS: dict[str, Callable[[Visit], None]] = {
    "record": record.show, "releases": releases.show, "locks": locks.show}


def history(visit: Visit) -> None:
    """Ask for a section and render it, after the receipt of an action just completed."""
    frame.html(markup.heading(1, say("history.title")))
    receipt.shown("history")
    view = state.pick("view", say("history.view"), list(VIEWS), lambda name: say("history.views", view=name),
                      starts_over="kind submission remark commitment attempt")
    VIEWS[view](visit)
    confirm.say_if_not_done()
    demo.offer_new_start(visit)
