"""The Chromium that draws pictures and prints pages: found once, started on first use, kept warm for the process."""

import asyncio
import atexit
import base64
import os
import shutil
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from contextlib import ExitStack
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError, ChromeNotFoundError
from kaleido import Kaleido, PageGenerator

from indicators.briefing.pack.typeface import IN_EVERY_SVG, STYLE
from indicators.errors import Refusal
from indicators.temporary_folders import scratch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
         "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
         "/Applications/Chromium.app/Contents/MacOS/Chromium")
SNAP = "snap"            # in the path of a browser that sees no temporary folders
PATIENCE = 90.0          # seconds allowed for one picture or page
PARTIAL = (BrowserClosedError, BrowserFailedError, ChannelClosedError, TimeoutError, asyncio.CancelledError,
           CancelledError, OSError)
"""What happens where the browser is ended or does not answer."""

Given = TypeVar("Given")


def find() -> str:
    """Path of Chromium or Chrome: as set in CHROMIUM or BROWSER_PATH, else the first one installed.

    Raises Refusal("brief.no_chromium").
    """
    for name in (os.environ.get("CHROMIUM", ""), os.environ.get("BROWSER_PATH", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    raise Refusal("brief.no_chromium")


def _page() -> PageGenerator:
    """Kaleido's page with the figures' typeface, and without MathJax, which no figure needs."""
    page = PageGenerator(mathjax=False)
    page.header += f"<style>{STYLE}</style><script>{IN_EVERY_SVG}</script>"
    return page


def _page_in(folder: Path) -> Path:
    """The same page as a file."""
    file = folder / "index.html"
    file.write_text(_page().generate_index(), "utf-8")
    return file


async def _print(browser: Kaleido, html: str, options: dict[str, Any]) -> bytes:
    """A page as PDF, with options of the DevTools protocol's Page.printToPDF."""
    with scratch("export") as folder:         # swept if this process is killed, since the page has figures
        file = folder / "page.html"
        file.write_text(html, "utf-8")
        tab = await browser.create_tab()
        try:
            await tab.send_command("Page.enable")
            loaded = tab.subscribe_once("Page.loadEventFired")
            await tab.send_command("Page.navigate", params={"url": file.as_uri()})
            await asyncio.wait_for(loaded, PATIENCE)
            await tab.send_command("Runtime.evaluate", params={
                "expression": "document.fonts.ready.then(() => true)", "awaitPromise": True})
            answer = await asyncio.wait_for(tab.send_command("Page.printToPDF", params=options), PATIENCE)
        finally:
            await browser.close_tab(tab.target_id)
    if "result" not in answer:
        raise BrowserFailedError(str(answer.get("error")))
    return base64.b64decode(answer["result"]["data"])


class _Server:
    """One browser, with an event loop in its own thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        Thread(target=self.loop.run_forever, name="chromium", daemon=True).start()
        self.folders = ExitStack()
        try:
            self.browser = self._wait(self._open(find()))
        except BaseException:
            self.folders.close()
            raise

    async def _open(self, path: str) -> Kaleido:
        """The browser, with its page and profile in a folder that is swept if this process is killed.

        Snap's browsers see no temporary folder of ours; Kaleido gives them one in the home folder.
        """
        folder = None if SNAP in path else self.folders.enter_context(scratch("draw"))
        browser = Kaleido(n=1, timeout=PATIENCE, page_generator=_page_in(folder) if folder else _page(), path=path,
                          tmp_dir=folder and str(folder))
        await browser.open()
        return browser

    def _wait(self, work: Coroutine[Any, Any, Given]) -> Given:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(2 * PATIENCE)

    def ask(self, what: Callable[[Kaleido], Coroutine[Any, Any, Given]]) -> Given:
        """The browser's response."""
        return self._wait(what(self.browser))

    def close(self) -> None:
        """End the browser and the thread."""
        try:
            self._wait(self.browser.close())
        except PARTIAL:
            pass             # it has ended already
        finally:
            self.folders.close()
            self.loop.call_soon_threadsafe(self.loop.stop)


_servers: list[_Server] = []
_starting = Lock()


def _server() -> _Server:
    with _starting:
        if not _servers:
            _servers.append(_Server())
        return _servers[0]


def _end(server: _Server | None) -> None:
    """End a browser that has stopped, unless it was ended and another one works by now."""
    with _starting:
        if server in _servers:
            _servers.remove(server)
            server.close()


@atexit.register
def close() -> None:
    """End the browser of this process, if there is one."""
    with _starting:
        while _servers:
            _servers.pop().close()


def ask(what: Callable[[Kaleido], Coroutine[Any, Any, bytes]]) -> bytes:
    """The browser's response in bytes; a browser that has stopped is restarted once.

    Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    for last in (False, True):
        server = None
        try:
            server = _server()
            return server.ask(what)
        except ChromeNotFoundError as error:
            raise Refusal("brief.no_chromium") from error
        except PARTIAL as error:
            _end(server)
            if last:
                raise Refusal("brief.chromium_failed", said=str(error) or type(error).__name__) from error
    raise AssertionError


def print_page(html: str, options: dict[str, Any]) -> bytes:
    """A page as PDF."""
    return ask(lambda browser: _print(browser, html, options))


def draw(figure: dict[str, Any], options: dict[str, Any], topojson: str) -> bytes:
    """A figure of Plotly, as a dictionary, as a picture; ``topojson`` is the address of the shapes of maps."""
    return ask(lambda browser: browser.calc_fig(figure, opts=options, topojson=topojson))


def installed() -> bool:
    """Whether a Chromium is found."""
    try:
        return bool(find())
    except Refusal:
        return False
