"""A round of seven invented countries from its opening to the release: after every step the desk says what is true of
each country, and the public sees what it saw, until the release.
"""

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, Position, expect

from indicators import wording
from indicators.cli.main import main
from indicators.ingest.reading import read_document
from indicators.model.rounds import Step
from indicators.opening import open_made
from indicators.rounds.received import Stage, Timing
from indicators.wording import say
from tests.browser.conftest import copied, follow, settled
from tests.browser.test_round import ALL, commented, downloaded, press
from tests.cli.test_export import lines
from tests.rounds.filled_forms import ANSWER, answer, boxes, saved
from tests.serving import serving

Browse = Callable[..., Page]
FIRST: Position = {"x": 18, "y": 36 + 18}         # the box of a table's first row: overdue countries come first
YEAR = date.today().year - 1
OPENED, PAST = (date.today() - timedelta(days=days) for days in (90, 10))
COUNTRIES = {"XAC": "Acornia", "XAG": "Agateland", "XAL": "Alderia", "XAM": "Amberland", "XBA": "Basaltia",
             "XBI": "Birchland", "XBR": "Bramblia"}
AS_TEXT, CHANGED, SILENT = "XAG", "XAL", "XBR"
ANSWERED = [area for area in COUNTRIES if area != SILENT]
STAGE_OF_LAW = "Stage of the law"
Figures = dict[tuple[str, str], float]


@pytest.fixture
def address(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a dashboard of this test's own, whose ledger the commands of this process open too."""
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(copied(loaded, tmp_path) / 'ledger.db').as_posix()}")
    with serving(tmp_path) as there:
        yield there


def public(tmp_path: Path) -> list[dict[str, str]]:
    """The figures of the public export."""
    archive = tmp_path / "public.zip"
    archive.unlink(missing_ok=True)
    assert main(["export", "--for", "public", "--set", "illustrative", "--out", str(archive)]) == 0
    return lines(archive, "observations")


def filled(form: bytes, area: str) -> tuple[bytes, Figures]:
    """A form with an answer in every box and a figure in every row; the figures by the titles of their rows."""
    document, number = docx.Document(io.BytesIO(form)), list(COUNTRIES).index(area)
    answer(document, {(goal, part): [[f"Our answer on {part} of goal {goal}."]] * len(found)
                      for (goal, part), found in boxes(document).items()})
    rows = [row.cells for table in document.tables for row in table.rows[1:]]
    figures = {(area, cells[0].text): 3.0 if cells[0].text == STAGE_OF_LAW else 60.0 + 3 * number + place
               for place, cells in enumerate(rows)}
    for cells in rows:
        cells[2].paragraphs[0].add_run(f"{figures[area, cells[0].text]:.0f}")
    if area == CHANGED:
        for paragraph in document.paragraphs:
            if paragraph.style.name == "Quoted" or paragraph.text.startswith("Please "):
                paragraph._p.getparent().remove(paragraph._p)
            elif paragraph.style.name == ANSWER and paragraph.text:
                paragraph.text, paragraph.style = f"- {paragraph.text}", "Normal"
    return saved(document), figures


def returned(forms: dict[str, bytes], folder: Path) -> tuple[list[Path], Figures]:
    """The files that the countries send, one of them as text, and the figures in them."""
    files, figures = list[Path](), Figures()
    for area in ANSWERED:
        content, own = filled(forms[area], area)
        files.append(folder / f"{area}.{'txt' if area == AS_TEXT else 'docx'}")
        files[-1].write_bytes(read_document(content).text.encode() if area == AS_TEXT else content)
        figures |= own
    return files, figures


def open_round(page: Page) -> None:
    page.get_by_role("textbox", name=say("desk.name")).fill(f"Reports of {YEAR}")
    for field, day in {"opens": OPENED, "deadline": PAST}.items():
        date_input = page.get_by_test_id("stDateInput").filter(has_text=say(f"desk.{field}"))
        date_input.get_by_role("spinbutton").first.click()
        page.keyboard.type(f"{day:%Y%m%d}", delay=30)
    countries = page.get_by_role("combobox", name=say("head.countries"))
    page.get_by_test_id("stMultiSelect").filter(has=countries).get_by_label("Clear all").click()
    for name in COUNTRIES.values():
        countries.fill(name)
        page.get_by_role("option", name=name).click()
    countries.press("Tab")                     # closes the list, behind which no button is found
    press(page, say("desk.open_new"))


def choose(page: Page, position: Position) -> str:
    """Select all countries, or the first, about whom a reminder is proposed; return the words that record a step."""
    page.get_by_test_id("stDataFrame").first.click(position=position)
    words = say("desk.record", count=wording.Count(len(COUNTRIES) if position == ALL else 1))
    expect(page.get_by_role("button", name=words, exact=True)).to_be_visible()
    settled(page)
    return words


def choose_step(page: Page, step: Step) -> None:
    page.get_by_role("combobox", name=say("desk.step")).click()
    page.get_by_role("option", name=say("desk.do", step=step), exact=True).click()
    settled(page)


