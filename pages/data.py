"""Page "Data": every observation with source, marks and status; filter, search and download."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from indicators import statements, wording
from indicators.briefing.export import export
from indicators.briefing.observation_table import notes, take_away
from indicators.briefing.stamp import Stamp
from indicators.briefing.tables import WORKBOOK_ROWS, csv_file, workbook
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Mark, records
from indicators.temporary_folders import scratch
from indicators.wording import day, say
from pages.shared import cache, frame, markup, menu, state
from pages.shared.cache import CacheKey, Visit

FILTERS = {"area": "ref_area", "goal": "goal", "indicator": "indicator", "year": "year"}     # columns of observations
WIDTHS = {"area": 130, "goal": 50, "indicator": 215, "year": 55, "value": 130, "status": 165, "certainty": 115,
          "source": 230, "link": 45, "marks": 130, "note": 260, "period": 200}
"""Columns of the table and their widths in pixels."""


def data(visit: Visit) -> None:
    """Render how many figures match the filters, the filters, and the figures with their downloads."""
    board = cache.scoreboard(visit)
    lead = st.container()
    filters = _filters(board)
    words = _words(visit.cache_key)
    labels = board.observations.index[_matching(board, words, filters)]
    with lead:
        frame.html(markup.heading(1, _lead(board, labels)))
    if labels.empty:
        frame.html(markup.paragraph(markup.joined((
            say("data.nothing_found"), markup.link(menu.address("data"), say("data.show_all"))), " ")))
        return
    table = words.loc[labels].sort_values(["year", "area", "indicator"], ascending=[False, True, True], kind="stable")
    st.dataframe(table, hide_index=True, height=620, row_height=30, lazy=True, column_order=list(WIDTHS),
                 alt=say("data.alt"), column_config=_columns())
    _take_away(board, table.index, visit, filters)


def _columns() -> dict[str, Any]:
    columns: dict[str, Any] = {name: st.column_config.TextColumn(say(f"data.{name}"), width=width)
                               for name, width in WIDTHS.items()}
    return columns | {
        "year": st.column_config.NumberColumn(say("data.year"), format="%d", width=WIDTHS["year"]),
        "link": st.column_config.LinkColumn(say("data.link"), display_text="↗", width=WIDTHS["link"])}


def _lead(board: Scoreboard, labels: pd.Index) -> str:
    """Number of figures and areas; for a selection, how many of the total match."""
    rows, areas = board.observations.loc[labels], board.catalogue.area
    codes = rows["ref_area"].unique()
    countries = sum(code in areas and areas[code].kind == "country" for code in codes)
    whom = {"data.countries": countries, "data.others": len(codes) - countries}
    counted = [say(code, count=wording.Count(count)) for code, count in whom.items() if count]
    counts = {"rows": len(rows), "total": len(board.observations), "indicators": rows["indicator"].nunique()}
    kind = "data.lead" if len(labels) == len(board.observations) else "data.lead_of"
    return say(kind, areas=wording.listed(counted or [say("data.countries", count=wording.Count(0))]),
               **{name: wording.Count(count) for name, count in counts.items()})


def _filters(board: Scoreboard) -> dict[str, str]:
    """Filters from link parameters and widgets: area, goal, indicator, year, search words; "" is all."""
    catalogue, rows = board.catalogue, board.observations
    state.replace_former("indicator", catalogue.code_of)
    options = {
        "area": _by_name({code: wording.area(code, catalogue) for code in rows["ref_area"].unique()}),
        "goal": wording.goal_titles(catalogue),
        "indicator": _by_name({code: wording.indicator(code, catalogue) for code in rows["indicator"].unique()}),
        "year": {str(year): str(year) for year in sorted(rows["year"].unique(), reverse=True)}}
    filters = {}
    with st.container(horizontal=True):
        for name, labels in options.items():
            names = {"": say(f"data.all_{name}s")} | labels
            filters[name] = state.choose(name, say(f"data.{name}"), list(names), "", names.__getitem__)
        return filters | {"search": state.search_field("search", say("data.search"))}


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda entry: entry[1]))


def _matching(board: Scoreboard, words: pd.DataFrame, filters: Mapping[str, str]) -> pd.Series:
    """Which rows meet every filter, and have the words searched for in any column."""
    rows = board.observations.assign(goal=words["goal"])
    match = pd.Series(data=True, index=rows.index)
    for name, column in FILTERS.items():
        if filters[name]:
            match &= rows[column].astype(str) == filters[name]
    if not filters["search"]:
        return match
    texts: pd.DataFrame = words.select_dtypes("str")
    return match & texts.apply(lambda text: text.str.casefold().str.contains(
        filters["search"].casefold(), regex=False)).any(axis="columns")


@st.cache_resource(max_entries=4, show_spinner=False)
def _words(key: CacheKey) -> pd.DataFrame:
    """Every observation in words, with the labels of the scoreboard's frames; all columns but the year are text."""
    board = cache.scoreboard(cache.visit_at(key.figures, key.version))
    catalogue, rows, judged = board.catalogue, board.observations, board.assessments
    certain = statements.certainty_of(board, judged)
    full = records(pd.concat([rows, judged[["status", "reason"]], certain], axis=1))
    publishers = {source.title: source.publisher for source in catalogue.sources}
    indicators = [catalogue.indicators[row["indicator"]] for row in full]
    pairs = list(zip(full, indicators, strict=True))
    return pd.DataFrame({
        "area": [wording.area(row["ref_area"], catalogue) for row in full],
        "goal": [catalogue.goal_of[row["indicator"]] for row in full],
        "indicator": [_indicator(row, indicator) for row, indicator in pairs],
        "year": rows["year"],
        "value": [_value(row, board, indicator) for row, indicator in pairs],
        "status": [_status(row, indicator) for row, indicator in pairs],
        "certainty": [getattr(statements.certainty_words(row, indicator), "word", "") for row, indicator in pairs],
        "marks": [", ".join(map(wording.mark, _flagged(row["marks"]))) for row in full],
        "source": rows["source_title"], "link": rows["source_url"], "note": notes(rows),
        "period": [_period(row) for row in full],
        "publisher": [publishers.get(row["source_title"], "") + indicator.publisher for row, indicator in pairs],
        "codes": [f"{row['ref_area']} {row['indicator']}" for row in full],
    }, index=rows.index)


