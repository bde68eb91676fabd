"""Read a file in a separate process with limited time and memory, which takes it and answers through a pipe.

A process reads one file; the next may be started before it is needed.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Lock

from indicators.ingest import limits
from indicators.ingest.formats.file_types import OLE, ZIPS
from indicators.ingest.issues import Plain, issue

PROJECT = Path(__file__).parents[2]
MODULE = "indicators.ingest.worker"

_PAUSE = 0.1                         # seconds between two calls of ``going_on``

_OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"out of memory", b"MemoryError", b"Cannot allocate memory")
"""What libraries print when they abort a process for lack of memory."""

_REQUEST = re.compile(rb"memory allocation of (\d{1,20}) bytes")

_ready: list[subprocess.Popen[bytes]] = []           # one at most, which waits for a file
_lock = Lock()


class ReaderFault(Exception):
    """An internal error in the reading process, with its traceback; ``elsewhere`` is the traceback without messages,
    for the log.
    """

    def __init__(self, text: str, elsewhere: str = "") -> None:
        super().__init__(text)
        self.elsewhere = elsewhere


def read_elsewhere(order: Plain, content: bytes, going_on: Callable[[], None]) -> Plain:
    """Return the reading process's answer about a file that is to be read by an ``order`` of ingest.worker.

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
    """Return the issue for a file whose reading ended without an answer: timeout (``status`` None), out of memory,
    killed for a reason that is not known, or a parser crash on malformed bytes. Raises ReaderFault for an exception
    that has nothing to do with the file.
    """
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
    """Whether a process ended for lack of memory, by its last words. A single request for more memory than a file of
    ``size`` bytes can need does not count: it results from malformed bytes.
    """
    request = max(map(int, _REQUEST.findall(last_words)), default=0)
    return request < limits.unpacked(size) and any(sign in last_words for sign in _OUT_OF_MEMORY)
