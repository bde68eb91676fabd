"""Correct figures in a browser: a cell is edited, compared and published, and the figure stands on Country."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import DESKTOP, PHONE, Served, headed, settled, write_cell
from tests.pages.uploads import text

ROW, HEAD = 66, 36            # heights of the table's rows, in pixels
VALUE = 180 + 78 + 39         # how far right the middle of the column of values is
PLACE = 0                     # of Germany's figure of 2023 among its rows


def write(page: Page, value: str) -> None:
    """Write a value over the one that stands, as into a spreadsheet's cell, once the table is drawn."""
    cell = page.get_by_test_id(f"glide-cell-2-{PLACE}")
    expect(cell).to_have_text("85")
    write_cell(page, page.locator(".stDataFrameGlideDataEditor.dvn-scroller"), VALUE, HEAD + PLACE * ROW + ROW / 2,
               lambda box: box.fill(value, timeout=3_000))
    page.keyboard.press("Enter")
    expect(cell).to_have_text(value)


def test_a_cell_is_edited_compared_and_published_and_the_figure_stands_on_country(
        written: Served, browse: Callable[..., Page]) -> None:
    before = written.book.version()
    page = browse(f"{written.address}/grid?area=DEU&goal=4.2")
    check = page.get_by_role("button", name=re.compile("Check the effect|check its effect"))
    expect(check).to_be_disabled()
    write(page, "84")
    expect(check).to_have_text(say("grid.check", count=1))
    check.click()
    expect(page.get_by_role("heading", name=text("compare"))).to_be_visible()
    expect(page.locator("tr", has_text="2023").get_by_text("84 %")).to_be_visible()
    publish = page.get_by_role("button", name=text("save", count=1))
    expect(publish).to_be_disabled()
    for label, words in (("Source:", "Ministry, letter of 3 May"), ("Note:", "typing error")):
        page.get_by_role("textbox", name=label).fill(words)
        page.get_by_role("textbox", name=label).press("Enter")
        settled(page)
    publish.click()
    expect(page.locator(".gl-receipt")).to_contain_text(text("saved", new=0, changed=1, version=before + 1))
    page.get_by_role("link", name=say("upload.see_country", name="Germany")).click()
    headed(page, "Germany")
    page.goto(f"{written.address}/country?area=DEU&goal=4.2&tab=figures")
    headed(page, "Germany")
    expect(page.locator("tr", has_text="Ministry, letter of 3 May").first).to_contain_text("84 %")


@pytest.mark.parametrize(("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_the_table_fits_wide_and_narrow(staff: str, browse: Callable[..., Page], viewport: dict[str, int],
                                        scheme: str) -> None:
    page = browse(f"{staff}/grid?area=DEU&goal=4.2", viewport=viewport, color_scheme=scheme)
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    assert page.locator(".stMain").evaluate("main => main.scrollWidth - main.clientWidth") <= 0


def test_on_a_phone_a_value_is_reached_without_moving_the_table(staff: str, browse: Callable[..., Page]) -> None:
    page = browse(f"{staff}/grid?area=DEU&goal=4.2", viewport=PHONE)
    expect(page.get_by_test_id(f"glide-cell-2-{PLACE}")).to_have_text("85")
    write_cell(page, page.locator(".stDataFrameGlideDataEditor.dvn-scroller"), VALUE, HEAD + ROW / 2,
               lambda box: expect(box).to_have_value("85", timeout=3_000))
