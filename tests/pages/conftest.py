"""Screens run by Streamlit's own test runner, on ledgers of the test run's own."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from html import unescape
from inspect import signature
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.ledger import Ledger
from indicators.submissions.changed_files import Pending, differences
from indicators.submissions.shipped_data import SHIPPER
from indicators.warehouse.snapshot import Snapshot
from pages.shared import pending_files
from pages.shared.guard import audience

PAGES = Path(__file__).parents[2] / "pages"
Show = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def found_once() -> Iterator[None]:
    """What is the same for every test and slow to find: the packages that bring components, and what waits in data/.
    That nothing does depends only on what was loaded from it before, whatever people published since.
    """
    nothing: dict[tuple[object, ...], Pending] = {}
    waiting: dict[tuple[object, ...], Pending] = {}

    def of_state(ledger: Ledger, snapshot: Snapshot, folder: Path) -> Pending:
        version = snapshot.catch_up()
        loaded = tuple(each.id for each in ledger.submissions()
                       if "shipped" in each.payload or each.kind == "catalogue")
        state = (ledger.id, loaded, snapshot.erasures, pending_files._fingerprint(folder))
        if state in nothing:
            return replace(nothing[state], version=version)
        if (version, *state) not in waiting:
            found = waiting[version, *state] = differences(ledger, snapshot, folder)
            if not (found.catalogue or found.files or found.reports):
                nothing[state] = found
        return waiting[version, *state]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(pending_files, "differences", of_state)
        yield


@pytest.fixture(scope="session", autouse=True)
def awaited() -> Iterator[None]:
    """A screen's script is waited for as for any thread: Streamlit's test runner asks it a thousand times a second."""
    def finished(runner: LocalScriptRunner, timeout: float = 3) -> None:
        assert runner._script_thread is not None
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            runner.request_stop()
            runner.join()
            pytest.fail(f"The script did not end within {timeout} seconds.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", finished)
        yield


class Copies:
    """Copies of a folder of ledgers, one after the other: one that a test left as it was serves the next test too."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.original, self.folder, self.made = original, folder, 0
        self.state: object = None

    def unchanged(self) -> Path:
        """A folder whose ledgers hold what the original ones hold."""
        if not self.made or self.state != self._state():
            self.made += 1
            shutil.copytree(self.original, self.current)
            self.state = self._state()
        return self.current

    @property
    def current(self) -> Path:
        return self.folder / str(self.made)

    def _state(self) -> object:
        """How many events and attempts the ledgers hold, and what else lies in the folder; None of a damaged one."""
        counts = {}
        for file in self.current.glob("*.db"):
            try:
                with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
                    counts[file.name] = [opened.execute(f"SELECT count(*) FROM {table}").fetchone()
                                         for table in ("event", "log")]
            except sqlite3.Error:
                return None
        return counts, {file: file.stat().st_size for file in self.current.glob("var/**/*")}


@pytest.fixture(scope="session")
def copies(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    return Copies(loaded, tmp_path_factory.mktemp("copies"))


@pytest.fixture
def real(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger with the shipped data, a copy that the test may change."""
    return use(copies.unchanged(), monkeypatch)


@pytest.fixture(scope="session")
def without_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a ledger with a catalogue and not one figure; no test writes to it."""
    folder = tmp_path_factory.mktemp("without_figures")
    with pytest.MonkeyPatch.context() as patch:
        ledgers.open(catalogue_alone(folder, patch)).release(SHIPPER, "Nothing yet")
    return folder


@pytest.fixture
def empty(without_figures: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger with a catalogue and not one figure, for tests that only look."""
    return use(without_figures, monkeypatch)


@pytest.fixture
def unreleased(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger with a catalogue that was never released."""
    return catalogue_alone(tmp_path, monkeypatch)


@pytest.fixture
def show() -> Show:
    """Runs a screen alone, with values in its address."""

    def run(screen: str, **values: str) -> AppTest:
        shown = AppTest.from_file(str(PAGES / f"{screen}.py"), default_timeout=60)
        for name, value in values.items():
            shown.query_params[name] = value
        return shown.run()

    return run


ONLY_LOOK = {"real", "empty", "every_rule", "show", "public"}
"""Fixtures of tests that change nothing of the program: what it cached serves the next such test."""


@pytest.fixture(scope="session")
def cached() -> dict[str, str]:
    """The URL of the ledger that the caches are of."""
    return {"url": ""}


@pytest.fixture(autouse=True)
def caches(request: pytest.FixtureRequest, cached: dict[str, str]) -> None:
    """Nothing cached of another ledger, or of a program that a test changed."""
    asked = set(signature(request.function).parameters)
    looks = asked <= ONLY_LOOK | set(getattr(getattr(request.node, "callspec", None), "params", ()))
    ledger = next((name for name in ("real", "empty", "every_rule") if looks and name in asked), "")
    url = request.getfixturevalue(ledger) if ledger else ""
    if not url or url != cached["url"]:
        st.cache_resource.clear()
    cached["url"] = url


@pytest.fixture(autouse=True)
def staff(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor whom the guard took for staff, unless GOALLINE_AUDIENCE says other.

    Nor does anything go on behind a test: the next one may have another ledger.
    """
    monkeypatch.delenv("GOALLINE_AUDIENCE", raising=False)
    monkeypatch.delenv("GOALLINE_SET", raising=False)
    monkeypatch.setattr("pages.shared.guard.audience.of_visitor", lambda: audience.declared() or "staff")
    monkeypatch.setattr("pages.shared.guard.requests.Guard.built", True)
    monkeypatch.setattr("pages.shared.in_full.make_ready", lambda *_: None)
    monkeypatch.setattr("pages.shared.frame.PAINTING", 0)            # there is no browser that paints


def catalogue_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    made = use(folder, monkeypatch)
    ledgers.create(made, lambda ledger: ledger.adopt(
        SHIPPER, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=ledger.version()))
    return made


def url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'ledger.db').as_posix()}"


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GOALLINE_VAR", str(folder / "var"))
    monkeypatch.setenv("GOALLINE_LEDGER", url(folder))
    return url(folder)


def laid_out(shown: AppTest) -> str:
    """The HTML that a screen lays out itself."""
    return " ".join(element.proto.body for element in shown.get("html") if not element.proto.body.startswith("<style>"))


def words(shown: AppTest) -> str:
    """What ``laid_out`` says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", laid_out(shown))).split())
