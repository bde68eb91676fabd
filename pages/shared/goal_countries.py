"""The countries of a group on one goal: as a list beside the goal, and as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.distances import best_first
from indicators.briefing.figures.goal import assessed
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.statements import NOT_REPORTED
from indicators.wording import say
from pages.shared import chip, markup, menu, series, state
from pages.shared.panes import ListRow

ORDERS = ("best", "worst", "name", "value")
KEPT = ("group", "areas", "year", "view", "status", "order", "search", "tab")     # link parameters that a row keeps


def ask_order(indicator: Indicator | None) -> str:
    """Ask for the order of the countries; of activities, which have no status, none is the best."""
    orders = ORDERS[2:] if indicator is None or statements.counts_activities(indicator) else ORDERS
    return state.choose("order", say("head.order"), orders, orders[0], lambda order: say(f"goal.order_{order}"))


def narrow(areas: Sequence[str], cells: pd.DataFrame, missed: Sequence[str], part: str) -> list[str]:
    """The areas of a part of the bar, or those that missed a yearly goal; all without one."""
    if part == chip.MISSED:
        return [area for area in areas if area in missed]
    part_of = dict(zip(cells["ref_area"], cells["part"], strict=True))
    return [area for area in areas if not part or part_of.get(area, NOT_REPORTED) == part]


def in_order(areas: Sequence[str], cells: pd.DataFrame, board: Scoreboard, indicator: Indicator | None,
             order: str) -> list[str]:
    """The areas in an order; those without a figure of the indicator last, by name."""
    by_name = sorted(areas, key=lambda code: board.catalogue.area[code].name)
    own = cells[cells["ref_area"].isin(areas)]
    if order == "name" or indicator is None or own.empty:
        return by_name
    own = own[own["indicator"] == indicator.id]
    if order == "value" or indicator.stages:
        places = {code: place for place, code in enumerate(by_name)}
        first = own.assign(place=own["ref_area"].map(places)).sort_values(
            ["value", "place"], ascending=[order == "worst", True])["ref_area"].tolist()
    else:
        first, _ = best_first(assessed(own, board, indicator), indicator, board)
        first = first[::-1] if order == "worst" else first
    return [*first, *(code for code in by_name if code not in first)]


def list_key(indicator: Indicator | None, order: str, board: Scoreboard) -> Markup:
    """What number and bar of each row are, and the order; "" of figures with their unit, whose order is chosen."""
    measure = _measure(indicator, order) if indicator else "value"
    if indicator is None or measure == "value":
        return Markup("")
    unit = wording.text(board.catalogue.units.get(indicator.unit, ""))
    return markup.paragraph(say("goal.list_key", measure=measure, unit=unit, order=order), "gl-small gl-quiet")


def _measure(indicator: Indicator, order: str) -> str:
    """The column of ASSESSMENT that a row of the list shows: that of the order."""
    return "value" if order == "value" else statements.standing_by(indicator)


def list_rows(areas: Sequence[str], cells: pd.DataFrame, board: Scoreboard, goal: str, *, chosen: str,
              order: str, in_report: frozenset[str]) -> list[ListRow]:
    """A row for each area with its status, and its growth, trend or figure as a short bar and a number."""
    rows = _figures(cells, board)
    lengths = {code: length for indicator, own in rows.groupby("indicator")
               for code, length in zip(own["ref_area"], statements.bar_lengths(
                   own, _measure(board.catalogue.indicators[str(indicator)], order)), strict=True)}
    row_of, from_middle = {row["ref_area"]: row for row in records(rows)}, any(by < 0 for by in lengths.values())
    return [_list_row(code, row_of.get(code), lengths.get(code), board, goal, order, is_chosen=code == chosen,
                      from_middle=from_middle, in_words=code in in_report) for code in areas]


def _list_row(code: str, row: Mapping[Any, Any] | None, length: float | None, board: Scoreboard, goal: str,
              order: str, *, is_chosen: bool, from_middle: bool, in_words: bool) -> ListRow:
    address = menu.address("goal", **state.link_values(*KEPT), goal=goal, area=code)
    name = board.catalogue.area[code].name
    if row is None:
        why = markup.absence(say("overview.in_words_short")) if in_words else chip.absence("not_reported")
        return ListRow(address=address, title=name, value=why, is_chosen=is_chosen)
    indicator = board.catalogue.indicators[row["indicator"]]
    kind = chip.kind("stale" if row["stale"] else row["status"])
    picture = "" if indicator.stages or row["stale"] or length is None or length != length else markup.short_bar(
        length, kind, from_middle=from_middle)
    return ListRow(address=address, title=name, is_chosen=is_chosen, status=chip.sign_of(row, indicator),
                   picture=picture, value=_in_short(row, indicator, board, _measure(indicator, order)))


def _in_short(row: Mapping[Any, Any], indicator: Indicator, board: Scoreboard, measure: str) -> Markup | str:
    """The growth or trend of a row, or else its figure; the year of a stale one."""
    if row["stale"]:
        return say("overview.last", year=row["year"])
    if measure == "growth" and row["growth"] == row["growth"]:
        return wording.a_year(wording.growth_of(row, "growth"))
    if measure == "slope" and row["slope"] == row["slope"] and not row["hidden"]:
        return wording.a_year(wording.signed(row["slope"], 1))
    return chip.figure({**row, "absence": ""}, indicator, board.catalogue)


def _figures(cells: pd.DataFrame, board: Scoreboard) -> pd.DataFrame:
    """ASSESSMENT rows of the cells with their certainty, and what the cells say besides."""
    rows = board.figures_at(cells)
    of_cells = cells[["stale", "others", "away", "away_year", "away_stale", "part", *statements.EARLIER]]
    return pd.concat([rows, of_cells.reset_index(drop=True), statements.certainty_of(board, rows)], axis=1)


def show_table(areas: Sequence[str], cells: pd.DataFrame, board: Scoreboard, headline: Indicator) -> None:
    """Render the figures of the areas in their order, with change, growth or pace, status and marks."""
    row_of = {row["ref_area"]: row for row in records(_figures(cells, board))}
    rows = [row_of[code] for code in areas if code in row_of]
    pairs = [(row, board.catalogue.indicators[row["indicator"]]) for row in rows]
    series.show_table(wording.text(headline.title), {
        say("head.country"): [board.catalogue.area[row["ref_area"]].name for row in rows],
        say("head.figure"): [chip.figure({**row, "absence": ""}, indicator, board.catalogue).striptags()
                              for row, indicator in pairs],
        say("head.year"): [str(row["year"]) for row in rows],
        say("series.status"): [series.status_in_words(row, indicator) for row, indicator in pairs],
        say("series.change"): [wording.moved(row, indicator, board.catalogue) for row, indicator in pairs],
        series.pace_head(headline): [chip.pace(row, indicator, board.catalogue).striptags()
                                     for row, indicator in pairs],
        say("goal.context_indicator"): ["" if indicator.id == headline.id else wording.text(indicator.title)
                                        for _, indicator in pairs],
        say("series.marks"): [chip.flags(row["marks"]).striptags() for row in rows]})
