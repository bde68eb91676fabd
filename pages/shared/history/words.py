"""Remarks and changes to commitments: all that were ever recorded, and erasing words that should never have been."""

from collections.abc import Iterator
from functools import partial

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.opening import remark_of, words_of
from indicators.submissions.history import WordsEntry, words_entries
from indicators.wording import say
from pages.shared import cache, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import erase_form
from pages.shared.history.entry import RecordEntry, erased_by, headed, moment


def listed(visit: Visit) -> Iterator[RecordEntry]:
    """All of them as the record lists them."""
    ledger = cache.opened(visit.figures)[0]
    for kind, entries in (("remark", words_entries(ledger, "remark_set")),
                          ("commitment", words_entries(ledger, "commitment_changed"))):
        for entry in entries:
            event = entry.event
            yield RecordEntry(kind, str(event.version), event.at, event.actor_name, _what(entry),
                              _subject(entry, visit.catalogue), say("history.state_of", state=_state(entry)),
                              " ".join(_words(entry, visit.catalogue)), partial(_show, kind, visit, entry))


def _subject(entry: WordsEntry, catalogue: Catalogue) -> str:
    """Country and indicator or goal, with the year of the figure or of the report that announced a commitment."""
    about = entry.event.payload
    parts = [wording.area(about["ref_area"], catalogue),
             wording.indicator(about["indicator"], catalogue) if about.get("indicator") else
             say("history.goal", goal=about["goal"]) if about["goal"] else "",
             str(about["year"]) if about.get("year") else ""]
    return ", ".join(filter(None, parts))


def _what(entry: WordsEntry) -> str:
    """What was recorded: a note, a reply, or the kind of change."""
    about = entry.event.payload
    if "change" in about:
        return say("history.change", change=about["change"])
    return say("history.remark", author=about["author"])


def _words(entry: WordsEntry, catalogue: Catalogue) -> list[str]:
    if entry.erased:
        return []
    if "change" in entry.event.payload:
        return [*words_of(entry.event).values()]
    return [wording.remark(remark_of(entry.event), catalogue)]


def _state(entry: WordsEntry) -> str:
    return "erased" if entry.erased else "withdrawn" if entry.withdrawal else "in_use"


def _show(kind: str, visit: Visit, entry: WordsEntry) -> None:
    """Render an entry and what became of it, then the effect of erasing it, and the form."""
    event, withdrawal, draft = entry.event, entry.withdrawal, entry.event.payload.get("draft", 0)
    frame.html(headed(kind, str(event.version), {
        "who": event.actor_name, "at": moment(event.at), "about": _subject(entry, visit.catalogue),
        "what": _what(entry), "words": markup.lines(_words(entry, visit.catalogue)), "draft": str(draft or ""),
        "why": remark_of(event).reason if kind == "remark" else "",
        "state": say("history.state_of", state=_state(entry)),
        "taken_back_by": f"{withdrawal.actor_name}, {moment(withdrawal.at)}: {withdrawal.note}".rstrip(": ")
        if withdrawal else "", "erased_by": erased_by(entry.erased) if entry.erased else ""}))
    if entry.erased:
        frame.html(markup.paragraph(say("history.erased_words")))
    elif not visit.past:
        version = event.version

        def write(actor: Actor, reason: str) -> str:
            cache.opened(visit.figures)[0].erase_words(actor, version, reason=reason)
            return say("history.erase_done", what=say("history.entry", kind=kind, id=version))

        erase_form(visit, who.ask(), str(version), write, list(_effects(visit, entry)))


def _effects(visit: Visit, entry: WordsEntry) -> Iterator[str]:
    """What erasing it would change, and for whom; never a figure or a status."""
    about = entry.event.payload
    if "change" in about:
        yield say("history.would_erase_change" if "subject" in about else "history.would_erase_commitment")
        return
    if entry.withdrawal is None:
        yield say("history.would_take_back")
    snapshot = cache.snapshot_of(visit.figures)
    releases = [release for release in snapshot.releases() if release.taken_back is None]
    if about["public"] and releases and any(
            remark.version == entry.event.version for remark in snapshot.remarks(releases[-1].version)):
        yield say("history.would_public", name=releases[-1].name)
