"""What is done about the countries of a round: letters and drafts to take, steps to record, comments that come back."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from indicators import wording
from indicators.briefing.letters import Letter, letter, letter_text, letters_archive
from indicators.briefing.replies import ReturnedDraft, drafts_archive, returned_draft
from indicators.errors import Refusal
from indicators.model.remarks import Remark
from indicators.model.rounds import LETTERS, WITH_DAY, Round, RoundStep, Step
from indicators.permission import staff
from indicators.reports.collection import Received, without_comments
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.desk import round_forms

TIME_TO_ANSWER = timedelta(days=30)


def record(visit: Visit, round_: Round, countries: Sequence[Received]) -> None:
    """Ask for a step of some countries; render its letters or drafts to take, and the button that records it."""
    areas, count = tuple(country.ref_area for country in countries), wording.Count(len(countries))
    key = f"{round_.id}.{len(round_.steps)}"
    frame.html(markup.heading(3, say("desk.record_title", count=count)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = Step(st.selectbox(say("desk.step"), list(map(str, Step)), index=list(Step).index(Step.REMINDED),
                                 format_func=lambda step: say("desk.do", step=step), key=f"desk.step.{round_.id}"))
        on, until = _ask_day(say("desk.day"), date.today()), None
        if kind in WITH_DAY:
            until = _ask_day(say("desk.until", step=kind), date.today() + TIME_TO_ANSWER)
    text = st.text_area(say("desk.text"), key=f"desk.text.{kind}.{key}") if kind in LETTERS else ""
    step = RoundStep(step=kind, areas=areas, day=on.isoformat(), until=until.isoformat() if until else "",
                     text=text or "", draft=visit.version if kind is Step.DRAFT else 0)

    sender = who.name()                          # not in the session any more where a file is made

    def letters() -> dict[str, Letter]:
        return {f"goalline-{kind}-{country.ref_area}-{step.day}": letter(
            round_, country, step, visit.catalogue, sender) for country in countries}

    stem = f"goalline-{kind}-{round_forms.file_name(round_)}"
    with st.container(horizontal=True):
        if kind in LETTERS:
            st.download_button(say("desk.letters", count=count), lambda: letters_archive(letters()), f"{stem}.zip",
                               on_click="ignore")
        if kind is Step.DRAFT:
            st.download_button(say("desk.drafts", count=count), lambda: drafts_archive(
                cache.read_of(visit), areas, step.until), f"{stem}-v{visit.version}.zip", on_click="ignore")
        if st.button(say("desk.record", count=count), type="primary", key=f"desk.record.{key}"):
            replies = [reply for area in areas for reply in cache.remarks_of(visit, area)]
            receipt.attempt("desk", lambda: _take(visit, round_, step, without_comments(
                countries, step, replies, round_.name, visit.catalogue)), visit.catalogue)
    frame.html(markup.paragraph(say("desk.no_mail"), "gl-small gl-quiet gl-text"))
    languages = {country.invited.language for country in countries} - {""}
    if kind in LETTERS and (foreign := [each for each in sorted(languages) if not wording.language_named(each)]):
        frame.html(markup.paragraph(say("desk.letter_in", languages=wording.listed(foreign))))
    if kind in LETTERS and len(countries) == 1:
        st.code(letter_text(next(iter(letters().values()))), language=None, wrap_lines=True)


def _ask_day(label: str, default: date) -> date:
    return st.date_input(label, default, format="YYYY-MM-DD", width=220)


def _take(visit: Visit, round_: Round, step: RoundStep, remarks: Sequence[Remark]) -> str:
    cache.opened(visit.figures)[0].take_step(staff(who.name()), round_.id, step, remarks, previewed_on=visit.version)
    return receipt.done()


def returned_drafts(visit: Visit, round_: Round) -> None:
    """Render an expander to choose drafts that came back, what they say, and the button that saves their comments."""
    with st.expander(say("desk.returned_drafts")):
        files = st.file_uploader(say("desk.choose_drafts"), type=["docx"], accept_multiple_files=True,
                                 key=f"desk.drafts.{round_.id}.{len(round_.steps)}")
        drafts = list[tuple[str, ReturnedDraft]]()
        for file in files:
            try:
                drafts.append((file.name, _read(file.getvalue(), (visit.figures, round_.entry), visit, round_)))
            except Refusal as refusal:
                frame.trouble(refusal)
        if not drafts:
            return
        st.dataframe([{say("head.country"): wording.area(sent.ref_area, visit.catalogue),
                       say("head.goal"): goal or say("head.all_goals"), say("desk.comment"): text}
                      for _, sent in drafts for goal, text in (sent.comments or {"": say("desk.no_comments")}).items()])
        on = _ask_day(say("remarks.day"), date.today()).isoformat()
        replies = list({(one.ref_area, one.goal, one.text): one for name, sent in drafts for one in sent.remarks(
            cache.remarks_of(visit, sent.ref_area), day=on, reason=name)}.values())
        step = RoundStep(step=Step.COMMENTED, areas=tuple({one.ref_area for one in replies}), day=on)
        if st.button(say("desk.save_comments", count=wording.Count(len(replies))), disabled=not replies):
            receipt.attempt("desk", lambda: _take(visit, round_, step, replies), visit.catalogue)


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(content: bytes, key: object, _visit: Visit, _round: Round) -> ReturnedDraft:  # noqa: ARG001 - for the cache
    return returned_draft(content, _visit.catalogue, _round)
