"""Page "Compare": two to six areas on all goals or on one: their lines, a table, and what is comparable."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup, escape
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import when
from indicators.briefing.pack.building import PackRequest
from indicators.briefing.pack.comparison_sections import (
    FEWEST,
    MOST,
    compared_series,
    comparison_name,
    draw_comparison,
    first_common_year,
)
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Message
from indicators.statements import Comparison, Side
from indicators.wording import say
from pages.shared import (
    ask,
    briefing,
    cache,
    chip,
    explained,
    figure_files,
    frame,
    markup,
    menu,
    packs,
    series,
    state,
    status_grid,
)
from pages.shared.areas_to_compare import BODIES, area_names
from pages.shared.cache import Visit
from pages.shared.table import Cell, table

AN_EXAMPLE = 3           # countries that are compared until some are chosen


def compare(visit: Visit) -> None:
    """Ask for areas and a goal; render what they reach on every goal, or on one in detail."""
    board = cache.scoreboard(visit)
    heading = st.container()
    box, goals = st.columns([2, 1])
    with box.container(key="subject"):
        chosen = _areas(visit.catalogue)
    titles = {"": say("head.all_goals")} | wording.goal_titles(visit.catalogue)
    with goals:
        goal = state.choose("goal", say("head.goal"), list(titles), "", titles.__getitem__,
                            starts_over="indicator year scale")
    areas = chosen or _example(board, goal)
    names = wording.listed([visit.catalogue.area[code].name for code in areas])
    with heading:
        frame.html(markup.heading(1, say("compare.of", areas=names) if len(areas) >= FEWEST else say("menu.compare")))
    if len(areas) < FEWEST or not goal:
        state.report_unused(("indicator", "year", "scale"))
    if len(areas) < FEWEST:
        frame.html(markup.paragraph(say("compare.empty"), "gl-lead"))
    elif goal:
        _on_one_goal(visit, board, areas, goal)
    else:
        _on_all_goals(visit, board, areas)


def _areas(catalogue: Catalogue) -> list[str]:
    """Ask for up to MOST countries or, where the address has one first, the world and bodies; never both together."""
    names = area_names(catalogue)
    bodies = [area.code for area in catalogue.areas if area.kind in BODIES]
    first, *_ = str(st.query_params.get("areas", "")).split(",")
    codes = [code for code in names if (code in bodies) == (first in bodies) or not first]
    return state.multiselect("areas", say("compare.areas"), codes, names.__getitem__, most=MOST,
                             placeholder=say("compare.add_placeholder"))


def _example(board: Scoreboard, goal: str) -> list[str]:
    """The countries with most figures, on a goal if one is chosen."""
    countries = [area.code for area in board.catalogue.areas if area.kind == "country"]
    figures = board.figures[board.figures["ref_area"].isin(countries) & (
        (board.figures["goal"] == goal) if goal else board.figures["judged"])]
    return sorted(figures["ref_area"].value_counts().index[:AN_EXAMPLE], key=lambda code: board.catalogue.area[
        code].name)


def _on_all_goals(visit: Visit, board: Scoreboard, areas: Sequence[str]) -> None:
    """Render a sentence on each country, their statuses on each goal, and a chart for each goal."""
    catalogue, countries = board.catalogue, [code for code in areas if board.catalogue.area[code].kind == "country"]
    headlines = [statements.country_headline(code, cache.summary_of(visit, code)[1]) for code in countries]
    content = status_grid.content_of(board, cache.answers(visit), areas, None, date.today().year)
    heads = [markup.link(menu.address("compare", areas=",".join(areas), goal=goal), title)
             for goal, title in wording.goal_titles(catalogue).items()]
    if countries:
        shown = table(say("overview.caption"), [say("head.country"), *heads],
                      status_grid.rows(countries, catalogue, content), grid=True)
        frame.html(markup.bullets(wording.message(one, catalogue) for one in headlines) + shown + chip.key(shown))
        briefing.offer(visit, say("briefing.copy"), say("menu.compare"), lambda: [tuple(headlines)])
    firsts = [statements.indicators_to_compare(board, goal, areas)[:1] for goal in wording.goal_titles(catalogue)]
    comparisons = [statements.comparison(board, code, areas, None, date.today().year)
                   for first in firsts for code in first]
    drawable = [comparison for comparison in comparisons if compared_series(board, comparison)]
    for at in range(0, len(drawable), 2):
        for column, comparison in zip(st.columns(2), drawable[at:at + 2], strict=False):
            with column:
                goal = catalogue.goal_of[comparison.indicator]
                address = menu.address("compare", areas=",".join(areas), goal=goal)
                frame.html(markup.heading(2, markup.link(address, wording.goal_titles(catalogue)[goal])))
                series.show(draw_comparison(visit.stamp, board, comparison, None), f"compare.{goal}", titled=False)


def _on_one_goal(visit: Visit, board: Scoreboard, areas: Sequence[str], goal: str) -> None:
    """Render the sentence on all areas, their lines, the table, and what is comparable."""
    offered = statements.indicators_to_compare(board, goal, areas)
    if not offered:
        frame.html(markup.paragraph(say("compare.no_figure"), "gl-lead"))
        return
    answer = st.container()
    with st.container(horizontal=True):
        indicator = _indicator(board, offered)
        year = ask.year_of(board, indicator.id, areas)
        comparison = statements.comparison(board, indicator.id, areas, year, date.today().year)
        start = _start(first_common_year(board, comparison))
    with answer:
        frame.html(markup.paragraph(wording.message(comparison.message, board.catalogue), "gl-lead"))
        with _chart(visit, board, comparison, start) or st.container(horizontal=True):
            briefing.offer(visit, say("briefing.copy"), wording.goal_titles(board.catalogue)[goal], lambda: [
                (comparison.message, *_goal_sentences(visit, board, areas, goal))])
            packs.offer(visit, PackRequest(areas=tuple(areas), compared=indicator.id, indexed=False, year=year))
    cautions = [wording.message(message, board.catalogue) for message in comparison.does_not]
    frame.html(markup.joined((
        _table(comparison, board, goal), markup.heading(2, say("compare.does_not")) if cautions else "",
        markup.bullets(cautions, "gl-notes"), markup.links([
            markup.link(menu.address("briefing", areas=",".join(areas), goals=goal), say("compare.brief")),
            markup.link(menu.address("goal", goal=goal), say("compare.on_goal"))]))))


def _goal_sentences(visit: Visit, board: Scoreboard, areas: Sequence[str], goal: str) -> list[Message]:
    """What each country does on a goal."""
    return [statements.goal_sentence(board, code, line) for code in areas if board.catalogue.area[
        code].kind == "country" for line in cache.summary_of(visit, code)[1].lines if line.goal == goal]


def _indicator(board: Scoreboard, offered: Sequence[str]) -> Indicator:
    """Ask for the indicator; default is the first, which most areas have. A link to one that no area has is ignored."""
    indicators = board.catalogue.indicators
    state.replace_former("indicator", board.catalogue.code_of)
    if state.get("indicator", list(indicators), offered[0]) not in offered:
        state.put(indicator=None)
    code = state.choose("indicator", say("head.indicator"), offered, offered[0],
                        lambda code: wording.text(indicators[code].title))
    return indicators[code]


def _start(common: int | None) -> int | None:
    """Ask whether lines begin at 100 or show the figures as they are; None for the figures, or without a common year.
    """
    if common is None:
        return None
    names = {"index": say("compare.scale_index", year=common), "figures": say("head.figures")}
    scale = state.choose("scale", say("compare.scale"), list(names), "index", names.__getitem__)
    return common if scale == "index" else None


def _chart(visit: Visit, board: Scoreboard, comparison: Comparison, start: int | None) -> DeltaGenerator | None:
    """Render the series of all areas in one chart; return the row below it, None with fewer than two values."""
    goal, areas = board.catalogue.goal_of[comparison.indicator], [side.ref_area for side in comparison.sides]
    return series.show(draw_comparison(visit.stamp, board, comparison, start), "compare", titled=False,
                       files=lambda figure: figure_files.row(
        visit, comparison_name(goal, comparison.indicator, areas, indexed=start is not None), figure, goal=goal,
        areas=",".join(areas), indicator=comparison.indicator, year=str(comparison.year or ""),
        scale="" if start is not None else "figures"))


def _table(comparison: Comparison, board: Scoreboard, goal: str) -> Markup:
    """One row for each area: figure and year, growth since when, status, likely range, and whether it could be chance.
    """
    indicator = board.catalogue.indicators[comparison.indicator]
    heads = ("head.area", "head.latest", "compare.since", "head.status", "country.underlying",
             "country.beyond_chance")
    shown = table(say("compare.caption", indicator=wording.text(indicator.title)), [say(head) for head in heads],
                  [_row(side, indicator, board, goal) for side in comparison.sides])
    return shown + chip.key(shown)


def _row(side: Side, indicator: Indicator, board: Scoreboard, goal: str) -> list[Cell]:
    area = board.catalogue.area[side.ref_area]
    is_country = area.kind == "country"
    head = markup.link(menu.address("country", area=area.code, goal=goal), area.name) if is_country else escape(
        area.name)
    if side.row is None:
        return [head, _instead(side, board), *[""] * 4]
    row = statements.with_certainty(board, side.row)
    figure = markup.joined((chip.figure(row, indicator, board.catalogue), markup.small(
        say("overview.last", year=row["year"]) if side.stale else when(row)), chip.flags(row["marks"])))
    grows = row["growth_low"] == row["growth_low"]
    pace = wording.a_year(wording.growth_of(row)) if grows else wording.pace(row, indicator, board.catalogue)
    has_window = pace and row["window_since"] == row["window_since"]
    since = say("compare.since_year", growth=pace, year=int(row["window_since"])) if has_window else pace
    between = say("compare.between", low=wording.growth_of(row, "growth_low"), high=wording.growth_of(
        row, "growth_high")) if grows else ""
    status = chip.status_of(row, colour=not side.stale, indicator=indicator, catalogue=board.catalogue,
                            rows=board.series(indicator.id, area.code))
    if is_country and row["status"]:
        status += explained.link(area.code, goal, row["year"], area.name)
    return [head, figure, since, status, between, statements.certainty_word(row)]


def _instead(side: Side, board: Scoreboard) -> Markup:
    """A figure of another indicator, for an area without one; without emphasis, since it is not comparable."""
    if side.instead is None:
        return markup.absence(say("compare.nothing"))
    indicator = board.catalogue.indicators[side.instead["indicator"]]
    other = say("compare.instead", indicator=wording.text(indicator.title), year=when(side.instead))
    return markup.span(chip.figure(side.instead, indicator, board.catalogue) + markup.small(other), "gl-quiet")
