"""Notes on a status, with author and date; for staff, forms to set and withdraw one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators.errors import StalePreview
from indicators.model import Actor, Audience, Note
from indicators.permission import staff
from indicators.wording import day, say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit


def shown(notes: Iterable[Note], audience: Audience) -> Markup:
    """Notes in the order in which they were set, with author and date; for staff also reason and audience."""
    return markup.joined(markup.note(note.text, _by(note), _about(note) if audience == "staff" else "")
                         for note in notes)


def counted(notes: Iterable[Note], row: Mapping[str, Any]) -> Markup:
    """Number of notes on one status; "" for none."""
    count = sum(note.indicator == row["indicator"] and note.year == row["year"] for note in notes)
    text = say("notes.marked", count=count)
    return markup.small(text) if count else Markup("")


def write(visit: Visit, indicator: str, rows: pd.DataFrame, notes: Sequence[Note]) -> None:
    """Render an expander in which staff set or withdraw a note on a status of a series.

    Its forms are rendered once it has been opened, and then always, so that no input is lost when it closes.
    """
    judged = rows[rows["judged"]]
    if visit.audience != "staff" or visit.past or judged.empty:
        return
    receipt.shown("notes")
    area = str(judged["ref_area"].iloc[0])
    key = f"notes.write.{indicator}.{area}"
    fold, once = st.expander(say("notes.write"), key=key, on_change="rerun"), f"{key}.once"
    st.session_state[once] = bool(fold.open) or st.session_state.get(once, False)
    if not st.session_state[once]:
        return
    with fold:
        name = who.ask()
        _set(visit, indicator, area, sorted(judged["year"], reverse=True), name)
        if notes:
            _take_back(visit, notes, name or "")


def _set(visit: Visit, indicator: str, area: str, years: Sequence[int], name: str) -> None:
    """Form of year, text, reason and audience; refused if the figure or its notes changed since they were rendered."""
    seen = f"notes.seen.{indicator}.{area}"
    previewed_on = st.session_state.get(seen, visit.version)
    st.session_state[seen] = visit.version
    with st.form(f"notes.set.{indicator}.{area}", border=False, enter_to_submit=False):
        year = st.selectbox(say("notes.year"), years, width=220)
        text = st.text_area(say("notes.text"), height=100)
        reason = st.text_input(say("notes.reason"))
        public = st.checkbox(say("notes.public"))
        if st.form_submit_button(say("notes.set")):
            receipt.attempt("notes", lambda: say("notes.done", version=_record(
                visit, staff(name), indicator=indicator, ref_area=area, year=int(year), text=text, reason=reason,
                public=public, previewed_on=previewed_on)), _meanwhile)


def _take_back(visit: Visit, notes: Sequence[Note], name: str) -> None:
    """Form to select a note and give a reason."""
    named = {note.version: say("notes.one", year=note.year, author=note.author, text=_short(note.text))
             for note in notes}
    frame.html(markup.heading(3, say("notes.take_back_title")))
    with st.form(f"notes.take_back.{notes[0].indicator}.{notes[0].ref_area}", border=False, enter_to_submit=False):
        chosen = st.selectbox(say("notes.which"), list(named), format_func=named.__getitem__)
        reason = st.text_input(say("notes.back_reason"))
        if st.form_submit_button(say("notes.take_back")):
            receipt.attempt("notes", lambda: say("notes.taken_back", version=_take_back_note(
                visit, staff(name), int(chosen), reason)), _meanwhile)


def _meanwhile(stale: StalePreview) -> Markup:
    """What others changed meanwhile, in words."""
    changes = cast(list[dict[str, Any]], stale.values["changes"])
    return markup.bullets([say(
        f"notes.change_{change['kind']}", name=change["name"], version=change["version"], text=change.get("text", ""))
        for change in changes])


def _by(note: Note) -> str:
    return say("notes.by", year=note.year, author=note.author, day=day(note.at[:10]))


def _about(note: Note) -> str:
    return say("notes.about_public" if note.public else "notes.about", reason=note.reason)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _record(visit: Visit, actor: Actor, *, indicator: str, ref_area: str, year: int, text: str, reason: str,
             public: bool, previewed_on: int) -> int:
    """Set a note on a status; return the data version created."""
    return cache.opened(visit.figures)[0].set_note(
        actor, indicator=indicator, ref_area=ref_area, year=year, text=text, reason=reason, public=public,
        previewed_on=previewed_on).version


def _take_back_note(visit: Visit, actor: Actor, note: int, reason: str) -> int:
    """Withdraw a note; return the data version created."""
    return cache.opened(visit.figures)[0].take_back_note(actor, note, reason=reason).version
