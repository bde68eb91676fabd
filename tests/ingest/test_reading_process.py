"""The reading process: bounded, begun anew where it has ended, and no danger to the one that asks."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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
def idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[sandbox.ReadingProcess]]:
    """The processes that wait for a file; none at first, and none stays."""
    processes = list[sandbox.ReadingProcess]()
    monkeypatch.setattr(sandbox, "_idle", processes)
    yield processes
    for process in processes:
        process.end()


def test_a_process_that_has_answered_reads_the_next_file(idle: list[sandbox.ReadingProcess]) -> None:
    assert not read(GOOD).refused
    (first,) = idle
    assert not read(GOOD).refused
    assert idle == [first]


def test_a_process_starts_without_what_takes_longer_to_load_than_to_read() -> None:
    loaded = subprocess.run([sys.executable, "-c", f"import sys, {sandbox.MODULE}; print(*sys.modules)"],
                            cwd=sandbox.PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    assert sandbox.MODULE in loaded
    assert {"pandas", "pydantic", "structlog"}.isdisjoint(loaded)


def test_a_process_that_has_ended_while_it_waited_is_replaced(idle: list[sandbox.ReadingProcess]) -> None:
    sandbox.get_ready()
    (first,) = idle
    os.kill(first.pid, signal.SIGKILL)
    os.waitid(os.P_PID, first.pid, os.WEXITED | os.WNOWAIT)
    assert not read(GOOD).refused
    assert len(idle) == 1
    assert idle != [first]


@pytest.mark.parametrize("signal_sent", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_ending_while_it_is_asked_is_replaced(
        signal_sent: int, idle: list[sandbox.ReadingProcess]) -> None:
    assert not read(GOOD).refused
    os.kill(idle[0].pid, signal_sent)          # and nobody waits for its end: its pipe may still take the order
    assert not read(GOOD).refused


def test_a_file_that_takes_too_long_is_refused_and_its_process_ended(
    idle: list[sandbox.ReadingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.get_ready()
    (process,) = idle
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.0)
        assert [issue.code for issue in read(LONG).issues] == ["read.too_slow"]
    assert idle == []
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
    assert not read(GOOD).refused


def test_who_cancels_ends_the_process_that_reads_and_leaves_nothing(
    idle: list[sandbox.ReadingProcess], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def cancel() -> None:
        raise CancelledError

    sandbox.get_ready()
    (process,) = idle
    with pytest.raises(CancelledError):
        read(GOOD, going_on=cancel)
    assert idle == []
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
    assert not list(tmp_path.iterdir())


def test_a_process_that_has_read_a_large_file_is_not_used_again(
    idle: list[sandbox.ReadingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_LARGE", len(GOOD) - 1)
    assert not read(GOOD).refused
    assert idle == []
