"""The reading process: a file -> the cells of its table, in a folder that the process that asked names.

It is told what to do by one line of JSON, limits itself before it looks at the file, and says what it found in
read.json and cells.arrow. It imports nothing that is slow to start.
"""

import json
import sys
from pathlib import Path
from typing import Any

from indicators.submissions.read import limits
from indicators.submissions.read.cells import Sheet, save
from indicators.submissions.read.dialects import find_dialect
from indicators.submissions.read.encodings import decode
from indicators.submissions.read.kinds import kind_of
from indicators.submissions.read.problems import Noticed, Unreadable, plain
from indicators.submissions.read.records import read_records


def main(order: dict[str, Any]) -> None:
    """Read ``order["file"]`` and put what it holds into ``order["folder"]``."""
    file, folder = Path(order["file"]), Path(order["folder"])
    restrict(file.stat().st_size)
    try:
        said = _read(file.read_bytes(), order, folder)
    except Unreadable as unreadable:
        said = {"refused": plain(unreadable.problem)}
    except MemoryError:
        said = {"refused": {"code": "read.too_much_memory", "row": 0, "column": "", "found": "", "values": {}}}
    (folder / "read.json").write_text(json.dumps(said), encoding="utf-8")


def restrict(size: int) -> None:
    """Let the system end this process where it takes more memory or time than a file of ``size`` bytes may."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    pages = Path("/proc/self/statm")
    begun = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    if begun:
        _limit(resource.RLIMIT_AS, begun + limits.memory(size))
    _limit(resource.RLIMIT_CPU, int(limits.seconds(size)) + 1)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(which: int, most: int) -> None:
    import resource  # noqa: PLC0415

    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(content: bytes, order: dict[str, Any], folder: Path) -> dict[str, Any]:
    if kind_of(content) == "text":
        sheet, how, notes = _text(content)
    else:
        raise Unreadable("read.not_a_table", found="workbook")
    save(sheet, folder / "cells.arrow")
    return how | {
        "header": sheet.header, "header_row": sheet.header_row,
        "problems": [plain(each) for each in sheet.problems], "notes": [plain(each) for each in (*notes, *sheet.notes)]}


def _text(content: bytes) -> tuple[Sheet, dict[str, Any], list[Noticed]]:
    text = decode(content)
    dialect = find_dialect(text.content)
    how = {"encoding": text.encoding, "separator": dialect.separator, "sheet": ""}
    return read_records(text.content, dialect), how, [*text.notes, *dialect.notes]


if __name__ == "__main__":
    main(json.loads(sys.stdin.readline()))
