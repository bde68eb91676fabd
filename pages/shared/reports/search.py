"""The reports on file, and a search over all of them that marks the words found."""

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.opening import Narrative
from indicators.reports.search import Hit, search
from indicators.reports.sections import sections
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, state
from pages.shared.cache import Visit
from pages.shared.reports import figures
from pages.shared.table import Cell, Column, Head, table

MOST = 100               # items listed


def show(visit: Visit) -> None:
    """Ask for words and a country; render the items found, or without words the reports on file."""
    every = cache.snapshot_of(visit.figures).narratives(visit.version)
    if not every:
        link = markup.link(menu.address("reports", view="add"), say("head.add_report"))
        frame.html(markup.paragraph(markup.joined((say("reports.none"), link), " "), "gl-lead"))
        return
    frame.html(markup.paragraph(say("reports.on_file", count=wording.Count(len(every)), countries=wording.Count(
        len({report.ref_area for report in every}))), "gl-lead"))
    names = {"": say("head.all_countries")} | {
        code: wording.area(code, visit.catalogue) for code in {report.ref_area for report in every}}
    codes = sorted(names, key=lambda code: (code != "", names[code]))
    with st.container(horizontal=True):
        words = state.search_field("search", say("reports.search"))
        area = state.choose("area", say("head.country"), codes, "", names.__getitem__)
    reports = [report for report in every if area in ("", report.ref_area)]
    if not words:
        _list(visit, reports)
        return
    hits = list(search(reports, visit.catalogue.goals, words))
    frame.html(markup.paragraph(say("reports.found", count=wording.Count(len(hits)), words=words), "gl-lead")
               + markup.joined(_of_report(visit, area, year, list(those)) for (area, year), those in groupby(
                   hits[:MOST], lambda hit: (hit.ref_area, hit.year)))
               + (markup.paragraph(say("reports.more", most=MOST)) if len(hits) > MOST else Markup("")))


def _of_report(visit: Visit, area: str, year: int, hits: list[Hit]) -> Markup:
    """The items found in one report, in the country's words, with goal and part."""
    title = say("reports.of", area=wording.area(area, visit.catalogue), year=year)
    return markup.heading(2, title) + markup.bullets([markup.lines([
        markup.quoted(_pieces(hit)), markup.small(_where(visit, hit))]) for hit in hits])


def _pieces(hit: Hit) -> list[tuple[bool, str]]:
    """The text in pieces, each with whether it was searched for."""
    pieces, end, text = list[tuple[bool, str]](), 0, wording.nested(hit.text)
    for start, stop in hit.spans:
        pieces += [(False, text[end:start]), (True, text[start:stop])]
        end = stop
    return [*pieces, (False, text[end:])]


def _where(visit: Visit, hit: Hit) -> Markup:
    """Goal and part; for staff, a link to read a figure from the words."""
    part = say(f"report.part_{hit.part}")
    titles = wording.goal_titles(visit.catalogue)
    goal = markup.link(menu.address("country", area=hit.ref_area, goal=hit.goal), titles[hit.goal]) if hit.goal else (
        markup.literal(say("reports.other_goal")))
    may_code = hit.goal and menu.may_write(visit)
    to_code = [figures.link(hit.ref_area, hit.year, hit.goal, hit.item, hit.text)] if may_code else []
    return markup.joined((goal, part, *to_code), " · ")


def _list(visit: Visit, reports: list[Narrative]) -> None:
    """The reports on file, with the number of goals that they answer and of their items."""
    columns: list[Head] = [say("head.country"), *(Column(say(head), number=True) for head in (
        "head.year", "reports.goals", "reports.items")), say("head.source"), say("reports.who_reads")]
    frame.html(table(say("reports.caption"), columns, [_row(visit, report) for report in reports]))


def _row(visit: Visit, report: Narrative) -> list[Cell]:
    name = wording.area(report.ref_area, visit.catalogue)
    report_sections = sections(report.text, visit.catalogue.goals)
    items = sum(len(part) for section in report_sections for part in section.parts.values())
    goals = sum(bool(section.goal) and any(section.parts.values()) for section in report_sections)
    return [markup.link(menu.address("country", area=report.ref_area), name),
            str(report.year), str(goals), str(items), report.source,
            say("reports.public" if report.public else "reports.staff")]
