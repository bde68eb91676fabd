"""Erasing what should never have been recorded, after a warning and retyping its number."""

from collections.abc import Callable, Iterator

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal
from indicators.model import Actor, Catalogue
from indicators.permission import staff
from indicators.submissions.history import Entry
from indicators.submissions.quoting import Quoting, erase_submission, what_quotes
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt
from pages.shared.cache import Visit
from pages.shared.history.phrases import link_to


def show(visit: Visit, entry: Entry, by: str) -> None:
    """Render the form to erase a submission. Others of the same file are listed, since they keep its content, and what
    else has the words of a report.
    """
    (ledger, snapshot), submission = cache.opened(visit.figures), entry.submission.id
    same = [other.id for other in ledger.submissions() if other.original_sha256 == entry.submission.original_sha256
            and other.id != submission and not other.erased]
    too = [say("history.erase_same", submissions=wording.listed(same))] if same else []
    found = what_quotes(ledger, snapshot, entry.submission)
    left = [say("history.erase_quoted_left")] if found.left else []

    def write(actor: Actor, reason: str) -> str:
        erase_submission(ledger, snapshot, actor, submission, reason)
        return " ".join([say("history.erase_done", submission=submission), *too, *left])

    frame.html(_quoted(found, visit.catalogue))
    form(visit, by, submission, " ".join([say("history.erase_words"), *too, *left]), write)


def _quoted(found: Quoting, catalogue: Catalogue) -> Markup:
    """What else has the words of a report: what is erased with it, then what is not, and the way to remove it."""
    gone = [say("history.quoted_commitments", count=wording.Count(found.commitments))] if found.commitments else []
    lines = [*gone, *(markup.joined(parts, " ") for parts in _left(found, catalogue))]
    if not lines:
        return Markup("")
    fix = markup.paragraph(say("history.quoted_fix"), "gl-text") if found.left else Markup("")
    return markup.heading(3, say("history.quoted_in")) + markup.bullets(lines) + fix


def _left(found: Quoting, catalogue: Catalogue) -> Iterator[tuple[Markup, str]]:
    """What is not erased, a link and what it has."""
    figures: dict[str, list[str]] = {}
    for figure in found.figures:
        figures.setdefault(figure.submission, []).append(say(
            "history.quoted_figure", title=wording.indicator(figure.indicator, catalogue), year=figure.year))
    for submission, named in figures.items():
        yield link_to("submission", submission), say(
            "history.quoted_figures", count=wording.Count(len(named)), named=wording.listed(named))
    yield from ((link_to("remark", remark), say("history.quoted_remark")) for remark in found.remarks)
    yield from ((link_to("submission", report), say("history.quoted_report")) for report in found.reports)


def form(visit: Visit, by: str, which: str, warning: str, write: Callable[[Actor, str], str]) -> None:
    """Render warning, reason and the number to retype; only then is ``write`` called with actor and reason."""
    with (st.expander(say("history.erase_title")),
          st.form(f"history.erase.{which}", border=False, enter_to_submit=False)):
        frame.html(markup.notices("trouble", [warning], role=""))
        reason = st.text_input(say("history.erase_reason"), width=620)
        typed = st.text_input(say("history.erase_typed", which=which), width=220)
        if st.form_submit_button(say("history.erase")):
            receipt.attempt("history", lambda: _typed(which, typed or "", lambda: " ".join([
                write(staff(by), reason or ""), *_done(visit)])), visit.catalogue)


def _done(visit: Visit) -> list[str]:
    """A sentence that the database's own files no longer contain it; none if they do, which ``waiting`` renders."""
    return [say("history.scrubbed")] if cache.opened(visit.figures)[0].is_scrubbed() else []


def waiting(visit: Visit) -> None:
    """Render why erased data are still in the database's own files, as long as they are."""
    if not cache.opened(visit.figures)[0].is_scrubbed():
        frame.html(markup.notice("trouble", say("history.unscrubbed")))


def _typed(which: str, typed: str, write: Callable[[], str]) -> str:
    if typed.strip().upper() != which:
        raise Refusal("erase.not_typed", which=which)
    return write()
