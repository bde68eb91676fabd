"""Areas are added and removed on Compare: Back, names that are read out, and where the keyboard is afterwards."""

from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, expect

from indicators.wording import say
from tests.browser.conftest import settled

Browse = Callable[..., Page]


def removing(page: Page, area: str) -> Locator:
    return page.get_by_role("link", name=say("compare.remove", area=area), exact=True)


def test_back_takes_an_added_country_out_again(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/compare?areas=DEU,AUS&goal=4.2")
    page.get_by_role("combobox", name=say("compare.add_countries")).fill("Japan")
    page.get_by_role("option", name="Japan").first.click()
    expect(removing(page, "Japan")).to_be_visible()
    assert "JPN" in page.url
    page.go_back()
    expect(removing(page, "Japan")).to_have_count(0)
    expect(removing(page, "Australia")).to_be_visible()
    settled(page)
    assert unquote(page.url) == f"{staff}/compare?areas=DEU,AUS&goal=4.2"


def test_after_removing_the_keyboard_is_at_the_next_area_and_after_the_last_at_the_box_that_adds(
        staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/compare?areas=XAL,XFR,XGA&goal=1.1&set=illustrative")
    expect(removing(page, "Garnetia")).to_be_visible()
    names = page.locator(".gl-remove").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert names == [say("compare.remove", area=area) for area in ("Alderia", "Fernland", "Garnetia")]
    for removed, focused in (("Fernland", "Garnetia"), ("Garnetia", ""), ("Alderia", "")):
        removing(page, removed).focus()
        page.keyboard.press("Enter")
        there = removing(page, focused) if focused else page.get_by_role(
            "combobox", name=say("compare.add_countries"))
        expect(there).to_be_focused()
        expect(removing(page, removed)).to_have_count(0)
        settled(page)
        expect(there).to_be_focused()
    assert "areas" not in page.url
    assert "goal=1.1" in page.url
