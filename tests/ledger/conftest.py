"""Ledgers that many tests begin with, filled once on each database and then copied."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from indicators import ledger
from indicators.ledger import Ledger
from tests.ledger.ledger_builders import empty

Fill = Callable[[Ledger], object]
Filled = Callable[..., Ledger]


def nothing(_: Ledger) -> None:
    """Leave a ledger as it was made."""


@pytest.fixture(scope="session")
def originals() -> dict[tuple[Fill, str], str]:
    """Names of the files and databases that copies are made of, by what filled them and the kind of database."""
    return {}


@pytest.fixture
def filled(ledger_url: str, originals: dict[tuple[Fill, str], str],
           tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Opens the ledger of ``ledger_url``, filled as by this function."""
    sqlite = ledger_url.startswith("sqlite")

    def opened(fill: Fill = nothing) -> Ledger:
        original = originals.get((fill, ledger_url.partition(":")[0]))
        if original is None:
            made = empty(ledger_url)
            fill(made)
            made.close()
            original = str(tmp_path_factory.mktemp("original") / "ledger.db") if sqlite else f"original_{uuid4().hex}"
            _copy_file(_file(ledger_url), Path(original)) if sqlite else _copy_database(ledger_url, original)
            originals[fill, ledger_url.partition(":")[0]] = original
        elif sqlite:
            _copy_file(Path(original), _file(ledger_url))
        else:
            _copy_database(ledger_url, str(make_url(ledger_url).database), of=original)
        return ledger.open(ledger_url)

    return opened


def _file(url: str) -> Path:
    return Path(str(make_url(url).database))


def _copy_file(original: Path, copy: Path) -> None:
    assert [file.name for file in original.parent.glob(f"{original.name}-*")] == []       # all is in the one file
    shutil.copy(original, copy)


def _copy_database(url: str, name: str, of: str = "") -> None:
    """Make a database, anew if it is there, of the one of ``url`` or of another on that server."""
    server = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {of or make_url(url).database} STRATEGY FILE_COPY"))
    server.dispose()
