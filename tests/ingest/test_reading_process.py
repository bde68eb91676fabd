"""The reading process: bounded, replaced where it has ended, and no danger to the one that asks."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from indicators.ingest import limits, sandbox
from indicators.ingest.reading import read
from tests.faults.workbooks import line, workbook

pytestmark = pytest.mark.slow

GOOD = workbook(line())
LONG = workbook(*[line()] * 2_000)         # not read in an instant


class CancelledError(Exception):
    """Someone has pressed Cancel."""


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The process that waits for a file; none at first, and none stays."""
    processes = list[Any]()
    monkeypatch.setattr(sandbox, "_ready", processes)
    yield processes
    for process in processes:
        with process:
            process.kill()


def is_gone(process: Any) -> bool:
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_process_that_waits_reads_one_file_and_ends(ready: list[Any]) -> None:
    sandbox.get_ready()
    sandbox.get_ready()
    (process,) = ready
    assert not read(GOOD).refused
    assert (ready, is_gone(process)) == ([], True)
    assert not read(GOOD).refused


def test_a_process_starts_without_what_takes_longer_to_load_than_to_read() -> None:
    loaded = subprocess.run([sys.executable, "-c", f"import sys, {sandbox.MODULE}; print(*sys.modules)"],
                            cwd=sandbox.PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    assert sandbox.MODULE in loaded
    assert {"pandas", "pydantic", "structlog"}.isdisjoint(loaded)


def test_a_process_that_has_ended_while_it_waited_is_replaced(ready: list[Any]) -> None:
    sandbox.get_ready()
    os.kill(ready[0].pid, signal.SIGKILL)
    os.waitid(os.P_PID, ready[0].pid, os.WEXITED | os.WNOWAIT)
    assert not read(GOOD).refused


def test_a_file_that_takes_too_long_is_refused_and_its_process_ended(
        ready: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.get_ready()
    (process,) = ready
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.0)
        assert [issue.code for issue in read(LONG).issues] == ["read.too_slow"]
    assert is_gone(process)
    assert not read(GOOD).refused


def test_who_cancels_ends_the_process_that_reads(ready: list[Any]) -> None:
    def cancel() -> None:
        raise CancelledError

    sandbox.get_ready()
    (process,) = ready
    with pytest.raises(CancelledError):
        read(GOOD, going_on=cancel)
    assert (ready, is_gone(process)) == ([], True)
