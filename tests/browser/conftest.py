"""The running dashboard in a real browser: a server to look at, one to write to, and a page that watches."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    WebSocket,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from indicators import ledger
from indicators.ledger import Ledger
from tests import shared
from tests.serving import free_port, serving_all

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--js-flags=--invocation-count-for-maglev=4000,--no-turbofan"]      # their pages end before compiling pays
ColorScheme = Literal["light", "dark"]
OWN = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
WAIT = 120_000           # milliseconds
SETTLED = """([words, wait]) => new Promise(done => {
  const visible = each => each?.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().height;
  const headed = ([...all]) => words === null || document.title.split(" · ")[0] === words
    || all.length === 1 && all[0].innerText.trim() === words;
  const questions = {
    heading: () => visible(document.querySelector(".stMain h1, .gl-trouble")),
    words: () => headed(document.querySelectorAll(".stMain h1")),
    run: () => document.querySelector('.stApp[data-test-script-state="notRunning"]'),
    noTraceback: () => !document.querySelector(".stException"),
    lastScript: () => document.documentElement?.matches('[data-links="followed"]'),
  };
  const latest = Date.now() + wait;
  const look = () => {
    const open = Object.keys(questions).filter(each => !questions[each]());
    if (open.length && Date.now() < latest) setTimeout(look, 50);
    else done(open);
  };
  look();
})"""
BETWEEN = "/reports"         # a screen that is soon there, and not drawn again for another size
FOLLOW = """([to, again, wait]) => new Promise(done => {
  const link = Object.assign(document.createElement("a"), { href: to });
  link.dataset.go = "";
  const latest = Date.now() + wait, address = decodeURIComponent(link.href);
  const isThere = () => decodeURIComponent(location.href) === address;
  let clicked = 0, ran = isThere();           // until its script ran, the screen before stands below the new address
  const runs = new MutationObserver(() => { ran = ran || isThere(); });
  runs.observe(document.querySelector(".stApp"), { attributeFilter: ["data-test-script-state"] });
  const look = () => {
    const rests = document.querySelector('.stApp[data-test-script-state="notRunning"]');
    if (rests && ran && isThere() || Date.now() > latest) return runs.disconnect(), done();
    if (rests && Date.now() > clicked + again) {
      document.body.append(link);
      link.click();
      link.remove();
      clicked = Date.now();
    }
    setTimeout(look, 20);
  };
  look();
})"""
AGAIN = 15_000           # milliseconds: a click is lost where a screen is just being drawn for another width
QUIET = 500              # milliseconds
STILL = """quiet => new Promise(done => {
  let waiting;
  const isDrawn = () => !document.querySelector(".stSkeleton")
    && [...document.querySelectorAll(".stPlotlyChart")].every(each => each.querySelector(".main-svg"));
  const changed = new MutationObserver(() => wait());
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => isDrawn() ? (changed.disconnect(), done()) : wait(), quiet);
  };
  changed.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  wait();
})"""

expect.set_options(timeout=WAIT)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the tests in a browser with those that write to one dashboard, then those that take long.

    At the end of a run, processes that share what is left of them would wait for each other.
    """
    places = [index for index, item in enumerate(items) if "chromium" in _fixtures(item)]
    tests = sorted((items[index] for index in places),
                   key=lambda test: ("written" not in _fixtures(test), test.get_closest_marker("long") is None))
    for index, test in zip(places, tests, strict=True):
        items[index] = test


def _fixtures(test: pytest.Item) -> Sequence[str]:
    return getattr(test, "fixturenames", ())


@pytest.fixture(scope="session")
def staff(loaded: Path) -> str:
    """Address of a dashboard for staff, with both sets of figures; no test writes to it."""
    return serving_all("staff", partial(copied, loaded), "app.py")


@pytest.fixture(scope="session")
def port() -> int:
    """Of one dashboard after the other: a browser keeps the scripts of an address."""
    return free_port()


