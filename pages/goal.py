"""Page "Goal": a group's countries on one goal as a bar and a list, and beside it the whole group or one country."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.pack.building import PackRequest
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Goal, Indicator, records
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say
from pages.shared import ask, cache, chip, country_goal, downloads, frame, goal_group, markup, menu, series, state
from pages.shared.cache import Visit

LIST_HEIGHT = 620        # pixels; a phone shows the whole list


def goal(visit: Visit) -> None:
    """Ask for goal, group and year; render the bar and the list of countries, and the group or the chosen country."""
    board = cache.scoreboard(visit)
    select, head = st.columns(country_goal.WIDTHS, gap="medium", vertical_alignment="center")
    with select.container(key="subject"):
        code = ask.goal(board.catalogue)
    title = wording.goal_titles(board.catalogue)[code]
    frame.entitle(title)
    bar = st.container()
    list_pane, detail_pane = country_goal.panes(
        is_named=state.text("area") in board.catalogue.area, has_both=True)
    with list_pane:
        group, year = ask.group_and_year(board)
    today = date.today().year
    known = GroupOnGoal(
        stamp=visit.stamp, board=board, goal=next(goal for goal in board.catalogue.goals if goal.id == code),
        group=group, year=year, today_year=today, areas=statements.members(board, group, year or today),
        in_words=in_words(cache.answers(visit), year, goal=code))
    with head:
        sentence = wording.message(known.card.message, board.catalogue)
        frame.html(markup.heading(1, markup.joined((markup.small(title), sentence), " ")))
    with bar:
        shown = chip.bar(known.card, title, records(known.cells), lambda part: _address(known.goal, status=part),
                         state.text("status"))
        frame.html(shown + markup.key(shown, list(known.card.parts)))
    with list_pane:
        area, areas = _show_list(known)
    with detail_pane:
        if area:
            _show_country(visit, known, area)
        else:
            _show_group(visit, known, areas)


def _address(goal: Goal, **values: str) -> str:
    """This screen for a goal, without a country and, unless it is among the ``values``, a part of the bar."""
    listed = state.link_values(*goal_group.LIST_PARAMETERS)
    return menu.address("goal", **listed | {"goal": goal.id, "status": ""} | values)


def _show_list(known: GroupOnGoal) -> tuple[str, list[str]]:
    """Render filter, order and the countries; the chosen one, "" for none, and those of the list."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = state.search_field("search", say("goal.search"))
        order = goal_group.ask_order(known)
    area = state.value_of("area", known.areas, say("head.country"), say("head.all_countries"))
    part = state.value_of("status", [part for part in PARTS if part in known.card.parts], say("head.status"),
                          say("overview.all_countries"))
    areas, measure = goal_group.in_order(goal_group.narrow(known, part, words), known, order)
    if measure:
        frame.html(markup.paragraph(say("goal.list_key", measure=measure), "gl-small gl-quiet"))
    with st.container(height=LIST_HEIGHT, border=False, key="countries"):
        country_goal.show_rows(goal_group.list_rows(areas, known, chosen=area), say("head.countries"), in_one_line=True)
    return area, areas


def _show_country(visit: Visit, known: GroupOnGoal, area: str) -> None:
    """Render the sentence and the chart of one country, with the way back and to all of its goals."""
    board, summary = cache.summary_of(visit, area)
    name, back = board.catalogue.area[area].name, _address(known.goal, status=state.text("status"))
    country_goal.show_way_back(back, say("head.all_countries"))
    line = next(line for line in summary.lines if line.goal == known.goal.id)
    country_goal.show_answer(visit, board, area, line, name)
    frame.html(markup.links([
        markup.link(menu.address("country", area=area, goal=known.goal.id), say("goal.whole_country", area=name)),
        markup.link(back, say("head.all_countries"))]))


def _show_group(visit: Visit, known: GroupOnGoal, areas: Sequence[str]) -> None:
    """Render the chart, what it leaves out, and the rest in tabs; ``areas``: those in the list."""
    row = goal_group.show(visit, known)
    group, catalogue, named = known.group, known.board.catalogue, isinstance(known.group, str)
    names = [wording.text(one.name) for one in catalogue.groups if one.id == group] if named else [
        catalogue.area[code].name for code in group]
    with row or st.container(horizontal=True):
        downloads.offer_sentences(
            visit, say("briefing.copy"), wording.goal_titles(catalogue)[known.goal.id], lambda: [
                statements.group_box(known.card, known.together) if known.together else (known.card.message,)],
            wording.listed(names), len(names))
        if notes := goal_group.left_out(known):
            with st.popover(say("goal.left_out_why"), type="tertiary", key="left_out"):
                frame.html(markup.bullets(notes, "gl-small"))
        if known.card.indicator:
            downloads.offer_files(visit, PackRequest(
                areas=() if named else tuple(known.areas), group=str(group) if named else "",
                goals=(known.goal.id,), year=known.year), each_of=known.areas)
    notes = [wording.message(message, catalogue) for message in (*known.card.moving_away, *known.card.reporting)]
    request = menu.address("reporting_desk") if menu.may_write(visit) and NOT_REPORTED in known.card.parts else ""
    frame.html(markup.goal_notes(notes, request))
    _show_tabs(visit, known, areas, has_chart=row is not None)


def _show_tabs(visit: Visit, known: GroupOnGoal, areas: Sequence[str], *, has_chart: bool) -> None:
    """Render the goal's own words, the figures of the countries, and series of the world and for context, which come
    first where the group has no chart.
    """
    board, indicators = known.board, known.goal.indicators
    context = _context(board, [one for one in indicators if one.role == "context" and not _is_evidence(one)])
    world = [one for one in indicators
             if _is_evidence(one) and board.series(one.id, one.body or "WLD")["value"].notna().any()]
    labels = {name: say(f"goal.tab_{name}") for name, is_there in {
        "about": True, "figures": bool(len(known.cells)), "world": bool(world or context)}.items() if is_there}
    first = "about" if has_chart or "world" not in labels else "world"
    for name, tab in state.tabs("tab", labels, first).items():
        with tab:
            if tab.open and name == "figures":
                goal_group.show_table(areas, known)
            elif tab.open and name == "about":
                frame.html(markup.about_goal(known.goal))
            elif tab.open:
                for indicator in world:
                    country_goal.show_world(visit, board, indicator)
                frame.html(series.several(board, context, say("goal.context")))


def _is_evidence(indicator: Indicator) -> bool:
    """Whether an indicator of the world is evidence for its goal: judged, or a running total with its own finding."""
    return indicator.judged_for == "world" and (indicator.role == "judged" or statements.adds_up(indicator))


def _context(board: Scoreboard, indicators: Sequence[Indicator]) -> list[tuple[str, str]]:
    """Each indicator that has figures, with its area; "" for several areas, none of which represents the others."""
    areas = board.figures.groupby("indicator")["ref_area"].unique()
    return [(one.id, areas[one.id][0] if len(areas[one.id]) == 1 else "") for one in indicators if one.id in areas]
