"""An earlier file handed in, as a person does it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from indicators.briefing.reference.files import into_png
from indicators.wording import say
from tests.briefing.test_reference import png, reference
from tests.browser.accessibility import violations

Browse = Callable[..., Page]


def test_a_file_that_was_taken_before_is_handed_in(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/briefing")
    content = into_png(png((b"IEND", b"")), reference(areas=["DEU"], version=12))
    page.locator("input[type=file]:not([accept])").set_input_files(
        {"name": "DEU.png", "mimeType": "image/png", "buffer": content})
    expect(page.get_by_text("Still right")).to_be_visible(timeout=20_000)
    assert violations(page) == []
    page.get_by_role("link", name=say("recheck.again")).click()
    expect(page).to_have_url(f"{staff}/briefing?areas=DEU")
