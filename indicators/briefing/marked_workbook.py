"""A submitted file as an XLSX workbook whose cells with issues are coloured and commented.

An XLSX is edited; from a text file or another workbook a new one is made with each cell in the same position. The
workbook holds the options with which the file was read, so that it is read again in the same way. It is made in a
separate process with limited memory and time (coloured_cells.py), since even a valid file may be large.
"""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np

from indicators import wording
from indicators.briefing.coloured_cells import SECONDS, SHEET
from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.mapping import Choices
from indicators.ingest.reading import Reading, read
from indicators.model import Catalogue, Issue, Severity
from indicators.temporary_folders import scratch

MODULE = "indicators.briefing.coloured_cells"
PROJECT = Path(__file__).parents[2]
COLOURS = {Severity.ERROR: "FFF4B183", Severity.WARNING: "FFFFE699"}

NO_CHOICES = Choices()

Cell = tuple[int, int]
"""Line and column of a cell, counted from 1."""


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
                [sys.executable, "-X", "utf8", "-m", MODULE, str(folder)], cwd=PROJECT, timeout=SECONDS, check=True,
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