def check_desk(page: Page, stage: Stage, timing: Timing, of_silent: Timing) -> None:
    """Compare the table of the desk with what is true of those that answered, and of the one that did not."""
    table = page.get_by_test_id("stDataFrame").first
    states = {COUNTRIES[area]: (stage, timing) for area in ANSWERED} | {COUNTRIES[SILENT]: (Stage.NOTHING, of_silent)}
    expected = {name: [say("desk.received", stage=one), say("desk.due", timing=due)]
                for name, (one, due) in states.items()}
    expect(table.get_by_test_id(f"glide-cell-1-{len(COUNTRIES) - 1}")).to_be_attached()
    names, *shown = (table.locator(f"[data-testid^=glide-cell-{column}-]").all_text_contents() for column in (1, 2, 3))
    assert dict(zip(names, map(list, zip(*shown, strict=True)), strict=True)) == expected


@pytest.mark.long
def test_nothing_of_a_round_is_public_before_its_release_and_no_one_who_answered_is_called_silent(
        address: str, browse: Browse, tmp_path: Path) -> None:
    before = public(tmp_path)
    page = browse(f"{address}/reporting_desk?set=illustrative&round=new")
    open_round(page)
    expect(page.locator(".gl-lead")).to_have_text(say("desk.complete", complete=0, received=0, gaps=0, of=7, overdue=7))
    archive = downloaded(page, say("desk.forms", count=wording.Count(7), year=YEAR))
    forms = {area: archive.read(file) for file in archive.namelist() for area in COUNTRIES if area in file}
    assert len(forms) == len(archive.namelist()) == len(COUNTRIES)
    assert public(tmp_path) == before

    files, figures = returned(forms, tmp_path)
    desk, add = page.url, f"{address}/reports?set=illustrative&view=add"
    follow(page, add)
    page.locator("input[type=file][accept*='.pdf']").set_input_files(files)
    queue = page.get_by_role("region", name=say("reports.queue"))
    expect(queue).to_contain_text(say("reports.ready"))
    settled(page)
    follow(page, desk)
    check_desk(page, Stage.RECEIVED, Timing.EXAMINED, Timing.OVERDUE)
    assert public(tmp_path) == before

    follow(page, add)
    page.get_by_role("textbox", name=say("upload.reason")).fill("As the countries say")
    press(page, say("head.save"), say("reports.brought", figures=len(figures), answers=0))
    follow(page, desk)
    check_desk(page, Stage.COMPLETE, Timing.LATE, Timing.OVERDUE)
    assert public(tmp_path) == before

    record, done = choose(page, FIRST), page.get_by_role("list").filter(has_text=say("who.nobody"))
    page.get_by_role("button", name=record, exact=True).click()
    expect(done).to_contain_text(say("desk.do", step=Step.REMINDED))
    choose_step(page, Step.EXTENDED)
    page.get_by_role("button", name=record, exact=True).click()
    expect(done).to_contain_text(say("desk.do", step=Step.EXTENDED))
    settled(page)
    check_desk(page, Stage.COMPLETE, Timing.LATE, Timing.OPEN)
    book, snapshot = open_made("illustrative")
    titles = {one.id: one.title for goal in snapshot.catalogue().goals for one in goal.indicators}
    steps = book.rounds()[-1].steps
    book.close()
    assert [(one.step, one.areas) for one in steps] == [(Step.REMINDED, (SILENT,)), (Step.EXTENDED, (SILENT,))]
    assert public(tmp_path) == before

    record = choose(page, ALL)
    letters = downloaded(page, say("desk.letters", count=wording.Count(7)))
    texts = {file.split("-")[2]: letters.read(file).decode() for file in letters.namelist() if file.endswith(".txt")}
    missing = say("letter.missing", area="").rstrip(" :")
    assert [area for area, text in texts.items() if missing in text] == [SILENT]
    choose_step(page, Step.DRAFT)
    drafts = downloaded(page, say("desk.drafts", count=wording.Count(7)))
    press(page, record)
    back = tmp_path / "back.docx"
    back.write_bytes(commented(drafts.read(next(file for file in drafts.namelist() if CHANGED in file))))
    page.get_by_text(say("desk.returned_drafts")).click()
    page.locator("input[type=file]").last.set_input_files(back)
    press(page, say("desk.save_comments", count=wording.Count(1)))
    check_desk(page, Stage.COMPLETE, Timing.LATE, Timing.OPEN)
    assert public(tmp_path) == before

    follow(page, f"{address}/history?set=illustrative&view=releases")
    page.get_by_role("textbox", name=say("history.release_named")).fill("The round")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("textbox", name=say("history.why")).first.fill("Complete")
    press(page, say("history.release"), say("receipt.done").rstrip("."))
    shown = {(row["REF_AREA"], titles[row["INDICATOR"]]): float(row["OBS_VALUE"]) for row in public(tmp_path)
             if row["TIME_PERIOD"] == str(YEAR) and row["OBS_VALUE"]}
    assert shown == figures
    assert str(YEAR) not in {row["TIME_PERIOD"] for row in before}
