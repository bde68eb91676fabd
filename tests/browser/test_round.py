"""The path of a round in a real browser: two countries written to, asked for comments, and their comments read back."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from playwright.sync_api import Page, Position, expect

from indicators import wording
from indicators.model.rounds import Invited, Step
from indicators.permission import staff
from indicators.wording import say
from tests.browser.conftest import Served, settled
from tests.browser.test_commitments import everyone_can_use

Browse = Callable[..., Page]
ALL: Position = {"x": 18, "y": 18}               # the box in the head of the table, which selects every row
BOTH = wording.Count(2)


def downloaded(page: Page, label: str) -> ZipFile:
    with page.expect_download() as taken:
        page.get_by_role("button", name=label).click()
    return ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes()))


def press(page: Page, label: str, words: str = "") -> None:
    """Press a button that records something, after which it is gone, and wait for the receipt with these words."""
    button = page.get_by_role("button", name=label)
    button.click()
    expect(button).to_have_count(0)
    expect(page.locator(".gl-receipt")).to_contain_text(words or say("receipt.done"))
    settled(page)


def commented(content: bytes) -> bytes:
    document, sent = docx.Document(io.BytesIO(content)), io.BytesIO()
    (box,) = document.element.body.xpath(".//w:sdt[w:sdtPr/w:tag/@w:val='goalline_comment_all']//w:p")
    box.append(parse_xml(f'<w:r {nsdecls("w")}><w:t>We agree.</w:t></w:r>'))
    document.save(sent)
    return sent.getvalue()


def test_two_countries_are_reminded_get_their_drafts_and_one_comments(
        written: Served, browse: Browse, tmp_path: Path) -> None:
    number = written.book.set_round(staff("Ann"), {
        "name": "Reports of 2023", "years": (2023,), "report_year": 2023, "goals": ("1.1", "4.2"),
        "opens": date(2024, 1, 1), "deadline": date(2024, 6, 30),
        "invited": {"DEU": Invited("Anna Example"), "KHM": Invited()}}).number
    page = browse(f"{written.address}/reporting_desk?round={number}")
    settled(page)
    table = page.get_by_test_id("stDataFrame").first
    table.click(position=ALL)
    letters = downloaded(page, say("desk.letters", count=BOTH))
    assert [letter[:22] for letter in letters.namelist()] == [
        f"goalline-reminded-{area}-" for area in ("KHM", "KHM", "DEU", "DEU")]
    press(page, say("desk.record", count=BOTH))

    table.click(position=ALL)
    step = page.get_by_role("combobox", name=say("desk.step"))
    step.click()
    page.get_by_role("option", name=say("desk.do", step=Step.DRAFT)).click()
    drafts = downloaded(page, say("desk.drafts", count=BOTH))
    press(page, say("desk.record", count=BOTH))
    assert [step.step for step in written.book.rounds()[-1].steps] == [Step.REMINDED, Step.DRAFT]

    back = tmp_path / "back.docx"
    back.write_bytes(commented(drafts.read(next(draft for draft in drafts.namelist() if "DEU" in draft))))
    page.get_by_text(say("desk.returned_drafts")).click()
    page.locator("input[type=file]").last.set_input_files(back)
    press(page, say("desk.save_comments", count=wording.Count(1)))
    assert written.book.rounds()[-1].steps[-1].areas == ("DEU",)

    page.goto(f"{written.address}/reporting_desk?round={number}&area=DEU")
    settled(page)
    done = page.get_by_role("list").filter(has_text=say("who.nobody"))
    expect(done).to_contain_text(say("desk.do", step=Step.COMMENTED))
    everyone_can_use(page)
