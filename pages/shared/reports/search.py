"""The reports on file, and a search over all of them that marks the words searched for."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.opening import Narrative
from indicators.reports.report import LETTERS
from indicators.reports.search import Hit, search
from indicators.reports.sections import sections
from indicators.wording import say
from pages.shared import cache, filters, frame, markup, menu, state
from pages.shared.cache import CacheKey, Visit
from pages.shared.reports import figures

MOST = 100               # items listed
LIST = "reports.list"


def code_of(report: Narrative) -> str:
    """A report in a link parameter, such as KHM-2014."""
    return f"{report.ref_area}-{report.year}"


def show(visit: Visit) -> None:
    """Ask for words and filters; render the items with these words and a download, or without words the reports on
    file.
    """
    every = cache.snapshot_of(visit.figures).narratives(visit.version)
    if not every:
        link = markup.link(menu.address("reports", view="add"), say("head.add_report"))
        frame.html(markup.paragraph(link, "gl-lead"))
        return
    areas = {report.ref_area: wording.area(report.ref_area, visit.catalogue) for report in every}
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name(areas)),
        "goal": (say("head.goal"), wording.goal_titles(visit.catalogue)),
        "part": (say("reports.part"), {letter: say(f"report.part_{letter}") for letter in LETTERS}),
        "year": (say("head.year"), {str(year): str(year) for year in sorted({one.year for one in every})})})
    reports = [report for report in every if chosen["area"] in ("", report.ref_area)
               and chosen["year"] in ("", str(report.year))]
    if not (words := chosen["search"]):
        _list(visit, reports)
        return
    hits = [hit for hit in search(reports, visit.catalogue.goals, words)
            if chosen["goal"] in ("", hit.goal) and chosen["part"] in ("", hit.part)]
    lines = [markup.paragraph(say("reports.found", count=wording.Count(len(hits)), words=wording.nested(words)))]
    for (area, year), of_report in groupby(hits[:MOST], lambda hit: (hit.ref_area, hit.year)):
        title = say("reports.of", area=areas[area], year=year)
        lines.append(markup.heading(2, markup.link(menu.address("reports", report=f"{area}-{year}"), title)))
        lines.append(markup.bullets([_item(visit, hit) for hit in of_report]))
    lines += [markup.paragraph(say("reports.more", most=MOST))] * (len(hits) > MOST)
    frame.html(markup.joined(lines))
    if hits:
        filters.take_away(pd.DataFrame({
            say("head.country"): [areas[hit.ref_area] for hit in hits], say("head.year"): [hit.year for hit in hits],
            say("head.goal"): [hit.goal for hit in hits],
            say("reports.part"): [say(f"report.part_{hit.part}") for hit in hits],
            say("head.item"): [hit.text for hit in hits]}), say("menu.reports"), "reports", visit)


def _item(visit: Visit, hit: Hit) -> Markup:
    """An item in the country's words, those searched for marked, with goal and part; for staff, a link to read a figure
    from the words.
    """
    pieces, end, text = list[tuple[bool, str]](), 0, wording.nested(hit.text)
    for start, stop in hit.spans:
        pieces += [(False, text[end:start]), (True, text[start:stop])]
        end = stop
    goal: Markup | str = say("reports.other_goal")
    to_code: list[Markup] = []
    if hit.goal:
        title = wording.goal_titles(visit.catalogue)[hit.goal]
        goal = markup.link(menu.address("country", area=hit.ref_area, goal=hit.goal), title)
        to_code = [figures.link(hit.ref_area, hit.year, hit.goal, hit.item, hit.text)] * menu.may_write(visit)
    return markup.lines([
        markup.quoted([*pieces, (False, text[end:])]),
        markup.small(markup.joined((goal, say(f"report.part_{hit.part}"), *to_code), " · "))])


def _list(visit: Visit, reports: Sequence[Narrative]) -> None:
    """Render the reports on file, with the number of goals that they answer and of their items; one can be opened."""
    counts = _counts(visit.cache_key)
    st.dataframe({
        say("head.country"): [wording.area(report.ref_area, visit.catalogue) for report in reports],
        say("head.year"): [report.year for report in reports],
        say("reports.goals"): [counts[report.submission][0] for report in reports],
        say("reports.items"): [counts[report.submission][1] for report in reports],
        say("reports.who_reads"): [say("reports.public" if report.public else "reports.staff") for report in reports],
        say("head.source"): [report.source for report in reports]},
        column_config={say("head.year"): st.column_config.NumberColumn(format="%d")}, hide_index=True,
        alt=say("reports.caption"), key=LIST, selection_mode="single-row",
        on_select=lambda: _open([code_of(report) for report in reports]))
    frame.html(markup.paragraph(say("reports.select"), "gl-quiet gl-small"))


def _open(codes: Sequence[str]) -> None:
    """Have the report of the selected row in the address."""
    for row in st.session_state[LIST]["selection"]["rows"]:
        state.put(report=codes[row])


@st.cache_resource(max_entries=4, show_spinner=False)
def _counts(key: CacheKey) -> dict[str, tuple[int, int]]:
    """The number of goals answered and of items of each report."""
    snapshot = cache.snapshot_of(key.figures)
    counts = {}
    for report in snapshot.narratives(key.version):
        parts = sections(report.text, snapshot.catalogue(key.version).goals)
        counts[report.submission] = (sum(bool(section.goal and section.items) for section in parts),
                                     sum(len(section.items) for section in parts))
    return counts
