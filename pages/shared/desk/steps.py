"""What is done about the countries of a round: letters and drafts to take, steps to record, comments that come back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.remarks import Remark
from indicators.model.rounds import LETTERS, WITH_DAY, Round, RoundStep, Step
from indicators.rounds.letters import Letter, letter, letter_text, letters_archive
from indicators.rounds.proposed import file_name
from indicators.rounds.received import Received, Stage, WaitingFile, without_comments
from indicators.rounds.right_of_reply import (
    DraftComment,
    ReturnedDraft,
    draft,
    drafts_archive,
    returned_draft,
    without_draft,
)
from indicators.wording import say
from pages.shared import cache, downloads, frame, markup, menu, receipt, who
from pages.shared.cache import Visit

TIME_TO_ANSWER = timedelta(days=30)

Waiting = Mapping[str, Sequence[WaitingFile]]


def record(visit: Visit, round_: Round, countries: Sequence[Received], waiting: Waiting) -> None:
    """Ask for a step of some countries; render its letters or drafts to take, and the button that records it.
    ``waiting`` are the files that are not saved yet, by their country.
    """
    areas, count = tuple(country.ref_area for country in countries), wording.Count(len(countries))
    key = f"{round_.id}.{len(round_.steps)}"
    frame.html(markup.heading(3, say("desk.record_title", count=count)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = Step(st.selectbox(say("desk.step"), list(map(str, Step)), index=list(Step).index(Step.REMINDED),
                                 format_func=lambda step: say("desk.do", step=step), key=f"desk.step.{round_.id}"))
        on, until = _ask_day(say("desk.day"), date.today()), None
        if kind in WITH_DAY:
            until = _ask_day(say("desk.until", step=kind), date.today() + TIME_TO_ANSWER)
        version = _ask_version(visit, round_, areas) if kind is Step.DRAFT else 0
    text = st.text_area(say("desk.text"), key=f"desk.text.{kind}.{key}") if kind in LETTERS else ""
    step = RoundStep(step=kind, areas=areas, day=on.isoformat(), until=until.isoformat() if until else "",
                     text=text or "", draft=version)

    sender = one.name if (one := who.account()) else ""
    made = _versions(round_)                               # not in the session any more where a file is made

    def letters() -> dict[str, Letter]:
        return {f"goalline-{kind}-{country.ref_area}-{step.day}": letter(
            round_, country, step, visit.catalogue, sender or country.invited.officer) for country in countries}

    def drafts() -> bytes:
        made.update(dict.fromkeys(areas, visit.version))
        return drafts_archive(cache.read_of(visit), areas, step.until)

    stem = f"goalline-{kind}-{file_name(round_)}"
    with st.container(horizontal=True):
        if kind in LETTERS:
            downloads.offer_recorded(visit, say("desk.letters", count=count), lambda: letters_archive(letters()),
                                     f"{stem}.zip")
        if kind is Step.DRAFT:
            downloads.offer_recorded(visit, say("desk.drafts", count=count), drafts, f"{stem}-v{visit.version}.zip")
        if who.may("set_round", *areas) and st.button(say("desk.record", count=count), type="primary",
                                                      key=f"desk.record.{key}"):
            receipt.attempt(lambda: _take(visit, round_, step, _no_comments(visit, round_, step, countries)),
                            visit.catalogue)
    if kind in LETTERS:
        _show_unsaved(visit, countries, waiting)
    frame.html(markup.paragraph(say("desk.no_mail"), "gl-small gl-quiet gl-text"))
    if kind in LETTERS:
        _show_other_languages(countries)
    if kind in LETTERS and len(countries) == 1:
        st.code(letter_text(next(iter(letters().values()))), language=None, wrap_lines=True)


def _show_other_languages(countries: Sequence[Received]) -> None:
    """Say which of the countries' languages the letters are not in."""
    languages = {country.invited.language for country in countries} - {""}
    if lacking := [each for each in sorted(languages) if not wording.language_named(each)]:
        frame.html(markup.paragraph(say("desk.letter_in", languages=wording.listed(lacking))))


def _show_unsaved(visit: Visit, countries: Sequence[Received], waiting: Waiting) -> None:
    """Render which files of the countries are not saved yet, of which their letters say only that they came."""
    files = [say("desk.waits", area=wording.area(one.ref_area, visit.catalogue),
                 files=wording.listed(file.filename for file in waiting[one.ref_area]))
             for one in countries if one.ref_area in waiting and one.stage is Stage.RECEIVED]
    if files:
        link = markup.link(menu.address("reports", view="add"), say("head.add_report"))
        waits = say("desk.waiting", count=wording.Count(len(files)))
        frame.html(markup.notices("receipt", [waits], files, after=[link]))


