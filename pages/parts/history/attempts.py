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
    shown = Markup("").join(_told(tries, taken, visit.catalogue) for tries in list(files.values())[:SHOWN])
    frame.html(Markup("<p class=gl-lead>{}</p><p class=gl-quiet>{}</p>{}").format(
        say("history.attempts_lead", count=wording.Count(len(files))), say("history.attempts"), shown))


def _told(tries: Sequence[LogEntry], taken: Mapping[str, Entry], catalogue: Catalogue) -> Markup:
    """One file: what became of it, how often it was looked at, by whom, and what was wrong when it last was."""
    newest = tries[0]
    names = list(dict.fromkeys(each.actor_name for each in tries if each.actor_name))
    looked = say("history.looked", count=wording.Count(len(tries)), when=moment(newest.at),
                 who=wording.listed(names) if names else say("history.nameless"))
    return Markup("<h3>{}</h3><p>{} <span class=gl-quiet>{}</span></p>{}").format(
        newest.payload["filename"], _became(taken.get(newest.payload["sha256"])), looked,
        findings(newest.payload, catalogue))


def _became(entry: Entry | None) -> Markup | str:
    """That nothing of it was published, or without how many figures it was, and as which submission."""
    if entry is None:
        return say("history.became_nothing")
    sent = entry.submission
    link = Markup('<a data-go href="{}">{}</a>').format(menu.address("history", submission=sent.id), sent.id)
    refused = sent.payload.get("refused", {}).get("count", 0)
    said = say("history.became_part", count=wording.Count(refused)) if refused else say("history.became_whole")
    return Markup("{} {}.").format(said, link)
