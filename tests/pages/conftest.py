"""Screens run by Streamlit's own test runner, on ledgers of the test run's own."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.ledger import Ledger
from indicators.submissions.changed_files import Pending, differences
from indicators.submissions.shipped import SHIPPER
from indicators.warehouse.snapshot import Snapshot
from pages.shared import cache as shared
from pages.shared.guard import audience

PAGES = Path(__file__).parents[2] / "pages"
Show = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def found_once() -> Iterator[None]:
    """What is the same for every test and slow to find: the packages that bring components, and that nothing waits in
    data/. For the latter only counts what was loaded from it before, whatever people published since.
    """
    nothing: dict[tuple[object, ...], Pending] = {}

    def of_state(ledger: Ledger, snapshot: Snapshot, folder: Path) -> Pending:
        version = snapshot.catch_up()
        loaded = tuple(each.id for each in ledger.submissions()
                       if "shipped" in each.payload or each.kind == "catalogue")
        state = (ledger.id, loaded, snapshot.erasures, shared._fingerprint(folder))
        if state in nothing:
            return replace(nothing[state], version=version)
        found = differences(ledger, snapshot, folder)
        if not (found.catalogue or found.files or found.reports):
            nothing[state] = found
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(shared, "differences", of_state)
        yield


@pytest.fixture
def real(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger with the shipped data, a copy that the test may change."""
    shutil.copytree(loaded, tmp_path / "ledgers")
    return use(tmp_path / "ledgers", monkeypatch)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger with a catalogue and not one figure."""
    made = catalogue_alone(tmp_path, monkeypatch)
    ledgers.open(made).release(SHIPPER, "Nothing yet")
    return made


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


@pytest.fixture(autouse=True)
def staff(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor whom the guard took for staff, unless GOALLINE_AUDIENCE says other, with nothing kept of another test.

    Nor does anything go on behind a test: the next one has another ledger.
    """
    st.cache_resource.clear()
    monkeypatch.delenv("GOALLINE_AUDIENCE", raising=False)
    monkeypatch.delenv("GOALLINE_SET", raising=False)
    monkeypatch.setattr("pages.shared.guard.audience_of_visit", lambda: audience.declared() or "staff")
    monkeypatch.setattr("pages.shared.guard.requests.Guard.built", True)
    monkeypatch.setattr("pages.shared.in_full.make_ready", lambda *_: None)


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
