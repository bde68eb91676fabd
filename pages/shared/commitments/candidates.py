"""What reports announce and answer: items that a person confirms as commitments, or as answers to earlier ones."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.permission import staff
from indicators.reports.commitments import Candidate, candidates
from indicators.reports.due_dates import WordedDate
from indicators.wording import day, say
from pages.shared import cache, filters, frame, markup, receipt, who
from pages.shared.cache import CacheKey, Visit
from pages.shared.commitments import phrases

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""
MOST = 100               # items on the screen: a box each

Answer = tuple[int, str, str]
"""A commitment, the text that answers it, and the status that follows."""

Dues = dict[tuple[str, str], tuple[date, str]]
"""Dates that the words of announcements name, and what is said of them, by goal and text."""


def unconfirmed(visit: Visit) -> list[Candidate]:
    """The items of reports that nobody has confirmed: announcements, and answers to commitments on record."""
    return _candidates(visit.cache_key)


@st.cache_resource(max_entries=8, show_spinner=False)
def _candidates(key: CacheKey) -> list[Candidate]:
    snapshot = cache.snapshot_of(key.figures)
    items = candidates(snapshot.narratives(key.version), snapshot.catalogue(key.version).goals,
                       snapshot.commitments(key.version))
    return [one for one in items if one.part == "C" or one.commitments]


def show(visit: Visit) -> None:
    """Render how many items wait, filters, and a form for each report with some."""
    every, titles = unconfirmed(visit), wording.goal_titles(visit.catalogue)
    frame.html(markup.paragraph(say("commitments.candidates_lead", count=wording.Count(len(every)))))
    if not every:
        return
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name({one.ref_area: wording.area(one.ref_area, visit.catalogue)
                                                       for one in every})),
        "goal": (say("head.goal"), {goal: titles[goal] for goal in sorted({one.goal for one in every})})})
    items = [one for one in every if chosen["area"] in ("", one.ref_area) and chosen["goal"] in ("", one.goal)
             and chosen["search"].casefold() in one.text.casefold()]
    if not items:
        frame.html(markup.paragraph(say("filters.nothing")))
        return
    name = who.ask()
    for submission, group in groupby(items[:MOST], lambda one: one.submission):
        _form(visit, submission, list(group), name)
    if len(items) > MOST:
        frame.html(markup.paragraph(say("reports.more", most=MOST)))


def _form(visit: Visit, submission: str, items: Sequence[Candidate], name: str) -> None:
    """A box for each announcement of a report, a choice of commitments for each answer, and the button that confirms
    them.
    """
    previewed_on = receipt.seen_before(f"commitments.{submission}", visit.version)
    form = f"commitments.confirm.{submission}"
    announced: list[tuple[str, str]] = []
    answers: list[Answer] = []
    due: Dues = {}
    frame.html(markup.heading(2, say("reports.of", area=wording.area(items[0].ref_area, visit.catalogue),
                                     year=items[0].year)))
    with st.form(form, enter_to_submit=False):
        for (goal, part), group in groupby(items, lambda one: (one.goal, one.part)):
            frame.html(markup.heading(3, f"{wording.goal_titles(visit.catalogue)[goal]}: {say(f'report.part_{part}')}"))
            for one in group:
                key = f"commitments.candidate.{submission}.{goal}.{part}.{one.text}"
                if part == "A":
                    answers += _ask_commitment(one, key)
                elif st.checkbox(markup.literal(phrases.quoted(one.text)), key=key):
                    announced.append((goal, one.text))
                if one.due and st.checkbox(markup.literal(_due(one.due)), True, key=f"{key}.due"):
                    due[goal, one.text] = one.due.day, _due(one.due)
        if receipt.button(say("commitments.confirm"), form, "primary"):
            receipt.attempt("commitments", lambda: _confirm(
                visit, name, submission, announced, answers, due, previewed_on), visit.catalogue)


def _ask_commitment(answer: Candidate, key: str) -> list[Answer]:
    """Ask which commitment an item of part A answers, if any, and for the status that follows."""
    offered: dict[int, Commitment | None] = {0: None} | {one.version: one for one in answer.commitments}
    frame.html(markup.note(phrases.quoted(answer.text), ""))
    left, right = st.columns([2, 1])
    commitment = left.selectbox(say("commitments.answers"), list(offered), key=key,
                                format_func=lambda version: _commitment_name(offered[version]))
    status = right.selectbox(say("commitments.answer_status"), STATUSES, key=f"{key}.status", format_func=_status)
    return [(int(commitment), answer.text, str(status))] if commitment else []


def _commitment_name(one: Commitment | None) -> str:
    return say("commitments.offer", text=one.text, year=one.year) if one else say("commitments.offer_none")


def _due(worded: WordedDate) -> str:
    return say("commitments.due_read", day=day(worded.day.isoformat()), text=worded.words)


def _status(code: str) -> str:
    return say(f"commitments.status_{code}") if code else say("commitments.answer_keep")


def _confirm(visit: Visit, name: str, submission: str, announced: Sequence[tuple[str, str]],
             answers: Sequence[Answer], due: Dues, previewed_on: int) -> str:
    if not announced and not answers:
        raise Refusal("commitment.none_selected")
    events = cache.opened(visit.figures)[0].confirm_commitments(
        staff(name), submission, announced, answers=answers, due=due, previewed_on=previewed_on)
    return say("commitments.confirmed", count=wording.Count(len(events)), version=events[-1].version)
