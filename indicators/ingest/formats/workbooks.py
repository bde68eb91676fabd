"""XLSX, XLS and ODS -> the table of one sheet, as text. Formulas are not evaluated."""

import io
from dataclasses import replace
from functools import cache

import python_calamine as calamine

from indicators.ingest.formats.archives import open_archive, packed
from indicators.ingest.formats.file_types import ending, file_type, named_like
from indicators.ingest.formats.header_rows import header_index, heading_of, refuse_wide, trimmed
from indicators.ingest.formats.merged_cells import held, merged_header, ranges, refuse_covered, refuse_merged
from indicators.ingest.formats.ods import Ods
from indicators.ingest.formats.records import block_of, table_of
from indicators.ingest.formats.table import Record, Table, with_lines_around
from indicators.ingest.formats.workbook_cells import Details, Rows, refuse_spread, rows_of
from indicators.ingest.formats.workbook_sheets import HEAD, choose_sheet, explained_in
from indicators.ingest.formats.xls import Xls
from indicators.ingest.formats.xlsx import Xlsx
from indicators.ingest.formats.xml_repairs import plain_parts
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.read_options import ReadOptions

_OURS = {"asked", "data version"}  # columns of Goalline's own files, whose sheets of notes are its own too

Book = Xlsx | Ods | Xls
"""Reads everything in a workbook except the cell values."""


def open_workbook(content: bytes) -> tuple[bytes, Book]:
    """Return the workbook in a form that calamine can read, and the reader of its other contents."""
    if file_type(content) == "xls":
        return content, Xls(content)
    kind, parts = open_archive(content)
    if (plain := plain_parts(parts)) != parts:
        content = packed(plain)
    return content, Ods(plain) if kind == "ods" else Xlsx(plain)


def read_workbook(content: bytes, options: ReadOptions) -> Table:
    """Return the table of one sheet of a workbook; raises Unreadable if there is none."""
    content, book = open_workbook(content)
    details_of = cache(book.details)
    try:
        values = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        name, notes = choose_sheet(values, options.sheet, details_of)
        details = details_of(name)
        refuse_spread(details.end)
        rows, texts = rows_of(values.get_sheet_by_name(name), details)
        explained = explained_in(values, name, book.size)
        if isinstance(book, Xls):
            book.keep_apart(rows)
    except calamine.PasswordError as error:
        raise Unreadable("read.password") from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, IndexError) as error:
        raise Unreadable("read.damaged_workbook", found=str(error)[:200]) from error
    try:
        table = _table(rows, details, options.header_row)
        outside = book.words_outside(name, details)
    except Unreadable as unreadable:
        unreadable.issue["values"]["of_sheet"] = name
        raise
    named = [note("note.named_like_text", ending=ending(options.filename))] if named_like(
        options.filename) == "text" else []
    return with_lines_around(
        replace(table, kind="workbook", sheet=name, texts=texts,
                notes=[*named, *notes, *book.notes(details), *table.notes]),
        enumerate((" ".join(filter(None, row)) for row in rows[:table.header_end - 1]), start=1),
        titles=outside, explained=[] if _OURS & set(table.header) else explained,
        formats=[(row + 1, code) for code, row in details.scaling.items()])


def _table(rows: Rows, details: Details, header_row: int) -> Table:
    if not any(cell for row in rows for cell in row):
        raise Unreadable("read.only_blank")
    if header_row and not (header_row <= len(rows) and any(map(str.strip, rows[header_row - 1]))):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    index = header_row - 1 if header_row else header_index(rows[:HEAD])
    merged = ranges(details.merged, rows)
    heading = heading_of(rows[:max(HEAD, index + 2)], range(1, len(rows) + 1), index, named=bool(header_row),
                         merged=merged)
    line, notes = (heading.position if heading else index) + 1, list[Plain]()
    if heading:
        refuse_merged(rows, merged, line)
        header = trimmed(heading.names)
    else:
        names, notes = merged_header(rows, merged, line)
        header = trimmed(names)
    refuse_wide(header, line)
    refuse_covered(rows, merged, header, heading.line if heading else line)
    records = [Record(row, cells) for row, cells in enumerate(rows[line:], start=line + 1)]
    table = table_of([block_of(records, len(header))], header, line, held=held(rows, merged), heading=heading)
    return replace(table, merged=merged, notes=[*notes, *_noted(details, line - 1), *table.notes])


def _noted(details: Details, header: int) -> list[Plain]:
    """Notes on formulas, numbers stored as text and hidden rows below the header, and on hidden columns."""
    below = {"note.formulas": [row for row, _ in details.formulas], "note.numbers_as_text": details.numbers_as_text,
             "note.formulas_without_value": [row for row, _ in details.without_value],
             "note.hidden_rows": details.hidden_rows}
    counts = {code: sum(row > header for row in rows) for code, rows in below.items()}
    counts["note.hidden_columns"] = details.hidden_columns
    return [note(code, count=count) for code, count in counts.items() if count]
