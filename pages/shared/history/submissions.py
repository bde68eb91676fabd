"""Submissions, newest first; one in full, with its file, its events, and the effect of undoing it."""

import re
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.submissions.history import Entry, history
from indicators.submissions.opening import Event
from indicators.wording import day, say
from pages.shared import cache, frame, markup, menu
from pages.shared.cache import Visit
from pages.shared.history import erase, undo
from pages.shared.history.phrases import as_of, erased_by, issues, link_to, moment, time_of
from pages.shared.table import Cell, Column, filter_box, table

FEW = 3          # maximum number of countries that are named


def show(visit: Visit) -> None:
    """Render the submission of the link parameter in full; then all of them."""
    entries = history(cache.opened(visit.figures)[0])
    asked = st.query_params.get("submission", "")
    chosen = next((entry for entry in entries if entry.submission.id == asked), None)
    if chosen:
        _in_full(visit, chosen)
        return
    columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who"))
               for name in ("submission", "when", "who", "file", "counts", "state", "note")]
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead")
        + filter_box(say("history.filter")) + table(say("history.caption"), columns,
            [_row(entry, visit.catalogue) for entry in entries], filtered=True,
              of="submissions"))


def _row(entry: Entry, catalogue: Catalogue) -> list[Cell]:
    sent = entry.submission
    link = markup.link(menu.address("history", submission=sent.id), sent.id)
    return [Cell(link, sort=sent.version), Cell(_when(sent.at), sort=sent.at), Cell(sent.actor_name),
            Cell(_named(entry, catalogue)), _text_cell(counts(entry)),
            Cell(_state(entry)), _text_cell(sent.note)]


def _text_cell(words: str) -> Cell:
    return Cell(words, nothing=not words)


def _unbroken(words: str) -> Markup:
    """Words without a line break if they are short, such as a date."""
    return markup.span(words, "gl-whole")


def _when(at: str) -> Markup:
    """The day, and under it the time."""
    return markup.joined((_unbroken(day(at[:10])), markup.small(time_of(at))))


def _state(entry: Entry) -> Markup:
    """State of a submission, and who erased it and when."""
    state = _unbroken(say(f"history.state_{entry.state}"))
    if entry.erased is None:
        return state
    return markup.joined((state, markup.small(f"{entry.erased.actor_name}, {moment(entry.erased.at)}")))


def _named(entry: Entry, catalogue: Catalogue) -> Markup:
    """The file's name, with the kind of submission, or the subject of its figures."""
    sent = entry.submission
    kind = say(f"history.kind_{sent.kind}") if sent.kind != "observations" else ""
    under = ": ".join(filter(None, (kind, about(entry, catalogue))))
    return markup.joined((markup.span(sent.filename, "gl-file"), markup.small(under) if under else ""))


def about(entry: Entry, catalogue: Catalogue) -> str:
    """Countries and years of its figures: "Cambodia and France; 2015 to 2016"; "" if it has none."""
    sent = entry.submission
    if not sent.areas or not sent.years:
        return ""
    names = sorted(catalogue.area[code].name if code in catalogue.area else code for code in sent.areas)
    areas = wording.listed(names) if len(names) <= FEW else say(
        "history.areas", count=wording.Count(len(names)))
    first, last = min(sent.years), max(sent.years)
    return say("history.of_areas", areas=areas, years=str(first) if first == last else say(
        "history.years", first=first, last=last))


def counts(entry: Entry) -> str:
    """Number of published figures, of new or changed ones, and of those rejected."""
    sent = entry.submission
    if sent.kind in ("catalogue", "narrative"):
        return ""
    parts = [say("history.rows", count=wording.Count(sent.row_count))]
    known = sent.payload.get("counts", {})
    parts += [say(f"history.rows_{name}", count=wording.number(known[name])) for name in ("new", "changed")
              if known.get(name)]
    refused = sent.payload.get("refused", {}).get("count", 0)
    parts += [say("history.rows_refused", count=wording.number(refused))] * bool(refused)
    return ", ".join(parts)


def _in_full(visit: Visit, entry: Entry) -> None:
    sent = entry.submission
    facts = {"who": sent.actor_name, "when": moment(sent.at), "file": sent.filename,
             "kind": say(f"history.kind_{sent.kind}") if sent.kind != "observations" else "",
             "about": about(entry, visit.catalogue), "counts": counts(entry),
             "source": sent.source, "note": sent.note, "reason": sent.payload.get("reason", ""),
             "state": say(f"history.state_{entry.state}"),
             "erased_by": erased_by(entry.erased) if entry.erased else "",
             "quoted_still": _quoted_in(entry)}
    fact_list = markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()])
    frame.html(markup.paragraph(markup.link(menu.address("history"), say("history.all")))
        + markup.heading(2, say("history.one", submission=sent.id))
               + fact_list + _events(entry))
    if entry.state == "erased":
        frame.html(markup.paragraph(say("history.erased_words")))
        return
    _download(visit, entry)
    if sent.payload.get("refused", {}).get("findings"):
        frame.html(markup.heading(3, say("history.refused")) + issues(sent.payload["refused"], visit.catalogue))
    if sent.kind != "catalogue":
        by = undo.show(visit, entry)
        if not visit.past:
            erase.show(visit, entry, by)


def _quoted_in(entry: Entry) -> Markup:
    """Links to what still had words of a report when it was erased."""
    found = entry.erased.payload.get("quoted_in", {}) if entry.erased else {}
    return markup.joined((link_to(what, which) for what in ("submission", "remark")
                          for which in found.get(f"{what}s", ())), ", ")


def _events(entry: Entry) -> Markup:
    """What happened to it, by data version."""
    columns = [Column(say(f"history.{name}")) for name in ("what", "version", "who", "when", "note")]
    return table(say("history.events"), columns, [
        [Cell(_what(event)), Cell(as_of(event.version)), Cell(event.actor_name),
         Cell(moment(event.at)), _text_cell(event.note)] for event in entry.events])


def _what(event: Event) -> str:
    """What happened; a withdrawal by an erasure is named as such."""
    because = "_erased" if event.payload.get("because") == "erased" else ""
    return say(f"history.event_{event.kind}{because}")


def _download(visit: Visit, entry: Entry) -> None:
    """Render the download of the original file, never with a content type that a browser would open by itself."""
    sent, (ledger, _) = entry.submission, cache.opened(visit.figures)
    st.download_button(say("history.download", size=wording.number(max(sent.original_size / 1000, 0.1), 1)),
                       lambda: ledger.original(sent.id), _harmless(sent.filename, sent.id), "application/octet-stream",
                       on_click="ignore", key="history.download")


def _harmless(filename: str, submission: str) -> str:
    """A file name without folders, control characters or a leading dot."""
    plain = re.sub(r"[^\w.() -]+", "-", PurePath(filename.replace("\\", "/")).name).strip(". ")
    return f"{submission}-{plain}" if plain else submission
