"""Page "Data": every observation with source, marks and status; filter, search and download."""

import re
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from indicators import statements, wording
from indicators.briefing.export import export
from indicators.briefing.observation_table import take_away
from indicators.briefing.stamp import Stamp
from indicators.briefing.tables import WORKBOOK_ROWS, csv_file, workbook
from indicators.charts.theme import PHONE
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.temporary_folders import scratch
from indicators.wording import day, say
from pages.shared import cache, chip, frame, markup, menu, state
from pages.shared.cache import Visit
from pages.shared.table import Cell, Column, table
from pages.shared.viewport import figure_width, watch

A_PAGE = 50              # figures on a page, on a phone too, so that a link shows everyone the same page
PAGE_WIDTH = 160         # pixels of the page selector
FIRST_ORDER = "year"
ORDERS = {"year": ["year", "area", "indicator"], "area": ["area", "indicator", "year"],
          "indicator": ["indicator", "area", "year"]}
SORTING = {"area": 12, "indicator": 21, "year": 7}        # columns that order, and their widths in percent
SELECTED = ("area", "goal", "indicator", "year", "search")      # link parameters that an order keeps


def data(visit: Visit) -> None:
    """Ask for filters, render a page of the figures, and offer all of them for download."""
    board = cache.scoreboard(visit)
    frame.html(markup.heading(1, say("data.title")))
    filters = _ask(board)
    rows_found = board.observations.index[_matching(board, filters)]
    frame.html(markup.paragraph(_lead(board, rows_found), "gl-lead"))
    if rows_found.empty:
        frame.html(markup.paragraph(say("data.nothing_found")))
        return
    order = state.value_of("order", list(ORDERS), say("data.order"), say("data.order_year")) or FIRST_ORDER
    sorted_rows = _in_order(board, rows_found, order)
    _take_away(board, sorted_rows, visit, filters)
    first = (_page(len(sorted_rows)) - 1) * A_PAGE
    frame.html(_table(board, sorted_rows[first:first + A_PAGE], first, len(sorted_rows), order))
    watch()


def _in_order(board: Scoreboard, rows_found: pd.Index, order: str) -> pd.Index:
    """The rows by year, newest first, by area or by indicator; within it by the others."""
    names = {code: wording.indicator(code, board.catalogue) for code in board.observations["indicator"].unique()}
    areas = {code: wording.area(code, board.catalogue) for code in board.observations["ref_area"].unique()}
    rows = board.observations.loc[rows_found, ["ref_area", "indicator", "year"]]
    rows = rows.assign(area=rows["ref_area"].map(areas), indicator=rows["indicator"].map(names))
    columns = ORDERS[order]
    return rows.sort_values(columns, ascending=[name != "year" for name in columns], kind="stable").index


def _lead(board: Scoreboard, rows_found: pd.Index) -> str:
    """Number of figures and countries; for a selection, how many of the total match."""
    rows, areas = board.observations.loc[rows_found], board.catalogue.area
    codes = rows["ref_area"].unique()
    countries = sum(code in areas and areas[code].kind == "country" for code in codes)
    whom = {"data.countries": countries, "data.others": len(codes) - countries}
    counted = [say(code, count=wording.Count(count)) for code, count in whom.items() if count]
    counts = {"rows": len(rows), "total": len(board.observations), "indicators": rows["indicator"].nunique()}
    kind = "data.lead" if len(rows_found) == len(board.observations) else "data.lead_of"
    return say(kind, areas=wording.listed(counted or [say("data.countries", count=wording.Count(0))]),
               **{name: wording.Count(count) for name, count in counts.items()})


