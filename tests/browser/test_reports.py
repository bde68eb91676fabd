"""A country report is added, a line of it is put elsewhere in the table, and it is saved so."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from indicators import wording
from indicators.wording import say
from tests.browser.conftest import PHONE, write_cell
from tests.reports.test_sections import CAMBODIA

Browse = Callable[..., Page]
ROLE = 0.734             # of the table's width: the middle of the column that says what a line is
FIRST_ITEM = 38 + 35 * 9 + 17        # pixels from its top: "-Law on Anti-Cyber Crime is still the drafting process."


def test_a_line_taken_out_in_the_table_is_unplaced_and_the_report_is_no_longer_ready(
        staff: str, browse: Browse, tmp_path: Path) -> None:
    sent = tmp_path / "thailand.txt"
    sent.write_text(CAMBODIA.read_text(encoding="utf-8").replace("CAMBODIA", "THAILAND"), encoding="utf-8")
    page = browse(f"{staff}/reports?view=add")
    page.locator("input[type=file]").set_input_files(sent)
    queue = page.get_by_role("table", name=say("reports.queue"))
    expect(queue).to_contain_text(say("reports.ready"))
    expect(page.get_by_role("button", name=say("reports.save_clean", count=wording.Count(1)))).to_be_visible()
    lines = page.get_by_test_id("stDataFrame")
    lines.scroll_into_view_if_needed()
    box = lines.bounding_box()
    write_cell(page, lines, ROLE * box["width"], FIRST_ITEM,
               lambda chosen: chosen.fill(say("reports.role_unplaced"), timeout=3_000))
    page.keyboard.press("Enter")
    expect(queue).to_contain_text(say("reports.to_place"))
    expect(page.get_by_role("checkbox", name=say("reports.as_it_is", count=wording.Count(1)))).to_be_attached()


def test_on_a_phone_the_sections_are_on_one_line(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/reports", viewport=PHONE)
    sections = page.get_by_test_id("stButtonGroup").get_by_role("radio")
    expect(sections).to_have_count(3)
    assert len({section.bounding_box()["y"] for section in sections.all()}) == 1
