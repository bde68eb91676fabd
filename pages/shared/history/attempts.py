"""Rejected and partial files with the kinds of their issues; no text of them is stored."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor
from indicators.opening import Ledger
from indicators.submissions.history import Attempt, Entry, attempts, history
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import erase_form
from pages.shared.history.phrases import erased_by, moment

MOST_FILES = 100

Submissions = dict[str, list[Entry]]
"""Submissions that are not erased, by the SHA-256 of their files, newest first."""


def show(visit: Visit) -> None:
    """Render the file of the link parameter, or a list with one entry for each file, newest first."""
    ledger = cache.opened(visit.figures)[0]
    files, submissions = attempts(ledger), _submissions_by_file(ledger)
    number = st.query_params.get("attempt", "")
    file = next((file for file in files if str(file.number) == number), None)
    if file:
        _in_full(visit, file, submissions)
        return
    if not files:
        frame.html(markup.paragraph(say("history.no_attempts")))
        return
    entries_html = markup.joined(_entry_in_list(file, submissions) for file in files[:MOST_FILES])
    frame.html(markup.paragraph(say("history.attempts_lead", count=wording.Count(len(files))), "gl-lead")
        + markup.paragraph(say("history.attempts"), "gl-quiet") + entries_html)


def _submissions_by_file(ledger: Ledger) -> Submissions:
    by_file: Submissions = {}
    for entry in history(ledger):
        if not entry.erased:
            by_file.setdefault(entry.submission.original_sha256, []).append(entry)
    return by_file


def _entry_in_list(file: Attempt, submissions: Submissions) -> Markup:
    """One file in the list; its name links to the view in which it can be erased."""
    link = markup.link(menu.address("history", view="attempts", attempt=str(file.number)), _name(file))
    return (markup.heading(3, link) + _about(file, submissions))


def _name(file: Attempt) -> str:
    if file.erased:
        return say("history.attempt_erased")
    stored = file.looks[0].payload
    return say("history.attempt_one", which=_which(file), size=stored["size"], hash=stored["name_sha256"][:12])


def _about(file: Attempt, submissions: Submissions) -> Markup:
    """Outcome, number of attempts, people, and the issues of the last attempt; or who erased the record."""
    newest = file.looks[0]
    saved = submissions.get(newest.payload["sha256"], []) if not file.erased else []
    people = [*(look.actor_name for look in file.looks), *(entry.submission.actor_name for entry in saved)]
    names = list(dict.fromkeys(filter(None, people)))       # a name may be given only when the file is saved
    looked = say("history.looked", count=len(file.looks),
                 when=moment(newest.at), who=wording.listed(names) if names else say("history.nameless"))
    if file.erased:
        return (markup.paragraph(say("history.attempt_erased_by", by=erased_by(file.erased)))
            + markup.paragraph(looked, "gl-quiet"))
    return (markup.paragraph(markup.joined((_became(saved), " ",
        markup.span(looked, "gl-quiet")))) + _codes(newest.payload["codes"]))


def _codes(codes: Mapping[str, int]) -> Markup:
    """The kinds of issues, with the number of each."""
    return markup.fold(say("history.issues_count", count=wording.Count(sum(codes.values()))), markup.bullets(
        [say("history.issues_of_code", code=code, count=count) for code, count in codes.items()]))


def _became(submissions: list[Entry]) -> Markup | str:
    """The submission that published it, with the number of rejected figures; or a remark that nothing was published."""
    entry = next((submission for submission in submissions if submission.state == "in_use"), None)
    if entry is None:
        return say("history.became_nothing")
    refused = entry.submission.payload.get("refused", {}).get("count", 0)
    words = say("history.became_part", count=wording.Count(refused)) if refused else say("history.became_whole")
    return markup.joined((words, " ", _link(entry), "."))


def _link(entry: Entry) -> Markup:
    submission = entry.submission.id
    return markup.link(menu.address("history", submission=submission), submission)


def _in_full(visit: Visit, file: Attempt, submissions: Submissions) -> None:
    """Render one file with its issues, and the form to erase its record."""
    frame.html(markup.paragraph(markup.link(menu.address("history", view="attempts"), say("history.all_attempts")))
        + markup.heading(2, _name(file)) + _about(file, submissions))
    if file.erased:
        frame.html(markup.paragraph(say("history.attempt_erased_words")))
        return
    if visit.past:
        return

    def write(actor: Actor, reason: str) -> str:
        cache.opened(visit.figures)[0].erase_attempt(actor, file.number, reason=reason)
        return say("history.erase_attempt_done", which=_which(file))

    links = [_link(submission) for submission in submissions.get(file.looks[0].payload["sha256"], [])]
    if links:
        frame.html(markup.paragraph(markup.joined((say("history.attempt_kept"), " ", markup.joined(links, ", ")))))
    erase_form(visit, who.ask(), _which(file), say("history.erase_attempt_words"), write)


def _which(file: Attempt) -> str:
    """The text to type to erase it: "A12"."""
    return f"A{file.number}"
