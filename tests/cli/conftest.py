"""Ledgers that are made once and then copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators import ledger
from indicators.ledger import Ledger
from tests.ledger.conftest import originals
from tests.submissions.folders import copied, fill_ledger, folder_of, line

__all__ = ["originals"]


@pytest.fixture(scope="module")
def ledger_with_a_training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a ledger with the shipped goals and one figure."""
    made = tmp_path_factory.mktemp("filled")
    fill_ledger(folder_of(made, trainings=[line()]))
    return made


@pytest.fixture
def opened(ledger_with_a_training: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A copy of it, which the environment names."""
    copied(ledger_with_a_training, tmp_path)
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}")
    book = ledger.open(ledger.ledger_url())
    yield book
    book.close()
