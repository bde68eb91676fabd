"""Withdrawing and restoring a submission, each with a preview of the figures and statuses that change."""

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.submissions.history import Entry, Undoing, undoing
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm


def show(visit: Visit, entry: Entry) -> str:
    """Render the effect of withdrawing or restoring a submission, and the form; return the name of the person."""
    ledger, snapshot = cache.opened(visit.figures)
    restore = entry.state == "withdrawn"
    what, sent = "restore" if restore else "withdraw", entry.submission
    found = _undoing(visit.cache_key._replace(version=snapshot.catch_up()), sent.id, restore)

    def write(actor: Actor, reason: str, shown: int) -> str:
        turn = ledger.restore if restore else ledger.withdraw
        event = turn(actor, sent.id, reason=reason, previewed_on=shown)
        return say(f"history.{what}_done", submission=sent.id, version=event.version)

    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say(f"history.{what}_words"))
        + _preview(found, visit.catalogue, restore=restore))
    by = "" if visit.past else who.ask()
    if not visit.past:
        confirm(visit, by, what, sent.id, found.version, write)
    return by


@st.cache_resource(max_entries=8, show_spinner=False)
def _undoing(key: cache.CacheKey, submission: str, restore: bool) -> Undoing:  # noqa: FBT001 - a cache key
    """The effect at the newest version, which is that of ``key``: it is shown again in each rerun of the form."""
    ledger, snapshot = cache.opened(key.figures)
    return undoing(ledger, snapshot, ledger.submission(submission), restore=restore)


def _preview(found: Undoing, catalogue: Catalogue, *, restore: bool) -> Markup:
    """Sentences, then rows, then statuses. Figures removed by restoring are those that the submission retracts."""
    kinds = {"new": "new", "changed": "changed", "gone": "gone_restore" if restore else "gone"}
    sentences = [say(f"history.would_{words}", count=wording.Count(found.changes.count(kind)))
            for kind, words in kinds.items() if found.changes.count(kind)]
    sentences += [say("history.would_stay", count=wording.Count(found.covered))] * bool(found.covered)
    sentences += [say("history.would_report", area=wording.in_sentence(area, catalogue), year=year)
             for area, year in found.reports]
    return markup.bullets(sentences or [say("history.would_nothing")]) + changes.listed(found.changes, catalogue)
