"""The record: submissions, remarks, changes to commitments and rejected files in one list, and one of them in full."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.submissions.history import attempts, history
from indicators.wording import say
from pages.shared import cache, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.history import attempt, submission, words
from pages.shared.history.entry import RecordEntry

KINDS = ("all", "submission", "remark", "commitment", "attempt")
"""What the list can be narrowed to; all but the first are link parameters that open one entry."""

ROWS, ROW_HEIGHT = 9, 35         # rows in sight, and the pixels of a row of Streamlit's tables


def show(visit: Visit) -> None:
    """Render the list, newest first, and below it the entry of the link parameter."""
    entries = sorted(_entries(visit), key=lambda entry: entry.at, reverse=True)
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead"))
    kind = state.pick("kind", say("history.kind"), KINDS, lambda code: say("history.records", kind=code))
    listed = [entry for entry in entries if kind in ("all", entry.kind)]
    if not listed:
        frame.html(markup.paragraph(say("history.none", kind=kind)))
        return
    _list(listed, f"history.record.{visit.figures}.{kind}.{len(listed)}")
    entry = next((entry for entry in entries if st.query_params.get(entry.kind) == entry.id), None)
    if entry:
        entry.show()
    else:
        st.caption(say("history.open_one"))


def _list(entries: Sequence[RecordEntry], key: str) -> None:
    """The list as a table; the row that is selected goes into the address."""
    def select() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        opened = {entries[rows[0]].kind: entries[rows[0]].id} if rows else {}
        state.put(**dict.fromkeys(KINDS[1:]) | opened)

    columns = ("at", "about", "what", "who", "state", "note")
    rows = pd.DataFrame({say(f"history.{name}"): [getattr(entry, name) for entry in entries] for name in columns})
    rows[say("history.at")] = pd.to_datetime(rows[say("history.at")])
    st.dataframe(rows, hide_index=True, key=key, on_select=select, selection_mode="single-row",
                 height=(min(len(entries), ROWS) + 1) * ROW_HEIGHT + 3, column_config={
                     say("history.at"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", timezone="UTC")})


def _entries(visit: Visit) -> Iterator[RecordEntry]:
    ledger = cache.opened(visit.figures)[0]
    submissions = history(ledger)
    yield from (submission.listed(visit, sent) for sent in submissions)
    yield from words.listed(visit)
    saved = attempt.by_file(submissions)
    yield from (attempt.listed(visit, file, saved) for file in attempts(ledger))
