"""What moves on a screen while it arrives, compared with a bare page of Streamlit."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.shared.menu import SCREENS
from tests.browser.conftest import DESKTOP, settled
from tests.serving import serving

MOST = 0.1               # more than the bare page's, on the scale of Web Vitals' cumulative layout shift
QUIET = 2000             # milliseconds after the last script run
BARE = """import streamlit as st
st.sidebar.write("Menu")
st.title("A page")
st.write("Text")
"""
SHIFTS = """() => new Promise(done => {
  const named = node => node && (node.className?.baseVal ?? node.className) || node?.nodeName || "gone";
  const found = [];
  new PerformanceObserver(list => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
      if (!hadRecentInput) found.push([value, sources.map(source => named(source.node))]);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(found), 100);
})"""


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[Page]:
    """A page into which all is fetched again at each visit, as at the first."""
    with chromium.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield page


@pytest.fixture(scope="module")
def least(tmp_path_factory: pytest.TempPathFactory, visitor: Page) -> Iterator[float]:
    """Layout shift of a page with a menu, a title and a line, by Streamlit alone."""
    folder: Path = tmp_path_factory.mktemp("bare")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    with serving(folder, str(folder / "bare.py"), "--logger.hideWelcomeMessage", "false",
                 started="You can now view") as address:
        yield _moved(_shifts(visitor, address, _is_there))


@pytest.mark.parametrize("screen", sorted({screen.name for screen in SCREENS} - {"changed_files"}))
def test_a_screen_moves_little_more_than_a_bare_page_at_its_first_load(
        staff: str, least: float, visitor: Page, screen: str) -> None:
    shifts = _shifts(visitor, f"{staff}/{screen}")
    assert _moved(shifts) <= least + MOST, shifts


def _moved(shifts: list[Any]) -> float:
    return sum(value for value, _ in shifts)


def _is_there(page: Page) -> None:
    """Wait until a page without our scripts has a heading and its script has run."""
    expect(page.locator(".stMain h1").first).to_be_visible()
    expect(page.locator('.stApp[data-test-script-state="notRunning"]')).to_be_attached()


def _shifts(page: Page, address: str, arrived: Callable[[Page], None] = settled) -> list[Any]:
    """Size and elements of each shift during a visit."""
    page.goto(address)
    arrived(page)
    page.wait_for_timeout(QUIET)
    found = list(page.evaluate(SHIFTS))
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.goto("about:blank")
    return found
