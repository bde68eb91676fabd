"""A country on one goal: the sentence and the chart, and what stands behind them in tabs."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import rule_in_short
from indicators.briefing.figures.series import draw_series, median_of, revised
from indicators.briefing.pack.building import PackRequest
from indicators.charts.series import Median, outlook_sentence
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Message, Status
from indicators.statements import CountryGoal
from indicators.wording import say
from pages.shared import (
    briefing,
    cache,
    chip,
    country_report,
    explained,
    figure_files,
    frame,
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
    """Render the sentence and, at once, the chart or what else there is; in a row its files, the sentences to copy and
    the minister's page.

    ``heading`` is the goal by default.
    """
    title = wording.goal_titles(board.catalogue)[line.goal]
    lead = [statements.goal_sentence(board, area, line), *line.moving_away]
    frame.html(markup.heading(2, heading or title) + markup.paragraph(
        " ".join(wording.message(message, board.catalogue) for message in lead), "gl-lead"))
    row = _show_chart(visit, board, area, line)
    if row is None:
        _show_instead(visit, board, area, line)
    with row or st.container(horizontal=True):
        if line.assessment is not None:
            briefing.offer(visit, say("briefing.copy"), title, partial(_in_sentences, visit, board, area, line))
        packs.offer(visit, PackRequest(areas=(area,), goals=(line.goal,)))


def _in_sentences(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> list[statements.Paragraph]:
    assert line.assessment is not None
    sent = cache.reports(visit).get(area)
    return [statements.country_box(board, line.assessment, date.today().year, sent.year if sent else None,
                                   line.others)]


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


def _show_instead(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> None:
    """Render what there is in place of a chart: the one figure with its source, other indicators, the next step."""
    if line.assessment is not None:
        series.show_figures(board, board.series(line.indicator, area), board.catalogue.indicators[line.indicator])
    else:
        frame.html(other_indicators(board, [(code, area) for code in line.others]))
    if menu.may_write(visit):
        frame.html(markup.links([markup.link(menu.address("upload", area=area), say("country.request"))]))


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
    if line.in_words:
        return say("overview.in_words_short")
    return say("country.context_only") if line.others else wording.absence("not_reported")


def show_tabs(visit: Visit, board: Scoreboard, area: str, line: CountryGoal) -> None:
    """Render how sure and how assessed a figure is, the country's report and commitments, and all figures.

    A tab is drawn once it is opened; that with forms always, so that what is typed there stays.
    """
    row = statements.with_certainty(board, line.assessment) if line.assessment else {}
    rows = board.series(line.indicator, area)
    judged = bool(row) and row["judged"]
    names = [name for name, is_there in {"sure": judged and row["status"] != Status.NOT_ASSESSED, "assessed": judged,
                                         "report": True, "figures": bool(row)}.items() if is_there]
    first = "report" if line.in_words and (not row or line.stale) else names[0]
    if explained.is_asked():
        frame.arrive()
        first = "assessed" if judged else first
    for name, tab in state.tabs("tab", {name: say(f"country.tab_{name}") for name in names}, first).items():
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
    """The status with its ticks, what chance may explain, what was revised, and the outlook: conclusions first."""
    catalogue, finding = board.catalogue, statements.Finding(board, row)
    indicator = catalogue.indicators[line.indicator]
    answers = {"beyond_chance": (finding.sure,), "unusual": finding.exceptions,
               "modelled": statements.modelled(board, line.indicator, row["ref_area"], row["year"])}
    was = revised(visit.stamp, rows[rows["year"] == row["year"]], indicator, catalogue,
                  cache.last_published(visit, row["ref_area"]))
    return markup.joined((
        markup.paragraph(chip.status_of(row, colour=not line.stale, indicator=indicator, catalogue=catalogue,
                                        rows=rows)),
        markup.facts([(say("country.certainty"), statements.certainty_word(row)), *(
            (say(f"country.{name}"), _first_plain([wording.message(message, catalogue) for message in messages]))
            for name, messages in answers.items()),
            (say("country.revised"), was), (say("country.outlook"), _outlook(board, line, row, rows))])))


def _first_plain(sentences: Sequence[str]) -> Markup:
    return markup.joined([*sentences[:1], *(markup.span(sentence, "gl-quiet") for sentence in sentences[1:])], " ")


def _outlook(board: Scoreboard, line: CountryGoal, row: Mapping[str, Any], rows: pd.DataFrame) -> Markup:
    """The outlook as drawn in the chart, and last year's beside what the year came to."""
    so_far = [wording.message(message, board.catalogue) for message in statements.outlook_so_far(
        board, line.indicator, row["ref_area"], row["year"])]
    ahead = statements.ahead(board, line.indicator, row["ref_area"])
    if line.stale or ahead.empty:
        return markup.joined(so_far, " ")
    sentence = outlook_sentence(rows, ahead.iloc[-1], board.catalogue.indicators[line.indicator], board.catalogue)
    return markup.joined((sentence, *so_far, markup.span(say("country.outlook_differs"), "gl-quiet")), " ")


def _show_assessment(visit: Visit, board: Scoreboard, line: CountryGoal, row: Mapping[str, Any],
                     rows: pd.DataFrame) -> None:
    """Render what the goal asks for, what would lead back to its path, and the steps to the status."""
    indicator = board.catalogue.indicators[line.indicator]
    met = say("country.years_met", met=int(row["years_met"]), assessed=int(row["years_assessed"])) \
        if row["years_assessed"] > 0 else ""
    frame.html(markup.facts([(say("country.asked"), rule_in_short(indicator, row["target"])),
                             (say("country.streak"), met)]))
    if years := statements.years_to_catch_up(row, indicator, date.today().year):
        by = st.select_slider(say("country.catch_up"), list(years), width=360,
                              key=f"catch_up.{row['ref_area']}.{indicator.id}")
        frame.html(_text(statements.catching_up(row, indicator, int(by)), board))
    explained.show_steps(board, rows, int(row["year"]))
    others = [code for code in line.others if board.catalogue.indicators[code].role == "judged"]
    frame.html(markup.joined((
        *(explained.folded(board, code, row["ref_area"]) for code in others),
        *(markup.paragraph(words, "gl-text gl-small") for words in (
            wording.text(indicator.reading), wording.text(indicator.caution)) if words),
        markup.links([markup.link(menu.address("how_we_judge", goal=line.goal), say("country.how_judged"))]))))


def _text(message: Message, board: Scoreboard) -> Markup:
    return markup.paragraph(wording.message(message, board.catalogue), "gl-text", "status")


def _show_report(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, rows: pd.DataFrame) -> None:
    """Render the country's replies, staff's notes, the report on the goal, commitments, and the forms."""
    frame.html(markup.joined((
        remarks.replies(visit, area, line.goal),
        remarks.notes(visit, area, line.indicator) if line.indicator else "",
        country_report.on_goal(visit, board, area, line))))
    remarks.write(visit, area, line.goal, rows if line.assessment else None)


def _show_figures(visit: Visit, board: Scoreboard, area: str, line: CountryGoal, rows: pd.DataFrame) -> None:
    """Render all years of the series with their sources, the goal's other indicators, and where to go on."""
    if rows["value"].notna().sum() >= FEWEST_DRAWN:
        series.show_figures(board, rows, board.catalogue.indicators[line.indicator])
    ways = [markup.link(menu.address("compare", areas=area, goal=line.goal), say("country.compare"))]
    if menu.may_write(visit):
        ways.append(markup.link(menu.address("grid", area=area, goal=line.goal), say("country.correct")))
    frame.html(markup.links(ways) + other_indicators(board, [(code, area) for code in line.others]))
