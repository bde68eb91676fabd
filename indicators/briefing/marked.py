"""The workbook that someone sent, with the cells that want mending coloured and commented.

A workbook is rewritten in a process of its own, whose memory and time are bounded: what reads well may still be large.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from indicators import wording
from indicators.model import Finding, Severity
from indicators.submissions.reading import Reading

PROJECT = Path(__file__).parents[2]
SECONDS, MEMORY = 60, 1_500_000_000
MOST_COMMENTS = 2_000    # a comment is a drawing: many make a workbook that nobody can open
COLOURS = {Severity.ERROR: "FFF4B183", Severity.WARNING: "FFFFE699"}
WIDE, HIGH = 360, 120    # of a comment, in points


def can_be_marked(content: bytes) -> bool:
    """Whether a file is an XLSX workbook; older ones, ODS and texts are not rewritten."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except BadZipFile:
        return False


def marked_workbook(content: bytes, reading: Reading, findings: Iterable[Finding]) -> bytes | None:
    """The same workbook with the cell of each finding coloured and commented; None where that takes too much.

    Errors are orange and warnings yellow. A finding without a column colours the first cell of its row.
    """
    places = {name.strip(): place for place, name in reversed(list(enumerate(reading.header, start=1)))}
    marks: dict[tuple[int, int], list[Finding]] = {}
    for each in findings:
        if each.row:
            marks.setdefault((each.row, places.get(each.column, 1)), []).append(each)
    with TemporaryDirectory(prefix="goalline-mark-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "sent.xlsx").write_bytes(content)
        order = {"sheet": reading.sheet, "marks": [_mark(place, alike) for place, alike in marks.items()]}
        (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-X", "utf8", "-m", __name__, name], cwd=PROJECT, timeout=SECONDS, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None
        return (folder / "marked.xlsx").read_bytes()


def _mark(place: tuple[int, int], alike: list[Finding]) -> list[object]:
    """Row, column, colour and comment of a cell."""
    worst = Severity.ERROR if any(each.severity == Severity.ERROR for each in alike) else Severity.WARNING
    return [*place, COLOURS[worst], "\n".join(f"{wording.problem(each)} {wording.fix(each)}" for each in alike)]


def main(folder: Path) -> None:
    """Colour and comment the workbook in ``folder`` as its order says."""
    _restrict()
    import openpyxl  # noqa: PLC0415 - inside the bounds
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    order: dict[str, Any] = json.loads((folder / "order.json").read_text("utf-8"))
    book = openpyxl.load_workbook(folder / "sent.xlsx", keep_links=False)
    page = book[order["sheet"]]
    for number, (row, column, colour, words) in enumerate(order["marks"]):
        cell = page.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=colour)
        if number < MOST_COMMENTS:
            cell.comment = Comment(words, "Goalline", width=WIDE, height=HIGH)
    book.active = book.sheetnames.index(order["sheet"])
    book.save(folder / "marked.xlsx")


def _restrict() -> None:
    """Let the system end this process where it takes more memory or time than it may."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for which, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(which)[1]
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