def _ask_day(label: str, default: date) -> date:
    return st.date_input(label, default, format="YYYY-MM-DD", width=220)


def _versions(round_: Round) -> dict[str, int]:
    """The data version of the draft last downloaded in this session, by country."""
    versions: dict[str, int] = st.session_state.setdefault(f"desk.versions.{round_.id}", {})
    return versions


def _ask_version(visit: Visit, round_: Round, areas: Sequence[str]) -> int:
    """Ask for the data version of the drafts sent: by default of those downloaded last, else the first one shown."""
    downloaded = max((_versions(round_).get(area, 0) for area in areas), default=0)
    return int(st.number_input(say("desk.draft_version"), 1, None, downloaded or visit.version, width=220,
                               key=f"desk.version.{round_.id}.{downloaded}"))


def _no_comments(visit: Visit, round_: Round, step: RoundStep, countries: Sequence[Received]) -> list[Remark]:
    """The remarks of a step that says that no comment came. Raises Refusal("round.*") for drafts that there are not."""
    if step.step is Step.DRAFT:
        read = cache.read_of(cache.visit_at(visit.figures, step.draft))
        if nothing := without_draft(read, step.areas):
            raise Refusal("round.nothing_to_send", names=wording.listed(
                wording.area(area, visit.catalogue) for area in nothing))
    replies = [reply for area in step.areas for reply in cache.remarks_of(visit, area)]
    return without_comments(countries, step, replies, round_.name, visit.catalogue)


def _take(visit: Visit, round_: Round, step: RoundStep, remarks: Sequence[Remark]) -> object:
    return cache.opened(visit.figures)[0].take_step(who.actor(), round_.id, step, remarks,
                                                    previewed_on=visit.version)


def returned_drafts(visit: Visit, round_: Round) -> None:
    """Render an expander to choose drafts that came back, and the button that saves the comments in them."""
    with st.expander(say("desk.returned_drafts")):
        files = st.file_uploader(say("desk.choose_drafts"), type=["docx"], accept_multiple_files=True,
                                 key=f"desk.drafts.{round_.id}.{len(round_.steps)}")
        drafts = dict[str, ReturnedDraft]()
        for file in files:
            try:
                drafts[file.name] = _read(file.getvalue(), (visit.figures, round_.entry), visit, round_)
            except Refusal as refusal:
                frame.trouble(refusal)
        if not drafts:
            return
        st.dataframe([_row(visit, sent, one) for sent in drafts.values() for one in sent.comments or [None]])
        loose = [(name, one) for name, sent in drafts.items() for one in sent.comments if one.place != "box"]
        chosen = st.multiselect(say("desk.also_comments"), loose, format_func=lambda each: each[1].text
                                ) if loose else []
        on = _ask_day(say("remarks.day"), date.today()).isoformat()
        every = [remark for name, sent in drafts.items() for remark in sent.remarks(
            [one for one in sent.comments if one.place == "box" or (name, one) in chosen],
            cache.remarks_of(visit, sent.ref_area), day=on, reason=name)]
        replies = list({(one.ref_area, one.goal, one.text): one for one in every}.values())
        step = RoundStep(step=Step.COMMENTED, areas=tuple({one.ref_area for one in replies}), day=on)
        if st.button(say("desk.save_comments", count=wording.Count(len(replies))), disabled=not replies):
            receipt.attempt(lambda: _take(visit, round_, step, replies), visit.catalogue)


def _row(visit: Visit, sent: ReturnedDraft, one: DraftComment | None) -> dict[str, str]:
    """A comment with its country and goal, and where in the document it is."""
    return {say("head.country"): wording.area(sent.ref_area, visit.catalogue),
            say("head.goal"): one.goal if one and one.goal else say("head.all_goals"),
            say("desk.comment"): one.text if one else say("desk.no_comments"),
            say("upload.where"): say("desk.comment_place", place=one.place, author=one.author or "none") if one else ""}


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(content: bytes, key: object, _visit: Visit, _round: Round) -> ReturnedDraft:  # noqa: ARG001 - for the cache
    def printed(ref_area: str, version: int, until: str, made_on: str) -> bytes:
        then = replace(cache.visit_at(_visit.figures, version), as_of=made_on)
        return draft(replace(cache.read_of(then), today_year=int(made_on[:4])), ref_area, until)

    return returned_draft(content, _visit.catalogue, _round, printed)
