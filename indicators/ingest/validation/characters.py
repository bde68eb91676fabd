"""Characters that nobody sees: around a year or a figure those of direction mean nothing; any other is refused.

Between two digits a mark of direction may change the order in which a person reads them, so there it stays.
"""

import re
from dataclasses import replace

from indicators.ingest.formats.table import UNSAVED
from indicators.ingest.mapping.table import SPACES, Column, Long
from indicators.ingest.validation.numbers import matching
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.model import Message

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL_OF_ARROW = re.sub(r"\\u(....)|\\x(9f)", r"\\x{\1\2}", _CONTROL.pattern)
_TEXTS = {"source_title", "source_url", "note"}

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
        changed[role] = column.map(_bare)
        if texts is not None:
            texts |= {_bare(word) for word in column.words if _bare(word) != word}
        notes.append(Message(code="note.marks_of_direction", values={"count": count, "column": column.name or role}))
    return replace(table, columns={**table.columns, **changed}, texts=texts) if changed else table


def refuse_control_characters(table: Long, separator: str, issues: RowIssues) -> None:
    """No control characters but tab and the ends of lines, nor such as turn the writing round, in any cell that is
    taken, and words where words go.
    """
    for role, column in table.columns.items():
        issues.cells(column, "cell.control", matching(column.cells, _CONTROL_OF_ARROW), _control)
        if role in _TEXTS and not separator:
            issues.cells(column, "cell.unsaved", mask(column.words, UNSAVED.__eq__))


def _control(word: str) -> dict[str, object]:
    return {"letters": " ".join(sorted({f"U+{ord(character):04X}" for character in _CONTROL.findall(word)}))}


def _bare(word: str) -> str:
    return word.strip(_MARKS + SPACES)
