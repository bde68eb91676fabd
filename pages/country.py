"""Page "Country": a country's status on every goal, the selected goal in full, and its report."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import rule_in_short
from indicators.briefing.pack.reading import Report
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Goal, records
from indicators.reports.sections import Section
from indicators.statements import CountryGoal, CountrySummary
from indicators.wording import say
from pages.shared import (
    briefing,
    cache,
    chip,
    country_report,
    explained,
    facts,
    figure_files,
    frame,
    in_full,
    markup,
    menu,
    remarks,
    rendered,
    series,
    small_charts,
    state,
)
from pages.shared.cache import Visit
from pages.shared.in_full import InFull
from pages.shared.other_series import other_series, reading
from pages.shared.server import options
from pages.shared.viewport import figure_width, watch


class Whole(NamedTuple):
    """Final HTML of the parts of a country's page that do not depend on the selected goal."""

    head: str
    goals: str
    report: str
    missing: str


class Chosen(NamedTuple):
    """Final HTML about the selected goal: the sentences for a briefing on top, the rest below its chart."""

    box: str
    judgement: str
    further: str


def country(visit: Visit) -> None:
    """Ask for the country; render summary, goals, the selected goal in full, the report, and what is missing.

    At first everything is rendered in the order of the page, so that nothing that a visitor already reads moves. When
    one country replaces another, the space is already there, so the figure is rendered before the other parts.
    """
    area = _ask(visit)
    board, summary = in_full.summary_of(visit, area)
    report_sections = country_report.in_sections(visit, area)
    leads_with_report = summary.leads_with_report and bool(cache.report_of(visit, area))
    shown = _whole(visit, board, summary, area)
    lines = {line.goal: line for line in in_full.offered(summary)}
    chosen = lines[state.get("goal", list(lines), in_full.first(summary))] if lines else None
    frame.entitle(board.catalogue.area[area].name, *([chosen.goal] if chosen else []))
    report_above, report_below = (shown.report, "") if leads_with_report else ("", shown.report)
    if chosen:
        drawn = in_full.in_full(visit, area, chosen, series.theme(), figure_width())
        words = _chosen(visit, board, area, chosen, drawn.rows)
        frame.show_finished(shown.head)
        above, parts, replaces = st.container(), (words.box, report_above, shown.goals), frame.is_same_page()
        if not replaces:
            _fill(above, parts)
        _ask_goal(visit, summary, list(lines))
        series.show(drawn.figure, drawn.alt, chosen.indicator, files=figure_files.row(
            visit, f"{area}_{chosen.goal}_{chosen.indicator}", drawn.figure, area=area, goal=chosen.goal))
        watch()
        frame.let_paint()
        if replaces:
            _fill(above, parts)
        _explain_chosen(visit, board, area, chosen, drawn, words, report_sections)
    else:
        frame.show_finished(shown.head, report_above, shown.goals)
        remarks.write(visit, board, area, "")
    frame.show_finished(report_below, shown.missing)


def _fill(container: DeltaGenerator, parts: Sequence[str]) -> None:
    with container:
        frame.show_finished(*parts)


def _finish(visit: Visit, board: Scoreboard, summary: CountrySummary, area: str, line: CountryGoal | None,
            rows: pd.DataFrame | None) -> None:
    """Make all HTML of a country's page and cache it before it is requested."""
    _whole(visit, board, summary, area)
    if line and rows is not None:
        _chosen(visit, board, area, line, rows)


def _whole(visit: Visit, board: Scoreboard, summary: CountrySummary, area: str) -> Whole:
    return rendered.once(visit, "country", lambda: _make_whole(visit, board, summary, area), area)


def _make_whole(visit: Visit, board: Scoreboard, summary: CountrySummary, area: str) -> Whole:
    sent, report_sections = cache.report_of(visit, area), country_report.in_sections(visit, area)
    leads_with_report = summary.leads_with_report and bool(sent)
    lines = [line for line in summary.lines if line.assessment or not leads_with_report and line.others]
    return Whole(*map(frame.finished, (
        _head(visit, board, area, summary, sent, report_sections, leads_with_report=leads_with_report)
        + country_report.in_sentences(visit, board, area, summary, report_sections),
        _goals(visit, lines, board, area) if lines else Markup(""),
        country_report.whole(visit, board, area, summary, report_sections),
        _missing(visit, board, summary, area))))


def _ask(visit: Visit) -> str:
    names = {area.code: area.name for area in visit.catalogue.areas if area.kind == "country"}
    codes = sorted(names, key=names.__getitem__)
    shown = state.get("area", codes, "") or cache.first_country(visit)
    return state.choose("area", say("country.ask"), codes, shown, names.__getitem__, starts_over=explained.HOW,
                        width=420, is_heading=True)


