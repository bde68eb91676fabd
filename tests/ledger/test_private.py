"""What belongs to the ledger can be read by Goalline's own user alone, whatever the umask and however it was before."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators import ledger
from tests.ledger.ledger_builders import ANN, empty, figures


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


@pytest.mark.usefixtures("umask")
def test_a_ledger_and_what_tells_how_far_it_got_are_nobody_elses(ledger_url: str, tmp_path: Path, var: Path) -> None:
    book = empty(ledger_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    rights = modes(tmp_path, var)
    assert len(rights) == 2
    assert {name: mode for name, mode in rights.items() if mode != (0o700 if name == "var" else 0o600)} == {}


def test_what_was_open_to_others_is_closed_at_the_next_start(sqlite_url: str, tmp_path: Path, var: Path) -> None:
    empty(sqlite_url).close()
    var.mkdir(mode=0o755)
    for path in tmp_path.glob("ledger*"):
        path.chmod(0o644)
    ledger.open(sqlite_url).close()
    assert modes(tmp_path, var) == {"ledger.db": 0o600, "ledger.db.head": 0o600, "var": 0o700}


def test_a_folder_that_everyone_shares_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    monkeypatch.setenv("GOALLINE_VAR", str(shared))
    empty(f"sqlite:///{tmp_path}/ledger.db").close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777
