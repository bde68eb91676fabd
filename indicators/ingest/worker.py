"""The reading process: takes a file through standard input, and answers on what was its standard output, in JSON.

The file is preceded by a line with an order in JSON: options for a table, or that it is a document. The process limits
its own resources before it looks at the file.
"""

import json
import mmap
import os
import sys
import time
import traceback
from pathlib import Path

from indicators.ingest import limits
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.table import ReadOptions
from indicators.ingest.formats.text_files import read_text
from indicators.ingest.issues import Plain, Unreadable, issue
from indicators.tracebacks import frames

PANIC = "PanicException"
"""Type name of a panic in a Rust parser, which is a BaseException but not an Exception."""


def read_table(content: bytes, options: ReadOptions) -> Plain:
    """Return the table of a file, or the issue for which it is rejected."""
    kind: Plain = {}
    try:
        is_text = file_type(content) == "text"
        kind = {"kind": "text" if is_text else "workbook"}
        if is_text:
            return {**vars(read_text(content, options))}
        from indicators.ingest.formats.workbooks import read_workbook  # noqa: PLC0415 - not needed for text files

        return {**vars(read_workbook(content, options))}
    except Unreadable as unreadable:
        return kind | {"refused": unreadable.issue}


def answer_about(order: Plain, content: bytes) -> bytes:
    """Return what a file contains, or why it is rejected, in JSON."""
    try:
        found = _read_document(content) if "document" in order else read_table(
            content, ReadOptions(**order["options"]))
        return json.dumps(found).encode()
    except Unreadable as unreadable:
        answer: Plain = {"refused": unreadable.issue}
    except MemoryError:
        answer = {"refused": issue("read.too_much_memory")}
    except Exception as error:  # noqa: BLE001 - an internal error, raised again by the caller
        answer = {"fault": traceback.format_exc(), "frames": frames(error)}
    except BaseException as panic:
        if type(panic).__name__ != PANIC:
            raise
        answer = {"refused": issue("read.damaged_workbook", found=str(panic)[:200])}
    return json.dumps(answer).encode()


def _read_document(content: bytes) -> Plain:
    from indicators.ingest.formats.file_types import document_type  # noqa: PLC0415 - not needed for tables

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


def serve() -> None:
    """Read the file in standard input, if there is one."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)                    # what a library prints is no answer
    if order := sys.stdin.buffer.readline():
        content = sys.stdin.buffer.read()
        _restrict(len(content))
        answers.write(answer_about(json.loads(order), content))
        answers.flush()


if __name__ == "__main__":
    serve()
