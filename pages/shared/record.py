"""Entries of the record: submissions with their undo, remarks, and changes of commitments; and erasing them."""

import re
from collections.abc import Mapping
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue, Issue, Severity
from indicators.opening import Event, LogEntry, remark_of
from indicators.reports.quoting import Quoting, erase_submission, what_quotes
from indicators.submissions.history import Entry, Undoing, WordsEntry, undoing
from indicators.submissions.record import (
    RecordEntry,
    counted,
    effects_of_erasing,
    record_entries,
    same_file,
    texts_of,
)
from indicators.wording import say
from pages.shared import approvals, cache, changes, downloads, frame, issues, markup, menu, receipt, who
from pages.shared.cache import Visit
from pages.shared.receipt import moment

Facts = Mapping[str, Markup | str]


def entries(visit: Visit) -> list[RecordEntry]:
    """All entries, newest first."""
    return record_entries(visit.ledger, visit.catalogue)


def show(visit: Visit, entry: RecordEntry) -> None:
    """Render an entry in full, what can be done with it, and the form to erase it."""
    source, name = entry.source, say("history.entry", kind=entry.kind, id=entry.id)
    of_kind = _facts(source) if isinstance(source, Entry) else _words(source, visit.catalogue)
    facts = {"who": entry.who, "at": moment(entry.at), "about": entry.about, "what": entry.what, **of_kind,
             "state": entry.state, "erased_by": erased_by(source.erased) if source.erased else ""}
    frame.html(markup.heading(2, name) + markup.facts(
        [(say(f"history.{fact}"), words) for fact, words in facts.items()]))
    if isinstance(source, Entry):
        _show_more(visit, source)
    areas = [source.event.payload["ref_area"]] if isinstance(source, WordsEntry) else source.submission.areas
    if source.erased or not approvals.may_begin(visit, "erase", *areas):
        return
    if isinstance(source, WordsEntry):
        _ask_erase(visit, source.event.version, name, list(effects_of_erasing(source, visit.snapshot)))
    elif source.submission.kind != "catalogue":
        same = same_file(source, visit.ledger)
        _ask_erase(visit, entry.id, entry.id, [
            say("history.erase_same", submissions=wording.listed(same))] if same else [])


def _ask_erase(visit: Visit, which: str | int, name: str, effects: list[str]) -> None:
    """Render the form to erase a submission by its id, or words by their data version, and the effects of that."""
    ledger, snapshot = visit.ledger, visit.snapshot
    subject = {"submission" if isinstance(which, str) else "event": which}

    def write(actor: Actor, reason: str, _: int, emergency: str) -> str:
        if isinstance(which, str):
            erase_submission(ledger, snapshot, actor, which, reason, emergency)
        else:
            ledger.erase_words(actor, which, reason=reason, emergency=emergency)
        return say("history.erase_done", what=name)

    with st.expander(say("history.erase"), expanded=approvals.is_waiting(visit, "erase", subject)):
        frame.html(markup.notices("trouble", [say("history.erase_warning")], effects, role=""))
        approvals.offer(visit, "erase", f"history.erase.{which}", say("history.erase"), visit.version, write,
                        lambda actor, reason, _: ledger.prepare_erasure(actor, subject, reason=reason),
                        subject=subject, why="history.erase_reason", retype=str(which))


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


def _facts(entry: Entry) -> Facts:
    """Numbers of figures saved and of each kind; source, note and reason; what was not erased with it."""
    sent, quoted = entry.submission, entry.erased.payload.get("quoted_in", {}) if entry.erased else {}
    still = markup.joined((link_to(kind, which) for kind in ("submission", "remark")
                           for which in quoted.get(f"{kind}s", ())), ", ")
    return {"counts": counted(entry), "source": sent.source, "note": sent.note,
            "reason": sent.payload.get("reason", ""), "quoted_still": still}


def _show_more(visit: Visit, entry: Entry) -> None:
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
    downloads.offer_recorded(
        visit, say("history.download", size=wording.number(max(sent.original_size / 1000, 0.1), 1)),
        lambda: ledger.original(sent.id), f"{sent.id}-{plain}" if plain else sent.id,
        "application/octet-stream", on_record=sent.id, key="history.download")    # opens nothing
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

    def write(actor: Actor, reason: str, previewed_on: int) -> Event:
        turn = ledger.restore if restore else ledger.withdraw
        return turn(actor, sent.id, reason=reason, previewed_on=previewed_on)

    sentences = [say("history.would_stay", count=wording.Count(effect.covered))] if effect.covered else []
    sentences += [say("history.would_report", area=wording.in_sentence(area, visit.catalogue), year=year)
                  for area, year in effect.reports]
    differences = changes.listed(effect.changes, visit.catalogue)
    if not (sentences or differences):
        sentences = [say("history.would_nothing")]
    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say("history.undo_words", kind=what))
               + markup.bullets(sentences) + differences)
    if who.may_save(visit, what, *sent.areas):
        receipt.act(visit, f"history.{what}.{sent.id}", say(f"history.{what}"), effect.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _undoing(key: cache.CacheKey, submission: str, restore: bool) -> Undoing:  # noqa: FBT001 - a cache key
    """The effect at the newest version, which is that of ``key``: it is shown again in each rerun of the form."""
    ledger, snapshot = cache.opened(key.figures)
    return undoing(ledger, snapshot, ledger.submission(submission), restore=restore)


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


def _words(entry: WordsEntry, catalogue: Catalogue) -> Facts:
    """Words, draft and reason of a remark or a change to a commitment, and who withdrew it."""
    event, withdrawal = entry.event, entry.withdrawal
    return {"words": markup.lines(texts_of(entry, catalogue)), "draft": str(event.payload.get("draft") or ""),
            "why": "" if "change" in event.payload else remark_of(event).reason,
            "taken_back_by": f"{withdrawal.actor_name}, {moment(withdrawal.at)}: {withdrawal.note}".rstrip(": ")
            if withdrawal else ""}
