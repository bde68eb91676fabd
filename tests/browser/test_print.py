"""A screen on paper: what it shows, without what is pressed, and where it comes from."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import still

Browse = Callable[..., Page]
Look = Callable[[str], Page]
YEARS = "goal?goal=1.1&set=illustrative&view=years"
COLOURS = """box => [...box.querySelectorAll(".main-svg, .main-svg *")].flatMap(element =>
    [element.style.background, element.style.fill, element.style.stroke]).filter(colour => colour.startsWith("rgb("))"""
FAINT = """drawn => {                 // texts with a contrast below 4.5 on their ground, which on paper is white
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const [, , , opaque = 1] = parts(backgroundColor);
      if (opaque > 0.99 && backgroundImage === "none") return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector(".block-container"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, style") || !element.checkVisibility()) continue;
    if (walker.currentNode.data.trim() === "■") continue;          // a colour in a legend, no text
    const svg = element.closest("svg");
    if (Boolean(svg) !== drawn) continue;
    const style = getComputedStyle(element);
    if (svg && (Number(style.fillOpacity) < 1 || parts(style.fill).slice(0, 3).every(part => part > 250))) continue;
    const [high, low] = [light(svg ? style.fill : style.color), light(svg ? "rgb(255, 255, 255)" : ground(element))]
      .sort((a, b) => b - a);
    if ((high + 0.05) / (low + 0.05) < 4.5) found.push([walker.currentNode.data.trim(), style.color, style.fill]);
  }
  return found;
}"""
PRESSED = ".stSidebar, .stSelectbox, .stButtonGroup, .gl-copies, .gl-choices, .st-key-header"


def sheets(page: Page) -> int:
    """How many A4 sheets a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(("screen", "most"), [
    ("?set=illustrative", 2), ("country?area=DEU&goal=4.2", 2), ("country?area=XGA&set=illustrative", 2),
    ("country?area=KHM", 1), ("compare?areas=XGA,XCE&goal=1.1&set=illustrative", 1)])
def test_a_screen_takes_few_sheets_of_paper(staff: str, look: Look, screen: str, most: int) -> None:
    page = look(f"{staff}/{screen}")
    still(page)
    assert sheets(page) <= most


def test_paper_has_no_controls_and_says_the_version(staff: str, look: Look) -> None:
    page = look(f"{staff}/{YEARS}")
    still(page)
    page.emulate_media(media="print")
    assert page.locator(PRESSED).count() > 3
    assert not page.locator(PRESSED).filter(visible=True).count()
    assert "data version" in page.locator(".gl-origin").inner_text()
    page.emulate_media(media="screen")


def test_a_figure_is_no_wider_than_the_paper(staff: str, look: Look) -> None:
    page = look(f"{staff}/{YEARS}")
    page.locator(".main-svg").first.wait_for()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})       # of A4 between its margins
    widths = page.locator(".stPlotlyChart .main-svg").evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect().right, innerWidth])")
    assert all(right <= paper + 1 for right, paper in widths)
    page.emulate_media(media="screen")


def test_a_print_from_the_dark_theme_is_dark_on_white(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/country?area=DEU&goal=4.2", color_scheme="dark")
    still(page)
    page.emulate_media(media="print")
    assert page.evaluate(FAINT, False) == []
    assert "invert" in page.locator(".stPlotlyChart").first.evaluate("chart => getComputedStyle(chart).filter")
    assert page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
