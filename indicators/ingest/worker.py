"""The reading process: reads files and writes their cells to a folder named in the order.

Each line of standard input is an order in JSON. The process limits its own resources before it looks at a file, and
writes its answer to the files named below.
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

from indicators.ingest import limits
from indicators.ingest.formats.delimited import read_text
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.table import Table, answer
from indicators.ingest.issues import Unreadable, issue
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import roles
from indicators.tracebacks import frames

ANSWER = "read.json"                 # exists once the file is read or rejected
LAST_WORDS = "words"                 # standard error of the process

PANIC = "PanicException"
"""Type name of a panic in a Rust parser, which is a BaseException but not an Exception."""


def read_file(order: dict[str, Any]) -> None:
    """Read ``order["file"]`` and write the result to ``order["folder"]``."""
    file, folder = Path(order["file"]), Path(order["folder"])
    with (folder / LAST_WORDS).open("wb") as words:
        os.dup2(words.fileno(), 2)
    _restrict(file.stat().st_size)
    found: dict[str, Any] = {}
    try:
        content = file.read_bytes()
        if "document" in order:
            found = _read_document(content)
        else:
            found = {"kind": "text" if file_type(content) == "text" else "workbook"}
            found = answer(_read(content, found["kind"], ReadOptions(**order["options"])))
    except Unreadable as unreadable:
        found |= {"refused": unreadable.issue}
    except MemoryError:
        found |= {"refused": issue("read.too_much_memory")}
    except Exception as error:  # noqa: BLE001 - an internal error, raised again by the caller
        found |= {"fault": traceback.format_exc(), "frames": frames(error)}
    except BaseException as panic:
        if type(panic).__name__ != PANIC:
            raise
        found |= {"refused": issue("read.damaged_workbook", found=str(panic)[:200])}
    (folder / "unfinished").write_text(json.dumps(found), encoding="utf-8")
    (folder / "unfinished").rename(folder / ANSWER)


def _read(content: bytes, kind: str, options: ReadOptions) -> Table:
    if kind == "text":
        return read_text(content, options)
    from indicators.ingest.formats.workbooks import read_workbook  # noqa: PLC0415 - not needed for text files

    return read_workbook(content, options)


def _read_document(content: bytes) -> dict[str, Any]:
    from indicators.ingest.documents.document import document_type  # noqa: PLC0415 - not needed for tables

    if document_type(content) == "pdf":
        from indicators.ingest.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content)
    from indicators.ingest.documents.docx import read_docx  # noqa: PLC0415

    return read_docx(content)


def _restrict(size: int) -> None:
    """Set limits so that the operating system ends this process if it exceeds the memory or time for a file of ``size``
    bytes.

    The limit is on data memory, not address space: threads and allocators reserve far more addresses than they use,
    more so on machines with many cores.
    """
    bounds = {"RLIMIT_CPU": int(time.process_time() + limits.seconds(size)) + 1, "RLIMIT_CORE": 0}
    if (pages := Path("/proc/self/statm")).exists():
        bounds["RLIMIT_DATA"] = int(pages.read_text().split()[5]) * mmap.PAGESIZE + limits.memory(size)
    limits.restrict(**bounds)


class WithoutPandas(MetaPathFinder):
    """Import hook that hides pandas: pyarrow imports it with its first array, which takes a second."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Raise ModuleNotFoundError for pandas; leave other modules to other finders."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def serve() -> None:
    """Read the files named on standard input until it ends."""
    sys.meta_path.insert(0, WithoutPandas())
    roles()
    for line in sys.stdin:
        read_file(json.loads(line))


if __name__ == "__main__":
    serve()
