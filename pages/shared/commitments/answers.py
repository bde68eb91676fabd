"""Answers: the items of part A, each with the earlier commitments that it may answer, best match first."""

from itertools import groupby

import streamlit as st

from indicators import wording
from indicators.model.commitments import CommitmentChange, CommitmentStatus
from indicators.permission import staff
from indicators.reports.commitments import Answering, Offer
from indicators.wording import say
from pages.shared import frame, markup, who
from pages.shared.cache import Visit
from pages.shared.commitments import forms, phrases, stored

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""


def show(visit: Visit) -> None:
    """Ask for country and goal; render the items with their offers, then those that answer a report not on file."""
    every = stored.answering(visit)
    if not every:
        frame.html(markup.paragraph(say("commitments.answers_none"), "gl-lead"))
        return
    frame.html(markup.paragraph(say("commitments.answers_lead", count=wording.Count(len(every))), "gl-lead"))
    first, second, _ = st.columns([1, 1, 2])
    with first:
        area = phrases.ask_area(visit, {found.item.ref_area for found in every})
    with second:
        goal = phrases.ask_goal(visit, {found.item.goal for found in every})
    chosen = [found for found in every if area in ("", found.item.ref_area) and goal in ("", found.item.goal)]
    if not chosen:
        frame.html(markup.paragraph(say("commitments.answers_none_chosen")))
        return
    matched = [found for found in chosen if found.earlier]
    name = who.ask() if any(found.offers for found in matched) else ""
    for (ref_area, year), found in groupby(matched, lambda found: (found.item.ref_area, found.item.year)):
        frame.html(markup.heading(2, say("commitments.drafts_of", area=wording.area(ref_area, visit.catalogue),
                                         year=year)))
        for answering in found:
            _offer(visit, answering, name)
    _not_on_file(visit, [found for found in chosen if not found.earlier])


def _offer(visit: Visit, answering: Answering, name: str) -> None:
    """One item, and the form that links it to a commitment."""
    item = answering.item
    words = markup.heading(3, phrases.titles(visit.catalogue)[item.goal]) + markup.note(
        phrases.quoted(item.text), say("commitments.attributed", area=wording.area(item.ref_area, visit.catalogue),
                                       year=item.year))
    if not answering.offers:
        frame.html(words + markup.paragraph(say("commitments.answers_no_commitment"), "gl-small gl-quiet"))
        return
    offers = {offer.commitment.version: offer for offer in answering.offers}
    which = f"{item.submission}.{item.goal}.{item.text}"
    previewed_on = forms.seen_before(visit, which)
    with st.form(f"commitments.answer.{which}", enter_to_submit=False):
        frame.html(words)
        chosen = st.selectbox(say("commitments.answers_for"), list(offers), format_func=lambda it: _named(offers[it]))
        status = st.selectbox(say("commitments.answer_status"), STATUSES, format_func=_status, width=320)
        if st.form_submit_button(say("commitments.confirm_answer")):
            step = {"change": CommitmentChange.ANSWERED, "submission": item.submission, "text": item.text,
                    "status": status}
            forms.attempt(lambda: say("commitments.answered", version=stored.change(
                visit, staff(name), int(chosen), step, previewed_on)))


def _named(offer: Offer) -> str:
    """A commitment with the reason for which it is offered."""
    one = offer.commitment
    if not offer.shared:
        return say("commitments.offer_none", text=one.text, year=one.year)
    return say("commitments.offer_shared", words=", ".join(offer.shared), text=one.text, year=one.year)


def _status(code: str) -> str:
    return say(f"commitments.status_{code}") if code else say("commitments.answer_keep")


def _not_on_file(visit: Visit, found: list[Answering]) -> None:
    """Items whose earlier report is missing, by report, folded."""
    for (ref_area, year), group in groupby(found, lambda one: (one.item.ref_area, one.item.year)):
        items = [markup.joined((phrases.quoted(one.item.text), " ", markup.span(one.item.goal, "gl-quiet")))
                 for one in group]
        frame.html(markup.fold(say("commitments.answers_not_on_file", count=wording.Count(len(items)),
                                   area=wording.area(ref_area, visit.catalogue), year=year), markup.bullets(items)))
