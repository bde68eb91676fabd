"""Erasing what should never have been recorded, after a warning and retyping its number."""

from collections.abc import Callable

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model import Actor
from indicators.permission import staff
from indicators.submissions.history import Entry
from indicators.wording import say
from pages.shared import cache, frame, markup
from pages.shared.cache import Visit
from pages.shared.history.confirm import attempt


def show(visit: Visit, entry: Entry, by: str) -> None:
    """Render the form to erase a submission; others of the same file are listed, since they keep its content."""
    ledger, submission = cache.opened(visit.figures)[0], entry.submission.id
    same = [other.id for other in ledger.submissions() if other.original_sha256 == entry.submission.original_sha256
            and other.id != submission and not other.erased]
    too = [say("history.erase_same", submissions=wording.listed(same))] if same else []

    def write(actor: Actor, reason: str) -> str:
        ledger.erase(actor, submission, reason=reason)
        return " ".join([say("history.erase_done", submission=submission), *too])

    form(visit, by, submission, " ".join([say("history.erase_words"), *too]), write)


def form(visit: Visit, by: str, which: str, warning: str, write: Callable[[Actor, str], str]) -> None:
    """Render warning, reason and the number to retype; only then is ``write`` called with actor and reason."""
    with (st.expander(say("history.erase_title")),
          st.form(f"history.erase.{which}", border=False, enter_to_submit=False)):
        frame.html(markup.notices("trouble", [warning], role=""))
        reason = st.text_input(say("history.erase_reason"), width=620)
        typed = st.text_input(say("history.erase_typed", which=which), width=220)
        if st.form_submit_button(say("history.erase")):
            attempt(lambda: _typed(which, typed or "", lambda: " ".join([
                write(staff(by), reason or ""), *_done(visit)])), visit.catalogue)


def _done(visit: Visit) -> list[str]:
    """A sentence that the database's own files no longer contain it; none if they do, which ``waiting`` renders."""
    found = cache.opened(visit.figures)[0].scrubbing()
    return [say(f"history.scrubbed_{found.kind}")] if found.done else []


def waiting(visit: Visit) -> None:
    """Render why erased data are still in the database's own files, as long as they are."""
    found = cache.opened(visit.figures)[0].scrubbing()
    if not found.done:
        amount = found.amount if found.kind == "postgresql" else max(found.amount // 1000, 1)
        frame.html(markup.notice("trouble", say(f"history.unscrubbed_{found.kind}", amount=wording.Count(amount))))


def _typed(which: str, typed: str, write: Callable[[], str]) -> str:
    if typed.strip().upper() != which:
        raise Refusal("erase.not_typed", which=which)
    return write()
