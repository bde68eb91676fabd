"""The table of a file: its header and the records below it, and what is in the file besides them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from indicators.ingest.issues import Plain, Unreadable, issue
from indicators.ingest.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from indicators.ingest.vocabulary.headers import dimensions, is_header, likeness, role_of

UNSAVED = "="
"""Represents a formula whose result was never saved."""

HIDDEN = "''"
"""Prefixed to a number that its format may display otherwise, so that it is rejected. One apostrophe marks a text."""

SPACES = ("\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
          "\u200e\u200f\u061c")
"""White space and marks of direction stripped from cells. Control characters are kept, and rejected."""

LOOKED_AT = 100                      # records from the top that are searched for the header

Range = tuple[int, int, int, int]
"""First and last line of merged cells, from 1, and first and last column, from 0."""

Line = tuple[int, str]
"""A line outside the table: its number, 0 if it has none, and its text."""

SurroundingKind = Literal[
    "above", "below", "sheet", "hidden_sheet", "explanation", "hidden_row", "hidden_column", "struck", "comment",
    "text_box", "page_header", "property", "more", "between", "name", "note"]
"""Of a text around a table; the last three are between its rows, a name, and beside its figures."""

_KINDS = {"above": "line", "below": "line", "between": "line", "explanation": "line", "sheet": "sheet",
          "hidden_sheet": "sheet", "hidden_row": "hidden", "hidden_column": "hidden", "struck": "hidden",
          "name": "name", "note": "note"}
"""Kind of an item by the kind of what surrounds the table; all else is a comment, as text boxes and page headers."""

_MOST_SURROUNDINGS = 500
_LONGEST = 1_000                     # characters of a text outside the table that are quoted
_CUT = re.compile(r"… \[[\d,]+\]")
_AROUND = ' \t\r\n,;|"'              # spaces, delimiters and quotation marks around the text of a line


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """Options for reading a file; empty or 0 means detect automatically."""

    encoding: str = ""                         # of encodings.ENCODINGS; text files only
    separator: str = ""                        # delimiter; text files only
    header_row: int = 0                        # line number
    sheet: str = ""                            # workbooks only


class Record(NamedTuple):
    """One record of a file."""

    row: int                         # line on which it begins
    cells: list[str]


class Surrounding(NamedTuple):
    """Something in a file that is not part of its table; of kind "more", how many further ones there are."""

    kind: SurroundingKind
    row: int                         # line in the file or sheet, 0 if it has none
    text: str

    @property
    def key(self) -> str:
        """The key of the answer about it in ``Choices.lines``."""
        return f"{_KINDS.get(self.kind, 'comment')}:{self.text.strip()}"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A header, the records below it, and metadata, as the reading process returns it; serialisable as JSON."""

    kind: Literal["text", "workbook", ""] = ""           # "" if rejected before it is known
    encoding: str = ""                                   # "UTF-8", "UTF-16", "Windows-1252" ...; "" for a workbook
    separator: str = ""                                  # "" for a workbook
    sheet: str = ""                                      # "" for a text file
    alike_sheets: list[str] = field(default_factory=list)     # other visible sheets with the same header
    header_row: int = 0                                  # line of the header
    header: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)    # merged cells of a workbook
    texts: Collection[str] | None = None     # in a workbook: text cells that look like numbers with a decimal point
    scaling: list[Line] = field(default_factory=list)    # number formats that display thousands, first line of each
    shipped: Collection[str] | None = None   # of a template: what it held when it was sent
    surroundings: list[Surrounding] = field(default_factory=list)
    issues: list[Any] = field(default_factory=list)      # as ingest.issues writes them
    notes: list[Any] = field(default_factory=list)


