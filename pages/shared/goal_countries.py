"""The countries of a group on one goal: as a list beside the goal, and as a table."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.distances import best_first
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.model import Indicator, records
from indicators.statements import NOT_REPORTED
from indicators.wording import say
from pages.shared import chip, markup, menu, series, state
from pages.shared.panes import ListRow

ORDERS = ("best", "worst", "name")
KEPT = ("group", "areas", "year", "view", "scale", "status", "order", "search", "tab")     # link parameters of the list


def ask_order(known: GroupOnGoal) -> str:
    """Ask for the order of the countries; of activities, and where nothing is assessed, none is the best."""
    is_ranked = known.card.indicator and not statements.counts_activities(known.indicator) and (
        known.cells["certainty"].any())
    orders = ORDERS if is_ranked else ORDERS[-1:]
    return state.choose("order", say("head.order"), orders, orders[0], lambda order: say(f"goal.order_{order}"))


def narrow(areas: Sequence[str], cells: pd.DataFrame, missed: Sequence[str], part: str) -> list[str]:
    """The areas of a part of the bar, or those that missed a yearly goal; all without one."""
    if part == chip.MISSED:
        return [area for area in areas if area in missed]
    part_of = dict(zip(cells["ref_area"], cells["part"], strict=True))
    return [area for area in areas if not part or part_of.get(area, NOT_REPORTED) == part]


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
    if known.indicator.stages:
        stage = dict(zip(rows["ref_area"], -rows["value"], strict=True))
        first, measure = sorted((code for code in by_name if code in stage), key=stage.__getitem__), ""
    else:
        first, measure = best_first(rows, known.indicator, known.board)
    first = first[::-1] if order == "worst" else first
    return [*first, *(code for code in by_name if code not in first)], measure


def list_rows(areas: Sequence[str], known: GroupOnGoal, *, chosen: str) -> list[ListRow]:
    """A row for each area with its status, and its growth or figure as a short bar and a number."""
    rows, catalogue = _figures(known), known.board.catalogue
    lengths = {code: length for indicator, part in rows.groupby("indicator")
               for code, length in zip(part["ref_area"], statements.bar_lengths(
                   part, _number(catalogue.indicators[str(indicator)])), strict=True)}
    row_of, from_middle = {row["ref_area"]: row for row in records(rows)}, any(by < 0 for by in lengths.values())

    def row_of_area(code: str) -> ListRow:
        address = menu.address("goal", **state.link_values(*KEPT), goal=known.goal.id, area=code)
        list_row = partial(ListRow, address=address, title=catalogue.area[code].name, is_chosen=code == chosen)
        row, length = row_of.get(code), lengths.get(code)
        if row is None:
            return list_row(value=markup.absence(say("overview.in_words_short"))
                            if code in known.in_words else chip.absence("not_reported"))
        indicator = catalogue.indicators[row["indicator"]]
        has_bar = not indicator.stages and not row["stale"] and length is not None and length == length
        return list_row(status=chip.sign_of(row, indicator), value=_in_short(row, indicator, known), picture=(
            markup.short_bar(length, chip.kind(row["status"]), from_middle=from_middle) if has_bar else ""))

    return list(map(row_of_area, areas))


def _in_short(row: Mapping[Any, Any], indicator: Indicator, known: GroupOnGoal) -> Markup | str:
    """The growth of a row, or else its figure; the year of a stale one."""
    if row["stale"]:
        return say("overview.last", year=row["year"])
    if _number(indicator) == "growth" and row["growth"] == row["growth"]:
        return wording.a_year(wording.growth_of(row))
    return chip.figure({**row, "absence": ""}, indicator, known.board.catalogue)


def _number(indicator: Indicator) -> str:
    """The column of ASSESSMENT that a row shows, by which countries of one status are ordered."""
    return "growth" if wording.by_yearly_change(indicator) else "value"


def _figures(known: GroupOnGoal) -> pd.DataFrame:
    """ASSESSMENT rows of the cells with their certainty, and what the cells say besides."""
    rows = known.board.figures_at(known.cells)
    of_cells = known.cells[["stale", "others", "away", "away_year", "part", *statements.EARLIER]]
    return pd.concat([rows, of_cells.reset_index(drop=True), statements.certainty_of(known.board, rows)], axis=1)


def show_table(areas: Sequence[str], known: GroupOnGoal) -> None:
    """Render the figures of the areas in their order, with change, growth or pace, status and marks."""
    row_of, catalogue = {row["ref_area"]: row for row in records(_figures(known))}, known.board.catalogue
    pairs = [(row_of[code], catalogue.indicators[row_of[code]["indicator"]]) for code in areas if code in row_of]
    headline = catalogue.indicators[known.card.indicator]
    series.show_table(wording.text(headline.title), {
        say("head.country"): [catalogue.area[row["ref_area"]].name for row, _ in pairs],
        **series.columns_of(pairs, catalogue, series.pace_head(headline)),
        say("head.indicator"): ["" if indicator.id == headline.id else wording.text(indicator.title)
                                for _, indicator in pairs]})
