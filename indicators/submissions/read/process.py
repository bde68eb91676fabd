"""Starting the reading process, waiting for it no longer than it may take, and what it leaves behind."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa

from indicators.submissions.read import limits
from indicators.submissions.read.cells import load

PROJECT = Path(__file__).parents[3]
MODULE = "indicators.submissions.read.child"


@dataclass(frozen=True)
class ReadElsewhere:
    """What the reading process said, and the cells that it found."""

    said: dict[str, Any]
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    columns: list[pa.DictionaryArray] = field(default_factory=list)


def read_elsewhere(content: bytes, **wishes: str) -> ReadElsewhere:
    """Have a file read; a process that is ended for its hunger, or crashes, is a refusal of the file."""
    with TemporaryDirectory(prefix="goalline-read-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "file").write_bytes(content)
        order = {"file": str(folder / "file"), "folder": name, **wishes}
        ended = _run(json.dumps(order), limits.seconds(len(content)))
        if not (folder / "read.json").exists():
            return ReadElsewhere({"refused": _ended(ended)})
        said = json.loads((folder / "read.json").read_text("utf-8"))
        return ReadElsewhere(said) if "refused" in said else ReadElsewhere(said, *load(folder / "cells.arrow"))


def _run(order: str, seconds: float) -> int | None:
    """Exit status of the process; None where its time was up."""
    ours = {**os.environ, "PYTHONPATH": str(PROJECT), "OMP_NUM_THREADS": "1"}
    try:
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-X", "utf8", "-m", MODULE], input=order.encode(), env=ours, cwd=PROJECT,
            timeout=seconds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except subprocess.TimeoutExpired:
        return None
    return ended.returncode


def _ended(status: int | None) -> dict[str, Any]:
    slow = status is None or status == -getattr(signal, "SIGXCPU", 24)
    code = "read.too_slow" if slow else "read.too_much_memory"
    return {"code": code, "row": 0, "column": "", "found": "", "values": {}}
