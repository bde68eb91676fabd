"""One submission in full: its facts, events and file, the effect of withdrawing or restoring it, and erasing it."""

import re
from collections.abc import Iterator
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.opening import Event
from indicators.reports.quoting import Quoting, erase_submission, what_quotes
from indicators.submissions.history import Entry, Undoing, undoing
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm, erase_form
from pages.shared.history.phrases import as_of, coverage, erased_by, figure_counts, issues, link_to, moment
from pages.shared.table import Cell, Column, table


def show(visit: Visit, entry: Entry) -> None:
    """Render a submission in full."""
    submission = entry.submission
    facts = {"who": submission.actor_name, "when": moment(submission.at), "file": submission.filename,
             "kind": say(f"history.kind_{submission.kind}") if submission.kind != "observations" else "",
             "about": coverage(entry, visit.catalogue), "counts": figure_counts(entry),
             "source": submission.source, "note": submission.note, "reason": submission.payload.get("reason", ""),
             "state": say(f"history.state_{entry.state}"),
             "erased_by": erased_by(entry.erased) if entry.erased else "",
             "quoted_still": _quoted_in(entry)}
    fact_list = markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()])
    frame.html(markup.paragraph(markup.link(menu.address("history"), say("history.all")))
        + markup.heading(2, say("history.one", submission=submission.id))
               + fact_list + _events(entry))
    if entry.state == "erased":
        frame.html(markup.paragraph(say("history.erased_words")))
        return
    _download(visit, entry)
    if submission.payload.get("refused", {}).get("findings"):
        frame.html(markup.heading(3, say("history.refused")) + issues(submission.payload["refused"], visit.catalogue))
    if submission.kind != "catalogue":
        by = _undo(visit, entry)
        if not visit.past:
            _erase(visit, entry, by)


def _quoted_in(entry: Entry) -> Markup:
    """Links to what still had words of a report when it was erased."""
    quoted_in = entry.erased.payload.get("quoted_in", {}) if entry.erased else {}
    return markup.joined((link_to(what, which) for what in ("submission", "remark")
                          for which in quoted_in.get(f"{what}s", ())), ", ")


def _events(entry: Entry) -> Markup:
    """What happened to it, by data version."""
    columns = [Column(say(f"history.{name}")) for name in ("what", "version", "who", "when", "note")]
    return table(say("history.events"), columns, [
        [Cell(_what(event)), Cell(as_of(event.version)), Cell(event.actor_name),
         Cell(moment(event.at)), Cell(event.note, nothing=not event.note)] for event in entry.events])


def _what(event: Event) -> str:
    """What happened; a withdrawal by an erasure is named as such."""
    because = "_erased" if event.payload.get("because") == "erased" else ""
    return say(f"history.event_{event.kind}{because}")


def _download(visit: Visit, entry: Entry) -> None:
    """Render the download of the original file, never with a content type that a browser would open by itself."""
    submission, (ledger, _) = entry.submission, cache.opened(visit.figures)
    st.download_button(say("history.download", size=wording.number(max(submission.original_size / 1000, 0.1), 1)),
                       lambda: ledger.original(submission.id), _harmless(submission.filename, submission.id),
                       "application/octet-stream", on_click="ignore", key="history.download")


def _harmless(filename: str, submission: str) -> str:
    """A file name without folders, control characters or a leading dot."""
    plain = re.sub(r"[^\w.() -]+", "-", PurePath(filename.replace("\\", "/")).name).strip(". ")
    return f"{submission}-{plain}" if plain else submission


def _undo(visit: Visit, entry: Entry) -> str:
    """Render the effect of withdrawing or restoring a submission, and the form; return the name of the person."""
    ledger, snapshot = cache.opened(visit.figures)
    restore = entry.state == "withdrawn"
    what, sent = "restore" if restore else "withdraw", entry.submission
    effect = _undoing(visit.cache_key._replace(version=snapshot.catch_up()), sent.id, restore)

    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        turn = ledger.restore if restore else ledger.withdraw
        event = turn(actor, sent.id, reason=reason, previewed_on=previewed_on)
        return say(f"history.{what}_done", submission=sent.id, version=event.version)

    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say(f"history.{what}_words"))
        + _preview(effect, visit.catalogue, restore=restore))
    by = "" if visit.past else who.ask()
    if not visit.past:
        confirm(visit, by, what, sent.id, effect.version, write)
    return by


