"""XLSX, XLS and ODS -> the table of one sheet, as text."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from indicators.ingest.formats.archives import open_archive
from indicators.ingest.formats.file_types import ending, file_type, named_like
from indicators.ingest.formats.header_rows import header_index, heading_of, refuse_wide, trimmed
from indicators.ingest.formats.merged_cells import clipped, held, merged_header, refuse_merged
from indicators.ingest.formats.outside_cells import lines_of
from indicators.ingest.formats.records import table_of
from indicators.ingest.formats.table import Record, Surrounding, Table, surroundings_of, with_surroundings
from indicators.ingest.formats.worksheet import Worksheet
from indicators.ingest.formats.xls_and_ods import CalamineBook, open_ods, open_xls
from indicators.ingest.formats.xlsx import Xlsx
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.limits import MOST_SHEETS
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import is_number, likeness, normalised, role_of
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.years import is_yearlike

_OURS = {"asked", "data version"}    # columns of Goalline's own files, whose sheets of notes are its own too
_HEAD = 100                          # rows searched for the header
_MOST_ROWS = 100                     # of a sheet of explanations

Sheets = Callable[[str], Worksheet]
"""Reads a worksheet by its name."""


def read_workbook(content: bytes, options: ReadOptions) -> Table:
    """Return the table of one sheet of a workbook; raises Unreadable if there is none."""
    book = _opened(content)
    if len(book.sheets) > MOST_SHEETS:
        raise Unreadable("read.too_many_sheets", found=str(len(book.sheets)), most=MOST_SHEETS)
    worksheet = cache(book.worksheet)
    name, notes = _choose_sheet(book.sheets, options.sheet, worksheet)
    sheet = worksheet(name)
    try:
        table = _table(sheet, options.header_row)
    except Unreadable as unreadable:
        unreadable.issue["values"]["of_sheet"] = name
        raise
    renamed = [note("note.named_like_text", ending=ending(options.filename))] if named_like(
        options.filename) == "text" else []
    above = enumerate((" ".join(filter(None, row)) for row in sheet.rows[:table.header_row - 1]), start=1)
    others = [] if _OURS & set(table.header) else _other_sheets(book.sheets, name, worksheet)
    return with_surroundings(
        replace(table, kind="workbook", sheet=name, scaling=[(line, code) for code, line in sheet.scaling.items()],
                notes=[*renamed, *notes, *book.notes(), *table.notes]), above, [*sheet.outside, *others])


def _other_sheets(sheets: dict[str, bool], chosen: str, worksheet: Sheets) -> list[Surrounding]:
    """The names of the sheets that are not read, and the text of those that explain the data."""
    others = {name: visible for name, visible in sheets.items() if name != chosen}
    named = [line for name, visible in others.items()
             for line in surroundings_of("sheet" if visible else "hidden_sheet", [(0, name)])]
    explained = [(0, line) for name, visible in others.items() if visible for line in _explanations(worksheet(name))]
    return [*named, *surroundings_of("explanation", explained)]


def _opened(content: bytes) -> Xlsx | CalamineBook:
    if file_type(content) == "xls":
        return open_xls(content)
    kind, parts = open_archive(content)
    return open_ods(content, parts) if kind == "ods" else Xlsx(content, parts)


def _choose_sheet(sheets: dict[str, bool], wanted: str, worksheet: Sheets) -> tuple[str, list[Plain]]:
    """Return the sheet to read, with notes: the one requested, else the first visible one with a header, else the first
    with cells. Raises Unreadable if there is none.
    """
    visible, alike = [name for name, seen in sheets.items() if seen], list[str]()
    if wanted:
        if wanted not in sheets:
            raise Unreadable("read.no_such_sheet", found=wanted, sheets=list(sheets))
        chosen = wanted
    else:
        looks = {name: _looks(worksheet(name)) for name in visible}
        chosen = next((name for least in (2, 0) for name, (likely, _) in looks.items() if likely >= least), "")
        if not chosen:
            raise Unreadable("read.only_blank")
        alike = [name for name, (_, header) in looks.items() if name != chosen and _alike(header, looks[chosen][1])]
    others = [name for name in visible if name != chosen]
    hidden = [name for name, seen in sheets.items() if not seen and name != chosen]
    notes = [note("note.sheet", sheet=chosen)] if len(sheets) > 1 else []
    notes += [note("note.other_sheets", sheets=others, count=len(others), alike=alike)] if others else []
    notes += [note("note.hidden_sheets", sheets=hidden, count=len(hidden))] if hidden else []
    return chosen, notes


def _alike(header: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headers are equal, or one has additional columns, such as a note, and both have figures or years."""
    few, more = sorted((header, other), key=len)
    return bool(few) and (few == more or (few < more and len(few) > 1 and bool(few & {"value", "year"})))


