"""From a status to how it was judged, in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import Served, headed

Browse = Callable[..., Page]


def test_an_address_leads_to_the_steps_of_a_year(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/country?area=DEU&goal=4.2&how=2023")
    headed(page, "Germany")
    expect(page.locator(".gl-how li", has_text="higher in 14 and lower in 7").first).to_be_in_viewport()


def test_a_note_appears_beside_its_status_as_it_was_typed(written: Served, browse: Browse) -> None:
    page = browse(f"{written.address}/country?set=illustrative&area=XCE&goal=1.1")
    page.get_by_role("tab", name=say("country.tab_report")).click()
    page.get_by_text(say("remarks.write")).click()
    text, reason = (page.get_by_role("textbox", name=each) for each in ("Note", "Reason: who"))
    text.fill("<b>Two</b> forces report.")
    reason.fill("asked")
    page.get_by_role("button", name=say("remarks.set"), exact=True).click()
    expect(page.locator(".gl-note")).to_contain_text("<b>Two</b> forces report.")
    expect(page.locator(".gl-note b")).to_have_count(0)
