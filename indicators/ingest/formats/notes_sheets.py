"""Sheets of nothing but notes to another: text and no figures, in one column, or in two where their name says notes."""

from collections.abc import Callable
from itertools import islice

import python_calamine as calamine

from indicators.ingest.formats.outside_cells import lines_of
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import is_word

LARGEST = 200_000        # bytes of the part of such a sheet
_MOST_ROWS = 100


def explained_in(book: calamine.CalamineWorkbook, name: str, is_small: Callable[[str], bool]) -> list[str]:
    """The lines of such sheets that can be seen, of a workbook whose sheet ``name`` is read; what stands next to each
    other has a colon between. Only those are opened that are small.
    """
    others = [sheet.name for sheet in book.sheets_metadata if sheet.name != name
              and sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible]
    return [line for other in others if is_small(other) for line in _notes(book.get_sheet_by_name(other))]


def _notes(sheet: calamine.CalamineSheet) -> list[str]:
    if sheet.end is None or sheet.end[0] >= _MOST_ROWS:
        return []
    rows = [[cell for cell in row if cell not in ("", None)] for row in islice(sheet.iter_rows(), _MOST_ROWS)]
    width = 2 if is_word("notes sheet", normalised(sheet.name)) else 1
    text = all(len(row) <= width and not any(isinstance(cell, int | float) for cell in row) for row in rows)
    return lines_of(": ".join(map(str, row)) for row in rows) if text else []
