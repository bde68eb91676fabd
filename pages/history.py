"""Page "History": submissions and their outcomes, undo, releases, and comparison of data versions."""

from collections.abc import Callable

from indicators.wording import say
from pages.shared import demo, frame, markup, receipt, state
from pages.shared.cache import Visit
from pages.shared.history import (
    attempts,
    compared,
    confirm,
    locks,
    releases,
    submissions,
    words,
)

VIEWS: dict[str, Callable[[Visit], None]] = {
    "submissions": submissions.show, "releases": releases.show, "compared": compared.show,
    "remarks": words.show_remarks, "commitments": words.show_commitments, "locks": locks.show,
    "attempts": attempts.show,
}


def history(visit: Visit) -> None:
    """Ask for a section and render it, after the receipt of an action just completed."""
    frame.html(markup.heading(1, say("history.title")))
    receipt.shown("history")
    view = state.pick("view", say("history.view"), list(VIEWS), lambda name: say(f"history.view_{name}"),
                      starts_over="submission remark commitment attempt")
    VIEWS[view](visit)
    confirm.say_if_not_done()
    demo.offer_new_start(visit)
