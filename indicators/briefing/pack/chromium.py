"""The Chromium that draws pictures: started by Kaleido on first use, kept warm for the process.

Figures are in Source Sans as shipped by Streamlit, else in a system font. A picture made from an SVG cannot use the
fonts of the page that contains it, so each SVG embeds its own.
"""

import asyncio
import atexit
import base64
import os
import shutil
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from indicators.errors import Refusal
from indicators.temporary_folders import scratch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
         "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
         "/Applications/Chromium.app/Contents/MacOS/Chromium")
SNAP = "snap"            # in the path of a browser that sees no temporary folders
PATIENCE = 90.0          # seconds allowed for one picture

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
const SVG = 'data:image/svg+xml,', plain = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
Object.defineProperty(HTMLImageElement.prototype, 'src', {...plain, set(address) {
    plain.set.call(this, address.startsWith(SVG)
        ? SVG + encodeURIComponent(styled(decodeURIComponent(address.slice(SVG.length)))) : address);
}});
"""
"""Script of Kaleido's page: every SVG from which a picture is made or a PDF is printed carries the typeface."""


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
    """Kaleido with an event loop in its own thread: its own server hangs where the browser is ended by others."""

    def __init__(self) -> None:
        from kaleido import Kaleido, PageGenerator  # noqa: PLC0415 - for those who take a file

        path, page = find(), PageGenerator(mathjax=False)          # which no figure needs
        page.header += f"<style>{font_style()}</style><script>{FONT_IN_EVERY_SVG}</script>"
        self.loop, self.folders = asyncio.new_event_loop(), ExitStack()
        Thread(target=self.loop.run_forever, name="chromium", daemon=True).start()
        try:
            if SNAP in path:             # Kaleido gives such browsers a folder in the home folder
                self.kaleido = Kaleido(n=1, timeout=PATIENCE, page_generator=page, path=path)
            else:                        # page and profile in a folder that is swept if this process is killed
                folder = self.folders.enter_context(scratch("draw"))
                (folder / "index.html").write_text(page.generate_index(), "utf-8")
                self.kaleido = Kaleido(n=1, timeout=PATIENCE, page_generator=folder / "index.html", path=path,
                                       tmp_dir=str(folder))
            self._result(self.kaleido.open())
        except BaseException:
            self.folders.close()
            raise

    def draw(self, figure: dict[str, Any], options: dict[str, Any], topojson: str) -> bytes:
        """A figure as a picture."""
        return bytes(self._result(self.kaleido.calc_fig(figure, opts=options, topojson=topojson)))

    def close(self) -> None:
        """End the browser and the thread."""
        with self.folders, suppress(*_errors()):             # it may have ended already
            self._result(self.kaleido.close())
        self.loop.call_soon_threadsafe(self.loop.stop)

    def _result(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(2 * PATIENCE)


_running: list[Browser] = []         # the browser of this process, or none
_one_at_a_time = Lock()


def draw(figure: dict[str, Any], options: dict[str, Any], topojson: str) -> bytes:
    """A figure of Plotly, as a dictionary, as a picture; ``topojson`` is the address of the shapes of maps. A browser
    that has stopped is restarted once.

    Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    from choreographer.errors import ChromeNotFoundError  # noqa: PLC0415 - for those who take a file

    with _one_at_a_time:
        for last in (False, True):
            try:
                if not _running:
                    _running.append(Browser())
                return _running[0].draw(figure, options, topojson)
            except ChromeNotFoundError as error:
                raise Refusal("brief.no_chromium") from error
            except _errors() as error:
                close()
                if last:
                    raise Refusal("brief.chromium_failed", said=str(error) or type(error).__name__) from error
    raise AssertionError


@atexit.register
def close() -> None:
    """End the browser of this process, if there is one; whoever waits for it is answered that it has ended."""
    while _running:
        _running.pop().close()


def _errors() -> tuple[type[BaseException], ...]:
    """What happens where the browser is ended or does not answer."""
    from choreographer import errors  # noqa: PLC0415 - for those who take a file

    return (errors.BrowserClosedError, errors.BrowserFailedError, errors.ChannelClosedError, TimeoutError,
            asyncio.CancelledError, CancelledError, OSError)
