"""Read a file in a separate process with limited time and memory, which takes it and answers through a pipe.

A process that has answered is kept for the next file, unless it read a large one.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from threading import Lock, Thread

from indicators.ingest import limits
from indicators.ingest.formats.file_types import OLE, ZIPS
from indicators.ingest.issues import Plain, issue

PROJECT = Path(__file__).parents[2]
MODULE = "indicators.ingest.worker"

_LARGE = 10_000_000                  # bytes of a file, after which a process may not return its memory
_MOST_IDLE = 2                       # idle processes kept
_PAUSE = 0.1                         # seconds between two calls of ``going_on``
_TO_END = 10                         # seconds until a process that closed its pipe has ended

_OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"out of memory", b"MemoryError", b"Cannot allocate memory")
"""What libraries print when they abort a process for lack of memory."""

_REQUEST = re.compile(rb"memory allocation of (\d{1,20}) bytes")

_idle: list["ReadingProcess"] = []
_lock = Lock()


class ReaderFault(Exception):
    """An internal error in the reading process, with its traceback; ``elsewhere`` is the traceback without messages,
    for the log.
    """

    def __init__(self, text: str, elsewhere: str = "") -> None:
        super().__init__(text)
        self.elsewhere = elsewhere


class ReadingProcess:
    """A process of ingest.worker."""

    def __init__(self) -> None:
        self._errors = TemporaryFile()       # noqa: SIM115 - closed when the process has ended
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-X", "utf8", "-m", MODULE], cwd=PROJECT, env={**os.environ, "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors)
        self.pid = self._process.pid
        self._conversation = Thread()

    def answer(self, order: Plain, content: bytes, going_on: Callable[[], None]) -> bytes | None:
        """Have a file read; return the answer in JSON, empty if the process ended, None if it takes too long."""
        answers = SimpleQueue[bytes]()
        self._conversation = Thread(target=self._converse, args=(order, content, answers), daemon=True)
        self._conversation.start()
        until = time.monotonic() + limits.waiting(len(content))
        while time.monotonic() < until:
            going_on()
            with suppress(Empty):
                return answers.get(timeout=_PAUSE)
        return None

    def end(self, *, by_itself: bool = False) -> tuple[int, bytes]:
        """Kill the process, unless it ends ``by_itself``; return its exit status and what it wrote as its last words.
        """
        if by_itself:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_TO_END)
        self._process.kill()
        status = self._process.wait()
        if self._conversation.ident:
            self._conversation.join()
        with self._errors as errors, suppress(OSError), self._process:
            errors.seek(0)
            last_words = errors.read()
        return status, last_words

    def _converse(self, order: Plain, content: bytes, answers: SimpleQueue[bytes]) -> None:
        """Send a file, and pass the answer on."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.write(json.dumps(order | {"size": len(content)}).encode() + b"\n")
            self._process.stdin.write(content)
            self._process.stdin.flush()
        answers.put(self._process.stdout.readline())


def read_elsewhere(order: Plain, content: bytes, going_on: Callable[[], None]) -> Plain:
    """Return the reading process's answer about a file that is to be read by an ``order`` of ingest.worker.

    Running out of memory or time, or crashing, rejects the file; ReaderFault is raised for an internal error.
    ``going_on`` is called repeatedly meanwhile; an exception that it raises cancels the reading.
    """
    process, is_new = _idle_process()
    answer: bytes | None = None
    try:
        answer = process.answer(order, content, going_on)
    finally:
        if not answer or not _keep(process, len(content)):
            status, last_words = process.end(by_itself=answer == b"")
    if answer == b"" and not is_new:           # it may have ended before it had the file
        return read_elsewhere(order, content, going_on)
    if not answer:
        return {"refused": refusal(None if answer is None else status, last_words, content)}
    found: Plain = json.loads(answer)
    if "fault" in found:
        raise ReaderFault(found["fault"], found["frames"])
    return found


def get_ready() -> None:
    """Start a process in advance, so that the first file need not wait for it."""
    with _lock:
        if not _idle:
            _idle.append(ReadingProcess())


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


def _idle_process() -> tuple[ReadingProcess, bool]:
    """A process that waits for a file, and whether it is new."""
    with _lock:
        return (_idle.pop(), False) if _idle else (ReadingProcess(), True)


def _keep(process: ReadingProcess, size: int) -> bool:
    """Keep a process for the next file, unless the file that it read was large or enough processes wait."""
    with _lock:
        if size > _LARGE or len(_idle) >= _MOST_IDLE:
            return False
        _idle.append(process)
        return True


def _is_out_of_memory(last_words: bytes, size: int) -> bool:
    """Whether a process ended for lack of memory, by its last words. A single request for more memory than a file of
    ``size`` bytes can need does not count: it results from malformed bytes.
    """
    request = max(map(int, _REQUEST.findall(last_words)), default=0)
    return request < limits.unpacked(size) and any(sign in last_words for sign in _OUT_OF_MEMORY)
