"""Page "Country": a country's goals as a list, and the chosen goal beside it."""

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Message
from indicators.reports import commitments
from indicators.statements import CountryGoal, CountrySummary
from indicators.wording import say
from pages.shared import cache, chip, country_goal, downloads, frame, markup, menu, remarks, series, state
from pages.shared.cache import Visit
from pages.shared.country_goal import CountryDetail


def country(visit: Visit) -> None:
    """Ask for the country; render its headline, the list of its goals, and the chosen one."""
    select, head = st.columns(country_goal.WIDTHS, gap="medium", vertical_alignment="center")
    with select.container(key="subject"):
        names = wording.country_names(visit.catalogue)
        default = state.get("area", list(names), "") or cache.first_country(visit)
        area = state.choose("area", say("head.country"), list(names), default, names.__getitem__,
                            starts_over=country_goal.HOW)
    board, summary = cache.summary_of(visit, area)
    lines = {line.goal: line for line in summary.lines}
    line = lines[state.value_of("goal", list(lines), say("head.goal"), summary.leading.goal) or summary.leading.goal]
    frame.entitle(names[area], line.goal)
    with head:
        frame.html(_head(visit, board, area, summary))
    list_pane, detail_pane = country_goal.panes(is_named=state.has("goal"))
    with list_pane:
        country_goal.show_rows([_row(visit, board, area, one, is_chosen=one is line) for one in summary.lines],
                        say("country.goals_of", area=names[area]))
        downloads.offer_sentences(visit, say("briefing.summary"), names[area],
                                lambda: statements.country_in_sentences(
                                    board, area, summary, _report(visit, board, area),
                                    commitments.counts(cache.commitments_of(visit, area))))
    with detail_pane:
        frame.html(markup.way_back(menu.address("country", area=area), say("country.all_goals")))
        detail = CountryDetail(visit, board, area, line)
        detail.show_answer()
        detail.show_tabs()


def _head(visit: Visit, board: Scoreboard, area: str, summary: CountrySummary) -> Markup:
    """The headline; whether the country is a member, and which figures it did not report itself."""
    country_area, catalogue = visit.catalogue.area[area], visit.catalogue
    message = statements.country_headline(area, summary)
    if summary.leads_with_report:
        message = _report(visit, board, area) or message
    member = say(f"country.member_{country_area.member}", group=wording.text(catalogue.groups[0].name))
    below = [member, *(wording.message(message, catalogue) for message in summary.reporting),
             wording.text(country_area.footnote)]
    return markup.heading(1, wording.message(message, catalogue)) + markup.paragraph(
        " · ".join(filter(None, below)), "gl-small gl-quiet")


def _row(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, *, is_chosen: bool) -> dict[str, object]:
    """A goal with its newest figure, status and series; or why there is none."""
    shown = {"address": menu.address("country", **state.link_values("tab"), area=area, goal=line.goal),
             "title": wording.goal_titles(board.catalogue)[line.goal], "is_chosen": is_chosen}
    if line.assessment is None:
        return shown | {"status": markup.span(_without_figure(line), "gl-quiet")}
    row, indicator = statements.with_certainty(board, line.assessment), board.catalogue.indicators[line.indicator]
    rows = board.series(line.indicator, area)
    away = chip.sign_away(len(line.away), line.judged, max((figure["year"] for figure in line.away), default=0))
    status = chip.status_of(row, colour=not line.stale, indicator=indicator, rows=rows, why=False) if row["status"] \
        else markup.small(wording.earlier_years(row))
    year = say("overview.last", year=wording.years(row)) if line.stale else wording.years(row)
    return shown | {
        "status": status + away + remarks.note_count(visit, row),
        "value": markup.joined((markup.figure(row, indicator, board.catalogue), " ", markup.small(year))),
        "picture": series.sparkline(rows)}


def _without_figure(line: CountryGoal) -> str:
    """Why there is no figure to assess, in a few words."""
    if line.absent:
        return wording.absence(line.absent[0])
    if line.in_words:
        return say("overview.in_words_short")
    return say("country.context_only") if line.others else wording.absence("not_reported")


def _report(visit: Visit, board: Scoreboard, area: str) -> Message | None:
    """What the newest report answers and announces; None without one."""
    sent, sections = cache.reports(visit).get(area), country_goal.in_sections(visit, area)
    actions = sum(len(section.parts.get("C", ())) for section in sections)
    return statements.report(board, area, sent.year, len(sections), len(board.catalogue.goals), actions) \
        if sent else None
