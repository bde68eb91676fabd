"""A submitted XLSX workbook whose cells with issues are coloured and commented, to send back.

It is made in a separate process with limited memory and time (coloured_cells.py), since even a valid file may be large.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pandas as pd

from indicators import wording
from indicators.briefing.coloured_cells import SECONDS
from indicators.briefing.tables import csv_file
from indicators.ingest.formats.table import Range
from indicators.ingest.reading import Reading
from indicators.model import Catalogue, Issue, Severity
from indicators.temporary_folders import scratch

MODULE = "indicators.briefing.coloured_cells"
PROJECT = Path(__file__).parents[2]
COLOURS = {Severity.ERROR: "FFF4B183", Severity.WARNING: "FFFFE699"}

Cell = tuple[int, int]
"""Line and column of a cell, counted from 1."""


def is_xlsx(content: bytes) -> bool:
    """Whether a file is an XLSX workbook: other files are not marked."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except BadZipFile:
        return False


def marked_workbook(content: bytes, reading: Reading, issues: Iterable[Issue], catalogue: Catalogue) -> bytes | None:
    """The workbook with the cell of each issue coloured and commented; None where it would exceed the limits.

    Errors are orange and warnings yellow. An issue without a column colours the first cell of its row. ``catalogue``
    names the codes in issues.
    """
    columns = {name.strip(): index + 1
               for name, index in reversed(list(zip(reading.header, reading.file_columns, strict=True)))}
    marks: dict[Cell, list[Issue]] = {}
    for issue in issues:
        if issue.row:
            marks.setdefault(_visible((issue.row, columns.get(issue.column, 1)), reading.merged), []).append(issue)
    with scratch("mark") as folder:
        (folder / "sent.xlsx").write_bytes(content)
        order = {"sheet": reading.sheet, "marks": [_mark(cell, alike, catalogue) for cell, alike in marks.items()]}
        (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-X", "utf8", "-m", MODULE, str(folder)], cwd=PROJECT, timeout=SECONDS, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None
        return (folder / "marked.xlsx").read_bytes()


def _visible(cell: Cell, merged: list[Range]) -> Cell:
    """The cell that is seen in place of a cell: in a merged range, the first."""
    return next(((top, left + 1) for top, bottom, left, right in merged
                 if top <= cell[0] <= bottom and left < cell[1] <= right + 1), cell)


def _mark(cell: Cell, alike: list[Issue], catalogue: Catalogue) -> list[object]:
    """Row, column, colour and comment of a cell."""
    worst = Severity.ERROR if any(issue.severity == Severity.ERROR for issue in alike) else Severity.WARNING
    return [*cell, COLOURS[worst], "\n".join(dict.fromkeys(
        f"{wording.problem(issue, catalogue)} {wording.fix(issue, catalogue, by_hand=True)}" for issue in alike))]


def issues_csv(issues: Iterable[Issue], catalogue: Catalogue) -> bytes:
    """CSV of the issues: sheet, line (0 is the whole file), column, value found, value expected and how to fix it.

    ``catalogue`` gives the names of the indicators and countries whose codes they contain.
    """
    rows = [{"severity": str(issue.severity), "sheet": issue.sheet, "line": issue.row, "column": issue.column,
             "found": wording.found_there(issue), "problem": wording.problem(issue, catalogue),
             "expected": wording.expected(issue, catalogue),
             "how_to_mend": wording.fix(issue, catalogue, by_hand=True)} for issue in issues]
    columns = ["severity", "sheet", "line", "column", "found", "problem", "expected", "how_to_mend"]
    return csv_file(pd.DataFrame(rows, columns=columns))
