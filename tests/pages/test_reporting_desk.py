"""The reporting desk: a round is opened, edited and removed; steps, letters, drafts; nothing of it for the public."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.remarks import remarks_in_force
from indicators.model.remarks import Remark
from indicators.model.rounds import WITH_DAY, Invited, RoundStep, Step
from indicators.reports.reading import read_report
from indicators.reports.report import placements_data
from indicators.rounds.received import Stage, Timing
from indicators.wording import day, say
from tests import pseudo
from tests.ledger.ledger_builders import ANN, figures, report
from tests.ledger.test_rounds import ANNA, asked
from tests.pages.conftest import Show, Stub, laid_out, words
from tests.pages.copies import open_once
from tests.reports.cambodia import TEXT
from tests.reports.test_sections import CAMBODIA


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if button.label == label).click().run()


def field(shown: AppTest, label: str, nth: int = 0) -> Any:
    boxes: list[Any] = [*shown.text_input, *shown.multiselect, *shown.selectbox, *shown.date_input]
    return [box for box in boxes if box.label == label][nth]


def opened(url: str, **values: Any) -> tuple[Ledger, int]:
    book = open_once(url)
    return book, book.set_round(ANN, asked(**values)).number


def test_the_first_round_is_opened_for_all_members_and_goals(real: str, show: Show) -> None:
    shown = show("reporting_desk")
    field(shown, say("desk.name")).set_value("Reports of 2025")
    shown = press(shown, say("desk.open_new"))
    held, = open_once(real).rounds()
    assert (held.name, held.by, len(held.invited), len(held.goals)) == ("Reports of 2025", say("who.nobody"), 54, 7)
    assert say("receipt.done") in words(shown)
    assert say("desk.complete", complete=0, received=0, gaps=0, of=54, overdue=0) in words(shown)
    assert say("frame.chain") not in words(shown)            # the chain of events did not move


def test_a_round_that_is_opened_is_shown_and_one_that_is_removed_leaves_no_notice(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = show("reporting_desk", round="new")
    field(shown, say("desk.name")).set_value("Reports of 2026")
    shown = press(shown, say("desk.open_new"))
    assert ("round" in shown.query_params, field(shown, say("desk.round")).value) == (False, str(book.rounds()[-1].id))
    assert say("receipt.done") in words(shown)
    shown = show("reporting_desk", round=str(number))
    field(shown, say("history.why")).set_value("A trial.")
    shown = press(shown, say("desk.remove"))
    assert [one.name for one in book.rounds()] == ["Reports of 2026"]
    assert say("receipt.done") in words(shown)
    assert str(number) not in shown.query_params.get("round", "")
    assert "gl-trouble" not in laid_out(shown)


def test_a_round_lists_each_country_with_what_is_missing(real: str, show: Show) -> None:
    opened(real)
    shown = show("reporting_desk")
    assert say("desk.complete", complete=0, received=0, gaps=0, of=2, overdue=2) in words(shown)
    assert f"Cambodia {say('desk.received', stage='nothing')} {say('desk.due', timing='overdue')}" in words(shown)
    assert ANNA not in laid_out(shown) + words(shown)


PAST, AHEAD = {"opens": date(2020, 1, 1), "deadline": date(2020, 2, 1)}, {"deadline": date(2999, 1, 1)}
TODAY = datetime.now(UTC).date().isoformat()
STATES: dict[tuple[str, str], tuple[str, dict[str, date], Sequence[Step]]] = {
    ("nothing", "open"): ("THA", AHEAD, ()), ("nothing", "overdue"): ("THA", PAST, ()),
    ("received", "examined"): ("THA", PAST, [Step.RECEIVED]), ("gaps", "late"): ("GHA", PAST, ()),
    ("incomplete", "open"): ("DEU", AHEAD, ()),
    ("complete", "on_time"): ("KHM", AHEAD, ()), ("complete", "late"): ("KHM", PAST, ()),
    ("returned", "on_time"): ("KHM", AHEAD, [Step.RETURNED]), ("checked", "late"): ("KHM", PAST, [Step.CHECKED]),
    ("questions", "on_time"): ("KHM", AHEAD, [Step.QUESTIONS]),
    ("cleared", "on_time"): ("KHM", AHEAD, [Step.CHECKED, Step.CLEARED])}
"""For each stage and timing, a country, the days of a round, and what was done."""

WITHOUT_C = read_report(TEXT.partition("C) Please")[0], load_catalogue(SHIPPED))


def test_every_stage_and_timing_has_a_case() -> None:
    assert {stage for stage, _ in STATES} == set(map(str, Stage))
    assert {timing for _, timing in STATES} == set(map(str, Timing))


@pytest.mark.parametrize("state", STATES, ids="-".join)
def test_every_state_is_on_the_screen_and_in_the_workbook(
        real: str, show: Show, made: dict[str, bytes], state: tuple[str, str]) -> None:
    area, days, steps = STATES[state]
    book, number = opened(real, years=(2014,), report_year=2014, goals=("1.1",), invited={area: Invited()}, **days)
    book.publish(ANN, figures("KHM", "DEU", "GHA"), previewed_on=book.version())
    book.publish(ANN, replace(report("GHA", 2014), payload={"placements": placements_data(WITHOUT_C)}),
                 previewed_on=book.version())
    for step in steps:
        book.take_step(ANN, number, RoundStep(step=step, areas=(area,), day=TODAY, text="Why?"))
    said = f"{say('desk.received', stage=state[0])} {say('desk.due', timing=state[1])}"
    shown = show("reporting_desk", round=str(number), area=area)
    assert said in words(shown)
    (content,) = (file for name, file in made.items() if name.endswith(".xlsx"))
    rows = list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].values)
    assert " ".join(map(str, rows[1][1:3])) == said


def test_every_step_is_the_last_one_of_its_country_on_the_screen_and_in_the_workbook(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    areas = dict(zip([area.code for area in load_catalogue(SHIPPED).areas if area.member == "yes"], Step, strict=False))
    book, number = opened(real, invited={area: Invited() for area in areas})
    for area, step in areas.items():
        book.take_step(ANN, number, RoundStep(step=step, areas=(area,), day="2026-07-01", text="Why?", draft=13, until=(
            "2026-07-31" if step in WITH_DAY else "")))
    shown = show("reporting_desk", round=str(number))
    (content,) = (file for name, file in made.items() if name.endswith(".xlsx"))
    cells = {cell for row in openpyxl.load_workbook(BytesIO(content)).worksheets[0].values for cell in row}
    for step in Step:
        until = "31 July 2026" if step in WITH_DAY else "none"
        said = say("desk.did", step=say("desk.do", step=step), until=until)
        assert f"{said} 1 July 2026" in words(shown)             # in a column of its own
        assert {said, "1 July 2026"} <= cells


def taken(shown: AppTest, step: Step, text: str = "") -> AppTest:
    """The screen of a country, after a step was chosen, worded and recorded."""
    shown = next(box for box in shown.selectbox if box.label == say("desk.step")).set_value(str(step)).run()
    if text:
        shown = shown.text_area[0].set_value(text).run()
    return press(shown, say("desk.record", count=wording.Count(1)))


def test_a_step_is_recorded_with_its_day_and_who_and_withdrawn_again(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = taken(show("reporting_desk", round=str(number), area="KHM"), Step.RETURNED, "The unit is missing.")
    step, = book.rounds()[0].steps
    assert (step.step, step.areas, step.text, step.by) == (
        Step.RETURNED, ("KHM",), "The unit is missing.", say("who.nobody"))
    said = words(shown)
    assert say("receipt.done") in said
    assert "The unit is missing." in said
    assert f"Cambodia {say('desk.received', stage='returned')}" in said
    next(box for box in shown.text_input if box.label == say("history.why")).set_value("A mistake.")
    shown = press(shown, say("head.withdraw"))
    assert not book.rounds()[0].steps


def test_what_a_step_lacks_is_said_and_nothing_is_recorded(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = taken(show("reporting_desk", round=str(number), area="KHM"), Step.QUESTIONS)
    assert wording.error(Refusal("reason.missing")) in words(shown)
    assert wording.error(Refusal("round.no_draft", names="Cambodia")) in words(taken(shown, Step.NO_COMMENT))
    assert not book.rounds()[0].steps


def test_letters_and_deadlines_are_files_of_the_round_and_name_no_other_country(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    _, number = opened(real, invited={"KHM": Invited(contact="Anna Example", officer="Ada Desk"), "THA": Invited()})
    shown = show("reporting_desk", round=str(number), area="KHM")
    name, content = next((name, content) for name, content in made.items() if "reminded" in name)
    with ZipFile(BytesIO(content)) as archive:
        texts = {one: archive.read(one) for one in archive.namelist()}
    assert name == "goalline-reminded-Reports-of-2025-2025.zip"
    assert [one.rpartition(".")[2] for one in texts] == ["docx", "txt"]
    text = next(content.decode("utf-8-sig") for one, content in texts.items() if one.endswith("txt"))
    assert text.replace(wording.NO_BREAK, " ") == shown.code[0].value.replace(wording.NO_BREAK, " ") + "\n"
    assert "Dear Anna Example," in text
    assert "Ada Desk" in text                    # its desk officer, as nobody is signed in
    assert "Thailand" not in text
    calendar = next(content for name, content in made.items() if name.endswith(".ics"))
    assert b"DTSTART;VALUE=DATE:20260630" in calendar


def remarks_of(book: Ledger) -> list[Remark]:
    return remarks_in_force(book.events(), book.version())


def test_a_draft_is_sent_comes_back_with_comments_and_is_on_record(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    book, number = opened(real, invited={"DEU": Invited(), "KHM": Invited()})
    shown = taken(show("reporting_desk", round=str(number), area="DEU"), Step.DRAFT)
    step, = book.rounds()[0].steps
    assert (step.draft, step.until > TODAY) == (13, True)
    archive = ZipFile(BytesIO(next(content for name, content in made.items() if "draft" in name)))
    document = docx.Document(archive.open("goalline-draft-DEU-v13.docx"))
    (box,) = document.element.body.xpath(".//w:sdt[w:sdtPr/w:tag/@w:val='goalline_comment_4_2']//w:p")
    box.append(parse_xml(f'<w:r {nsdecls("w")}><w:t>We count anew.</w:t></w:r>'))
    document.add_comment(document.paragraphs[0].runs[0], "Thank you.", author="Ann")
    sent = BytesIO()
    document.save(sent)
    shown = show("reporting_desk", round=str(number))
    drafts = next(one for one in shown.file_uploader if one.label == say("desk.choose_drafts"))
    shown = drafts.set_value([*((name, sent.getvalue(), "") for name in ("again.docx", "back.docx")),
                              ("no.docx", b"words", "")]).run()
    assert wording.error(Refusal("draft.unknown")) in words(shown)
    assert f"Thank you. {say('desk.comment_place', place='word', author='Ann')}" in words(shown)
    assert [button for button in shown.button if button.label == say("desk.save_comments", count=wording.Count(1))]
    also = field(shown, say("desk.also_comments"))
    shown = also.set_value(also.options[:1]).run()
    shown = press(shown, say("desk.save_comments", count=wording.Count(2)))
    assert book.rounds()[0].steps[-1].step is Step.COMMENTED
    assert {(one.goal, one.text) for one in remarks_of(book)} == {("4.2", "We count anew."), ("", "Thank you.")}
    by = say("remarks.reply_by", draft=13, author=say("who.nobody"), day=day(TODAY), reason="back.docx")
    assert f"“We count anew.” {by}" in words(show("country", area="DEU", goal="4.2"))


def test_a_draft_is_of_the_data_version_that_was_downloaded(
        real: str, show: Show, stub: Stub, made: dict[str, bytes]) -> None:
    book, number = opened(real, invited={"DEU": Invited()})
    shown = show("reporting_desk", round=str(number), area="DEU")
    shown = next(box for box in shown.selectbox if box.label == say("desk.step")).set_value(str(Step.DRAFT)).run()
    assert "goalline-draft-Reports-of-2025-2025-v13.zip" in made
    stub("pages.shared.desk.round_forms.st.download_button", lambda *_, **__: None)          # no other is pressed
    book.publish(ANN, figures("KHM"), previewed_on=book.version())
    taken(shown, Step.DRAFT)
    assert (book.version(), book.rounds()[0].steps[0].draft) == (14, 13)


def test_that_no_comment_came_is_recorded_for_the_countries_statuses(real: str, show: Show) -> None:
    book, number = opened(real, invited={"DEU": Invited()})
    book.take_step(ANN, number, RoundStep(
        step=Step.DRAFT, areas=("DEU",), day="2025-03-01", until="2025-03-12", draft=13))
    taken(show("reporting_desk", round=str(number), area="DEU"), Step.NO_COMMENT)
    assert "Germany: no comment received by 12 March 2025" in words(show("country", area="DEU", goal="4.2"))


def test_a_contact_is_saved_and_a_new_round_takes_it_over(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = show("reporting_desk", round=str(number), area="THA")
    field(shown, say("desk.contact")).set_value("Tom Example")
    field(shown, say("desk.officer")).set_value("Ada")
    press(shown, say("desk.save_contact"))
    assert book.rounds()[0].invited["THA"] == Invited(contact="Tom Example", officer="Ada")
    shown = show("reporting_desk", round="new")
    field(shown, say("desk.name")).set_value("Reports of 2026")
    press(shown, say("desk.open_new"))
    assert book.rounds()[1].invited["THA"].contact == "Tom Example"


def test_contacts_are_imported_from_a_file(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = show("reporting_desk", round=str(number))
    contacts = next(one for one in shown.file_uploader if one.label == say("desk.contacts_choose"))
    shown = contacts.set_value(("contacts.csv", b"country,officer\nThailand,Ada\nCambodia,Ben\n", "text/csv")).run()
    assert f"Thailand {say('desk.contact_is', kind='new')}" in words(shown)
    assert f"Cambodia {say('desk.contact_is', kind='changed')} {ANNA} Khmer Ben" in words(shown)
    press(shown, say("desk.save_contacts", count=wording.Count(2)))
    assert {area: one.officer for area, one in book.rounds()[0].invited.items()} == {"KHM": "Ben", "THA": "Ada"}


def test_contacts_with_a_fault_are_named_and_not_offered(real: str, show: Show) -> None:
    _, number = opened(real)
    shown = show("reporting_desk", round=str(number))
    contacts = next(one for one in shown.file_uploader if one.label == say("desk.contacts_choose"))
    shown = contacts.set_value(("contacts.csv", b"country,officer\nAtlantis,Ada\n", "text/csv")).run()
    assert wording.error(Refusal("contacts.refused")) in words(shown)
    assert not [button for button in shown.button if str(button.key) == "desk.contacts.save"]


@pytest.mark.parametrize("act, left", [("remove", 0), ("erase", 1)])
def test_a_round_is_removed_or_its_earlier_contacts_are_erased_with_a_reason(
        real: str, show: Show, act: str, left: int) -> None:
    book, number = opened(real)
    book.set_round(ANN, asked(invited={"KHM": Invited()}), based_on=number)
    shown = show("reporting_desk")
    field(shown, say("history.why"), ("remove", "erase").index(act)).set_value("Asked for.")
    press(shown, say(f"desk.{act}"))
    assert len(book.rounds()) == left
    assert (ANNA in repr(book.log())) == (act == "remove")


def test_a_round_is_removed_with_all_its_contacts_where_that_is_ticked(real: str, show: Show) -> None:
    book, _ = opened(real)
    shown = show("reporting_desk")
    field(shown, say("history.why")).set_value("It was a trial.")
    next(box for box in shown.checkbox if box.label == say("desk.remove_erase")).check()
    press(shown, say("desk.remove"))
    assert not book.rounds()
    assert ANNA not in repr(book.log())


def test_a_past_version_has_no_desk(real: str, show: Show) -> None:
    opened(real)
    shown = show("reporting_desk", version="5")
    assert "Reports of 2025" not in laid_out(shown) + words(shown)
    assert ANNA not in laid_out(shown) + words(shown)


@pytest.fixture
def made(stub: Stub) -> dict[str, bytes]:
    """What each download would hold, by the name of its file; the test runner presses no download button."""
    files: dict[str, bytes] = {}

    def button(label: str, data: Any, name: str, *_: object, **__: object) -> None:
        files[name] = data()

    stub("pages.shared.desk.round_forms.st.download_button", button)
    return files


def forms_of(made: dict[str, bytes]) -> bytes:
    return next(content for name, content in made.items() if name.startswith("goalline-reports"))


def test_a_round_gives_the_form_of_each_of_its_countries_for_the_year_of_its_report(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, name="Reports / 2026: second", report_year=2026)
    show("reporting_desk")
    with ZipFile(BytesIO(made["goalline-reports-Reports-2026-second-2026.zip"])) as archive:
        assert archive.namelist() == ["goalline-report-KHM-2026.docx", "goalline-report-THA-2026.docx"]
        texts = [paragraph.text for paragraph in docx.Document(BytesIO(archive.read(archive.namelist()[0]))).paragraphs]
    assert texts[:2] == ["Cambodia", "Reporting form 2026"]
    assert any("] Announced in 2014: “To accelerate the drafting of law on Anti-Cyber Crime.”" in one for one in texts)
    assert ANNA not in " ".join(texts)


def test_a_country_that_the_catalogue_no_longer_has_gets_no_form(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, invited={"KHM": Invited(), "XXX": Invited()})
    assert not show("reporting_desk").exception
    assert ZipFile(BytesIO(forms_of(made))).namelist() == ["goalline-report-KHM-2025.docx"]


def test_no_part_of_a_form_names_a_contact_another_country_or_a_program(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real)
    show("reporting_desk")
    with ZipFile(BytesIO(forms_of(made))) as archive:
        forms = {name: ZipFile(BytesIO(archive.read(name))) for name in archive.namelist()}
    for name, other in (("goalline-report-KHM-2025.docx", "Thailand"), ("goalline-report-THA-2025.docx", "Cambodia")):
        parts = b"".join(map(forms[name].read, forms[name].namelist())).decode("utf-8", "ignore")
        assert not [word for word in (ANNA, other, "python-docx") if word in parts]


def test_the_name_of_a_long_round_is_shortened_to_a_file_name(real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, name="年度报告／" * 50)
    show("reporting_desk")
    name = next(name for name in made if name.endswith(".zip"))
    assert name.startswith("goalline-reports-年度报告-")
    assert len(name.encode()) <= 255


def test_a_form_is_in_the_language_of_its_country_if_goalline_has_it(
        real: str, show: Show, made: dict[str, bytes], pseudo_words: Path) -> None:
    with pseudo.spoken("en", pseudo_words):
        opened(real, invited={"DEU": Invited(language="Welsh"), "KHM": Invited(language="Khmer")})
        show("reporting_desk")
    with ZipFile(BytesIO(made["goalline-reports-Reports-of-2025-2025.zip"])) as archive:
        cells = {name: [cell.text for table in docx.Document(BytesIO(archive.read(name))).tables
                        for cell in table.columns[1].cells] for name in archive.namelist()}
    assert any(pseudo.OPENS in cell for cell in cells["goalline-report-DEU-2025.docx"])
    assert not any(pseudo.OPENS in cell for cell in cells["goalline-report-KHM-2025.docx"])
    assert any("2014" in cell for cell in cells["goalline-report-KHM-2025.docx"])


def test_a_round_of_invented_figures_has_forms(real: str, show: Show, made: dict[str, bytes]) -> None:
    assert say("desk.what") in words(show("reporting_desk", set="illustrative"))
    assert not show("reporting_desk", set="illustrative", area="XGA").exception
    assert made


def test_a_file_that_was_read_and_is_not_saved_has_been_received_for_every_session(real: str, show: Show) -> None:
    _, number = opened(real, years=(2014,), report_year=2014, **PAST)
    reader = show("reports", view="add")
    reader.file_uploader[0].set_value([("khm.txt", CAMBODIA.read_bytes(), "text/plain")])
    reader.run()
    shown = show("reporting_desk", round=str(number), area="KHM")
    assert f"{say('desk.received', stage='received')} {say('desk.due', timing='examined')}" in words(shown)
    assert say("desk.waits", area="Cambodia", files="khm.txt") in words(shown)
    assert say("letter.missing", area="Cambodia") not in words(shown)


def test_a_draft_that_there_is_not_was_not_sent(real: str, show: Show) -> None:
    book, number = opened(real, invited={"HMD": Invited()})
    shown = taken(show("reporting_desk", round=str(number), area="HMD"), Step.DRAFT)
    name = wording.area("HMD", load_catalogue(SHIPPED))
    assert wording.error(Refusal("round.nothing_to_send", names=name)) in words(shown)
    assert not book.rounds()[-1].steps
