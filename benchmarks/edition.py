"""The public edition of the invented figures: made, made again, and a page of it as a browser paints it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser

from benchmarks.browser import chromium, headed, load, visitor
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.server import BARE, serving
from indicators.briefing.pack import chromium as drawing
from indicators.edition.build import build
from indicators.edition.figures import Figures
from indicators.edition.release import editions_of
from indicators.opening import open_or_init

FIRST_LIMIT, UNCHANGED_LIMIT, PAGE_LIMIT = 1.4, 0.15, 0.3
COUNTRY = "country/XAC/"
PAINTED = "document.querySelector('main h1') && document.querySelectorAll('figure svg path').length > 20"


def figures() -> Iterator[Figure]:
    """The last edition, whole, with an empty cache and a warm browser; drawing is timed within the build, so that both
    suffer equally from other load. A page is loaded with nothing cached by the browser.
    """
    with TemporaryDirectory() as folder, patch.dict(os.environ, GOALLINE_VAR=folder):
        editions, out = editions_of(*open_or_init("illustrative"))[-1:], Path(folder) / "out"
        drawing.draw(drawing.FIRST, {"format": "svg"})
        draw, drawn = Figures.svg, list[float]()

        def timed(*picture: Any) -> Any:
            start = perf_counter()
            svg = draw(*picture)
            drawn.append(perf_counter() - start)
            return svg

        with patch.object(Figures, "svg", timed):
            first = seconds(lambda: build(editions, [], out))
        yield Figure(name="edition_first", subject="the whole invented edition, made for the first time",
                     baseline=f"drawing its {len(drawn)} figures alone", subject_seconds=first,
                     baseline_seconds=sum(drawn), limit=FIRST_LIMIT)
        yield Figure(name="edition_unchanged", subject="the same edition made again, with nothing changed",
                     baseline="made for the first time", subject_seconds=seconds(lambda: build(editions, [], out)),
                     baseline_seconds=first, limit=UNCHANGED_LIMIT)
        drawing.close()
        with _files(out) as address, serving(BARE / "chart.py", BARE) as bare, chromium() as browser:
            page, bare_page = in_turn(lambda: _cold(browser, address + COUNTRY, PAINTED),
                                      lambda: _cold(browser, bare, headed("Country 1")))
            yield Figure(name="edition_page", subject="a country's page of the edition, from a plain file server",
                         baseline="a bare Streamlit page with one Plotly chart", subject_seconds=page,
                         baseline_seconds=bare_page, limit=PAGE_LIMIT)


@contextmanager
def _files(folder: Path) -> Iterator[str]:
    """The address of a plain file server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _cold(browser: Browser, address: str, shown: str) -> float:
    with visitor(browser) as someone:
        return load(someone.new_page(), address, shown)
