"""A draft of corrections: the figures when the table was rendered, and as edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from indicators.changes.corrections import COLUMNS, FREE, KEY, blank, cells_of, changed, edit_file
from indicators.model import Catalogue
from indicators.opening import FigureSet
from indicators.submissions.preview import Prepared
from pages.shared import cache
from pages.shared.cache import Visit

DRAFT = "grid.draft"

Cells = Mapping[Any, Any]
"""The cells of a row, by column."""


@dataclass
class Draft:
    """The draft for an area and a goal of a set of figures. ``version`` is the data version of ``current``."""

    figures: FigureSet
    area: str
    goal: str
    version: int
    current: pd.DataFrame             # current cells
    shown: pd.DataFrame                # cells with which the table starts
    edited: pd.DataFrame               # cells as edited
    round: int = 0                     # number of tables rendered, part of the widget key: each has its own cells
    others: list[tuple[Cells, Cells]] = field(default_factory=list)    # changes by others: a row before and after
    left_out: Sequence[Cells] = ()     # corrections whose indicator is gone, or has another unit now
    prepared: Prepared | None = None   # the corrections as last validated

    @property
    def key(self) -> str:
        """Widget key of the current table."""
        return f"grid.{self.area}.{self.goal}.{self.version}.{self.round}"

    def corrections(self) -> pd.DataFrame:
        """The rows that differ from the current ones."""
        return changed(self.current, self.edited)

    def file(self) -> bytes:
        """The corrections as the file that would be stored."""
        return edit_file(self.corrections(), self.version)

    def start_from(self, cells: pd.DataFrame) -> None:
        """Start a new table from these cells."""
        self.shown = self.edited = cells.reset_index(drop=True)
        self.round += 1

    def add_rows(self, year: int, breakdown: str, indicators: list[str], catalogue: Catalogue) -> None:
        """Add rows for a year and a breakdown, for the indicators that have none yet."""
        breakdown = ";".join(sorted(breakdown.replace(" ", "").split(";")))
        there = self.edited[(self.edited["year"] == str(year)) & (self.edited["breakdown"] == breakdown)]["indicator"]
        missing = [code for code in indicators if code not in set(there)]
        self.start_from(pd.concat([blank(self.area, year, missing, catalogue, breakdown), self.edited]))


def draft_of(visit: Visit, area: str, goal: str) -> Draft:
    """The draft of this session for an area and a goal, rebased on current figures; a new one where there is none."""
    draft: Draft | None = st.session_state.get(DRAFT)
    if draft is None or (draft.figures, draft.area, draft.goal) != (visit.figures, area, goal):
        cells = _current(visit, area, goal)
        draft = Draft(visit.figures, area, goal, visit.version, cells, cells, cells)
        st.session_state[DRAFT] = draft
    elif draft.version != visit.version:
        _bring_up(draft, visit)
    return draft


def forget() -> None:
    """Discard the session's draft."""
    st.session_state.pop(DRAFT, None)


def _current(visit: Visit, area: str, goal: str) -> pd.DataFrame:
    codes = [code for code, of in visit.catalogue.goal_of.items() if of == goal]
    rows = cache.snapshot_of(visit.figures).observations(version=visit.version, ref_area=area)
    return cells_of(rows[rows["indicator"].isin(codes)], visit.catalogue)


def _bring_up(draft: Draft, visit: Visit) -> None:
    """Rebase the draft where others changed these figures: their cells, with this person's corrections applied."""
    now = _current(visit, draft.area, draft.goal)
    if now.equals(draft.current):
        return
    before, own = (_recoded(cells, visit.catalogue) for cells in (draft.current, draft.corrections()))
    meant = _still_meant(own, visit.catalogue)
    draft.others, draft.left_out = _differences(before, now), own[~meant].to_dict("records")
    draft.current, draft.version, draft.prepared = now, visit.version, None
    draft.start_from(_with(now, own[meant]))


def _recoded(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Cells with the codes that the catalogue has for indicators renamed since."""
    return cells.assign(indicator=[catalogue.code_of.get(code.casefold(), code) for code in cells["indicator"]])


def _still_meant(own: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Whether the catalogue has the indicator of each of a person's rows in the unit in which it was typed."""
    units = {code: indicator.unit for code, indicator in catalogue.indicators.items()}
    return own["indicator"].map(units).fillna("") == own["unit"]


def _with(cells: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Cells with a person's own ones replacing those with the same key; new ones are added."""
    cells, own = cells.set_index(KEY), own.set_index(KEY)
    same = cells.index.intersection(own.index)
    cells.loc[same, FREE] = own.loc[same, FREE]
    together = pd.concat([own[~own.index.isin(same)], cells])
    return together.reset_index()


def _differences(before: pd.DataFrame, now: pd.DataFrame) -> list[tuple[Cells, Cells]]:
    """Each row changed by someone else, before and after; empty cells where the row did not exist."""
    rows = before[KEY].merge(now[KEY], how="outer")
    was, is_now = (cells.set_index(KEY).reindex(pd.MultiIndex.from_frame(rows)).fillna("").reset_index()[
        [*COLUMNS, "source"]].to_dict("records") for cells in (before, now))
    return [pair for pair in zip(was, is_now, strict=True) if any(pair[0][name] != pair[1][name]
                                                                  for name in (*FREE, "source"))]
