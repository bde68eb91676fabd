"""The menu: on a phone it is out of the way once it was used; by keyboard and screen reader it is like the page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, headed

Browse = Callable[..., Page]


def test_the_menu_of_a_phone_closes_when_one_of_its_links_is_pressed(staff: str, browse: Browse) -> None:
    page = browse(staff, viewport=PHONE)
    menu = page.locator(".stSidebar")
    for _ in range(2):                  # also the link to the screen that is there already
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(menu).to_have_attribute("data-collapsed", "false")
        menu.get_by_role("link", name="How we judge").click()
        expect(menu).to_have_attribute("data-collapsed", "true", timeout=10_000)
        headed(page, "How we judge")


def test_the_menu_of_a_wide_screen_stays_when_one_of_its_links_is_pressed(staff: str, browse: Browse) -> None:
    page = browse(staff)
    page.locator(".stSidebar").get_by_role("link", name="How we judge").click()
    headed(page, "How we judge")
    expect(page.locator(".stSidebar")).to_have_attribute("data-collapsed", "false")
