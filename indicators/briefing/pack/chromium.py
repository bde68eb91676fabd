"""The Chromium that draws pictures and prints pages: started on first use, kept warm for the process.

Figures are in Source Sans as shipped by Streamlit, else in a system font. A picture made from an SVG cannot use the
fonts of the page that contains it, so each SVG embeds its own.
"""

import asyncio
import atexit
import base64
import os
import shutil
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from indicators.errors import Refusal
from indicators.temporary_folders import scratch

if TYPE_CHECKING:
    from kaleido import Kaleido

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
         "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
         "/Applications/Chromium.app/Contents/MacOS/Chromium")
SNAP = "snap"            # in the path of a browser that sees no temporary folders
PATIENCE = 90.0          # seconds allowed for one picture or page

FONT = "Source Sans"
FONT_FILES = "static/static/media/SourceSansVF-Upright.*.woff2"      # in Streamlit's folder
FONT_IN_EVERY_SVG = """
const style = '<style>' + document.querySelector('style:last-of-type').textContent + '</style>';
const styled = svg => svg.replace(/<svg[^>]*>/, head => head + style);
const Plain = window.Blob;
window.Blob = class extends Plain {
    constructor(parts, options) {
        super(options && /svg/.test(options.type) ? [styled(parts.join(''))] : parts, options);
    }
};
"""
"""Script of Kaleido's page: every SVG from which Plotly makes a picture carries the typeface."""

Work = Callable[["Kaleido"], Coroutine[Any, Any, bytes]]


def find() -> str:
    """Path of Chromium or Chrome: as set in CHROMIUM or BROWSER_PATH, else the first one installed.

    Raises Refusal("brief.no_chromium").
    """
    for name in (os.environ.get("CHROMIUM", ""), os.environ.get("BROWSER_PATH", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    raise Refusal("brief.no_chromium")


def installed() -> bool:
    """Whether a Chromium is found."""
    try:
        return bool(find())
    except Refusal:
        return False


@cache
def font_style() -> str:
    """The rule of CSS that brings the typeface; "" where Streamlit's file has moved. Streamlit is not imported."""
    streamlit = find_spec("streamlit")
    folder = Path(streamlit.origin).parent if streamlit and streamlit.origin else Path()
    file = next(iter(sorted(folder.glob(FONT_FILES))), None)
    if file is None:
        return ""
    data = base64.b64encode(file.read_bytes()).decode()
    return (f"@font-face {{ font-family: '{FONT}'; font-weight: 200 900; "
            f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}")


class Browser:
    """One browser, with an event loop in its own thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        Thread(target=self.loop.run_forever, name="chromium", daemon=True).start()
        self.folders = ExitStack()
        try:
            self.kaleido = self._kaleido(find())
            self._result(self.kaleido.open())
        except BaseException:
            self.folders.close()
            raise

    def do(self, work: Work) -> bytes:
        """The bytes that the work returns."""
        return bytes(self._result(work(self.kaleido)))

    def close(self) -> None:
        """End the browser and the thread."""
        try:
            self._result(self.kaleido.close())
        except _errors():
            pass             # it has ended already
        finally:
            self.folders.close()
            self.loop.call_soon_threadsafe(self.loop.stop)

    def _result(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(2 * PATIENCE)

    def _kaleido(self, path: str) -> "Kaleido":
        """Page and profile are in a folder that is swept if this process is killed.

        Snap's browsers see no temporary folder of ours; Kaleido gives them one in the home folder.
        """
        from kaleido import Kaleido, PageGenerator  # noqa: PLC0415 - for those who take a file

        page = PageGenerator(mathjax=False)          # which no figure needs
        page.header += f"<style>{font_style()}</style><script>{FONT_IN_EVERY_SVG}</script>"
        if SNAP in path:
            return Kaleido(n=1, timeout=PATIENCE, page_generator=page, path=path)
        folder = self.folders.enter_context(scratch("draw"))
        (folder / "index.html").write_text(page.generate_index(), "utf-8")
        return Kaleido(n=1, timeout=PATIENCE, page_generator=folder / "index.html", path=path, tmp_dir=str(folder))


_running: list[Browser] = []         # the browser of this process, or none
_one_at_a_time = Lock()


def print_page(html: str, options: dict[str, Any]) -> bytes:
    """A page as PDF, with options of the DevTools protocol's Page.printToPDF; raises Refusal as ``draw`` does."""
    return _do(lambda browser: _print(browser, html, options))


def draw(figure: dict[str, Any], options: dict[str, Any], topojson: str) -> bytes:
    """A figure of Plotly, as a dictionary, as a picture; ``topojson`` is the address of the shapes of maps.

    Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    return _do(lambda browser: browser.calc_fig(figure, opts=options, topojson=topojson))


@atexit.register
def close() -> None:
    """End the browser of this process, if there is one; whoever waits for it is answered that it has ended."""
    while _running:
        _running.pop().close()


def _do(work: Work) -> bytes:
    """The result of some work; a browser that has stopped is restarted once."""
    from choreographer.errors import ChromeNotFoundError  # noqa: PLC0415 - for those who take a file

    with _one_at_a_time:
        for last in (False, True):
            try:
                if not _running:
                    _running.append(Browser())
                return _running[0].do(work)
            except ChromeNotFoundError as error:
                raise Refusal("brief.no_chromium") from error
            except _errors() as error:
                close()
                if last:
                    raise Refusal("brief.chromium_failed", said=str(error) or type(error).__name__) from error
    raise AssertionError


def _errors() -> tuple[type[BaseException], ...]:
    """What happens where the browser is ended or does not answer."""
    from choreographer import errors  # noqa: PLC0415 - for those who take a file

    return (errors.BrowserClosedError, errors.BrowserFailedError, errors.ChannelClosedError, TimeoutError,
            asyncio.CancelledError, CancelledError, OSError)


async def _print(browser: "Kaleido", html: str, options: dict[str, Any]) -> bytes:
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
        raise OSError(str(answer.get("error")))
    return base64.b64decode(answer["result"]["data"])
