"""Marks that nobody sees and that say from which side a text is read: around a year or a figure they mean nothing.

Between two digits they may change the order in which a person reads them, so there they stay, and are refused.
"""

from dataclasses import replace

from indicators.ingest.mapping.table import SPACES, Column, Long, renamed
from indicators.ingest.validation.numbers import matching
from indicators.model import Message

_MARKS = "\u200e\u200f\u061c"
_AROUND = rf"^[{_MARKS}]|[{_MARKS}]$"


def without_marks_of_direction(table: Long, notes: list[Message]) -> Long:
    """The table with such marks taken away around its years and figures, which is noted."""
    changed, texts = dict[str, Column](), table.texts
    for role in ("year", "value"):
        column = table.columns[role]
        count = int(column.spread(matching(column.cells, _AROUND)).sum())
        if not count:
            continue
        changed[role] = renamed(column, _bare)
        if texts is not None:
            texts |= {_bare(word) for word in column.words if _bare(word) != word}
        notes.append(Message(code="note.marks_of_direction", values={"count": count, "column": column.name or role}))
    return replace(table, columns={**table.columns, **changed}, texts=texts) if changed else table


def _bare(word: str) -> str:
    return word.strip(_MARKS + SPACES)
