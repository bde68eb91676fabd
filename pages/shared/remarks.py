"""Remarks next to a status: notes of staff and a country's replies, the draft to send, and forms to record them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.replies import draft, draft_name
from indicators.model.remarks import Remark, RemarkAuthor, notes_on, replies_on
from indicators.permission import staff
from indicators.wording import day, say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit

NOTE, REPLY, NONE = "note", "reply", "none"
TIME_TO_REPLY = timedelta(days=30)
SHORT = 80


def notes(visit: Visit, area: str, indicator: str) -> Markup:
    """The notes on the figures of an indicator, in the order in which they were recorded."""
    return _boxes(visit, notes_on(cache.remarks_of(visit, area), indicator))


def replies(visit: Visit, area: str, goal: str, *, general: bool = True) -> Markup:
    """The country's replies on a goal, with ``general`` those on all goals too."""
    return _boxes(visit, replies_on(cache.remarks_of(visit, area), goal, general=general))


def _boxes(visit: Visit, remarks: Iterable[Remark]) -> Markup:
    return markup.joined(markup.note(wording.remark(one, visit.catalogue), *_by(one))
                         for one in remarks)


def _by(one: Remark) -> tuple[str, str]:
    """Who recorded a remark when and why, or how it was received."""
    values = {"author": one.recorded_by, "day": day(one.recorded_at[:10]), "reason": one.reason}
    if one.by_country:
        return say("remarks.reply_by", draft=one.draft, **values), ""
    about = say("remarks.about_public" if one.public else "remarks.about", **values)
    return say("remarks.note_by", year=one.year, **values), about


def note_count(visit: Visit, row: Mapping[str, Any]) -> Markup:
    """Number of notes on one status; "" for none."""
    remarks = cache.remarks_of(visit, row["ref_area"])
    count = sum(note.year == row["year"] for note in notes_on(remarks, row["indicator"]))
    return markup.small(say("remarks.note_count", count=count)) if count else Markup("")


def write(visit: Visit, area: str, goal: str, rows: pd.DataFrame | None = None) -> None:
    """Render an expander that, once opened, holds the draft of a country's statuses, and forms to record or withdraw a
    remark: on a goal, "" for all, and on the statuses of a series in ``rows``.
    """
    if visit.past:
        return
    receipt.shown("remarks")
    judged_rows = rows[rows["judged"]] if rows is not None else pd.DataFrame()
    fold = st.expander(say("remarks.write"), key=f"remarks.write.{area}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        _draft(visit, area)
        frame.html(markup.heading(3, say("remarks.record")))
        name = who.ask()
        kinds = [NOTE, REPLY, NONE] if len(judged_rows) else [REPLY, NONE]
        kind = st.radio(say("head.what"), kinds, key=f"remarks.kind.{area}.{len(kinds)}", horizontal=True,
                        format_func=lambda code: say(f"remarks.kind_{code}"))
        if kind == NOTE:
            _note(visit, name, area, str(judged_rows["indicator"].iloc[0]), sorted(judged_rows["year"], reverse=True))
        else:
            _reply(visit, name, area, goal, received=kind == REPLY)
        if remarks := cache.remarks_of(visit, area):
            _take_back(visit, remarks, name)


def _draft(visit: Visit, area: str) -> None:
    """The last day for replies, and the draft to download."""
    frame.html(markup.paragraph(say("remarks.lead")))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        until = st.date_input(say("remarks.until"), date.today() + TIME_TO_REPLY, key=f"remarks.until.{area}",
                              format="YYYY-MM-DD", width=220)
        st.download_button(say("remarks.draft"), lambda: draft(cache.read_of(visit), area, until.isoformat()),
                           draft_name(area, visit.version), on_click="ignore", key=f"remarks.draft.{area}")


def _note(visit: Visit, name: str, area: str, indicator: str, years: Sequence[int]) -> None:
    """Form of a note on the status of a year."""
    with st.form(f"remarks.note.{indicator}.{area}", border=False, enter_to_submit=False):
        year = st.selectbox(say("remarks.year"), years, width=220)
        text = st.text_area(say("head.note"), height=100)
        reason = st.text_input(say("remarks.note_reason"))
        public = st.checkbox(say("remarks.public"))
        _record(visit, name, f"{indicator}.{area}", lambda: Remark(
            author=RemarkAuthor.STAFF, ref_area=area, indicator=indicator, year=int(year), text=text, reason=reason,
            public=public))


def _reply(visit: Visit, name: str, area: str, goal: str, *, received: bool) -> None:
    """Form of a country's reply, or that none was received."""
    with st.form(f"remarks.reply.{area}.{received}", border=False, enter_to_submit=False):
        goals = {one.id: say("remarks.about_goal", goal=f"{one.id} {wording.text(one.title)}")
                 for one in visit.catalogue.goals} | {"": say("head.all_goals")}
        about = st.selectbox(say("remarks.goal"), list(goals), index=list(goals).index(goal),
                             format_func=goals.__getitem__)
        with st.container(horizontal=True):
            on = st.date_input(say("remarks.day" if received else "remarks.last_day"), date.today(),
                               format="YYYY-MM-DD")
            draft = st.number_input(say("remarks.version"), 1, visit.version, visit.version)
        text = st.text_area(say("remarks.reply_text"), height=120) if received else ""
        reason = st.text_input(say("remarks.reply_reason"))
        _record(visit, name, area, lambda: Remark(
            author=RemarkAuthor.COUNTRY, ref_area=area, goal=str(about), day=on.isoformat(), draft=int(draft),
            text=text, reason=reason, received=received))


def _record(visit: Visit, name: str, which: str, remark: Callable[[], Remark]) -> None:
    """The button that records the ``remark`` of a form; refused if others changed what it is about in the meantime."""
    previewed_on = receipt.seen_before(f"remarks.{which}", visit.version)
    if st.form_submit_button(say("remarks.set")):
        ledger = cache.opened(visit.figures)[0]
        receipt.attempt("remarks", lambda: say("remarks.done", version=ledger.set_remark(
            staff(name), remark(), previewed_on=previewed_on).version), visit.catalogue)


def _take_back(visit: Visit, remarks: Sequence[Remark], name: str) -> None:
    """Form to select a remark and give a reason."""
    names = {one.version: say(
        "remarks.one", author=one.recorded_by, day=day(one.recorded_at[:10]),
        text=shorten(wording.remark(one, visit.catalogue), SHORT, placeholder="…")) for one in remarks}
    frame.html(markup.heading(3, say("remarks.take_back_title")))
    with st.form(f"remarks.take_back.{remarks[0].ref_area}", border=False, enter_to_submit=False):
        version = st.selectbox(say("remarks.which"), list(names), format_func=names.__getitem__)
        reason = st.text_input(say("commitments.take_back_reason"))
        if st.form_submit_button(say("head.withdraw")):
            ledger = cache.opened(visit.figures)[0]
            receipt.attempt("remarks", lambda: say("remarks.taken_back", version=ledger.take_back(
                staff(name), int(version), reason=reason).version))
