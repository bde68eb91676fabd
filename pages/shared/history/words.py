"""Remarks and changes to commitments: all that were ever recorded, and erasing words that should never have been."""

from collections.abc import Iterator
from functools import partial
from typing import Literal

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.opening import Event, remark_of, words_of
from indicators.submissions.history import WordsEntry, words_entries
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import erase_form
from pages.shared.history.phrases import erased_by, moment
from pages.shared.table import Cell, Column, filter_box, table

View = Literal["remark", "commitment"]
COLUMNS = ("version", "when", "who", "about_column", "what", "words", "state")


def _show(view: View, visit: Visit) -> None:
    """Render the entry of the link parameter in full, or all entries, newest first."""
    ledger = cache.opened(visit.figures)[0]
    entries = words_entries(ledger, "remark_set" if view == "remark" else "commitment_changed")
    entry = next((entry for entry in entries if str(entry.event.version) == st.query_params.get(view, "")), None)
    if entry:
        _in_full(view, visit, entry)
    elif not entries:
        frame.html(markup.paragraph(say(f"history.no_{view}s")))
    else:
        columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who")) for name in COLUMNS]
        frame.html(markup.paragraph(say(f"history.{view}s_lead", count=wording.Count(len(entries))), "gl-lead")
                   + filter_box(say("history.filter_words")) + table(
                       say("history.words_caption"), columns, [_row(view, entry, visit.catalogue) for entry in entries],
                       filtered=True, of="changes"))


show_remarks, show_commitments = partial(_show, "remark"), partial(_show, "commitment")


def _row(view: View, entry: WordsEntry, catalogue: Catalogue) -> list[Cell]:
    event = entry.event
    link = markup.link(menu.address("history", view=f"{view}s", **{view: str(event.version)}), event.version)
    return [Cell(link, sort=event.version), Cell(moment(event.at), sort=event.at), Cell(event.actor_name),
            Cell(_subject(entry, catalogue)), Cell(_what(entry)), Cell(_words(entry, catalogue)), Cell(_state(entry))]


def _subject(entry: WordsEntry, catalogue: Catalogue) -> str:
    """Country and indicator or goal, with the year of the figure or of the report that announced a commitment."""
    about = entry.event.payload
    area, goal = wording.area(about["ref_area"], catalogue), about["goal"]
    if about.get("indicator"):
        return f"{area}, {wording.indicator(about['indicator'], catalogue)}, {about['year']}"
    if "change" in about:
        return say("history.commitment_of", area=area, goal=goal, year=about["year"])
    return say("history.reply_about" if goal else "history.reply_about_all", area=area, goal=goal)


def _what(entry: WordsEntry) -> str:
    """What was recorded: a note, a reply, or the kind of change."""
    about = entry.event.payload
    return say(f"history.commitment_{about['change']}" if "change" in about else f"history.remark_{about['author']}")


def _words(entry: WordsEntry, catalogue: Catalogue) -> Markup | str:
    if entry.erased:
        return ""
    if "change" in entry.event.payload:
        return markup.lines(words_of(entry.event).values())
    return wording.remark(remark_of(entry.event), catalogue)


def _state(entry: WordsEntry) -> str:
    if entry.erased:
        return say("history.words_erased")
    return say("history.words_taken_back" if entry.withdrawal else "history.words_shown")


def _in_full(view: View, visit: Visit, entry: WordsEntry) -> None:
    """Render an entry and what became of it, then the effect of erasing it, and the form."""
    event, withdrawal, draft = entry.event, entry.withdrawal, entry.event.payload.get("draft", 0)
    facts = {"who": event.actor_name, "when": moment(event.at), "about_column": _subject(entry, visit.catalogue),
             "what": _what(entry), "words": _words(entry, visit.catalogue), "draft": str(draft) if draft else "",
             "why": remark_of(event).reason if view == "remark" else "", "state": _state(entry),
             "taken_back_by": _taken_back_by(withdrawal) if withdrawal else "",
             "erased_by": erased_by(entry.erased) if entry.erased else ""}
    everything = markup.link(menu.address("history", view=f"{view}s"), say(f"history.all_{view}s"))
    frame.html(markup.paragraph(everything) + markup.heading(2, say(f"history.{view}_one", version=event.version))
               + markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()]))
    if entry.erased:
        frame.html(markup.paragraph(say("history.words_erased_words")))
    elif not visit.past:
        _erase(visit, entry)


def _taken_back_by(withdrawal: Event) -> str:
    return f"{withdrawal.actor_name}, {moment(withdrawal.at)}: {withdrawal.note}".rstrip(": ")


def _erase(visit: Visit, entry: WordsEntry) -> None:
    version = entry.event.version

    def write(actor: Actor, reason: str) -> str:
        cache.opened(visit.figures)[0].erase_words(actor, version, reason=reason)
        return say("history.erase_words_done", version=version)

    frame.html(markup.heading(3, say("history.erase_these_words")) + markup.bullets(list(_effects(visit, entry))))
    erase_form(visit, who.ask(), str(version), say("history.erase_words_warning"), write)


def _effects(visit: Visit, entry: WordsEntry) -> Iterator[str]:
    """What erasing it would change, and for whom; never a figure or a status."""
    about = entry.event.payload
    if "change" in about:
        yield say("history.would_erase_change" if "subject" in about else "history.would_erase_commitment")
    else:
        yield say("history.would_take_back" if entry.withdrawal is None else "history.would_stay_back")
        snapshot = cache.snapshot_of(visit.figures)
        releases = [release for release in snapshot.releases() if release.taken_back is None]
        if about["public"] and releases and any(
                remark.version == entry.event.version for remark in snapshot.remarks(releases[-1].version)):
            yield say("history.would_public", name=releases[-1].name)
    yield say("history.would_no_figure")
