"""A ledger with the shipped catalogue and nothing else, anew for each test, and the command line on it."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import wording
from indicators.catalog import SHIPPED, canonical_bytes, load_catalogue
from indicators.cli.main import main
from indicators.cli.submitted import finding_data
from indicators.model import Catalogue, Finding
from indicators.permission import staff
from indicators.store import ledger
from indicators.store.snapshot import Snapshot
from pages.parts.upload.findings import own


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file that no test writes to."""
    folder = tmp_path_factory.mktemp("empty")
    previous = os.environ.get("GOALLINE_VAR")
    os.environ["GOALLINE_VAR"] = str(folder / "var")
    content = canonical_bytes(load_catalogue(SHIPPED))
    made = ledger.create(f"sqlite:///{(folder / 'ledger.db').as_posix()}",
                         lambda book: book.adopt(staff("Ann"), content, previewed_on=0))
    made.close()
    if previous is None:
        del os.environ["GOALLINE_VAR"]
    else:
        os.environ["GOALLINE_VAR"] = previous
    return folder / "ledger.db"


@dataclass
class Answer:
    """Exit status and the one object of --json."""

    status: int
    data: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.data[name]

    def errors(self) -> list[tuple[int, str, str]]:
        """Row, column and what was found, of each error."""
        return [(each["row"], each["column"], each["found"]) for each in self.data["findings"]
                if each["severity"] == "error"]

    def noted(self, words: str) -> bool:
        return any(words in note for note in self.data["notes"])


@dataclass
class Desk:
    """Where files are sent from; ``standing`` is what the ledger then holds."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def submit(self, content: bytes | str, *options: str, name: str = "figures.csv") -> Answer:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.send(file, *options)

    def send(self, file: Path, *options: str) -> Answer:
        before = len(self.events())
        status = main(["submit", str(file), "--json", "--by", "Ann", *options])
        out, err = self.capsys.readouterr()
        assert err == ""
        answer = Answer(status, json.loads(out))
        assert len(self.events()) == before + (1 if answer.published else 0)
        return answer

    def events(self) -> list[Any]:
        book = ledger.open(ledger.ledger_url())
        found = book.events()
        book.close()
        return found

    def standing(self) -> pd.DataFrame:
        book = ledger.open(ledger.ledger_url())
        snapshot = Snapshot(book)
        snapshot.catch_up()
        frame = snapshot.observations()
        book.close()
        return frame

    def attempts(self) -> list[Any]:
        book = ledger.open(ledger.ledger_url())
        found = book.log("attempt")
        book.close()
        return found


def worded(found: Finding, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """A finding as --json has it, once every other place that words findings has worded it without a fault."""
    assert wording.finding(found, catalogue)
    assert wording.mending(found, catalogue)
    assert wording.expected(found, catalogue, by_hand=True)
    assert wording.fix(found, catalogue, by_hand=True)
    own("expects", found)
    own("fixes", found)
    return finding_data(found, catalogue)


@pytest.fixture
def desk(empty_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, var: Path,
         capsys: pytest.CaptureFixture[str]) -> Desk:
    shutil.copyfile(empty_ledger, tmp_path / "ledger.db")
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}")
    monkeypatch.setattr("indicators.cli.submitted.finding_data", worded)
    return Desk(tmp_path, capsys)


