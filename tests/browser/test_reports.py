"""A country report is added, and a line of it put elsewhere."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Position, expect

from indicators import wording
from indicators.wording import say
from tests.browser.conftest import PHONE
from tests.reports.test_sections import CAMBODIA

Browse = Callable[..., Page]
FIRST_BOX: Position = {"x": 18, "y": 36 + 33}        # of the table: the box of its first row


def test_a_line_taken_out_by_the_keyboard_is_unplaced_and_the_report_is_no_longer_ready(
        staff: str, browse: Browse, tmp_path: Path) -> None:
    sent = tmp_path / "thailand.txt"
    sent.write_text(CAMBODIA.read_text(encoding="utf-8").replace("CAMBODIA", "THAILAND"), encoding="utf-8")
    page = browse(f"{staff}/reports?view=add")
    page.locator("input[type=file]").set_input_files(sent)
    queue = page.get_by_role("region", name=say("reports.queue"))
    expect(queue).to_contain_text(say("reports.ready"))
    page.get_by_text(say("reports.lines", count=wording.Count(0))).click()
    words = page.get_by_placeholder(say("filters.search"), exact=True)
    words.fill("still the drafting process")
    words.press("Enter")
    lines = page.get_by_test_id("stDataFrame").last
    expect(lines.get_by_test_id("glide-cell-2-0")).to_contain_text("drafting process")
    lines.click(position=FIRST_BOX)
    place = page.get_by_role("combobox", name=say("reports.put", count=wording.Count(1)))
    expect(place).to_be_enabled()
    place.press_sequentially(say("reports.role_unplaced"))
    place.press("Enter")
    expect(queue).to_contain_text(say("reports.to_place"))
    expect(page.get_by_role("checkbox", name=say("reports.as_it_is", count=wording.Count(1)))).to_be_attached()


def test_on_a_phone_the_sections_are_on_one_line(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/reports", viewport=PHONE)
    sections = page.get_by_test_id("stButtonGroup").get_by_role("radio")
    expect(sections).to_have_count(3)
    assert len({section.bounding_box()["y"] for section in sections.all()}) == 1
