"""The running dashboard in a real browser: one server for staff and one for the public, and a page that watches."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.serving import free_port, serving

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
OWN = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")

expect.set_options(timeout=120_000)


@pytest.fixture(scope="session")
def staff(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard for staff, with both sets of figures; no test writes to it."""
    with serving(copied(loaded, tmp_path_factory.mktemp("staff"))) as address:
        yield address


@pytest.fixture(scope="session")
def port() -> int:
    """Of one dashboard after the other: a browser keeps the scripts of an address."""
    return free_port()


@pytest.fixture
def own(loaded: Path, tmp_path: Path, port: int) -> Iterator[str]:
    """Address of a dashboard whose figures one test may change."""
    with serving(copied(loaded, tmp_path), port=port) as address:
        yield address


def copied(loaded: Path, folder: Path) -> Path:
    """The folder, with the ledgers of both sets in it."""
    for file in loaded.glob("*.db"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard for the public."""
    with serving(tmp_path_factory.mktemp("public"), GOALLINE_AUDIENCE="public") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """What a browser asked for and complained of during a test."""

    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Note a request."""
        self.asked.append(request.url)

    def watch(self, page: Page) -> None:
        """Look at all that a page asks for and is refused."""
        page.on("request", self.request)
        page.on("console", self.console)
        page.on("websocket", lambda socket: self.asked.append(socket.url))

    def console(self, message: ConsoleMessage) -> None:
        """Note what the page's policy refused."""
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    @property
    def outside(self) -> list[str]:
        """Requests that left this machine."""
        return [url for url in self.asked if not url.startswith(OWN)]


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture(scope="session")
def regulars(chromium: Browser) -> dict[str, BrowserContext]:
    """Visitors who come again and have the application's scripts, by how they look at it."""
    return {}


@pytest.fixture
def browse(chromium: Browser, regulars: dict[str, BrowserContext], watched: Watched) -> Iterator[Callable[..., Page]]:
    """Opens addresses as a visitor who has loaded the scripts before, and of whom else nothing is known.

    Whoever leaves this machine, or is refused by the page's policy, fails.
    """
    pages: list[Page] = []

    def visit(address: str, **options: Any) -> Page:
        known = repr(options)
        if known not in regulars:
            regulars[known] = chromium.new_context(**({"viewport": DESKTOP} | options))
        if not pages:
            regulars[known].clear_cookies()
        pages.append(opened(regulars[known], address, watched))
        return pages[-1]

    yield visit
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    assert not watched.outside
    assert not watched.complaints


def opened(context: BrowserContext, address: str, watched: Watched) -> Page:
    """A page at an address, once its screen is there."""
    page = context.new_page()
    watched.watch(page)
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until a screen is there and its script has run; a traceback is a failure."""
    expect(page.locator(".stMain h1, .gl-trouble").first).to_be_visible()
    expect(page.locator('.stApp[data-test-script-state="notRunning"]')).to_be_attached()
    expect(page.locator(".stException")).to_have_count(0)
    # Loaded last: then its tables sort, or it is in frames.
    expect(page.locator('html:is([data-links="followed"], [data-frames])')).to_be_attached()


def headed(page: Page, words: str) -> None:
    """Wait until the screen is the one with this heading."""
    expect(page.locator(".stMain h1")).to_have_text(words)
    settled(page)
