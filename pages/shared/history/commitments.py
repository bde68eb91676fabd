"""Changes to commitments: all that were ever made, and erasing words that should never have been recorded."""

import streamlit as st

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.submissions.history import CommitmentEntry, commitment_changes
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history import erase
from pages.shared.history.phrases import erased_by, moment
from pages.shared.table import Cell, Column, filter_box, table


def show(visit: Visit) -> None:
    """Render the change of the link parameter in full, or all changes, newest first."""
    found = commitment_changes(cache.opened(visit.figures)[0])
    asked = st.query_params.get("commitment", "")
    chosen = next((entry for entry in found if str(entry.event.version) == asked), None)
    if chosen:
        _in_full(visit, chosen)
        return
    if not found:
        frame.html(markup.paragraph(say("history.no_commitments")))
        return
    columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who"))
               for name in ("version", "when", "who", "about_column", "what", "words", "state")]
    frame.html(markup.paragraph(say("history.commitments_lead", count=wording.Count(len(found))), "gl-lead")
               + filter_box(say("history.filter_commitments"))
               + table(say("history.commitments_caption"), columns, [_row(entry, visit.catalogue) for entry in found],
                       filtered=True, of="changes"))


def _row(entry: CommitmentEntry, catalogue: Catalogue) -> list[Cell]:
    event = entry.event
    link = markup.link(menu.address("history", view="commitments", commitment=str(event.version)), event.version)
    return [Cell(link, sort=event.version), Cell(moment(event.at), sort=event.at), Cell(event.actor_name),
            Cell(_subject(entry, catalogue)), Cell(_what(entry)), Cell(markup.lines(entry.words)),
            Cell(say(f"history.note_{_state(entry)}"))]


def _subject(entry: CommitmentEntry, catalogue: Catalogue) -> str:
    """Country, goal and year of the report that announced the commitment."""
    about = entry.event.payload
    return say("history.commitment_of", area=wording.area(about["ref_area"], catalogue), goal=about["goal"],
               year=about["year"])


def _what(entry: CommitmentEntry) -> str:
    return say(f"history.commitment_{entry.event.payload['change']}")


def _state(entry: CommitmentEntry) -> str:
    if entry.erased:
        return "erased"
    return "taken_back" if entry.taken_back else "shown"


def _in_full(visit: Visit, entry: CommitmentEntry) -> None:
    """Render a change and what became of it, then the form to erase its words."""
    event, back = entry.event, entry.taken_back
    facts = {"who": event.actor_name, "when": moment(event.at), "about_column": _subject(entry, visit.catalogue),
             "what": _what(entry), "words": markup.lines(entry.words), "state": say(f"history.note_{_state(entry)}"),
             "taken_back_by": f"{back.actor_name}, {moment(back.at)}" if back else "",
             "erased_by": erased_by(entry.erased) if entry.erased else ""}
    back_to_all = markup.link(menu.address("history", view="commitments"), say("history.all_commitments"))
    frame.html(markup.paragraph(back_to_all)
               + markup.heading(2, say("history.commitment_one", version=event.version))
               + markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()]))
    if entry.erased:
        frame.html(markup.paragraph(say("history.commitment_erased_words")))
    elif not visit.past:
        _erase(visit, entry)


def _erase(visit: Visit, entry: CommitmentEntry) -> None:
    version = entry.event.version

    def write(actor: Actor, reason: str) -> str:
        cache.opened(visit.figures)[0].erase_commitment(actor, version, reason=reason)
        return say("history.erase_commitment_done", version=version)

    whole = "commitment" not in entry.event.payload
    would = [say("history.would_erase_commitment" if whole else "history.would_erase_change"),
             say("history.would_no_figure")]
    frame.html(markup.heading(3, say("history.erase_commitment")) + markup.bullets(would))
    erase.form(visit, who.ask(), str(version), say("history.erase_commitment_words"), write)
