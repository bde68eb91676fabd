"""A screen on paper: what it shows, without what is pressed, and where it comes from."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import settled

Browse = Callable[..., Page]
PRESSED = ".stSidebar, .stSelectbox, .stButtonGroup, .gl-copies, .gl-choices, .st-key-header"


def sheets(page: Page) -> int:
    """How many A4 sheets a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(("screen", "most"), [
    ("country?area=DEU&goal=4.2", 1), ("country?area=XGA&set=illustrative", 1), ("country?area=KHM", 1),
    ("?set=illustrative", 2), ("compare?areas=XGA,XCE&goal=1.1&set=illustrative", 1)])
def test_a_screen_takes_few_sheets_of_paper(staff: str, browse: Browse, screen: str, most: int) -> None:
    page = browse(f"{staff}/{screen}")
    settled(page)
    page.wait_for_timeout(1500)
    assert sheets(page) <= most


def test_paper_has_no_controls_and_says_version_and_address(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/goal?goal=1.1&set=illustrative")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(PRESSED).count() > 3
    assert not page.locator(PRESSED).filter(visible=True).count()
    foot = page.locator("#gl-foot").text_content()
    assert page.url in foot
    assert "data version" in foot
    page.emulate_media(media="screen")


def test_a_figure_is_no_wider_than_the_paper(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/goal?goal=1.1&set=illustrative&view=years")
    page.locator(".main-svg").first.wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})       # of A4 between its margins
    widths = page.locator(".stPlotlyChart .main-svg").evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect().right, innerWidth])")
    assert all(right <= paper + 1 for right, paper in widths)
    page.emulate_media(media="screen")
