"""Backups and restores that are killed, or find the disk full, leave nothing that passes for whole."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url

from indicators import ledger
from indicators.backups.backup_file import verify
from indicators.backups.making import back_up
from indicators.backups.restoring import restore
from indicators.cli.main import main
from indicators.errors import LedgerTrouble, Refusal
from tests.backups import jobs
from tests.backups.test_backup import one_figure
from tests.ledger.conftest import Filled
from tests.ledger.killing import FEWER_KILLS, KILLS, kill_at_a_random_moment
from tests.ledger.ledger_builders import ANN, empty, figures


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file become larger, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_a_killed_backup_leaves_only_whole_ones_under_their_names(
        filled: Filled, ledger_url: str, folder: Path, moment: int) -> None:
    filled(one_figure).close()
    acknowledged = kill_at_a_random_moment(jobs.back_up_without_end, ledger_url, moment, str(folder), within=0.2)
    backups = [verify(path) for path in folder.glob("*.goalline")]
    assert {manifest.head.version for manifest in backups} == {*acknowledged} == {1}
    assert all(path.suffix == ".goalline" or path.name.startswith(".") for path in folder.iterdir())
    assert len(list(folder.iterdir())) - len(backups) <= 1 + ledger_url.startswith("sqlite")
    verify(back_up(ledger_url, folder, keep=1).file)


@pytest.mark.parametrize("moment", range(KILLS))
def test_a_killed_restore_leaves_no_half_ledger_and_can_be_done_again(
        sqlite_url: str, folder: Path, moment: int) -> None:
    book = empty(sqlite_url)
    one_figure(book)
    book.close()
    backup = back_up(sqlite_url, folder)
    kill_at_a_random_moment(jobs.restore_without_end, sqlite_url, moment, str(backup.file))
    with suppress(Refusal):           # where it stands already
        restore(backup.file, sqlite_url)
    assert {path.name for path in folder.parent.iterdir()} <= {"backups", "var", "ledger.db", "ledger.db.head"}
    book = ledger.open(sqlite_url)
    assert book.head() == backup.manifest.head
    book.publish(ANN, figures("KHM", year=2015), previewed_on=1)
    book.close()


@pytest.mark.parametrize("room", [0, 1000, 50_000, -1])
def test_a_backup_for_which_there_is_no_room_leaves_nothing(
        sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], room: int
) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    empty(sqlite_url).close()
    first = back_up(sqlite_url, folder).file
    whole = first.stat().st_size
    with largest_file(room if room >= 0 else whole - 1):
        status = main(["backup", str(folder), "--keep", "1", "--json"])
    assert status == 3
    assert json.loads(capsys.readouterr().out)["code"].startswith("ledger.disk")
    assert list(folder.iterdir()) == [first]
    verify(first)
    with largest_file(whole + 1000):
        assert main(["backup", str(folder), "--keep", "1"]) == 0


def test_a_dump_for_which_there_is_no_room_leaves_nothing(postgresql_url: str, folder: Path) -> None:
    empty(postgresql_url).close()
    with largest_file(3000), pytest.raises(LedgerTrouble, match=r"backup\.client_failed"):
        back_up(postgresql_url, folder)
    assert list(folder.iterdir()) == []


def test_a_restore_for_which_there_is_no_room_changes_nothing(sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    empty(sqlite_url).close()
    backup = back_up(sqlite_url, folder).file
    (file := Path(str(make_url(sqlite_url).database))).write_text("junk", "utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    with largest_file(20_000), pytest.raises(LedgerTrouble, match=r"ledger\.disk"):
        restore(backup, sqlite_url)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert file.read_text("utf-8") == "junk"
    restore(backup, sqlite_url)
