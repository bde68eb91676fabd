"""What reports announce and answer: items that a person confirms as commitments, or as answers to earlier ones."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.commitments import Commitment, CommitmentStatus, Confirmation
from indicators.reports.commitments import Candidate, Due, WordedDate, candidates, due
from indicators.wording import day, say
from pages.shared import cache, filters, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.filters import Choice

STATUSES = ["", *(str(status) for status in CommitmentStatus if status != CommitmentStatus.NO_INFORMATION)]
"""Statuses that may follow from an answer; "" leaves it as it is."""
ROWS = {75: None, 150: 66}     # pixels by the letters of the longest text, which Streamlit wraps from 65 pixels on
FOUR_LINES, WIDE = 84, 480


@cache.of_a_visit(most=8)
def unconfirmed(visit: Visit) -> list[Candidate]:
    """The items of reports that nobody has confirmed: announcements, and answers to commitments on record."""
    items = candidates(visit.snapshot.narratives(visit.version), visit.catalogue.goals,
                       visit.snapshot.commitments(visit.version))
    return [one for one in items if one.part == "C" or one.commitments]


@cache.of_a_visit()
def with_announced(visit: Visit) -> list[tuple[Commitment, Due]]:
    """The commitments, overdue ones first, then what was announced and nobody has confirmed."""
    announced = [one.announced for one in unconfirmed(visit) if one.part == "C"]
    return [*cache.commitments(visit), *((one, due(one, (), date.fromisoformat(visit.as_of))) for one in announced)]


def show(visit: Visit) -> None:
    """Render the items that wait in a table, of which several are confirmed at once."""
    every = [one for one in unconfirmed(visit) if who.may("set_commitment", one.ref_area)]
    titles = wording.goal_titles(visit.catalogue)
    frame.html(markup.paragraph(say("commitments.candidates_lead", count=wording.Count(len(every)))))
    if not every:
        return
    names = {one.ref_area: wording.area(one.ref_area, visit.catalogue) for one in every}
    codes = pd.DataFrame([(one.ref_area, one.goal, _kind(one)) for one in every], columns=["area", "goal", "part"])
    table, _ = filters.matching("commitments", pd.DataFrame({
        say("head.item"): [one.text for one in every],
        say("head.report"): [say("reports.of", area=names[one.ref_area], year=one.year) for one in every],
        say("head.goal"): codes["goal"],
        say("commitments.due"): [one.due.day if one.due else None for one in every],
        say("commitments.answers"): ["\n".join(map(_offer, one.offered)) for one in every]}), codes, {
            "area": Choice(say("head.country"), names.__getitem__),
            "goal": Choice(say("head.goal"), titles.__getitem__),
            "part": Choice(say("head.what"), lambda kind: say(f"commitments.kind_{kind}"))})
    if table.empty:
        return
    longest = table[say("head.item")].str.len().max()
    selected = filters.select(
        table.loc[:, table.astype(bool).any()], f"commitments.items.{visit.version}", say("menu.commitments"),
        row_height=next((height for letters, height in ROWS.items() if longest <= letters), FOUR_LINES),
        column_config={say("head.item"): st.column_config.TextColumn(width=WIDE),
                       say("head.goal"): st.column_config.TextColumn(width="small")})
    _ask(visit, [every[row] for row in selected])


def _kind(one: Candidate) -> str:
    """Of an announcement, of the best answer to a commitment, or of another answer."""
    return "announced" if one.part == "C" else "best" if one.offered else "other"


def _ask(visit: Visit, selected: Sequence[Candidate]) -> None:
    """Ask what follows from the selected items, of a single answer also which commitments it is about; confirm them."""
    previewed_on = receipt.seen_before("commitments.candidates", visit.version)
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
            status = str(st.selectbox(
                say("commitments.answer_status"), STATUSES, width=420,
                format_func=lambda code: say(f"commitments.status_{code}" if code else "commitments.answer_keep")))
        if dated:
            due_dates = st.multiselect(say("commitments.due"), list(dated), list(dated),
                                       format_func=lambda of: _due(dated[of]), key=f"commitments.dated.{list(dated)}")
        if receipt.button(say("commitments.confirm"), "commitments.confirm", "primary", disabled=not selected):
            dates = {of: (dated[of].day, _due(dated[of])) for of in due_dates}
            links = {one: [(version, one.text, status) for version in versions] for one, versions in about.items()}
            receipt.attempt(lambda: _confirm(visit, _batch(selected, links, dates), previewed_on),
                            visit.catalogue)


def _due(worded: WordedDate) -> str:
    return say("commitments.due_read", day=day(worded.day.isoformat()), text=worded.words)


def _offer(one: Commitment) -> str:
    return say("commitments.offer", text=one.text, year=one.year)


def _batch(selected: Sequence[Candidate], links: Mapping[Candidate, Sequence[tuple[int, str, str]]],
           dates: Mapping[tuple[str, str], tuple[date, str]]) -> list[Confirmation]:
    """What is confirmed of each report, in the order of their years."""
    of_report = groupby(sorted(selected, key=lambda one: (one.year, one.submission)), lambda one: one.submission)
    reports = [(submission, list(of_one)) for submission, of_one in of_report]
    return [Confirmation(submission, [(one.goal, one.text) for one in of_one if one.part == "C"],
                         [link for one in of_one for link in links.get(one, ())], dates)
            for submission, of_one in reports]


def _confirm(visit: Visit, batch: Sequence[Confirmation], previewed_on: int) -> str:
    """Confirm announcements, and link answers to commitments, all or nothing."""
    count = sum(len(one.items) + len(one.answers) for one in batch)
    if not count:
        raise Refusal("commitment.none_selected")
    events = cache.opened(visit.figures)[0].confirm_commitments(who.actor(), batch, previewed_on=previewed_on)
    return say("commitments.confirmed", count=wording.Count(count), version=events[-1].version)
