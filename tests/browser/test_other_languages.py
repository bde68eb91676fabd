"""Longer words, and words from right to left: nothing is cut off, on a desk or on a phone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import pseudo
from tests.browser.conftest import DESKTOP, PHONE, copied, settled, still
from tests.browser.test_screens import fits
from tests.pages.test_other_languages import FILES
from tests.serving import ROOT, serving

SCREENS = ["?set=illustrative", "country?area=XCE&goal=1.1&set=illustrative", "upload"]
CUT = """() => [...document.querySelectorAll(
    ".stMain :is(h1, h2, h3, h4, button, summary, th, td, dt, dd, label, .gl-status, .gl-mark), .stSidebar a")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && getComputedStyle(each).display !== "inline"
    && !(each.closest("thead")?.clientWidth === 1) && each.scrollWidth > each.clientWidth + 1)
  .map(each => each.tagName + " " + each.innerText)"""
"""What is wider inside than the room that it has; a phone keeps heads of columns out of sight."""

YEARS = """() => [...document.querySelectorAll(".gl-axis")].map(axis => [...axis.children]
  .toSorted((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
  .map(year => year.innerText))"""
"""Years under small charts, from left to right."""

MENU = """() => {
  const menu = document.querySelector(".stSidebar"), box = menu.getBoundingClientRect();
  return menu.checkVisibility({visibilityProperty: true}) && box.right > 0 && box.left < innerWidth;
}"""
"""Whether any of the menu is in sight: on a phone, where nobody opened it, it would lie on the screen."""


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that speaks the languages too."""
    folder = tmp_path_factory.mktemp("program")
    for part in ("indicators", "pages", "data", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "app.py", folder)
    pseudo.make(folder / "indicators" / "words")
    return folder


@pytest.mark.long
@pytest.mark.parametrize(("language", "direction"), [(pseudo.LONGER, "ltr"), (pseudo.FROM_RIGHT, "rtl")])
def test_no_word_is_cut(language: str, direction: str, program: Path, loaded: Path, tmp_path: Path, port: int,
                        browse: Callable[..., Page]) -> None:
    with serving(copied(loaded, tmp_path), "app.py", port=port, root=program, started=pseudo.OPENS,
                 GOALLINE_LANGUAGE=language) as address:
        page = browse(f"{address}/{SCREENS[0]}", viewport=PHONE)
        for screen in SCREENS:
            if screen != SCREENS[0]:
                page.set_viewport_size(PHONE)
                page.goto(f"{address}/{screen}")
                settled(page)
            if screen == "upload":
                _drop(page)
            for viewport in (PHONE, DESKTOP):
                if viewport is DESKTOP:
                    page.set_viewport_size(viewport)
                    still(page)
                assert page.evaluate("() => [document.documentElement.lang, document.documentElement.dir]") == [
                    language, direction]
                assert page.evaluate(CUT) == [], (screen, viewport)
                fits(page)
                assert all(years == sorted(years) for years in page.evaluate(YEARS)), (screen, viewport)
                assert page.evaluate(MENU) == (viewport is DESKTOP), (screen, viewport)


def _drop(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "bad.csv", "mimeType": "text/csv", "buffer": FILES["bad.csv"].encode()})
    page.locator(".gl-table:visible").first.wait_for()
    settled(page)
