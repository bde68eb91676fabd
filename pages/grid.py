"""Page "Correct figures": small corrections in a table; validated, compared and published like a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.changes.corrections import FIRST_LINE, FREE, blank, cells_of, changed, edit_file
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Absence, Catalogue, Mark
from indicators.submissions.job import Job
from indicators.wording import say
from pages.shared import ask, cache, candidate, frame, issues, markup, state
from pages.shared.cache import CacheKey, Visit
from pages.shared.candidate import Stale

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

    def file(self) -> bytes:
        """The corrections as the file that would be stored."""
        return edit_file(self.corrections(), self.place[0].version)

    def add_rows(self, year: int, breakdown: str, indicators: list[str], catalogue: Catalogue) -> None:
        """Add rows for a year and a breakdown, for the indicators that have none yet."""
        breakdown = ";".join(sorted(breakdown.replace(" ", "").split(";")))
        there = self.edited[(self.edited["year"] == str(year)) & (self.edited["breakdown"] == breakdown)]["indicator"]
        missing = [code for code in indicators if code not in set(there)]
        rows = blank(self.place[1], year, missing, catalogue, breakdown)
        self.table = self.edited = pd.concat([rows, self.edited], ignore_index=True)
        self.tables += 1


def grid(visit: Visit) -> None:
    """Ask for country and goal; render the table and, once corrections are checked, their effects."""
    frame.html(markup.heading(1, say("menu.grid")))
    job: Job | None = st.session_state.get(CHECKED)
    if job and job.receipt:
        candidate.show_receipt(job.receipt, visit.figures, visit.catalogue)
    frame.html(markup.paragraph(say("grid.lead"), "gl-lead"))
    draft = _draft(visit, *_place(visit.catalogue, cache.first_country(visit)))
    if job and job.stale and not job.receipt and job.content == draft.file():
        candidate.stale(job.stale, visit.catalogue)
    _table(draft, visit.catalogue)
    _add_rows(draft, visit.catalogue)
    count = len(draft.corrections())
    with st.container(horizontal=True):
        label = say("grid.check", count=wording.Count(count)) if count else say("grid.check_nothing")
        checks = st.button(label, disabled=not count, key="grid.check")
        st.button(say("grid.forget"), disabled=not count, on_click=forget, key="grid.forget")
    if checks:
        job = _check(draft)
    if count and job and not job.receipt and job.content == draft.file():
        with st.spinner(say("upload.stage", stage="checking")):
            _show_effect(job, draft, visit.catalogue)


def forget() -> None:
    """Discard the session's draft."""
    st.session_state.pop(DRAFT, None)


def _place(catalogue: Catalogue, first: str) -> tuple[str, str]:
    """Ask for a country or other area, countries first, and for a goal."""
    by_name = sorted(catalogue.areas, key=lambda area: (area.kind != "country", area.name))
    areas = {area.code: area.name for area in by_name}
    with st.container(horizontal=True):
        area = state.choose("area", say("head.area"), list(areas), first, areas.__getitem__)
        return area, ask.goal(catalogue)


def _draft(visit: Visit, area: str, goal: str) -> Draft:
    """The session's draft for an area and a goal; a new one where there is none, or none with corrections."""
    draft: Draft | None = st.session_state.get(DRAFT)
    place = (visit.cache_key, area, goal)
    if draft is not None and (draft.place == place or len(draft.corrections()) and (
            draft.place[0]._replace(version=visit.version), *draft.place[1:]) == place):
        return draft
    codes = [code for code, of in visit.catalogue.goal_of.items() if of == goal]
    rows = cache.snapshot_of(visit.figures).observations(version=visit.version, ref_area=area)
    cells = cells_of(rows[rows["indicator"].isin(codes)], visit.catalogue)
    st.session_state[DRAFT] = draft = Draft(place, cells, cells, cells)
    return draft


def _check(draft: Draft, stale: Stale | None = None) -> Job:
    """Have the corrections read, checked and compared like a file."""
    key, area, goal = draft.place
    job = candidate.begin_edit(draft.corrections(), key.version, f"corrections-{area}-{goal}.csv", key.figures, stale)
    st.session_state[CHECKED] = job
    return job


def _show_effect(job: Job, draft: Draft, catalogue: Catalogue) -> None:
    """Render issues, each with the figure concerned, what would change, and the form."""
    rows = draft.corrections().to_dict("records")
    issues.show(job.prepared, catalogue, {
        line: _figure(cells, catalogue) for line, cells in enumerate(rows, FIRST_LINE)})
    candidate.show(job, draft.key, catalogue, lambda stale: _check(draft, stale), forget)


def _figure(cells: Mapping[Any, Any], catalogue: Catalogue) -> str:
    part = f": {wording.part(cells['breakdown'])}" if cells["breakdown"] else ""
    return f"{wording.indicator(cells['indicator'], catalogue)}{part}, {cells['year']}"


def _table(draft: Draft, catalogue: Catalogue) -> None:
    """Render the table and store its edits in the draft; key columns are read-only."""
    if draft.table.empty:
        frame.html(markup.paragraph(say("grid.no_figures")))
        return
    left = st.data_editor(_shown(draft.table, catalogue), key=draft.key, hide_index=True, num_rows="fixed",
                          placeholder="", row_height=ROW, height=min(TABLE, ROW * len(draft.table) + HEAD),
                          column_config=_columns(), disabled=["title", "breakdown", "year", "unit", "source"])
    draft.edited = draft.table.assign(**{name: [_cell(cell) for cell in left[name]] for name in FREE}).astype("str")


def _add_rows(draft: Draft, catalogue: Catalogue) -> None:
    """Ask for a year and a breakdown to add: one row for each indicator.

    Indicators are the country's own ones of the goal, and any other in the table.
    """
    own = [code for code, goal in catalogue.goal_of.items() if goal == draft.place[2]
           and catalogue.indicators[code].provider == "country" and not catalogue.indicators[code].publisher]
    codes = list(dict.fromkeys([*own, *draft.edited["indicator"]]))
    parts = list(dict.fromkeys(["", *PARTS, *draft.edited["breakdown"]]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(say("grid.year"), list(range(date.today().year, FIRST_YEAR - 1, -1)), index=1, key=YEAR)
        st.selectbox(say("grid.of_which_part"), parts, key=PART, accept_new_options=True, help=say("grid.part_help"),
                     format_func=lambda part: wording.part(part) or say("grid.total"))
        st.button(say("grid.add"), key="grid.add", on_click=lambda: draft.add_rows(
            int(st.session_state[YEAR]), st.session_state[PART] or "", codes, catalogue))


def _shown(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Cells as the table displays them: titles for codes, marks as lists."""
    shown = cells[["breakdown", "year", "value", "absence", "note", "source"]].copy()
    present_codes = [catalogue.code_of.get(code.casefold(), code) for code in cells["indicator"]]     # some are renamed
    shown["title"] = [wording.indicator(code, catalogue) for code in present_codes]
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
        "year": config.TextColumn(say("head.year"), width=SHORT),
        "value": config.TextColumn(say("head.value"), width=SHORT, help=say("grid.value_help")),
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
