"""The reading process: a file -> the cells of its table, in a folder that the process that asked names.

Each line of its input is an order in JSON. It limits itself before it looks at the file, and writes what it found into
the files named below.
"""

import json
import os
import sys
import traceback
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

from indicators import logs
from indicators.ingest import limits
from indicators.ingest.formats.cells import Sheet, columns_of, save
from indicators.ingest.formats.combined_header import taken_apart
from indicators.ingest.formats.kinds import Kind, ending, kind_of, named_like
from indicators.ingest.formats.remarks import sheet_answer
from indicators.ingest.formats.texts import read_text
from indicators.ingest.problems import Noticed, Problem, Unreadable, plain
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import roles

ANSWER = "read.json"                 # there once the file was read, or refused
CELLS = "cells.arrow"
LAST_WORDS = "words"                 # what the process says, of its own, before it ends

PANIC = "PanicException"
"""How what a parser in Rust raises is called that comes upon bytes it never thought of; it is no Exception."""


def read_file(order: dict[str, Any]) -> None:
    """Read ``order["file"]`` and put what it holds into ``order["folder"]``."""
    file, folder = Path(order["file"]), Path(order["folder"])
    with (folder / LAST_WORDS).open("wb") as words:
        os.dup2(words.fileno(), 2)
    restrict(file.stat().st_size)
    answer: dict[str, Any] = {}
    try:
        content = file.read_bytes()
        kind = kind_of(content)
        answer = {"kind": "text" if kind == "text" else "workbook"}
        answer |= _read(content, kind, ReadOptions(**order["options"]), folder)
    except Unreadable as unreadable:
        answer |= {"refused": plain(unreadable.problem)}
    except MemoryError:
        answer |= {"refused": plain(Problem(code="read.too_much_memory"))}
    except Exception as error:  # noqa: BLE001 - a fault of ours: the process that asked raises it again
        answer |= {"fault": traceback.format_exc(), "frames": logs.frames(error)}
    except BaseException as panic:
        if type(panic).__name__ != PANIC:
            raise
        answer |= {"refused": plain(Problem(code="read.damaged_workbook", found=str(panic)[:200]))}
    (folder / "said").write_text(json.dumps(answer), encoding="utf-8")
    (folder / "said").rename(folder / ANSWER)


def restrict(size: int) -> None:
    """Let the system end this process where it takes more memory or time than a file of ``size`` bytes may.

    Counted is memory that can be written to, not addresses: threads and allocators reserve many more of these than they
    ever use, and the more the more cores a machine has.
    """
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    pages, used = Path("/proc/self/statm"), resource.getrusage(resource.RUSAGE_SELF)
    if pages.exists():
        written = int(pages.read_text().split()[5]) * resource.getpagesize()
        _limit(resource.RLIMIT_DATA, written + limits.memory(size))
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds(size)) + 1)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(which: int, most: int) -> None:
    import resource  # noqa: PLC0415

    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(content: bytes, kind: Kind, options: ReadOptions, folder: Path) -> dict[str, Any]:
    sheet, answer = read_text(content, options) if kind == "text" else _workbook(content, kind, options)
    save(sheet, folder / CELLS)
    return answer


def _workbook(content: bytes, kind: Kind, options: ReadOptions) -> tuple[Sheet, dict[str, Any]]:
    from indicators.ingest.formats.workbooks import read_workbook  # noqa: PLC0415 - a text needs none of it

    sheet, name, before, above = read_workbook(content, kind, options)
    sheet, notes = taken_apart(sheet), []
    if named_like(options.filename) == "text":
        notes.append(Noticed(code="note.named_like_text", values={"ending": ending(options.filename)}))
    answer = sheet_answer(sheet, enumerate(above, start=1), notes)
    return sheet, answer | {"encoding": "", "separator": "", "sheet": name, "before": before}


class WithoutPandas(MetaPathFinder):
    """Says that there is no pandas: pyarrow looks for it at its first array, and to import it takes a second."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Raise for pandas, and leave all else to the others."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def serve() -> None:
    """Read each file that a line of the standard input names, until there are no more lines."""
    sys.meta_path.insert(0, WithoutPandas())
    roles()
    columns_of([["warm"]], 1)
    for line in sys.stdin:
        read_file(json.loads(line))


if __name__ == "__main__":
    serve()
