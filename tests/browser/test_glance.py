"""What is seen at a glance: the grid of all countries, bars, small charts, and sentences to copy."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import headed

Browse = Callable[..., Page]
Look = Callable[[str], Page]
GRID_HEIGHT = 1350       # pixels that all 54 members take at most
ROW = 24
FOCUSED = "document.activeElement.closest('td, th').innerText.trim()"


def test_screen_and_figure_are_set_in_the_typeface_that_the_server_brings(staff: str, look: Look) -> None:
    page = look(f"{staff}/country?area=DEU&goal=4.2")
    drawn = page.locator(".stPlotlyChart svg text").first
    expect(drawn).to_be_attached()
    for text in (page.locator(".gl-page .gl-lead").first, drawn):
        assert text.evaluate("one => getComputedStyle(one).fontFamily").startswith('"Source Sans"')
    assert page.evaluate("[...document.fonts].some(face => face.family.includes('Source Sans') "
                         "&& face.status === 'loaded')")


@pytest.mark.parametrize(("screen", "begins"), [
    ("country?area=DEU&goal=4.2", "In 2023 Germany "),
    ("goal?goal=1.1&set=illustrative", "ILLUSTRATIVE: Example Alliance: ")])
def test_sentences_to_copy_are_one_click_away(staff: str, look: Look, screen: str, begins: str) -> None:
    page = look(f"{staff}/{screen}")
    page.get_by_role("button", name=say("briefing.copy")).click()
    expect(page.locator(".stCode code").filter(has_text=begins).first).to_be_visible()


def test_all_members_fit_on_a_screen_and_a_half_and_the_header_stays_in_sight(staff: str, look: Look) -> None:
    page = look(f"{staff}/?set=illustrative")
    grid = page.locator("table.gl-dense")
    expect(grid.locator("tbody tr")).to_have_count(54)
    assert grid.locator("thead").bounding_box()["height"] + grid.locator("tbody").bounding_box()[
        "height"] <= GRID_HEIGHT
    heights = grid.locator("tbody tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert max(heights) <= ROW + 1
    assert page.locator(".stMain").evaluate("main => main.scrollWidth <= main.clientWidth")
    page.locator("table.gl-dense tbody tr").last.scroll_into_view_if_needed()
    expect(page.locator("table.gl-dense thead th").nth(1)).to_be_in_viewport()


def test_the_grid_is_one_stop_of_the_tab_key_and_has_arrows_inside(staff: str, look: Look) -> None:
    page = look(f"{staff}/?set=illustrative")
    assert page.locator("table.gl-dense [tabindex='0']").count() == 1
    page.locator("table.gl-dense thead a").first.focus()
    for key, words in (("ArrowDown", "No clear change"), ("ArrowLeft", "Acornia"), ("ArrowDown", "Agateland"),
                       ("End", "No clear trend"), ("Home", "Agateland"), ("ArrowUp", "Acornia"), ("ArrowUp", "Acornia"),
                       ("ArrowRight", "No clear change"), ("ArrowUp", "1.1")):
        page.keyboard.press(key)
        assert words in page.evaluate(FOCUSED), key
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('table.gl-dense')")
    assert page.locator("table.gl-dense [tabindex='0']").count() == 1


def test_a_part_of_a_bar_is_the_filter_and_stays_in_the_address(staff: str, look: Look) -> None:
    page = look(f"{staff}/?set=illustrative")
    part = page.locator(".gl-part[href*='goal=4.2'][href*='moving_away']")
    count = int(part.inner_text().split()[-1])
    part.click()
    expect(page.locator("table.gl-dense tbody tr")).to_have_count(count)
    assert "goal=4.2&status=moving_away" in page.url
    page.get_by_role("link", name=say("overview.all")).click()
    expect(page.locator("table.gl-dense tbody tr")).to_have_count(54)


def test_a_link_to_a_view_follows_the_newest_figures_or_keeps_those_of_a_version(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/goal?goal=4.2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=say("frame.share")).click()
    share = page.locator(".gl-share")
    copy = share.get_by_role("button", name=say("frame.copy_link"))
    expect(copy).to_have_count(2)
    links = []
    for place in range(2):
        copy.nth(place).click()
        expect(share.get_by_role("status")).to_have_text(say("briefing.copied"))
        links.append(page.evaluate("navigator.clipboard.readText()"))
    newest, kept = links
    assert newest == f"{staff}/goal?goal=4.2"
    assert re.fullmatch(re.escape(newest) + r"&version=\d+", kept)
    page.goto(kept)
    headed(page, "4.2 Take material down faster")
    expect(page.locator(".gl-trouble")).to_have_count(0)


def test_a_goal_of_the_list_opens_beside_it(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/country?area=XGA&set=illustrative")
    headed(page, "Garnetia")
    rows = page.locator(".gl-list a")
    expect(rows).to_have_count(7)
    rows.filter(has_text="4.2 Take material down faster").click()
    expect(page.get_by_role("heading", name="4.2 Take material down faster")).to_be_in_viewport()
    expect(page.locator(".gl-list a[aria-current]")).to_contain_text("4.2")
    expect(page).to_have_title("Garnetia · 4.2 · Goalline")


def test_a_phone_shows_the_list_then_the_detail(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/country?area=XGA&set=illustrative", viewport={"width": 390, "height": 844})
    row = page.locator(".gl-list a").first
    expect(row).to_be_in_viewport()
    expect(page.locator(".stPlotlyChart")).not_to_be_visible()
    row.click()
    expect(page.locator(".stPlotlyChart").first).to_be_visible()
    page.get_by_role("link", name=say("country.all_goals")).click()
    expect(row).to_be_visible()
