"""run: start the dashboard, on a ledger that the first start creates."""

import argparse
import errno
import json
import os
import socket
import sys
from pathlib import Path

from indicators.cli.outcome import Outcome, Status, say, words

APP = Path(__file__).parents[2] / "app.py"
SETTINGS = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072", "ARROW_DEFAULT_MEMORY_POOL": "system",
            "FORWARDED_ALLOW_IPS": ""}
"""Environment of the server's process: freed memory is given back; nobody is believed about the origin of a request."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add where the dashboard is to be found."""
    parser.add_argument("--port", type=port, default=8501, metavar="PORT", help=words("run_port"))
    parser.add_argument("--address", default="127.0.0.1", metavar="ADDRESS", help=words("run_address"))


def run(asked: argparse.Namespace) -> Outcome:
    """Become the process of the server; return only where its port cannot be opened. With --json what it says is on
    stderr.
    """
    try:
        socket.create_server((asked.address, asked.port)).close()
    except OSError as error:
        kind = "in_use" if error.errno == errno.EADDRINUSE else "other"
        sentence = say("run.not_opened", kind=kind, port=str(asked.port), said=error.strerror or "",
                       other=str(asked.port % 65535 + 1))
        return Outcome(Status.TROUBLE, [sentence], {"error": sentence})
    if asked.json:
        print(json.dumps({"address": asked.address, "port": asked.port}), flush=True)  # noqa: T201
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    server = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(asked.port),
              "--server.address", asked.address]
    chosen = {"GOALLINE_SET": asked.set} if asked.set else {}
    return os.execve(sys.executable, server, SETTINGS | os.environ | chosen)  # noqa: S606 - no shell


def port(text: str) -> int:
    """A port from its digits; raises ValueError."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number
