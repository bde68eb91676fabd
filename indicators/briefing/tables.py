"""CSV and Excel files of a frame for download, with numbers as numbers and texts protected as texts."""

from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

from indicators.ingest.formats.text_files import harmless

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WORKBOOK_ROWS = 100_000                     # a larger workbook takes minutes to create and to open
WIDEST = 60                                 # characters


def csv_file(table: pd.DataFrame) -> bytes:
    """CSV in UTF-8 with a byte order mark, without which spreadsheets decode names wrongly."""
    safe = {name: pd.Series(list(map(harmless, column)), table.index, object) for name, column in table.items()}
    return pd.DataFrame(safe, columns=table.columns).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def workbook(table: pd.DataFrame, sheet: str, about: list[tuple[str, str]]) -> bytes:
    """Excel workbook of a frame; ``about`` is a second sheet of label and text, one pair a line."""
    import xlsxwriter  # noqa: PLC0415 - for those who take a file

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, list(table.columns), head)
        for number, column in enumerate(table.columns):
            _write(page, number, table[column])
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 24)
        notes.set_column(1, 1, 100)
        for row, (what, words) in enumerate(about):
            notes.write_string(row, 0, what, head)
            notes.write_string(row, 1, words)
    return file.getvalue()


def _write(page: "Worksheet", number: int, column: pd.Series) -> None:
    widest = len(str(column.name))
    for row, value in enumerate(column, start=1):
        if isinstance(value, str):
            page.write_string(row, number, value)
            widest = max(widest, len(value))
        elif pd.notna(value):
            page.write_number(row, number, value)
    page.set_column(number, number, min(widest + 2, WIDEST))