def _head(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary, sent: Report | None,
          report_sections: Sequence[Section], *, leads_with_report: bool) -> Markup:
    """Name, membership, which figures others published, and other indicators that are getting worse.

    If the country's report contains more than its figures, a sentence on the report; or one that there are no figures.
    """
    found = visit.catalogue.area[area]
    message, age = wording.message(summary.nothing, board.catalogue) if summary.nothing else "", ""
    if leads_with_report and sent:
        actions = sum(len(section.parts.get("C", ())) for section in report_sections)
        message = wording.message(statements.report(area, sent.year, len(report_sections), actions,
                                                    statements.coded_from(board, area, sent.source),
                                                    yearly_table=bool(summary.figures)), visit.catalogue)
        years = date.today().year - sent.year
        age = say("country.report_age" if years > 1 else "country.report_new", years=years)
    moving_away = " ".join(wording.message(message, visit.catalogue) for message in summary.moving_away)
    reporting = " ".join(wording.message(message, visit.catalogue) for message in summary.reporting)
    footnote = wording.text(found.footnote)
    member = say(f"country.member_{found.member}", group=wording.text(visit.catalogue.groups[0].name))
    return markup.country_head(found.name, member, message, age, moving_away, reporting, footnote)


def _goals(visit: Visit, lines: Sequence[CountryGoal], board: Scoreboard, area: str) -> Markup:
    """A small chart of each goal, all over the same years; each leads to the goal in detail."""
    drawn = [year for line in lines if line.assessment for year in series.drawn_years(
        board.series(line.indicator, area))]
    years = range(min(drawn), max(drawn) + 1) if drawn else ()
    return (markup.heading(2, say("country.goals")) + chip.key() + markup.paragraph(
        say("country.goals_caption"), "gl-small gl-quiet") + markup.bullets(
        [_goal(visit, line, board, area, years) for line in lines], "gl-cards gl-goal-charts"))


def _goal(visit: Visit, line: CountryGoal, board: Scoreboard, area: str, years: Sequence[int]) -> Markup:
    """One goal: latest figure, status with notes, series, target and pace."""
    goal = _goal_of(board.catalogue, line.goal)
    address, title = menu.address("country", area=area, goal=goal.id), f"{goal.id} {wording.text(goal.title)}"
    if line.assessment is None:
        absent, within = _absent(line, board.catalogue, area), wording.in_sentence(area, board.catalogue)
        only = say("country.context_absent", absent=absent) if absent else say("country.context_only", area=within)
        return markup.small_chart(address, title, only, "", "", "", (), "")
    row, indicator = statements.with_certainty(board, line.assessment), board.catalogue.indicators[line.indicator]
    rows = board.series(line.indicator, area)
    year = wording.years(records(rows[rows["year"] == row["year"]])[0])
    about = [wording.title(indicator, board.catalogue.area[area].name),
             say("overview.last", year=year) if line.stale else year, *chip.origin(row),
             *([say("country.further", count=len(line.others))]
               if line.others else [])]
    away_year = max((figure["year"] for figure in line.away), default=0)
    stale = away_year < date.today().year - statements.FRESH_YEARS
    away = chip.away(len(line.away), line.judged, away_year, stale=stale)
    status = chip.status_of(row, colour=not line.stale, indicator=indicator) + away
    status += remarks.note_count(visit, board, row)
    asked = say("country.asked_is", asked=rule_in_short(indicator, row["target"]))
    words = small_charts.Words(
        address, title, ", ".join(about), chip.figure(row, indicator, board.catalogue), status, asked)
    return small_charts.small_chart(words, rows, indicator, board.catalogue, years)


def _goal_of(catalogue: Catalogue, code: str) -> Goal:
    return next(goal for goal in catalogue.goals if goal.id == code)


def _ask_goal(visit: Visit, summary: CountrySummary, codes: Sequence[str]) -> None:
    """Ask for the goal to show in full, with the link parameter as default."""
    goals = {code: f"{code} {wording.text(_goal_of(visit.catalogue, code).title)}" for code in codes}
    frame.html(markup.heading(2, say("country.in_full")))
    state.choose("goal", say("country.goal"), codes, in_full.first(summary), goals.__getitem__,
                 starts_over=explained.HOW, width=420)


