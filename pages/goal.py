"""Page "Goal": a group's countries on one goal as a bar and a list, and beside it the whole group or one country."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal, best_first
from indicators.briefing.pack.building import PackRequest
from indicators.briefing.reference import OF_COUNTRIES, SCALES
from indicators.charts.world_map import TOPOJSON
from indicators.judging import methods
from indicators.model import Goal, Indicator, records
from indicators.reports.sections import in_words
from indicators.statements import NOT_REPORTED, PARTS
from indicators.wording import say
from pages.shared import cache, chip, country_goal, downloads, frame, markup, menu, series, state
from pages.shared.cache import Visit
from pages.shared.country_goal import CountryDetail

ORDERS = ("best", "worst", "name")
LIST_PARAMETERS = ("group", "areas", "year", "view", "scale", "status", "order", "search", "tab")
LIST_HEIGHT = 620        # pixels; a phone shows the whole list


def goal(visit: Visit) -> None:
    """Ask for goal, group and year; render the bar and the list of countries, and the group or the chosen country."""
    board = cache.scoreboard(visit)
    select, head = st.columns(country_goal.WIDTHS, gap="medium", vertical_alignment="center")
    with select.container(key="subject"):
        code = state.choose_goal(board.catalogue)
    title = wording.goal_titles(board.catalogue)[code]
    frame.entitle(title)
    bar = st.container()
    list_pane, detail_pane = country_goal.panes(
        is_named=state.text("area") in board.catalogue.area, has_both=True)
    with list_pane:
        group, year = state.choose_group_and_year(board)
    today = date.today().year
    known = GroupOnGoal(
        stamp=visit.stamp, board=board, goal=board.catalogue.goal[code],
        group=group, year=year, today_year=today, areas=statements.members(board, group, year or today),
        in_words=in_words(cache.answers(visit), year, goal=code))
    with head:
        sentence = wording.message(known.card.message, board.catalogue)
        frame.html(markup.heading(1, markup.joined((markup.small(title), sentence), " ")))
        if known.card.clear:
            frame.html(markup.paragraph(wording.message(known.card.clear, board.catalogue), "gl-text"))
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
    listed = state.link_values(*LIST_PARAMETERS)
    return menu.address("goal", **listed | {"goal": goal.id, "status": ""} | values)


def _show_list(known: GroupOnGoal) -> tuple[str, list[str]]:
    """Render filter, order and the countries; the chosen one, "" for none, and those of the list."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = state.search_field("search", say("goal.search"))
        is_ranked = known.card.indicator and not statements.counts_activities(known.indicator) and (
            known.cells["certainty"].any())          # of activities, and where nothing is assessed, none is best
        orders = ORDERS if is_ranked else ORDERS[-1:]
        order = state.choose("order", say("head.order"), orders, orders[0], lambda order: say(f"goal.order_{order}"))
    area = state.value_of("area", known.areas, say("head.country"), say("head.all_countries"))
    part = state.value_of("status", [part for part in PARTS if part in known.card.parts], say("head.status"),
                          say("overview.all_countries"))
    names, part_of = known.board.catalogue.area, dict(zip(known.cells["ref_area"], known.cells["part"], strict=True))
    areas, measure = _in_order([code for code in known.areas if part in ("", part_of.get(code, NOT_REPORTED))
                                and words.casefold() in names[code].name.casefold()], known, order)
    if measure:
        frame.html(markup.paragraph(say("goal.list_key", measure=measure), "gl-small gl-quiet"))
    with st.container(height=LIST_HEIGHT, border=False, key="countries"):
        country_goal.show_rows(_list_rows(areas, known, chosen=area), say("head.countries"), in_one_line=True)
    return area, areas


def _show_country(visit: Visit, known: GroupOnGoal, area: str) -> None:
    """Render the sentence and the chart of one country, with the way back and to all of its goals."""
    board, summary = cache.summary_of(visit, area)
    name, back = board.catalogue.area[area].name, _address(known.goal, status=state.text("status"))
    frame.html(markup.way_back(back, say("head.all_countries")))
    line = next(line for line in summary.lines if line.goal == known.goal.id)
    CountryDetail(visit, board, area, line).show_answer(name)
    frame.html(markup.links([
        markup.link(menu.address("country", area=area, goal=known.goal.id), say("goal.whole_country", area=name)),
        markup.link(back, say("head.all_countries"))]))


