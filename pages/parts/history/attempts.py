"""Files that were not taken, with what was wrong; their bytes are not kept."""

from markupsafe import Markup

from indicators import wording
from indicators.submissions.history import attempts
from pages.parts import cache, frame
from pages.parts.cache import Visit
from pages.parts.history.said import findings, moment
from pages.parts.table import Cell, Column, table
from pages.parts.words import say

SHOWN = 100


def show(visit: Visit) -> None:
    """Each attempt, the newest first, its findings folded."""
    found = attempts(cache.opened(visit.figures)[0])
    if not found:
        frame.html(Markup("<p>{}</p>").format(say("history.no_attempts")))
        return
    columns = [Column(say(f"history.{name}")) for name in ("file", "when", "who", "findings")]
    rows = [[Cell(entry.payload["filename"]), Cell(moment(entry.at)), Cell(entry.actor_name),
             Cell(findings(entry.payload))] for entry in found[:SHOWN]]
    frame.html(Markup("<p class=gl-lead>{}</p>{}").format(
        say("history.attempts_lead", count=wording.Count(len(found))), table(say("history.attempts"), columns, rows)))

