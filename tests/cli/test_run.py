"""goalline run says in one sentence why the dashboard cannot start at a port."""

import json
import socket

import pytest

from indicators.cli.main import main


def test_a_port_in_use_is_named_with_another(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["run", "--port", str(port), "--json"]) == 3
    error = json.loads(capsys.readouterr().out)["error"]
    assert f"Port {port} is in use" in error
    assert str(port % 65535 + 1) in error


def test_an_address_of_another_machine_cannot_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--address", "192.0.2.1"]) == 3
    assert "cannot be opened" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", ""])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--port", port]) == 2
    assert "port" in capsys.readouterr().err
