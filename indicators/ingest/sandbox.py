"""Starting the reading process, waiting for it no longer than it may take, and what it leaves behind."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa

from indicators.ingest import limits
from indicators.ingest.formats.cells import load
from indicators.ingest.formats.kinds import OLE, ZIPS
from indicators.ingest.read_options import ReadOptions
from indicators.scratch import scratch

PROJECT = Path(__file__).parents[2]
MODULE = "indicators.ingest.worker"
LAST_WORDS = "words"                 # file in which a reading process leaves what it says when it ends itself

_WARM = sys.platform == "linux"      # elsewhere a process that has threads is not safely copied, or not at all
_HUNGRY = (b"memory allocation of", b"bad_alloc", b"out of memory", b"MemoryError", b"Cannot allocate memory")
"""What libraries say that end a process for want of memory."""

_ASKED, _BEYOND = re.compile(rb"memory allocation of (\d{1,20}) bytes"), 10

_GRACE = 10                          # seconds that a loaded machine may take to start


class ReaderFault(Exception):
    """A fault of ours in the reading process, with its traceback; ``elsewhere``, for the log, that without messages."""

    def __init__(self, said: str, elsewhere: str = "") -> None:
        super().__init__(said)
        self.elsewhere = elsewhere


@dataclass(frozen=True)
class ReadElsewhere:
    """What the reading process said, and the cells that it found."""

    said: dict[str, Any]
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    columns: list[pa.DictionaryArray] = field(default_factory=list)


def read_elsewhere(content: bytes, going_on: Callable[[], None], options: ReadOptions) -> ReadElsewhere:
    """Have a file read; a process that is ended for its hunger, or crashes, is a refusal of the file.

    ``going_on`` is called again and again meanwhile; where it raises, the reading is ended.
    """
    with scratch("read") as folder:
        seconds = limits.seconds(len(content))
        (folder / "file").write_bytes(content)
        order = {"file": str(folder / "file"), "folder": str(folder), "seconds": seconds, "options": asdict(options),
                 "words": LAST_WORDS}
        status = _warm.run(order, going_on) if _WARM else _run(order)
        if status and status > 0:                # it ended by an exception before it looked at the file
            raise ReaderFault(f"exit status {status}")
        if not (folder / "read.json").exists():
            return ReadElsewhere({"refused": _ended(status, content, folder / LAST_WORDS)})
        said = json.loads((folder / "read.json").read_text("utf-8"))
        if "fault" in said:
            raise ReaderFault(said["fault"], said["frames"])
        return ReadElsewhere(said) if "refused" in said else ReadElsewhere(said, *load(folder / "cells.arrow"))


def get_ready() -> None:
    """Have the reading process started, where one stays warm, so that the first file need not wait for it."""
    if _WARM:
        _warm.get_ready()


def _command() -> list[str]:
    return [sys.executable, "-X", "utf8", "-m", MODULE]


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT)}


def _run(order: dict[str, Any]) -> int | None:
    """Read in a process that is started for it; its exit status, None where its time was up."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own program
            _command(), input=json.dumps(order).encode(), env=_surroundings(), cwd=PROJECT, timeout=order["seconds"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except subprocess.TimeoutExpired:
        return None
    return ended.returncode


class _Warm:
    """A reading process that has started already; it is begun anew where it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._asking = Lock()

    def run(self, order: dict[str, Any], going_on: Callable[[], None]) -> int | None:
        """Exit status of the process that read; None where its time was up."""
        with self._asking:
            self._tell(json.dumps(order).encode() + b"\n")
        said, ended = (Path(order["folder"]) / name for name in ("read.json", "ended"))
        until = time.monotonic() + order["seconds"] + _GRACE
        try:
            while not said.exists() and not ended.exists():
                going_on()
                if time.monotonic() > until:
                    return None
                time.sleep(0.003)
        except BaseException:
            _end_reader(Path(order["folder"]))
            raise
        return int(ended.read_text("utf-8")) if ended.exists() else 0

    def get_ready(self) -> None:
        """Begin the process where there is none."""
        with self._asking:
            self._begin()

    def _begin(self) -> None:
        if self._process is None or self._process.poll() is not None:
            self._process = self._begun()

    def _tell(self, line: bytes) -> None:
        """Send an order; a process that has ended, even just now, is begun anew."""
        self._begin()
        try:
            self._send(line)
        except BrokenPipeError:
            self._process = self._begun()
            self._send(line)

    def _send(self, line: bytes) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line)
        self._process.stdin.flush()

    @staticmethod
    def _begun() -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own program
            [*_command(), "--wait"], env=_surroundings(), cwd=PROJECT, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _end_reader(folder: Path) -> None:
    """End the process that reads into ``folder``, unless it has just ended by itself."""
    with suppress(OSError, ValueError):
        if not (folder / "read.json").exists() and not (folder / "ended").exists():
            os.kill(int((folder / "reader").read_text("utf-8")), signal.SIGKILL)


_warm = _Warm()


def _ended(status: int | None, content: bytes, words: Path) -> dict[str, Any]:
    """The refusal of a file whose reading ended without an answer: its time was up, it got no more memory, or a parser
    came upon bytes that no program writes.
    """
    if status is None or -status in (getattr(signal, "SIGXCPU", 24), getattr(signal, "SIGKILL", 9)):
        code = "read.too_slow"
    elif _is_hungry(words.read_bytes() if words.exists() else b"", limits.memory(len(content))):
        code = "read.too_much_memory"
    else:
        code = "read.damaged_workbook" if content.startswith((OLE, *ZIPS)) else "read.crashed"
    return {"code": code, "row": 0, "column": "", "found": "", "values": {}}


def _is_hungry(words: bytes, most: int) -> bool:
    """Whether a process ended for want of memory; one that asked for many times as much as there may ever be was told
    to by bytes that no program writes.
    """
    asked = max((int(size) for size in _ASKED.findall(words)), default=0)
    return asked < _BEYOND * most and any(sign in words for sign in _HUNGRY)
