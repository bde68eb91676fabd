"""History in a browser: from a submission to the figures as they were, and back to today."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import settled


def test_a_version_opens_as_it_was_and_leads_back_to_today(staff: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{staff}/history?submission=S12")
    expect(page.get_by_role("heading", name="Submission S12")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the original file").click()
    assert download.value.suggested_filename == "S12-KHM-2014.txt"
    page.get_by_role("link", name="12", exact=True).click()
    expect(page.locator(".gl-past")).to_contain_text("You are viewing data version 12")
    page.get_by_role("link", name="Country", exact=True).click()
    expect(page).to_have_url(re.compile("/country[?]"))
    settled(page)
    expect(page.locator(".gl-past")).to_be_visible()
    page.get_by_role("link", name=say("frame.back_to_today")).click()
    expect(page.locator(".gl-past")).to_have_count(0)
