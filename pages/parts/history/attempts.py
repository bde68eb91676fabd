"""Files that were not taken, or not whole, with what was wrong; their bytes are not kept."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.submissions.history import Entry, attempts, history
from indicators.submissions.opening import LogEntry
from pages.parts import cache, frame, menu
from pages.parts.cache import Visit
from pages.parts.history.said import findings, moment
from pages.parts.table import Cell, Column, table
from pages.parts.words import say

SHOWN = 100


def show(visit: Visit) -> None:
    """Each file once, however often it was looked at, the newest first, its findings folded."""
    ledger = cache.opened(visit.figures)[0]
    files: dict[str, list[LogEntry]] = {}
    for entry in attempts(ledger):
        files.setdefault(entry.payload["sha256"], []).append(entry)
    if not files:
        frame.html(Markup("<p>{}</p>").format(say("history.no_attempts")))
        return
    taken = {entry.submission.original_sha256: entry for entry in reversed(history(ledger))
             if entry.state == "standing"}
    columns = [Column(say(f"history.{name}")) for name in ("file", "when", "who", "became", "findings")]
    rows = [_row(tries, taken, visit.catalogue) for tries in list(files.values())[:SHOWN]]
    frame.pages_html(Markup("<p class=gl-lead>{}</p>{}").format(
        say("history.attempts_lead", count=wording.Count(len(files))), table(say("history.attempts"), columns, rows)),
        "history.attempts")


def _row(tries: Sequence[LogEntry], taken: Mapping[str, Entry], catalogue: Catalogue) -> list[Cell]:
    """One file: its newest attempt, how often it was looked at, by whom, and what became of it."""
    newest = tries[0]
    when = moment(newest.at) if len(tries) == 1 else say(
        "history.attempts_of_it", count=wording.Count(len(tries)), when=moment(newest.at))
    who = ", ".join(dict.fromkeys(each.actor_name for each in tries if each.actor_name))
    return [Cell(newest.payload["filename"]), Cell(when), Cell(who or say("history.nameless")),
            Cell(_became(taken.get(newest.payload["sha256"]))), Cell(findings(newest.payload, catalogue))]


def _became(entry: Entry | None) -> Markup | str:
    """That nothing of it was published, or without how many figures it was, and as which submission."""
    if entry is None:
        return say("history.became_nothing")
    sent = entry.submission
    link = Markup('<a data-go href="{}">{}</a>').format(menu.address("history", submission=sent.id), sent.id)
    refused = sent.payload.get("refused", {}).get("count", 0)
    said = say("history.became_part", count=wording.Count(refused)) if refused else say("history.became_whole")
    return Markup("{} {}").format(said, link)
