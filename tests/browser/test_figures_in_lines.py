"""The table of all figures: a line a figure on a wide screen, a card on a phone, and nothing lost by that."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

Browse = Callable[..., Page]
LINE = 37                # pixels of a row with one line of text
HEIGHTS = "rows => rows.map(row => row.getBoundingClientRect().height)"
CUT = "cells => cells.findIndex(cell => cell.scrollWidth > cell.clientWidth)"


def test_each_of_all_figures_is_one_line_on_a_wide_screen(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/data")
    rows = page.locator(".gl-table tbody tr")
    expect(rows).to_have_count(50)
    assert max(rows.evaluate_all(HEIGHTS)) <= LINE


def test_what_a_line_cuts_is_its_title_and_whole_while_the_keyboard_is_in_it(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/data?area=AUT")
    sources = page.locator(".gl-table tbody td:last-child")
    cut = sources.nth(sources.evaluate_all(CUT))
    cut.hover()
    whole = " ".join((cut.text_content() or "").split())
    expect(cut).to_have_attribute("title", whole)
    page.keyboard.press("Tab")               # from here on the keyboard is what moves the focus
    cut.get_by_role("link").focus()
    assert cut.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    assert cut.evaluate("cell => cell.getBoundingClientRect().height") > LINE


def test_each_of_all_figures_is_a_card_on_a_phone(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/data", viewport=PHONE)
    card = page.locator(".gl-table tbody tr").first
    lefts = card.locator("td:visible").evaluate_all("all => all.map(cell => cell.getBoundingClientRect().left)")
    assert len(lefts) > 4
    assert len(set(lefts)) == 1
    expect(card.locator("td:visible").last).to_contain_text("AFP")
    assert page.locator(".gl-table td").evaluate_all(CUT) == -1
