"""Page "Country reports": the reports on file, read and searched; for staff, new ones, and figures that words state."""

from collections.abc import Callable, Sequence
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
from pages.shared import cache, filters, frame, markup, menu, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.reports import figures, queue

MOST = 100               # items listed


def reports(visit: Visit) -> None:
    """Render the report of the link parameter, or the section that staff choose of VIEWS."""
    receipt.shown()
    every = {_code_of(narrative): narrative for narrative in cache.snapshot_of(
        visit.figures).narratives(visit.version)}
    if not state.has("view") and (code := state.value_of(
            "report", list(every), say("head.report"), say("reports.all"))):
        _show(visit, every[code])
        return
    countries = len({narrative.ref_area for narrative in every.values()})
    frame.html(markup.heading(1, say("reports.on_file", count=wording.Count(len(every)),
                                     countries=wording.Count(countries))))
    view = state.pick("view", say("head.section"), list(VIEWS), lambda name: say(f"reports.view_{name}")
                      ) if who.may_save(visit, "publish", who.ANYWHERE) else "search"
    VIEWS[view](visit)


def _show(visit: Visit, narrative: Narrative) -> None:
    """Render a report goal by goal, in the country's words."""
    title = say("reports.of", area=wording.area(narrative.ref_area, visit.catalogue), year=narrative.year)
    links = [markup.link(menu.address("country", area=narrative.ref_area), say("menu.country")),
             markup.link(menu.address("reports"), say("reports.all"))]
    frame.entitle(title)
    frame.html(markup.heading(1, title)
               + markup.paragraph(markup.joined((narrative.source, *links), " · "), "gl-small")
               + markup.whole_report(sections(narrative.text, visit.catalogue.goals), visit.catalogue))


def _code_of(report: Narrative) -> str:
    """A report in a link parameter, such as KHM-2014."""
    return f"{report.ref_area}-{report.year}"


def _on_file(visit: Visit) -> None:
    """Ask for words and filters; render the items with these words, or without words the reports on file."""
    every = visit.snapshot.narratives(visit.version)
    if not every:
        if who.may_save(visit, "publish", who.ANYWHERE):
            link = markup.link(menu.address("reports", view="add"), say("head.add_report"))
            frame.html(markup.paragraph(link, "gl-lead"))
        return
    areas = {report.ref_area: wording.area(report.ref_area, visit.catalogue) for report in every}
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name(areas)),
        "goal": (say("head.goal"), wording.goal_titles(visit.catalogue)),
        "part": (say("head.part"), {letter: say(f"report.part_{letter}") for letter in LETTERS}),
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
        items = pd.DataFrame({
            say("head.country"): [areas[hit.ref_area] for hit in hits], say("head.year"): [hit.year for hit in hits],
            say("head.goal"): [hit.goal for hit in hits],
            say("head.part"): [say(f"report.part_{hit.part}") for hit in hits],
            say("head.item"): [hit.text for hit in hits]})
        filters.take_away(lambda: items, say("menu.reports"), ["reports"], visit, count=len(items))


def _item(visit: Visit, hit: Hit) -> Markup:
    """An item in the country's words, those searched for marked, with goal, part and a link to code a figure."""
    pieces, end, text = list[tuple[bool, str]](), 0, wording.nested(hit.text)
    for start, stop in hit.spans:
        pieces += [(False, text[end:start]), (True, text[start:stop])]
        end = stop
    goal: Markup | str = say("reports.other_goal")
    to_code: list[Markup] = []
    if hit.goal:
        title = wording.goal_titles(visit.catalogue)[hit.goal]
        goal = markup.link(menu.address("country", area=hit.ref_area, goal=hit.goal), title)
        if who.may_save(visit, "publish", hit.ref_area):
            to_code = [figures.link(hit.ref_area, hit.year, hit.goal, hit.item, hit.text)]
    return markup.lines([
        markup.quoted([*pieces, (False, text[end:])]),
        markup.small(markup.joined((goal, say(f"report.part_{hit.part}"), *to_code), " · "))])


def _list(visit: Visit, on_file: Sequence[Narrative]) -> None:
    """Render the reports on file, with the number of goals that they answer and of their items; one can be opened."""
    parts = [sections(sent.text, visit.catalogue.goals) for sent in on_file]
    table = pd.DataFrame({
        say("head.country"): [wording.area(sent.ref_area, visit.catalogue) for sent in on_file],
        say("head.year"): [sent.year for sent in on_file],
        say("reports.goals"): [sum(bool(section.goal and section.items) for section in one) for one in parts],
        say("reports.items"): [sum(len(section.items) for section in one) for one in parts],
        say("reports.who_reads"): [say("reports.public" if sent.public else "reports.staff") for sent in on_file],
        say("head.source"): [sent.source for sent in on_file]}, index=list(map(_code_of, on_file)))
    filters.select(table, "reports.list", say("reports.caption"), selection_mode="single-row",
                   selected=lambda codes: state.put(report=next(iter(codes), None)),
                   column_config={say("head.year"): st.column_config.NumberColumn(format="%d")})
    frame.html(markup.paragraph(say("reports.select"), "gl-quiet gl-small"))


VIEWS: dict[str, Callable[[Visit], None]] = {"search": _on_file, "add": queue.show, "figures": figures.show}
