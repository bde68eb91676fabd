"""One commitment: its words and state, what is on record about it and measured; forms to change it, or several."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.model import Catalogue
from indicators.model.commitments import CLOSED, Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.reports.commitments import Due, state_of
from indicators.wording import day, say
from pages.shared import cache, frame, markup, menu, receipt, series, who
from pages.shared.cache import Visit

CHANGES, WITHDRAW = ("status", "update", "due", "owner"), "withdraw"     # what can be recorded, each in a form


def show(visit: Visit, one: Commitment, due: Due) -> None:
    """Render a commitment in full, and for staff what can be recorded about it."""
    catalogue = visit.catalogue
    area, goal = wording.area(one.ref_area, catalogue), wording.goal_titles(catalogue).get(one.goal, one.goal)
    frame.entitle(area, one.goal)
    facts = [(say("head.goal"), markup.link(menu.address("country", area=one.ref_area, goal=one.goal), goal)),
             (say("head.status"), state_in_words(one, due)), (say("commitments.due"), due_in_words(one, due)),
             (say("commitments.owner"), one.owner or area),
             (say("commitments.measured"), measured(visit).get(
                 (one.ref_area, one.goal), say("commitments.no_figure")))]
    frame.html(markup.heading(1, attributed(one, catalogue)) + markup.note(quoted(one.text), "")
               + markup.facts(facts) + _history(one)
               + markup.paragraph(markup.link(menu.address("commitments"), say("commitments.all"))))
    if who.may_save(visit, "set_commitment", one.ref_area):
        ask_change(visit, [one])
        _unlink(visit, one)


def _history(one: Commitment) -> Markup:
    if not one.steps:
        return Markup("")
    return markup.heading(2, say("commitments.steps")) + markup.bullets([_step(step) for step in reversed(one.steps)])


def _step(step: CommitmentStep) -> Markup:
    """What one change says, who recorded it and when; its evidence opens in a tab of its own."""
    parts: list[Markup | str] = [_what(step)]
    if step.link:
        parts.append(markup.source(say("commitments.evidence_of", link=step.link), step.link))
    if step.reason:
        parts.append(say("commitments.step_reason", reason=step.reason))
    if step.change == CommitmentChange.UPDATE and step.public:
        parts.append(say("commitments.step_public"))
    by = say("commitments.step_by", name=step.by, day=day(step.at[:10])) if step.by else day(step.at[:10])
    return markup.lines([*parts, markup.span(by, "gl-small gl-quiet")])


def _what(step: CommitmentStep) -> str:
    """What one change says."""
    status = say(f"commitments.status_{step.status}") if step.status else "none"
    match step.change:
        case CommitmentChange.OWNER:
            return say("commitments.step_owner", text=step.text or "none")
        case CommitmentChange.DUE:
            return say("commitments.step_due", day=day(step.due.isoformat()) if step.due else "none")
        case CommitmentChange.ANSWERED:
            return say("commitments.step_answered", year=step.year, text=step.text, status=status)
        case CommitmentChange.UPDATE:
            return say("commitments.step_update", text=step.text)
        case _:
            reader = "reviewer" if step.reviewed else "other"
            return say("commitments.step_status", status=status, reader=reader)


def ask_change(visit: Visit, selected: Sequence[Commitment]) -> None:
    """A form for each kind of change of one commitment or several, and one to withdraw a change of one, in tabs."""
    frame.html(markup.heading(2, say("commitments.change", count=wording.Count(len(selected)))))
    versions = [one.version for one in selected]
    previewed_on = receipt.seen_before(f"commitments.{versions}", visit.version)
    names = {change: say(f"commitments.set_{change}") for change in (*CHANGES, WITHDRAW)[:4 + (len(selected) == 1)]}
    for tab, (change, label) in zip(st.tabs(list(names.values())), names.items(), strict=True):
        with tab, st.form(f"commitments.{change}.{versions}", border=False, enter_to_submit=False):
            step = _ask(selected[0], change)
            if st.form_submit_button(label):
                receipt.attempt(partial(_save, visit, versions, change, step, previewed_on), visit.catalogue)


def _save(visit: Visit, versions: Sequence[int], change: str, step: dict[str, Any], previewed_on: int) -> object:
    ledger = cache.opened(visit.figures)[0]
    if change == WITHDRAW:
        return ledger.take_back(who.actor(), step["version"], reason=step["reason"])
    return ledger.change_commitments(who.actor(), versions, {"change": change, **step}, previewed_on=previewed_on)


def _unlink(visit: Visit, one: Commitment) -> None:
    """A button, with a key, that withdraws the last answer: it was about something else."""
    for step in one.answers[-1:]:
        if st.button(say("commitments.unlink"), shortcut="U"):
            withdrawn = {"version": step.version, "reason": say("commitments.unlink_reason")}
            receipt.attempt(partial(_save, visit, [one.version], WITHDRAW, withdrawn, 0), visit.catalogue)


def _ask(one: Commitment, change: str) -> dict[str, Any]:
    """The fields of a form."""
    match change:
        case "status":
            status = st.selectbox(say("commitments.new_status"), list(map(str, CommitmentStatus)),
                                  index=list(CommitmentStatus).index(one.status),
                                  format_func=lambda code: say(f"commitments.status_{code}"))
            return {"status": status, "reason": st.text_input(say("commitments.reason")),
                    "link": st.text_input(say("commitments.link"), key="commitments.status.link"),
                    "reviewed": st.checkbox(say("commitments.reviewed"))}
        case "update":
            return {"text": st.text_area(say("commitments.update"), height=100),
                    "link": st.text_input(say("commitments.link"), key="commitments.update.link"),
                    "public": st.checkbox(say("commitments.public"))}
        case "due":
            return {"due": st.date_input(say("commitments.due_date"), value=one.due, format="YYYY-MM-DD")}
        case "owner":
            return {"text": st.text_input(say("commitments.new_owner"), value=one.owner)}
    changes = {one.version: say("commitments.take_back_first")} | {
        step.version: say("commitments.take_back_one", name=step.by, day=day(step.at[:10]), what=_what(step))
        for step in reversed(one.steps)}
    return {"version": st.selectbox(say("commitments.which"), list(changes), format_func=changes.__getitem__),
            "reason": st.text_input(say("commitments.take_back_reason"))}


def quoted(text: str) -> str:
    """A country's words in quotation marks."""
    return say("commitments.quoted", text=text)


