"""Announcements to confirm: the items of part C, whether each can be followed, and a drafted question where not."""

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.reports.commitments import Draft
from indicators.wording import say
from pages.shared import frame, markup, who
from pages.shared.cache import Visit
from pages.shared.commitments import forms, phrases, stored


def show(visit: Visit) -> None:
    """Ask for country and goal; render a form for each report with announcements that nobody has confirmed."""
    every = stored.waiting(visit)
    if not every:
        frame.html(markup.paragraph(say("commitments.drafts_none"), "gl-lead"))
        return
    unclear = sum(draft.followable.asks for draft in every)
    frame.html(markup.paragraph(say("commitments.drafts_lead", count=wording.Count(len(every))), "gl-lead")
               + markup.paragraph(say("commitments.drafts_unclear", count=wording.Count(unclear)), "gl-text"))
    first, second, _ = st.columns([1, 1, 2])
    with first:
        area = phrases.ask_area(visit, {draft.item.ref_area for draft in every})
    with second:
        goal = phrases.ask_goal(visit, {draft.item.goal for draft in every})
    chosen = [draft for draft in every if area in ("", draft.item.ref_area) and goal in ("", draft.item.goal)]
    if not chosen:
        frame.html(markup.paragraph(say("commitments.drafts_none_chosen")))
        return
    name = who.ask()
    for submission, found in groupby(chosen, lambda draft: draft.item.submission):
        _confirm(visit, submission, list(found), name)


def _confirm(visit: Visit, submission: str, found: list[Draft], name: str) -> None:
    """The announcements of one report, each with a box to select it, and the button that confirms those selected."""
    item = found[0].item
    previewed_on = forms.seen_before(visit, submission)
    frame.html(markup.heading(2, say("commitments.drafts_of", area=wording.area(item.ref_area, visit.catalogue),
                                     year=item.year)))
    with st.form(f"commitments.confirm.{submission}", enter_to_submit=False):
        selected: list[tuple[str, str]] = []
        for goal, drafts in groupby(found, lambda draft: draft.item.goal):
            frame.html(markup.heading(3, phrases.titles(visit.catalogue)[goal]))
            for draft in drafts:
                if st.checkbox(markup.literal(phrases.quoted(draft.item.text)),
                               key=f"commitments.draft.{submission}.{goal}.{draft.item.text}"):
                    selected.append((goal, draft.item.text))
                frame.html(_about(visit, draft))
        if st.form_submit_button(say("commitments.confirm"), type="primary"):
            forms.attempt(lambda: _confirmed(visit, name, submission, selected, previewed_on))


def _confirmed(visit: Visit, name: str, submission: str, selected: list[tuple[str, str]], previewed_on: int) -> str:
    if not selected:
        raise Refusal("commitment.none_selected")
    version = stored.confirm(visit, staff(name), submission, selected, previewed_on)
    return say("commitments.confirmed", count=wording.Count(len(selected)), version=version)


def _about(visit: Visit, draft: Draft) -> Markup:
    """Whether an announcement can be followed; where not, the question to the country."""
    found, item = draft.followable, draft.item
    can = markup.paragraph(say(f"commitments.followable_{found.by}", words=found.words), "gl-small gl-quiet gl-text")
    return can + (question(visit, item.ref_area, item.year, item.goal, item.text) if found.asks else Markup(""))


def question(visit: Visit, ref_area: str, year: int, goal: str, text: str) -> Markup:
    """The question to a country about an announcement without an act, a number or a date, folded."""
    asked = say("commitments.question", area=wording.in_sentence(ref_area, visit.catalogue), year=year, goal=goal,
                text=text)
    return markup.fold(say("commitments.question_lead"), markup.paragraph(asked, "gl-small gl-text"))
