"""One commitment: its words, what is on record about it, what is measured; for staff, forms to record a change."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.permission import staff
from indicators.reports.commitments import Due
from indicators.wording import day, say
from pages.shared import cache, frame, markup, menu, receipt, who
from pages.shared.cache import Visit
from pages.shared.commitments import phrases


def show(visit: Visit, one: Commitment, due: Due) -> None:
    """Render a commitment in full, and for staff what can be recorded about it."""
    catalogue = visit.catalogue
    area, goal = wording.area(one.ref_area, catalogue), wording.goal_titles(catalogue).get(one.goal, one.goal)
    frame.entitle(area, one.goal)
    to_all = markup.link(menu.address("commitments"), say("commitments.all"))
    facts = [(say("commitments.goal"), markup.link(menu.address("country", area=one.ref_area, goal=one.goal), goal)),
             (say("commitments.status"), phrases.status(one)), (say("commitments.due"), phrases.due(one, due)),
             (say("commitments.owner"), _owner(visit, one)),
             (say("commitments.measured"), phrases.measured(visit, one))]
    frame.html(markup.paragraph(to_all) + markup.heading(2, area)
               + markup.note(phrases.quoted(one.text), phrases.attributed(one, catalogue))
               + markup.facts(facts) + _history(visit, one))
    if menu.may_write(visit):
        _write(visit, one)


def _owner(visit: Visit, one: Commitment) -> str:
    return one.owner or say("commitments.owner_country", area=wording.area(one.ref_area, visit.catalogue))


def _history(visit: Visit, one: Commitment) -> Markup:
    if not one.steps:
        return Markup("")
    return markup.heading(3, say("commitments.steps")) + markup.bullets(
        [_step(visit, step) for step in reversed(one.steps)])


def _step(visit: Visit, step: CommitmentStep) -> Markup:
    """What one change says, who recorded it and when; its evidence opens in a tab of its own."""
    parts: list[Markup | str] = [what(step)]
    if step.link:
        parts.append(markup.source(say("commitments.evidence_of", link=step.link), step.link))
    if step.reason:
        parts.append(say("commitments.step_reason", reason=step.reason))
    if step.change == CommitmentChange.UPDATE and step.public:
        parts.append(say("commitments.step_public"))
    when = day(step.at[:10])
    by = markup.span(say("commitments.step_by", name=step.by, day=when) if step.by else when, "gl-small gl-quiet")
    return markup.lines([*parts, by])


def what(step: CommitmentStep) -> str:
    """What one change says."""
    match step.change:
        case CommitmentChange.OWNER:
            return say("commitments.step_owner", text=step.text) if step.text else say("commitments.step_owner_none")
        case CommitmentChange.DUE:
            return say("commitments.step_due", day=day(step.due.isoformat())) if step.due else say(
                "commitments.step_due_none")
        case CommitmentChange.ANSWERED if step.status:
            return say("commitments.step_answered_status", year=step.year, text=step.text,
                       status=say(f"commitments.status_{step.status}"))
        case CommitmentChange.ANSWERED:
            return say("commitments.step_answered", year=step.year, text=step.text)
        case CommitmentChange.UPDATE:
            return say("commitments.step_update", text=step.text)
        case _:
            return say("commitments.step_status", status=say(f"commitments.status_{step.status}"))


def _write(visit: Visit, one: Commitment) -> None:
    """Forms for status, update, due date and owner, and one to withdraw a change."""
    frame.html(markup.heading(3, say("commitments.change")))
    name = who.ask()
    previewed_on = receipt.seen_before(f"commitments.{one.version}", visit.version)

    def record(kind: CommitmentChange, **step: Any) -> None:
        _record(visit, one, name, {"change": kind, **step}, previewed_on)

    left, right = st.columns(2, gap="large")
    with left, st.form(f"commitments.status.{one.version}", enter_to_submit=False):
        status = st.selectbox(say("commitments.new_status"), list(map(str, CommitmentStatus)),
                              index=list(CommitmentStatus).index(one.status),
                              format_func=lambda code: say(f"commitments.status_{code}"))
        reason = st.text_input(say("commitments.reason"))
        if st.form_submit_button(say("commitments.set_status")):
            record(CommitmentChange.STATUS, status=status, reason=reason)
    with left, st.form(f"commitments.due.{one.version}", enter_to_submit=False):
        by = st.date_input(say("commitments.due_date"), value=one.due, format="YYYY-MM-DD")
        if st.form_submit_button(say("commitments.set_due")):
            record(CommitmentChange.DUE, due=by)
    with right, st.form(f"commitments.update.{one.version}", enter_to_submit=False):
        text, link = st.text_area(say("commitments.update"), height=100), st.text_input(say("commitments.link"))
        public = st.checkbox(say("commitments.public"))
        if st.form_submit_button(say("commitments.add_update")):
            record(CommitmentChange.UPDATE, text=text, link=link, public=public)
    with right, st.form(f"commitments.owner.{one.version}", enter_to_submit=False):
        owner = st.text_input(say("commitments.new_owner"), value=one.owner)
        if st.form_submit_button(say("commitments.set_owner")):
            record(CommitmentChange.OWNER, text=owner)
    _take_back(visit, one, name)


def _record(visit: Visit, one: Commitment, name: str, step: Mapping[str, Any], previewed_on: int) -> None:
    ledger = cache.opened(visit.figures)[0]
    receipt.attempt("commitments", lambda: say("commitments.set_done", version=ledger.change_commitment(
        staff(name), one.version, step, previewed_on=previewed_on).version), visit.catalogue)


def _take_back(visit: Visit, one: Commitment, name: str) -> None:
    """Form to select a change, or the confirmation itself, and give a reason."""
    changes = {one.version: say("commitments.take_back_first")} | {
        step.version: say("commitments.take_back_one", name=step.by, day=day(step.at[:10]), what=what(step))
        for step in reversed(one.steps)}
    with st.expander(say("commitments.take_back_title")), st.form(
            f"commitments.take_back.{one.version}", border=False, enter_to_submit=False):
        version = st.selectbox(say("commitments.which"), list(changes), format_func=changes.__getitem__)
        reason = st.text_input(say("commitments.take_back_reason"))
        if st.form_submit_button(say("head.withdraw")):
            ledger = cache.opened(visit.figures)[0]
            receipt.attempt("commitments", lambda: say("commitments.taken_back", version=ledger.take_back(
                staff(name), int(version), reason=reason).version))
