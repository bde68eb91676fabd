"""A submitted file as an XLSX workbook whose cells with issues are coloured and commented.

An XLSX is edited; from a text file or another workbook a new one is made with each cell in the same position. The
workbook holds the options with which the file was read, so that it is read again in the same way. It is made in a
separate process with limited memory and time, since even a valid file may be large.
"""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

import numpy as np

from indicators import wording
from indicators.ingest.formats.marked_copy import LONGEST, OURS, PROPERTY, SHORT, digest
from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.limits import LONGEST_CELL, restrict
from indicators.ingest.mapping import Choices
from indicators.ingest.reading import Reading, ReadOptions, read
from indicators.model import Catalogue, Issue, Severity
from indicators.temporary_folders import scratch

if TYPE_CHECKING:
    from openpyxl import Workbook

PROJECT = Path(__file__).parents[2]
SECONDS, MEMORY = 60, 1_500_000_000
MOST_COMMENTS = 2_000    # a comment is a drawing; a workbook with too many cannot be opened
COLOURS = {Severity.ERROR: "FFF4B183", Severity.WARNING: "FFFFE699"}
WIDE, HIGH = 360, 120    # size of a comment, in points


NO_CHOICES = Choices()

Cell = tuple[int, int]
"""Line and column of a cell, counted from 1."""

SHEET = "Table"          # name of the sheet for a text file

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that XLSX escapes as _x0007_: those that XML forbids, and the first letter of text like such an escape."""


def is_rewritten(content: bytes) -> bool:
    """Whether a file is an XLSX workbook, which is edited; for others a new workbook is made."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except BadZipFile:
        return False


def marked_workbook(content: bytes, reading: Reading, issues: Iterable[Issue], catalogue: Catalogue,
                    choices: Choices = NO_CHOICES) -> bytes | None:
    """The file's table as an XLSX workbook, with the cell of each issue coloured and commented.

    Errors are orange and warnings yellow. An issue without a column colours the first cell of its row. ``catalogue``
    names the codes in issues; ``choices`` are those with which the file was read. None where it would exceed the
    limits, or could not be read again.
    """
    named = zip(reading.header, reading.file_columns, strict=True)
    columns = {name.strip(): index + 1 for name, index in reversed(list(named))}
    marks: dict[Cell, list[Issue]] = {}
    seen = _seen(reading.merged)
    for issue in issues:
        if issue.row:
            marks.setdefault(seen((issue.row, columns.get(issue.column, 1))), []).append(issue)
    with scratch("mark") as folder:
        (folder / "sent").write_bytes(content)
        order = {"sheet": reading.sheet or SHEET, "before": _as_read(reading, choices),
                 "marks": [_mark(index, alike, catalogue) for index, alike in marks.items()],
                 "below": reading.header_end, "width": max(reading.file_columns, default=0) + 1,
                 "options": asdict(choices.read_options()), "rewritten": is_rewritten(content),
                 "merged": reading.merged}
        (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-X", "utf8", "-m", __name__, str(folder)], cwd=PROJECT, timeout=SECONDS, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None
        made = (folder / "marked.xlsx").read_bytes()
    return None if read(made).refused else made


def _as_read(reading: Reading, choices: Choices) -> dict[str, object]:
    """The options for read.before, without source, which is asked for each time, and encoding: cells are decoded."""
    chosen = {name: choice for name, choice in choices.stated().items() if name not in ("source", "encoding")}
    return chosen | {"sheet": reading.sheet or SHEET, "separator": reading.written_with}


def _seen(merged: list[Range]) -> Callable[[Cell], Cell]:
    """A function that returns the visible cell for a cell: in a merged range, the first."""
    owner = np.zeros((max((block[1] for block in merged), default=0) + 1,
                      max((block[3] for block in merged), default=0) + 2), np.int32)
    for number, (top, bottom, left, right) in enumerate(merged, start=1):
        owner[top:bottom + 1, left + 1:right + 2] = number

    def first(cell: Cell) -> Cell:
        inside = cell[0] < owner.shape[0] and cell[1] < owner.shape[1]
        number = int(owner[cell]) if inside else 0
        return (merged[number - 1][0], merged[number - 1][2] + 1) if number else cell
    return first


def _mark(cell: Cell, alike: list[Issue], catalogue: Catalogue) -> list[object]:
    """Row, column, colour and comment of a cell."""
    worst = Severity.ERROR if any(issue.severity == Severity.ERROR for issue in alike) else Severity.WARNING
    return [*cell, COLOURS[worst], "\n".join(dict.fromkeys(
        f"{wording.problem(issue, catalogue)} {wording.fix(issue, catalogue, by_hand=True)}" for issue in alike))]


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