def _show_group(visit: Visit, known: GroupOnGoal, areas: Sequence[str]) -> None:
    """Render the chart, what it leaves out, and the rest in tabs; ``areas``: those in the list."""
    row = _show_chart(visit, known)
    group, catalogue, named = known.group, known.board.catalogue, isinstance(known.group, str)
    names = [wording.text(one.name) for one in catalogue.groups if one.id == group] if named else [
        catalogue.area[code].name for code in group]
    with row or st.container(horizontal=True):
        downloads.offer_sentences(
            visit, say("briefing.copy"), wording.goal_titles(catalogue)[known.goal.id], lambda: [
                statements.group_box(known.card, known.together) if known.together else (known.card.message,)],
            wording.listed(names), len(names))
        if notes := _left_out(known):
            with st.popover(say("goal.left_out_why"), type="tertiary", key="left_out"):
                frame.html(markup.bullets(notes, "gl-small"))
        if known.card.indicator:
            downloads.offer_files(visit, PackRequest(
                areas=() if named else tuple(known.areas), group=str(group) if named else "",
                goals=(known.goal.id,), year=known.year), each_of=known.areas)
    notes = [wording.message(message, catalogue) for message in (*known.card.moving_away, *known.card.reporting)]
    request = menu.address("reporting_desk") if not visit.past and NOT_REPORTED in known.card.parts else ""
    frame.html(markup.goal_notes(notes, request))
    _show_tabs(visit, known, areas, has_chart=row is not None)


def _show_tabs(visit: Visit, known: GroupOnGoal, areas: Sequence[str], *, has_chart: bool) -> None:
    """Render the goal's own words, the countries' figures, and other series, which are first if there is no chart."""
    board, indicators = known.board, known.goal.indicators
    areas_of = board.figures.groupby("indicator")["ref_area"].unique()         # "" for several: none stands for others
    context = [(one.id, areas_of[one.id][0] if len(areas_of[one.id]) == 1 else "") for one in indicators
               if one.role == "context" and one.id in areas_of and not one.is_evidence]
    world = [one for one in indicators
             if one.is_evidence and board.series(one.id, one.body or "WLD")["value"].notna().any()]
    labels = {name: say(f"goal.tab_{name}") for name, is_there in {
        "about": True, "figures": bool(len(known.cells)), "world": bool(world or context)}.items() if is_there}
    first = "about" if has_chart or "world" not in labels else "world"
    for name, tab in state.tabs("tab", labels, first).items():
        with tab:
            if tab.open and name == "figures":
                _show_table(areas, known)
            elif tab.open and name == "about":
                frame.html(markup.about_goal(known.goal))
            elif tab.open:
                for indicator in world:
                    country_goal.show_world(visit, board, indicator)
                frame.html(series.several(board, context, say("goal.context")))


def _show_chart(visit: Visit, known: GroupOnGoal) -> DeltaGenerator | None:
    """Ask for a chart of those that have data; render it, and return the row below it."""
    if not known.card.indicator:
        return None
    if not known.views:
        frame.html(markup.paragraph(say("goal.nothing_to_draw")))
        return None
    is_trend = methods.is_paced_by_trend(known.indicator)
    names = {view: say("goal.view_trend" if is_trend and view == "distance" else f"goal.view_{view}")
             for view in known.views}
    scale = default = SCALES[not known.is_indexed]
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        view = state.pick("view", say("goal.view"), known.views, names.__getitem__)
        if view == "years" and not known.indicator.stages:
            scale = state.pick("scale", say("compare.scale"), SCALES, lambda scale: say(f"goal.scale_{scale}"), default)
    name = f"{OF_COUNTRIES}{known.goal.id}_{view}" + (f"_{scale}" if scale != default else "")
    config = series.CONFIG | ({"topojsonURL": TOPOJSON} if view == "map" else {})
    named = isinstance(known.group, str)
    files = partial(downloads.figure_row, visit, name, goal=known.goal.id, group=str(known.group) if named else "",
                    areas="" if named else ",".join(known.areas), year=str(known.year or ""))
    return series.show(known.draw(view, indexed=scale == SCALES[0]), view, config, files=files,
                       titled=known.title(view) != known.title())


