"""CSV and Excel files of a frame for download, with numbers as numbers and texts protected as texts."""

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

SIGNED = re.compile(r"[+-][0-9.,\u00a0 ]+%?")


def plain_cell(value: object) -> object:
    """A value for CSV: 12 for 12.0, true and false; a text that a spreadsheet would run with an apostrophe in front.

    A number with its sign stays as it is.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str) and SIGNED.fullmatch(value) else harmless(value)


def csv_file(table: pd.DataFrame, cell: Callable[[object], object] = plain_cell, *, for_excel: bool = True) -> bytes:
    """CSV in UTF-8, by default with a byte order mark, without which spreadsheets decode names wrongly; a missing value
    is an empty cell.
    """
    safe = {name: pd.Series(list(map(cell, column.tolist())), table.index, object) for name, column in table.items()}
    text = pd.DataFrame(safe, columns=table.columns).to_csv(index=False, lineterminator="\r\n" if for_excel else "\n")
    return text.encode("utf-8-sig" if for_excel else "utf-8")


def workbook(sheets: Mapping[str, pd.DataFrame], about: list[tuple[str, str]], day: str = "") -> bytes:
    """Excel workbook of frames by the names of their sheets; ``about`` is one more, of label and text, one pair a line.
    With the ISO date of its figures, the same figures give the same bytes.
    """
    file = BytesIO()
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": PLAIN}) as writer:
        if day:
            writer.book.set_properties({"created": datetime.fromisoformat(day)})
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0), autofilter=True)
            writer.sheets[name].autofit(WIDEST)
        pd.DataFrame(about).to_excel(writer, sheet_name="About", index=False, header=False)
        writer.sheets["About"].autofit(WIDEST)
    return file.getvalue()
