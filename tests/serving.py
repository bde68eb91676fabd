"""A dashboard in a process of its own, on a free port of this machine, ended when its block ends."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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


@contextmanager
def start(folder: Path, file: str = "app.py", *options: str, root: Path = ROOT,
          **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A server that is being started, or ends because it cannot be."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GOALLINE_")}
    given = {"GOALLINE_VAR": str(folder / "var"), "GOALLINE_LEDGER": f"sqlite:///{(folder / 'ledger.db').as_posix()}"}
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", file, "--server.headless", "true", *options],
        cwd=root, env=known | given | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield server
    finally:
        server.kill()
        server.communicate()


def free_port() -> int:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])
