"""A ledger with the shipped catalogue and nothing else for each test, and the command line on it."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import ledger, wording
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.cli.main import main, parser
from indicators.cli.submit_answer import issue_data
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.model import Catalogue, Issue, Message
from indicators.permission import staff
from indicators.submissions.preview import Prepared, prepare
from indicators.warehouse.database import Database
from indicators.warehouse.snapshot import Snapshot


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

    @property
    def codes(self) -> list[str]:
        return [each["code"] for each in self.issues]

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
    reached: Callable[[], tuple[int, int]]

    def submit(self, content: bytes | str, *options: str, name: str = "figures.csv") -> Answer:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.send(file, *options)

    def send(self, file: Path, *options: str) -> Answer:
        before, _ = self.reached()
        status = main(["submit", str(file), "--json", "--by", "Ann", *options])
        out, err = self.capsys.readouterr()
        assert err == ""
        answer = Answer(status, json.loads(out))
        assert self.reached()[0] == before + (1 if answer.published else 0)
        return answer

    def prepared(self, content: bytes | str, choices: Choices, name: str = "figures.csv") -> Prepared:
        """A file that is read, checked and compared, and not published."""
        return prepare(content.encode() if isinstance(content, str) else content, name, choices, self.book,
                       self.snapshot)

    def current(self) -> pd.DataFrame:
        self.snapshot.catch_up()
        return self.snapshot.observations()

    def column(self, name: str) -> list[Any]:
        """What the current figures have in a column, sorted."""
        return sorted(self.current()[name])

    def by_area(self, column: str) -> dict[Any, Any]:
        """What the current figure of each area has in a column."""
        return self.current().set_index("ref_area")[column].to_dict()

    def figures(self) -> list[list[Any]]:
        """Area, year and value of each current figure, sorted."""
        return sorted(self.current()[["ref_area", "year", "value"]].to_numpy().tolist())


def worded(found: Issue, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """An issue as --json has it, once every other place that words issues has worded it without a fault."""
    assert wording.issue(found, catalogue)
    assert wording.how_to_fix(found, catalogue)
    assert wording.expected(found, catalogue)
    assert wording.fix(found, catalogue, by_hand=True)
    return issue_data(found, catalogue)


class OpenLedger:
    """A ledger, its snapshot and the parser of commands, open for all tests; what a test writes is taken back."""

    def __init__(self, original: Path, file: Path) -> None:
        shutil.copyfile(original, file)
        self.original, self.file, self.marker = sqlite3.connect(original), sqlite3.connect(file), Path(f"{file}.head")
        self.book = ledger.open(_url(file))
        self.end, self.made = self.reached(), self.marker.read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("indicators.warehouse.snapshot.Database", partial(Database, threads=1))
            self.caught_up = Snapshot(self.book)
        self.caught_up.catalogue(self.caught_up.catch_up())
        self.snapshot = self._as_caught_up()
        self.parser = parser()

    def reached(self) -> tuple[int, int]:
        """The numbers of the last event and of the second log's last entry, as they are in the file."""
        ((version, number),) = self.file.execute("SELECT version, log_number FROM head").fetchall()
        return version, number

    def rewind(self) -> None:
        """Take back what was written since the ledger was opened."""
        if self.reached() == self.end:
            return
        self.original.backup(self.file)
        self.marker.write_bytes(self.made)
        self.book._reached = None                     # it forgets how far it was, since it is set back on purpose
        if self.snapshot.version != self.caught_up.version:
            with self.caught_up._database.cursor() as cursor:
                for table in ("rows", "validity"):
                    cursor.execute(f"TRUNCATE {table}")
                cursor.execute("DELETE FROM event WHERE version > ?", [self.caught_up.version])
        self.snapshot = self._as_caught_up()

    def close(self) -> None:
        for connection in (self.book, self.original, self.file):
            connection.close()

    def _as_caught_up(self) -> Snapshot:
        snapshot = copy(self.caught_up)
        vars(snapshot).update({name: deepcopy(value) for name, value in vars(snapshot).items()
                               if isinstance(value, dict | set) and name != "_catalogues"})
        return snapshot


@pytest.fixture(scope="session")
def open_ledger(empty_ledger: Path, one_duckdb: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLedger]:
    file = tmp_path_factory.mktemp("opened") / "ledger.db"
    opened = OpenLedger(empty_ledger, file)
    yield opened
    opened.close()


@pytest.fixture
def desk(open_ledger: OpenLedger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, var: Path,
         request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Sends files by the command line. In tests that are not marked "command" it finds the ledger opened already:
    what is tested there is what becomes of a file.
    """
    open_ledger.rewind()
    monkeypatch.setenv("GOALLINE_LEDGER", open_ledger.book.url)
    monkeypatch.setattr("indicators.cli.submit_answer.issue_data", worded)
    if not request.node.get_closest_marker("command"):
        monkeypatch.setattr("indicators.cli.main.parser", lambda: open_ledger.parser)
        monkeypatch.setattr("indicators.cli.figure_set.opened", lambda _: open_ledger.book)
        monkeypatch.setattr("indicators.warehouse.snapshot.Snapshot", lambda _: open_ledger.snapshot)
    return Desk(tmp_path, capsys, open_ledger.book, open_ledger.snapshot, open_ledger.reached)


def _url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"
