"""A rejected or partial file with the kinds of its issues; no text of it is stored."""

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from indicators import wording
from indicators.model import Actor
from indicators.submissions.history import Attempt, Entry
from indicators.wording import say
from pages.shared import cache, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import erase_form
from pages.shared.history.entry import RecordEntry, erased_by, headed, link_to, moment

Submissions = dict[str, list[Entry]]
"""Submissions that are not erased, by the SHA-256 of their files, newest first."""


def by_file(submissions: Iterable[Entry]) -> Submissions:
    """Those that are not erased, by file."""
    of_file: Submissions = {}
    for entry in submissions:
        if not entry.erased:
            of_file.setdefault(entry.submission.original_sha256, []).append(entry)
    return of_file


def listed(visit: Visit, file: Attempt, submissions: Submissions) -> RecordEntry:
    """A file as the record lists it, with the issues of its last check."""
    newest = file.looks[0]
    saved = _saved(file, submissions)
    kinds = "" if file.erased else " ".join(f"{code}: {count}" for code, count in newest.payload["codes"].items())
    state = "erased" if file.erased else "saved_in_part" if saved else "not_saved"
    return RecordEntry("attempt", str(file.number), newest.at, ", ".join(_people(file, saved)),
                       say("history.type", kind="attempt"), _which(file), say("history.state_of", state=state), kinds,
                       partial(_show, visit, file, saved))


def _saved(file: Attempt, submissions: Submissions) -> list[Entry]:
    return [] if file.erased else submissions.get(file.looks[0].payload["sha256"], [])


def _people(file: Attempt, saved: list[Entry]) -> list[str]:
    """Who checked it; a name may be given only when the file is saved."""
    names = [*(look.actor_name for look in file.looks), *(entry.submission.actor_name for entry in saved)]
    return list(dict.fromkeys(filter(None, names)))


def _which(file: Attempt) -> str:
    """The text to type to erase it: "A12"."""
    return f"A{file.number}"


def _show(visit: Visit, file: Attempt, saved: list[Entry]) -> None:
    """Render one file with its issues, and the form to erase its record."""
    newest = file.looks[0]
    links = markup.joined((link_to("submission", entry.submission.id) for entry in saved), ", ")
    stored = {} if file.erased else {
        "file": say("history.attempt_file", size=newest.payload["size"], hash=newest.payload["name_sha256"][:12]),
        "issues": markup.lines([f"{code}: {count}" for code, count in newest.payload["codes"].items()]),
        "saved_as": _became(saved), "kept_with": links}
    facts: dict[str, Markup | str] = {
        "who": wording.listed(_people(file, saved)), "at": moment(newest.at), "checked": str(len(file.looks)), **stored,
        "erased_by": erased_by(file.erased) if file.erased else ""}
    frame.html(headed("attempt", _which(file), facts))
    if file.erased:
        frame.html(markup.paragraph(say("history.erased_words")))
    elif not visit.past:
        def write(actor: Actor, reason: str) -> str:
            cache.opened(visit.figures)[0].erase_attempt(actor, file.number, reason=reason)
            return say("history.erase_done", what=_which(file))

        erase_form(visit, who.ask(), _which(file), write, [say("history.attempt_kept")] if saved else [])


def _became(saved: list[Entry]) -> str:
    """Whether it was saved, and without how many figures."""
    entry = next((entry for entry in saved if entry.state == "in_use"), None)
    if entry is None:
        return say("history.state_of", state="not_saved")
    rejected = entry.submission.payload.get("refused", {}).get("count", 0)
    return say("history.saved_without", count=wording.Count(rejected))
