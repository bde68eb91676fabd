"""Entries of the record: submissions with their undo, remarks, and changes of commitments; and erasing them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue, Issue, Severity
from indicators.opening import LogEntry, remark_of, words_of
from indicators.reports.quoting import Quoting, erase_submission, what_quotes
from indicators.submissions.history import Entry, Undoing, WordsEntry, undoing, words_entries
from indicators.wording import day, say
from pages.shared import cache, changes, frame, issues, markup, menu, receipt, who
from pages.shared.cache import Visit

FEW = 3          # maximum number of countries that are named

Facts = Mapping[str, Markup | str]


@dataclass(frozen=True, kw_only=True)
class RecordEntry:
    """A submission, remark or change of a commitment.

    ``kind`` is the link parameter that opens it; ``facts`` are what the list does not have of it, ``more`` renders what
    else can be done, with the question for the name, and ``effects`` are those of erasing it.
    """

    kind: str
    id: str
    at: str
    who: str
    what: str
    about: str
    state: str
    note: str
    erased: LogEntry | None
    facts: Callable[[], Facts]
    erase: Callable[[Actor, str], object] | None
    more: Callable[[], object]
    effects: Callable[[], Iterable[str]] = list

    def show(self, visit: Visit) -> None:
        """Render it in full, what can be done with it, and the form to erase it."""
        name = say("history.entry", kind=self.kind, id=self.id)
        facts = {"who": self.who, "at": moment(self.at), "about": self.about, "what": self.what, **self.facts(),
                 "state": self.state, "erased_by": erased_by(self.erased) if self.erased else ""}
        frame.html(markup.heading(2, name) + markup.facts(
            [(say(f"history.{fact}"), words) for fact, words in facts.items()]))
        if self.kind == "submission" or not (self.erased or visit.past):
            self.more()
        if self.erase and not (self.erased or visit.past):
            receipt.erase(visit, self.id, self.id if self.kind == "submission" else name, self.erase,
                          list(self.effects()))


def moment(at: str) -> str:
    """Date and time of an event: "25 November 2026, 15:30 UTC"."""
    return say("history.moment", day=day(at[:10]), time=at[11:16])


def erased_by(entry: LogEntry) -> str:
    """Who erased something, when and why: "Ben, 25 November 2026, 15:30 UTC: names of victims"."""
    return f"{entry.actor_name}, {moment(entry.at)}: {entry.payload['reason']}"


def as_of(version: int) -> Markup:
    """A data version, with a link to the first page as of that version."""
    return markup.link(menu.address("overview", version=str(version)), version, title=say("history.open_version"))


def link_to(kind: str, which: object) -> Markup:
    """A link to an entry of the record; a submission is named by its id."""
    name = str(which) if kind == "submission" else say("history.entry", kind=kind, id=which)
    return markup.link(menu.address("history", **{kind: str(which)}), name)


def submission(visit: Visit, entry: Entry) -> RecordEntry:
    """A submission as the record has it."""
    sent, (ledger, snapshot) = entry.submission, cache.opened(visit.figures)
    about = ": ".join(filter(None, (_coverage(entry, visit.catalogue), sent.filename)))
    return RecordEntry(
        kind="submission", id=sent.id, at=sent.at, who=sent.actor_name, what=say("history.type", kind=sent.kind),
        about=about, state=say("history.state_of", state=entry.state), note=sent.note, erased=entry.erased,
        facts=partial(_facts, entry), more=partial(_more, visit, entry),
        effects=lambda: _same_file(visit, entry), erase=None if sent.kind == "catalogue" else (
            lambda actor, reason: erase_submission(ledger, snapshot, actor, sent.id, reason)))


def _coverage(entry: Entry, catalogue: Catalogue) -> str:
    """Countries and years of its figures: "Cambodia and France; 2015 to 2016"; "" if it has none."""
    sent = entry.submission
    if not sent.areas or not sent.years:
        return ""
    names = sorted(catalogue.area[code].name if code in catalogue.area else code for code in sent.areas)
    areas = wording.listed(names) if len(names) <= FEW else say("history.areas", count=wording.Count(len(names)))
    return say("history.of_areas", areas=areas, first=min(sent.years), last=max(sent.years),
               kind="year" if len(sent.years) == 1 else "years")


def _facts(entry: Entry) -> Facts:
    """Numbers of saved, new, changed and rejected figures; source, note and reason; what was not erased with it."""
    sent, numbers = entry.submission, ""
    if sent.kind not in ("catalogue", "narrative"):
        counts = {"saved": sent.row_count, "rejected": sent.payload.get("refused", {}).get("count", 0)} | {
            kind: sent.payload.get("counts", {}).get(kind, 0) for kind in ("new", "changed")}
        numbers = say("history.counted", **{name: wording.Count(count) for name, count in counts.items()})
    quoted = entry.erased.payload.get("quoted_in", {}) if entry.erased else {}
    return {"counts": numbers, "source": sent.source, "note": sent.note, "reason": sent.payload.get("reason", ""),
            "quoted_still": markup.joined((link_to(kind, which) for kind in ("submission", "remark")
                                           for which in quoted.get(f"{kind}s", ())), ", ")}


def _more(visit: Visit, entry: Entry) -> None:
    """Render its events; unless it was erased, its file, its rejected rows, and what withdrawing it would do."""
    columns = [say(f"history.{name}") for name in ("event", "version", "who", "at", "note")]
    frame.html(markup.table(say("history.events"), columns, [
        [say("history.event_kind", kind=f"{event.kind}_erased" if event.payload.get("because") == "erased"
             else event.kind), as_of(event.version), event.actor_name, moment(event.at), event.note]
        for event in entry.events]))
    if entry.erased:
        return
    sent, (ledger, snapshot) = entry.submission, cache.opened(visit.figures)
    plain = re.sub(r"[^\w.() -]+", "-", PurePath(sent.filename.replace("\\", "/")).name).strip(". ")
    st.download_button(say("history.download", size=wording.number(max(sent.original_size / 1000, 0.1), 1)),
                       lambda: ledger.original(sent.id), f"{sent.id}-{plain}" if plain else sent.id,
                       "application/octet-stream", on_click="ignore", key="history.download")    # opens nothing
    rejected = sent.payload.get("refused", {})
    if rejected.get("findings"):
        rows = [Issue(**{**issue, "severity": Severity(issue["severity"])}) for issue in rejected["findings"]]
        frame.html(markup.heading(3, say("history.rejected")) + issues.issues_table(
            rows, visit.catalogue, max(0, rejected["count"] - len(rows))))
    if sent.kind == "catalogue":
        return
    _undo(visit, entry)
    if not visit.past:
        frame.html(_quoting(what_quotes(ledger, snapshot, sent), visit.catalogue))


def _undo(visit: Visit, entry: Entry) -> None:
    """Render the effect of withdrawing or restoring a submission, and the form."""
    ledger, snapshot = cache.opened(visit.figures)
    restore = entry.state == "withdrawn"
    what, sent = "restore" if restore else "withdraw", entry.submission
    effect = _undoing(visit.cache_key._replace(version=snapshot.catch_up()), sent.id, restore)

    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        turn = ledger.restore if restore else ledger.withdraw
        return receipt.done(turn(actor, sent.id, reason=reason, previewed_on=previewed_on))

    sentences = [say("history.would_stay", count=wording.Count(effect.covered))] if effect.covered else []
    sentences += [say("history.would_report", area=wording.in_sentence(area, visit.catalogue), year=year)
                  for area, year in effect.reports]
    differences = changes.listed(effect.changes, visit.catalogue)
    if not (sentences or differences):
        sentences = [say("history.would_nothing")]
    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say("history.undo_words", kind=what))
               + markup.bullets(sentences) + differences)
    if not visit.past:
        who.ask()
        receipt.act(visit, "history", f"history.{what}.{sent.id}", (say(f"history.{what}"), say("history.why")),
                    effect.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _undoing(key: cache.CacheKey, submission: str, restore: bool) -> Undoing:  # noqa: FBT001 - a cache key
    """The effect at the newest version, which is that of ``key``: it is shown again in each rerun of the form."""
    ledger, snapshot = cache.opened(key.figures)
    return undoing(ledger, snapshot, ledger.submission(submission), restore=restore)


def _same_file(visit: Visit, entry: Entry) -> list[str]:
    """Other submissions of the same file, which keep its content."""
    same = [other.id for other in cache.opened(visit.figures)[0].submissions() if not other.erased
            and other.id != entry.submission.id and other.original_sha256 == entry.submission.original_sha256]
    return [say("history.erase_same", submissions=wording.listed(same))] if same else []


def _quoting(quoting: Quoting, catalogue: Catalogue) -> Markup:
    """What else has the words of a report: what is erased with it, then what is not, and the way to remove it."""
    erased = [say("history.quoted_commitments", count=wording.Count(quoting.commitments))] * bool(quoting.commitments)
    left = [*((link_to("submission", submission), say("history.quoted", kind="figure", year=year,
                                                      title=wording.indicator(indicator, catalogue)))
              for submission, indicator, year in quoting.figures),
            *((link_to("remark", which), say("history.quoted", kind="remark")) for which in quoting.remarks),
            *((link_to("submission", which), say("history.quoted", kind="report")) for which in quoting.reports)]
    lines = [*erased, *(markup.joined(pair, " ") for pair in left)]
    if not lines:
        return Markup("")
    fix = markup.paragraph(say("history.quoted_fix"), "gl-text") if quoting.left else Markup("")
    return markup.heading(3, say("history.quoted_in")) + markup.bullets(lines) + fix


def remarks(visit: Visit) -> Iterator[RecordEntry]:
    """Remarks, and changes to commitments."""
    ledger = cache.opened(visit.figures)[0]
    for kind, entries in (("remark", words_entries(ledger, "remark_set")),
                          ("commitment", words_entries(ledger, "commitment_changed"))):
        for entry in entries:
            yield _remark(visit, kind, entry)


def _remark(visit: Visit, kind: str, entry: WordsEntry) -> RecordEntry:
    """A remark or a change to a commitment."""
    event, withdrawal, about = entry.event, entry.withdrawal, entry.event.payload
    words = [] if entry.erased else [*words_of(event).values()] if "change" in about else [
        wording.remark(remark_of(event), visit.catalogue)]
    state = "erased" if entry.erased else "withdrawn" if withdrawal else "in_use"

    def facts() -> Facts:
        return {"words": markup.lines(words), "draft": str(about.get("draft") or ""),
                "why": remark_of(event).reason if kind == "remark" else "",
                "taken_back_by": f"{withdrawal.actor_name}, {moment(withdrawal.at)}: {withdrawal.note}".rstrip(": ")
                if withdrawal else ""}

    return RecordEntry(
        kind=kind, id=str(event.version), at=event.at, who=event.actor_name, about=_subject(about, visit.catalogue),
        what=say("history.remark", author=about.get("change") or about["author"]), note=" ".join(words), facts=facts,
        state=say("history.state_of", state=state), erased=entry.erased, more=who.ask,
        effects=lambda: _effects(visit, entry),
        erase=lambda actor, reason: cache.opened(visit.figures)[0].erase_words(actor, event.version, reason=reason))


def _subject(about: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Country and indicator or goal, with the year of the figure or of the report that announced a commitment."""
    goal = say("history.goal", goal=about["goal"]) if about["goal"] else ""
    code = about.get("indicator")
    return ", ".join(filter(None, (wording.area(about["ref_area"], catalogue),
                                   wording.indicator(code, catalogue) if code else goal,
                                   str(about.get("year") or ""))))


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
