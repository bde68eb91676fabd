"""Seconds from an action to its painted result in headless Chromium, told by the browser's own clock."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# A frame in which the condition holds, then one more: by then the first has been painted. The clock of a load starts
# with the navigation, that of an action with the person's last press of a button or key, or drop of a file.
CLOCK = """
window.lastPress = 0;
for (const press of ["pointerdown", "keydown", "drop"])
    addEventListener(press, event => { window.lastPress = event.timeStamp; }, true);
window.painted = (condition) => new Promise(done => {
    const look = () => condition() ? requestAnimationFrame(now => done(now)) : requestAnimationFrame(look);
    requestAnimationFrame(look);
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, the one that the environment variable CHROMIUM names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), chromium_sandbox=False)
        yield browser
        browser.close()


def visitor(browser: Browser) -> BrowserContext:
    """Someone with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    context.add_init_script(CLOCK)
    return context


def load(page: Page, address: str, shown: str) -> float:
    """Seconds from going to ``address`` until the JavaScript condition ``shown`` holds and is painted."""
    page.goto(address, wait_until="commit")
    return float(page.evaluate(f"painted(() => {shown})")) / 1000


def act(page: Page, action: Callable[[], object], shown: str) -> float:
    """Seconds from the last press in ``action`` until ``shown`` holds and is painted."""
    action()
    painted = float(page.evaluate(f"painted(() => {shown})"))
    return (painted - float(page.evaluate("lastPress"))) / 1000


def headed(name: str) -> str:
    """Condition: the page is headed by ``name``, and a Plotly chart that names it is drawn."""
    return (f"document.querySelector('[data-testid=stMain] h1')?.innerText.includes({name!r}) && "
            "[...document.querySelectorAll('.js-plotly-plot .main-svg')]"
            f".some(each => each.querySelector('.trace') && each.parentElement.textContent.includes({name!r}))")
