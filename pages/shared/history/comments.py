"""Countries' comments: all that were ever recorded, and erasing one that should never have been."""

import streamlit as st

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.submissions.history import CommentEntry, comments
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, who
from pages.shared.cache import Visit
from pages.shared.history import erase
from pages.shared.history.phrases import erased_by, moment
from pages.shared.table import Cell, Column, filter_box, table


def show(visit: Visit) -> None:
    """Render the comment of the link parameter in full, or all comments, newest first."""
    found = comments(cache.opened(visit.figures)[0])
    asked = st.query_params.get("comment", "")
    chosen = next((entry for entry in found if str(entry.comment.version) == asked), None)
    if chosen:
        _in_full(visit, chosen)
        return
    if not found:
        frame.html(markup.paragraph(say("history.no_comments")))
        return
    columns = [Column(say(f"history.{name}"), sortable=name in ("when", "who"))
               for name in ("one_comment", "when", "who", "about_column", "words", "state")]
    rows = [_row(entry, visit.catalogue) for entry in found]
    frame.html(markup.paragraph(say("history.comments_lead", count=wording.Count(len(found))), "gl-lead")
               + filter_box(say("history.filter_comments"))
               + table(say("history.comments_caption"), columns, rows, filtered=True, of="comments"))


def _row(entry: CommentEntry, catalogue: Catalogue) -> list[Cell]:
    comment = entry.comment
    link = markup.link(menu.address("history", view="comments", comment=str(comment.version)), comment.version)
    return [Cell(link, sort=comment.version), Cell(moment(comment.at), sort=comment.at), Cell(comment.author),
            Cell(_subject(entry, catalogue)), Cell(_words(entry, catalogue)),
            Cell(say(f"history.note_{_state(entry)}"))]


def _subject(entry: CommentEntry, catalogue: Catalogue) -> str:
    """Country and goal of a comment."""
    comment = entry.comment
    about = "history.comment_about" if comment.goal else "history.comment_about_all"
    return say(about, area=wording.area(comment.ref_area, catalogue), goal=comment.goal)


def _words(entry: CommentEntry, catalogue: Catalogue) -> str:
    return "" if entry.erased else wording.comment(entry.comment, catalogue)


def _state(entry: CommentEntry) -> str:
    if entry.erased:
        return "erased"
    return "taken_back" if entry.taken_back else "shown"


def _in_full(visit: Visit, entry: CommentEntry) -> None:
    """Render a comment and its history, then the form to erase it."""
    comment, back = entry.comment, entry.taken_back
    facts = {"who": comment.author, "when": moment(comment.at), "about_column": _subject(entry, visit.catalogue),
             "words": _words(entry, visit.catalogue), "draft": str(comment.draft), "why": comment.reason,
             "state": say(f"history.note_{_state(entry)}"),
             "taken_back_by": f"{back.actor_name}, {moment(back.at)}: {back.note}".rstrip(": ") if back else "",
             "erased_by": erased_by(entry.erased) if entry.erased else ""}
    frame.html(markup.paragraph(markup.link(menu.address("history", view="comments"), say("history.all_comments")))
               + markup.heading(2, say("history.comment_one", comment=comment.version))
               + markup.facts([(say(f"history.{name}"), words) for name, words in facts.items()]))
    if not entry.erased and not visit.past:
        _erase(visit, entry)


def _erase(visit: Visit, entry: CommentEntry) -> None:
    comment = entry.comment

    def write(actor: Actor, reason: str) -> str:
        cache.opened(visit.figures)[0].erase_comment(actor, comment.version, reason=reason)
        return say("history.erase_comment_done", comment=comment.version)

    frame.html(markup.heading(3, say("history.erase_comment")))
    erase.form(visit, who.ask(), str(comment.version), say("history.erase_comment_words"), write)