def _looks(sheet: Worksheet) -> tuple[int, frozenset[str]]:
    """How much a sheet's best row looks like a header, -1 if the sheet is empty; and that row's column roles, with any
    year as "year", empty if it is not a header or no row follows it.
    """
    rows = [row for row in sheet.rows[:_HEAD] if any(row)]
    if not rows:
        return -1, frozenset()
    best = max(rows, key=likeness)
    if not likeness(best) or best is rows[-1]:
        return likeness(best), frozenset()
    return likeness(best), frozenset("year" if is_yearlike(cell) else role_of(cell) or normalised(cell)
                                     for cell in best if cell.strip())


def _explanations(sheet: Worksheet) -> list[str]:
    """The lines of a sheet that has text but no figures, in one column, or two if the sheet's name says that it holds
    notes; neighbouring cells are joined by a colon.
    """
    if len(sheet.rows) > _MOST_ROWS:
        return []
    rows = [[cell for cell in row if cell] for row in sheet.rows]
    width = 2 if is_word("notes sheet", normalised(sheet.name)) else 1
    text = all(len(row) <= width and not any(map(is_number, row)) for row in rows)
    return lines_of(map(": ".join, rows)) if text else []


def _table(sheet: Worksheet, header_row: int) -> Table:
    rows = sheet.rows
    if not any(cell for row in rows for cell in row):
        raise Unreadable("read.only_blank")
    if header_row and not (header_row <= len(rows) and any(map(str.strip, rows[header_row - 1]))):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    index = header_row - 1 if header_row else header_index(rows[:_HEAD])
    merged = clipped(sheet.merged, rows)
    heading = heading_of(rows[:max(_HEAD, index + 2)], range(1, len(rows) + 1), index, named=bool(header_row),
                         merged=merged)
    line, notes = (heading.position if heading else index) + 1, list[Plain]()
    if heading:
        refuse_merged(rows, merged, line)
        header = trimmed(heading.names)
    else:
        names, notes = merged_header(rows, merged, line)
        header = trimmed(names)
    refuse_wide(header, line)
    texts = sheet.separate_texts()
    records = [Record(row, cells) for row, cells in enumerate(rows[line:], start=line + 1)]
    table = table_of(records, header, line, held=held(rows, merged), heading=heading)
    return replace(table, merged=merged, texts=texts, notes=[*notes, *_noted(sheet, line), *table.notes])


def _noted(sheet: Worksheet, header: int) -> list[Plain]:
    """Notes on formulas, numbers stored as text and hidden rows below the header, and on hidden columns."""
    below = {"note.formulas": sheet.formulas, "note.numbers_as_text": sheet.numbers_as_text,
             "note.formulas_without_value": sheet.without_value, "note.hidden_rows": sheet.hidden_rows}
    counts = {code: sum(line > header for line in lines) for code, lines in below.items()}
    counts["note.hidden_columns"] = sheet.hidden_columns
    return [note(code, count=count) for code, count in counts.items() if count]
