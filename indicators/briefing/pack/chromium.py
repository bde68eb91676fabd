"""The Chromium that draws pictures: started by Kaleido on first use, kept warm for the process.

Figures are in Source Sans as shipped by Streamlit, else in a system font.
"""

import asyncio
import atexit
import base64
import os
import shutil
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from indicators.briefing.pack.content import cleaned
from indicators.charts.drawing import Figure
from indicators.charts.theme import FONTS
from indicators.errors import Refusal
from indicators.temporary_folders import scratch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
         "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
         "/Applications/Chromium.app/Contents/MacOS/Chromium")
SNAP = "snap"            # in the path of a browser that sees no temporary folders
PATIENCE = 90.0          # seconds allowed for one picture
SHAPES = Path(__file__).parents[3] / "pages" / "static" / "topojson"           # of maps
SCALE = 2.7              # of what is drawn for the width of a page, at 240 dots an inch
PIXEL = 0.8              # points of a pixel of a picture in a document or on a slide: its smallest text has 9
POINT = 12_700           # English Metric Units

FIRST = {"data": [], "layout": {"title": {"text": "<b>A</b> a", "font": {"family": FONTS}}}}
"""A figure that is drawn first and not used: what is drawn before the typeface is there is laid out for another."""

FONT_FILES = "static/static/media/SourceSansVF-Upright.*.woff2"      # in Streamlit's folder, which is not imported
RULES = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' file:; \
style-src 'unsafe-inline'; img-src data: blob:; font-src data:">
<script>PlotlyGeoAssets = {{topojson: {{{shapes}}}}}</script>"""
"""What Kaleido's page begins with: it fetches nothing, whatever a figure contains, and has the shapes of maps."""

HEAD = """<style>@font-face {{ font-family: 'Source Sans'; font-weight: 200 900;
src: url(data:font/woff2;base64,{font}) format('woff2'); }}</style>
<script>
const typeface = document.currentScript.previousElementSibling.outerHTML, plain = new XMLSerializer();
window.XMLSerializer = class {{
    serializeToString(node) {{ return plain.serializeToString(node).replace(/<svg[^>]*>/, head => head + typeface); }}
}};
</script>"""
"""And then: every SVG carries the typeface, since a picture of it knows no fonts of the page."""


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
    with suppress(Refusal):
        return bool(find())
    return False


class Browser:
    """Kaleido with an event loop in its own thread: its own server hangs where the browser is ended by others."""

    def __init__(self) -> None:
        from kaleido import Kaleido, PageGenerator  # noqa: PLC0415 - for those who take a file

        from indicators.briefing.pack.offline_browser import OfflineChromium, sandbox_available  # noqa: PLC0415

        path, page = find(), PageGenerator(mathjax=False)          # which no figure needs
        options: dict[str, Any] = {"browser_cls": OfflineChromium, "enable_sandbox": sandbox_available()}
        shapes = ",".join(f"{file.stem}:{file.read_text('utf-8')}" for file in SHAPES.glob("*.json"))
        page.header += RULES.format(shapes=shapes)
        streamlit = find_spec("streamlit")
        for file in Path(streamlit.origin or "").parent.glob(FONT_FILES) if streamlit else ():
            page.header += HEAD.format(font=base64.b64encode(file.read_bytes()).decode())
        self.loop, self.folders = asyncio.new_event_loop(), ExitStack()
        Thread(target=self.loop.run_forever, name="chromium", daemon=True).start()
        try:
            if SNAP not in path:         # page and profile in a folder that is swept if this process is killed
                folder = self.folders.enter_context(scratch("draw"))
                (folder / "index.html").write_text(page.generate_index(), "utf-8")
                page, options = folder / "index.html", options | {"tmp_dir": str(folder)}
            self.kaleido = Kaleido(n=1, timeout=PATIENCE, page_generator=page, path=path, **options)
            self._result(self.kaleido.open())
            self.draw(FIRST, {"format": "svg"})
        except BaseException:
            self.folders.close()
            raise

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        """A figure as a picture."""
        return bytes(self._result(self.kaleido.calc_fig(figure, opts=options)))

    def close(self) -> None:
        """End the browser and the thread."""
        with self.folders, suppress(*_errors()):             # it may have ended already
            self._result(self.kaleido.close())
        self.loop.call_soon_threadsafe(self.loop.stop)

    def _result(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(2 * PATIENCE)


_running: list[Browser] = []         # the browser of this process, or none
_one_at_a_time = Lock()


def draw(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
    """A figure of Plotly, as a dictionary, as a picture. A browser that has stopped is restarted once.

    Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    with _one_at_a_time:
        for last in (False, True):
            try:
                if not _running:
                    _running.append(Browser())
                return _running[0].draw(figure, options)
            except _errors() as error:
                close()
                if last:
                    raise Refusal("brief.chromium_failed", said=str(error) or type(error).__name__) from error
    raise AssertionError


def picture(drawing: Figure, form: str, scale: float | None = None) -> bytes:
    """A drawing as SVG with its typeface, as PNG, or as a searchable PDF of one page of its size; with clean texts.

    Raises Refusal: brief.no_chromium, brief.chromium_failed; as do all that follow.
    """
    size = {"width": drawing.layout.width, "height": drawing.layout.height}
    scale = scale or (SCALE if form == "png" else 1)
    return draw(cleaned(drawing.to_dict()), {"format": form, "scale": scale, **size})


def slide_png(drawing: Figure) -> bytes:
    """A PNG of 1920 x 1080 pixels, to which the drawing is widened."""
    size = ceil(max(drawing.layout.width / 16, drawing.layout.height / 9))
    drawing.update_layout(width=16 * size, height=9 * size)
    return picture(drawing, "png", (120 + 1e-6) / size)         # what is left of a pixel is cut off


def has_rows(drawing: Figure) -> bool:
    """Whether a drawing consists of rows, from the top down, which would lie over each other if it were lower."""
    start, end = drawing.layout.yaxis.range or (0, 1)
    return bool(start > end)


def png_for_box(drawing: Figure, wide: int, high: int) -> tuple[bytes, int, int]:
    """A drawing without title, source and marking, which the page has, as PNG, and the width and height at which it is
    within a box: in English Metric Units, as are those of the box. It is laid out lower or, with rows, scaled.
    """
    width, room, height = pixels(wide), pixels(high), drawing.layout.height
    height = height if has_rows(drawing) else min(height, room)
    drawing.update_layout(width=width, height=height, autosize=False)
    scale = min(1, room / height) * PIXEL * POINT
    return picture(drawing, "png"), round(width * scale), round(height * scale)


def pixels(units: int) -> float:
    """English Metric Units as pixels of a picture in a document or on a slide."""
    return units / POINT / PIXEL


@atexit.register
def close() -> None:
    """End the browser of this process, if there is one; whoever waits for it is answered that it has ended."""
    while _running:
        _running.pop().close()


def _errors() -> tuple[type[BaseException], ...]:
    """What happens where the browser is ended or does not answer."""
    from choreographer import errors  # noqa: PLC0415 - for those who take a file

    return (errors.ChromeNotFoundError, errors.BrowserClosedError, errors.BrowserFailedError,
            errors.ChannelClosedError, TimeoutError, asyncio.CancelledError, CancelledError, OSError)
