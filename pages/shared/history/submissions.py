"""Submissions, newest first."""


import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.submissions.history import Entry, history
from indicators.wording import day, say
from pages.shared import cache, frame, markup, menu
from pages.shared.cache import Visit
from pages.shared.history import one_submission
from pages.shared.history.phrases import coverage, figure_counts, moment, time_of
from pages.shared.table import Cell, Column, filter_box, table


def show(visit: Visit) -> None:
    """Render the submission of the link parameter in full; then all of them."""
    entries = history(cache.opened(visit.figures)[0])
    submission_id = st.query_params.get("submission", "")
    entry = next((entry for entry in entries if entry.submission.id == submission_id), None)
    if entry:
        one_submission.show(visit, entry)
        return
    columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who"))
               for name in ("submission", "when", "who", "file", "counts", "state", "note")]
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead")
        + filter_box(say("history.filter")) + table(say("history.caption"), columns,
            [_row(entry, visit.catalogue) for entry in entries], filtered=True,
              of="submissions"))


def _row(entry: Entry, catalogue: Catalogue) -> list[Cell]:
    submission = entry.submission
    link = markup.link(menu.address("history", submission=submission.id), submission.id)
    return [Cell(link, sort=submission.version), Cell(_when(submission.at), sort=submission.at),
            Cell(submission.actor_name), Cell(_file_name(entry, catalogue)), _text_cell(figure_counts(entry)),
            Cell(_state(entry)), _text_cell(submission.note)]


def _text_cell(words: str) -> Cell:
    return Cell(words, nothing=not words)


def _unbroken(words: str) -> Markup:
    """Words without a line break if they are short, such as a date."""
    return markup.span(words, "gl-whole")


def _when(at: str) -> Markup:
    """The day, and under it the time."""
    return markup.joined((_unbroken(day(at[:10])), markup.small(time_of(at))))


def _state(entry: Entry) -> Markup:
    """State of a submission, and who erased it and when."""
    state = _unbroken(say(f"history.state_{entry.state}"))
    if entry.erased is None:
        return state
    return markup.joined((state, markup.small(f"{entry.erased.actor_name}, {moment(entry.erased.at)}")))


def _file_name(entry: Entry, catalogue: Catalogue) -> Markup:
    """The file's name, with the kind of submission, or the subject of its figures."""
    submission = entry.submission
    kind = say(f"history.kind_{submission.kind}") if submission.kind != "observations" else ""
    under = ": ".join(filter(None, (kind, coverage(entry, catalogue))))
    return markup.joined((markup.span(submission.filename, "gl-file"), markup.small(under) if under else ""))
