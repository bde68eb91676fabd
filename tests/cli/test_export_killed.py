"""An export killed at any moment: under its name stands a whole archive, or the one that was there."""

from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.briefing.export import export
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import read
from indicators.warehouse.snapshot import Snapshot
from tests.cli.books import ledger_of, victims
from tests.ledger.killing import FEWER_KILLS, kill_at_a_random_moment


def export_without_end(url: str, acknowledged: Any, folder: Path) -> None:
    """Write the same archive again and again, under one name and under a new one."""
    snapshot = Snapshot(ledger.open(url))
    version = snapshot.catch_up()
    board, stamp = read(snapshot, version), Stamp("staff", version, "2014-12-31")
    for position in range(1_000):
        export(board, stamp, folder / "again.zip")
        export(board, stamp, folder / f"{position}.zip")
        acknowledged.send(position)


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_an_export_killed_at_any_moment_leaves_no_half_archive_under_its_name(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    version = ledger_of(tmp_path, sqlite_url, victims("KHM", 2013, 50), victims("KHM", 2014, 55),
                        monkeypatch=monkeypatch)
    out = tmp_path / "out"
    out.mkdir()
    written = kill_at_a_random_moment(export_without_end, sqlite_url, moment, out, within=0.2)
    archives = {each.name: each.read_bytes() for each in out.glob("*.zip")}
    assert {f"{position}.zip" for position in written} <= set(archives)
    assert len(archives) - len(written) in (1, 2)
    assert len(set(archives.values())) == 1
    book = ledger.open(sqlite_url)
    assert book.version() == version
    book.verify()
