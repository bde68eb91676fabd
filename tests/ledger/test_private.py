"""What belongs to the ledger can be read by Goalline's own user alone, whatever the umask and however it was before."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from indicators import ledger
from indicators.ledger.connection import Database
from indicators.ledger.databases import location_of
from tests.ledger.ledger_builders import ANN, empty, figures
from tests.ledger.test_ledger_migrations import NEWEST, bring, pg_dump

__all__ = ["pg_dump"]


@pytest.fixture(params=[0o000, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(*folders: Path) -> dict[str, int]:
    """Rights of the files in these folders that belong to a ledger, and of the folder var."""
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for folder in folders if folder.exists()
             for path in folder.iterdir() if path.name.startswith("ledger")}
    return found | {folder.name: stat.S_IMODE(folder.stat().st_mode) for folder in folders if folder.name == "var"
                    and folder.exists()}


@pytest.mark.usefixtures("umask", "pg_dump")
def test_a_ledger_its_log_marker_and_backups_are_nobody_elses(
    ledger_url: str, tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = empty(ledger_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    bring(monkeypatch, tmp_path / "later")
    ledger.open(ledger_url).publish(ANN, figures("THA"), previewed_on=1)
    found = modes(tmp_path, var)
    assert len(found) == (5 if ledger_url.startswith("sqlite") else 3)
    assert {name: mode for name, mode in found.items() if mode != (0o700 if name == "var" else 0o600)} == {}
    assert any(f"-{NEWEST}." in name for name in found)


def test_what_was_open_to_others_is_closed_at_the_next_start(sqlite_url: str, tmp_path: Path, var: Path) -> None:
    empty(sqlite_url).close()
    file = Path(str(make_url(sqlite_url).database))
    shutil.copy(file, tmp_path / "ledger-20251125T110000-0001.db")
    holder = Database(location_of(sqlite_url).url, "held")          # so that the write-ahead log is there already
    with holder.reading():
        var.mkdir(mode=0o755)
        for path in tmp_path.glob("ledger*"):
            path.chmod(0o644)
        book = ledger.open(sqlite_url)
        assert set(modes(tmp_path, var).items()) >= {("ledger.db", 0o600), ("ledger.db-wal", 0o600), ("var", 0o700)}
        assert {mode for name, mode in modes(tmp_path, var).items() if name != "var"} == {0o600}
    assert book.version() == 0


def test_a_folder_that_everyone_shares_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    monkeypatch.setenv("GOALLINE_VAR", str(shared))
    empty(f"sqlite:///{tmp_path}/ledger.db").close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777
