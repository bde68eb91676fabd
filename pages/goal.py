"""Page "Goal": a group's countries on one goal as a list, and beside it the whole group or the chosen country."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.series import draw_series
from indicators.briefing.pack.building import PackRequest
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Goal, Indicator, records
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, PARTS, Group
from indicators.wording import say
from pages.shared import (
    ask,
    briefing,
    cache,
    chip,
    country_goal,
    explained,
    figure_files,
    frame,
    goal_bar,
    goal_charts,
    goal_countries,
    markup,
    menu,
    packs,
    panes,
    series,
    state,
)
from pages.shared.cache import Visit
from pages.shared.goal_charts import GroupOnGoal
from pages.shared.other_indicators import context_keys, other_indicators

LIST_HEIGHT = 620        # pixels; a phone shows the whole list
KEPT = ("group", "areas", "year", "view", "order", "search", "tab")


def goal(visit: Visit) -> None:
    """Ask for goal, group and year; render the countries as a list, and the group or the chosen country."""
    board = cache.scoreboard(visit)
    select, head = st.columns(panes.WIDTHS, gap="medium", vertical_alignment="center")
    with select:
        code = ask.goal(board.catalogue)
    current_goal = next(goal for goal in board.catalogue.goals if goal.id == code)
    goal_title = wording.goal_titles(board.catalogue)[code]
    frame.entitle(goal_title)
    is_named = st.query_params.get("area") in board.catalogue.area
    list_pane, detail_pane = panes.panes(is_named=is_named, has_summary=True)
    with list_pane:
        group, year = ask.group_and_year(board)
    known = _known(visit, board, current_goal, group, year)
    with head:
        sentence = wording.message(known.card.message, board.catalogue)
        frame.html(markup.heading(1, markup.joined((markup.small(goal_title), sentence), " ")))
    with list_pane:
        area, countries_shown = _show_list(known)
    with detail_pane:
        if area:
            _show_country(visit, known, area)
        else:
            _show_group(visit, known, countries_shown)


def _known(visit: Visit, board: Scoreboard, goal: Goal, group: Group, year: int | None) -> GroupOnGoal:
    today = date.today().year
    areas = statements.members(board, group, year or today)
    cells = statements.cells(board, areas, year, today)
    answered = in_words(cache.answers(visit), year, goal=goal.id)
    card = statements.goal_card(board, goal.id, areas, year, today, answered)
    indicator = board.catalogue.indicators.get(card.indicator)
    together = statements.like_for_like(board, indicator.id, group, year) \
        if indicator and not indicator.stages else None
    return GroupOnGoal(board=board, goal=goal, group=group, year=year, areas=areas, card=card, indicator=indicator,
                       cells=cells[cells["goal"] == goal.id], together=together, in_words=answered)


def _show_list(known: GroupOnGoal) -> tuple[str, list[str]]:
    """Render filter, order and the countries; the chosen one, "" for none, and those of the list."""
    name = {code: known.board.catalogue.area[code].name for code in known.areas}
    judged = known.indicator if known.cells["certainty"].astype(bool).any() else None       # else nothing is the best
    with st.container(horizontal=True):
        words = state.search_field("search", say("goal.search"))
        order = goal_countries.ask_order(judged)
    area = state.value_of("area", known.areas, say("head.country"), say("head.all_countries"))
    areas = [code for code in _narrowed(known) if words.casefold() in name[code].casefold()]
    areas = goal_countries.in_order(areas, known.cells, known.board, known.indicator, order)
    frame.html(goal_countries.list_key(judged, order, known.board))
    with st.container(height=LIST_HEIGHT, border=False, key="countries"):
        rows = goal_countries.list_rows(areas, known.cells, known.board, known.goal.id, chosen=area, order=order,
                                        in_report=known.in_words)
        panes.show_rows(rows, say("head.countries"), in_one_line=True)
    return area, areas


def _narrowed(known: GroupOnGoal) -> list[str]:
    """The areas of the part of the bar that the address names."""
    missed = known.together.missed if known.together else ()
    offered = [*(part for part in PARTS if part in known.card.parts), *([chip.MISSED] if missed else [])]
    part = state.value_of("status", offered, say("series.status"), say("overview.all_countries"))
    return goal_countries.narrow(known.areas, known.cells, missed, part)


def _show_country(visit: Visit, known: GroupOnGoal, area: str) -> None:
    """Render the sentence and the chart of one country, with the way back and to all of its goals."""
    board, summary = cache.summary_of(visit, area)
    line = next(line for line in summary.lines if line.goal == known.goal.id)
    name = board.catalogue.area[area].name
    panes.show_way_back(_address(known.goal, status=str(st.query_params.get("status", ""))), say("head.all_countries"))
    country_goal.show_answer(visit, board, area, line, name)
    frame.html(markup.paragraph(markup.joined((
        markup.link(menu.address("country", area=area, goal=known.goal.id), say("goal.whole_country", area=name)),
        markup.link(_address(known.goal), say("head.all_countries"))), " · "), "gl-links"))


def _address(goal: Goal, **values: str) -> str:
    """This screen for a goal, without a country."""
    return menu.address("goal", **state.link_values(*KEPT), goal=goal.id, **values)


def _show_group(visit: Visit, known: GroupOnGoal, countries_shown: Sequence[str]) -> None:
    """Render the bar, the chart, what it leaves out, and the rest in tabs; ``countries_shown`` in the list."""
    title = wording.goal_titles(known.board.catalogue)[known.goal.id]
    chance = goal_bar.by_chance(records(known.cells))
    bar = goal_bar.bar(known.card, title, chance, lambda part: _address(known.goal, status=part),
                       str(st.query_params.get("status", "")))
    frame.html(bar + chip.key(bar, list(known.card.parts)))
    if known.indicator:
        named = isinstance(known.group, str)
        with goal_charts.show(visit, known, known.indicator) or st.container(horizontal=True):
            packs.offer(visit, PackRequest(
                areas=() if named else tuple(known.areas), group=str(known.group) if named else "",
                goals=(known.goal.id,), year=known.year), each_of=known.areas)
    _show_notes(visit, known, title)
    _show_tabs(visit, known, countries_shown)


def _show_notes(visit: Visit, known: GroupOnGoal, title: str) -> None:
    """Render, in one line, how many reported, why some are left out, and sentences and names to copy."""
    catalogue, whose = known.board.catalogue, _group_name(known.group, known.board.catalogue)
    reporting = " · ".join(wording.message(message, catalogue) for message in known.card.reporting)
    away = [wording.message(message, catalogue) for message in known.card.moving_away]
    missed = known.together.missed if known.together else ()
    link = markup.link(_address(known.goal, status=chip.MISSED), say(
        "goal.missed", year=known.year or known.together.year, count=len(missed))) if known.together and missed else ""
    request = markup.link(menu.address("reporting_desk"), say("goal.request")) if menu.may_write(
        visit) and NOT_REPORTED in known.card.parts else ""
    frame.html(markup.paragraph(markup.joined(filter(None, (*away, reporting, link, request)), " · "),
                                "gl-small gl-quiet"))
    box = statements.group_box(known.card, known.together) if known.together else (known.card.message,)
    with st.container(horizontal=True):
        if notes := goal_charts.left_out(known):
            with st.popover(say("goal.left_out_why"), type="tertiary", key="left_out"):
                frame.html(markup.bullets(notes, "gl-small"))
        briefing.offer(visit, say("briefing.copy"), title, [box], whose)


def _group_name(group: Group, catalogue: Catalogue) -> str:
    """The name of a group, or of each country of a selection."""
    if isinstance(group, str):
        return next(wording.text(one.name) for one in catalogue.groups if one.id == group)
    return wording.listed([catalogue.area[code].name for code in group])


def _show_tabs(visit: Visit, known: GroupOnGoal, countries_shown: Sequence[str]) -> None:
    """Render the figures of the countries, the goal's own words, and series of the world and for context."""
    context = context_keys(known.board, [one for one in known.goal.indicators
                                         if one.role == "context" and not _is_evidence(one)])
    world = [one for one in known.goal.indicators
             if _is_evidence(one) and known.board.series(one.id, one.body or "WLD")["value"].notna().any()]
    labels = {name: say(f"goal.tab_{name}") for name, is_there in {
        "about": True, "figures": bool(len(known.cells)), "world": bool(world or context)}.items() if is_there}
    for name, tab in state.tabs("tab", labels, next(iter(labels))).items():
        if tab.open:
            with tab:
                if name == "figures" and known.indicator:
                    caption = say("goal.table_caption", indicator=wording.text(known.indicator.title))
                    frame.html(markup.paragraph(caption, "gl-small gl-quiet"))
                    goal_countries.show_table(countries_shown, known.cells, known.board, known.indicator)
                elif name == "about":
                    frame.html(_about(known.goal))
                else:
                    for indicator in world:
                        _show_world(visit, known, indicator)
                    frame.html(other_indicators(known.board, context))


