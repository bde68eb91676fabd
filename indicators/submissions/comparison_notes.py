"""Notes on how a file compares with the current data; they are not issues."""

import numpy as np

from indicators.changes.diff import Comparison
from indicators.ledger.records import Submission
from indicators.model import Absence, Message


def of_rows(unlisted: int, comparison: Comparison, before: Submission | None, left_out: int) -> list[Message]:
    """Return notes on how the valid rows compare with the current data, and on an earlier submission of the same file.
    """
    notes = []
    if unlisted:
        notes.append(Message(code="note.unlisted", values={"count": unlisted}))
    absence = comparison.coded.texts["absence"]
    gone = absence.spread(np.array([word == Absence.RETRACTED for word in absence.words], bool))
    if count := int((gone & comparison.to_publish).sum()):
        notes.append(Message(code="note.retracted", values={"count": count}))
    if kept := int((comparison.kept & comparison.to_publish).sum()):
        notes.append(Message(code="note.kept_beside", values={"count": kept}))
    if fell := int((comparison.fell & comparison.to_publish).sum()):
        notes.append(Message(code="note.fell_beside", values={"count": fell}))
    if before:
        notes.append(Message(code="note.same_file_left_out" if left_out else "note.same_file", values={
            "submission": before.id, "name": before.actor_name, "on": before.at[:10], "version": before.version,
            "count": left_out}))
    elif len(comparison.coded) and not comparison.to_publish.any():
        notes.append(Message(code="note.same_figures"))
    return notes


def replaced(count: int, submissions: list[str]) -> list[Message]:
    """Return a note that figures already submitted with this file have been replaced or withdrawn since."""
    if not count:
        return []
    code = "note.replaced_since" if submissions else "note.withdrawn_since"
    return [Message(code=code, values={"count": count, "submissions": submissions, "many": len(submissions)})]