def _flagged(marks: str) -> list[str]:
    """Marks of a figure except "illustrative", which the page says, and those that its text has."""
    return [code for code in wording.flagged(marks).split() if code != Mark.ILLUSTRATIVE]


def _indicator(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """Title of an indicator, with the part that a breakdown is of."""
    parts = [wording.text(indicator.title), wording.part(row["breakdown"]) if row["breakdown"] else ""]
    return ", ".join(filter(None, parts))


def _value(row: Mapping[Any, Any], board: Scoreboard, indicator: Indicator) -> str:
    """A figure with its unit, or why there is none."""
    if row["hidden"]:
        return wording.hidden(indicator, row["suppressed"], row["marks"])
    if row["absence"]:
        return wording.absence(row["absence"])
    return wording.value(row["value"], indicator, board.catalogue, row["marks"])


def _status(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """Icon and word of a status, or why there is none; "" of an activity."""
    if not row["status"]:
        return "" if indicator.goal else say("data.context")
    words = f"{wording.status(row['status']).icon} {wording.status_of(row, indicator)}"
    return f"{words} ({wording.reason(row['reason'])})" if row["reason"] else words


def _period(row: Mapping[Any, Any]) -> str:
    """The first and last day of a figure's period where known, or the day that it is as of."""
    days = {name: row[name] for name in ("period_start", "period_end") if row[name]}
    if len(set(days.values())) > 1:
        return " ".join(say(f"data.{name}", day=day(iso)) for name, iso in days.items())
    return "".join({day(iso) for iso in days.values()})


def _take_away(board: Scoreboard, labels: pd.Index, visit: Visit, filters: Mapping[str, str]) -> None:
    """Render download buttons for the selection and for everything; a file is made when its button is pressed."""
    everything = say("data.file_illustrative" if visit.illustrative else "data.file", version=visit.version)
    name = "-".join([everything, *(re.sub(r"[^\w.]+", "-", value) for value in filters.values() if value)])
    rows = wording.number(len(labels))
    with st.container(horizontal=True):
        st.download_button(say("data.csv", rows=rows), lambda: csv_file(_away(board, labels, visit)), f"{name}.csv",
                           "text/csv", on_click="ignore", key="data.csv")
        st.download_button(say("data.excel", rows=rows), lambda: workbook(
            _away(board, labels, visit), say("data.sheet"), _about(visit, filters)), f"{name}.xlsx",
            on_click="ignore", disabled=len(labels) > WORKBOOK_ROWS, key="data.excel")
        st.download_button(say("data.export"), lambda: _export(board, visit), f"{everything}.zip", "application/zip",
                           on_click="ignore", key="data.export", help=say("data.export_help"))
    if len(labels) > WORKBOOK_ROWS:
        st.caption(say("data.too_large", most=wording.number(WORKBOOK_ROWS)))


def _away(board: Scoreboard, labels: pd.Index, visit: Visit) -> pd.DataFrame:
    return take_away(board, labels, visit.version, illustrative=visit.illustrative)


def _export(board: Scoreboard, visit: Visit) -> bytes:
    stamp = Stamp("staff", visit.version, cache.day_of(visit), illustrative=visit.illustrative)
    with scratch("export") as folder:
        file = folder / "export.zip"
        export(board, stamp, file)
        return file.read_bytes()


def _about(visit: Visit, filters: Mapping[str, str]) -> list[tuple[str, str]]:
    lines = [(say(f"data.about.{topic}"), say(f"data.about.{topic}_words")) for topic in ("what", "columns")]
    if visit.illustrative:
        lines.insert(0, (say("data.about.what"), say("data.about.illustrative")))
    conditions = ", ".join(f"{name}: {value}" for name, value in filters.items() if value)
    return [*lines, (say("data.about.version"), str(visit.version)), (say("data.about.chosen"), conditions)]
