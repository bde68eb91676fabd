"""A table with a search and choices bound to link parameters: rows that match, are selected, taken away."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators import wording
from indicators.briefing.tables import WORKBOOK_ROWS, csv_file, workbook
from indicators.wording import say
from pages.shared import downloads, frame, markup, menu, state
from pages.shared.cache import Visit

SEARCH = "search"        # of the link parameters and of what is chosen
ALL = ""


class Choice(NamedTuple):
    """What can be chosen of a column of codes: its label, what says a code, and the codes, by default all of them."""

    label: str
    words: Callable[[str], str]
    codes: Iterable[str] = ()


def ask(choices: Mapping[str, tuple[str, Mapping[str, str]]]) -> dict[str, str]:
    """Ask for words and one option of each choice (label, words by code); return them by link parameter, else ALL."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = state.search_field(SEARCH, say("filters.search"))
        with st.popover(say("filters.title", count=sum(map(state.has, choices))), icon=":material/filter_list:"):
            every = {ALL: say("filters.all")}
            return {SEARCH: words} | {
                name: state.choose(name, label, [ALL, *options], ALL, {**every, **options}.__getitem__)
                for name, (label, options) in choices.items()}


def by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Options in the order of their words."""
    return dict(sorted(names.items(), key=lambda option: option[1]))


def matching(screen: str, texts: pd.DataFrame, codes: pd.DataFrame, choices: Mapping[str, Choice]
             ) -> tuple[pd.DataFrame, dict[str, str]]:
    """Ask; return the rows of ``texts`` with the words and, in ``codes``, the codes chosen; and what was chosen."""
    chosen = ask({name: (one.label, {str(code): one.words(str(code)) for code in one.codes} or by_name(
        {code: one.words(code) for code in codes[name].unique() if code})) for name, one in choices.items()})
    match = pd.Series(data=True, index=texts.index)
    for name in choices:
        match &= (codes[name].astype("str") == chosen[name]) | (chosen[name] == ALL)
    if words := chosen[SEARCH].casefold():
        columns: pd.DataFrame = texts.select_dtypes("str")
        match &= columns.apply(lambda text: text.str.casefold().str.contains(words, regex=False)).any(axis="columns")
    if not match.any():
        link = markup.link(menu.address(screen, view=state.text("view")), say("filters.show_all"))
        frame.html(markup.paragraph(markup.joined((say("filters.nothing"), link), " ")))
    return texts[match], chosen


def select(rows: pd.DataFrame, key: str, caption: str, selected: Callable[[list[Any]], None] | None = None,
           **options: Any) -> list[Any]:
    """Render a table; return the labels of the rows selected, which ``selected`` gets when they change."""
    key = f"{key}.{hash(tuple(rows.index))}"

    def labels() -> list[Any]:
        return [rows.index[row] for row in st.session_state[key]["selection"]["rows"]]

    options = {"selection_mode": "multi-row", "placeholder": ""} | options
    st.dataframe(rows, hide_index=True, alt=caption, key=key, **options,
                 on_select=(lambda: selected(labels())) if selected else "rerun")
    return labels()


def file_stem(visit: Visit) -> str:
    """The name of a file of everything in a data version."""
    return say("data.file_illustrative" if visit.illustrative else "data.file", version=visit.version)


def take_away(rows: Callable[[], pd.DataFrame], title: str, subjects: Iterable[str], visit: Visit, *, count: int,
              about: Sequence[tuple[str, str]] = ()) -> DeltaGenerator:
    """Render a row of downloads of ``count`` rows, made once pressed, with ``subjects`` in their names; return it."""
    name = "-".join([file_stem(visit), *(re.sub(r"[^\w.]+", "-", subject) for subject in subjects if subject)])
    too_many = count > WORKBOOK_ROWS

    def cells() -> pd.DataFrame:
        return rows().map(lambda cell: cell.isoformat() if isinstance(cell, date) else cell)

    row = st.container(horizontal=True)
    with row:
        downloads.offer_recorded(visit, say("filters.csv"), lambda: csv_file(cells()), f"{name}.csv", "text/csv",
                                 on_record=f"{file_stem(visit)}.csv")
        downloads.offer_recorded(
            visit, say("filters.excel"), lambda: workbook({title: cells()}, list(about)), f"{name}.xlsx",
            on_record=f"{file_stem(visit)}.xlsx", disabled=too_many,
            help=say("data.too_large", most=wording.number(WORKBOOK_ROWS)) if too_many else None)
    return row