@st.cache_resource(max_entries=8, show_spinner=False)
def _undoing(key: cache.CacheKey, submission: str, restore: bool) -> Undoing:  # noqa: FBT001 - a cache key
    """The effect at the newest version, which is that of ``key``: it is shown again in each rerun of the form."""
    ledger, snapshot = cache.opened(key.figures)
    return undoing(ledger, snapshot, ledger.submission(submission), restore=restore)


def _preview(effect: Undoing, catalogue: Catalogue, *, restore: bool) -> Markup:
    """Sentences, then rows, then statuses. Figures removed by restoring are those that the submission retracts."""
    kinds = {"new": "new", "changed": "changed", "gone": "gone_restore" if restore else "gone"}
    sentences = [say(f"history.would_{words}", count=wording.Count(effect.changes.count(kind)))
            for kind, words in kinds.items() if effect.changes.count(kind)]
    sentences += [say("history.would_stay", count=wording.Count(effect.covered))] * bool(effect.covered)
    sentences += [say("history.would_report", area=wording.in_sentence(area, catalogue), year=year)
             for area, year in effect.reports]
    return markup.bullets(sentences or [say("history.would_nothing")]) + changes.listed(effect.changes, catalogue)


def _erase(visit: Visit, entry: Entry, by: str) -> None:
    """Render the form to erase a submission. Others of the same file are listed, since they keep its content, and what
    else has the words of a report.
    """
    (ledger, snapshot), submission = cache.opened(visit.figures), entry.submission.id
    others_of_file = [another.id for another in ledger.submissions() if not another.erased
                      and another.original_sha256 == entry.submission.original_sha256 and another.id != submission]
    too = [say("history.erase_same", submissions=wording.listed(others_of_file))] if others_of_file else []
    quoting = what_quotes(ledger, snapshot, entry.submission)
    left = [say("history.erase_quoted_left")] if quoting.left else []

    def write(actor: Actor, reason: str) -> str:
        erase_submission(ledger, snapshot, actor, submission, reason)
        return " ".join([say("history.erase_done", submission=submission), *too, *left])

    frame.html(_quoting(quoting, visit.catalogue))
    erase_form(visit, by, submission, " ".join([say("history.erase_words"), *too, *left]), write)


def _quoting(quoting: Quoting, catalogue: Catalogue) -> Markup:
    """What else has the words of a report: what is erased with it, then what is not, and the way to remove it."""
    gone = [say("history.quoted_commitments", count=wording.Count(quoting.commitments))] if quoting.commitments else []
    lines = [*gone, *(markup.joined(parts, " ") for parts in _left(quoting, catalogue))]
    if not lines:
        return Markup("")
    fix = markup.paragraph(say("history.quoted_fix"), "gl-text") if quoting.left else Markup("")
    return markup.heading(3, say("history.quoted_in")) + markup.bullets(lines) + fix


def _left(quoting: Quoting, catalogue: Catalogue) -> Iterator[tuple[Markup, str]]:
    """What is not erased, a link and what it has."""
    figures: dict[str, list[str]] = {}
    for figure in quoting.figures:
        figures.setdefault(figure.submission, []).append(say(
            "history.quoted_figure", title=wording.indicator(figure.indicator, catalogue), year=figure.year))
    for submission, figure_names in figures.items():
        yield link_to("submission", submission), say(
            "history.quoted_figures", count=wording.Count(len(figure_names)), named=wording.listed(figure_names))
    yield from ((link_to("remark", remark), say("history.quoted_remark")) for remark in quoting.remarks)
    yield from ((link_to("submission", report), say("history.quoted_report")) for report in quoting.reports)