@dataclass(frozen=True)
class Served:
    """A dashboard, and the ledger that it writes to."""

    address: str
    book: Ledger


@pytest.fixture(scope="session")
def server_to_write_to(loaded: Path) -> Iterator[Served]:
    """A dashboard that all processes of this run write to, and its ledger."""
    address = serving_all("written", partial(copied, loaded), "app.py")
    book = ledger.open(f"sqlite:///{(shared.folder('written') / 'ledger.db').as_posix()}")
    yield Served(address, book)
    book.close()


@pytest.fixture
def written(server_to_write_to: Served) -> Iterator[Served]:
    """A dashboard that one test after the other writes to, each what no other one looks at: figures of a country,
    a note, a commitment.
    """
    with shared.alone("written"):
        yield server_to_write_to


def copied(loaded: Path, folder: Path) -> Path:
    """The folder, with the ledgers of both sets in it."""
    for file in loaded.glob("*.db"):
        shutil.copy(file, folder)
    return folder


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
        page.on("websocket", self.websocket)

    def leave(self, page: Page) -> None:
        """Look no more."""
        page.remove_listener("request", self.request)
        page.remove_listener("console", self.console)
        page.remove_listener("websocket", self.websocket)

    def websocket(self, socket: WebSocket) -> None:
        """Note a connection."""
        self.asked.append(socket.url)

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


@dataclass
class Regular:
    """A visitor who comes again, and so has the application's scripts."""

    context: BrowserContext
    pages: list[Page] = field(default_factory=list)      # that no test uses: their process has compiled the scripts
    open_page: Page | None = None                        # goes from screen to screen, for one test after the other
    looked_at: str = ""                                  # its address, if the last test only looked at it

    def page(self, viewport: ViewportSize, color_scheme: ColorScheme) -> Page:
        """A page as a new one would be, but that loading takes less than half of the processor time."""
        page = self.pages.pop() if self.pages else self.context.new_page()
        _become(page, viewport, color_scheme)
        return page

    def rest(self, page: Page) -> None:
        """Take a page back, for the next test."""
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.goto("about:blank")
        self.pages.append(page)

    def visit(self, address: str, viewport: ViewportSize, color_scheme: ColorScheme) -> Page:
        """The page that goes from screen to screen, at an address: a third of the processor time of loading it."""
        page = self.open_page = self.open_page or self.context.new_page()
        if self.looked_at != address or page.url != address:
            self.looked_at = ""
            _leave(page, address, viewport)
        _become(page, viewport, color_scheme)
        if page.url != address:
            _go(page, address)
        return page

    def close(self) -> None:
        """Close that page, after a test that failed."""
        if self.open_page:
            self.open_page.close()
        self.open_page, self.looked_at = None, ""


def _become(page: Page, viewport: ViewportSize, color_scheme: ColorScheme) -> None:
    """Have a page in front, since one behind another is drawn once a second, in a size and a theme."""
    page.bring_to_front()
    page.set_viewport_size(viewport)
    page.emulate_media(media="null", color_scheme=color_scheme)


def _leave(page: Page, address: str, viewport: ViewportSize) -> None:
    """Leave a screen of the application that was used, or would be drawn again for another size.

    The one that is there instead is not: a link that is followed before that has run is lost.
    """
    here, there = urlsplit(page.url), urlsplit(address)
    if here.netloc == there.netloc and (here.path == there.path or page.viewport_size != viewport):
        follow(page, f"{there.scheme}://{there.netloc}{BETWEEN}")


def _go(page: Page, address: str) -> None:
    """Follow a link to a screen of the application, or load it where it is not there, or is the one that was left."""
    here, there = urlsplit(page.url), urlsplit(address)
    if here.netloc == there.netloc and here.path != there.path:
        follow(page, address)
    else:
        page.goto(address)
        settled(page)


@pytest.fixture(scope="session")
def regular(chromium: Browser) -> Regular:
    return Regular(chromium.new_context(viewport=DESKTOP))