def _left_out(known: GroupOnGoal) -> list[str]:
    """Whom charts leave out, and why: another indicator, an old figure, years that cannot be compared."""
    names = known.board.catalogue.area
    areas = {"other_indicator": known.cells["indicator"] != known.card.indicator, "stale": known.cells["stale"]}
    notes = known.together.notes if known.together else ()
    return [*(f"{say(f'overview.part_{part}')}: {wording.listed([names[code].name for code in codes])}."
              for part, rows in areas.items() if len(codes := known.cells.loc[rows, "ref_area"])),
            *(wording.message(note, known.board.catalogue) for note in notes)]


def _in_order(areas: Sequence[str], known: GroupOnGoal, order: str) -> tuple[list[str], str]:
    """The areas in an order, and by what; last, by name, those with old figures, of others or not assessed."""
    by_name = sorted(areas, key=lambda code: known.board.catalogue.area[code].name)
    if order == "name" or not known.card.indicator:
        return by_name, ""
    rows = known.fresh[known.fresh["ref_area"].isin(areas) & ~known.fresh["status"].isin(statements.UNASSESSED)]
    if rows.empty:
        return by_name, ""
    first, measure = best_first(rows, known.indicator, known.board)
    if known.indicator.stages:
        stage = dict(zip(rows["ref_area"], -rows["value"], strict=True))
        first = sorted(first, key=stage.__getitem__)
    first = first[::-1] if order == "worst" else first
    return [*first, *(code for code in by_name if code not in first)], measure


def _list_rows(areas: Sequence[str], known: GroupOnGoal, *, chosen: str) -> list[dict[str, object]]:
    """A row for each area with its status, and its growth or figure as a short bar and a number."""
    rows, catalogue = _figures(known), known.board.catalogue
    lengths = {code: length for indicator, part in rows.groupby("indicator")
               for code, length in zip(part["ref_area"], statements.bar_lengths(
                   part, catalogue.indicators[str(indicator)]), strict=True)}
    row_of, from_middle = {row["ref_area"]: row for row in records(rows)}, any(by < 0 for by in lengths.values())

    def row_of_area(code: str) -> dict[str, object]:
        shown = {"address": menu.address("goal", **state.link_values(*LIST_PARAMETERS), goal=known.goal.id, area=code),
                 "title": catalogue.area[code].name, "is_chosen": code == chosen}
        row, length = row_of.get(code), lengths.get(code)
        if row is None:
            absent = say("overview.in_words_short") if code in known.in_words else wording.absence("not_reported")
            return shown | {"value": markup.absence(absent)}
        indicator = catalogue.indicators[row["indicator"]]
        has_bar = not indicator.stages and not row["stale"] and length is not None and length == length
        return shown | {
            "status": chip.sign_of(row, indicator), "value": _in_short(row, indicator, known),
            "picture": markup.short_bar(length, chip.kind(row["status"]), from_middle=from_middle) if has_bar else ""}

    return list(map(row_of_area, areas))


def _in_short(row: Mapping[Any, Any], indicator: Indicator, known: GroupOnGoal) -> Markup | str:
    """The growth of a row, or else its figure; the year of a stale one."""
    if row["stale"]:
        return say("overview.last", year=wording.years(row))
    if methods.is_yearly(indicator) and row["growth"] == row["growth"]:
        return wording.a_year(wording.growth_of(row))
    return markup.figure({**row, "absence": ""}, indicator, known.board.catalogue)


def _figures(known: GroupOnGoal) -> pd.DataFrame:
    """ASSESSMENT rows of the cells with their certainty, and what the cells say besides."""
    rows = known.board.figures_at(known.cells)
    return pd.concat([rows, known.cells["stale"].reset_index(drop=True), statements.certainty_of(known.board, rows)],
                     axis=1)


def _show_table(areas: Sequence[str], known: GroupOnGoal) -> None:
    """Render the figures of the areas in their order, with change, growth or pace, status and marks."""
    row_of, catalogue = {row["ref_area"]: row for row in records(_figures(known))}, known.board.catalogue
    pairs = [(row_of[code], catalogue.indicators[row_of[code]["indicator"]]) for code in areas if code in row_of]
    headline = catalogue.indicators[known.card.indicator]
    series.show_table(wording.text(headline.title), {
        say("head.country"): [catalogue.area[row["ref_area"]].name for row, _ in pairs],
        **series.columns_of(pairs, catalogue, headline),
        say("head.indicator"): ["" if indicator.id == headline.id else wording.text(indicator.title)
                                for _, indicator in pairs]})
