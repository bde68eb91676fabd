"""Page "Goal": a group's countries on one goal as a bar and a list, and beside it the whole group or one country."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.figures.series import draw_series
from indicators.briefing.pack.building import PackRequest
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Goal, Indicator, records
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
from pages.shared.other_indicators import context_keys, other_indicators

LIST_HEIGHT = 620        # pixels; a phone shows the whole list


def goal(visit: Visit) -> None:
    """Ask for goal, group and year; render the bar and the list of countries, and the group or the chosen country."""
    board = cache.scoreboard(visit)
    select, head = st.columns(panes.WIDTHS, gap="medium", vertical_alignment="center")
    with select.container(key="subject"):
        code = ask.goal(board.catalogue)
    current_goal = next(goal for goal in board.catalogue.goals if goal.id == code)
    goal_title = wording.goal_titles(board.catalogue)[code]
    frame.entitle(goal_title)
    bar = st.container()
    list_pane, detail_pane = panes.panes(is_named=st.query_params.get("area") in board.catalogue.area, has_both=True)
    with list_pane:
        group, year = ask.group_and_year(board)
    known = _known(visit, board, current_goal, group, year)
    with head:
        sentence = wording.message(known.card.message, board.catalogue)
        frame.html(markup.heading(1, markup.joined((markup.small(goal_title), sentence), " ")))
    with bar:
        frame.html(_bar(known, goal_title))
    with list_pane:
        area, countries_shown = _show_list(known)
    with detail_pane:
        if area:
            _show_country(visit, known, area)
        else:
            _show_group(visit, known, countries_shown)


def _known(visit: Visit, board: Scoreboard, goal: Goal, group: Group, year: int | None) -> GroupOnGoal:
    today = date.today().year
    return GroupOnGoal(stamp=visit.stamp, board=board, goal=goal, group=group, year=year, today_year=today,
                       areas=statements.members(board, group, year or today),
                       in_words=in_words(cache.answers(visit), year, goal=goal.id))


def _bar(known: GroupOnGoal, title: str) -> Markup:
    """The bar of all countries, whose parts narrow the list, and its key."""
    bar = chip.bar(known.card, title, chip.counts_by_chance(records(known.cells)),
                   lambda part: _address(known.goal, status=part), str(st.query_params.get("status", "")))
    return bar + chip.key(bar, list(known.card.parts))


def _address(goal: Goal, **values: str) -> str:
    """This screen for a goal, without a country and, unless it is among the ``values``, a part of the bar."""
    return menu.address("goal", **state.link_values(*goal_countries.KEPT) | {"goal": goal.id, "status": ""} | values)


def _show_list(known: GroupOnGoal) -> tuple[str, list[str]]:
    """Render filter, order and the countries; the chosen one, "" for none, and those of the list."""
    name = {code: known.board.catalogue.area[code].name for code in known.areas}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = state.search_field("search", say("goal.search"))
        order = goal_countries.ask_order(known)
    area = state.value_of("area", known.areas, say("head.country"), say("head.all_countries"))
    missed = known.together.missed if known.together else ()
    offered = [*(part for part in PARTS if part in known.card.parts), *([chip.MISSED] if missed else [])]
    part = state.value_of("status", offered, say("head.status"), say("overview.all_countries"))
    areas = [code for code in goal_countries.narrow(known.areas, known.cells, missed, part)
             if words.casefold() in name[code].casefold()]
    areas, measure = goal_countries.in_order(areas, known, order)
    if measure:
        frame.html(markup.paragraph(say("goal.list_key", measure=measure), "gl-small gl-quiet"))
    with st.container(height=LIST_HEIGHT, border=False, key="countries"):
        panes.show_rows(goal_countries.list_rows(areas, known, chosen=area), say("head.countries"), in_one_line=True)
    return area, areas


def _show_country(visit: Visit, known: GroupOnGoal, area: str) -> None:
    """Render the sentence and the chart of one country, with the way back and to all of its goals."""
    board, summary = cache.summary_of(visit, area)
    line = next(line for line in summary.lines if line.goal == known.goal.id)
    name = board.catalogue.area[area].name
    back = _address(known.goal, status=str(st.query_params.get("status", "")))
    panes.show_way_back(back, say("head.all_countries"))
    country_goal.show_answer(visit, board, area, line, name)
    frame.html(markup.links([
        markup.link(menu.address("country", area=area, goal=known.goal.id), say("goal.whole_country", area=name)),
        markup.link(back, say("head.all_countries"))]))


def _show_group(visit: Visit, known: GroupOnGoal, countries_shown: Sequence[str]) -> None:
    """Render the chart, what it leaves out, and the rest in tabs; ``countries_shown`` in the list."""
    row = goal_charts.show(visit, known) if known.card.indicator else None
    with row or st.container(horizontal=True):
        title = wording.goal_titles(known.board.catalogue)[known.goal.id]
        briefing.offer(visit, say("briefing.copy"), title, lambda: [
            statements.group_box(known.card, known.together) if known.together else (known.card.message,)],
            _group_name(known), 1 if isinstance(known.group, str) else len(known.group))
        if notes := goal_charts.left_out(known):
            with st.popover(say("goal.left_out_why"), type="tertiary", key="left_out"):
                frame.html(markup.bullets(notes, "gl-small"))
        if known.card.indicator:
            named = isinstance(known.group, str)
            packs.offer(visit, PackRequest(
                areas=() if named else tuple(known.areas), group=str(known.group) if named else "",
                goals=(known.goal.id,), year=known.year), each_of=known.areas)
    frame.html(_notes(visit, known))
    _show_tabs(visit, known, countries_shown, has_chart=row is not None)


def _group_name(known: GroupOnGoal) -> str:
    """The name of a group, or of each country of a selection."""
    catalogue = known.board.catalogue
    if isinstance(known.group, str):
        return next(wording.text(group.name) for group in catalogue.groups if group.id == known.group)
    return wording.listed([catalogue.area[code].name for code in known.group])


def _notes(visit: Visit, known: GroupOnGoal) -> Markup:
    """In one line, how many reported, and links to who missed the goal and to ask for figures."""
    notes: list[Markup | str] = [wording.message(message, known.board.catalogue)
                                 for message in (*known.card.moving_away, *known.card.reporting)]
    if known.together and known.together.missed:
        notes.append(markup.link(_address(known.goal, status=chip.MISSED), say(
            "goal.missed", year=known.year or known.together.year, count=len(known.together.missed))))
    if menu.may_write(visit) and NOT_REPORTED in known.card.parts:
        notes.append(markup.link(menu.address("reporting_desk"), say("goal.request")))
    return markup.paragraph(markup.joined(notes, " · "), "gl-small gl-quiet")


def _show_tabs(visit: Visit, known: GroupOnGoal, countries_shown: Sequence[str], *, has_chart: bool) -> None:
    """Render the goal's own words, the figures of the countries, and series of the world and for context, which come
    first where the group has no chart.
    """
    context = context_keys(known.board, [one for one in known.goal.indicators
                                         if one.role == "context" and not _is_evidence(one)])
    world = [one for one in known.goal.indicators
             if _is_evidence(one) and known.board.series(one.id, one.body or "WLD")["value"].notna().any()]
    labels = {name: say(f"goal.tab_{name}") for name, is_there in {
        "about": True, "figures": bool(len(known.cells)), "world": bool(world or context)}.items() if is_there}
    first = "about" if has_chart or "world" not in labels else "world"
    for name, tab in state.tabs("tab", labels, first).items():
        if tab.open:
            with tab:
                if name == "figures":
                    goal_countries.show_table(countries_shown, known)
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
        markup.paragraph(say("commitments.quoted", text=goal.official_wording), "gl-text"),
        markup.paragraph(wording.text(goal.why_it_matters), "gl-text"), markup.links([link])))


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
        series.finding(board, indicator.id, area), explained.folded(board, indicator.id, area))))
    with st.expander(say("goal.tab_figures")):
        series.show_figures(board, rows, indicator)


def _is_evidence(indicator: Indicator) -> bool:
    """Whether an indicator of the world is evidence for its goal: judged, or a running total with its own finding."""
    return indicator.judged_for == "world" and (indicator.role == "judged" or statements.adds_up(indicator))
