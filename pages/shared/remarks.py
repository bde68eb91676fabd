"""Remarks next to a status: notes of staff and a country's replies, the draft to send, and forms to record them."""

from datetime import date
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model.remarks import Remark, RemarkAuthor, notes_on, replies_on
from indicators.wording import day, say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit

NOTE, REPLY, NONE = "note", "reply", "none"
SHORT = 80


def beside(visit: Visit, area: str, goal: str, indicator: str) -> Markup:
    """The country's replies on a goal, then the notes on the figures of its indicator, "" for none, as recorded."""
    remarks, boxes = cache.remarks_of(visit, area), []
    for one in [*replies_on(remarks, goal), *(notes_on(remarks, indicator) if indicator else [])]:
        values = {"author": one.recorded_by, "day": day(one.recorded_at[:10]), "reason": one.reason}
        if one.by_country:
            by = say("remarks.reply_by", draft=one.draft, **values), ""
        else:
            by = (say("remarks.note_by", year=one.year, **values),
                  say("remarks.about_public" if one.public else "remarks.about", **values))
        boxes.append(markup.note(wording.remark(one, visit.catalogue), *by))
    return markup.joined(boxes)


def note_count(visit: Visit, row: Any) -> Markup:
    """Number of notes on one status; "" for none."""
    count = sum(note.year == row["year"] for note in notes_on(cache.remarks_of(visit, row["ref_area"]),
                                                              row["indicator"]))
    return markup.small(say("remarks.note_count", count=count)) if count else Markup("")


def write(visit: Visit, area: str, goal: str, rows: pd.DataFrame | None = None) -> None:
    """Render an expander with forms to record or withdraw a remark on a goal or on the statuses in ``rows``."""
    if not who.may_save(visit, "set_remark", area):
        return
    receipt.shown()
    judged_rows = rows[rows["judged"]] if rows is not None else pd.DataFrame()
    fold = st.expander(say("remarks.write"), key=f"remarks.write.{area}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        frame.html(markup.paragraph(say("remarks.lead")) + markup.heading(3, say("remarks.record")))
        kinds = [NOTE, REPLY, NONE] if len(judged_rows) else [REPLY, NONE]
        kind = st.radio(say("head.what"), kinds, key=f"remarks.kind.{area}.{len(kinds)}", horizontal=True,
                        format_func=lambda code: say(f"remarks.kind_{code}"))
        form = f"remarks.{kind}.{area}"
        if kind == NOTE:
            form = f"{form}.{judged_rows['indicator'].iloc[0]}"
        previewed_on = receipt.seen_before(form, visit.version)
        with st.form(form, border=False, enter_to_submit=False):
            remark = _note(area, judged_rows) if kind == NOTE else _reply(visit, area, goal, received=kind == REPLY)
            if st.form_submit_button(say("remarks.set")):
                receipt.attempt(lambda: visit.ledger.set_remark(who.actor(), remark, previewed_on=previewed_on),
                                visit.catalogue)
        _withdraw(visit, area)


def _note(area: str, rows: pd.DataFrame) -> Remark:
    """Ask for a note on the status of a year; ``rows`` are those of its series."""
    year = st.selectbox(say("remarks.year"), sorted(rows["year"], reverse=True), width=220)
    return Remark(author=RemarkAuthor.STAFF, ref_area=area, indicator=str(rows["indicator"].iloc[0]), year=int(year),
                  text=st.text_area(say("head.note"), height=100), reason=st.text_input(say("remarks.note_reason")),
                  public=st.checkbox(say("remarks.public")))


def _reply(visit: Visit, area: str, goal: str, *, received: bool) -> Remark:
    """Ask for a country's reply, or for the day by which none was ``received``."""
    goals = {one.id: say("remarks.about_goal", goal=f"{one.id} {wording.text(one.title)}")
             for one in visit.catalogue.goals} | {"": say("head.all_goals")}
    about = st.selectbox(say("remarks.goal"), list(goals), index=list(goals).index(goal), format_func=goals.__getitem__)
    with st.container(horizontal=True):
        on = st.date_input(say("remarks.day" if received else "remarks.last_day"), date.today(), format="YYYY-MM-DD")
        draft = st.number_input(say("remarks.version"), 1, visit.version, visit.version)
    text = st.text_area(say("remarks.reply_text"), height=120) if received else ""
    return Remark(author=RemarkAuthor.COUNTRY, ref_area=area, goal=str(about), day=on.isoformat(), draft=int(draft),
                  text=text, reason=st.text_input(say("remarks.reply_reason")), received=received)


def _withdraw(visit: Visit, area: str) -> None:
    """Form to select a remark and give a reason, where there are any."""
    names = {one.version: say(
        "remarks.one", author=one.recorded_by, day=day(one.recorded_at[:10]),
        text=shorten(wording.remark(one, visit.catalogue), SHORT, placeholder="…"))
        for one in cache.remarks_of(visit, area)}
    if not names:
        return
    frame.html(markup.heading(3, say("remarks.take_back_title")))
    with st.form(f"remarks.take_back.{area}", border=False, enter_to_submit=False):
        version = st.selectbox(say("remarks.which"), list(names), format_func=names.__getitem__)
        reason = st.text_input(say("commitments.take_back_reason"))
        if st.form_submit_button(say("head.withdraw")):
            receipt.attempt(lambda: visit.ledger.take_back(who.actor(), int(version), reason=reason))
