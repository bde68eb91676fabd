"""What reports announce and answer: items that a person confirms as commitments, or as answers to earlier ones."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.opening import Event
from indicators.permission import staff
from indicators.reports.commitments import Candidate, candidates
from indicators.reports.due_dates import WordedDate
from indicators.wording import day, say
from pages.shared import cache, filters, frame, markup, receipt, who
from pages.shared.cache import CacheKey, Visit

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""
ROW, WIDE = 84, 480      # pixels of a row of four lines and of its text
LINE = 70                # letters of a text that fit one line

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
    """Render the items that wait in a table, of which several are confirmed at once."""
    every, titles = unconfirmed(visit), wording.goal_titles(visit.catalogue)
    frame.html(markup.paragraph(say("commitments.candidates_lead", count=wording.Count(len(every)))))
    if not every:
        return
    names = {one.ref_area: wording.area(one.ref_area, visit.catalogue) for one in every}
    chosen = filters.ask({"area": (say("head.country"), filters.by_name(names)),
                          "goal": (say("head.goal"), {goal: titles[goal] for goal in sorted(
                              {one.goal for one in every})})})
    items = [one for one in every if chosen["area"] in ("", one.ref_area) and chosen["goal"] in ("", one.goal)
             and chosen["search"].casefold() in one.text.casefold()]
    if not items:
        frame.html(markup.paragraph(say("filters.nothing")))
        return
    table = pd.DataFrame({
        say("head.item"): [one.text for one in items],
        say("coding.report"): [say("reports.of", area=names[one.ref_area], year=one.year) for one in items],
        say("head.goal"): [one.goal for one in items],
        say("commitments.due"): [one.due.day if one.due else None for one in items],
        say("commitments.answers"): [_offer(one.commitments[0]) if one.commitments else "" for one in items]})
    selection = st.dataframe(
        table.loc[:, table.astype(bool).any()], hide_index=True, selection_mode="multi-row", on_select="rerun",
        row_height=ROW if any(len(one.text) > LINE for one in items) else None,
        key=f"commitments.items.{hash(tuple((one.submission, one.text) for one in items))}",
        column_config={say("head.item"): st.column_config.TextColumn(width=WIDE),
                       say("head.goal"): st.column_config.TextColumn(width="small")})["selection"]
    _ask(visit, [items[row] for row in selection["rows"]])


def _ask(visit: Visit, selected: Sequence[Candidate]) -> None:
    """Ask which commitments the selected answers are about and what follows, and confirm all that is selected."""
    name, previewed_on = who.ask(), receipt.seen_before("commitments.candidates", visit.version)
    offered = {one.version: one for answer in selected for one in answer.commitments}
    likely = list(dict.fromkeys(answer.commitments[0].version for answer in selected if answer.commitments))
    dated = {(one.goal, one.text): one.due for one in selected if one.due}
    about, status, due = list[int](), "", list[tuple[str, str]]()
    with st.form("commitments.confirm", border=False, enter_to_submit=False):
        if offered:
            about = st.multiselect(say("commitments.answers"), list(offered), likely,
                                   format_func=lambda version: _offer(offered[version]),
                                   key=f"commitments.about.{likely}")
            status = str(st.selectbox(say("commitments.answer_status"), STATUSES, width=420, format_func=_status))
        if dated:
            due = st.multiselect(say("commitments.due"), list(dated), list(dated),
                                 format_func=lambda of: _due(dated[of]), key=f"commitments.dated.{list(dated)}")
        if receipt.button(say("commitments.confirm"), "commitments.confirm", "primary", disabled=not selected):
            dates = {of: (dated[of].day, _due(dated[of])) for of in due}
            receipt.attempt("commitments", lambda: _confirm(visit, name, selected, about, status, dates, previewed_on),
                            visit.catalogue)


def _due(worded: WordedDate) -> str:
    return say("commitments.due_read", day=day(worded.day.isoformat()), text=worded.words)


def _status(code: str) -> str:
    return say(f"commitments.status_{code}" if code else "commitments.answer_keep")


def _offer(one: Commitment) -> str:
    return say("commitments.offer", text=one.text, year=one.year)


def _confirm(visit: Visit, name: str, selected: Sequence[Candidate], about: Sequence[int], status: str,
             due: Dues, previewed_on: int) -> str:
    """Confirm announcements, and each answer for those of the commitments that it may be about; report by report."""
    ledger, events, count = cache.opened(visit.figures)[0], list[Event](), 0
    for submission in dict.fromkeys(one.submission for one in selected):
        of_report = [one for one in selected if one.submission == submission]
        announced = [(one.goal, one.text) for one in of_report if one.part == "C"]
        answers = [(commitment.version, one.text, status) for one in of_report for commitment in one.commitments
                   if commitment.version in about]
        events += ledger.confirm_commitments(staff(name), submission, announced, answers=answers, due=due,
                                             previewed_on=previewed_on)
        count += len(announced) + len(answers)
    if not events:
        raise Refusal("commitment.none_selected")
    return say("commitments.confirmed", count=wording.Count(count), version=events[-1].version)
