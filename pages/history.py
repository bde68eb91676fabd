"""Page "History": what was recorded and by whom, undo, and releases."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.submissions.history import history as submissions_of
from indicators.wording import say
from pages.shared import cache, demo, frame, markup, receipt, record, releases, state
from pages.shared.cache import Visit
from pages.shared.record import RecordEntry

KINDS = ("all", "submission", "remark", "commitment")
"""What the list can be narrowed to; all but the first are link parameters that open one entry."""

COLUMNS = {"about": 212, "what": 110, "at": 140, "who": 140, "state": 110, "note": None}
"""Widths in pixels: on a phone, what it is about and its type are in sight."""
ROWS, ROW_HEIGHT = 9, 35         # rows in sight, and the pixels of a row of Streamlit's tables


def history(visit: Visit) -> None:
    """Ask for a section and render it, after the receipt of an action just completed."""
    frame.html(markup.heading(1, say("history.title")))
    receipt.shown("history")
    view = state.pick("view", say("history.view"), ["record", "releases"], lambda name: say("history.views", view=name),
                      starts_over="kind submission remark commitment")
    (releases.show if view == "releases" else _record)(visit)
    receipt.say_if_not_done()
    demo.offer_new_start(visit)


def _record(visit: Visit) -> None:
    """Render the list, newest first, and below it the entry of the link parameter."""
    submissions = (record.submission(visit, sent) for sent in submissions_of(cache.opened(visit.figures)[0]))
    entries = sorted([*submissions, *record.remarks(visit)], key=lambda entry: entry.at, reverse=True)
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead"))
    kind = state.pick("kind", say("history.kind"), KINDS, lambda code: say("history.records", kind=code))
    entries_of_kind = [entry for entry in entries if kind in ("all", entry.kind)]
    if not entries_of_kind:
        frame.html(markup.paragraph(say("history.none", kind=kind)))
        return
    _list(entries_of_kind, f"history.record.{visit.figures}.{kind}.{len(entries_of_kind)}")
    for kind in KINDS[1:]:
        ids = {entry.id: entry for entry in entries if entry.kind == kind}
        label, instead = (say("history.records", kind=code) for code in (kind, "all"))
        if value := state.value_of(kind, list(ids), label, instead):
            ids[value].show(visit)
            return
    frame.html(markup.paragraph(say("history.open_one"), "gl-quiet"))


def _list(entries: Sequence[RecordEntry], key: str) -> None:
    """The list as a table; the row that is selected goes into the address."""
    def select() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        opened = {entries[rows[0]].kind: entries[rows[0]].id} if rows else {}
        state.put(**dict.fromkeys(KINDS[1:]) | opened)

    rows = pd.DataFrame({name: [getattr(entry, name) for entry in entries] for name in COLUMNS})
    rows["at"] = pd.to_datetime(rows["at"])
    columns = {name: st.column_config.Column(say(f"history.{name}"), width=width) for name, width in COLUMNS.items()}
    columns["at"] = st.column_config.DatetimeColumn(say("history.at"), format="YYYY-MM-DD HH:mm", timezone="UTC")
    st.dataframe(rows, hide_index=True, key=key, on_select=select, selection_mode="single-row",
                 height=(min(len(entries), ROWS) + 1) * ROW_HEIGHT + 3, column_config=columns)