def _explain_chosen(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, drawn: InFull, words: Chosen,
                    report_sections: Sequence[Section]) -> None:
    """Render the basis of the judged series' status next to the report on the goal, notes, other indicators."""
    section = next((section for section in report_sections if section.goal == line.goal), None)
    container, in_words = st.columns([3, 2], gap="large") if section else (st.container(), None)
    with container:
        frame.show_finished(words.judgement)
        if line.assessment:
            explained.explained(visit, board, drawn.rows, int(line.assessment["year"]))
        remarks.write(visit, board, area, line.goal, drawn.rows if line.assessment else None)
        frame.show_finished(words.further)
    if section and in_words:
        with in_words:
            frame.html(country_report.on_goal(visit, board, area, line, section))
    in_full.make_ready(visit, line.goal, series.theme(), figure_width(), partial(_finish, visit))


def _chosen(visit: Visit, board: Scoreboard, area: str, line: CountryGoal,
            rows: pd.DataFrame) -> Chosen:
    return rendered.once(visit, "country.chosen", lambda: _make_chosen(
        visit, board, area, line, rows), area, line.goal)


def _make_chosen(visit: Visit, board: Scoreboard, area: str, line: CountryGoal,
                 rows: pd.DataFrame) -> Chosen:
    box = judgement = Markup("")
    if line.assessment is not None:
        sent = cache.report_of(visit, area)
        box = briefing.box(
            visit, _goal_of(board.catalogue, line.goal), board.catalogue.area[area].name, statements.country_box(
                board, line.assessment, date.today().year, sent.year if sent else None, line.others))
        judgement = _judgement(visit, board, line, statements.with_certainty(board, line.assessment), rows)
    else:
        judgement = remarks.replies(visit, board, area, line.goal, general=False)
    return Chosen(frame.finished(box), frame.finished(judgement), frame.finished(
        other_series(visit, board, area, line.others)))


def _judgement(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any],
               rows: pd.DataFrame) -> Markup:
    """The status with notes, facts, reading and caution of a series, every year's source."""
    indicator = board.catalogue.indicators[line.indicator]
    links = [markup.link(menu.address("how_we_judge", goal=line.goal), say("country.how_judged")),
             markup.link(menu.address("compare", areas=row["ref_area"], goal=line.goal), say("country.compare"))]
    if menu.may_write(visit):
        links.append(markup.link(menu.address("grid", area=row["ref_area"], goal=line.goal), say("country.correct")))
    return markup.joined([
        markup.paragraph(chip.status_of(row, colour=not line.stale, indicator=indicator)),
        remarks.replies(visit, board, row["ref_area"], line.goal),
        remarks.notes(visit, board, row["ref_area"], line.indicator),
        facts.facts(visit, board, line, row, rows),
        *(markup.paragraph(wording.message(note, board.catalogue)) for note in line.notes), reading(indicator),
        markup.paragraph(markup.joined(links, " · "), "gl-links"),
        markup.fold(say("country.all_years"), series.figures_table(board, rows, indicator))])


def _absent(line: CountryGoal, catalogue: Catalogue, area: str) -> str:
    """The country's own reason for a missing figure: "Belgium reports its 2025 figure as: not available"; else ""."""
    if line.absent is None:
        return ""
    absence, year = line.absent
    return say("country.absent", absence=wording.absence(absence), year=year,
               area=wording.in_sentence(area, catalogue))


def _missing(visit: Visit, board: Scoreboard, summary: CountrySummary, area: str) -> Markup:
    """Goals without a judged figure, in one list, collapsed unless the country has commented on one; for staff, a link
    to request them.
    """
    catalogue = visit.catalogue
    missing = [(_goal_of(catalogue, line.goal), line) for line in summary.lines if line.assessment is None]
    if not missing:
        return Markup("")
    commented = {goal.id: remarks.replies(visit, board, area, goal.id, general=False) for goal, _ in missing}
    on_all = remarks.replies(visit, board, area, "") if len(missing) == len(summary.lines) else Markup("")
    items = [markup.joined((f"{goal.id} {wording.text(goal.title)}: " + (_absent(line, catalogue, area) or (
        say("overview.in_words") if line.in_words else wording.absence("not_reported"))), commented[goal.id]))
        for goal, line in missing]
    request = markup.paragraph(markup.link(menu.address("upload", area=area), say("country.request")), "gl-links") \
        if menu.may_write(visit) else ""
    return markup.fold(say("country.missing", count=len(missing)), markup.joined((
        on_all, markup.bullets(items), request)), opened=bool(on_all or any(commented.values())))


if __name__ == "__main__":
    frame.show("country", country)
else:                        # imported by the server of `streamlit run pages/country.py`
    app = st.App(__file__, **options("country"))
