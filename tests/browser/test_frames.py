"""A screen as a picture: in frames of a slide or of A4, without what is pressed, light, with a foot, nothing cut."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import still

Browse = Callable[..., Page]
PRINTED, COMPARED = "country?area=DEU&goal=4.2", "compare?areas=XGA,XCE&goal=1.1&set=illustrative"
SCREENS = ["?set=illustrative", "?", PRINTED, "country?area=KHM", "goal?goal=1.1&set=illustrative",
           "goal?goal=4.2&view=map", COMPARED, "data?area=DEU", "how_we_judge?goal=1.1",
           "briefing?areas=DEU,KHM&goals=4.2"]
PRESSED = ("input, textarea, select, button:not(.gl-sort), [role=combobox], .stSidebar, .stAppHeader, .st-key-header, "
           ".stExpander, .stFileUploader, .gl-copies, .gl-links, .gl-choices, .gl-tools, summary:not([open] > summary)")
SHAPES = {"slide": (1600, 900), "a4": (1000, 1414)}
OUTSIDE = """() => {                 // texts not wholly inside a frame and above its foot, and texts one over another
  const frames = [...document.querySelectorAll(".gl-frame")].map(frame => {
    const { left, right, top } = frame.getBoundingClientRect();
    return { left, right, top, end: frame.querySelector(".gl-frame-foot").getBoundingClientRect().top };
  });
  const found = [], texts = [];
  const walker = document.createTreeWalker(document.querySelector(".block-container"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
    if (!words || element.closest("script, style")
        || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      if (width < 1) continue;
      const inside = frames.some(frame => left >= frame.left && right <= frame.right + 1 && top >= frame.top
        && bottom <= frame.end + 1);
      if (!inside) found.push(words);
      if (!element.closest("svg")) texts.push({ words, left, right, top, bottom });
    }
  }
  for (let one = 0; one < texts.length; one++)
    for (let two = one + 1; two < texts.length; two++) {
      const a = texts[one], b = texts[two];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top)) found.push([a.words, b.words]);
    }
  return found;
}"""
CUT = """all => all.filter(cell => getComputedStyle(cell).overflowX !== "visible"
    && cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.innerText)"""
SEEN = """all => all.filter(text => text.checkVisibility({ visibilityProperty: true })).map(text => [text.textContent,
    parseFloat(getComputedStyle(text).fontSize) * text.getBoundingClientRect().width / text.getBBox().width])"""
GROUNDS = """all => all.map(frame => getComputedStyle(frame).backgroundColor)"""


@pytest.fixture
def framed(staff: str, browse: Browse) -> Callable[..., Page]:
    """Opens a screen in frames, laid out; in a browser with the dark theme."""
    def visit(screen: str, shape: str, **options: object) -> Page:
        page = browse(f"{staff}/{screen}&frame={shape}", **{"color_scheme": "dark"} | options)
        still(page)
        return page
    return visit


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_in_frames_has_no_controls_nothing_is_cut_and_every_frame_says_what_it_is(
        framed: Callable[..., Page], screen: str, shape: str) -> None:
    page = framed(screen, shape)
    frames = page.locator(".gl-frame")
    assert frames.count() == int(page.locator("html").get_attribute("data-frames") or 0) > 0
    assert page.locator(PRESSED).filter(visible=True).all_inner_texts() == []
    assert page.evaluate(OUTSIDE) == []
    assert page.locator(".gl-table :is(th, td), .gl-part, .gl-page p").evaluate_all(CUT) == []
    assert set(frames.evaluate_all(GROUNDS)) == {"rgb(255, 255, 255)"}
    box = frames.first.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(SHAPES[shape][0] / SHAPES[shape][1], abs=0.01)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for foot in page.locator(".gl-frame-foot").all_inner_texts():
        assert ("ILLUSTRATIVE" in foot) == ("set=illustrative" in screen)
        assert "For staff" in foot
        assert "data version" in foot
        assert f"/{screen.rstrip('?')}" in unquote(foot)
        assert "frame=" not in foot
    if (screen, shape) == (COMPARED, "slide"):
        fills_the_window(page)
    if screen == PRINTED:
        prints_one_page_per_frame(page)


def fills_the_window(page: Page) -> None:
    """The first slide is as wide as the window; in a window lower than the frames together nothing is cut off."""
    wide, box = page.evaluate("innerWidth"), page.locator(".gl-frame").first.bounding_box()
    assert box is not None
    assert [round(box[side]) for side in ("x", "y", "width", "height")] == [0, 0, wide, round(wide * 9 / 16)]
    last = page.locator(".stPlotlyChart").last
    assert last.evaluate("chart => { const { left, top } = chart.getBoundingClientRect(); scrollTo(0, top); "
                         "return chart.contains(document.elementFromPoint(left + 9, 9 + top - scrollY)); }")


def prints_one_page_per_frame(page: Page) -> None:
    """On paper, each frame is a page of its own size."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == int(page.locator("html").get_attribute("data-frames") or 0)
    for number, sheet in enumerate(sheets, 1):
        text = sheet.extract_text()
        assert f"{number} / {len(sheets)}" in text
        assert "Back to the screen" not in text


