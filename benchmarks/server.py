"""A Streamlit server on a free port of 127.0.0.1, stopped at the end of its block."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil

from indicators.cli.run import SETTINGS

ROOT = Path(__file__).parent.parent
BARE = Path(__file__).parent / "bare"


@contextmanager
def serving(script: Path, folder: Path, **environment: str) -> Iterator[str]:
    """URL of a server that runs ``script`` from ``folder``, with the .streamlit/config.toml there."""
    with running(script, folder, **environment) as (address, _):
        yield address


@contextmanager
def running(script: Path, folder: Path, **environment: str) -> Iterator[tuple[str, psutil.Process]]:
    """The same with its process, to measure the use of resources."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
               "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false",
               "--server.fileWatcherType", "none", "--logger.level", "warning"]
    process = subprocess.Popen(command, cwd=folder, env=os.environ | SETTINGS | environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_healthy(address, process)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except HTTPError:
            return          # it answers, if only to those who signed in
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server at {address} did not start")