def _ask(board: Scoreboard) -> dict[str, str]:
    """Filters from link parameters and widgets: area, goal, indicator, year, search words; "" is all."""
    catalogue, rows = board.catalogue, board.observations
    areas = {code: wording.area(code, board.catalogue) for code in rows["ref_area"].unique()}
    goals = {goal.id: f"{goal.id} {wording.text(goal.title)}" for goal in catalogue.goals}
    indicators = {code: wording.indicator(code, catalogue) for code in rows["indicator"].unique()}
    years = {str(year): str(year) for year in sorted(rows["year"].unique(), reverse=True)}
    state.replace_former("indicator", catalogue.code_of)
    filters = {}
    offered = {"area": _by_name(areas), "goal": goals, "indicator": _by_name(indicators), "year": years}
    for index, (name, labels) in zip(st.columns(4), offered.items(), strict=True):
        names = {"": say(f"data.all_{name}s")} | labels
        with index:
            filters[name] = state.choose(name, say(f"data.{name}"), list(names), "", names.__getitem__,
                                        starts_over="page")
    return filters | {"search": state.search_field("search", say("data.search"), starts_over="page")}


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda entry: entry[1]))


def _matching(board: Scoreboard, filters: dict[str, str]) -> pd.Series:
    """Which rows meet every filter."""
    rows, catalogue = board.observations, board.catalogue
    match = pd.Series(data=True, index=rows.index)
    for name, column in (("area", "ref_area"), ("indicator", "indicator")):
        if filters[name]:
            match &= rows[column] == filters[name]
    if filters["goal"]:
        match &= rows["indicator"].map(catalogue.goal_of) == filters["goal"]
    if filters["year"]:
        match &= rows["year"] == int(filters["year"])
    return match & _mentions(board, filters["search"].casefold()) if filters["search"] else match


def _mentions(board: Scoreboard, words: str) -> pd.Series:
    """Which rows contain the words in area, indicator, publisher, source or note; searches each distinct text once."""
    rows, indicators = board.observations, board.catalogue.indicators
    publishers = {source.title: source.publisher for source in board.catalogue.sources}
    text_of: dict[str, Callable[[str], str]] = {
        "ref_area": lambda code: f"{code} {wording.area(code, board.catalogue)}",
        "indicator": lambda code: f"{code} {wording.text(indicators[code].title)} {indicators[code].publisher}",
        "source_title": lambda title: f"{title} {publishers.get(title, '')}"}
    match = pd.Series(data=False, index=rows.index)
    for column in ("ref_area", "indicator", "source_title", "note"):
        texts = rows[column].unique()
        holding = {text for text in texts if words in text_of.get(column, str)(text).casefold()}
        match |= rows[column].isin(holding)
    return match


def _take_away(board: Scoreboard, rows_found: pd.Index, visit: Visit, filters: dict[str, str]) -> None:
    """Render download buttons for the selection and for everything; a file is made when its button is pressed."""
    everything = say("data.file_illustrative" if visit.illustrative else "data.file", version=visit.version)
    name = "-".join([everything, *(re.sub(r"[^\w.]+", "-", value) for value in filters.values() if value)])
    rows = wording.number(len(rows_found))
    with st.container(horizontal=True):
        st.download_button(say("data.csv", rows=rows), lambda: csv_file(_away(board, rows_found, visit)), f"{name}.csv",
                           "text/csv", on_click="ignore", key="data.csv")
        st.download_button(say("data.excel", rows=rows), lambda: workbook(
            _away(board, rows_found, visit), say("data.sheet"), _about(visit, filters)), f"{name}.xlsx",
            on_click="ignore", disabled=len(rows_found) > WORKBOOK_ROWS, key="data.excel")
        st.download_button(say("data.export"), lambda: _export(board, visit), f"{everything}.zip", "application/zip",
                           on_click="ignore", key="data.export", help=say("data.export_help"))
    if len(rows_found) > WORKBOOK_ROWS:
        st.caption(say("data.too_large", most=wording.number(WORKBOOK_ROWS)))


def _away(board: Scoreboard, rows_found: pd.Index, visit: Visit) -> pd.DataFrame:
    return take_away(board, rows_found, visit.version, illustrative=visit.illustrative)


def _export(board: Scoreboard, visit: Visit) -> bytes:
    stamp = Stamp("staff", visit.version, cache.day_of(visit), illustrative=visit.illustrative)
    with scratch("export") as folder:
        file = folder / "export.zip"
        export(board, stamp, file)
        return file.read_bytes()


