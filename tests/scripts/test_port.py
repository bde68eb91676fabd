"""The port check says in one sentence why the dashboard cannot start there."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

PORT_PY = Path(__file__).parents[2] / "scripts" / "port.py"


def check(port: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, PORT_PY, str(port)], capture_output=True, text=True, timeout=30)


def test_a_port_in_use_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = check(port)
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {port} is in use")
    assert "make run PORT=" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_free_port_is_passed_in_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    answer = check(port)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", ""])
def test_what_is_no_port_is_said_to_be_none(port: str) -> None:
    answer = check(port)
    assert answer.returncode == 1
    assert "is not a port" in answer.stderr
