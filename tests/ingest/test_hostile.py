"""Workbooks made to exhaust a machine: the reading process stays inside its bounds, and the next file is read."""

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import wording
from indicators.ingest import sandbox
from indicators.ingest.reading import read
from tests.faults.tables import plain, row
from tests.faults.workbooks import SHEET, bomb, changed, line, opendocument, rewritten, with_parts, workbook

pytestmark = pytest.mark.slow

MOST = 250_000_000                   # bytes beyond the process's own start

DEEP = b"<x>" * 2_000_000 + b"</x>" * 2_000_000


def ten_million_cells() -> bytes:
    """A table of ten columns, and below it a million rows that say nothing new."""
    rows = (b"<row>" + b"<c><v>1</v></c>" * 10 + b"</row>") * 1_000_000
    return rewritten(workbook(line()), {SHEET: lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>")})


def one_text_many_times() -> bytes:
    """A text of 30,000 letters that 90,000 cells point to: 2.7 GB once each has its own."""
    shared = (b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>' + b"x" * 30_000
              + b"</t></si></sst>")
    rows = b'<row><c t="s"><v>0</v></c></row>' * 90_000
    content = rewritten(workbook(line()), {SHEET: lambda old: re.sub(rb' r="\w+"', b"", old).replace(
        b"</sheetData>", rows + b"</sheetData>")})
    return with_parts(content, {"xl/sharedStrings.xml": shared})


def repeated() -> bytes:
    """An ODS that says of one cell that it stands in every row and column."""
    return rewritten(opendocument(line()), {"content.xml": lambda text: text.replace(
        b"</table:table>", b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        b'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'
        b"</table:table>")})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: bomb(lying=False),
    "lying_bomb": lambda: bomb(lying=True),
    "ten_million_cells": ten_million_cells,
    "deep_sheet": lambda: rewritten(workbook(line()), {SHEET: lambda text: text.replace(b"<sheetData>",
                                                                                       DEEP + b"<sheetData>")}),
    "deep_workbook": lambda: changed(workbook(line()), "xl/workbook.xml", "<sheets>", DEEP.decode() + "<sheets>"),
    "one_text_many_times": one_text_many_times,
    "repeated": repeated,
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_stays_inside_its_bounds_and_the_next_file_is_read(
        name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sandbox, "_ready", [])
    sandbox.get_ready()
    (process,) = sandbox._ready
    content, peaks = HOSTILE[name](), [peak(process.pid)]
    reading = read(content, going_on=lambda: peaks.append(peak(process.pid)))
    assert max(peaks) - peaks[0] < MOST
    (found,) = reading.issues
    assert reading.refused
    assert found.code in ("read.unpacks_too_large", "read.too_deep", "read.too_much_memory", "read.damaged_workbook",
                          "read.too_many_rows")
    assert wording.problem(found)
    assert wording.fix(found)
    assert not list(tmp_path.iterdir())
    assert peak(process.pid) == 0
    assert not read(plain(row()).encode()).refused


def peak(process: int) -> int:
    """Most bytes that the reading process held so far; 0 once it has ended."""
    try:
        status = Path("/proc", str(process), "status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return 0
