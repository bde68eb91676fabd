"""The record: submissions, remarks, changes to commitments and rejected files in one list, and one of them in full."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.submissions.history import history
from indicators.wording import say
from pages.shared import cache, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.history import submission, texts
from pages.shared.history.entry import RecordEntry

KINDS = ("all", "submission", "remark", "commitment", "attempt")
"""What the list can be narrowed to; all but the first are link parameters that open one entry."""

COLUMNS = {"about": 300, "what": 130, "at": 140, "who": 140, "state": 120, "note": 320}
"""Widths in pixels: on a phone, what it is about and its type are in sight."""
ROWS, ROW_HEIGHT = 9, 35         # rows in sight, and the pixels of a row of Streamlit's tables


def show(visit: Visit) -> None:
    """Render the list, newest first, and below it the entry of the link parameter."""
    entries = sorted(_entries(visit), key=lambda entry: entry.at, reverse=True)
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead"))
    kind = state.pick("kind", say("history.kind"), KINDS, lambda code: say("history.records", kind=code))
    entries_of_kind = [entry for entry in entries if kind in ("all", entry.kind)]
    if not entries_of_kind:
        frame.html(markup.paragraph(say("history.none", kind=kind)))
        return
    _list(entries_of_kind, f"history.record.{visit.figures}.{kind}.{len(entries_of_kind)}")
    if entry := _chosen(entries):
        entry.show()
    else:
        frame.html(markup.paragraph(say("history.open_one"), "gl-quiet"))


def _chosen(entries: Sequence[RecordEntry]) -> RecordEntry | None:
    """The entry that the address names; renders a notice where there is none of that number."""
    for kind in KINDS[1:]:
        ids = {entry.id: entry for entry in entries if entry.kind == kind}
        label, instead = (say("history.records", kind=code) for code in (kind, "all"))
        if value := state.value_of(kind, list(ids), label, instead):
            return ids[value]
    return None


def _list(entries: Sequence[RecordEntry], key: str) -> None:
    """The list as a table; the row that is selected goes into the address."""
    def select() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        opened = {entries[rows[0]].kind: entries[rows[0]].id} if rows else {}
        state.put(**dict.fromkeys(KINDS[1:]) | opened)

    rows = pd.DataFrame({name: [getattr(entry, name) for entry in entries] for name in COLUMNS})
    rows["at"] = pd.to_datetime(rows["at"])
    columns: dict[str, Any] = {name: st.column_config.TextColumn(say(f"history.{name}"), width=width)
                                  for name, width in COLUMNS.items()}
    columns["at"] = st.column_config.DatetimeColumn(say("history.at"), format="YYYY-MM-DD HH:mm", timezone="UTC")
    st.dataframe(rows, hide_index=True, key=key, on_select=select, selection_mode="single-row",
                 height=(min(len(entries), ROWS) + 1) * ROW_HEIGHT + 3, column_config=columns)


def _entries(visit: Visit) -> Iterator[RecordEntry]:
    submissions = history(cache.opened(visit.figures)[0])
    yield from (submission.row(visit, sent) for sent in submissions)
    yield from texts.rows(visit, submissions)
