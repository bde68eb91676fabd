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
from pages.shared import chip, markup, menu, state
from pages.shared.panes import ListRow
from pages.shared.table import Cell, Column, table

ORDERS = ("best", "worst", "name", "value")
KEPT = ("group", "areas", "year", "view", "status", "order", "search", "tab")     # link parameters that a row keeps


def ask_order(indicator: Indicator | None) -> str:
    """Ask for the order of the countries; activities, which have no status, are by name at first."""
    default = "name" if indicator is None or statements.counts_activities(indicator) else ORDERS[0]
    return state.choose("order", say("goal.order"), ORDERS, default, lambda order: say(f"goal.order_{order}"))


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
    if order == "value":
        first = own.sort_values("value", ascending=False)["ref_area"].tolist()
    else:
        first, _ = best_first(assessed(own, board, indicator), indicator, board)
        first = first[::-1] if order == "worst" else first
    return [*first, *(code for code in by_name if code not in first)]


def list_rows(areas: Sequence[str], cells: pd.DataFrame, board: Scoreboard, goal: str, chosen: str) -> list[ListRow]:
    """A row for each area with its status, a short bar, and its growth, pace or figure."""
    rows = _figures(cells, board)
    lengths = {code: length for _, own in rows.groupby("indicator")
               for code, length in zip(own["ref_area"], statements.bar_lengths(
                   own, board.catalogue.indicators[own["indicator"].iloc[0]]), strict=True)}
    row_of = {row["ref_area"]: row for row in records(rows)}
    return [_list_row(code, row_of.get(code), lengths.get(code), board, goal, is_chosen=code == chosen)
            for code in areas]


def _list_row(code: str, row: Mapping[Any, Any] | None, length: float | None, board: Scoreboard, goal: str, *,
              is_chosen: bool) -> ListRow:
    address = menu.address("goal", **state.link_values(*KEPT), goal=goal, area=code)
    name = board.catalogue.area[code].name
    if row is None:
        return ListRow(address=address, title=name, value=chip.absence("not_reported"), is_chosen=is_chosen)
    indicator = board.catalogue.indicators[row["indicator"]]
    kind = chip.kind("stale" if row["stale"] else row["status"])
    picture = "" if indicator.stages or length is None or length != length else markup.short_bar(length, kind)
    return ListRow(address=address, title=name, is_chosen=is_chosen, status=chip.sign_of(row, indicator),
                   picture=picture, value=_in_short(row, indicator, board))


def _in_short(row: Mapping[Any, Any], indicator: Indicator, board: Scoreboard) -> Markup | str:
    """The growth of a yearly goal, else the figure; the year of a stale one."""
    if row["stale"]:
        return say("overview.last", year=row["year"])
    if wording.by_yearly_change(indicator) and row["growth"] == row["growth"]:
        return wording.a_year(wording.growth_of(row, "growth"))
    return chip.figure({**row, "absence": ""}, indicator, board.catalogue)


def _figures(cells: pd.DataFrame, board: Scoreboard) -> pd.DataFrame:
    """ASSESSMENT rows of the cells with their certainty, and what the cells say besides."""
    rows = board.figures_at(cells)
    of_cells = cells[["stale", "others", "away", "away_year", "away_stale", "part", *statements.EARLIER]]
    return pd.concat([rows, of_cells.reset_index(drop=True), statements.certainty_of(board, rows)], axis=1)


def countries_table(areas: Sequence[str], cells: pd.DataFrame, board: Scoreboard, headline: Indicator) -> Markup:
    """The figures of the areas in their order, with change, growth or pace, status and marks."""
    row_of = {row["ref_area"]: row for row in records(_figures(cells, board))}
    heads = ("overview.country", "series.value", "series.year", "series.status", "series.change", "series.marks")
    caption = "goal.table_caption" if any(row["indicator"] != headline.id for row in row_of.values()) else \
        "goal.table_caption_alone"
    return table(say(caption, indicator=wording.text(headline.title)), [Column(say(head)) for head in heads],
                 [_table_row(row_of[code], board, headline) for code in areas if code in row_of])


def _table_row(row: Mapping[Any, Any], board: Scoreboard, headline: Indicator) -> list[Cell]:
    indicator, name = board.catalogue.indicators[row["indicator"]], board.catalogue.area[row["ref_area"]].name
    goal = board.catalogue.goal_of[row["indicator"]]
    other = markup.small(wording.title(indicator, name)) if indicator.id != headline.id else ""
    figure = markup.joined((chip.figure({**row, "absence": ""}, indicator, board.catalogue), other))
    status = chip.status_of(row, colour=not row["stale"], indicator=indicator) + chip.away(
        row["away"], row["others"] + 1, row["away_year"], stale=row["away_stale"])
    change, marks = wording.moved(row, indicator, board.catalogue), chip.flags(row["marks"])
    return [Cell(markup.link(menu.address("country", area=row["ref_area"], goal=goal), name)), Cell(figure),
            Cell(str(row["year"])), Cell(status), Cell(change, nothing=not change), Cell(marks, nothing=not marks)]
