"""CSV and Excel files of a frame for download, with numbers as numbers and texts protected as texts."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO

import pandas as pd

from indicators.ingest.formats.text_files import harmless

WORKBOOK_ROWS = 100_000                     # a larger workbook takes minutes to create and to open
WIDEST = 400                                # pixels of a column
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook in which no text becomes a formula, a link or a number."""


NUMBER = re.compile(r"[+-][0-9.,\u00a0 ]+%?")


def protected_text(cell: object) -> object:
    """A text that a spreadsheet would run with an apostrophe in front; a number with its sign as it is."""
    return cell if isinstance(cell, str) and NUMBER.fullmatch(cell) else harmless(cell)


def csv_file(table: pd.DataFrame, protected: Callable[[object], object] = protected_text) -> bytes:
    """CSV in UTF-8 with a byte order mark, without which spreadsheets decode names wrongly."""
    safe = {name: pd.Series(list(map(protected, column)), table.index, object) for name, column in table.items()}
    return pd.DataFrame(safe, columns=table.columns).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def workbook(table: pd.DataFrame, sheet: str, about: list[tuple[str, str]],
             others: Mapping[str, pd.DataFrame] | None = None, day: str = "") -> bytes:
    """Excel workbook of a frame; ``about`` is a sheet of label and text, one pair a line, and ``others`` are frames for
    more sheets. With the ISO date of its figures, the same figures give the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415 - for those who take a file

    file = BytesIO()
    with xlsxwriter.Workbook(file, PLAIN) as book:
        if day:
            book.set_properties({"created": datetime.fromisoformat(day)})
        head = book.add_format({"bold": True, "bottom": 1})
        for name, frame in {sheet: table, **(others or {})}.items():
            page = book.add_worksheet(name)
            page.write_row(0, 0, list(frame.columns), head)
            for number, column in enumerate(frame.columns):
                page.write_column(1, number, list(map(_cell, frame[column].tolist())))
            page.autofit(WIDEST)
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 24, head)
        notes.set_column(1, 1, 100)
        for row, pair in enumerate(about):
            notes.write_row(row, 0, pair)
    return file.getvalue()


def _cell(value: object) -> object:
    """A value for a sheet, which has neither a number that is missing nor infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return None if value is pd.NA or value is pd.NaT else value
