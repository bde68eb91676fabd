"""The reading process: bounded, begun anew where it has ended, and no danger to the one that asks."""

import subprocess
import sys
from collections.abc import Callable, Iterator
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
def idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that wait for a file; none at first, and none stays."""
    processes = list[subprocess.Popen[bytes]]()
    monkeypatch.setattr(sandbox, "_idle", processes)
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def test_a_process_that_has_answered_reads_the_next_file(idle: list[subprocess.Popen[bytes]]) -> None:
    assert not read(GOOD).refused
    (first,) = idle
    assert not read(GOOD).refused
    assert idle == [first]


def test_a_process_starts_without_what_takes_longer_to_load_than_to_read() -> None:
    loaded = subprocess.run([sys.executable, "-c", f"import sys, {sandbox.MODULE}; print(*sys.modules)"],
                            cwd=sandbox.PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    assert sandbox.MODULE in loaded
    assert {"pandas", "pydantic", "structlog"}.isdisjoint(loaded)


def test_a_process_that_has_ended_while_it_waited_is_replaced(idle: list[subprocess.Popen[bytes]]) -> None:
    sandbox.get_ready()
    (first,) = idle
    first.kill()
    first.wait()
    assert not read(GOOD).refused
    assert len(idle) == 1
    assert idle != [first]


@pytest.mark.parametrize("kill", [subprocess.Popen.kill, subprocess.Popen.terminate])
def test_a_process_that_is_ending_while_it_is_asked_is_replaced(
    kill: Callable[[subprocess.Popen[bytes]], None], idle: list[subprocess.Popen[bytes]]
) -> None:
    assert not read(GOOD).refused
    kill(idle[0])                              # and nobody waits for its end: its pipe may still take the order
    assert not read(GOOD).refused


def test_a_file_that_takes_too_long_is_refused_and_its_process_ended(
    idle: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.get_ready()
    (process,) = idle
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.0)
        assert [issue.code for issue in read(LONG).issues] == ["read.too_slow"]
    assert idle == []
    assert process.poll() is not None
    assert not read(GOOD).refused


class Clock:
    """Time that passes only in pauses, and what happens in the folder of a file meanwhile, by second."""

    def __init__(self, folder: Path, **happens: int) -> None:
        self.now, self.folder = 0.0, folder
        self.happens = {second: name for name, second in happens.items()}

    def monotonic(self) -> float:
        return self.now

    def sleep(self, _: float) -> None:
        self.now += 1
        if name := self.happens.get(int(self.now)):
            (self.folder / getattr(sandbox, name)).touch()


class Running:
    """A process that has not ended."""

    def poll(self) -> None: ...


@pytest.mark.parametrize("happens, status, ended", [
    ({"LAST_WORDS": 100, "ANSWER": 119}, 0, 119), ({"LAST_WORDS": 100, "ANSWER": 121}, None, 120), ({}, None, 300)],
    ids=["in time", "too slow", "never begun"])
def test_the_time_of_a_file_begins_when_the_process_takes_it(
        happens: dict[str, int], status: int | None, ended: int, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(tmp_path, **happens)
    monkeypatch.setattr(sandbox, "time", clock)
    found = sandbox._waited(Running(), tmp_path, 20, lambda: None)                 # type: ignore[arg-type]
    assert (found, clock.now) == (status, ended)


def test_who_cancels_ends_the_process_that_reads_and_leaves_nothing(
    idle: list[subprocess.Popen[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def cancel() -> None:
        raise CancelledError

    sandbox.get_ready()
    (process,) = idle
    with pytest.raises(CancelledError):
        read(GOOD, going_on=cancel)
    assert idle == []
    assert process.poll() is not None
    assert not list(tmp_path.iterdir())


def test_a_process_that_has_read_a_large_file_is_not_used_again(
    idle: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_LARGE", len(GOOD) - 1)
    assert not read(GOOD).refused
    assert idle == []
