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
from indicators.reports.commitments import Candidate, Due, WordedDate, candidates, due
from indicators.wording import day, say
from pages.shared import cache, filters, frame, markup, receipt, who
from pages.shared.cache import CacheKey, Visit

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""
ROW, WIDE = 84, 480      # pixels of a row of four lines (from 65 on, Streamlit wraps its text) and of its text
LINE = 70                # letters of a text that fit one line


def unconfirmed(visit: Visit) -> list[Candidate]:
    """The items of reports that nobody has confirmed: announcements, and answers to commitments on record."""
    return _candidates(visit.cache_key)


@st.cache_resource(max_entries=8, show_spinner=False)
def _candidates(key: CacheKey) -> list[Candidate]:
    snapshot = cache.snapshot_of(key.figures)
    items = candidates(snapshot.narratives(key.version), snapshot.catalogue(key.version).goals,
                       snapshot.commitments(key.version))
    return [one for one in items if one.part == "C" or one.commitments]


def with_announced(visit: Visit) -> list[tuple[Commitment, Due]]:
    """The commitments, overdue ones first, then what was announced and nobody has confirmed."""
    announced = [one.announced for one in unconfirmed(visit) if one.part == "C"]
    return [*cache.commitments(visit), *((one, due(one, (), date.fromisoformat(visit.as_of))) for one in announced)]


def show(visit: Visit) -> None:
    """Render the items that wait in a table, of which several are confirmed at once."""
    every, titles = unconfirmed(visit), wording.goal_titles(visit.catalogue)
    frame.html(markup.paragraph(say("commitments.candidates_lead", count=wording.Count(len(every)))))
    if not every:
        return
    names = {one.ref_area: wording.area(one.ref_area, visit.catalogue) for one in every}
    codes = pd.DataFrame([(one.ref_area, one.goal, _kind(one)) for one in every], columns=["area", "goal", "part"])
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name(names)),
        "goal": (say("head.goal"), {goal: titles[goal] for goal in sorted(set(codes["goal"]))}),
        "part": (say("commitments.kind"), {kind: say(f"commitments.kind_{kind}") for kind in sorted(
            set(codes["part"]))})})
    table = pd.DataFrame({
        say("head.item"): [one.text for one in every],
        say("coding.report"): [say("reports.of", area=names[one.ref_area], year=one.year) for one in every],
        say("head.goal"): codes["goal"],
        say("commitments.due"): [one.due.day if one.due else None for one in every],
        say("commitments.answers"): ["\n".join(map(_offer, one.offered)) for one in every]})
    table = table[filters.matching(table, codes, chosen)]
    if table.empty:
        frame.html(markup.paragraph(say("filters.nothing")))
        return
    selection = st.dataframe(
        table.loc[:, table.astype(bool).any()], hide_index=True, selection_mode="multi-row", on_select="rerun",
        row_height=ROW if any(map(LINE.__lt__, map(len, table[say("head.item")]))) else None,
        key=f"commitments.items.{visit.version}.{hash(tuple(table.index))}",
        column_config={say("head.item"): st.column_config.TextColumn(width=WIDE),
                       say("head.goal"): st.column_config.TextColumn(width="small")})["selection"]
    _ask(visit, [every[table.index[row]] for row in selection["rows"]])


def _kind(one: Candidate) -> str:
    """Of an announcement, of the best answer to a commitment, or of another answer."""
    return "announced" if one.part == "C" else "best" if one.offered else "other"


def _ask(visit: Visit, selected: Sequence[Candidate]) -> None:
    """Ask what follows from the selected items, of a single answer also which commitments it is about, and confirm
    them; of several, commitment answers those commitments that are offered beside it.
    """
    name, previewed_on = who.ask(), receipt.seen_before("commitments.candidates", visit.version)
    answers = [one for one in selected if one.part == "A"]
    about = {one: [commitment.version for commitment in one.offered] for one in answers}
    dated = {(one.goal, one.text): one.due for one in selected if one.due}
    status, due_dates = "", list[tuple[str, str]]()
    with st.form("commitments.confirm", border=False, enter_to_submit=False):
        if len(answers) == 1:
            (answer,) = answers
            offers = {commitment.version: _offer(commitment) for commitment in answer.commitments}
            about[answer] = st.multiselect(
                say("commitments.answers"), list(offers), about[answer], format_func=offers.__getitem__,
                key=f"commitments.about.{visit.version}.{hash(answer)}")
        if answers:
            status = str(st.selectbox(say("commitments.answer_status"), STATUSES, width=420, format_func=_status))
        if dated:
            due_dates = st.multiselect(say("commitments.due"), list(dated), list(dated),
                                       format_func=lambda of: _due(dated[of]), key=f"commitments.dated.{list(dated)}")
        if receipt.button(say("commitments.confirm"), "commitments.confirm", "primary", disabled=not selected):
            dates = {of: (dated[of].day, _due(dated[of])) for of in due_dates}
            links = {one: [(version, one.text, status) for version in versions] for one, versions in about.items()}
            receipt.attempt("commitments", lambda: _confirm(visit, name, selected, links, dates, previewed_on),
                            visit.catalogue)


def _due(worded: WordedDate) -> str:
    return say("commitments.due_read", day=day(worded.day.isoformat()), text=worded.words)


def _status(code: str) -> str:
    return say(f"commitments.status_{code}" if code else "commitments.answer_keep")


def _offer(one: Commitment) -> str:
    return say("commitments.offer", text=one.text, year=one.year)


def _confirm(visit: Visit, name: str, selected: Sequence[Candidate], links: dict[Candidate, list[tuple[int, str, str]]],
             dates: dict[tuple[str, str], tuple[date, str]], previewed_on: int) -> str:
    """Confirm announcements, and link each answer to commitments, report by report; ``dates`` are due dates that the
    words of announcements name, and what is said of them, by goal and text.
    """
    ledger, events, count = cache.opened(visit.figures)[0], list[Event](), 0
    for submission in dict.fromkeys(one.submission for one in selected):
        of_report = [one for one in selected if one.submission == submission]
        announced = [(one.goal, one.text) for one in of_report if one.part == "C"]
        answers = [link for one in of_report for link in links.get(one, ())]
        events += ledger.confirm_commitments(staff(name), submission, announced, answers=answers, due=dates,
                                             previewed_on=previewed_on)
        count += len(announced) + len(answers)
    if not events:
        raise Refusal("commitment.none_selected")
    return say("commitments.confirmed", count=wording.Count(count), version=events[-1].version)
