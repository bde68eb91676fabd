"""The table of a file as the reading process returns it: records of text with their metadata."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.issues import note

UNSAVED = "="
"""Represents a formula whose result was never saved."""

SurroundingKind = Literal[
    "above", "below", "sheet", "hidden_sheet", "explanation", "hidden_row", "hidden_column", "struck", "comment",
    "text_box", "page_header", "property", "more"]
Line = tuple[int, str]
"""A line outside the table: its number, 0 if it has none, and its text."""

_MOST_SURROUNDINGS = 500
_LONGEST = 1_000         # characters of a text outside the table that are quoted
_SEPARATORS = {";": "semicolon", "\t": "tab", "|": "bar"}
_AROUND = " \t\r\n,;|"          # spaces and delimiters around the text of a line


class Surrounding(NamedTuple):
    """Something in a file that is not part of its table; of kind "more", how many further ones there are."""

    kind: SurroundingKind
    row: int                         # line in the file or sheet, 0 if it has none
    text: str


class Record(NamedTuple):
    """One record of a file."""

    row: int                         # line on which it begins
    cells: list[str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A header, the records below it, and metadata, as the reading process returns it."""

    kind: Literal["text", "workbook", ""] = ""           # "" if rejected before it is known
    encoding: str = ""                                   # "UTF-8", "UTF-16", "Windows-1252" ...; "" for a workbook
    separator: str = ""                                  # "" for a workbook
    sheet: str = ""                                      # "" for a text file
    header_row: int = 0                                  # line of the header, of two rows the upper one
    header_end: int = 0                                  # its last line
    header: list[str] = field(default_factory=list)
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)   # column of figures -> its names in both rows
    records: list[Record] = field(default_factory=list)
    file_columns: list[int] = field(default_factory=list)     # index of each column in the file, from 0
    merged: list[Range] = field(default_factory=list)    # merged cells of a workbook
    texts: Collection[str] | None = None  # in a workbook: text cells that look like numbers with a decimal point
    scaling: list[Line] = field(default_factory=list)    # number formats that display thousands, first line of each
    surroundings: list[Surrounding] = field(default_factory=list)
    issues: list[Any] = field(default_factory=list)      # as ingest.issues writes them
    notes: list[Any] = field(default_factory=list)


def surroundings_of(kind: SurroundingKind, lines: Iterable[Line]) -> list[Surrounding]:
    """Return the lines that have more than spaces and delimiters, quoted without those around them."""
    quoted = ((row, text.strip(_AROUND)[:_LONGEST]) for row, text in lines)
    return [Surrounding(kind, row, text) for row, text in quoted if text]


def with_surroundings(table: Table, above: Iterable[Line], others: Sequence[Surrounding] = ()) -> Table:
    """Return the table with the lines ``above`` its header and the ``others`` that are not lines next to it."""
    found = [*surroundings_of("above", (line for line in above if line[0] < table.header_row)),
             *table.surroundings, *others]
    rest = len(found) - _MOST_SURROUNDINGS
    more = [Surrounding("more", 0, str(rest))] if rest > 0 else []
    return replace(table, surroundings=[*found[:_MOST_SURROUNDINGS], *more])


def answer(table: Table) -> dict[str, Any]:
    """Return the table serialisable as JSON, with notes on unusual delimiters and header rows."""
    notes = [*table.notes]
    if table.separator not in ("", ","):
        notes.append(note(f"note.separator_{_SEPARATORS.get(table.separator, 'other')}", separator=table.separator))
    first, last = table.header_row, table.header_end
    if last > first:
        notes.append(note("note.two_lines" if first == 1 else "note.two_lines_below", row=first, last=last))
    elif first > 1:
        notes.append(note("note.header_row", row=first))
    return vars(table) | {"notes": notes}
