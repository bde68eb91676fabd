"""What is said of how a file compares with what is current, and is no fault."""

import numpy as np

from indicators.changes.diff import Comparison
from indicators.ledger.records import Submission
from indicators.model import Absence, Message


def of_rows(unlisted: int, comparison: Comparison, before: Submission | None, left_out: int) -> list[Message]:
    """What became of the good rows against what is current, and that the same file was sent before."""
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
    """That figures of a file which counts already are not current any more, and by whom they were replaced."""
    if not count:
        return []
    code = "note.replaced_since" if submissions else "note.withdrawn_since"
    return [Message(code=code, values={"count": count, "submissions": submissions, "many": len(submissions)})]
