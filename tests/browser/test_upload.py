"""A file that is dropped on the screen in a real browser, and published once."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.faults.tables import plain, row

DROP = """([zone, name, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name, {type: "text/csv"}));
    for (const kind of ["dragenter", "dragover", "drop"])
        zone.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file where files are dropped, and wait for what was read."""
    zone = page.get_by_test_id("stFileUploaderDropzone")
    expect(zone).to_be_visible()
    page.evaluate(DROP, [zone.element_handle(), name, text])
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()


def issues_of(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download all findings").click()
    return list(csv.DictReader(Path(taken.value.path()).read_text("utf-8-sig").splitlines()))


def test_a_file_is_dropped_checked_and_its_good_rows_published_by_two_quick_clicks_once(
        own: str, browse: Callable[..., Page]) -> None:
    page = browse(f"{own}/upload")
    drop(page, "figures.csv", plain(row(year=2013, value=8), row(year=2014, value=12), row(year=2015, value="many")))
    expect(page.get_by_text("One error")).to_be_visible()
    assert [(each["line"], each["column"], each["found"]) for each in issues_of(page)] == [("4", "value", "many")]
    page.get_by_text("Publish the good figures only;").click()
    settled(page)
    sign(page, "Ana Silva")
    page.get_by_role("button", name="Publish 2 figures").dblclick()
    expect(page.get_by_text("Published: 2 figures (2 new, 0 changed). They are data version 14.")).to_be_visible()
    expect(page.get_by_text("Left out: 1 figure")).to_be_visible()
    page.get_by_role("link", name="See Cambodia").click()
    expect(page.locator(".stMain h1")).to_have_text("Cambodia")
    expect(page.get_by_text("data version 14").first).to_be_visible()


def sign(page: Page, name: str, note: str = "yearly figures") -> None:
    """Say who publishes, and what."""
    for label, words in (("Your name", name), ("Note", note)):
        page.get_by_role("textbox", name=label).fill(words)
        page.get_by_role("textbox", name=label).press("Enter")
        settled(page)


def publish(page: Page, name: str, note: str = "yearly figures") -> None:
    """Sign and publish one figure."""
    sign(page, name, note)
    page.get_by_role("button", name="Publish one figure").click()


def test_of_two_at_the_comparison_the_second_sees_what_the_first_did_and_decides_again(
        own: str, browse: Callable[..., Page]) -> None:
    ana, ben = browse(f"{own}/upload"), browse(f"{own}/upload")
    drop(ana, "ana.csv", plain(row(year=2014, value=12)))
    drop(ben, "ben.csv", plain(row(year=2014, value=13)))
    for page in (ana, ben):
        expect(page.get_by_text("1 new")).to_be_visible()
    publish(ben, "Ben Ito")
    expect(ben.get_by_text("It is data version 14.")).to_be_visible()
    publish(ana, "Ana Silva", "from the police")
    told = ana.locator(".gl-trouble")
    expect(told).to_contain_text("While you looked, one of these figures was changed by someone else.")
    expect(told).to_contain_text("Ben Ito published figures (data version 14).")
    expect(ana.get_by_text("1 changed")).to_be_visible()
    expect(ana.locator("tr", has_text="12 victims")).to_contain_text("13 victims")
    expect(ana.get_by_role("textbox", name="Note")).to_have_value("from the police")
    ana.get_by_role("button", name="Publish one figure").click()
    expect(ana.get_by_text("It is data version 15.")).to_be_visible()
    third = browse(f"{own}/country?area=KHM&goal=1.1")
    expect(third.get_by_text("data version 15").first).to_be_visible()
    expect(third.get_by_text("12 victims").first).to_be_visible()


def test_a_file_stays_while_another_screen_is_looked_at(own: str, browse: Callable[..., Page]) -> None:
    page = browse(f"{own}/upload")
    drop(page, "figures.csv", plain(row(year=2013, value=8)))
    page.get_by_role("link", name="Overview").first.click()
    expect(page.locator(".stMain h1").first).not_to_have_text("Upload")
    page.go_back()
    expect(page.get_by_text("“figures.csv” is still here from before you went to another screen.")).to_be_visible()
    publish(page, "Ana Silva")
    expect(page.get_by_text("Published: one figure (1 new, 0 changed).")).to_be_visible()
