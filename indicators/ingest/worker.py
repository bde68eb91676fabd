"""The reading process: a file -> the cells of its table, in a folder that the process that asked names.

Each line of its input is an order in JSON. It limits itself before it looks at the file, and writes what it found into
the files named below.
"""

import json
import mmap
import os
import sys
import time
import traceback
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

from indicators import logs
from indicators.ingest import limits
from indicators.ingest.formats.delimited import read_text
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.table import Table, answer, columns_of, save
from indicators.ingest.issues import Unreadable, issue
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
    _restrict(file.stat().st_size)
    found: dict[str, Any] = {}
    try:
        content = file.read_bytes()
        found = {"kind": "text" if file_type(content) == "text" else "workbook"}
        table = _read(content, found["kind"], ReadOptions(**order["options"]))
        save(table, folder / CELLS)
        found = answer(table)
    except Unreadable as unreadable:
        found |= {"refused": unreadable.issue}
    except MemoryError:
        found |= {"refused": issue("read.too_much_memory")}
    except Exception as error:  # noqa: BLE001 - a fault of ours: the process that asked raises it again
        found |= {"fault": traceback.format_exc(), "frames": logs.frames(error)}
    except BaseException as panic:
        if type(panic).__name__ != PANIC:
            raise
        found |= {"refused": issue("read.damaged_workbook", found=str(panic)[:200])}
    (folder / "unfinished").write_text(json.dumps(found), encoding="utf-8")
    (folder / "unfinished").rename(folder / ANSWER)


def _read(content: bytes, kind: str, options: ReadOptions) -> Table:
    if kind == "text":
        return read_text(content, options)
    from indicators.ingest.formats.workbooks import read_workbook  # noqa: PLC0415 - a text needs none of it

    return read_workbook(content, options)


def _restrict(size: int) -> None:
    """Let the system end this process where it takes more memory or time than a file of ``size`` bytes may.

    Counted is memory that can be written to, not addresses: threads and allocators reserve many more of these than they
    ever use, and the more the more cores a machine has.
    """
    bounds = {"RLIMIT_CPU": int(time.process_time() + limits.seconds(size)) + 1, "RLIMIT_CORE": 0}
    if (pages := Path("/proc/self/statm")).exists():
        bounds["RLIMIT_DATA"] = int(pages.read_text().split()[5]) * mmap.PAGESIZE + limits.memory(size)
    limits.restrict(**bounds)


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
