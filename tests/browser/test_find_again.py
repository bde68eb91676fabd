"""A printed code in the search box, and an earlier file handed in, as a person does both."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from indicators.briefing.reference.embedding import into_png
from indicators.wording import say
from tests.briefing.test_reference import png, reference
from tests.browser.accessibility import violations
from tests.browser.conftest import headed

Browse = Callable[..., Page]
WRITTEN = """row => [getComputedStyle(row).fontSize, getComputedStyle(row, '::before').content]"""


def typed(page: Page, text: str) -> None:
    page.get_by_role("combobox", name=say("frame.find")).press_sequentially(text)


def test_a_code_that_is_typed_opens_its_view_at_its_data_version(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/")
    typed(page, "deu-4.2-v12")
    page.keyboard.press("Enter")
    headed(page, "Germany")
    assert page.url.endswith("/country?area=DEU&goal=4.2&version=12")
    expect(page.get_by_text("You are viewing data version 12")).to_be_visible()


def test_a_name_that_is_typed_opens_the_first_that_has_it_as_before(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/")
    typed(page, "Germ")
    page.keyboard.press("Enter")
    headed(page, "Germany")


def test_the_search_box_offers_what_is_typed_in_our_own_words(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/")
    typed(page, "DEU-4.2-v12")
    row = page.get_by_role("option").first.locator("div")
    expect(row).to_be_visible()
    assert row.evaluate(WRITTEN) == ["0px", f'"{say("frame.typed")}"']


def test_a_file_that_was_taken_before_is_handed_in(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/briefing")
    content = into_png(png((b"IEND", b"")), reference(areas=["DEU"], version=12))
    page.locator("input[type=file]:not([accept])").set_input_files(
        {"name": "DEU.png", "mimeType": "image/png", "buffer": content})
    expect(page.get_by_text("Still right")).to_be_visible(timeout=20_000)
    assert violations(page) == []
    page.get_by_role("link", name=say("recheck.again")).click()
    expect(page).to_have_url(f"{staff}/briefing?areas=DEU")
