"""Above a table: a search and, in a popover, choices bound to link parameters; and the rows that match them."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from indicators.briefing.tables import csv_file, workbook
from indicators.wording import say
from pages.shared import frame, markup, menu, state
from pages.shared.cache import Visit

SEARCH = "search"        # of the link parameters and of what is chosen
ALL = ""
Choice = tuple[str, dict[str, str]]
"""Label of a choice, and its options in words by their codes."""


def ask(choices: Mapping[str, Choice]) -> dict[str, str]:
    """Ask for words and for one option of each choice; return them by link parameter, ALL where none is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = state.search_field(SEARCH, say("filters.search"))
        with st.popover(say("filters.title", count=sum(map(state.has, choices))), icon=":material/filter_list:"):
            return {SEARCH: words} | {
                name: state.choose(name, label, [ALL, *options], ALL, ({ALL: say("filters.all")} | options).__getitem__)
                for name, (label, options) in choices.items()}


def by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Options in the order of their words."""
    return dict(sorted(names.items(), key=lambda option: option[1]))


def matching(texts: pd.DataFrame, codes: pd.DataFrame, chosen: Mapping[str, str]) -> pd.Series:
    """Which rows have the code of every choice in ``codes``, and the words in any column of ``texts``."""
    match = pd.Series(data=True, index=texts.index)
    for name, code in chosen.items():
        if code and name != SEARCH:
            match &= codes[name].astype(str) == code
    words = chosen[SEARCH].casefold()
    columns: pd.DataFrame = texts.select_dtypes("str")
    return match & columns.apply(lambda text: text.str.casefold().str.contains(words, regex=False)).any(
        axis="columns") if words else match


def show_nothing(screen: str) -> None:
    """Render that nothing matches, and the link that shows everything."""
    frame.html(markup.paragraph(markup.joined((
        say("filters.nothing"), markup.link(menu.address(screen), say("filters.show_all"))), " ")))


def take_away(table: pd.DataFrame, title: str, subject: str, visit: Visit) -> None:
    """Render downloads of a table as CSV and Excel; ``subject`` ends the names of the files."""
    name = say("data.file_illustrative" if visit.illustrative else "data.file", version=visit.version)
    cells = table.map(lambda cell: cell.isoformat() if isinstance(cell, date) else cell)
    with st.container(horizontal=True):
        st.download_button(say("filters.csv"), lambda: csv_file(cells), f"{name}-{subject}.csv", "text/csv",
                           on_click="ignore")
        st.download_button(say("filters.excel"), lambda: workbook(cells, title, []), f"{name}-{subject}.xlsx",
                           on_click="ignore")
