"""Page "Compare": two to six areas on all goals or on one: their lines, a table, and what is comparable."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.series import when
from indicators.briefing.pack.building import PackRequest
from indicators.briefing.pack.several_countries import (
    FEWEST,
    MOST,
    compared_series,
    comparison_name,
    draw_comparison,
    first_common_year,
)
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator
from indicators.wording import say
from pages.shared import cache, chip, downloads, frame, markup, menu, series, state, status_grid
from pages.shared.cache import Visit

AN_EXAMPLE = 3           # countries that are compared until some are chosen


def compare(visit: Visit) -> None:
    """Ask for areas and a goal; render what they reach on every goal, or on one in detail."""
    board = cache.scoreboard(visit)
    countries = wording.country_names(visit.catalogue)
    titles = {"": say("head.all_goals")} | wording.goal_titles(visit.catalogue)
    example = sorted(board.areas_with_most(countries, state.get("goal", list(titles), ""), AN_EXAMPLE),
                     key=countries.__getitem__)
    heading = st.container()
    box, goals = st.columns([2, 1])
    with box.container(key="subject"):
        chosen = state.multiselect("areas", say("compare.areas"), list(countries), countries.__getitem__, most=MOST,
                                   placeholder=say("compare.add_placeholder"),
                                   instead=wording.listed(countries[code] for code in example))
    with goals.container(key="scope"):
        goal = state.choose("goal", say("head.goal"), list(titles), "", titles.__getitem__,
                            starts_over="indicator year scale")
    areas = chosen or example
    names = wording.listed([countries[code] for code in areas])
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


def _on_all_goals(visit: Visit, board: Scoreboard, areas: Sequence[str]) -> None:
    """Render the areas' statuses on each goal, a sentence on each country, and a chart for each goal."""
    catalogue, today = board.catalogue, date.today().year
    titles = wording.goal_titles(catalogue)
    addresses = {goal: menu.address("compare", areas=",".join(areas), goal=goal) for goal in titles}
    headlines = [statements.country_headline(code, cache.summary_of(visit, code)[1]) for code in areas]
    shown = status_grid.table_of(catalogue, status_grid.content_of(board, cache.answers(visit), areas, None, today),
                                 areas, addresses)
    frame.html(shown + markup.key(shown) + markup.bullets(wording.message(one, catalogue) for one in headlines))
    downloads.offer_sentences(visit, say("briefing.copy"), say("menu.compare"), lambda: [tuple(headlines)])
    firsts = [code for goal in titles for code in statements.indicators_to_compare(board, goal, areas)[:1]]
    firsts.sort(key=lambda code: catalogue.indicators[code].role == "context")
    comparisons = [statements.comparison(board, code, areas, None, today) for code in firsts]
    drawable = [comparison for comparison in comparisons if compared_series(board, comparison)]
    columns = st.columns(2) if drawable else []
    for at, comparison in enumerate(drawable):
        with columns[at % 2]:
            goal = catalogue.goal_of[comparison.indicator]
            frame.html(markup.heading(2, markup.link(addresses[goal], titles[goal])))
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
        figures = board.figures[board.figures["indicator"] == indicator.id]
        year = state.choose_year(figures.loc[figures["ref_area"].isin(areas), "year"])
        comparison = statements.comparison(board, indicator.id, areas, year, date.today().year)
        common = first_common_year(board, comparison)
        start = None
        if common:
            scales = {"index": say("compare.scale_index", year=common), "figures": say("head.figures")}
            scale = state.choose("scale", say("compare.scale"), list(scales), "index", scales.__getitem__)
            start = common if scale == "index" else None
    with answer:
        frame.html(markup.paragraph(wording.message(comparison.message, board.catalogue), "gl-lead"))
        name = comparison_name(goal, indicator.id, areas, indexed=start is not None)
        picture = draw_comparison(visit.stamp, board, comparison, start)
        row = series.show(picture, "compare", titled=False, files=partial(
            downloads.figure_row, visit, name, goal=goal, areas=",".join(areas), indicator=indicator.id,
            year=str(year or ""), scale="" if start is not None else "figures"))
        with row or st.container(horizontal=True):
            downloads.offer_sentences(visit, say("briefing.copy"), wording.goal_titles(board.catalogue)[goal], lambda: [
                (comparison.message, *(statements.goal_sentence(board, code, line) for code in areas
                                       for line in cache.summary_of(visit, code)[1].lines if line.goal == goal))])
            downloads.offer_files(visit, PackRequest(
                areas=tuple(areas), compared=indicator.id, indexed=False, year=year))
    heads = ("head.area", "head.latest", "compare.since", "head.status", "country.underlying", "country.beyond_chance")
    shown = markup.table(say("compare.caption", indicator=wording.text(indicator.title)), [say(head) for head in heads],
                  [_row(area, row, indicator, board, goal) for area, row in comparison.rows.items()])
    cautions = [wording.message(message, board.catalogue) for message in comparison.does_not]
    frame.html(markup.joined((
        shown, markup.key(shown), markup.heading(2, say("compare.does_not")) if cautions else "",
        markup.bullets(cautions, "gl-notes"), markup.links([
            markup.link(menu.address("briefing", areas=",".join(areas), goals=goal), say("compare.brief")),
            markup.link(menu.address("goal", goal=goal), say("compare.on_goal"))]))))


def _indicator(board: Scoreboard, offered: Sequence[str]) -> Indicator:
    """Ask for the indicator; default is the first, which most areas have. A link to one that no area has is ignored."""
    indicators = board.catalogue.indicators
    state.replace_former("indicator", board.catalogue.code_of)
    if state.get("indicator", list(indicators), offered[0]) not in offered:
        state.put(indicator=None)
    code = state.choose("indicator", say("head.indicator"), offered, offered[0],
                        lambda code: wording.text(indicators[code].title))
    return indicators[code]


def _row(area: str, figure_row: Mapping[Any, Any] | None, indicator: Indicator, board: Scoreboard, goal: str
         ) -> list[Markup | str]:
    """A country with figure and year, growth since when, status, likely range, and whether it could be chance."""
    head = markup.link(menu.address("country", area=area, goal=goal), board.catalogue.area[area].name)
    if figure_row is None:
        return [head, markup.absence(say("compare.nothing")), *[""] * 4]
    row = statements.with_certainty(board, figure_row)
    figure = markup.joined((markup.figure(row, indicator, board.catalogue), markup.small(
        say("overview.last", year=when(row)) if row["stale"] else when(row)), chip.flags(row["marks"])))
    pace, between = wording.pace(row, indicator, board.catalogue), ""
    if row["growth_low"] == row["growth_low"]:
        pace = wording.a_year(wording.growth_of(row))
        between = say("compare.between", low=wording.growth_of(row, "growth_low"),
                      high=wording.growth_of(row, "growth_high"))
    if pace and row["window_since"] == row["window_since"]:
        pace = say("compare.since_year", growth=pace, year=int(row["window_since"]))
    status = chip.status_of(row, colour=not row["stale"], indicator=indicator, catalogue=board.catalogue,
                            rows=board.series(indicator.id, area))
    return [head, figure, pace, status, between, statements.certainty_word(row)]
