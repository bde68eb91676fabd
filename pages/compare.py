"""Page "Compare": two to six areas on one goal: a table, what is comparable, and their series in one chart."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup, escape

from indicators import statements, wording
from indicators.briefing.figures.captions import when
from indicators.briefing.figures.comparison import compared_series, draw_comparison, first_common_year
from indicators.briefing.pack.comparison_sections import FEWEST, MOST, comparison_name
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator
from indicators.statements import Comparison, Side
from indicators.wording import say
from pages.shared import (
    areas_to_compare,
    ask,
    briefing,
    cache,
    chip,
    explained,
    figure_files,
    frame,
    markup,
    menu,
    series,
    state,
)
from pages.shared.cache import Visit
from pages.shared.table import Cell, Column, table


def compare(visit: Visit) -> None:
    """Ask for areas, goal and indicator; render the statement, the table, what is comparable, and the series."""
    board = cache.scoreboard(visit)
    frame.html(markup.heading(1, say("compare.title")) + markup.paragraph(say("compare.lead"), "gl-quiet gl-small"))
    kind, areas = areas_to_compare.choose(visit, MOST)
    first, second, third = st.columns(3)
    with first:
        goal = ask.goal(board, starts_over="indicator")
    if len(areas) < FEWEST:
        _ask_for_more(board, goal, kind)
        return
    offered = statements.indicators_to_compare(board, goal, areas)
    if not offered:
        frame.html(markup.paragraph(say("compare.no_figure"), "gl-lead"))
        return
    with second:
        indicator = _indicator(board, offered)
    with third:
        year = ask.year_of(board, indicator.id, areas)
    comparison = statements.comparison(board, indicator.id, areas, year, date.today().year)
    _show_statement(visit, comparison, board, goal)
    frame.html(_numbers(comparison, board, goal))
    frame.html(_what_compares(comparison, board, areas, goal))
    _chart(visit, board, comparison)


def _indicator(board: Scoreboard, offered: Sequence[str]) -> Indicator:
    """Ask for the indicator; default is the first, which most areas have. A link to one that no area has is ignored."""
    indicators = board.catalogue.indicators
    state.replace_former("indicator", board.catalogue.code_of)
    if state.get("indicator", list(indicators), offered[0]) not in offered:
        state.put(indicator=None)
    code = state.choose("indicator", say("compare.indicator"), offered, offered[0],
                        lambda code: wording.text(indicators[code].title))
    return indicators[code]


def _ask_for_more(board: Scoreboard, goal: str, kind: str) -> None:
    """Render what to choose first, and an example with figures."""
    example = _example(board, goal, kind)
    words = say("compare.empty" if kind == "countries" else "compare.empty_bodies")
    link = Markup("")
    if len(example) >= FEWEST:
        link = markup.paragraph(markup.link(menu.address("compare", areas=",".join(example), goal=goal),
            say("compare.example", areas=wording.listed(board.catalogue.area[code].name for code in example))),
            "gl-links")
    frame.html(markup.paragraph(words, "gl-lead") + link)


def _example(board: Scoreboard, goal: str, kind: str) -> list[str]:
    """Up to three areas with the most figures of the goal, sorted by name; judged figures if two areas have them."""
    codes = [area.code for area in board.catalogue.areas if area.kind in areas_to_compare.KINDS[kind]]
    of_goal = board.figures[(board.figures["goal"] == goal) & board.figures["ref_area"].isin(codes)]
    judged = of_goal[of_goal["judged"]]
    counted = (judged if judged["ref_area"].nunique() >= FEWEST else of_goal)["ref_area"].value_counts()
    return sorted(counted.index[:3], key=lambda code: board.catalogue.area[code].name)


def _show_statement(visit: Visit, comparison: Comparison, board: Scoreboard, goal: str) -> None:
    """Render the sentence on all areas, to copy for a briefing, and the link to the goal."""
    own_goal = next(own_goal for own_goal in board.catalogue.goals if own_goal.id == goal)
    whose = wording.listed([board.catalogue.area[side.ref_area].name for side in comparison.sides])
    title = f"{own_goal.id} {wording.text(own_goal.title)}"
    frame.html(markup.paragraph(wording.message(comparison.message, board.catalogue), "gl-lead") + markup.paragraph(
        markup.link(menu.address("goal", goal=goal), say("compare.on_goal", goal=title)), "gl-small gl-links"))
    briefing.offer(visit, say("briefing.copy"), title, [(comparison.message,)], whose)


def _numbers(comparison: Comparison, board: Scoreboard, goal: str) -> Markup:
    """A table with one row for each area; on a phone, one card for each."""
    indicator = board.catalogue.indicators[comparison.indicator]
    heads = [*map(say, ("compare.area", "country.latest", "series.status")), say("series.change"),
             series.pace_head(indicator), series.gap_head(indicator), *map(say, ("country.streak", "compare.chance"))]
    has_status = any(side.row is not None and side.row["status"] for side in comparison.sides)
    explained_marks = chip.key() if has_status else ""
    return markup.joined((markup.heading(2, say("compare.numbers")), explained_marks, table(
        say("compare.caption" if len(comparison.sides) > FEWEST else "compare.caption_two",
            indicator=wording.text(indicator.title)), [Column(head) for head in heads],
        [_side(side, indicator, board, goal) for side in comparison.sides])))


def _side(side: Side, indicator: Indicator, board: Scoreboard, goal: str) -> list[Cell]:
    """One area: figure and year, status, change, pace, gap, streak, and chance."""
    name = board.catalogue.area[side.ref_area].name
    country = board.catalogue.area[side.ref_area].kind == "country"
    head = markup.link(menu.address("country", area=side.ref_area, goal=goal), name) if country else escape(name)
    if side.row is None:
        return [Cell(head), Cell(_instead(side, board)), *[Cell("", nothing=True)] * 6]
    row = statements.with_certainty(board, side.row)
    year = say("overview.last", year=row["year"]) if side.stale else when(row)
    figure = markup.joined((chip.figure(row, indicator, board.catalogue), markup.small(year),
        chip.flags(row["marks"])))
    change = wording.moved(row, indicator, board.catalogue)
    pace = chip.pace(row, indicator, board.catalogue)
    gap = "" if indicator.stages else wording.gap_of(row, indicator, board.catalogue)
    streak = series.streak(row)
    chance = statements.beyond_chance(board, indicator.id, side.ref_area, row["year"])
    of_goal = [message for message in chance if message.code.startswith("chance.growth_")]     # the growth is a column
    chance_text = "".join(wording.message(message, board.catalogue) for message in [*of_goal, *chance][:1])
    status = chip.status_of(row, colour=not side.stale, indicator=indicator, catalogue=board.catalogue,
                            rows=board.series(indicator.id, side.ref_area)) or escape(say("data.context"))
    if country and row["status"]:
        status += explained.link(side.ref_area, goal, row["year"], name)
    return [Cell(head), Cell(figure), Cell(status),
            *(Cell(text, nothing=not text) for text in (change, pace, gap, streak, chance_text))]


def _instead(side: Side, board: Scoreboard) -> Markup:
    """A figure of another indicator, for an area without one; without emphasis, since it is not comparable."""
    if side.instead is None:
        return markup.absence(say("compare.nothing"))
    other_indicator = board.catalogue.indicators[side.instead["indicator"]]
    return markup.span(markup.joined((chip.figure(side.instead, other_indicator, board.catalogue),
        markup.small(say("compare.instead", indicator=wording.text(other_indicator.title),
            year=when(side.instead))))), "gl-quiet")


def _what_compares(comparison: Comparison, board: Scoreboard, areas: Sequence[str], goal: str) -> Markup:
    """What is comparable, what is not, and a link to the newest year that all areas have."""
    link = Markup("")
    common_year, years_differ = comparison.common_year, any(
        message.code == "compare.years" for message in comparison.does_not)
    if common_year and comparison.year is None and years_differ:
        link = markup.paragraph(markup.link(menu.address(
            "compare", areas=",".join(areas), goal=goal, indicator=comparison.indicator, year=str(common_year)),
            say("compare.common_year", year=common_year)), "gl-links")
    lists = {"compares": comparison.compares, "does_not": comparison.does_not}
    return markup.two_lists([
        (say(f"compare.{name}"), [wording.message(message, board.catalogue) for message in messages])
        for name, messages in lists.items()]) + link


def _chart(visit: Visit, board: Scoreboard, comparison: Comparison) -> None:
    """Render the series of all areas in one chart, stages in one panel per area; nothing with fewer than two values."""
    if not compared_series(board, comparison):
        return
    frame.html(markup.heading(2, say("country.years")))
    start = _start(first_common_year(board, comparison))
    goal, areas = board.catalogue.goal_of[comparison.indicator], [side.ref_area for side in comparison.sides]
    picture = draw_comparison(visit.stamp, board, comparison, start)
    series.show(picture, "compare", files=lambda figure: figure_files.row(
        visit, comparison_name(goal, comparison.indicator, areas, indexed=start is not None), figure, goal=goal,
        areas=",".join(areas), indicator=comparison.indicator, year=str(comparison.year or ""),
        scale="" if start is not None else "figures"))


def _start(common: int | None) -> int | None:
    """Ask whether lines begin at 100 or show the figures as they are; None for the figures, or without a common year.
    """
    if common is None:
        return None
    names = {"index": say("compare.scale_index", year=common), "figures": say("compare.scale_figures")}
    return common if state.pick("scale", say("compare.scale"), list(names), names.__getitem__) == "index" else None
