"""Figures from words: staff choose an item of a report, say which figure it states, and save it like a correction."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Indicator
from indicators.model.marks import FROM_READERS
from indicators.opening import Narrative
from indicators.reports.coding import coded_cells, offered
from indicators.reports.sections import Section, sections
from indicators.wording import say
from pages.shared import cache, candidate, frame, markup, menu, state, who
from pages.shared.cache import Visit

CHECKED = "reports.coded"


def show(visit: Visit) -> None:
    """Ask for a report, a goal and an item; render the form for its figure, and what it changes."""
    every = [one for one in cache.snapshot_of(visit.figures).narratives(visit.version)
             if who.may("publish", one.ref_area)]
    if not every:
        return
    candidate.show_receipt(visit, st.session_state.get(CHECKED))
    report, section = _ask_section(visit, every)
    if not section.items:
        frame.html(markup.paragraph(say("coding.no_items")))
        return
    try:
        cells = _ask_figure(visit, report, section)
        (row,) = cells.to_dict("records")
        key = f"coded.{report.submission}.{hash(tuple(row.values()))}"
        st.session_state.setdefault(f"upload.source.{key}", report.source)
        st.session_state.setdefault(f"upload.note.{key}", say("coding.note", source=report.source))
        checks = st.button(say("coding.check"), key="coding.check", disabled=not row["value"] or row["year"] == "0")
        candidate.check_corrections(visit, CHECKED, cells, f"{report.ref_area}-coded.csv", key, checks=checks)
    except Refusal as refusal:
        frame.trouble(refusal)


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
        report = reports[state.choose("report", say("head.report"), codes, codes[0], titles.__getitem__,
                                      starts_over="goal item")]
        by_goal = {section.goal or section.wording: section
                   for section in sections(report.text, visit.catalogue.goals)}
        goal = state.choose("goal", say("coding.under"), list(by_goal), next(iter(by_goal)),
                            lambda code: goals.get(code, code), starts_over="item")
    return report, by_goal[goal]


def _ask_figure(visit: Visit, report: Narrative, section: Section) -> pd.DataFrame:
    """Ask for an item, the link's one chosen at first, and for the figure that its words state; return its row."""
    items, catalogue = section.items, visit.catalogue
    number = int(state.get("item", [str(number) for number in range(len(items))], "0"))
    chosen = int(st.radio(
        say("coding.item"), range(len(items)), number,
        key=f"coding.item.{report.submission}.{section.wording}.{number}",
        format_func=lambda number: say("commitments.quoted", text=markup.literal(items[number][1])),
        captions=[say(f"report.part_{part}") for part, _ in items]) or 0)
    item, key = items[chosen][1], f"{report.submission}.{section.wording}.{chosen}"
    words = st.text_area(say("coding.words"), item, key=f"coding.words.{key}", help=say("coding.words_help"))
    indicators = {indicator.id: indicator for indicator in offered(catalogue, section.goal)}
    code = str(st.selectbox(say("head.indicator"), list(indicators), key=f"coding.indicator.{key}", format_func=lambda
                            each: f"{catalogue.goal_of[each]} {wording.text(indicators[each].title)}"))
    with st.container(horizontal=True):
        value = _ask_value(indicators[code], f"{key}.{code}")
        year = st.selectbox(say("coding.year"), range(date.today().year, FIRST_YEAR - 1, -1), None,
                            key=f"coding.year.{key}", help=say("coding.year_help", year=report.year))
    marks = st.multiselect(say("head.marks"), FROM_READERS, key=f"coding.marks.{key}", format_func=wording.mark)
    return coded_cells((report.ref_area, year or 0, code, value), item, words, marks, catalogue)


def _ask_value(indicator: Indicator, key: str) -> str:
    """A number, or a stage by its name."""
    if not indicator.stages:
        return st.text_input(say("head.value"), key=f"coding.value.{key}", help=say("grid.value_help"))
    stage = st.selectbox(say("coding.stage"), list(indicator.stages), None, key=f"coding.value.{key}",
                         format_func=lambda number: f"{number} {wording.text(indicator.stages[number])}")
    return "" if stage is None else str(stage)
