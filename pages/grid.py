"""Page "Correct figures": small corrections in a table; validated, compared and published like a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.changes.corrections import FREE, cells_of, changed, indicators_of, with_blank
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Absence, Catalogue, Mark
from indicators.wording import say
from pages.shared import cache, candidate, frame, markup, state, who
from pages.shared.cache import CacheKey, Visit

DRAFT, CHECKED = "grid.draft", "grid.checked"
YEAR, PART = "grid.year", "grid.part"
TITLE, SHORT, MARKS = 180, 78, 240       # widths in pixels: title and two short columns fit a phone
ROW, HEAD, TABLE = 66, 38, 500     # heights in pixels: Streamlit wraps a long title in rows of more than 4 rem
PARTS = ("SEX=F", "SEX=M")       # breakdowns offered when there are none yet


@dataclass
class Draft:
    """Corrections to an area's figures for a goal. ``start`` are the cells of the data version of ``place``.

    Kept while others publish: saving is refused where they changed the same figures, and the draft is offered again.
    """

    place: tuple[CacheKey, str, str]   # version, area and goal
    start: pd.DataFrame
    table: pd.DataFrame                # cells with which the table begins: added rows too
    edited: pd.DataFrame               # cells as edited
    tables: int = 0                    # number of tables, part of the widget key: each has its own edits

    @property
    def key(self) -> str:
        """Widget key of the present table."""
        return f"grid.{hash(self.place)}.{self.tables}"

    def corrections(self) -> pd.DataFrame:
        """The rows that differ from those at the start."""
        return changed(self.start, self.edited)

    def add_rows(self, year: int, breakdown: str, indicators: list[str], catalogue: Catalogue) -> None:
        """Add rows for a year and a breakdown, for the indicators that have none yet."""
        self.table = self.edited = with_blank(self.edited, self.place[1], year, breakdown, indicators, catalogue)
        self.tables += 1


def grid(visit: Visit) -> None:
    """Ask for country and goal; render the table and, once corrections are checked, their effects."""
    frame.html(markup.heading(1, say("menu.grid")))
    who.demand("publish", who.ANYWHERE)
    candidate.show_receipt(visit, st.session_state.get(CHECKED))
    frame.html(markup.paragraph(say("grid.lead"), "gl-lead"))
    draft = _draft(visit)
    _table(draft, visit.catalogue)
    _add_rows(draft, visit.catalogue)
    corrections = draft.corrections()
    with st.container(horizontal=True):
        label = say("grid.check", count=wording.Count(len(corrections))) if len(corrections) else say(
            "grid.check_nothing")
        checks = st.button(label, disabled=corrections.empty, key="grid.check")
        st.button(say("grid.forget"), disabled=corrections.empty, on_click=forget, key="grid.forget")
    if len(corrections):
        key, area, goal = draft.place
        candidate.check_corrections(visit, CHECKED, corrections, f"corrections-{area}-{goal}.csv", draft.key,
                                    version=key.version, checks=checks, saved=forget)


def forget() -> None:
    """Discard the session's draft."""
    st.session_state.pop(DRAFT, None)


def _draft(visit: Visit) -> Draft:
    """Ask for an area, countries first, and a goal; the session's draft for them, or a new one."""
    by_name = sorted(visit.catalogue.areas, key=lambda area: (area.kind != "country", area.name))
    areas = {area.code: area.name for area in by_name if who.may("publish", area.code)}
    with st.container(horizontal=True):
        first = next(code for code in (cache.first_country(visit), *areas) if code in areas)
        area = state.choose("area", say("head.area"), list(areas), first, areas.__getitem__)
        goal = state.choose_goal(visit.catalogue)
    draft: Draft | None = st.session_state.get(DRAFT)
    place = (visit.cache_key, area, goal)
    if draft is not None and (draft.place == place or len(draft.corrections()) and (
            draft.place[0]._replace(version=visit.version), *draft.place[1:]) == place):
        return draft
    codes = [code for code, of in visit.catalogue.goal_of.items() if of == goal]
    rows = visit.snapshot.observations(version=visit.version, ref_area=area)
    cells = cells_of(rows[rows["indicator"].isin(codes)], visit.catalogue)
    st.session_state[DRAFT] = draft = Draft(place, cells, cells, cells)
    return draft


def _table(draft: Draft, catalogue: Catalogue) -> None:
    """Render titles for codes, marks as lists, and store the edits in the draft; key columns are read-only."""
    if draft.table.empty:
        frame.html(markup.paragraph(say("grid.no_figures")))
        return
    cells = draft.table
    codes = [catalogue.code_of.get(code.casefold(), code) for code in cells["indicator"]]     # some are renamed
    shown = cells.assign(
        title=[wording.indicator(code, catalogue) for code in codes],
        unit=[wording.text(catalogue.units.get(unit, unit)) for unit in cells["unit"]],
        absence=cells["absence"].replace("", None).astype(object), marks=[marks.split() for marks in cells["marks"]])
    text = st.column_config.TextColumn
    columns: dict[str, Any] = {
        "title": text(say("head.indicator"), width=TITLE, pinned=True),
        "breakdown": text(say("grid.part"), width="small"),
        "year": text(say("head.year"), width=SHORT),
        "value": text(say("head.value"), width=SHORT, help=say("grid.value_help")),
        "unit": text(say("grid.unit"), width="small"),
        "absence": st.column_config.SelectboxColumn(
            say("grid.absence"), width=150, help=say("grid.absence_help"), options=list(map(str, Absence)),
            format_func=lambda code: wording.absence(str(code))),
        "marks": st.column_config.MultiselectColumn(say("head.marks"), width=MARKS, options=list(map(str, Mark)),
                                                    format_func=wording.mark),
        "note": text(say("head.note"), width="medium"),
        "source": text(say("grid.source"), width="medium")}
    if not cells["breakdown"].any():
        del columns["breakdown"]
    left = st.data_editor(shown[list(columns)], key=draft.key, hide_index=True, num_rows="fixed", placeholder="",
                          row_height=ROW, height=min(TABLE, ROW * len(cells) + HEAD), column_config=columns,
                          disabled=["title", "breakdown", "year", "unit", "source"])
    draft.edited = cells.assign(**{name: [_cell(cell) for cell in left[name]] for name in FREE}).astype("str")


def _cell(cell: object) -> str:
    """A cell of the table as text; marks sorted and separated by spaces."""
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None or isinstance(cell, float) else " ".join(sorted(cast(Iterable[str], cell)))


def _add_rows(draft: Draft, catalogue: Catalogue) -> None:
    """Ask for a year and a breakdown to add: a row for each indicator of the country on the goal, or in the table."""
    codes = indicators_of(draft.edited, draft.place[2], catalogue)
    parts = list(dict.fromkeys(["", *PARTS, *draft.edited["breakdown"]]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(say("grid.year"), list(range(date.today().year, FIRST_YEAR - 1, -1)), index=1, key=YEAR)
        st.selectbox(say("grid.of_which_part"), parts, key=PART, accept_new_options=True, help=say("grid.part_help"),
                     format_func=lambda part: wording.part(part) or say("grid.total"))
        st.button(say("grid.add"), key="grid.add", on_click=lambda: draft.add_rows(
            int(st.session_state[YEAR]), st.session_state[PART] or "", codes, catalogue))
