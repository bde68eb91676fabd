"""A submission: its facts, events and file, the effect of withdrawing or restoring it, and erasing it."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue, Issue, Severity
from indicators.opening import Event
from indicators.reports.quoting import Quoting, erase_submission, what_quotes
from indicators.submissions.history import Entry, Undoing, undoing
from indicators.wording import say
from pages.shared import cache, changes, frame, issues, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.history.entry import RecordEntry, as_of, erased_by, headed, link_to, moment
from pages.shared.table import table

FEW = 3          # maximum number of countries that are named


def row(visit: Visit, entry: Entry) -> RecordEntry:
    """A submission as the record lists it."""
    sent = entry.submission
    about = ": ".join(filter(None, (_coverage(entry, visit.catalogue), sent.filename)))
    return RecordEntry("submission", sent.id, sent.at, sent.actor_name, say("history.type", kind=sent.kind), about,
                       say("history.state_of", state=entry.state), sent.note, partial(_show, visit, entry))


def _coverage(entry: Entry, catalogue: Catalogue) -> str:
    """Countries and years of its figures: "Cambodia and France; 2015 to 2016"; "" if it has none."""
    sent = entry.submission
    if not sent.areas or not sent.years:
        return ""
    names = sorted(catalogue.area[code].name if code in catalogue.area else code for code in sent.areas)
    areas = wording.listed(names) if len(names) <= FEW else say("history.areas", count=wording.Count(len(names)))
    return say("history.of_areas", areas=areas, first=min(sent.years), last=max(sent.years),
               kind="year" if len(sent.years) == 1 else "years")


def _counts(entry: Entry) -> str:
    """Number of saved figures, of new and changed ones, and of those rejected."""
    sent = entry.submission
    if sent.kind in ("catalogue", "narrative"):
        return ""
    counts = {"new": 0, "changed": 0} | sent.payload.get("counts", {})
    return say("history.counted", saved=wording.Count(sent.row_count), new=wording.Count(counts["new"]),
               changed=wording.Count(counts["changed"]),
               rejected=wording.Count(sent.payload.get("refused", {}).get("count", 0)))


def _show(visit: Visit, entry: Entry) -> None:
    """Render a submission in full."""
    sent = entry.submission
    quoted = entry.erased.payload.get("quoted_in", {}) if entry.erased else {}
    frame.html(headed("submission", sent.id, {
        "who": sent.actor_name, "at": moment(sent.at), "file": sent.filename,
        "what": say("history.type", kind=sent.kind), "about": _coverage(entry, visit.catalogue),
        "counts": _counts(entry), "source": sent.source, "note": sent.note,
        "reason": sent.payload.get("reason", ""), "state": say("history.state_of", state=entry.state),
        "erased_by": erased_by(entry.erased) if entry.erased else "",
        "quoted_still": markup.joined((link_to(kind, which) for kind in ("submission", "remark")
                                       for which in quoted.get(f"{kind}s", ())), ", ")}) + _events(entry))
    if entry.erased:
        return
    _download(visit, entry)
    rejected = sent.payload.get("refused", {})
    if rejected.get("findings"):
        found = [Issue(**{**issue, "severity": Severity(issue["severity"])}) for issue in rejected["findings"]]
        frame.html(markup.heading(3, say("history.rejected")) + issues.issues_table(
            found, visit.catalogue, max(0, rejected["count"] - len(found))))
    if sent.kind != "catalogue":
        _undo(visit, entry)
        if not visit.past:
            _erase(visit, entry)


def _events(entry: Entry) -> Markup:
    """What happened to it, by data version; a withdrawal by an erasure is named as such."""
    columns = [say(f"history.{name}") for name in ("event", "version", "who", "at", "note")]
    return table(say("history.events"), columns, [
        [_event(event), as_of(event.version), event.actor_name, moment(event.at), event.note]
        for event in entry.events])


def _event(event: Event) -> str:
    because = "_erased" if event.payload.get("because") == "erased" else ""
    return say("history.event_kind", kind=f"{event.kind}{because}")


def _download(visit: Visit, entry: Entry) -> None:
    """Render the download of the original file, never with a content type that a browser would open by itself."""
    sent, (ledger, _) = entry.submission, cache.opened(visit.figures)
    plain = re.sub(r"[^\w.() -]+", "-", PurePath(sent.filename.replace("\\", "/")).name).strip(". ")
    st.download_button(say("history.download", size=wording.number(max(sent.original_size / 1000, 0.1), 1)),
                       lambda: ledger.original(sent.id), f"{sent.id}-{plain}" if plain else sent.id,
                       "application/octet-stream", on_click="ignore", key="history.download")


def _undo(visit: Visit, entry: Entry) -> None:
    """Render the effect of withdrawing or restoring a submission, and the form."""
    ledger, snapshot = cache.opened(visit.figures)
    restore = entry.state == "withdrawn"
    what, sent = "restore" if restore else "withdraw", entry.submission
    effect = _undoing(visit.cache_key._replace(version=snapshot.catch_up()), sent.id, restore)

    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        turn = ledger.restore if restore else ledger.withdraw
        return receipt.done(turn(actor, sent.id, reason=reason, previewed_on=previewed_on))

    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say("history.undo_words", kind=what))
               + _preview(effect, visit.catalogue))
    if not visit.past:
        who.ask()
        receipt.act(visit, "history", f"history.{what}.{sent.id}", (say(f"history.{what}"), say("history.why")),
                    effect.version, write)


@st.cache_resource(max_entries=8, show_spinner=False)
def _undoing(key: cache.CacheKey, submission: str, restore: bool) -> Undoing:  # noqa: FBT001 - a cache key
    """The effect at the newest version, which is that of ``key``: it is shown again in each rerun of the form."""
    ledger, snapshot = cache.opened(key.figures)
    return undoing(ledger, snapshot, ledger.submission(submission), restore=restore)


def _preview(effect: Undoing, catalogue: Catalogue) -> Markup:
    """Which figures stay, and which report would change; then rows, then statuses."""
    sentences = [say("history.would_stay", count=wording.Count(effect.covered))] if effect.covered else []
    sentences += [say("history.would_report", area=wording.in_sentence(area, catalogue), year=year)
                  for area, year in effect.reports]
    shown = changes.listed(effect.changes, catalogue)
    if not (sentences or shown):
        sentences = [say("history.would_nothing")]
    return markup.bullets(sentences) + shown


def _erase(visit: Visit, entry: Entry) -> None:
    """Render the form to erase a submission. Others of the same file are listed, since they keep its content, and what
    else has the words of a report.
    """
    (ledger, snapshot), submission = cache.opened(visit.figures), entry.submission.id
    same_file = [other.id for other in ledger.submissions() if not other.erased and other.id != submission
                 and other.original_sha256 == entry.submission.original_sha256]
    too = [say("history.erase_same", submissions=wording.listed(same_file))] if same_file else []
    quoting = what_quotes(ledger, snapshot, entry.submission)

    def write(actor: Actor, reason: str) -> None:
        erase_submission(ledger, snapshot, actor, submission, reason)

    frame.html(_quoting(quoting, visit.catalogue))
    receipt.erase(visit, submission, submission, write, too)


def _quoting(quoting: Quoting, catalogue: Catalogue) -> Markup:
    """What else has the words of a report: what is erased with it, then what is not, and the way to remove it."""
    with_it = [say("history.quoted_commitments", count=wording.Count(quoting.commitments))] * bool(quoting.commitments)
    lines = [*with_it, *(markup.joined(parts, " ") for parts in _left(quoting, catalogue))]
    if not lines:
        return Markup("")
    fix = markup.paragraph(say("history.quoted_fix"), "gl-text") if quoting.left else Markup("")
    return markup.heading(3, say("history.quoted_in")) + markup.bullets(lines) + fix


def _left(quoting: Quoting, catalogue: Catalogue) -> Iterator[tuple[Markup, str]]:
    """What is not erased, a link and what it has."""
    for submission, indicator, year in quoting.figures:
        yield link_to("submission", submission), say(
            "history.quoted", kind="figure", title=wording.indicator(indicator, catalogue), year=year)
    for remark in quoting.remarks:
        yield link_to("remark", remark), say("history.quoted", kind="remark")
    for report in quoting.reports:
        yield link_to("submission", report), say("history.quoted", kind="report")
