"""The reporting desk: a round is opened, read, edited and removed; reminders; nothing of it for the public."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.model.rounds import Invited
from indicators.wording import say
from tests import pseudo
from tests.ledger.ledger_builders import ANN
from tests.ledger.test_rounds import ANNA, asked
from tests.pages.conftest import Show, Stub, laid_out, words
from tests.pages.copies import open_once


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if button.label == label).click().run()


def field(shown: AppTest, label: str, nth: int = 0) -> Any:
    boxes: list[Any] = [*shown.text_input, *shown.multiselect, *shown.selectbox, *shown.date_input]
    return [box for box in boxes if box.label == label][nth]


def opened(url: str, **values: Any) -> tuple[Ledger, int]:
    book = open_once(url)
    return book, book.set_round(ANN, asked(**values)).number


def test_the_first_round_is_opened_by_a_named_person_for_all_members_and_goals(real: str, show: Show) -> None:
    shown = show("reporting_desk")
    field(shown, say("desk.name")).set_value("Reports of 2025")
    field(shown, say("who.name")).set_value("Ann")
    shown = press(shown, say("desk.open_new"))
    held, = open_once(real).rounds()
    assert (held.name, held.by, len(held.invited), len(held.goals)) == ("Reports of 2025", "Ann", 54, 7)
    assert say("receipt.done") in words(shown)
    assert say("desk.complete", complete=0, of=54, overdue=0) in words(shown)


def test_without_a_name_nothing_is_opened(real: str, show: Show) -> None:
    shown = show("reporting_desk")
    field(shown, say("desk.name")).set_value("Reports of 2025")
    press(shown, say("desk.open_new"))
    assert not open_once(real).rounds()


def test_a_round_lists_each_country_with_what_is_missing(real: str, show: Show) -> None:
    opened(real)
    shown = show("reporting_desk")
    assert say("desk.complete", complete=0, of=2, overdue=2) in words(shown)
    assert f"Cambodia {say('desk.received', stage='nothing')} {say('desk.due', timing='overdue')}" in words(shown)
    assert ANNA not in laid_out(shown) + words(shown)


def test_a_reminder_names_the_missing_report_and_the_figures_by_goal_and_year(real: str, show: Show) -> None:
    _, number = opened(real)
    shown = show("reporting_desk", round=str(number), area="KHM")
    assert not shown.exception
    text = shown.code[0].value
    title = wording.text(next(goal.title for goal in load_catalogue(SHIPPED).goals if goal.id == "4.2"))
    assert say("desk.reminder_report", year=2025) in text
    assert say("desk.reminder_figure", goal=f"4.2 {title}", years="2024 and 2025") in text
    assert "30 June 2026" in text
    assert ANNA not in text


def test_a_contact_is_saved_and_what_is_returned_is_quoted_in_the_reminder(real: str, show: Show) -> None:
    book, number = opened(real)
    shown = show("reporting_desk", round=str(number), area="THA")
    field(shown, say("who.name")).set_value("Ben")
    field(shown, say("desk.contact")).set_value("Tom Example")
    press(shown, say("desk.save_contact"))
    assert book.rounds()[0].invited["THA"] == Invited(contact="Tom Example")
    shown = show("reporting_desk", round=str(number), area="THA")
    field(shown, say("who.name")).set_value("Ben")
    field(shown, say("desk.return_reason")).set_value("The unit is missing.")
    shown = press(shown, say("desk.return"))
    kept = book.rounds()[0].invited["THA"]
    assert (kept.contact, kept.returned_for) == ("Tom Example", "The unit is missing.")
    assert say("desk.received", stage="returned") in words(shown)
    assert "“The unit is missing.”" in shown.code[0].value


@pytest.mark.parametrize("act, left", [("remove", 0), ("erase", 1)])
def test_a_round_is_removed_or_its_earlier_contacts_are_erased_with_a_reason(
        real: str, show: Show, act: str, left: int) -> None:
    book, number = opened(real)
    book.set_round(ANN, asked(invited={"KHM": Invited()}), based_on=number)
    shown = show("reporting_desk")
    field(shown, say("who.name")).set_value("Ben")
    field(shown, say("history.why"), ("remove", "erase").index(act)).set_value("Asked for.")
    press(shown, say(f"desk.{act}"))
    assert len(book.rounds()) == left
    assert (ANNA in repr(book.log())) == (act == "remove")


def test_a_round_is_removed_with_all_its_contacts_where_that_is_ticked(real: str, show: Show) -> None:
    book, _ = opened(real)
    shown = show("reporting_desk")
    field(shown, say("who.name")).set_value("Ben")
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


def test_a_round_gives_the_form_of_each_of_its_countries_for_the_year_of_its_report(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, name="Reports / 2026: second", report_year=2026)
    show("reporting_desk")
    assert list(made) == ["goalline-reports-Reports-2026-second-2026.zip"]
    with ZipFile(BytesIO(made["goalline-reports-Reports-2026-second-2026.zip"])) as archive:
        assert archive.namelist() == ["goalline-report-KHM-2026.docx", "goalline-report-THA-2026.docx"]
        texts = [paragraph.text for paragraph in docx.Document(BytesIO(archive.read(archive.namelist()[0]))).paragraphs]
    assert texts[:2] == ["Cambodia", "Reporting form 2026"]
    assert "Announced in 2014, point 1: “To accelerate the drafting of law on Anti-Cyber Crime.”" in texts
    assert ANNA not in " ".join(texts)


def test_a_country_that_the_catalogue_no_longer_has_gets_no_form(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, invited={"KHM": Invited(), "XXX": Invited()})
    assert not show("reporting_desk").exception
    (archive,) = made.values()
    assert ZipFile(BytesIO(archive)).namelist() == ["goalline-report-KHM-2025.docx"]


def test_no_part_of_a_form_names_a_contact_another_country_or_a_program(
        real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real)
    show("reporting_desk")
    (content,) = made.values()
    with ZipFile(BytesIO(content)) as archive:
        forms = {name: ZipFile(BytesIO(archive.read(name))) for name in archive.namelist()}
    for name, other in (("goalline-report-KHM-2025.docx", "Thailand"), ("goalline-report-THA-2025.docx", "Cambodia")):
        parts = b"".join(map(forms[name].read, forms[name].namelist())).decode("utf-8", "ignore")
        assert not [word for word in (ANNA, other, "python-docx") if word in parts]


def test_the_name_of_a_long_round_is_shortened_to_a_file_name(real: str, show: Show, made: dict[str, bytes]) -> None:
    opened(real, name="年度报告／" * 50)
    show("reporting_desk")
    (name,) = made
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