def test_the_key_of_the_bars_is_in_the_frame_of_the_bars(framed: Callable[..., Page]) -> None:
    page = framed("?set=illustrative", "slide", viewport={"width": 1600, "height": 900})
    key, frame = page.locator(".gl-bar-key").bounding_box(), page.locator(".gl-frame").first.bounding_box()
    assert key
    assert frame
    assert key["y"] + key["height"] < frame["y"] + frame["height"]


@pytest.mark.parametrize(("wide", "high"), [(1600, 900), (1920, 1080), (390, 844)])
def test_the_first_slide_is_as_wide_as_a_window_of_another_size(framed: Callable[..., Page], wide: int,
                                                               high: int) -> None:
    page = framed(COMPARED, "slide", viewport={"width": wide, "height": high})
    fills_the_window(page)


def test_one_click_leads_to_the_frames_and_one_back(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/country?area=DEU&goal=4.2")
    page.get_by_role("link", name="Screenshot view").click()
    expect(page.locator("html[data-frames]")).to_be_attached()
    assert page.url == f"{staff}/country?area=DEU&goal=4.2&frame=slide"
    links = page.locator("#gl-frames nav a")
    foot = page.locator(".gl-frame").last.bounding_box()
    box = links.first.bounding_box()
    assert foot
    assert box
    assert box["y"] >= foot["y"] + foot["height"]
    links.first.click()
    expect(page.locator('html[data-links="followed"]')).to_be_attached()
    assert page.url == f"{staff}/country?area=DEU&goal=4.2"
    expect(page.locator(".stSelectbox").first).to_be_visible()


def test_a_screen_for_staff_work_has_no_frames_and_says_so(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/history?frame=slide")
    expect(page.locator(".gl-trouble").first).to_contain_text("no screenshot view")
    expect(page.locator("html[data-frame]")).to_have_count(0)


@pytest.mark.parametrize("view", ["funnel", "years"])
def test_a_chart_that_is_too_high_for_a_slide_goes_on_in_the_next_and_can_be_read(
        framed: Callable[..., Page], view: str) -> None:
    page = framed(f"goal?goal=1.1&set=illustrative&view={view}", "slide", viewport={"width": 1600, "height": 900})
    assert page.locator(".gl-piece").count() > 1
    texts = page.locator(":is(.stPlotlyChart, .gl-piece) svg text").evaluate_all(SEEN)
    names = [text for text, _ in texts]
    countries = page.locator(".gl-table tbody th:visible").all_inner_texts()
    assert [name for name in countries if sum(text.startswith(name) for text in names) > 1] == []
    assert sum(name in " ".join(names) for name in countries) >= 44         # the others have no bar
    assert min(size for _, size in texts) >= 8
    assert page.evaluate(OUTSIDE) == []
