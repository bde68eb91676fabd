"""Page "Who did what": acts on record by person, act, country and month; downloads as `goalline audit` prints them."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.opening import AuditRow, audit_file
from indicators.wording import say
from pages.shared import acts, downloads, frame, markup, state, who
from pages.shared.cache import Visit
from pages.shared.filters import ALL, by_name

WIDTHS = {"at": 140, "who": 140, "event": 260, "about": 160, "areas": 160, "detail": 220}
"""Columns of the table and their widths in pixels."""


def audit(visit: Visit) -> None:
    """Render filters, the acts that match, newest first, and the downloads."""
    frame.html(markup.heading(1, say("menu.audit")))
    who.demand("audit")
    ledger = visit.ledger
    names = {person.id: say("audit.person", name=person.name, person=person.id) if person.name else person.id
             for person in ledger.people()}
    chosen = _ask(ledger.audit(), names, visit)
    rows = ledger.audit(**chosen)
    frame.html(markup.paragraph(say("audit.lead", count=wording.Count(len(rows))), "gl-lead"))
    if rows:
        _table(rows, names, visit)
        _offer(visit, rows)
    frame.html(markup.paragraph(say("audit.what"), "gl-small gl-quiet"))


def _ask(rows: Sequence[AuditRow], names: Mapping[str, str], visit: Visit) -> dict[str, str]:
    """Ask for a person, an act, a country, and the first and last month; the values of ``Ledger.audit``."""
    months = sorted({row.at[:7] for row in rows}, reverse=True)
    options: dict[str, tuple[str, Mapping[str, str]]] = {
        "person": (say("history.who"), by_name({row.person: names[row.person] for row in rows})),
        "act": (say("history.event"), by_name({row.action: acts.in_words(row) for row in rows})),
        "area": (say("head.area"), by_name({area: wording.area(area, visit.catalogue)
                                            for row in rows for area in row.areas})),
        "from": (say("audit.since"), {month: month for month in months}),
        "to": (say("audit.until"), {month: month for month in months})}
    with st.container(horizontal=True, key="acts"):
        chosen = [state.choose(name, label, [ALL, *words], ALL, {ALL: say("filters.all"), **words}.__getitem__,
                               width=190) for name, (label, words) in options.items()]
    return dict(zip(("person", "action", "area", "since", "until"), chosen, strict=True))


def _table(rows: Sequence[AuditRow], names: Mapping[str, str], visit: Visit) -> None:
    """The acts, the newest first."""
    table = pd.DataFrame([{
        "at": row.at, "who": names[row.person], "event": acts.in_words(row),
        "about": names.get(row.about, row.about) or (str(row.version) if row.version else ""),
        "areas": ", ".join(wording.area(area, visit.catalogue) for area in row.areas),
        "detail": acts.detail(row)} for row in reversed(rows)])
    columns = {name: st.column_config.Column(say("head.country" if name == "areas" else f"history.{name}"), width=width)
               for name, width in WIDTHS.items() if name not in ("at", "detail")}
    columns["detail"] = st.column_config.Column(say("audit.detail"), width=WIDTHS["detail"])
    columns["at"] = st.column_config.DatetimeColumn(say("history.at"), format="YYYY-MM-DD HH:mm", timezone="UTC",
                                                    width=WIDTHS["at"])
    st.dataframe(table.assign(at=pd.to_datetime(table["at"])), hide_index=True, alt=say("menu.audit"),
                 column_config=columns)


def _offer(visit: Visit, rows: Sequence[AuditRow]) -> None:
    """Downloads of the acts that match."""
    with st.container(horizontal=True):
        downloads.offer_recorded(visit, say("filters.csv"), lambda: audit_file(rows, "csv"), "goalline-audit.csv",
                                 "text/csv")
        downloads.offer_recorded(visit, say("audit.jsonl"), lambda: audit_file(rows, "jsonl"), "goalline-audit.jsonl",
                                 "application/jsonl")
