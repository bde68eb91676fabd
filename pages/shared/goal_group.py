"""A group of countries on a goal: its charts, one at a time, and its countries as a list and as a table."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal, best_first
from indicators.briefing.reference import OF_COUNTRIES, SCALES
from indicators.charts.world_map import TOPOJSON
from indicators.judging import methods
from indicators.model import Indicator, records
from indicators.statements import NOT_REPORTED
from indicators.wording import say
from pages.shared import chip, figure_files, frame, markup, menu, series, state
from pages.shared.cache import Visit

ORDERS = ("best", "worst", "name")
LIST_PARAMETERS = ("group", "areas", "year", "view", "scale", "status", "order", "search", "tab")


def scope_of(known: GroupOnGoal) -> dict[str, str]:
    """The group and year as link parameters."""
    named = isinstance(known.group, str)
    return {"group": str(known.group) if named else "", "areas": "" if named else ",".join(known.areas),
            "year": str(known.year or "")}


def show(visit: Visit, known: GroupOnGoal) -> DeltaGenerator | None:
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
    files = partial(figure_files.row, visit, name, goal=known.goal.id, **scope_of(known))
    return series.show(known.draw(view, indexed=scale == SCALES[0]), view, config, files=files,
                       titled=known.title(view) != known.title())


def left_out(known: GroupOnGoal) -> list[str]:
    """Whom charts leave out, and why: another indicator, an old figure, years that cannot be compared."""
    names = known.board.catalogue.area
    areas = {"other_indicator": known.cells["indicator"] != known.card.indicator, "stale": known.cells["stale"]}
    notes = known.together.notes if known.together else ()
    return [*(f"{say(f'overview.part_{part}')}: {wording.listed([names[code].name for code in codes])}."
              for part, rows in areas.items() if len(codes := known.cells.loc[rows, "ref_area"])),
            *(wording.message(note, known.board.catalogue) for note in notes)]


def ask_order(known: GroupOnGoal) -> str:
    """Ask for the order of the countries; of activities, and where nothing is assessed, none is the best."""
    is_ranked = known.card.indicator and not statements.counts_activities(known.indicator) and (
        known.cells["certainty"].any())
    orders = ORDERS if is_ranked else ORDERS[-1:]
    return state.choose("order", say("head.order"), orders, orders[0], lambda order: say(f"goal.order_{order}"))


def narrow(known: GroupOnGoal, part: str, words: str) -> list[str]:
    """The areas of a part of the bar, all without one; with ``words`` in their names."""
    names, part_of = known.board.catalogue.area, dict(zip(known.cells["ref_area"], known.cells["part"], strict=True))
    return [code for code in known.areas if part in ("", part_of.get(code, NOT_REPORTED))
            and words.casefold() in names[code].name.casefold()]


def in_order(areas: Sequence[str], known: GroupOnGoal, order: str) -> tuple[list[str], str]:
    """The areas in an order, and by what; those whose figure is old, of another indicator or not assessed last, by
    name.
    """
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


def list_rows(areas: Sequence[str], known: GroupOnGoal, *, chosen: str) -> list[dict[str, object]]:
    """A row for each area with its status, and its growth or figure as a short bar and a number."""
    rows, catalogue = _figures(known), known.board.catalogue
    lengths = {code: length for indicator, part in rows.groupby("indicator")
               for code, length in zip(part["ref_area"], statements.bar_lengths(
                   part, _number(catalogue.indicators[str(indicator)])), strict=True)}
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
        return say("overview.last", year=row["year"])
    if _number(indicator) == "growth" and row["growth"] == row["growth"]:
        return wording.a_year(wording.growth_of(row))
    return markup.figure({**row, "absence": ""}, indicator, known.board.catalogue)


def _number(indicator: Indicator) -> str:
    """The column of ASSESSMENT that a row shows, by which countries of one status are ordered."""
    return "growth" if methods.is_yearly(indicator) else "value"


def _figures(known: GroupOnGoal) -> pd.DataFrame:
    """ASSESSMENT rows of the cells with their certainty, and what the cells say besides."""
    rows = known.board.figures_at(known.cells)
    return pd.concat([rows, known.cells["stale"].reset_index(drop=True), statements.certainty_of(known.board, rows)],
                     axis=1)


def show_table(areas: Sequence[str], known: GroupOnGoal) -> None:
    """Render the figures of the areas in their order, with change, growth or pace, status and marks."""
    row_of, catalogue = {row["ref_area"]: row for row in records(_figures(known))}, known.board.catalogue
    pairs = [(row_of[code], catalogue.indicators[row_of[code]["indicator"]]) for code in areas if code in row_of]
    headline = catalogue.indicators[known.card.indicator]
    series.show_table(wording.text(headline.title), {
        say("head.country"): [catalogue.area[row["ref_area"]].name for row, _ in pairs],
        **series.columns_of(pairs, catalogue, headline),
        say("head.indicator"): ["" if indicator.id == headline.id else wording.text(indicator.title)
                                for _, indicator in pairs]})
