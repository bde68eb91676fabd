"""Seconds from an action to its painted result in headless Chromium, by the browser's own clock."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Wait for a frame in which the condition holds, and one more: by then the first has been painted; after a minute, fail.
# A load is timed from navigation, an action from the last press of a button or key, or the drop of a file.
CLOCK = """
window.lastPress = 0;
for (const press of ["pointerdown", "keydown", "drop"])
    addEventListener(press, event => { window.lastPress = event.timeStamp; }, true);
window.painted = (condition) => new Promise((done, fail) => {
    const latest = performance.now() + 60_000;
    const look = now => {
        if (condition()) requestAnimationFrame(done);
        else if (now < latest) requestAnimationFrame(look);
        else fail(new Error(`not painted: ${condition}; ${location} shows ${document.body.innerText}`));
    };
    requestAnimationFrame(look);
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the executable named by the environment variable CHROMIUM."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), chromium_sandbox=False)
        yield browser
        browser.close()


def visitor(browser: Browser) -> BrowserContext:
    """A browser context with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    context.add_init_script(CLOCK)
    return context


def load(page: Page, address: str, shown: str) -> float:
    """Seconds from navigation to ``address`` until the JavaScript condition ``shown`` holds and is painted."""
    page.goto(address, wait_until="commit")
    return float(page.evaluate(f"painted(() => {shown})")) / 1000


def act(page: Page, action: Callable[[], object], shown: str) -> float:
    """Seconds from the last press in ``action`` until ``shown`` holds and is painted."""
    action()
    painted = float(page.evaluate(f"painted(() => {shown})"))
    return (painted - float(page.evaluate("lastPress"))) / 1000


def headed(name: str) -> str:
    """JavaScript condition: the page's heading has ``name``, and a Plotly chart that has it too is drawn."""
    return (f"document.querySelector('[data-testid=stMain] h1')?.innerText.includes({name!r}) && "
            "[...document.querySelectorAll('.stPlotlyChart')].some(each => each.querySelector('.main-svg .trace') && "
            f"(each.textContent + each.ariaLabel).includes({name!r}))")
