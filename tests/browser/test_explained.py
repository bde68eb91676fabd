"""From a status to how it was judged, in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import Served, headed, insist

Browse = Callable[..., Page]


def test_how_leads_from_a_goals_row_to_the_open_steps_and_a_text_to_copy(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/goal?goal=4.2")
    page.locator("tr", has_text="Germany").get_by_role("link", name="How?").click()
    headed(page, "Germany")
    step = page.locator(".gl-how li", has_text="14 rise and 7 fall").first
    expect(step).to_be_visible()
    expect(page.get_by_text("How was this assessed?").first).to_be_in_viewport()
    copied = page.locator(".stCode code")
    expect(copied).to_contain_text("Operational goal 4.2")

    def hover() -> None:
        page.locator(".stCode").hover()
        expect(page.locator(".stCode").get_by_role("button").first).to_be_visible(timeout=3_000)

    insist(hover)
    page.get_by_text("How was this assessed?").first.click()
    expect(copied).to_have_count(0)


def test_the_text_to_copy_is_reached_by_the_tab_key(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/country?area=DEU&goal=4.2&how=2023")
    year = page.get_by_role("combobox", name=say("explained.year")).last
    expect(page.locator(".stCode [tabindex='0'], .stCode[tabindex='0']")).to_have_count(1)
    year.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.stCode'))")
    assert page.locator(".stCode").evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


def test_a_note_appears_beside_its_status_as_it_was_typed(written: Served, browse: Browse) -> None:
    page = browse(f"{written.address}/country?set=illustrative&area=XCE&goal=1.1")
    page.get_by_text(say("remarks.write")).click()
    name, text, reason = (page.get_by_role("textbox", name=each) for each in ("Your name", "Note", "Reason: who"))
    name.fill("Ana Silva")
    name.press("Tab")
    text.fill("<b>Two</b> forces report.")
    reason.fill("asked")
    page.get_by_role("button", name=say("remarks.set"), exact=True).click()
    expect(page.locator(".gl-note")).to_contain_text("<b>Two</b> forces report.")
    expect(page.locator(".gl-note b")).to_have_count(0)
