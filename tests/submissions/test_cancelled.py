"""A file whose reading someone cancels."""

import os
from pathlib import Path

import pytest

from indicators.ingest.reading import read


class EnoughError(Exception):
    """Someone has pressed Cancel."""


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_cancels_ends_the_process_that_reads_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    readers: list[int] = []

    def cancel_once_begun() -> None:
        for said in tmp_path.glob("goalline-read-*/reader"):
            if number := said.read_text("utf-8"):
                readers.append(int(number))
                raise EnoughError

    line = '"a ""b"" c",2014,ICSE_VICTIMS,12,victims,Police\n'
    large = "country,year,indicator,value,unit,source\n" + line * 300_000
    with pytest.raises(EnoughError):
        read(large.encode(), going_on=cancel_once_begun)
    while alive(readers[0]):
        os.sched_yield()
    assert not list(tmp_path.glob("goalline-read-*"))
    assert not read(b"country,year\nKHM,2014\n").refused
