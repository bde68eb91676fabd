"""The menu: on a phone it is out of the way once it was used; by keyboard and screen reader it is like the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import PHONE, headed

Browse = Callable[..., Page]
RING = "(element => { const { outline, outlineOffset } = getComputedStyle(element); return outline + outlineOffset; })"
TAB_STOPS = 14           # of which a closed menu would be nine


def test_the_menu_of_a_phone_closes_when_one_of_its_links_is_pressed(staff: str, browse: Browse) -> None:
    page = browse(staff, viewport=PHONE)
    menu = page.locator(".stSidebar")
    for _ in range(2):                  # also the link to the screen that is there already
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(menu).to_have_attribute("data-collapsed", "false")
        menu.get_by_role("link", name="How we judge").click()
        expect(menu).to_have_attribute("data-collapsed", "true", timeout=10_000)
        headed(page, "How we judge")


def test_the_menu_of_a_wide_screen_stays_when_one_of_its_links_is_pressed(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/")
    page.locator(".stSidebar").get_by_role("link", name="How we judge").click()
    headed(page, "How we judge")
    expect(page.locator(".stSidebar")).to_have_attribute("data-collapsed", "false")


def test_a_closed_menu_is_no_stop_of_the_tab_key(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/how_we_judge", viewport=PHONE)
    for _ in range(TAB_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.stSidebar')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_ringed_in_the_menu_as_it_is_in_the_page(staff: str, open_page: Browse, scheme: str) -> None:
    page = open_page(f"{staff}/", color_scheme=scheme)
    rings = []
    for link in (page.locator(".stSidebar").get_by_role("link", name="Data"), page.locator(".gl-page a").first):
        page.keyboard.press("Tab")           # so that a focus is one of the keyboard
        link.focus()
        rings.append(link.evaluate(RING))
    menu, here = rings
    assert menu == here
    assert "solid 3px" in menu


def test_the_menu_is_a_landmark_whose_link_to_this_screen_says_so(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/data")
    menu = page.get_by_role("navigation", name=say("menu.brand"))
    current = menu.locator("a[aria-current=page]")
    expect(current).to_have_text(["Data"])
    menu.get_by_role("link", name="Goal", exact=True).click()
    expect(current).to_have_text(["Goal"])
    menu.get_by_role("link", name="Overview").click()
    expect(current).to_have_text(["Overview"])


def test_a_new_screen_begins_at_its_top_with_the_focus_on_its_heading(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/?set=illustrative")
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 600)")
    page.get_by_role("navigation", name=say("menu.brand")).get_by_role("link", name="How we judge").click()
    headed(page, "How we judge")
    expect(page.locator(".stMain h1")).to_be_focused()
    assert page.locator(".stMain").evaluate("main => main.scrollTop") == 0
