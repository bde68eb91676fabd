"""Ledgers that many tests begin with, filled once on each database and then copied."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Connection, make_url, text

from indicators import ledger
from indicators.ledger import Ledger
from tests.ledger.ledger_builders import empty, head_file

Fill = Callable[[Ledger], object]


def nothing(_: Ledger) -> None:
    """Leave a ledger as it was made."""


class Originals:
    """Files and databases that copies are made of, by what filled them and the kind of database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[tuple[Fill, bool], str] = {}
        self.markers: dict[tuple[Fill, bool], str] = {}


class Filled:
    """Fills the ledger of a URL, which is not there yet, and has been opened before."""

    def __init__(self, url: str, originals: Originals, server: Connection | None) -> None:
        self.url, self.originals, self.server = url, originals, server

    def __call__(self, fill: Fill = nothing) -> Ledger:
        """Open it, filled as by this function."""
        self.copy(fill)
        return ledger.open(self.url)

    def copy(self, fill: Fill = nothing) -> None:
        """Let it be there, filled as by this function, with its marker."""
        key = fill, self.server is None
        marker = head_file(self.url)
        if key in self.originals.names:
            self._create(str(make_url(self.url).database), self.originals.names[key])
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.write_text(self.originals.markers[key], "utf-8")
            return
        self._begin(fill)
        name = f"original_{uuid4().hex}"
        original = name if self.server is not None else str(self.originals.folder / f"{name}.db")
        self._create(original, str(make_url(self.url).database))
        self.originals.names[key], self.originals.markers[key] = original, marker.read_text("utf-8")

    def _begin(self, fill: Fill) -> None:
        """Let the first be there: an empty ledger is made once, and copied to fill it otherwise."""
        if fill is not nothing:
            made = self(nothing)
            fill(made)
            made.close()
            return
        if self.server is not None:
            self._create(str(make_url(self.url).database), "template1")
        empty(self.url).close()

    def _create(self, name: str, of: str) -> None:
        if self.server is not None:
            self.server.execute(text(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY"))
            return
        assert [file.name for file in Path(of).parent.glob(f"{Path(of).name}-*")] == []       # all is in the one file
        shutil.copy(of, name)


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    """What copies of filled ledgers are made of."""
    return Originals(tmp_path_factory.mktemp("originals"))


@pytest.fixture
def fresh_on_sqlite(var: object, tmp_path: Path, originals: Originals) -> Callable[[], Ledger]:
    """Makes an empty ledger in a file of its own, each time."""
    return lambda: Filled(f"sqlite:///{tmp_path}/{uuid4().hex}.db", originals, None)()


@pytest.fixture
def fresh_on_postgresql(var: object, postgresql: URL, postgresql_server: Connection, originals: Originals
                        ) -> Callable[[], Ledger]:
    """Makes an empty ledger in a database of its own, each time."""
    def fresh() -> Ledger:
        url = postgresql.set(database=f"goalline_{uuid4().hex}").render_as_string(hide_password=False)
        return Filled(url, originals, postgresql_server)()
    return fresh


@pytest.fixture
def filled(ledger_url: str, originals: Originals, request: pytest.FixtureRequest) -> Filled:
    """The ledger of ``ledger_url``, to be filled."""
    sqlite = ledger_url.startswith("sqlite")
    return Filled(ledger_url, originals, None if sqlite else request.getfixturevalue("postgresql_server"))