@pytest.fixture
def browse(regular: Regular, watched: Watched, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens addresses as a visitor who has loaded the scripts before, and of whom else nothing is known.

    Whoever leaves this machine, or is refused by the page's policy, fails.
    """
    used: list[Page] = []

    def visit(address: str, viewport: ViewportSize = DESKTOP, color_scheme: ColorScheme = "light") -> Page:
        if not used:
            regular.context.clear_cookies()
        page = regular.page(viewport, color_scheme)
        used.append(page)
        watched.watch(page)
        page.goto(address)
        settled(page)
        return page

    failed = request.session.testsfailed
    yield visit
    for page in used:
        watched.leave(page)
        if request.session.testsfailed > failed:
            page.close()
        else:
            regular.rest(page)
    assert not watched.outside
    assert not watched.complaints


@pytest.fixture
def look(open_page: Callable[..., Page], regular: Regular) -> Callable[[str], Page]:
    """Opens an address, unless the test before did: for those that only look at it, point at it, or copy from it."""
    def looked_at(address: str) -> Page:
        page = open_page(address)
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur(), document.querySelector('.stMain').scrollTo(0, 0)")
        regular.looked_at = address
        return page
    return looked_at


@pytest.fixture
def open_page(regular: Regular, watched: Watched, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens an address by a link, as a visitor who comes from another screen of the application.

    Whoever leaves this machine, or is refused by the page's policy, fails.
    """
    def visit(address: str, viewport: ViewportSize = DESKTOP, color_scheme: ColorScheme = "light") -> Page:
        page = regular.visit(address, viewport, color_scheme)
        watched.watch(page)
        return page

    failed = request.session.testsfailed
    yield visit
    if regular.open_page:
        watched.leave(regular.open_page)
    if request.session.testsfailed > failed:
        regular.close()
    assert not watched.outside
    assert not watched.complaints


def follow(page: Page, address: str) -> None:
    """Follow a link inside the application to an address, and wait until its screen is there."""
    to = f"./{address.removeprefix('http://').partition('/')[2]}"
    page.evaluate(FOLLOW, [to, AGAIN, WAIT])
    settled(page)
    assert unquote(page.url) == unquote(address)


def settled(page: Page, words: str | None = None) -> None:
    """Wait until a screen is there, with these words as its heading, and its script has run without a traceback.

    The page is asked once: each ``expect`` that does not hold at once has all that is on the page described.
    """
    for _ in range(9):
        try:
            missing = page.evaluate(SETTLED, [words, WAIT])
        except PlaywrightError as error:
            if "context was destroyed" not in error.message:          # else another page was loaded meanwhile
                raise
        else:
            assert not missing, f"{page.url}: {missing}"
            return
    raise AssertionError(f"{page.url} is loaded again and again")


def still(page: Page) -> None:
    """Wait until a screen is settled, its charts are drawn, and nothing on it has changed for a while."""
    settled(page)
    page.evaluate(STILL, QUIET)
    settled(page)


def headed(page: Page, words: str) -> None:
    """Wait until the screen is the one with this heading."""
    settled(page, words)


def insist(act: Callable[[], None]) -> None:
    """Act again where the page is drawn anew, or moves, between two steps of the act."""
    for attempt in range(20):
        try:
            act()
        except (AssertionError, PlaywrightTimeout):
            if attempt == 19:
                raise
        else:
            return


def write_cell(page: Page, table: Locator, x: float, y: float, write: Callable[[Locator], None]) -> None:
    """Open the cell at a point of an editable table, and do what is to be done with the box that opens.

    Where the machine is busy, the table hears two clicks for a double click.
    """
    box = page.get_by_test_id("portal").locator("textarea, input")

    def open_and_write() -> None:
        table.dblclick(position={"x": x, "y": y})
        expect(box).to_be_visible(timeout=3_000)
        write(box)

    insist(open_and_write)
