"""What screens and their server write to the program's log."""

import json
import logging
from collections.abc import Iterator

import pytest
from streamlit import error_util
from structlog.testing import capture_logs

from indicators import logs
from indicators.logs import write_alike
from pages.shared import frame
from tests.pages.conftest import Show


@pytest.fixture(autouse=True)
def streamlit_s_own() -> Iterator[None]:
    """Put back how Streamlit writes."""
    known = [logger for logger in logging.root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    before = [(handler, handler.formatter) for logger in known for handler in logger.handlers]
    handlers = [(logger, logger.handlers, logger.propagate) for logger in known]
    yield
    for logger, own, propagates in handlers:
        logger.handlers, logger.propagate = own, propagates
    for handler, formatter in before:
        handler.setFormatter(formatter)


def test_a_slow_rerun_is_in_the_log_by_its_screen(real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "SLOW", 1000)
    with capture_logs() as found:
        assert not show("how_we_judge").exception
    assert "slow rerun" not in {line["event"] for line in found}
    monkeypatch.setattr(frame, "SLOW", 0)
    with capture_logs() as found:
        show("how_we_judge")
    assert (found[-1]["event"], found[-1]["screen"], found[-1]["seconds"] >= 0) == ("slow rerun", "how_we_judge", True)


def test_an_exception_that_streamlit_caught_is_written_as_the_program_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LOG", "json")
    formatter = logs.configure()
    write_alike(formatter)
    streamlits = logging.getLogger(error_util.__name__)
    assert {handler.formatter for handler in streamlits.handlers} == {formatter}
    try:
        int("Maria Smith 4711")
    except ValueError as error:
        record = streamlits.makeRecord(streamlits.name, logging.ERROR, "", 0, "Uncaught app execution", (),
                                       (type(error), error, error.__traceback__))
    line = json.loads(streamlits.handlers[0].format(record))
    assert (line["event"], line["level"]) == ("Uncaught app execution", "error")
    assert "ValueError" in line["exception"]


def test_an_exception_of_a_request_is_written_as_the_program_writes_and_without_its_message(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LOG", "json")
    servers = logging.getLogger("uvicorn.error")
    write_alike(logs.configure())
    name = "Maria"
    try:
        int(name)
    except ValueError:
        servers.exception("Exception in ASGI application")
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["level"] == "error"
    assert "Maria" not in line


def test_addresses_of_requests_are_not_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    requests = logging.getLogger("uvicorn.access")
    requests.setLevel(logging.INFO)
    requests.handlers, requests.propagate = [], False         # as the server silences it
    write_alike(logs.configure())
    requests.info('127.0.0.1 - "GET /sign-in/callback?code=secret HTTP/1.1" 303')
    assert capsys.readouterr().err == ""
