"""What reports announce and answer: items that a person confirms as commitments, or as answers to earlier ones."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.permission import staff
from indicators.reports.commitments import Candidate, candidates
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import CacheKey, Visit
from pages.shared.commitments import phrases

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""

Answer = tuple[int, str, str]
"""A commitment, the text that answers it, and the status that follows."""


def unconfirmed(visit: Visit) -> list[Candidate]:
    """The items of reports that nobody has confirmed."""
    return _candidates(visit.cache_key)


@st.cache_resource(max_entries=8, show_spinner=False)
def _candidates(key: CacheKey) -> list[Candidate]:
    snapshot = cache.snapshot_of(key.figures)
    return candidates(snapshot.narratives(key.version), snapshot.catalogue(key.version).goals,
                      snapshot.commitments(key.version))


def show(visit: Visit) -> None:
    """Ask for country and goal; render a form for each report with items to confirm, and its other answers folded."""
    every = unconfirmed(visit)
    count = sum(_can_be_confirmed(one) for one in every)
    frame.html(markup.paragraph(say("commitments.candidates_lead", count=wording.Count(count)), "gl-lead")
               + markup.paragraph(say("commitments.candidates_what"), "gl-quiet gl-text"))
    if not every:
        return
    with st.container(horizontal=True):
        area = phrases.ask_area(visit, {one.ref_area for one in every})
        goal = phrases.ask_goal(visit, {one.goal for one in every})
    matching = [one for one in every if area in ("", one.ref_area) and goal in ("", one.goal)]
    if not matching:
        frame.html(markup.paragraph(say("commitments.candidates_none")))
        return
    name = who.ask() if any(map(_can_be_confirmed, matching)) else ""
    for submission, group in groupby(matching, lambda one: one.submission):
        _report(visit, submission, list(group), name)


def _can_be_confirmed(one: Candidate) -> bool:
    """Whether it is an announcement, or an answer to a commitment on record."""
    return one.part == "C" or bool(one.commitments)


def _report(visit: Visit, submission: str, items: Sequence[Candidate], name: str) -> None:
    """The items of one report."""
    frame.html(markup.heading(2, say("reports.of", area=wording.area(items[0].ref_area, visit.catalogue),
                                     year=items[0].year)))
    if offered := [one for one in items if _can_be_confirmed(one)]:
        _form(visit, submission, offered, name)
    others = [markup.joined((phrases.quoted(one.text), " ", markup.span(one.goal, "gl-quiet")))
              for one in items if not _can_be_confirmed(one)]
    if others:
        frame.html(markup.fold(say("commitments.answers_nothing", count=wording.Count(len(others))),
                               markup.bullets(others)))


def _form(visit: Visit, submission: str, items: Sequence[Candidate], name: str) -> None:
    """A box for each announcement, a choice of commitments for each answer, and the button that confirms them."""
    previewed_on = receipt.seen_before(f"commitments.{submission}", visit.version)
    form = f"commitments.confirm.{submission}"
    with st.form(form, enter_to_submit=False):
        announced: list[tuple[str, str]] = []
        answers: list[Answer] = []
        for (goal, part), group in groupby(items, lambda one: (one.goal, one.part)):
            frame.html(markup.heading(3, f"{wording.goal_titles(visit.catalogue)[goal]}: {say(f'report.part_{part}')}"))
            for one in group:
                key = f"commitments.candidate.{submission}.{goal}.{part}.{one.text}"
                if part == "A":
                    answers += _ask_commitment(one, key)
                elif st.checkbox(markup.literal(phrases.quoted(one.text)), key=key):
                    announced.append((goal, one.text))
        if receipt.button(say("commitments.confirm"), form, "primary"):
            receipt.attempt("commitments", lambda: _confirm(
                visit, name, submission, announced, answers, previewed_on), visit.catalogue)


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


def _status(code: str) -> str:
    return say(f"commitments.status_{code}") if code else say("commitments.answer_keep")


def _confirm(visit: Visit, name: str, submission: str, announced: Sequence[tuple[str, str]],
             answers: Sequence[Answer], previewed_on: int) -> str:
    if not announced and not answers:
        raise Refusal("commitment.none_selected")
    events = cache.opened(visit.figures)[0].confirm_commitments(
        staff(name), submission, announced, answers=answers, previewed_on=previewed_on)
    return say("commitments.confirmed", count=wording.Count(len(events)), version=events[-1].version)
