"""The public edition in a real browser: from a plain file server, in both themes, without scripts, and on paper."""

import io
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from indicators.edition import release
from indicators.edition.build import build
from indicators.edition.release import Edition, Withdrawn, editions_of, preview_of
from indicators.opening import open_made
from tests import shared
from tests.browser.accessibility import violations
from tests.browser.conftest import DESKTOP, PHONE

COUNTRIES = ("XAC", "XCH", "XFE", "XJU", "AUS", "FRA", "KHM")
PAGES = ("", "country/XAC/", "goal/1.1/", "goal/2.1/", "group/UNION/", "changes/", "commitments/", "how-we-judge/",
         "glossary/", "data/", "about/", "accessibility/", "editions/", "404.html", "country/XAC/embed/ICSE_VICTIMS/",
         "goal/1.1/embed/growth/", "2019/", "preview/", "preview/country/FRA/", "preview/country/AUS/",
         "preview/goal/4.2/", "preview/changes/")


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def make(loaded: Path, folder: Path) -> None:
    """The invented edition with a few of its pages and a withdrawn one; in it a preview of the real figures."""
    every = vars(Edition)["subjects"].func
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        environment.setenv("GOALLINE_LEDGER", f"sqlite:///{(loaded / 'ledger.db').as_posix()}")
        environment.setattr(release.Edition, "subjects", property(lambda one: [
            each for each in every(one) if each.kind != "country" or each.code in COUNTRIES]))
        build(editions_of(*open_made("illustrative"))[-1:], [Withdrawn("2019", "Too early", 3, "2026-01-02")],
              folder / "edition")
        build([preview_of(*open_made(), "Preview")], [], folder / "real")
    shutil.copytree(folder / "real", folder / "edition" / "preview")


@pytest.fixture(scope="module")
def site(loaded: Path) -> Iterator[str]:
    folder = shared.once("edition", partial(make, loaded)) / "edition"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_any_kind_of_page(chromium: Browser, site: str, viewport, scheme):
    page = chromium.new_page(viewport=viewport, color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(site + path)
        found[path] = violations(page)
    page.close()
    assert found == dict.fromkeys(PAGES, [])


def test_nothing_is_wider_than_a_phone_and_the_policy_is_kept(chromium: Browser, site: str):
    page = chromium.new_page(viewport=PHONE)
    complaints, asked = list[str](), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(site + path)
        for each in page.locator("details").all():
            each.evaluate("one => { one.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    page.close()
    assert [text for text in complaints if "favicon" not in text and "404" not in text] == []
    assert all(url.startswith(site) for url in asked)


def test_without_scripts_all_is_read(chromium: Browser, site: str):
    context, scripted = chromium.new_context(java_script_enabled=False), chromium.new_page()
    page = context.new_page()
    for path in PAGES:
        page.goto(site + path)
        scripted.goto(site + path)
        scripted.locator("button").evaluate_all("all => all.forEach(one => one.remove())")
        words = page.locator("main").inner_text()
        assert words.split() == scripted.locator("main").inner_text().split(), path
        assert words
        assert page.locator("#find").count() == 0 or not page.locator("#find").is_visible(), path
        assert page.locator("figure svg:not(details svg)").evaluate_all(
            "all => all.every(one => one.getBoundingClientRect().height > 0)"), path
    page.goto(f"{site}country/XAC/")
    assert "24 victims" in page.inner_text("main")
    page.locator("figure details summary").first.click()
    assert page.locator("figure table").first.is_visible()
    scripted.close()
    context.close()


def test_a_reader_with_the_keyboard_alone_gets_everywhere_on_a_narrow_screen(chromium: Browser, site: str):
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    for path in PAGES:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.goto(f"{site}country/XAC/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("figure details summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("figure table").first.is_visible()
    page.locator("#find").focus()
    page.keyboard.type("chalk")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/country/XCH/")
    page.close()


def test_the_search_finds_a_country_and_a_code(chromium: Browser, site: str):
    page = chromium.new_page()
    page.goto(site)
    page.fill("#find", "no such name")
    page.get_by_text("Nothing found").wait_for()
    for words, address in (("acor", "country/XAC/"), ("ICSE_VIC", "goal/1.1/")):
        page.goto(f"{site}how-we-judge/")
        page.fill("#find", words)
        page.locator("#found a").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(site + address)
    page.close()


@pytest.mark.parametrize("goal, views", [
    ("1.1", ["growth", "years", "funnel"]), ("2.1", ["years"]), ("4.2", ["distance", "level", "years"])])
def test_a_goal_has_each_view_once_with_all_countries_in_its_table(chromium: Browser, site: str, goal, views):
    page = chromium.new_page()
    page.goto(f"{site}goal/{goal}/")
    figures = page.locator("section.chart > figure")
    assert figures.evaluate_all("all => all.map(one => one.id)") == views
    rows = figures.evaluate_all("all => all.map(one => one.querySelectorAll('details tbody tr').length)")
    page.close()
    assert min(rows) > 45


@pytest.mark.parametrize("code", ["AUS", "FRA"])
def test_a_country_with_few_figures_prints_on_one_page_with_those_of_others(chromium: Browser, site: str, code):
    page = chromium.new_page()
    page.goto(f"{site}preview/country/{code}/")
    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    words = sheet.extract_text()
    assert "Made with Goalline" in words
    assert "CyberTipline reports" in words
    assert "Nothing reported" not in words                             # which its table of goals says


@pytest.mark.parametrize("code", COUNTRIES[:4])
def test_a_country_prints_on_two_pages_with_a_source_for_each_figure(chromium: Browser, site: str, code):
    page = chromium.new_page()
    page.goto(f"{site}country/{code}/")
    figures = page.locator("section.goal .picture > figure").count()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) == 2
    words = "".join(sheet.extract_text() for sheet in printed.pages)
    assert words.count("Source:") == figures > 4
    assert not re.search(r"\S(Source|Note):", words)


def test_a_goal_prints_each_chart_whole_and_no_page_for_a_title_alone(chromium: Browser, site: str):
    page = chromium.new_page()
    page.goto(f"{site}goal/1.1/")
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    page.close()
    assert min(map(len, sheets)) > 600
    assert [sum(text.count(name) for name in ("Acornia", "Zincland")) for text in sheets[:3]] == [2, 2, 2]