def attributed(one: Commitment, catalogue: Catalogue) -> str:
    """Whose words they are: "Cambodia, report of 2014"."""
    return say("reports.of", area=wording.area(one.ref_area, catalogue), year=one.year)


def state_in_words(one: Commitment, due_date: Due) -> str:
    """Where a commitment stands, in words."""
    return say(f"commitments.status_{state_of(one, due_date)}")


def why_overdue(due_date: Due) -> str:
    """Why a commitment is overdue, "" where it is not."""
    return say(f"commitments.overdue_{due_date.why}", day=day(due_date.last.isoformat())) if due_date.overdue else ""


def due_in_words(one: Commitment, due_date: Due) -> Markup:
    """When a commitment is due; for an overdue one also why it is."""
    if due_date.overdue:
        return markup.joined((markup.strong(say("commitments.overdue")), markup.small(why_overdue(due_date))), " ")
    if one.status in CLOSED:
        return markup.span(say("commitments.due_closed"), "gl-quiet")
    return markup.span(day(due_date.last.isoformat()) if due_date.by else say("commitments.due_next"), "")


def measured(visit: Visit) -> dict[tuple[str, str], str]:
    """Status, indicator and year of each country on each goal on which it has a figure."""
    board = cache.scoreboard(visit)
    indicators = board.catalogue.indicators
    rows = statements.cells(board, list(wording.country_names(visit.catalogue)), None, date.today().year)
    return {(row["ref_area"], row["goal"]): ", ".join(filter(None, (
        series.status_in_words(row, indicators[row["indicator"]]), wording.text(indicators[row["indicator"]].title),
        str(row["year"])))) for row in rows.to_dict("records")}
