"""A country's right of reply: its comments next to its status; for staff, the draft to send and forms to record one."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.pack.building import Asked, build
from indicators.briefing.pack.draft import draft_name, write_draft
from indicators.errors import StalePreview
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Actor, Catalogue
from indicators.model.comments import CountryComment
from indicators.permission import staff
from indicators.statements import on_goal
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit

COMMENT, NONE = "comment", "none"
TIME_TO_REPLY = timedelta(days=30)


def shown(visit: Visit, board: Scoreboard, area: str, goal: str, *, general: bool = True) -> Markup:
    """The country's comments on a goal, with ``general`` those on all goals too; for staff also how they were received.
    """
    comments = on_goal(cache.comments_of(visit, board, area), goal, general=general)
    return markup.joined(markup.note(wording.comment(comment, board.catalogue), _by(comment), "")
                         if visit.audience == "staff" else
                         markup.note(wording.comment(comment, board.catalogue), "", "") for comment in comments)


def write(visit: Visit, board: Scoreboard, area: str, goal: str) -> None:
    """Render an expander with the draft of all statuses of a country, and forms to record or withdraw a comment.

    Its forms are rendered once it has been opened, and then always, so that no input is lost when it closes.
    """
    if visit.audience != "staff" or visit.past:
        return
    receipt.shown("comments")
    key = f"comments.write.{area}"
    fold, once = st.expander(say("comments.write"), key=key, on_change="rerun"), f"{key}.once"
    st.session_state[once] = bool(fold.open) or st.session_state.get(once, False)
    if not st.session_state[once]:
        return
    with fold:
        _draft(visit, area)
        frame.html(markup.heading(3, say("comments.record")))
        name = who.ask_again("comments")
        _set(visit, area, goal, name)
        if comments := cache.comments_of(visit, board, area):
            _take_back(visit, comments, visit.catalogue, name or "")


def _draft(visit: Visit, area: str) -> None:
    """The last day for comments, and the draft to download."""
    frame.html(markup.paragraph(say("comments.lead")))
    when, button = st.columns([1, 2], vertical_alignment="bottom")
    with when:
        until = st.date_input(say("comments.until"), date.today() + TIME_TO_REPLY, key=f"comments.until.{area}",
                              format="YYYY-MM-DD")
    with button:
        st.download_button(say("comments.draft"), lambda: _document(visit, area, until.isoformat()),
                           draft_name(area, visit.version), on_click="ignore", key=f"comments.draft.{area}")


def _set(visit: Visit, area: str, goal: str, name: str | None) -> None:
    """Form of a comment; refused if another one of the country was recorded since it was rendered."""
    seen = f"comments.seen.{area}"
    previewed_on = st.session_state.get(seen, visit.version)
    st.session_state[seen] = visit.version
    with st.form(f"comments.set.{area}", border=False, enter_to_submit=False):
        kind = st.radio(say("comments.kind"), [COMMENT, NONE], horizontal=True,
                        format_func=lambda code: say(f"comments.kind_{code}"))
        scopes = {own.id: say("comments.about_goal", goal=f"{own.id} {wording.text(own.title)}")
                  for own in visit.catalogue.goals} | {"": say("comments.about_all")}
        about = st.selectbox(say("comments.about"), list(scopes), index=list(scopes).index(goal),
                             format_func=scopes.__getitem__)
        first, second = st.columns(2)
        with first:
            day = st.date_input(say("comments.day"), date.today(), format="YYYY-MM-DD")
        with second:
            draft = st.number_input(say("comments.version"), 1, visit.version, visit.version)
        text = st.text_area(say("comments.text"), height=120)
        reason = st.text_input(say("comments.reason"))
        if st.form_submit_button(say("comments.set")):
            receipt.attempt("comments", lambda: say("comments.done", version=_record(
                visit, staff(name or ""), ref_area=area, goal=str(about), day=day.isoformat(), draft=int(draft),
                text=None if kind == NONE else text, reason=reason, previewed_on=previewed_on)), _meanwhile)


def _take_back(visit: Visit, comments: Sequence[CountryComment], catalogue: Catalogue, name: str) -> None:
    """Form to select a comment and give a reason."""
    named = {comment.version: _short(wording.comment(comment, catalogue)) for comment in comments}
    frame.html(markup.heading(3, say("comments.take_back_title")))
    with st.form(f"comments.take_back.{comments[0].ref_area}", border=False, enter_to_submit=False):
        chosen = st.selectbox(say("comments.which"), list(named), format_func=named.__getitem__)
        reason = st.text_input(say("comments.back_reason"))
        if st.form_submit_button(say("comments.take_back")):
            receipt.attempt("comments", lambda: say("comments.taken_back", version=_take_back_comment(
                visit, staff(name), int(chosen), reason)), _meanwhile)


def _meanwhile(stale: StalePreview) -> Markup:
    """That others recorded or withdrew a comment meanwhile."""
    changes = stale.values["changes"]
    assert isinstance(changes, list)
    return markup.bullets([say(f"comments.change_{change['kind']}", name=change["name"], version=change["version"])
                           for change in changes])


def _by(comment: CountryComment) -> str:
    return say("comments.by", draft=comment.draft, author=comment.author, day=wording.day(comment.at[:10]),
               reason=comment.reason)


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"


def _record(visit: Visit, actor: Actor, *, ref_area: str, goal: str, day: str, draft: int, text: str | None,
                reason: str, previewed_on: int) -> int:
    """Record a country's comment, or with None that none came; return the data version created."""
    return cache.opened(visit.figures)[0].set_comment(
        actor, ref_area=ref_area, goal=goal, day=day, draft=draft, text=text, reason=reason,
        previewed_on=previewed_on).version


def _take_back_comment(visit: Visit, actor: Actor, comment: int, reason: str) -> int:
    """Withdraw a country's comment; return the data version created."""
    return cache.opened(visit.figures)[0].take_back_comment(actor, comment, reason=reason).version


def _document(visit: Visit, ref_area: str, until: str) -> bytes:
    """A country's statuses and sentences as a document for its comment until a day."""
    stream = BytesIO()
    write_draft(build(cache.read_of(visit, ref_area), Asked(areas=(ref_area,))), until, stream)
    return stream.getvalue()
