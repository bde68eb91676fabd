"""Commitments in a real browser: confirmed, changed and read by everyone, wide and narrow, light and dark."""

from collections.abc import Callable

from playwright.sync_api import Page, Position, expect

from indicators.wording import Count, say
from tests.browser.accessibility import violations
from tests.browser.conftest import DESKTOP, PHONE, Served, settled
from tests.browser.test_screens import fits

Browse = Callable[..., Page]
FIRST_BOX: Position = {"x": 18, "y": 36 + 33}        # of the table: the box of its first row


def everyone_can_use(page: Page) -> None:
    """Nothing is wider than the page, and axe finds nothing, on a phone in the dark and on a desk in the light."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    settled(page)
    fits(page)
    assert not violations(page)
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    settled(page)
    fits(page)
    assert not violations(page)


def test_an_announcement_is_confirmed_changed_and_found_again_by_everyone(written: Served, browse: Browse) -> None:
    before = written.book.version()
    page = browse(f"{written.address}/commitments?view=candidates&goal=2.1")
    settled(page)
    page.get_by_test_id("stDataFrame").click(position=FIRST_BOX)
    settled(page)
    page.get_by_role("button", name=say("commitments.confirm")).click()
    expect(page.locator(".gl-receipt")).to_contain_text("1 item confirmed")
    settled(page)
    everyone_can_use(page)
    (event,) = written.book.events(after=before)
    assert (event.kind, event.actor_name) == ("commitment_changed", say("who.nobody"))

    page.goto(f"{written.address}/commitments")
    settled(page)
    everyone_can_use(page)
    page.get_by_test_id("stDataFrame").click(position=FIRST_BOX)
    expect(page.get_by_role("heading", name=say("commitments.change", count=Count(1)))).to_be_visible()
    settled(page)
    everyone_can_use(page)
