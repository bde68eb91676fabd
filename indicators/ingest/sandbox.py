"""Read a file in a separate process with limited time and memory, which takes it and answers through a pipe, in JSON.

A process reads one file; the next may be started before it is needed. The file is preceded by a line with an order:
options for a table, that it is a document, or comments for its cells. The process limits its own resources before it
looks at the file.
"""

import json
import mmap
import os
import re
import signal
import subprocess
import sys
import time
import traceback
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Lock

from indicators.ingest import limits
from indicators.ingest.formats.file_types import OLE, ZIPS, document_type, file_type
from indicators.ingest.formats.table import ReadOptions
from indicators.ingest.formats.text_files import read_text
from indicators.ingest.issues import Plain, Unreadable, issue
from indicators.tracebacks import frames

PROJECT = Path(__file__).parents[2]
MODULE = "indicators.ingest.sandbox"

PANIC = "PanicException"
"""Type name of a panic in a Rust parser, which is a BaseException but not an Exception."""

_PAUSE = 0.1                         # seconds between two calls of ``going_on``

_OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"out of memory", b"MemoryError", b"Cannot allocate memory")
"""What libraries print when they abort a process for lack of memory."""

_REQUEST = re.compile(rb"memory allocation of (\d{1,20}) bytes")

_ready: list[subprocess.Popen[bytes]] = []           # one at most, which waits for a file
_lock = Lock()


class ReaderFault(Exception):
    """An internal error in the reading process; ``elsewhere`` is its traceback without messages, for the log."""

    def __init__(self, text: str, elsewhere: str = "") -> None:
        super().__init__(text)
        self.elsewhere = elsewhere


def read_elsewhere(order: Plain, content: bytes, going_on: Callable[[], None]) -> Plain:
    """Return the reading process's answer about a file that is to be read by an ``order``.

    Running out of memory or time, or crashing, rejects the file; ReaderFault is raised for an internal error.
    ``going_on`` is called repeatedly meanwhile; an exception that it raises cancels the reading.
    """
    until = time.monotonic() + limits.waiting(len(content))
    with _process() as process, ThreadPoolExecutor(1) as thread:
        try:
            conversation = thread.submit(process.communicate, json.dumps(order).encode() + b"\n" + content)
            while not wait([conversation], _PAUSE).done and time.monotonic() < until:
                going_on()
            answer, last_words = conversation.result() if conversation.done() else (None, b"")
        finally:
            process.kill()
    if not answer:
        return {"refused": refusal(None if answer is None else process.returncode, last_words, content)}
    found: Plain = json.loads(answer)
    if "fault" in found:
        raise ReaderFault(found["fault"], found["frames"])
    return found


def get_ready() -> None:
    """Start a process in advance, so that the next file need not wait for it."""
    with _lock:
        if not _ready:
            _ready.append(_started())


def _process() -> subprocess.Popen[bytes]:
    """The process that waits for a file, else a new one."""
    with _lock:
        waiting = _ready.pop() if _ready else None
    return waiting if waiting and waiting.poll() is None else _started()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-X", "utf8", "-m", MODULE], cwd=PROJECT, env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def refusal(status: int | None, last_words: bytes, content: bytes) -> Plain:
    """Return the issue for a file whose reading ended without an answer; ReaderFault for a fault of ours."""
    if status is None or -status == getattr(signal, "SIGXCPU", 24):
        return issue("read.too_slow")
    if _is_out_of_memory(last_words, len(content)):
        return issue("read.too_much_memory")
    if -status == getattr(signal, "SIGKILL", 9):                # by the system or a person, for whatever reason
        return issue("read.killed")
    if status > 0:
        raise ReaderFault(last_words.decode("utf-8", "replace"))
    return issue("read.damaged_workbook" if content.startswith((OLE, *ZIPS)) else "read.crashed")


def _is_out_of_memory(last_words: bytes, size: int) -> bool:
    """Whether a process lacked memory; malformed bytes may make it request more than any file needs."""
    request = max(map(int, _REQUEST.findall(last_words)), default=0)
    return request < limits.unpacked(size) and any(sign in last_words for sign in _OUT_OF_MEMORY)


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
        if "comments" in order:
            from indicators.ingest.formats.xlsx import with_comments  # noqa: PLC0415 - not needed for text files

            found: Plain = {"workbook": b64encode(with_comments(content, **order)).decode()}
        elif "document" in order:
            found = _read_document(content)
        else:
            found = read_table(content, ReadOptions(**order["options"]))
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
    if document_type(content) == "pdf":
        from indicators.ingest.documents.pdf import read_pdf  # noqa: PLC0415 - not needed for tables

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
