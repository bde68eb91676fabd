"""A file of 500 rows dropped on the Upload page, compared with a bare Streamlit page that counts its lines."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Browser

from benchmarks.browser import act, chromium, load, visitor
from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, serving
from benchmarks.uploading import file_of, standing_rows
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import Catalogue

ROWS, FAULTS = 500, 6                # one of each kind
REJECTED = 2                         # of them; above these, the page asks about the others
LIMIT = 4.0
PLACE = "[data-testid=stFileUploaderDropzone]"
DROP = """([place, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], "figures.csv", {type: "text/csv"}));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.querySelector(place).dispatchEvent(
            new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""
FINDINGS = (f"document.querySelectorAll('.gl-where').length >= {REJECTED} && "        # a location for each
            "document.querySelector('[data-testid=stDownloadButton]')")              # rendered below the last one
LINES = f"document.body.innerText.includes('{ROWS + 1} lines')"


def figures() -> Iterator[Figure]:
    """Each drop is on a freshly loaded page; the ledger holds the population."""
    catalogue = load_catalogue(SHIPPED)
    text = _file(catalogue)
    with (ledger_of(submissions(population(catalogue))) as ledger,
          serving(BARE / "lines.py", BARE) as bare,
          serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as goalline,
          chromium() as browser):
        found, counted = in_turn(
            _drop(browser, f"{goalline}/upload", text, FINDINGS), _drop(browser, bare, text, LINES))
        yield Figure(name="drop_500_rows", subject="from the drop of a file of 500 rows, 6 of them faulty, to findings",
                     baseline="a bare page that counts its lines",
                     subject_seconds=found, baseline_seconds=counted, limit=LIMIT)


def _file(catalogue: Catalogue) -> str:
    """Figures of one country as a file in the plain layout."""
    table, faults = file_of(standing_rows(catalogue).head(ROWS), catalogue, FAULTS)
    assert faults == FAULTS
    return table.to_csv(index=False)


def _drop(browser: Browser, address: str, text: str, shown: str) -> Callable[[], float]:
    position = f"document.querySelector({PLACE!r})"

    def drop() -> float:
        with visitor(browser) as someone:
            page = someone.new_page()
            load(page, address, position)
            page.wait_for_load_state("networkidle")
            return act(page, lambda: page.evaluate(DROP, [PLACE, text]), shown)

    return drop
