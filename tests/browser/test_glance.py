"""What is seen at a glance: the grid of all countries, bars, small charts, and sentences to copy."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import headed, settled

Browse = Callable[..., Page]
Look = Callable[[str], Page]
GRID_HEIGHT = 1350       # pixels that all 54 members take at most
ROW = 24
FOCUSED = "document.activeElement.closest('td, th').innerText.trim()"


def test_screen_and_figure_are_set_in_the_typeface_that_the_server_brings(staff: str, look: Look) -> None:
    page = look(f"{staff}/country?area=DEU&goal=4.2")
    drawn = page.locator(".stPlotlyChart svg text").first
    expect(drawn).to_be_attached()
    for text in (page.locator(".gl-briefing .gl-lead"), drawn):
        assert text.evaluate("one => getComputedStyle(one).fontFamily").startswith('"Source Sans"')
    assert page.evaluate("[...document.fonts].some(face => face.family.includes('Source Sans') "
                         "&& face.status === 'loaded')")


@pytest.mark.parametrize("screen", ["country?area=DEU&goal=4.2", "goal?goal=1.1&set=illustrative"])
def test_the_sentences_for_a_briefing_are_copied_alone_or_with_their_footnote(
        staff: str, look: Look, screen: str) -> None:
    page = look(f"{staff}/{screen}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator(".gl-briefing")
    shown = box.locator(".gl-lead").inner_text().replace("\u00a0", " ")
    for button, more in ((say("briefing.copy"), ""), (say("briefing.copy_footnote"), "data version")):
        box.get_by_role("button", name=button, exact=True).click()
        expect(box.get_by_role("status")).to_have_text(say("briefing.copied"))
        copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
        sentences, _, footnote = copied.partition("\n\n")
        assert shown.startswith(sentences)
        assert more in footnote
        assert bool(footnote) == bool(more)


@pytest.mark.parametrize(("screen", "begins"), [
    ("goal?goal=1.1&set=illustrative", "ILLUSTRATIVE: Example Alliance: "),
    ("country?area=KHM", "Cambodia has reported no figures.")])
def test_a_summary_is_closed_at_first_and_copied_as_it_is_shown(
        staff: str, look: Look, screen: str, begins: str) -> None:
    page = look(f"{staff}/{screen}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fold = page.locator("details").filter(has_text=say("summaries.title"))
    expect(fold.locator("p.gl-text").first).not_to_be_visible()
    fold.locator("summary").click()
    shown = [text.replace("\u00a0", " ") for text in fold.locator("p.gl-text").all_inner_texts()]
    assert shown[0].startswith(begins)
    for button, more in ((say("briefing.copy"), 0), (say("briefing.copy_footnote"), 1)):
        fold.get_by_role("button", name=button, exact=True).click()
        expect(fold.get_by_role("status")).to_have_text(say("briefing.copied"))
        copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ").split("\n\n")
        assert copied[:len(shown)] == shown
        assert ["data version" in footnote for footnote in copied[len(shown):]] == [True] * more


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
    for key, words in (("ArrowDown", "Acornia"), ("ArrowRight", "No change"), ("ArrowDown", "No change"),
                       ("End", "No trend"), ("Home", "Agateland"), ("ArrowUp", "Acornia"), ("ArrowUp", "Country"),
                       ("ArrowUp", "Country")):
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
    header = page.locator(".gl-standing")
    copy = header.get_by_role("button", name=say("frame.copy_link"))
    expect(copy).to_have_count(2)
    links = []
    for place in range(2):
        copy.nth(place).click()
        expect(header.get_by_role("status")).to_have_text(say("briefing.copied"))
        links.append(page.evaluate("navigator.clipboard.readText()"))
    newest, kept = links
    assert newest == f"{staff}/goal?goal=4.2"
    assert re.fullmatch(re.escape(newest) + r"&version=\d+", kept)
    page.goto(kept)
    headed(page, "4.2 Take material down faster")
    expect(page.locator(".gl-trouble")).to_have_count(0)


def test_every_goal_of_a_country_is_a_small_chart_that_opens_it_in_detail(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/country?area=XGA&set=illustrative")
    headed(page, "Garnetia")
    settled(page)
    pictures = page.locator(".gl-goal-charts .gl-spark")
    expect(pictures).to_have_count(7)
    sizes = pictures.evaluate_all("all => all.map(one => [one.clientWidth, one.clientHeight])")
    assert min(width for width, _ in sizes) >= 200
    assert min(height for _, height in sizes) >= 60
    page.locator(".gl-goal-charts").get_by_role("link", name="4.2 Take material down faster").click()
    expect(page.get_by_role("combobox", name="Goal").last).to_have_value("4.2 Take material down faster")
    expect(page).to_have_title("Garnetia · 4.2 · Goalline")
