"""Every screen in a real browser, wide and narrow, light and dark."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from indicators.wording import say
from tests.browser.accessibility import violations
from tests.browser.conftest import DESKTOP, PHONE, Regular, Watched, follow, headed, settled, still
from tests.serving import serving

Browse = Callable[..., Page]
Look = Callable[[str], Page]
SCREENS = ["", "country?area=KHM", "country?area=DEU&goal=4.2", "goal?goal=1.1", "goal?goal=4.2",
           "goal?goal=4.2&view=years", "goal?goal=2.1&view=map", "compare", "compare?areas=KHM,DEU,AUS,FRA&goal=4.1",
           "compare?areas=NCMEC,WLD&goal=1.1", "commitments", "reports?search=training", "data?area=AUS",
           "how_we_judge?goal=1.1", "briefing?areas=KHM,DEU&goals=4.2"]
INVENTED = {"KHM": "XCE", "DEU": "XGA", "AUS": "XAL", "FRA": "XFR", "view=map": "view=tiles"}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
ENLARGED: ViewportSize = {"width": 720, "height": 450}       # a laptop's page at 200 %
UPRIGHT: ViewportSize = {"width": 768, "height": 1024}       # a tablet, without and with the menu beside the page
ACROSS: ViewportSize = {"width": 1024, "height": 768}
WIDTHS = (PHONE, ENLARGED, NARROWEST, UPRIGHT, ACROSS, DESKTOP)          # so that figures are redrawn least often
ONE_LINE = 28            # pixels; two lines have more
FITTING = 30_000         # milliseconds
HEIGHTS = "all => all.map(each => each.getBoundingClientRect().height)"
FITS = """wait => new Promise(done => {
  const sizes = each => [each, each.parentElement].map(one => Math.round(one.getBoundingClientRect().width));
  const isCut = chart => {
    const edge = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("svg.main-svg text")].some(text => {
      const box = text.getBoundingClientRect();
      return box.width && (box.left <= edge.left - 1 || box.right >= edge.right + 1);
    });
  };
  const charts = () => [...document.querySelectorAll(".stPlotlyChart")].filter(chart =>
    chart.checkVisibility({ visibilityProperty: true }) && chart.clientHeight);          // the others are kept aside
  const wrong = () => {
    const main = document.querySelector(".stMain");
    if (!document.querySelector('.stApp[data-test-script-state="notRunning"]')) return "the script runs";
    if (document.getAnimations().length) return "something moves";
    if (main.scrollWidth > main.clientWidth) return `${main.scrollWidth - main.clientWidth} pixels too wide`;
    for (const chart of charts()) {
      const drawn = chart.querySelector(".main-svg");
      if (!drawn?.getBoundingClientRect().height) return "a figure is not drawn";
      if (new Set([...sizes(chart), ...sizes(drawn)]).size > 1) return "a figure is not drawn for its room";
    }
    return "";
  };
  const latest = Date.now() + wait;
  let looks = 3;                 // so that a script that runs for another width has begun
  const look = () => {
    const isLast = looks === 1 || Date.now() > latest;
    const found = wrong() || (isLast && charts().some(isCut) ? "a text of a figure is cut" : "");
    looks = found ? 3 : looks - 1;
    if (looks && Date.now() < latest) setTimeout(look, 50);
    else done(found);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""      # what is wrong once all is drawn for a new width, in whatever font this machine has


@pytest.mark.long
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_whole_and_fits_on_a_phone_and_once_it_is_wide(staff: str, browse: Browse, screen: str) -> None:
    page = browse(f"{staff}/{with_figures(screen, 'real')}", viewport=PHONE, color_scheme="dark")
    for viewport in WIDTHS:
        is_whole(page, viewport)
    follow(page, f"{staff}/{with_figures(screen, 'illustrative')}")      # and back to a phone
    for viewport in reversed(WIDTHS):
        is_whole(page, viewport)


def with_figures(screen: str, figures: str) -> str:
    """The address of a screen with the real or the illustrative figures, among which is no real country."""
    for real, invented in INVENTED.items() if figures == "illustrative" else ():
        screen = screen.replace(real, invented)
    return f"{screen}{'&' if '?' in screen else '?'}set={figures}"


def is_whole(page: Page, viewport: ViewportSize) -> None:
    """In a window of this size a screen fits, and its headings, the mark of invented figures and statuses are right."""
    where = f"{page.url} at {viewport['width']}"
    page.set_viewport_size(viewport)
    page.emulate_media(color_scheme="light" if viewport == DESKTOP else "dark")
    settled(page)
    fits(page)
    main = page.locator(".stMain")
    levels = main.evaluate("main => [...main.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))")
    assert levels[0] == 1, where
    assert levels.count(1) == 1, where
    assert all(after <= before + 1 for before, after in pairwise(levels)), where     # they go down a step at a time
    assert page.locator(".gl-illustrative").count() == int("set=illustrative" in page.url), where
    if viewport in (UPRIGHT, ACROSS):           # there a status in a table of countries is not broken inside a word
        heights = page.locator(".gl-grid .gl-status").evaluate_all(HEIGHTS)
        assert heights or "/?" not in page.url, "Overview has the table"
        assert max(heights, default=0) < ONE_LINE, where
    if viewport in (PHONE, DESKTOP):
        assert not violations(page), where


@pytest.mark.parametrize("screen", ["upload", "grid?area=DEU&goal=4.2", "changed_files", "history",
                                    "history?view=releases", "commitments?view=drafts", "commitments?view=answers",
                                    "reports?view=add", "reporting_desk"])
def test_a_screen_to_report_on_can_be_used_by_everyone(staff: str, open_page: Browse, screen: str) -> None:
    page = open_page(f"{staff}/{screen}", viewport=PHONE, color_scheme="dark")
    assert not violations(page)
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    settled(page)
    assert not violations(page)


def fits(page: Page) -> None:
    """Wait until nothing moves, nothing is wider than the page, figures are drawn for it, and no text of them is cut.

    The page is asked once and looks again by itself, since its policy forbids Playwright to have it do so.
    """
    assert page.evaluate(FITS, FITTING) == ""


@pytest.mark.long
def test_a_deep_link_opens_with_its_state_on_a_cold_server(tmp_path: Path, port: int, browse: Browse):
    with serving(tmp_path, port=port) as address:
        page = browse(f"{address}/country?area=KHM&goal=2.2")
        headed(page, "Cambodia")
        expect(page.get_by_role("heading", name="2.2 Police work across borders")).to_be_visible()
        expect(page.locator(".gl-menu-group")).to_have_text(["See", "Brief", "Report"])
        page.locator(".stSidebar").get_by_role("link", name="Overview").click()
        headed(page, "Overview")
        assert page.url == f"{address}/"


def test_a_cell_opened_in_a_new_tab_is_an_ordinary_link(staff: str, look: Look):
    page = look(f"{staff}/")
    with page.context.expect_page() as opened:
        page.locator("tr", has_text="Cambodia").get_by_role("link", name="Cambodia").click(modifiers=["ControlOrMeta"])
    headed(opened.value, "Cambodia")
    opened.value.close()
    headed(page, "Overview")


def test_a_cell_leads_to_the_country_without_loading_the_application_again(staff: str, look: Look):
    page = look(f"{staff}/")
    page.evaluate("window.stillHere = true")
    page.locator("tr", has_text="Cambodia").locator("a[href*='goal=2.2']").click()
    headed(page, "Cambodia")
    assert "area=KHM" in page.url
    assert "goal=2.2" in page.url
    assert page.evaluate("window.stillHere")
    page.go_back()
    headed(page, "Overview")
    assert page.url == f"{staff}/"        # one step back, and nothing of the link is left in the address


def test_the_header_finds_a_country_and_a_goal(staff: str, look: Look):
    page = look(f"{staff}/")
    for typed, heading in (("Camb", "Cambodia"), ("4.2", "4.2 Take material down faster")):
        page.get_by_role("searchbox", name=say("frame.find")).fill(typed)
        page.keyboard.press("Enter")
        headed(page, heading)


@pytest.mark.parametrize(("screen", "heading", "finds"), [
    ("country?area=DEU&goal=4.2", "Germany", {"2.1": "2.1 Laws to prosecute offenders", "Japan": "Japan"})])
def test_back_from_what_was_found_is_one_step_to_the_screen_as_it_was(staff: str, open_page: Browse, screen: str,
                                                                      heading: str, finds: dict[str, str]):
    page = open_page(f"{staff}/{screen}")
    for typed, found in finds.items():
        still(page)
        page.get_by_role("searchbox", name=say("frame.find")).fill(typed)
        page.keyboard.press("Enter")
        headed(page, found)
        page.go_back()
        headed(page, heading)
        assert page.url == f"{staff}/{screen}", typed


def test_one_back_takes_back_a_choice_that_writes_two_values(staff: str, open_page: Browse):
    before = f"{staff}/compare?areas=DEU,AUS&goal=4.2&scale=figures"
    page = open_page(before)
    page.get_by_role("combobox", name="Goal").last.fill("1.1")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"compare\?areas=DEU(,|%2C)AUS&goal=1\.1$"))
    settled(page)
    page.go_back()
    expect(page).to_have_url(before)


