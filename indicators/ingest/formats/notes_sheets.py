"""Sheets of nothing but notes to another: text and no figures, in one column, or in two where their name says notes."""

from itertools import islice

import python_calamine as calamine

from indicators.ingest.formats.outside_cells import lines_of
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import is_word

_MOST_ROWS = 100
_ASKED = "asked"         # column of a template, whose sheets of explanations are ours


def explained_in(book: calamine.CalamineWorkbook, name: str, header: list[str]) -> list[str]:
    """The lines of such sheets that can be seen, of a workbook whose sheet ``name`` is read; what stands next to each
    other has a colon between.
    """
    others = [sheet.name for sheet in book.sheets_metadata if sheet.name != name
              and sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible]
    return [] if _ASKED in header else [line for other in others for line in _notes(book.get_sheet_by_name(other))
                                        if line]


def _notes(sheet: calamine.CalamineSheet) -> list[str]:
    rows = [[cell for cell in row if cell not in ("", None)] for row in islice(sheet.iter_rows(), _MOST_ROWS + 1)]
    width = 2 if is_word("notes sheet", normalised(sheet.name)) else 1
    text = all(len(row) <= width and not any(isinstance(cell, int | float) for cell in row) for row in rows)
    return lines_of(": ".join(map(str, row)) for row in rows) if text and len(rows) <= _MOST_ROWS else []
