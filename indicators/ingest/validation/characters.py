"""Invisible characters: directional marks around a year or figure are removed; any other is rejected.

Between two digits a directional mark may change the order in which they are displayed, so it is kept there.
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
    """Return the table with directional marks removed around its years and figures, and add a note."""
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
    """Reject control characters other than tab and line breaks, and bidirectional controls, in any mapped cell; and
    unsaved formulas in text columns.
    """
    for role, column in table.columns.items():
        issues.cells(column, "cell.control", matching(column.cells, _CONTROL_OF_ARROW), _control)
        if role in _TEXTS and not separator:
            issues.cells(column, "cell.unsaved", mask(column.words, UNSAVED.__eq__))


def _control(word: str) -> dict[str, object]:
    return {"letters": " ".join(sorted({f"U+{ord(character):04X}" for character in _CONTROL.findall(word)}))}


def _bare(word: str) -> str:
    return word.strip(_MARKS + SPACES)