def test_back_leaves_a_screen_whose_address_has_an_unknown_value(staff: str, open_page: Browse):
    page = open_page(f"{staff}/how_we_judge")
    page.goto(f"{staff}/country?area=ATLANTIS")
    expect(page.get_by_text("Country: “ATLANTIS” in the page address")).to_be_visible()
    page.go_back()
    headed(page, "How we judge")


def test_a_choice_stands_in_the_address_and_back_takes_it_back(staff: str, open_page: Browse):
    page = open_page(f"{staff}/country?area=DEU")
    page.get_by_role("combobox", name="Country").last.fill("Cambodia")
    page.get_by_role("option", name="Cambodia").click()
    headed(page, "Cambodia")
    assert "area=KHM" in page.url
    page.go_back()
    headed(page, "Germany")


def test_one_link_switches_to_the_illustrative_set_and_back_and_the_menu_keeps_it(staff: str, open_page: Browse):
    page = open_page(f"{staff}/country?area=DEU")
    page.get_by_role("link", name=say("frame.switch_to_illustrative")).click()
    expect(page.locator(".gl-illustrative")).to_be_visible()
    headed(page, "Acornia")                             # the first: Germany is none of the invented countries
    assert "DEU" not in page.url
    page.locator(".stSidebar").get_by_role("link", name="How we judge").click()
    headed(page, "How we judge")
    expect(page.locator(".gl-illustrative")).to_be_visible()
    page.get_by_role("link", name=say("frame.switch_to_real")).click()
    expect(page.locator(".gl-illustrative")).to_have_count(0)


def test_the_overview_needs_no_plotly(staff: str, browse: Browse, watched: Watched):
    browse(staff)
    assert not [url for url in watched.asked if "PlotlyChart" in url]


def test_the_browser_itself_refuses_an_outside_host(staff: str, regular: Regular, watched: Watched):
    page = regular.page(DESKTOP, "light")
    page.on("request", watched.request)
    page.goto(staff)
    settled(page)
    refused = page.evaluate("""() => new Promise(done => {
        document.addEventListener("securitypolicyviolation", event => done(event.blockedURI));
        fetch("https://example.org/").finally(() => setTimeout(() => done("nothing refused it"), 1000));
    })""")
    page.remove_listener("request", watched.request)
    regular.rest(page)
    assert refused.startswith("https://example.org")
    assert not watched.outside
