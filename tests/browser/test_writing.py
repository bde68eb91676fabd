"""What is written by hand in a browser, and what the ledger then holds: corrections, releases, locks, goals."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from indicators import wording
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.errors import Refusal
from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.preview import prepare
from indicators.submissions.publishing import publish
from indicators.submissions.shipped_data import SHIPPER
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.browser.conftest import Served, settled, still, write_cell
from tests.browser.test_commitments import FIRST_BOX
from tests.faults.tables import plain, row

ROW, HEAD, VALUE, WHY = 66, 36, 180 + 78 + 39, 180 + 2 * 78 + 75 + 75     # pixels of the table of Correct figures
GOAL, TITLE = "goals/4.2-takedown.yaml", "title: Take material down faster"

Browse = Callable[..., Page]


def do(page: Page, button: str, receipt: str, **fields: str) -> None:
    """Fill in the fields whose labels begin so, press the button, and wait for a new receipt with these words."""
    fill_in(page, **fields)
    earlier = page.locator(".gl-receipt").all_text_contents()          # as has_not_text compares them
    page.get_by_role("button", name=button, exact=True).click()
    new = page.locator(".gl-receipt").filter(has_text=receipt)
    expect(new.filter(has_not_text=earlier[0]) if earlier else new).to_be_visible()
    settled(page)


def fill_in(page: Page, **fields: str) -> None:
    for label, words in fields.items():
        field = page.get_by_role("textbox", name=label.replace("_", " ")).locator("visible=true").last
        field.fill(words)
        field.press("Tab")
        settled(page)


def test_a_figure_is_taken_back_in_the_table_then_withdrawn_and_restored(written: Served, browse: Browse) -> None:
    before = written.book.version()
    page = browse(f"{written.address}/grid?area=DEU&goal=4.2")
    expect(page.get_by_test_id("glide-cell-2-1")).to_have_text("76.32")
    table = page.locator(".stDataFrameGlideDataEditor.dvn-scroller")
    write_cell(page, table, WHY, HEAD + 1.5 * ROW,
               lambda _: page.get_by_test_id("portal").get_by_text("retracted").click(timeout=3_000))
    expect(page.get_by_test_id("glide-cell-4-1")).to_have_text("retracted")
    table.click(position={"x": VALUE, "y": HEAD + 1.5 * ROW})
    page.keyboard.press("Delete")
    expect(page.get_by_test_id("glide-cell-2-1")).to_have_text("")
    page.get_by_role("button", name=say("grid.check", count=1)).click()
    do(page, say("upload.save", count=wording.Count(1)), "Saved to working data",
       Source="Ministry", Note="an error")
    sent = written.book.submissions()[-1]
    assert (sent.kind, sent.actor_name, sent.source, sent.note) == ("edit", "not signed in", "Ministry", "an error")

    def absence() -> str:
        snapshot = Snapshot(written.book)
        snapshot.catch_up()
        found = snapshot.observations()
        found = found[(found["indicator"] == "de_domestic_removed_within_2_days") & (found["year"] == 2022)]
        return str(found["absence"].iloc[0])

    assert absence() == "retracted"
    page.goto(f"{written.address}/history?submission={sent.id}")
    settled(page)
    do(page, say("history.withdraw"), "on record", Reason="it was right")
    assert absence() == ""
    do(page, say("history.restore"), "on record", Reason="it was not")
    assert absence() == "retracted"
    assert [(event.kind, event.actor_name) for event in written.book.events(after=before)] == [
        ("published", "not signed in"), ("withdrawn", "not signed in"), ("restored", "not signed in")]


def test_a_version_is_released_and_the_release_taken_back(written: Served, browse: Browse) -> None:
    publish_one(written)
    before = written.book.version()
    page = browse(f"{written.address}/history?view=releases")
    do(page, say("history.release"), "on record", Name_of_the_release="Ministerial",
       Reason="decided by the board")
    snapshot = Snapshot(written.book)
    snapshot.catch_up()
    assert [(release.name, release.version) for release in snapshot.releases()][-1] == ("Ministerial", before + 1)
    page.get_by_text(say("history.take_back_title", name="Ministerial")).click()
    do(page, say("history.withdraw"), "on record", Reason="too early")
    snapshot.catch_up()
    assert snapshot.releases()[-1].taken_back is not None
    assert snapshot.released_version() == snapshot.releases()[-2].version
    assert [event.note for event in written.book.events(after=before)] == ["decided by the board", "too early"]


@pytest.mark.parametrize("gap", [0, 150, 300])
def test_two_clicks_save_once_and_say_so(written: Served, browse: Browse, gap: int) -> None:
    publish_one(written, value=9 + gap)
    sent, before = written.book.submissions()[-1].id, written.book.version()
    page = browse(f"{written.address}/history?view=releases")
    twice(page, gap, say("history.release"), "on record", Name_of_the_release=f"Draft {gap}",
          Reason="why")
    page.goto(f"{written.address}/history?submission={sent}")
    settled(page)
    twice(page, gap, say("history.withdraw"), "on record", Reason="wrong")
    twice(page, gap, say("history.restore"), "on record", Reason="right")
    page.goto(f"{written.address}/commitments?view=candidates&goal=2.2")
    settled(page)
    page.get_by_test_id("stDataFrame").click(position=FIRST_BOX)
    settled(page)
    twice(page, gap, say("commitments.confirm"), "confirmed")
    assert [event.kind for event in written.book.events(after=before)] == [
        "released", "withdrawn", "restored", "commitment_changed"]


def twice(page: Page, gap: int, button: str, receipt: str, **fields: str) -> None:
    """Fill in the fields, and click the button and what is in its place some milliseconds later."""
    fill_in(page, **fields)
    pressed = page.get_by_role("button", name=button, exact=True).first
    if gap:
        pressed.click()
        page.wait_for_timeout(gap)
        page.mouse.down()
        page.mouse.up()
    else:
        pressed.dblclick()
    expect(page.locator(".gl-receipt").filter(has_text=receipt).first).to_be_visible(timeout=60_000)
    still(page)
    trouble = page.locator(".gl-trouble").filter(visible=True).all_inner_texts()
    assert set(trouble) <= {wording.error(Refusal("reason.missing"))}      # of the button that has taken its place


def publish_one(written: Served, value: int = 8) -> None:
    """Publish a figure, so that there is something to release."""
    snapshot = Snapshot(written.book)
    sent = prepare(plain(row("AUS", year=2013, value=value)).encode(), "figures.csv", Choices(), written.book, snapshot)
    publish(sent, written.book, staff("Ann"), note="yearly")


def test_a_year_is_locked_and_unlocked_by_hand(written: Served, browse: Browse) -> None:
    page = browse(f"{written.address}/history?view=releases")
    page.get_by_text(say("history.lock_title")).click()
    do(page, say("history.lock"), "on record", Reason="reported")
    (year,) = written.book.locked()
    page.reload()
    settled(page)
    page.get_by_text(say("history.lock_title")).click()
    do(page, say("history.unlock"), "on record", Reason="the ministry asks")
    assert list(written.book.locked()) == []
    assert [(entry.kind, entry.payload["year"], entry.payload["reason"], entry.actor_name)
            for entry in written.book.log() if entry.kind in ("lock", "unlock")] == [
        ("lock", year, "reported", "not signed in"), ("unlock", year, "the ministry asks", "not signed in")]


def test_a_changed_catalogue_is_adopted_by_hand(written: Served, browse: Browse, tmp_path: Path) -> None:
    adopt_earlier_title(written, tmp_path / "data")
    before = written.book.version()
    page = browse(f"{written.address}/changed_files")
    expect(page.locator("tr", has_text="Remove material faster")).to_contain_text("Take material down faster")
    do(page, say("head.save"), "data version", Note="reviewed")
    assert [(event.kind, event.actor_name, event.note) for event in written.book.events(after=before)] == [
        ("adopted", "not signed in", "reviewed")]
    snapshot = Snapshot(written.book)
    titles = {goal.id: goal.title for goal in snapshot.catalogue(snapshot.catch_up()).goals}
    assert titles["4.2"] == "Take material down faster"


def adopt_earlier_title(written: Served, folder: Path) -> None:
    """Have the ledger keep another title of a goal than the files have."""
    shutil.copytree(SHIPPED, folder)
    goal = folder / GOAL
    goal.write_text(goal.read_text("utf-8").replace(TITLE, "title: Remove material faster"), "utf-8")
    written.book.adopt(SHIPPER, canonical_bytes(load_catalogue(folder)), previewed_on=written.book.version())
