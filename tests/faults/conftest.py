"""A ledger with the shipped catalogue and nothing else for each test, and the command line on it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from indicators import ledger, wording
from indicators.briefing import marked_workbook
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.cli.main import main
from indicators.cli.submit_answer import issue_data
from indicators.ledger import Ledger
from indicators.model import Catalogue, Issue, Message
from indicators.permission import staff
from indicators.warehouse.snapshot import Snapshot
from pages.shared.upload.issues import own


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file that no test writes to."""
    folder = tmp_path_factory.mktemp("empty")
    previous = os.environ.get("GOALLINE_VAR")
    os.environ["GOALLINE_VAR"] = str(folder / "var")
    content = canonical_bytes(load_catalogue(SHIPPED))
    made = ledger.create(_url(folder / "ledger.db"),
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

    @property
    def issues(self) -> list[dict[str, Any]]:
        return self.data["findings"]

    def errors(self) -> list[tuple[int, str, str]]:
        """Row, column and what was found, of each error."""
        return [(each["row"], each["column"], each["found"]) for each in self.issues
                if each["severity"] == "error"]

    def noted(self, words: str) -> bool:
        return any(words in note for note in self.data["notes"])

    def has_note(self, code: str, /, **values: object) -> bool:
        """Whether a note on how the file was read is there, by its code and values."""
        return wording.message(Message(code=f"note.{code}", values=values)) in self.data["notes"]


@dataclass
class Desk:
    """Where files are sent from; ``standing`` is what the ledger then holds."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    book: Ledger
    snapshot: Snapshot
    sent_before: int = 0       # attempts of other tests in the ledger

    def submit(self, content: bytes | str, *options: str, name: str = "figures.csv") -> Answer:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.send(file, *options)

    def send(self, file: Path, *options: str) -> Answer:
        before = self.book.version()
        status = main(["submit", str(file), "--json", "--by", "Ann", *options])
        out, err = self.capsys.readouterr()
        assert err == ""
        answer = Answer(status, json.loads(out))
        assert self.book.version() == before + (1 if answer.published else 0)
        return answer

    def events(self) -> list[Any]:
        return self.book.events()

    def current(self) -> pd.DataFrame:
        self.snapshot.catch_up()
        return self.snapshot.observations()

    def attempts(self) -> list[Any]:
        return self.book.log("attempt")[self.sent_before:]


def worded(found: Issue, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """An issue as --json has it, once every other place that words issues has worded it without a fault."""
    assert wording.issue(found, catalogue)
    assert wording.how_to_fix(found, catalogue)
    assert wording.expected(found, catalogue, by_hand=True)
    assert wording.fix(found, catalogue, by_hand=True)
    own("expects", found)
    own("fixes", found)
    return issue_data(found, catalogue)


class Copies:
    """Open copies of a ledger, one after the other: one to which no test published goes on to the next test."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.original, self.folder = original, folder
        self.file = original
        self.made = 0
        self.opened: tuple[Ledger, Snapshot] | None = None
        self.catalogues: dict[str, Catalogue] = {}

    def untouched(self) -> tuple[Ledger, Snapshot]:
        """One in which nothing is but the catalogue, and attempts."""
        if self.opened and not self._only_few_attempts(self.opened[0]):
            self.close()
        if self.opened is None:
            self.made += 1
            self.file = self.folder / f"{self.made}.db"
            shutil.copyfile(self.original, self.file)
            book = ledger.open(_url(self.file))
            snapshot = Snapshot(book)
            snapshot._catalogues = self.catalogues               # by their content, read once for all copies
            self.opened = book, snapshot
        return self.opened

    @staticmethod
    def _only_few_attempts(book: Ledger) -> bool:
        """All of them are read for each file that is sent."""
        attempts = book.log()
        return book.version() == 1 and len(attempts) < 50 and {entry.kind for entry in attempts} <= {"attempt"}

    def close(self) -> None:
        if self.opened:
            self.opened[0].close()
            for file in self.folder.glob(f"{self.file.name}*"):
                file.unlink()
        self.opened = None


@pytest.fixture(scope="session")
def copies(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copies]:
    made = Copies(empty_ledger, tmp_path_factory.mktemp("copies"))
    yield made
    made.close()


@pytest.fixture
def desk(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, var: Path, request: pytest.FixtureRequest,
         capsys: pytest.CaptureFixture[str]) -> Desk:
    """Sends files by the command line. In tests that are not marked "command" it finds the ledger opened already:
    what is tested there is what becomes of a file.
    """
    book, snapshot = copies.untouched()
    monkeypatch.setenv("GOALLINE_LEDGER", book.url)
    monkeypatch.setattr("indicators.cli.submit_answer.issue_data", worded)
    if not request.node.get_closest_marker("command"):
        monkeypatch.setattr("indicators.cli.figure_set.opened", lambda _: book)
        monkeypatch.setattr("indicators.warehouse.snapshot.Snapshot", lambda _: snapshot)
    return Desk(tmp_path, capsys, book, snapshot, len(book.log("attempt")))


@pytest.fixture(autouse=True)
def coloured_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are coloured in the test's own process; tests/briefing has it done in one of its own, within bounds."""
    def run(command: Sequence[str], **_: object) -> None:
        try:
            marked_workbook.main(Path(command[-1]))
        except Exception as error:
            raise subprocess.CalledProcessError(1, command) from error

    monkeypatch.setattr(marked_workbook, "_restrict", lambda: None)
    monkeypatch.setattr(marked_workbook, "subprocess", SimpleNamespace(
        run=run, DEVNULL=subprocess.DEVNULL, TimeoutExpired=subprocess.TimeoutExpired,
        CalledProcessError=subprocess.CalledProcessError))


def _url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"
