"""The process that colours and comments the cells of a workbook: imports nothing slow, and limits itself first."""

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.ingest.formats.marked_copy import LONGEST, OURS, PROPERTY, SHORT, digest
from indicators.ingest.limits import LONGEST_CELL, restrict
from indicators.ingest.read_options import ReadOptions

if TYPE_CHECKING:
    from openpyxl import Workbook

SECONDS, MEMORY = 60, 1_500_000_000
MOST_COMMENTS = 2_000    # a comment is a drawing; a workbook with too many cannot be opened
WIDE, HIGH = 360, 120    # size of a comment, in points
SHEET = "Table"          # name of the sheet for a text file

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that XLSX escapes as _x0007_: those that XML forbids, and the first letter of text like such an escape."""


def main(folder: Path) -> None:
    """Colour and comment the workbook in ``folder`` as the order file there says."""
    _restrict()
    import openpyxl  # noqa: PLC0415 - within the limits of memory and time
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.packaging.custom import StringProperty  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    order: dict[str, Any] = json.loads((folder / "order.json").read_text("utf-8"))
    sent = (folder / "sent").read_bytes()
    options = ReadOptions(**order["options"])
    book = openpyxl.load_workbook(io.BytesIO(sent), keep_links=False) if order["rewritten"] else _copied(sent, options)
    short = {} if order["rewritten"] else _short(sent, options, order["below"], order["width"])
    before = json.dumps(order["before"] | ({SHORT: short} if short else {}))
    if len(before) > LONGEST:
        raise ValueError("more lines that are too short than a workbook can say")
    if PROPERTY in book.custom_doc_props.names:
        del book.custom_doc_props[PROPERTY]
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=before))
    page = book[order["sheet"]]
    for top, bottom, left, right in [] if order["rewritten"] else order["merged"]:
        page.merge_cells(start_row=top, end_row=bottom, start_column=left + 1, end_column=right + 1)
    for number, (row, column, colour, words) in enumerate(order["marks"]):
        cell = page.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=colour)
        if number < MOST_COMMENTS:
            cell.comment = Comment(words, OURS, width=WIDE, height=HIGH)
    book.active = book.sheetnames.index(order["sheet"])
    book.save(folder / "marked.xlsx")


def _short(content: bytes, options: ReadOptions, header_row: int, width: int) -> dict[str, int]:
    """Digest and number of cells of each text line below the header with too few cells, for read.before."""
    from indicators.ingest.formats.all_cells import all_cells  # noqa: PLC0415

    lines = (cells for sheet in all_cells(content, options) if not sheet.name
             for line, cells in sheet.rows if line > header_row)
    return {digest([str(cell) for cell in cells]): len(cells) for cells in lines if len(cells) < width and any(cells)}


def _copied(content: bytes, options: ReadOptions) -> "Workbook":
    """A workbook with every cell of a file in its position, texts unconverted."""
    import openpyxl  # noqa: PLC0415
    from openpyxl.worksheet.worksheet import Worksheet  # noqa: PLC0415

    from indicators.ingest.formats.all_cells import all_cells  # noqa: PLC0415

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in all_cells(content, options):
        page: Worksheet = book.create_sheet(sheet.name or SHEET)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for line, cells in sheet.rows:
            for column, value in enumerate(cells, start=1):
                if value != "":
                    _write(page.cell(line, column), value)
    return book


def _write(cell: Any, value: str | float) -> None:
    """Write a number, or a text that no program reads as a formula; raise if Excel cannot hold it."""
    if not isinstance(value, str):
        cell.value = value
        return
    escaped = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
    if len(escaped) > LONGEST_CELL:
        raise ValueError("a text that is longer than a cell may hold")
    cell.value, cell.data_type = escaped, "s"


def _restrict() -> None:
    """Limit this process's memory and CPU time; the system ends it when a limit is exceeded."""
    restrict(RLIMIT_AS=MEMORY, RLIMIT_CPU=SECONDS, RLIMIT_CORE=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
