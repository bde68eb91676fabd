"""Screens run by Streamlit's own test runner, on ledgers of the test run's own."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import Protocol

import pytest
from starlette.applications import Starlette
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner
from streamlit.util import calc_hash

from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.model import Actor
from indicators.permission import actor_of
from indicators.submissions.shipped_data import SHIPPER
from indicators.warehouse.snapshot import Snapshot
from pages.shared import menu, session
from pages.shared.guard import Guard
from tests.ledger.ledger_builders import account
from tests.pages import copies
from tests.pages.copies import Copy, open_once

PAGES = Path(__file__).parents[2] / "pages"
SCREENS = sorted(menu.SCREENS)
Show = Callable[..., AppTest]
Stub = Callable[[str, object], None]
Prepared = Callable[[Callable[[str], object]], Copy]


@pytest.fixture(scope="session", autouse=True)
def found_once() -> Iterator[None]:
    """The packages that bring components: the same for every test and slow to find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """A screen is compiled once, as on a server; Streamlit's test runner does so for each run."""
    scripts = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        for module in (app_test, local_script_runner):
            patch.setattr(module, "ScriptCache", lambda: scripts)
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


def copied(shown: AppTest) -> list[str]:
    """The texts that a screen offers to copy, each opened by its button."""
    keys = [button.key for button in shown.button if str(button.key).startswith("copy.")]
    return [shown.button(key=key).click().run().code[0].value.replace("\u00a0", " ") for key in keys]


class Environment(Protocol):
    """Sets environment variables on which nothing cached depends that is not cached by them; "" removes one."""

    def __call__(self, *, figures: str | None = None, ledger: str | None = None, var: str | None = None) -> None:
        """Set GOALLINE_SET, GOALLINE_LEDGER or GOALLINE_VAR."""


@pytest.fixture
def environment() -> Iterator[Environment]:
    """Unlike monkeypatch, it leaves the program as it is, so that the test shares what is cached."""
    with pytest.MonkeyPatch.context() as patch:
        yield partial(_set, patch)


def _set(patch: pytest.MonkeyPatch, **values: str | None) -> None:
    for name, value in values.items():
        variable = VARIABLES[name]
        if value:
            patch.setenv(variable, value)
        elif value is not None:
            patch.delenv(variable, raising=False)


VARIABLES = {"figures": "GOALLINE_SET", "ledger": "GOALLINE_LEDGER", "var": "GOALLINE_VAR"}


STUBS = {"pages.grid.st.data_editor", "pages.upload.st.download_button",
         "pages.shared.desk.round_forms.st.download_button", "indicators.catalogue.SHIPPED"}
"""Widgets and waits, which nothing that the screens cache calls; and the folder data/ of *Changed files*."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    """Replaces one of STUBS, so that the test shares what is cached, unlike one with monkeypatch."""
    def replaced(name: str, value: object) -> None:
        assert name in STUBS
        patch.setattr(name, value)

    with pytest.MonkeyPatch.context() as patch:
        yield replaced


@pytest.fixture(scope="module")
def prepared(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Does something to a ledger of the shipped data once for a module, whose tests use a copy."""
    return partial(_prepared, loaded, tmp_path_factory)


