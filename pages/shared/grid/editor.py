"""The editable table of figures."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.changes.corrections import FREE
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Absence, Catalogue, Mark
from indicators.wording import say
from pages.shared.grid.draft import Draft

YEAR, PART = "grid.year", "grid.part"
TITLE = 330              # width in pixels of the column that stays when the others are scrolled
MARKS = 400              # width in pixels of the column of marks: two long ones
PARTS = ("SEX=F", "SEX=M")       # breakdowns offered when there are none yet


def table(draft: Draft, catalogue: Catalogue) -> None:
    """Render the table and store its edits in the draft; key columns are read-only."""
    if draft.shown.empty:
        return
    shown = _shown(draft.shown, catalogue)
    left = st.data_editor(shown, key=draft.key, hide_index=True, num_rows="fixed", placeholder="",
                          column_config=_columns(),
                          disabled=["title", "breakdown", "year", "unit", "source"])
    edited = draft.shown.copy()
    for name in FREE:
        edited[name] = [_cell(cell) for cell in left[name]]
    draft.edited = edited.astype("str")


def add_rows(draft: Draft, catalogue: Catalogue) -> None:
    """Ask for a year and a breakdown to add: one row for each indicator.

    Indicators are the country's own ones of the goal, and any other in the table.
    """
    own = [code for code, goal in catalogue.goal_of.items() if goal == draft.goal
           and catalogue.indicators[code].provider == "country" and not catalogue.indicators[code].publisher]
    codes = list(dict.fromkeys([*own, *draft.edited["indicator"]]))
    parts = list(dict.fromkeys(["", *PARTS, *draft.edited["breakdown"]]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(say("grid.year"), list(range(date.today().year, FIRST_YEAR - 1, -1)), index=1, key=YEAR)
        st.selectbox(say("grid.of_which_part"), parts, key=PART, accept_new_options=True, help=say("grid.part_help"),
                     format_func=lambda part: say(f"grid.parts.{part or 'whole'}") if part in ("", *PARTS) else part)
        st.button(say("grid.add"), key="grid.add", on_click=lambda: draft.add_rows(
            int(st.session_state[YEAR]), st.session_state[PART] or "", codes, catalogue))


def _shown(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Cells as the table displays them: titles for codes, marks as lists."""
    shown = cells[["breakdown", "year", "value", "absence", "note", "source"]].copy()
    shown["title"] = [wording.text(catalogue.indicators[code].title) for code in cells["indicator"]]
    shown["unit"] = [wording.text(catalogue.units.get(unit, unit)) for unit in cells["unit"]]
    shown["absence"] = shown["absence"].replace("", None).astype(object)
    shown["marks"] = [marks.split() for marks in cells["marks"]]
    parts = ["breakdown"] if (cells["breakdown"] != "").any() else []
    return shown[["title", *parts, "year", "value", "unit", "absence", "marks", "note", "source"]]


def _columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "title": config.TextColumn(say("head.indicator"), width=TITLE, pinned=True),
        "breakdown": config.TextColumn(say("grid.part"), width="small"),
        "year": config.TextColumn(say("head.year"), width="small"),
        "value": config.TextColumn(say("head.value"), width="small", help=say("grid.value_help")),
        "unit": config.TextColumn(say("grid.unit"), width="small"),
        "absence": config.SelectboxColumn(
            say("grid.absence"), width=150, help=say("grid.absence_help"), options=list(map(str, Absence)),
            format_func=lambda code: wording.absence(str(code))),
        "marks": config.MultiselectColumn(say("head.marks"), width=MARKS, options=list(map(str, Mark)),
                                          format_func=wording.mark),
        "note": config.TextColumn(say("head.note"), width="medium"),
        "source": config.TextColumn(say("grid.source"), width="medium")}


def _cell(cell: object) -> str:
    """A cell of the table as text; marks sorted and separated by spaces."""
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None or isinstance(cell, float) else " ".join(sorted(cast(Iterable[str], cell)))