def _about(goal: Goal) -> Markup:
    """The goal in its own words, why it matters, and how it is assessed."""
    link = markup.link(menu.address("how_we_judge", goal=goal.id), say("country.how_judged"))
    return markup.joined((
        markup.paragraph(say("commitments.quoted", text=wording.nested(goal.official_wording)), "gl-text"),
        markup.paragraph(wording.text(goal.why_it_matters), "gl-text"), markup.paragraph(link, "gl-links")))


def _show_world(visit: Visit, known: GroupOnGoal, indicator: Indicator) -> None:
    """Render a series of the world or a body that is evidence for the goal, never counted as a country."""
    board, area = known.board, indicator.body or "WLD"
    rows = board.series(indicator.id, area)
    picture = draw_series(visit.stamp, rows, indicator, board.catalogue, cache.last_published(visit, area))
    series.show(picture, indicator.id, files=partial(
        figure_files.row, visit, f"{area}_{known.goal.id}_{indicator.id}", goal=known.goal.id))
    last = statements.with_certainty(board, records(rows[rows["value"].notna()][-1:])[0])
    is_fresh = last["year"] >= date.today().year - statements.FRESH_YEARS
    frame.html(markup.joined((
        markup.paragraph(wording.text(indicator.reading), "gl-text"),
        markup.paragraph(chip.status_of(last, colour=is_fresh, indicator=indicator)),
        series.finding(board, indicator.id, area), explained.folded(visit, board, indicator.id, area))))
    with st.expander(say("country.tab_figures")):
        series.show_figures(board, rows, indicator)


def _is_evidence(indicator: Indicator) -> bool:
    """Whether an indicator of the world is evidence for its goal: judged, or a running total with its own finding."""
    return indicator.judged_for == "world" and (indicator.role == "judged" or statements.adds_up(indicator))