@pytest.fixture(scope="session")
def copy(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return _prepared(loaded, tmp_path_factory, lambda _: None)


def _prepared(loaded: Path, folders: pytest.TempPathFactory, do: Callable[[str], object]) -> Copy:
    """A copy of ledgers to which something was done, and of which the public has seen the releases."""
    folder = folders.mktemp("prepared")
    shutil.copytree(loaded, folder / "original")
    with pytest.MonkeyPatch.context() as patch:
        url = use(folder / "original", partial(_set, patch))
        do(url)
        with closing(ledgers.open(url)) as ledger:
            snapshot = Snapshot(ledger)
            snapshot.catch_up()
    return Copy(folder / "original", folder / "copy")


@pytest.fixture
def real(copy: Copy, environment: Environment) -> Iterator[str]:
    """URL of a ledger with the shipped data, which the test may change."""
    with copy.in_use() as folder:
        yield use(folder, environment)


class SignIn(Protocol):
    """Signs a person in with roles, an editor for some countries or all; the account is read anew in each rerun."""

    def __call__(self, name: str, *roles: str, areas: tuple[str, ...] = ()) -> Actor:
        """The actor."""


@pytest.fixture
def sign_in(environment: Environment) -> Iterator[SignIn]:
    """Signs people in to the ledger of the test, the last one for the screens."""
    with pytest.MonkeyPatch.context() as patch:
        def signed_in(name: str, *roles: str, areas: tuple[str, ...] = ()) -> Actor:
            book = open_once(os.environ["GOALLINE_LEDGER"])
            person = account(book, name, *roles, areas=areas).person
            patch.setenv("GOALLINE_SIGN_IN", "oidc")
            patch.setattr(session, "account", lambda: book.account(person))
            return actor_of(book.account(person))

        yield signed_in


@pytest.fixture(scope="session")
def without_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a ledger with a catalogue and not one figure; no test writes to it."""
    folder = tmp_path_factory.mktemp("without_figures")
    with pytest.MonkeyPatch.context() as patch:
        made = catalogue_alone(folder, partial(_set, patch))
        ledgers.open(made).release(SHIPPER, "Nothing yet")
    return folder


@pytest.fixture
def empty(without_figures: Path, environment: Environment) -> str:
    """URL of a ledger with a catalogue and not one figure, for tests that only look."""
    return use(without_figures, environment)


@pytest.fixture
def unreleased(tmp_path: Path, environment: Environment) -> str:
    """URL of a ledger with a catalogue that was never released."""
    return catalogue_alone(tmp_path, environment)


@pytest.fixture
def show() -> Show:
    """Runs a screen, with values in its address."""

    def run(screen: str, **values: str) -> AppTest:
        shown = AppTest.from_file(str(PAGES / "navigation.py"), default_timeout=60)
        shown._page_hash = calc_hash(screen)          # as of an address: AppTest goes to pages that are files only
        for name, value in values.items():
            shown.query_params[name] = value
        return shown.run()

    return run


CHANGE_THE_PROGRAM = {"monkeypatch", "pseudo_words"}
"""Fixtures by which a test changes the program: what screens cache of it is of no use to others."""


@pytest.fixture
def own_caches() -> Iterator[None]:
    """Nothing is cached yet, for tests of what is cached, or of what is done before anything is."""
    with copies.own_caches():
        yield


@pytest.fixture(autouse=True)
def no_edition_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release on a screen starts no making of the public edition, which draws hundreds of figures."""
    monkeypatch.setattr("pages.shared.public_edition.start", lambda *_, **__: None)


@pytest.fixture(autouse=True)
def caches(request: pytest.FixtureRequest) -> None:
    """What the screens cached serves the next test too, except for one that changes the program."""
    if CHANGE_THE_PROGRAM & set(request.fixturenames):
        request.getfixturevalue("own_caches")


@pytest.fixture(autouse=True)
def guarded(caches: None, environment: Environment) -> None:
    """The real figures, behind a guard."""
    environment(figures="")
    Guard(Starlette())


def catalogue_alone(folder: Path, environment: Environment) -> str:
    made = use(folder, environment)
    ledgers.create(made, lambda ledger: ledger.adopt(
        SHIPPER, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=ledger.version()))
    return made


def url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'ledger.db').as_posix()}"


def use(folder: Path, environment: Environment) -> str:
    environment(var=str(folder / "var"), ledger=url(folder))
    return url(folder)


def laid_out(shown: AppTest) -> str:
    """The HTML that a screen lays out itself."""
    return " ".join(element.proto.body for element in shown.get("html") if not element.proto.body.startswith("<style>"))


def words(shown: AppTest) -> str:
    """What ``laid_out`` says, without its tags, and what tables of Streamlit's say."""
    said = unescape(re.sub(r"<[^>]+>", " ", laid_out(shown)))
    return " ".join([*said.split(), *(
        word for one in shown.dataframe for cell in one.value.to_numpy().ravel() for word in str(cell).split())])
