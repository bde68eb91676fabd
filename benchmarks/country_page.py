"""The Country page, compared with a bare Streamlit page with one Plotly chart that has an address of its own, too."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Page

from benchmarks.browser import act, chromium, headed, load, visitor
from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.population import ROWS, population, submissions
from benchmarks.server import BARE, ROOT, serving
from indicators.catalogue import SHIPPED, load_catalogue

COLD_LIMIT, WARM_LIMIT, CHANGE_LIMIT = 1.2, 1.6, 1.8
CHANGES = LOADS = 25                 # both take less than a second, so that a few samples would not suffice


def figures() -> Iterator[Figure]:
    """A cold load has nothing cached by the browser; for a warm one the page was seen once before. Each change selects
    another country.
    """
    catalogue = load_catalogue(SHIPPED)
    members = [area for area in catalogue.areas if area.kind == "country" and area.member == "yes"][:CHANGES + 2]
    with (ledger_of(submissions(population(catalogue))) as ledger,
          serving(BARE / "pages.py", BARE) as bare_app,
          serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as goalline,
          chromium() as browser):
        country, bare = f"{goalline}/country?area={members[0].code}&goal=1.1", f"{bare_app}/chart"
        cold, bare_cold = in_turn(lambda: _cold_load(browser, country, members[0].name),
                                  lambda: _cold_load(browser, bare, "Country 1"))
        yield Figure(name="country_cold", subject="Country page, nothing cached by the browser",
                     baseline="a bare page with one Plotly chart",
                     subject_seconds=cold, baseline_seconds=bare_cold, limit=COLD_LIMIT)
        warm, bare_warm = _warm_load(browser, country, members[0].name), _warm_load(browser, bare, "Country 1")
        loaded, bare_loaded = in_turn(warm, bare_warm, times=LOADS)
        yield Figure(name="country_warm", subject=f"Country page, {ROWS:,} observations in the ledger",
                     baseline="a bare page with one Plotly chart",
                     subject_seconds=loaded, baseline_seconds=bare_loaded, limit=WARM_LIMIT)
        numbered = [f"Country {number}" for number in range(1, 1 + len(members))]
        changed, bare_changed = in_turn(
            _change(browser, country, ".st-key-choose-area", [area.name for area in members]),
            _change(browser, f"{bare}?choose=1", "[data-testid=stSelectbox]", numbered), times=CHANGES)
        yield Figure(name="country_change", subject="choosing another country there",
                     baseline="choosing in a bare page with one select box and one Plotly chart",
                     subject_seconds=changed, baseline_seconds=bare_changed, limit=CHANGE_LIMIT)


def _cold_load(browser: Browser, address: str, heading: str) -> float:
    with visitor(browser) as someone:
        return load(someone.new_page(), address, headed(heading))


def _warm_load(browser: Browser, address: str, heading: str) -> Callable[[], float]:
    page = visitor(browser).new_page()
    load(page, address, headed(heading))
    return lambda: load(page, address, headed(heading))


def _change(browser: Browser, address: str, box: str, names: list[str]) -> Callable[[], float]:
    """A function that selects the next of ``names`` in the select box ``box`` on each call; the first is selected."""
    page = visitor(browser).new_page()
    load(page, address, headed(names[0]))
    coming = iter(names[1:])

    def change() -> float:
        name = next(coming)
        return act(page, lambda: _choose(page, box, name), headed(name))

    return change


def _choose(page: Page, box: str, name: str) -> None:
    page.locator(f"{box} input").click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=True).wait_for()
    page.keyboard.press("Enter")
