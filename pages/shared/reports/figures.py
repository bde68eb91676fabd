"""Figures from words: staff choose an item of a report, say which figure it states, and save it like a correction."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.corrections import FIRST_LINE
from indicators.errors import Refusal
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Indicator
from indicators.model.marks import FROM_READERS
from indicators.opening import Narrative
from indicators.reports.coding import Coding, coded_cells, offered
from indicators.reports.sections import Section, sections
from indicators.wording import say
from pages.shared import cache, candidate, frame, issues, markup, menu, state
from pages.shared.cache import Visit

CHECKED = "reports.coded"


def show(visit: Visit) -> None:
    """Ask for a report, a goal and an item; render the form for its figure, and what it changes."""
    every = cache.snapshot_of(visit.figures).narratives(visit.version)
    if not every:
        return
    _, job = st.session_state.get(CHECKED, (None, None))
    if job and job.receipt:
        candidate.show_receipt(job.receipt, visit.figures, visit.catalogue)
    report, section = _ask_section(visit, every)
    if section.items:
        _check(visit, _ask_figure(visit, report, section), report)
    else:
        frame.html(markup.paragraph(say("coding.no_items")))


def link(ref_area: str, year: int, goal: str, item: int = 0, text: str = "") -> Markup:
    """A link to read a figure from what a report says on a goal, or from one of its items."""
    words = say("coding.link")
    to = menu.address("reports", view="figures", report=f"{ref_area}-{year}", goal=goal, item=str(item))
    return markup.link(to, words, label=f"{words}: {text}" if text else "")


def _ask_section(visit: Visit, every: Sequence[Narrative]) -> tuple[Narrative, Section]:
    """Ask for a report and for the goal under which the words are."""
    reports = {f"{report.ref_area}-{report.year}": report for report in every}
    titles = {code: say("reports.of", area=wording.area(report.ref_area, visit.catalogue), year=report.year)
              for code, report in reports.items()}
    codes, goals = sorted(reports, key=titles.__getitem__), wording.goal_titles(visit.catalogue)
    with st.container(horizontal=True):
        report = reports[state.choose("report", say("coding.report"), codes, codes[0], titles.__getitem__,
                                      starts_over="goal item")]
        by_goal = {section.goal or section.wording: section
                   for section in sections(report.text, visit.catalogue.goals)}
        goal = state.choose("goal", say("coding.under"), list(by_goal), next(iter(by_goal)),
                            lambda code: goals.get(code, code), starts_over="item")
    return report, by_goal[goal]


def _ask_figure(visit: Visit, report: Narrative, section: Section) -> Coding:
    """Ask for an item, the link's one chosen at first, and for the figure that its words state."""
    items, catalogue = section.items, visit.catalogue
    number = state.get("item", [str(number) for number in range(len(items))], "0")
    chosen = st.radio(
        say("coding.item"), range(len(items)), int(number),
        key=f"coding.item.{report.submission}.{section.wording}.{number}",
        format_func=lambda number: say("commitments.quoted", text=markup.literal(items[number][1])),
        captions=[say(f"report.part_{part}") for part, _ in items])
    item = items[int(chosen or 0)][1]
    key = sha256(f"{report.submission}{section.goal}{item}".encode()).hexdigest()[:12]
    words = st.text_area(say("coding.words"), item, key=f"coding.words.{key}", help=say("coding.words_help"))
    indicators = {indicator.id: indicator for indicator in offered(catalogue, section.goal)}
    code = str(st.selectbox(say("head.indicator"), list(indicators), key=f"coding.indicator.{key}", format_func=lambda
                            each: f"{catalogue.goal_of[each]} {wording.text(indicators[each].title)}"))
    years = list(range(date.today().year, FIRST_YEAR - 1, -1))
    with st.container(horizontal=True):
        figure = _ask_value(indicators[code], f"{key}.{code}")
        about = st.selectbox(say("coding.year"), years, None, key=f"coding.year.{key}",
                             help=say("coding.year_help", year=report.year))
        since = st.selectbox(say("coding.first_year"), years, None, key=f"coding.first_year.{key}",
                             placeholder=say("coding.says_which"), help=say("coding.first_year_help"))
    marks = st.multiselect(say("head.marks"), FROM_READERS, key=f"coding.marks.{key}", format_func=wording.mark)
    remark = st.text_input(say("coding.remark"), key=f"coding.remark.{key}", help=say("coding.remark_help"))
    return Coding(ref_area=report.ref_area, item=item, words=words, indicator=code, year=int(about or 0),
                  first_year=int(since or 0), value=figure, marks=tuple(marks), remark=remark)


def _ask_value(indicator: Indicator, key: str) -> str:
    """A number, or a stage by its name."""
    if not indicator.stages:
        return st.text_input(say("head.value"), key=f"coding.value.{key}", help=say("grid.value_help"))
    stage = st.selectbox(say("coding.stage"), list(indicator.stages), None, key=f"coding.value.{key}",
                         format_func=lambda number: f"{number} {wording.text(indicator.stages[number])}")
    return "" if stage is None else str(stage)


def _check(visit: Visit, coding: Coding, report: Narrative) -> None:
    """Check the figure like a correction; render what it changes and the form that saves it, while nothing else is
    typed.
    """
    if st.button(say("coding.check"), key="coding.check", disabled=not (coding.value.strip() and coding.year)):
        try:
            st.session_state[CHECKED] = coding, candidate.begin_edit(
                coded_cells(coding, visit.catalogue), visit.version, f"{coding.ref_area}-coded.csv", visit.figures)
        except Refusal as refusal:
            frame.trouble(refusal)
            return
    checked, job = st.session_state.get(CHECKED, (None, None))
    if job is None or checked != coding or job.receipt:
        return
    candidate.stale(job, visit.catalogue)
    issues.show(job.prepared, visit.catalogue, {FIRST_LINE: ", ".join(
        (wording.indicator(coding.indicator, visit.catalogue), str(coding.year)))})
    key = f"coded.{hash(coding)}"
    st.session_state.setdefault(f"upload.source.{key}", report.source)
    st.session_state.setdefault(f"upload.note.{key}", say("coding.note", source=report.source))
    candidate.show(job, key, visit.catalogue)
