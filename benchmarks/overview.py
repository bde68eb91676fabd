"""The first visit to Overview with an empty cache, compared with a bare Streamlit page with one line of text."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from benchmarks.browser import chromium, load, visitor
from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, serving
from indicators.catalogue import SHIPPED, load_catalogue

LIMIT = 1.4
LINE = "document.querySelector('[data-testid=stMarkdown] p')"
TABLE = "document.querySelector('.gl-table tbody tr')"      # the last element that is rendered


def figures() -> Iterator[Figure]:
    """The server has started and its snapshot is loaded by an uncounted first visit."""
    with (ledger_of(submissions(population(load_catalogue(SHIPPED)))) as ledger,
          serving(BARE / "line.py", BARE) as bare,
          serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as goalline,
          chromium() as browser):
        visit, line = in_turn(lambda: _first_visit(browser, goalline, TABLE), lambda: _first_visit(browser, bare, LINE))
        yield Figure(name="overview_first", subject="Overview, nothing cached by the browser",
                     baseline="a bare page with one line of text",
                     subject_seconds=visit, baseline_seconds=line, limit=LIMIT)


def _first_visit(browser: Browser, address: str, shown: str) -> float:
    with visitor(browser) as someone:
        return load(someone.new_page(), address, shown)
