"""Notes on statuses: all that were ever set, and erasing one that should never have been written."""

import streamlit as st

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.submissions.history import NoteEntry, notes
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history import erase
from pages.shared.history.phrases import erased_by, moment
from pages.shared.table import Cell, Column, filter_box, table


def show(visit: Visit) -> None:
    """Render the note of the link parameter in full, or all notes, newest first."""
    found = notes(cache.opened(visit.figures)[0])
    asked = st.query_params.get("note", "")
    chosen = next((entry for entry in found if str(entry.note.version) == asked), None)
    if chosen:
        _in_full(visit, chosen)
        return
    if not found:
        frame.html(markup.paragraph(say("history.no_notes")))
        return
    columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who"))
               for name in ("one_note", "when", "who", "about_column", "words", "state")]
    frame.html(markup.paragraph(say("history.notes_lead", count=wording.Count(len(found))), "gl-lead")
        + filter_box(say("history.filter_notes")) + table(say("history.notes_caption"), columns,
            [_row(entry, visit.catalogue) for entry in found],
              filtered=True, of="notes"))


def _row(entry: NoteEntry, catalogue: Catalogue) -> list[Cell]:
    note = entry.note
    link = markup.link(menu.address("history", view="notes", note=str(note.version)), note.version)
    return [Cell(link, sort=note.version), Cell(moment(note.at), sort=note.at), Cell(note.author),
            Cell(_subject(entry, catalogue)), Cell(note.text), Cell(say(f"history.note_{_state(entry)}"))]


def _subject(entry: NoteEntry, catalogue: Catalogue) -> str:
    """Country or area, indicator and year of a note."""
    note = entry.note
    area, title = wording.area(note.ref_area, catalogue), wording.indicator(note.indicator, catalogue)
    return f"{area}, {title}, {note.year}"


def _state(entry: NoteEntry) -> str:
    if entry.erased:
        return "erased"
    return "taken_back" if entry.taken_back else "shown"


def _in_full(visit: Visit, entry: NoteEntry) -> None:
    """Render a note and its history, then the effect of erasing it, and the form."""
    note, back = entry.note, entry.taken_back
    facts = {"who": note.author, "when": moment(note.at), "about_column": _subject(entry, visit.catalogue),
             "words": note.text, "why": note.reason, "state": say(f"history.note_{_state(entry)}"),
             "taken_back_by": f"{back.actor_name}, {moment(back.at)}: {back.note}".rstrip(": ") if back else "",
             "erased_by": erased_by(entry.erased) if entry.erased else ""}
    fact_list = markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()])
    frame.html(markup.paragraph(markup.link(menu.address("history", view="notes"), say("history.all_notes")))
        + markup.heading(2, say("history.note_one", note=note.version))
               + fact_list)
    if entry.erased:
        frame.html(markup.paragraph(say("history.note_erased_words")))
    elif not visit.past:
        _erase(visit, entry)


def _erase(visit: Visit, entry: NoteEntry) -> None:
    note = entry.note

    def write(actor: Actor, reason: str) -> str:
        cache.opened(visit.figures)[0].erase_note(actor, note.version, reason=reason)
        return say("history.erase_note_done", note=note.version)

    frame.html(markup.heading(3, say("history.erase_note")) + markup.bullets(list(_would(visit, entry))))
    erase.form(visit, who.ask(), str(note.version), say("history.erase_note_words"), write)


def _would(visit: Visit, entry: NoteEntry) -> list[str]:
    """What erasing it would change, and for whom; never a figure or a status."""
    snapshot, note = cache.snapshot_of(visit.figures), entry.note
    sentences = [say("history.would_take_back" if entry.taken_back is None else "history.would_stay_back")]
    versions = [release for release in snapshot.releases() if release.taken_back is None]
    if note.public and versions and any(kept.version == note.version for kept in snapshot.notes(versions[-1].version)):
        sentences.append(say("history.would_public", name=versions[-1].name))
    return [*sentences, say("history.would_no_figure")]
