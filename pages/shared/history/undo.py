"""Withdrawing and restoring a submission, each with a preview of the figures and statuses that change."""

from markupsafe import Markup

from indicators import wording
from indicators.changes.versions import Changes
from indicators.model import Actor, Catalogue
from indicators.submissions.history import Entry, Undoing, undoing
from indicators.wording import say
from pages.shared import cache, changes, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm
from pages.shared.table import Cell, Column, table

FEW = 12         # maximum number of figures in an open list


def show(visit: Visit, entry: Entry) -> str:
    """Render the effect of withdrawing or restoring a submission, and the form; return the name of the person."""
    ledger, snapshot = cache.opened(visit.figures)
    restore = entry.state == "withdrawn"
    what, sent = "restore" if restore else "withdraw", entry.submission
    found = undoing(ledger, snapshot, sent, restore=restore)

    def write(actor: Actor, reason: str, shown: int) -> str:
        turn = ledger.restore if restore else ledger.withdraw
        event = turn(actor, sent.id, reason=reason, previewed_on=shown)
        return say(f"history.{what}_done", submission=sent.id, version=event.version)

    frame.html(markup.heading(2, say(f"history.{what}")) + markup.paragraph(say(f"history.{what}_words"))
        + _preview(found, visit.catalogue, restore=restore))
    by = "" if visit.past else who.ask()
    if not visit.past:
        confirm(visit, by, what, sent.id, found.version, write)
    return by


def _preview(found: Undoing, catalogue: Catalogue, *, restore: bool) -> Markup:
    """Sentences, then rows, then statuses. Figures removed by restoring are those that the submission retracts."""
    kinds = {"new": "new", "changed": "changed", "gone": "gone_restore" if restore else "gone"}
    sentences = [say(f"history.would_{words}", count=wording.Count(found.changes.count(kind)))
            for kind, words in kinds.items() if found.changes.count(kind)]
    sentences += [say("history.would_stay", count=wording.Count(found.covered))] * bool(found.covered)
    sentences += [say("history.would_report", area=wording.in_sentence(area, catalogue), year=year)
             for area, year in found.reports]
    return markup.bullets(sentences or [say("history.would_nothing")]) + of_changes(found.changes, catalogue)


def of_changes(found: Changes, catalogue: Catalogue, words: str = "changed_files") -> Markup:
    """The figures that differ, in an expander, open if they are few; then the status flips."""
    if found.rows.empty and found.flips.empty:
        return Markup("")
    columns = [Column(say(f"{words}.{name}")) for name in ("area", "indicator", "year", "before", "after")]
    body = [[*changes.key(row, catalogue), *(Cell(_side(row, side, catalogue)) for side in ("before", "after"))]
            for row in changes.in_order(found.rows, catalogue)]
    caption = say(f"{words}.differ", count=wording.Count(len(found.rows)))
    rows = markup.fold(caption, table("", columns, body) + changes.more(len(found.rows)), opened=len(found.rows) <= FEW)
    return rows + changes.flips(found.flips, catalogue, words)


def _side(row: changes.Row, side: str, catalogue: Catalogue) -> Markup | str:
    """The figure before or after; the word for "none" where there is none."""
    if row["kind"] == {"before": "new", "after": "gone"}[side]:
        return say("changed_files.none")
    found = {"indicator": row["indicator"]} | {
        key.removesuffix(f"_{side}"): value for key, value in row.items() if str(key).endswith(f"_{side}")}
    return changes.figure(found, catalogue)
