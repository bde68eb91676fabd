"""Entries of the record that are no submissions: remarks, changes to commitments and rejected files; and erasing them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.opening import remark_of, words_of
from indicators.submissions.history import Attempt, Entry, WordsEntry, attempts, words_entries
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.history.entry import RecordEntry, erased_by, headed, link_to, moment


def rows(visit: Visit, submissions: Sequence[Entry]) -> Iterator[RecordEntry]:
    """All of them as the record lists them."""
    ledger = cache.opened(visit.figures)[0]
    for kind, entries in (("remark", words_entries(ledger, "remark_set")),
                          ("commitment", words_entries(ledger, "commitment_changed"))):
        for entry in entries:
            event = entry.event
            yield RecordEntry(kind, str(event.version), event.at, event.actor_name, _what(entry),
                              _subject(entry, visit.catalogue), say("history.state_of", state=_state(entry)),
                              " ".join(_words(entry, visit.catalogue)), partial(_show_words, kind, visit, entry))
    for file in attempts(ledger):
        hash_of_file = None if file.erased else file.looks[0].payload["sha256"]
        saved = [entry for entry in submissions
                 if not entry.erased and entry.submission.original_sha256 == hash_of_file]
        state = "erased" if file.erased else "saved_in_part" if saved else "not_saved"
        yield RecordEntry("attempt", str(file.number), file.looks[0].at, ", ".join(_people(file, saved)),
                          say("history.type", kind="attempt"), f"A{file.number}", say("history.state_of", state=state),
                          _issues(file), partial(_show_file, visit, file, saved))


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
    return say("history.remark", author=about.get("change") or about["author"])


def _words(entry: WordsEntry, catalogue: Catalogue) -> list[str]:
    """What it says; what a change of a commitment sets in words too."""
    if entry.erased:
        return []
    if "change" in entry.event.payload:
        return [*words_of(entry.event).values()]
    return [wording.remark(remark_of(entry.event), catalogue)]


def _state(entry: WordsEntry) -> str:
    return "erased" if entry.erased else "withdrawn" if entry.withdrawal else "in_use"


def _show_words(kind: str, visit: Visit, entry: WordsEntry) -> None:
    """Render an entry and what became of it, then the effect of erasing it, and the form."""
    event, withdrawal, draft = entry.event, entry.withdrawal, entry.event.payload.get("draft", 0)
    frame.html(headed(kind, str(event.version), {
        "who": event.actor_name, "at": moment(event.at), "about": _subject(entry, visit.catalogue),
        "what": _what(entry), "words": markup.lines(_words(entry, visit.catalogue)), "draft": str(draft or ""),
        "why": remark_of(event).reason if kind == "remark" else "",
        "state": say("history.state_of", state=_state(entry)),
        "taken_back_by": f"{withdrawal.actor_name}, {moment(withdrawal.at)}: {withdrawal.note}".rstrip(": ")
        if withdrawal else "", "erased_by": erased_by(entry.erased) if entry.erased else ""}))

    def write(actor: Actor, reason: str) -> None:
        cache.opened(visit.figures)[0].erase_words(actor, event.version, reason=reason)

    if not entry.erased and not visit.past:
        who.ask()
        receipt.erase(visit, str(event.version), say("history.entry", kind=kind, id=event.version), write,
                      list(_effects(visit, entry)))


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


def _people(file: Attempt, saved: Sequence[Entry]) -> list[str]:
    """Who checked it; a name may be given only when the file is saved."""
    names = [*(look.actor_name for look in file.looks), *(entry.submission.actor_name for entry in saved)]
    return list(dict.fromkeys(filter(None, names)))


def _issues(file: Attempt) -> str:
    """What its issues are about, with their number: "country or area 1, figure 2"; "" once it is erased."""
    kinds: Counter[str] = Counter()
    for code, count in {} if file.erased else file.looks[0].payload["codes"].items():
        kinds[say("history.issues_of", family=code.partition(".")[0])] += count
    return ", ".join(f"{kind} {count}" for kind, count in kinds.items())


def _show_file(visit: Visit, file: Attempt, saved: Sequence[Entry]) -> None:
    """Render a rejected or partial file, of which no text is stored, and the form to erase its record."""
    frame.html(headed("attempt", f"A{file.number}", {
        "who": wording.listed(_people(file, saved)), "at": moment(file.looks[0].at), "checked": str(len(file.looks)),
        "issues": _issues(file), "saved_as": Markup("") if file.erased else _became(saved),
        "kept_with": markup.joined((link_to("submission", entry.submission.id) for entry in saved), ", "),
        "erased_by": erased_by(file.erased) if file.erased else ""}))

    def write(actor: Actor, reason: str) -> None:
        cache.opened(visit.figures)[0].erase_attempt(actor, file.number, reason=reason)

    if not file.erased and not visit.past:
        who.ask()
        receipt.erase(visit, f"A{file.number}", f"A{file.number}", write,
                      [say("history.attempt_kept")] if saved else [])


def _became(saved: Sequence[Entry]) -> str:
    """Whether it was saved, and without how many figures."""
    entry = next((entry for entry in saved if entry.state == "in_use"), None)
    if entry is None:
        return say("history.state_of", state="not_saved")
    rejected = entry.submission.payload.get("refused", {}).get("count", 0)
    return say("history.saved_without", count=wording.Count(rejected))
