"""Read a file in a separate process with limited time and memory.

The time counts from the moment the process takes the file, not while it starts: on a busy machine that takes longer
than most files. A process that has answered is kept for the next file, unless it was killed or read a large file.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from indicators.ingest import limits
from indicators.ingest.formats.file_types import OLE, ZIPS
from indicators.ingest.issues import Plain, issue
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.worker import ANSWER, LAST_WORDS
from indicators.temporary_folders import scratch

PROJECT = Path(__file__).parents[2]
MODULE = "indicators.ingest.worker"

_LARGE = 10_000_000                  # bytes of a file, after which a process may not return its memory
_MOST_IDLE = 2                       # idle processes kept
_PAUSE = 0.003                       # seconds between checks for an answer
_TO_BEGIN = 300                      # seconds until a process has started and taken the file
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}

_HUNGRY = (b"memory allocation of", b"bad_alloc", b"out of memory", b"MemoryError", b"Cannot allocate memory")
"""What libraries print when they abort a process for lack of memory."""

_ASKED = re.compile(rb"memory allocation of (\d{1,20}) bytes")

_idle: list[subprocess.Popen[bytes]] = []
_lock = Lock()


class ReaderFault(Exception):
    """An internal error in the reading process, with its traceback; ``elsewhere`` is the traceback without messages,
    for the log.
    """

    def __init__(self, text: str, elsewhere: str = "") -> None:
        super().__init__(text)
        self.elsewhere = elsewhere


def read_elsewhere(content: bytes, going_on: Callable[[], None], options: ReadOptions) -> Plain:
    """Return the reading process's answer about a file.

    Running out of memory or time, or crashing, rejects the file; ReaderFault is raised for an internal error.
    ``going_on`` is called repeatedly meanwhile; an exception that it raises cancels the reading.
    """
    with scratch("read") as folder:
        return _answer(content, folder, going_on, {"options": asdict(options)})


def read_document_elsewhere(content: bytes, going_on: Callable[[], None]) -> Plain:
    """Return the reading process's answer about a DOCX or PDF; otherwise like ``read_elsewhere``."""
    with scratch("read") as folder:
        return _answer(content, folder, going_on, {"document": True})


def _answer(content: bytes, folder: Path, going_on: Callable[[], None], asked: dict[str, Any]) -> Plain:
    """Have a process read a file as ``asked``, and return its answer."""
    (folder / "file").write_bytes(content)
    order = {"file": str(folder / "file"), "folder": str(folder), **asked}
    status = _read(order, folder, len(content), going_on)
    if status and not (folder / LAST_WORDS).exists():  # killed before it began: not the file's fault
        status = _read(order, folder, len(content), going_on)
    if status and status > 0 and not _is_hungry(folder / LAST_WORDS, len(content)):
        raise ReaderFault(f"exit status {status}")         # an exception that has nothing to do with the file
    if not (folder / ANSWER).exists():
        return {"refused": _ended(status, content, folder / LAST_WORDS)}
    answer: Plain = json.loads((folder / ANSWER).read_text("utf-8"))
    if "fault" in answer:
        raise ReaderFault(answer["fault"], answer["frames"])
    return answer


def get_ready() -> None:
    """Start a process in advance, so that the first file need not wait for it."""
    with _lock:
        if not _idle:
            _idle.append(_started())


def _read(order: dict[str, Any], folder: Path, size: int, going_on: Callable[[], None]) -> int | None:
    """Have a process read a file; return its status as ``_waited`` does."""
    process = _given(order)
    try:
        return _waited(process, folder, limits.waiting(size), going_on)
    finally:
        _let_go(process, reusable=(folder / ANSWER).exists() and size <= _LARGE)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-X", "utf8", "-m", MODULE], cwd=PROJECT, env={**os.environ, **_ONE_THREAD},
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _given(order: dict[str, Any]) -> subprocess.Popen[bytes]:
    """Send the order to an idle process that is still running, or to a new one; return the process."""
    line = json.dumps(order).encode() + b"\n"
    while True:
        with _lock:
            process = _idle.pop() if _idle else _started()
        try:
            assert process.stdin is not None
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            _let_go(process, reusable=False)
        else:
            return process


def _waited(process: subprocess.Popen[bytes], folder: Path, seconds: float,
            going_on: Callable[[], None]) -> int | None:
    """The exit status of a process that ended, 0 if it answered, None if it timed out, once it took the file."""
    until, taken = time.monotonic() + _TO_BEGIN, False
    while True:
        if not taken and (folder / LAST_WORDS).exists():
            until, taken = time.monotonic() + seconds, True
        if time.monotonic() >= until:
            return None
        if (folder / ANSWER).exists():
            return 0
        if (status := process.poll()) is not None:
            return 0 if (folder / ANSWER).exists() else status
        going_on()
        time.sleep(_PAUSE)


def _let_go(process: subprocess.Popen[bytes], *, reusable: bool) -> None:
    """Keep a process for the next file, or kill it."""
    with _lock:
        if reusable and len(_idle) < _MOST_IDLE:
            _idle.append(process)
            return
    process.kill()
    process.communicate()


def _ended(status: int | None, content: bytes, words: Path) -> Plain:
    """The issue for a file whose reading ended without an answer: timeout, out of memory, or a parser crash on
    malformed bytes.
    """
    if status is None or -status == getattr(signal, "SIGXCPU", 24):
        code = "read.too_slow"
    elif -status == getattr(signal, "SIGKILL", 9) or _is_hungry(words, len(content)):
        code = "read.too_much_memory"
    else:
        code = "read.damaged_workbook" if content.startswith((OLE, *ZIPS)) else "read.crashed"
    return issue(code)


def _is_hungry(file: Path, size: int) -> bool:
    """Whether a process ended for lack of memory, by its last words. A single request for more memory than a file of
    ``size`` bytes can need does not count: it results from malformed bytes.
    """
    words = file.read_bytes() if file.exists() else b""
    asked = max((int(stated) for stated in _ASKED.findall(words)), default=0)
    return asked < limits.unpacked(size) and any(sign in words for sign in _HUNGRY)
