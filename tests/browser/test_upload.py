"""A file that is dropped on the screen in a real browser, and published once."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.conftest import Served, settled
from tests.faults.tables import plain, row
from tests.pages.uploads import text

DROP = """([zone, name, text]) => {
    const files = new DataTransfer();
    files.items.add(new File([text], name, {type: "text/csv"}));
    for (const kind of ["dragenter", "dragover", "drop"])
        zone.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""


def drop(page: Page, name: str, content: str) -> None:
    """Drop a file where files are dropped, and wait for what was read."""
    zone = page.get_by_test_id("stFileUploaderDropzone")
    expect(zone).to_be_visible()
    page.evaluate(DROP, [zone.element_handle(), name, content])
    expect(page.get_by_role("heading", name=text("step_file"))).to_be_visible()


def read(kind: str) -> str:
    """What is said of a file with one figure."""
    return text("sum", count=1, parts=text("part", kind=kind, count=1))


def issues_of(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as taken:
        page.get_by_role("button", name=text("issues_csv")).click()
    return list(csv.DictReader(Path(taken.value.path()).read_text("utf-8-sig").splitlines()))


def test_a_file_is_dropped_checked_and_its_good_rows_published_by_two_quick_clicks_once(
        written: Served, browse: Callable[..., Page]) -> None:
    before = written.book.version()
    page = browse(f"{written.address}/upload")
    drop(page, "figures.csv", plain(row(year=2013, value=8), row(year=2014, value=12), row(year=2015, value=-8)))
    expect(page.get_by_text("One error")).to_be_visible()
    assert [(each["line"], each["column"], each["found"]) for each in issues_of(page)] == [("4", "value", "-8")]
    page.get_by_text(text("good_rows", count=1)).click()
    settled(page)
    write_note(page)
    page.get_by_role("button", name=text("save", count=2)).dblclick()
    expect(page.get_by_text(text("saved", count=2, new=2, changed=0, version=before + 1))).to_be_visible()
    expect(page.get_by_text(text("left_out", count=1))).to_be_visible()
    page.get_by_role("link", name=text("see_country", name="Cambodia")).click()
    expect(page.locator(".stMain h1")).to_contain_text("Cambodia")
    expect(page.get_by_text(f"data version {before + 1}").first).to_be_visible()


def write_note(page: Page, note: str = "yearly figures") -> None:
    """Say what is published."""
    page.get_by_role("textbox", name="Note").fill(note)
    page.get_by_role("textbox", name="Note").press("Enter")
    settled(page)


def publish(page: Page, note: str = "yearly figures") -> None:
    """Publish one figure with a note."""
    write_note(page, note)
    page.get_by_role("button", name=text("save", count=1)).click()


def test_of_two_at_the_comparison_the_second_sees_what_the_first_did_and_decides_again(
        written: Served, browse: Callable[..., Page]) -> None:
    before = written.book.version()
    ana, ben = browse(f"{written.address}/upload"), browse(f"{written.address}/upload")
    drop(ana, "ana.csv", plain(row("THA", year=2014, value=12)))
    drop(ben, "ben.csv", plain(row("THA", year=2014, value=13)))
    for page in (ana, ben):
        expect(page.get_by_text(read("new"))).to_be_visible()
    publish(ben)
    expect(ben.get_by_text(text("saved", count=1, new=1, changed=0, version=before + 1))).to_be_visible()
    publish(ana, "from the police")
    told = ana.locator(".gl-trouble")
    expect(told).to_contain_text(text("stale", count=1))
    expect(told).to_contain_text(f"{say('who.nobody')}: Thailand, ")
    expect(ana.get_by_text(read("changed"))).to_be_visible()
    expect(ana.locator("tr", has_text="12 victims")).to_contain_text("13 victims")
    expect(ana.get_by_role("textbox", name="Note")).to_have_value("from the police")
    save = ana.get_by_role("button", name=text("save", count=1))
    expect(save).to_have_count(1)               # the one of before is there until the screen is complete
    save.click()
    expect(ana.get_by_text(text("saved", count=1, new=0, changed=1, version=before + 2))).to_be_visible()
    third = browse(f"{written.address}/country?area=THA&goal=1.1")
    expect(third.get_by_text(f"data version {before + 2}").first).to_be_visible()
    expect(third.get_by_text("12 victims").first).to_be_visible()


def test_a_file_stays_while_another_screen_is_looked_at(written: Served, browse: Callable[..., Page]) -> None:
    before = written.book.version()
    page = browse(f"{written.address}/upload")
    drop(page, "figures.csv", plain(row("PHL", year=2013, value=8)))
    page.get_by_role("link", name="Overview").first.click()
    expect(page.locator(".stMain h1").first).not_to_have_text("Upload")
    page.go_back()
    expect(page.get_by_text("figures.csv")).to_be_visible()
    publish(page)
    expect(page.get_by_text(text("saved", count=1, new=1, changed=0, version=before + 1))).to_be_visible()
