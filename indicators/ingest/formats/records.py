"""Records below a header -> the table: blank records and notes below are left out, records of another width rejected.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from indicators.ingest.formats.header_rows import Heading, filled
from indicators.ingest.formats.table import Line, Record, Table, surroundings_of
from indicators.ingest.issues import Plain, Unreadable, issue, note
from indicators.ingest.limits import LONGEST_CELL, MOST_ROWS
from indicators.ingest.vocabulary.headers import dimensions, is_header, role_of

_MOST_QUOTED = 200       # characters of a line outside the table


def table_of(records: Iterable[Record], header: list[str], header_row: int, *, empty: int = 0,
             held: Collection[int] = (), heading: Heading | None = None) -> Table:
    """Return the table of all records below a header of one row, or of two of which ``header_row`` is the lower.

    ``empty`` is the number of columns without a header on the right; ``held`` are lines that belong to the table even
    if few of their cells are filled. Raises Unreadable if there are no rows, or too many.
    """
    width, blank, full = len(header), 0, list[tuple[Record, int]]()
    for row, cells in records:
        record = Record(row, cells if any(map(str.strip, cells[width:])) else cells[:width])
        if count := filled(record.cells):
            full.append((record, count))
        else:
            blank += len(cells) > 1 or any(cells)
        if len(full) > MOST_ROWS:
            raise Unreadable("read.too_many_rows", found=f"> {MOST_ROWS}", most=MOST_ROWS)
    least = 2 if width > 1 else 1
    last = max((record.row for record, count in full if count >= least or record.row in held), default=0)
    if not last:
        raise Unreadable("read.no_rows", row=header_row)
    below = [(record.row, " ".join(filter(None, map(str.strip, record.cells))))
             for record, _ in full if record.row > last]
    inside = [record for record, _ in full if record.row <= last]
    second = next((record.row for record in inside if any(map(role_of, record.cells)) and is_header(record.cells)), 0)
    issues = {record.row: found for record in inside if (found := _issue(record, header, second))}
    rows = [record for record in inside if record.row not in issues]
    table = Table(header=header, header_row=heading.line if heading else header_row, header_end=header_row,
                  levels=heading.levels if heading else {}, records=rows, file_columns=[*range(width)],
                  issues=[*issues.values()], surroundings=surroundings_of("below", below),
                  notes=_notes(empty, blank, below))
    return _split_dimensions(table)


def _issue(record: Record, header: Sequence[str], second: int) -> Plain | None:
    """The issue of a record that is below a second header, of another width than the header, or has a long cell."""
    row, cells = record
    if second and row >= second:
        return issue("read.second_table", row, second=str(second))
    if len(cells) != len(header):
        code = "read.too_many_cells" if len(cells) > len(header) else "read.too_few_cells"
        return issue(code, row, found=str(len(cells)), wanted=str(len(header)))
    return next((issue("read.long_cell", row, name.strip(), str(len(cell)), most=LONGEST_CELL)
                 for name, cell in zip(header, cells, strict=True) if len(cell) > LONGEST_CELL), None)


def _notes(empty: int, blank: int, below: Sequence[Line]) -> list[Plain]:
    notes = [note("note.empty_columns", count=empty)] if empty else []
    notes += [note("note.empty_rows", count=blank)] if blank else []
    if below:
        row, text = below[0]
        notes.append(note("note.below_table", count=len(below), row=row, said=text[:_MOST_QUOTED]))
    return notes


def _split_dimensions(table: Table) -> Table:
    """Split a column headed such as "unit,geo\\TIME_PERIOD", as Eurostat writes it, into one column per dimension.

    The names before the backslash are the dimensions, whose codes are joined by commas in the column's cells; the name
    after it describes the other columns: years.
    """
    position = next((at for at, name in enumerate(table.header) if dimensions(name)), -1)
    if position < 0:
        return table
    combined = table.header[position]
    names = dimensions(combined)

    def split(items: Sequence[Any], parts: Sequence[Any]) -> list[Any]:
        return [*items[:position], *parts, *items[position + 1:]]

    codes = [[code.strip() for code in record.cells[position].split(",")] for record in table.records]
    records = list(zip(table.records, codes, strict=True))
    wrong = [issue("read.wrong_dimensions", record.row, combined, record.cells[position], wanted=",".join(names))
             for record, parts in records if len(parts) != len(names)]
    return replace(
        table, header=split(table.header, names), issues=[*table.issues, *wrong],
        records=[Record(record.row, split(record.cells, parts)) for record, parts in records
                 if len(parts) == len(names)],
        file_columns=split(table.file_columns, [position] * len(names)),
        notes=[*table.notes, note("note.combined_header", header=combined, columns=names)])