def _about(visit: Visit, filters: dict[str, str]) -> list[tuple[str, str]]:
    topics = ["what", "columns"]
    lines = [(say(f"data.about.{topic}"), say(f"data.about.{topic}_words")) for topic in topics]
    if visit.illustrative:
        lines.insert(0, (say("data.about.what"), say("data.about.illustrative")))
    conditions = ", ".join(f"{name}: {value}" for name, value in filters.items() if value)
    return [*lines, (say("data.about.version"), str(visit.version)), (say("data.about.chosen"), conditions)]


def _page(rows: int) -> int:
    pages = [str(number) for number in range(1, ceil(rows / A_PAGE) + 1)]
    if len(pages) == 1:
        return 1
    return int(state.choose("page", say("data.page"), pages, "1",
                            lambda page: say("data.page_of", page=page, pages=len(pages)), width=PAGE_WIDTH))


def _table(board: Scoreboard, rows_of_page: pd.Index, first: int, of: int, order: str) -> Markup:
    judged = board.assessments.loc[rows_of_page]
    rows = pd.concat([board.observations.loc[rows_of_page], judged[["status", "reason"]],
                      statements.certainty_of(board, judged)], axis=1)
    area, indicator, year = (_sorting(name, order, width) for name, width in SORTING.items())
    columns = [area, Column(say("data.goal"), width=5), indicator, year,
               Column(say("data.value"), number=True, width=15), Column(say("data.status"), width=15),
               Column(say("data.marks"), width=12), Column(say("data.source"))]
    caption = say(f"data.caption_{order}", first=first + 1, last=first + len(rows_of_page), rows=wording.number(of))
    return chip.key() + table(caption, columns, [_cells(row, board) for row in records(rows)],
                 filtered=figure_width() <= PHONE, lines=True, of="figures")


def _sorting(name: str, order: str, width: int) -> Column:
    """The header of a column, which puts all figures, not only those on this page, in its order."""
    address = menu.address("data", **state.link_values(*SELECTED), **({} if name == FIRST_ORDER else {"order": name}))
    way = "descending" if name == "year" else "ascending"
    return Column(markup.link(address, say(f"data.{name}"), say("data.in_order", column=say(f"data.{name}"))),
                  sorted=way if name == order else "", width=width)


def _cells(row: Mapping[Any, Any], board: Scoreboard) -> list[Cell]:
    indicator, goal = board.catalogue.indicators[row["indicator"]], board.catalogue.goal_of[row["indicator"]]
    area = escape(wording.area(row["ref_area"], board.catalogue))
    if board.catalogue.area[row["ref_area"]].kind == "country":
        area = markup.link(menu.address("country", area=row["ref_area"]), area)
    breakdown = markup.small(wording.part(row["breakdown"])) if row["breakdown"] else ""
    title = markup.joined(filter(None, (wording.text(indicator.title), breakdown)), " ")
    marks = chip.flags(row["marks"])
    return [Cell(area), Cell(goal), Cell(title), Cell(_when(row)),
            Cell(chip.figure(row, indicator, board.catalogue)), Cell(_status(row, indicator)),
            Cell(marks, nothing=not marks), Cell(chip.source(row), nothing=not (row["source_title"] or row["note"]))]


def _when(row: Mapping[Any, Any]) -> Markup:
    """The year, with the first and last day of its period where known, or the day of a figure as of a day."""
    days = {name: row[name] for name in ("period_start", "period_end") if row[name]}
    if len(set(days.values())) > 1:
        day_texts = [say(f"data.{name}", day=day(iso)) for name, iso in days.items()]
    else:
        day_texts = sorted({day(iso) for iso in days.values()})
    lines = markup.joined((markup.small(line, "gl-day") for line in day_texts), " ")
    return markup.joined((row["year"], lines), " ")


def _status(row: Mapping[Any, Any], indicator: Indicator) -> Markup:
    return chip.of_a_year(row, indicator) or markup.span(say("data.context"), "gl-quiet")
