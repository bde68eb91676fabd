"""The reading process: bounded, begun anew where it has ended, and no danger to the one that asks."""

import pytest

from indicators.ingest import limits, sandbox
from indicators.ingest.reading import read
from tests.faults.tables import plain, row

GOOD = plain(row(source='"Police"')).encode()          # quoted, and so no plain text


@pytest.mark.skipif(not sandbox._WARM, reason="a process is started for each file here")
def test_a_reading_process_that_was_ended_is_begun_anew() -> None:
    assert not read(GOOD).refused
    assert sandbox._warm._process is not None
    sandbox._warm._process.kill()
    sandbox._warm._process.wait()
    assert not read(GOOD).refused


def test_where_no_process_waits_one_is_started_for_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_WARM", False)
    found = read(GOOD)
    assert (found.refused, found.rows.tolist()) == (False, [2])


@pytest.mark.parametrize("warm", [True, False])
def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch, warm: bool
) -> None:
    monkeypatch.setattr(sandbox, "_WARM", warm and sandbox._WARM)
    monkeypatch.setattr(limits, "seconds", lambda _: 0.001)
    assert [each.code for each in read(GOOD).findings] == ["read.too_slow"]
    monkeypatch.undo()
    assert not read(GOOD).refused
