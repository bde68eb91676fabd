"""Page "Country": a country's status on every goal, the selected goal in full, and its report."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import rule_in_short
from indicators.briefing.figures.series import draw_series
from indicators.briefing.pack.reading import Report
from indicators.charts.drawing import Figure
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
    markup,
    menu,
    remarks,
    series,
    small_charts,
    state,
)
from pages.shared.cache import Visit
from pages.shared.other_series import other_series, reading
from pages.shared.viewport import figure_width, watch

FEWEST_DRAWN = 2         # values of a series that is drawn


class GoalSeries(NamedTuple):
    """The judged series of a goal: rows, chart and alternative text; None where there is too little data."""

    rows: pd.DataFrame
    figure: Figure | None
    alt: str


def country(visit: Visit) -> None:
    """Ask for the country; render summary, goals, the selected goal in full, the report, and what is missing."""
    area = _ask(visit)
    board, summary = cache.summary_of(visit, area)
    report_sections, sent = country_report.in_sections(visit, area), cache.report_of(visit, area)
    leads_with_report = summary.leads_with_report and bool(sent)
    lines = {line.goal: line for line in summary.lines if line.assessment or line.others}
    line = lines[state.get("goal", list(lines), _first(summary))] if lines else None
    frame.entitle(board.catalogue.area[area].name, *([line.goal] if line else []))
    frame.html(_head(visit, board, area, summary, sent, report_sections, leads_with_report=leads_with_report)
               + country_report.in_sentences(visit, board, area, summary, report_sections))
    above = [line for line in summary.lines if line.assessment or not leads_with_report and line.others]
    goals = _goals(visit, above, board, area) if above else Markup("")
    whole_report = country_report.whole(visit, board, area, summary, report_sections)
    series_of_goal = _series(visit, board, area, line) if line else None
    if line and series_of_goal:
        frame.html(_box(visit, board, area, line))
    frame.html((whole_report if leads_with_report else "") + goals)
    if line and series_of_goal:
        _ask_goal(visit, summary, list(lines))
        series.show(series_of_goal.figure, series_of_goal.alt, line.indicator, files=figure_files.row(
            visit, f"{area}_{line.goal}_{line.indicator}", series_of_goal.figure, area=area, goal=line.goal))
        watch()
        _explain_chosen(visit, board, area, line, series_of_goal.rows, report_sections)
    else:
        remarks.write(visit, area, "")
    frame.html((Markup("") if leads_with_report else whole_report) + _missing(visit, board, summary, area))


def _first(summary: CountrySummary) -> str:
    """The default goal: the first judged one, else the one with the newest figure."""
    return max(summary.lines, key=lambda line: (bool(line.assessment), 0 if line.assessment else line.newest)).goal


def _series(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> GoalSeries:
    """The goal's judged series, drawn for the theme and the width of the window."""
    rows = board.series(line.indicator, area)
    if rows["value"].notna().sum() < FEWEST_DRAWN:
        return GoalSeries(rows, None, "")
    ahead = None if line.stale else statements.ahead(board, line.indicator, area)
    return GoalSeries(rows, *draw_series(
        visit.stamp, rows, board.catalogue.indicators[line.indicator], board.catalogue,
        cache.last_published(visit, area), ahead=ahead, theme=series.theme(), width=figure_width()))


def _ask(visit: Visit) -> str:
    names = {area.code: area.name for area in visit.catalogue.areas if area.kind == "country"}
    codes = sorted(names, key=names.__getitem__)
    default = state.get("area", codes, "") or cache.first_country(visit)
    return state.choose("area", say("country.ask"), codes, default, names.__getitem__, starts_over=explained.HOW,
                        width=420)


def _head(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary, sent: Report | None,
          report_sections: Sequence[Section], *, leads_with_report: bool) -> Markup:
    """Name, membership, which figures others published, and other indicators that are getting worse.

    If the country's report contains more than its figures, a sentence on the report; or one that there are no figures.
    """
    country_area = visit.catalogue.area[area]
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
    footnote = wording.text(country_area.footnote)
    member = say(f"country.member_{country_area.member}", group=wording.text(visit.catalogue.groups[0].name))
    return markup.country_head(country_area.name, member, message, age, moving_away, reporting, footnote)


def _goals(visit: Visit, lines: Sequence[CountryGoal], board: Scoreboard, area: str) -> Markup:
    """A small chart of each goal, all over the same years; each leads to the goal in detail."""
    years_drawn = [year for line in lines if line.assessment for year in series.drawn_years(
        board.series(line.indicator, area))]
    years = range(min(years_drawn), max(years_drawn) + 1) if years_drawn else ()
    return (markup.heading(2, say("country.goals")) + chip.key() + markup.paragraph(
        say("country.goals_caption"), "gl-small gl-quiet") + markup.bullets(
        [_goal(visit, line, board, area, years) for line in lines], "gl-cards gl-goal-charts"))


