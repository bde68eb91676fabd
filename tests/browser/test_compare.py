"""Countries to compare are chosen in one box; Back takes the last one out again."""

from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import settled

Browse = Callable[..., Page]


def test_back_takes_an_added_country_out_again(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/compare?areas=DEU,AUS&goal=4.2")
    page.get_by_role("combobox", name=say("compare.areas")).fill("Japan")
    page.get_by_role("option", name="Japan").first.click()
    expect(page.locator("h1")).to_contain_text("Japan")
    assert "JPN" in page.url
    page.go_back()
    expect(page.locator("h1")).not_to_contain_text("Japan")
    settled(page)
    assert unquote(page.url) == f"{staff}/compare?areas=DEU,AUS&goal=4.2"
