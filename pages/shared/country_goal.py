"""A country on one goal: the sentence and the chart, and what stands behind them in tabs."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import rule_in_short
from indicators.briefing.figures.series import draw_series, median_of
from indicators.briefing.pack.building import PackRequest
from indicators.charts.series import Median
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator
from indicators.statements import CountryGoal
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
    links,
    markup,
    menu,
    packs,
    remarks,
    series,
    state,
)
from pages.shared.cache import Visit
from pages.shared.other_indicators import other_indicators

FEWEST_DRAWN = 2         # values of a series that is drawn


def show_answer(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, heading: str = "") -> None:
    """Render the sentence and, at once, the chart; in a row its files, the sentences to copy and the minister's page.

    ``heading`` is the goal by default.
    """
    title = wording.goal_titles(board.catalogue)[line.goal]
    lead = [statements.goal_sentence(board, area, line), *line.moving_away]
    frame.html(markup.heading(2, heading or title) + markup.paragraph(
        " ".join(wording.message(message, board.catalogue) for message in lead), "gl-lead"))
    if line.assessment is None and menu.may_write(visit):
        frame.html(markup.paragraph(markup.link(menu.address("upload", area=area), say("country.request")),
                                    "gl-links"))
    with _show_chart(visit, board, area, line) or st.container(horizontal=True):
        if line.assessment is not None:
            sent = cache.reports(visit).get(area)
            box = statements.country_box(board, line.assessment, date.today().year, sent.year if sent else None,
                                         line.others)
            briefing.offer(visit, say("briefing.copy"), title, [box], board.catalogue.area[area].name)
        packs.offer(visit, PackRequest(areas=(area,), goals=(line.goal,)))


def _show_chart(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> DeltaGenerator | None:
    """Render the series with its outlook and the median; return the row below it, None if there is nothing to draw."""
    rows = board.series(line.indicator, area)
    if line.assessment is None or rows["value"].notna().sum() < FEWEST_DRAWN:
        return None
    indicator = board.catalogue.indicators[line.indicator]
    ahead = None if line.stale else statements.ahead(board, line.indicator, area)
    picture = draw_series(visit.stamp, rows, indicator, board.catalogue, cache.last_published(visit, area),
                          ahead=ahead, median=_median(board, indicator))
    return series.show(picture, line.indicator, titled=False, files=partial(
        figure_files.row, visit, f"{area}_{line.goal}_{line.indicator}", area=area, goal=line.goal))


def _median(board: Scoreboard, indicator: Indicator) -> Median | None:
    """The median of the first group's countries, unless figures depend on the size of a country, as counts do."""
    group = board.catalogue.groups[0]
    if indicator.measure != "share" and not indicator.group_rule.startswith("median"):
        return None
    return median_of(board, indicator, tuple(statements.members(board, group.id, date.today().year)),
                     wording.text(group.name))


def without_figure(line: CountryGoal) -> str:
    """Why there is no figure to assess, in a few words."""
    if line.absent:
        return wording.absence(line.absent[0])
    return say(f"country.{'in_words' if line.in_words else 'context_only' if line.others else 'nothing'}")


def show_tabs(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> None:
    """Render how sure and how assessed a figure is, the country's report and commitments, and all figures.

    A tab is drawn once it is opened; that with forms always, so that what is typed there stays.
    """
    assessed = line.assessment is not None and line.assessment["judged"]
    names = ("sure", "assessed", "report", "figures") if assessed else ("report", "figures")
    labels = {name: say(f"country.tab_{name}") for name in names}
    if explained.is_asked():
        links.arrive()
    in_words = line.in_words and (line.assessment is None or line.stale)
    first = "assessed" if assessed and explained.is_asked() else "report" if in_words else names[0]
    rows = board.series(line.indicator, area)
    row = statements.with_certainty(board, line.assessment) if line.assessment else {}
    for name, tab in state.tabs("tab", labels, first).items():
        if not tab.open and name != "report":
            continue
        with tab:
            match name:
                case "sure":
                    frame.html(_sure(visit, board, line, row, rows))
                case "assessed":
                    _show_assessment(visit, board, line, row, rows)
                case "report":
                    _show_report(visit, board, area, line, rows)
                case _:
                    _show_figures(visit, board, area, line, rows)


def _sure(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame) -> Markup:
    """The status with its ticks, and what chance may explain."""
    indicator = board.catalogue.indicators[line.indicator]
    return markup.joined((
        markup.paragraph(chip.status_of(row, colour=not line.stale, indicator=indicator, catalogue=board.catalogue,
                                        rows=rows)),
        facts.certainty(visit, board, line, row, rows),
        *(markup.paragraph(wording.message(note, board.catalogue)) for note in line.notes)))


def _show_assessment(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any],
                     rows: pd.DataFrame) -> None:
    """Render what the goal asks for, what would lead back to its path, and the steps to the status."""
    indicator = board.catalogue.indicators[line.indicator]
    frame.html(markup.facts([(say("country.asked"), rule_in_short(indicator, row["target"])),
                             (say("country.streak"), series.streak(row))]))
    _show_way_to_path(row, indicator, board)
    explained.show_steps(visit, board, rows, int(row["year"]))
    others = [code for code in line.others if board.catalogue.indicators[code].role == "judged"]
    frame.html(markup.joined((
        *(explained.folded(visit, board, code, row["ref_area"]) for code in others),
        _reading(indicator), markup.paragraph(markup.link(
            menu.address("how_we_judge", goal=line.goal), say("country.how_judged")), "gl-links"))))


def _show_way_to_path(row: Mapping[str, Any], indicator: Indicator, board: Scoreboard) -> None:
    """Render a slider for the year by which a figure would be back on its goal path, and what that asks for."""
    years = statements.years_to_catch_up(row, indicator, date.today().year)
    if not years:
        return
    by = st.select_slider(say("country.catch_up"), list(years), key=f"catch_up.{row['ref_area']}.{indicator.id}",
                          width=360)
    message = statements.catching_up(row, indicator, int(by))
    frame.html(markup.paragraph(wording.message(message, board.catalogue), "gl-text", "status"))


def _reading(indicator: Indicator) -> Markup:
    """How to read an indicator, and its caution."""
    return markup.joined(markup.paragraph(words, "gl-text gl-small") for words in (
        wording.text(indicator.reading), wording.text(indicator.caution)) if words)


def _show_report(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, rows: pd.DataFrame) -> None:
    """Render the country's replies, staff's notes, the report on the goal, commitments, and the forms."""
    frame.html(markup.joined((
        remarks.replies(visit, area, line.goal),
        remarks.notes(visit, area, line.indicator) if line.indicator else "",
        country_report.on_goal(visit, board, area, line))))
    remarks.write(visit, area, line.goal, rows if line.assessment else None)


def _show_figures(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, rows: pd.DataFrame) -> None:
    """Render all years of the series with their sources, the goal's other indicators, and where to go on."""
    if line.assessment:
        series.show_figures(board, rows, board.catalogue.indicators[line.indicator])
        ways = [markup.link(menu.address("compare", areas=area, goal=line.goal), say("country.compare"))]
        if menu.may_write(visit):
            ways.append(markup.link(menu.address("grid", area=area, goal=line.goal), say("country.correct")))
        frame.html(markup.paragraph(markup.joined(ways, " · "), "gl-links"))
    others = other_indicators(board, [(code, area) for code in line.others])
    frame.html(others if line.assessment or others else markup.paragraph(say("country.no_figures")))