def _goal(visit: Visit, line: CountryGoal, board: Scoreboard, area: str, years: Sequence[int]) -> Markup:
    """One goal: latest figure, status with notes, series, target and pace."""
    goal = _goal_of(board.catalogue, line.goal)
    address, title = menu.address("country", area=area, goal=goal.id), f"{goal.id} {wording.text(goal.title)}"
    if line.assessment is None:
        absent, within = _absence(line, board.catalogue, area), wording.in_sentence(area, board.catalogue)
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
    own = chip.status_of(row, colour=not line.stale, indicator=indicator, rows=rows) if row[
        "status"] else markup.small(wording.earlier_years(row))
    status = own + away
    status += remarks.note_count(visit, row)
    goal_in_short = say("country.asked_is", asked=rule_in_short(indicator, row["target"]))
    words = small_charts.Words(
        address, title, ", ".join(about), chip.figure(row, indicator, board.catalogue), status, goal_in_short)
    return small_charts.small_chart(words, rows, indicator, board.catalogue, years)


def _goal_of(catalogue: Catalogue, code: str) -> Goal:
    return next(goal for goal in catalogue.goals if goal.id == code)


def _ask_goal(visit: Visit, summary: CountrySummary, codes: Sequence[str]) -> None:
    """Ask for the goal to show in full, with the link parameter as default."""
    goals = {code: f"{code} {wording.text(_goal_of(visit.catalogue, code).title)}" for code in codes}
    frame.html(markup.heading(2, say("country.in_full")))
    state.choose("goal", say("country.goal"), codes, _first(summary), goals.__getitem__,
                 starts_over=explained.HOW, width=420)


def _explain_chosen(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, rows: pd.DataFrame,
                    report_sections: Sequence[Section]) -> None:
    """Render the basis of the judged series' status next to the report on the goal, notes, other indicators."""
    section = next((section for section in report_sections if section.goal == line.goal), None)
    container, in_words = st.columns([3, 2], gap="large") if section else (st.container(), None)
    with container:
        if line.assessment:
            row = statements.with_certainty(board, line.assessment)
            frame.html(_judgement(visit, board, line, row, rows))
            explained.explained(visit, board, rows, int(line.assessment["year"]))
        else:
            frame.html(remarks.replies(visit, area, line.goal, general=False))
        remarks.write(visit, area, line.goal, rows if line.assessment else None)
        frame.html(other_series(visit, board, area, line.others))
    if section and in_words:
        with in_words:
            frame.html(country_report.on_goal(visit, board, area, line, section))


def _box(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> Markup:
    """The sentences for a briefing on the selected goal; "" without a status."""
    if line.assessment is None:
        return Markup("")
    sent = cache.report_of(visit, area)
    return briefing.box(visit, _goal_of(board.catalogue, line.goal), board.catalogue.area[area].name,
                        statements.country_box(board, line.assessment, date.today().year, sent.year if sent else None,
                                               line.others))


def _judgement(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any],
               rows: pd.DataFrame) -> Markup:
    """The status with notes, facts, reading and caution of a series, every year's source."""
    indicator = board.catalogue.indicators[line.indicator]
    links = [markup.link(menu.address("how_we_judge", goal=line.goal), say("country.how_judged")),
             markup.link(menu.address("compare", areas=row["ref_area"], goal=line.goal), say("country.compare"))]
    if menu.may_write(visit):
        links.append(markup.link(menu.address("grid", area=row["ref_area"], goal=line.goal), say("country.correct")))
    return markup.joined([
        markup.paragraph(chip.status_of(row, colour=not line.stale, indicator=indicator, catalogue=board.catalogue,
                                        rows=rows)),
        remarks.replies(visit, row["ref_area"], line.goal), remarks.notes(visit, row["ref_area"], line.indicator),
        facts.facts(visit, board, line, row, rows),
        *(markup.paragraph(wording.message(note, board.catalogue)) for note in line.notes), reading(indicator),
        markup.paragraph(markup.joined(links, " · "), "gl-links"),
        markup.fold(say("country.all_years"), series.figures_table(board, rows, indicator))])


def _absence(line: CountryGoal, catalogue: Catalogue, area: str) -> str:
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
    commented = {goal.id: remarks.replies(visit, area, goal.id, general=False) for goal, _ in missing}
    on_all = remarks.replies(visit, area, "") if len(missing) == len(summary.lines) else Markup("")
    items = [markup.joined((f"{goal.id} {wording.text(goal.title)}: " + (_absence(line, catalogue, area) or (
        say("overview.in_words") if line.in_words else wording.absence("not_reported"))), commented[goal.id]))
        for goal, line in missing]
    request = markup.paragraph(markup.link(menu.address("upload", area=area), say("country.request")), "gl-links") \
        if menu.may_write(visit) else ""
    return markup.fold(say("country.missing", count=len(missing)), markup.joined((
        on_all, markup.bullets(items), request)), opened=bool(on_all or any(commented.values())))
