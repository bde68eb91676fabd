"""Sheets of a workbook: which one to read, notes about the others, and which contain explanations only."""

from collections.abc import Callable
from itertools import islice

import python_calamine as calamine

from indicators.ingest.formats.outside_cells import lines_of
from indicators.ingest.formats.workbook_cells import Details, cells_of, refuse_spread, stated
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.vocabulary.headers import likeness, normalised, role_of
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.years import is_yearlike

HEAD = 100               # rows searched for the header
_LARGEST, _MOST_ROWS = 200_000, 100  # bytes and rows of a sheet of explanations


def worksheets(book: calamine.CalamineWorkbook) -> list[tuple[str, bool]]:
    """Return the names of the worksheets in order, and whether each is visible."""
    return [(sheet.name, sheet.visible == calamine.SheetVisibleEnum.Visible) for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet]


def choose_sheet(book: calamine.CalamineWorkbook, wanted: str,
                 details_of: Callable[[str], Details]) -> tuple[str, list[Plain]]:
    """Return the sheet to read, with notes: the one requested, else the first visible one with a header, else the first
    with cells. Raises Unreadable if there is none.
    """
    sheets, alike = worksheets(book), list[str]()
    shown = [name for name, seen in sheets if seen]
    if wanted:
        if wanted not in (names := [name for name, _ in sheets]):
            raise Unreadable("read.no_such_sheet", found=wanted, sheets=names)
        chosen = wanted
    else:
        looks = {name: _looks(book, name, details_of) for name in shown}
        chosen = next((name for least in (2, 0) for name, (looked, _) in looks.items() if looked >= least), "")
        if not chosen:
            raise Unreadable("read.only_blank")
        alike = [name for name, (_, header) in looks.items() if name != chosen and _alike(header, looks[chosen][1])]
    others = [name for name in shown if name != chosen]
    hidden = [name for name, seen in sheets if not seen and name != chosen]
    notes = [note("note.sheet", sheet=chosen)] if len(sheets) > 1 else []
    notes += [note("note.other_sheets", sheets=others, count=len(others), alike=alike)] if others else []
    notes += [note("note.hidden_sheets", sheets=hidden, count=len(hidden))] if hidden else []
    return chosen, notes


def _alike(header: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headers are equal, or one has additional columns, such as a note, and both have figures or years."""
    few, more = sorted((header, other), key=len)
    return bool(few) and (few == more or (few < more and len(few) > 1 and bool(few & {"value", "year"})))


def _looks(book: calamine.CalamineWorkbook, name: str,
           details_of: Callable[[str], Details]) -> tuple[int, frozenset[str]]:
    """How much a sheet's best row looks like a header, -1 if the sheet is empty; and that row's column roles, with any
    year as "year", empty if it is not a header or no row follows it.
    """
    refuse_spread(details_of(name).end)
    rows = [[stated(cell) for cell in row] for row in islice(cells_of(book.get_sheet_by_name(name)), HEAD)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return -1, frozenset()
    best = max(rows, key=likeness)
    if not likeness(best) or best is rows[-1]:
        return likeness(best), frozenset()
    return likeness(best), frozenset("year" if is_yearlike(cell) else role_of(cell) or normalised(cell)
                                     for cell in best if cell.strip())


def explained_in(book: calamine.CalamineWorkbook, name: str, size: Callable[[str], int]) -> list[str]:
    """Return the lines of visible sheets with explanations only, apart from the sheet ``name`` that is read;
    neighbouring cells are joined by a colon. Sheets that are large by their ``size`` are not opened.
    """
    return [line for other, seen in worksheets(book) if seen and other != name and size(other) <= _LARGEST
            for line in _notes(book.get_sheet_by_name(other))]


def _notes(sheet: calamine.CalamineSheet) -> list[str]:
    """The lines of a sheet that has text but no figures, in one column, or two if the sheet's name says that it holds
    notes.
    """
    if sheet.end is None or sheet.end[0] >= _MOST_ROWS:
        return []
    rows = [[cell for cell in row if cell not in ("", None)] for row in islice(sheet.iter_rows(), _MOST_ROWS)]
    width = 2 if is_word("notes sheet", normalised(sheet.name)) else 1
    text = all(len(row) <= width and not any(isinstance(cell, int | float) for cell in row) for row in rows)
    return lines_of(": ".join(map(str, row)) for row in rows) if text else []