def header_index(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the first row with two known names or years, else with two filled cells, else one."""
    for enough in (lambda row: likeness(row) >= 2, lambda row: filled(row) > 1, filled):
        if (found := next((index for index, row in enumerate(rows) if enough(row)), -1)) >= 0:
            return found
    return 0


def filled(cells: Sequence[str]) -> int:
    """Return the number of cells that are not blank."""
    return sum(map(bool, map(str.strip, cells)))


def joined(cells: Iterable[str]) -> str:
    """Return the cells of a line outside the table as one text."""
    return " ".join(filter(None, map(str.strip, cells)))


def table_of(records: Iterable[Record], header: Sequence[str], header_row: int, *,
             held: Collection[int] = ()) -> Table:
    """Return the table of all records below a header.

    ``held`` are lines that belong to the table even if few of their cells are filled. Raises Unreadable if there are
    no rows, or too many, or too many columns.
    """
    header = _trimmed(header, header_row)
    width, full = len(header), list[tuple[Record, int]]()
    for row, cells in records:
        if count := filled(cells):
            full.append((Record(row, cells if len(cells) <= width or filled(cells[width:]) else cells[:width]), count))
        if len(full) > MOST_ROWS:
            raise Unreadable("read.too_many_rows", found=f"> {MOST_ROWS}", most=MOST_ROWS)
    least = 2 if width > 1 else 1
    last = max((record.row for record, count in full if count >= least or record.row in held), default=0)
    if not last:
        raise Unreadable("read.no_rows", row=header_row)
    inside = [record for record, _ in full if record.row <= last]
    second = next((record.row for record in inside if any(map(role_of, record.cells)) and is_header(record.cells)), 0)
    issues = {record.row: found for record in inside if (found := _issue(record, header, second))}
    return _split_dimensions(Table(
        header=header, header_row=header_row, issues=[*issues.values()],
        records=[record for record in inside if record.row not in issues],
        surroundings=surroundings_of("below", (
            (record.row, joined(record.cells)) for record, _ in full if record.row > last))))


def surroundings_of(kind: SurroundingKind, lines: Iterable[Line]) -> list[Surrounding]:
    """Return the lines that have more than spaces and delimiters, quoted without those around them."""
    quoted = ((row, text_cut(text.strip(_AROUND), _LONGEST)) for row, text in lines)
    return [Surrounding(kind, row, text) for row, text in quoted if text]


def text_cut(text: str, longest: int) -> str:
    """Return a text, one that is too long with the number of all its characters in place of the rest."""
    return text if len(text) <= longest else f"{text[:longest]}… [{len(text):,}]"


def is_cut(text: str) -> bool:
    """Whether a text lacks its end."""
    return bool(_CUT.search(text, max(len(text) - 20, 0)))


def with_surroundings(table: Table, above: Iterable[Line], others: Sequence[Surrounding] = ()) -> Table:
    """Return the table with the lines ``above`` its header and the ``others`` that are not lines next to it."""
    surroundings = [*surroundings_of("above", above), *table.surroundings, *others]
    rest = len(surroundings) - _MOST_SURROUNDINGS
    more = [Surrounding("more", 0, str(rest))] if rest > 0 else []
    return replace(table, surroundings=[*surroundings[:_MOST_SURROUNDINGS], *more])


def _trimmed(header: Sequence[str], row: int) -> list[str]:
    """The header without blank names at its end."""
    width = max((index for index, name in enumerate(header, start=1) if name.strip()), default=0)
    if width > MOST_COLUMNS:
        raise Unreadable("read.too_many_columns", row=row, column=header[MOST_COLUMNS], found=str(width),
                         most=str(MOST_COLUMNS))
    return [*header[:width]]


def _issue(record: Record, header: Sequence[str], second: int) -> Plain | None:
    """The issue of a record that is below a second header, of another width than the header, or has a long cell."""
    row, cells = record
    if second and row >= second:
        return issue("read.second_table", row, second=str(second))
    if len(cells) != len(header):
        code = "read.too_many_cells" if len(cells) > len(header) else "read.too_few_cells"
        return issue(code, row, found=str(len(cells)), wanted=str(len(header)))
    longest = max(cells, key=len, default="")
    if len(longest) <= LONGEST_CELL:
        return None
    name = header[cells.index(longest)].strip()
    return issue("read.long_cell", row, name, str(len(longest)), most=LONGEST_CELL)


def _split_dimensions(table: Table) -> Table:
    """Split a column headed "unit,geo\\TIME_PERIOD" (Eurostat), of codes joined by commas, by dimension.

    The last dimension stays in its place and the others follow the table, so that no other column moves.
    """
    position = next((at for at, name in enumerate(table.header) if dimensions(name)), -1)
    if position < 0:
        return table
    combined = table.header[position]
    names, issues, records = dimensions(combined), [*table.issues], []

    def split(items: list[str], parts: list[str]) -> list[str]:
        return [*items[:position], parts[-1], *items[position + 1:], *parts[:-1]]

    for row, cells in table.records:
        codes = [code.strip() for code in cells[position].split(",")]
        if len(codes) == len(names):
            records.append(Record(row, split(cells, codes)))
        else:
            issues.append(issue("read.wrong_dimensions", row, combined, cells[position], wanted=",".join(names)))
    return replace(table, header=split(table.header, names), records=records, issues=issues)
