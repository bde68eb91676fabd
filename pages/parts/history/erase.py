"""Erasing what should never have been sent: behind a warning, with the submission's number typed."""

import streamlit as st
from markupsafe import Markup

from indicators.errors import Refusal
from indicators.permission import staff
from indicators.submissions.history import Entry
from pages.parts import cache, frame
from pages.parts.cache import Visit
from pages.parts.history.confirm import attempt
from pages.parts.words import say


def show(visit: Visit, entry: Entry, by: str) -> None:
    """The warning, a reason, and the number typed again; only then is it gone."""
    submission = entry.submission.id
    with st.expander(say("history.erase_title")), st.form(f"history.erase.{submission}", border=False):
        frame.html(Markup('<div class="gl-trouble"><p>{}</p></div>').format(say("history.erase_words")))
        reason = st.text_input(say("history.erase_reason"), width=620)
        typed = st.text_input(say("history.erase_typed", submission=submission), width=220)
        if st.form_submit_button(say("history.erase")):
            attempt(lambda: _erase(visit, by, submission, reason or "", typed or ""), visit.catalogue)


def _erase(visit: Visit, by: str, submission: str, reason: str, typed: str) -> str:
    if typed.strip().upper() != submission:
        raise Refusal("erase.not_typed", submission=submission)
    cache.opened(visit.figures)[0].erase(staff(by), submission, reason=reason)
    return say("history.erase_done", submission=submission)
