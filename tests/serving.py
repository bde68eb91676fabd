"""A dashboard in a process of its own, on a free port of this machine, ended when its block ends."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests import shared

ROOT = Path(__file__).parents[1]
STARTED = "Goalline for "


@contextmanager
def serving(folder: Path, file: str = "app.py", *options: str, port: int = 0, root: Path = ROOT,
            started: str = STARTED, **environment: str) -> Iterator[str]:
    """Address of a dashboard with its ledger in ``folder``; it is there when its log says so.

    ``root`` is where its program is, ``started`` what it says once it is there.
    """
    port = port or free_port()
    with start(folder, file, "--server.port", str(port), *options, root=root, **environment) as server:
        log = iter(server.stdout or [])
        if not any(started in line for line in log):
            pytest.fail("The server did not start.")
        yield f"http://127.0.0.1:{port}"


def serving_all(name: str, prepare: Callable[[Path], object], file: str, **environment: str) -> str:
    """Address of a dashboard for all processes of this run of the tests, with the ledger that ``prepare`` makes."""
    def begin(folder: Path) -> None:
        prepare(folder)
        port, log = free_port(), folder / "log"
        with log.open("w", encoding="utf-8") as output:
            server = _started(folder, file, ("--server.port", str(port)), environment, output)
        shared.goes_on(name, server.pid)
        while STARTED not in log.read_text("utf-8"):
            if server.poll() is not None:
                pytest.fail("The server did not start.")
            time.sleep(0.1)
        (folder / "address").write_text(f"http://127.0.0.1:{port}", "utf-8")
    return (shared.once(name, begin) / "address").read_text("utf-8")


@contextmanager
def start(folder: Path, file: str = "app.py", *options: str, root: Path = ROOT,
          **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A server that is being started, or ends because it cannot be."""
    server = _started(folder, file, options, environment, subprocess.PIPE, root)
    try:
        yield server
    finally:
        server.kill()
        server.communicate()


def _started(folder: Path, file: str, options: Sequence[str], environment: dict[str, str], output: int | IO[str],
             root: Path = ROOT) -> subprocess.Popen[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("GOALLINE_")}
    given = {"GOALLINE_VAR": str(folder / "var"), "GOALLINE_LEDGER": f"sqlite:///{(folder / 'ledger.db').as_posix()}"}
    return subprocess.Popen([sys.executable, "-m", "streamlit", "run", file, "--server.headless", "true", *options],
                            cwd=root, env=known | given | environment, stdout=output, stderr=subprocess.STDOUT,
                            text=True)


def free_port() -> int:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])
