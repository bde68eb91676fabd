"""One report before it is saved: its findings, every line next to where it was put, and how it reads."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Issue
from indicators.permission import staff
from indicators.reports.placing import PlacedLine, Role, place, placed_lines, split
from indicators.reports.report import LETTERS, Report
from indicators.reports.sections import sections_of
from indicators.reports.submitting import PreparedReport, corrected
from indicators.wording import say
from pages.shared import frame, markup, receipt, report
from pages.shared.cache import Visit
from pages.shared.reports import queue

ROWS = 16                # of the table that are shown without scrolling
HIGH, HEAD = 35, 38      # pixels of a row, and of the head
NONE = "–"               # goal and part of a line that is no answer


def show(visit: Visit, digest: str, prepared: PreparedReport, name: str) -> None:
    """Render a report and the forms to correct, save and discard it."""
    frame.html(markup.heading(2, prepared.filename) + _findings(visit, prepared))
    if prepared.document.issue:
        _discard(digest)
        return
    _ask_subject(visit, digest, prepared)
    frame.html(markup.heading(3, say("reports.lines")) + markup.paragraph(say("reports.lines_what"),
                                                                           "gl-small gl-quiet gl-text"))
    _place(visit, digest, prepared)
    frame.html(markup.heading(3, say("head.how_read")) + report.whole(sections_of(prepared.report), visit.catalogue))
    _save(visit, digest, prepared, name)
    _discard(digest)


def _findings(visit: Visit, prepared: PreparedReport) -> Markup:
    """What rejects the report or waits, and its flags; the words of unplaced lines are in the table."""
    issues = [issue for issue in prepared.issues if issue.code != "report.unplaced"]
    lines = [markup.lines([finding(visit, issue), markup.small(wording.fix(issue, visit.catalogue, by_hand=True))])
             for issue in issues]
    flags = [wording.message(flag, visit.catalogue) for flag in (*prepared.notes, *prepared.report.all_flags)]
    return markup.bullets([*lines, *flags]) if lines or flags else Markup("")


def finding(visit: Visit, issue: Issue) -> str:
    """What is wrong with a report, with the line if it concerns one."""
    return (wording.issue if issue.row else wording.problem)(issue, visit.catalogue)


def _ask_subject(visit: Visit, digest: str, prepared: PreparedReport) -> None:
    """Ask for the country and year, which the report may not say."""
    read_report = prepared.report
    names = wording.country_names(visit.catalogue)
    codes, years = list(names), list(range(date.today().year, FIRST_YEAR - 1, -1))
    with st.form(f"reports.subject.{digest}", enter_to_submit=False):
        left, right = st.columns(2)
        area = left.selectbox(say("head.country"), codes, format_func=names.__getitem__,
                              index=codes.index(read_report.ref_area) if read_report.ref_area in codes else None)
        year = right.selectbox(say("head.year"), years,
                               index=years.index(read_report.year) if read_report.year in years else None)
        if st.form_submit_button(say("reports.set_subject")):
            queue.again(visit, digest, area or "", str(year or ""))
            st.rerun()


def _place(visit: Visit, digest: str, prepared: PreparedReport) -> None:
    """The table in which each line is put."""
    rows, catalogue = placed_lines(prepared.report), visit.catalogue
    roles = {str(role): say(f"reports.role_{role}") for role in Role}
    key = f"reports.lines.{digest}.{_corrections(digest)}"
    st.data_editor(
        _table(rows, roles), hide_index=True, key=key,
        height=HEAD + HIGH * min(len(rows), ROWS), width="stretch",
        column_config={
            "number": st.column_config.NumberColumn(say("head.line"), disabled=True, width=50),
            "text": st.column_config.TextColumn(say("head.as_sent"), disabled=True, width=640),
            "role": st.column_config.SelectboxColumn(say("head.what"), width=170, required=True,
                                                     options=list(roles.values())),
            "goal": st.column_config.SelectboxColumn(say("head.goal"), width=60,
                                                     options=[NONE, *(goal.id for goal in catalogue.goals)]),
            "part": st.column_config.SelectboxColumn(say("reports.part"), options=[NONE, *LETTERS], width=60)})
    if edited_rows := st.session_state[key]["edited_rows"]:
        names = {name: Role(code) for code, name in roles.items()}
        for index, values in edited_rows.items():
            rows[index] = replace(rows[index], **{
                name: names[value] if name == "role" else value.strip(NONE) for name, value in values.items()})
        _take(digest, prepared, place(prepared.report, rows, catalogue))
    _split(digest, prepared)


def _split(digest: str, prepared: PreparedReport) -> None:
    """The form that cuts a line in two."""
    with st.expander(say("reports.split")), st.form(f"reports.split.{digest}", border=False, clear_on_submit=True,
                                                    enter_to_submit=False):
        left, right = st.columns([1, 3])
        number = left.number_input(say("head.line"), min_value=1, step=1)
        words = right.text_input(say("reports.split_at"), help=say("reports.split_help"))
        if st.form_submit_button(say("reports.split_do")):
            report_cut = split(prepared.report, int(number), words)
            if report_cut is prepared.report:
                frame.html(markup.notice("trouble", say("reports.split_nothing")))
            else:
                _take(digest, prepared, report_cut)


def _table(rows: list[PlacedLine], roles: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({
        "number": [row.number for row in rows], "text": [row.text for row in rows],
        "role": [roles[row.role] for row in rows], "goal": [row.goal or NONE for row in rows],
        "part": [row.part or NONE for row in rows]})


def _take(digest: str, prepared: PreparedReport, corrected_report: Report) -> None:
    """Keep a correction, and render the report as it reads now; the table begins with it."""
    queue.queue()[digest] = corrected(prepared, corrected_report)
    st.session_state[f"reports.corrections.{digest}"] = _corrections(digest) + 1
    st.rerun()


def _corrections(digest: str) -> int:
    return int(st.session_state.get(f"reports.corrections.{digest}", 0))


def _save(visit: Visit, digest: str, prepared: PreparedReport, name: str) -> None:
    """The form that saves the report, as far as nothing rejects it; unplaced lines need a tick."""
    if prepared.rejecting:
        return
    with st.form(f"reports.save.{digest}", enter_to_submit=False):
        source = st.text_input(say("reports.title_of"), value=title_of(visit, prepared))
        note = st.text_input(say("reports.note"))
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        unplaced = st.checkbox(say("reports.as_it_is", count=wording.Count(len(prepared.report.unplaced)))
                               ) if prepared.waiting else True
        if st.form_submit_button(say("head.save"), type="primary"):
            if not unplaced:
                frame.html(markup.notice("trouble", say("reports.place_first")))
            else:
                receipt.attempt("reports", lambda: say("reports.saved", count=wording.Count(1), version=queue.save(
                    visit, staff(name), digest, public=public, source=source.strip(), note=note.strip())))


def title_of(visit: Visit, prepared: PreparedReport) -> str:
    """The title of a report, unless somebody gives another."""
    read_report = prepared.report
    return say("reports.of", area=wording.area(read_report.ref_area, visit.catalogue), year=read_report.year)


def _discard(digest: str) -> None:
    if st.button(say("reports.discard"), key=f"reports.discard.{digest}"):
        del queue.queue()[digest]
        st.rerun()
