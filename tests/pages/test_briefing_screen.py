"""The screen Briefing: what is chosen is in the address, the preview and every file, from one data version."""

import io

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.briefing.pack.content import PARTS
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.wording import say
from pages.shared import making
from tests.pages.conftest import Show, Stub, laid_out, words
from tests.pages.copies import open_once


def test_what_is_chosen_is_previewed_with_its_findings_and_what_is_missing(real: str, show: Show) -> None:
    page = laid_out(show("briefing", areas="DEU,KHM", goals="4.2")).replace("\u00a0", " ")
    assert "Briefing: Germany and Cambodia" in page
    assert "Germany: 4.2 Take material down faster" in page
    assert "Germany: Removed within two days: about 85 %" in page
    assert "Germany: 1.1 Identify more victims" not in page


def test_the_clearance_line_is_in_the_address_and_on_every_page(real: str, show: Show) -> None:
    shown = show("briefing", areas="DEU", marking="For official use", embargo="1 March 2027, 10:00 CET")
    assert "For official use · Embargo: not before 1 March 2027, 10:00 CET" in laid_out(shown).replace("\u00a0", " ")


def test_a_country_without_anything_is_said_not_to_have_anything(real: str, show: Show) -> None:
    shown = show("briefing", areas="MLT", goals="1.1")
    assert "There is no information on Malta" in laid_out(shown)
    assert not shown.exception


def test_parts_that_are_left_out_are_in_the_address_and_out_of_the_pack(real: str, show: Show) -> None:
    shown = show("briefing", areas="DEU", goals="4.2", parts="statuses,questions")
    assert "No chart" in laid_out(shown)
    shown = shown.button_group[0].set_value([]).run()
    assert shown.query_params["parts"] == "none"
    shown = shown.button_group[0].set_value(list(PARTS)).run()
    assert "parts" not in shown.query_params
    assert "No chart" not in laid_out(shown)


def test_a_part_that_does_not_exist_is_named_and_all_are_in(real: str, show: Show) -> None:
    page = laid_out(show("briefing", areas="DEU", goals="4.2", parts="annexes"))
    assert "annexes" in page
    assert "No chart" not in page


def test_of_countries_that_do_not_exist_the_notice_says_that_the_alliance_is_shown(real: str, show: Show) -> None:
    assert "Showing Global Alliance instead." in laid_out(show("briefing", areas="Acornia", goals="4.2"))


def press(shown: AppTest, key: str) -> AppTest:
    return next(button for button in shown.button if button.key == key).click().run()


@pytest.mark.parametrize("name", ["slides", "workbook"])
def test_a_file_is_made_of_the_pack_that_is_previewed(
        real: str, show: Show, stub: Stub, name: str) -> None:
    stub("pages.shared.making.AT_ONCE", 60)
    shown = press(show("briefing", areas="DEU", goals="4.2"), f"brief.{name}")
    _, job = shown.session_state[making.JOB]
    content = job.file()
    assert content[:2] == b"PK"
    if name == "slides":
        slides = Presentation(io.BytesIO(content)).slides
        texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
        assert any(text.startswith("Germany: about 85") for text in texts)
        assert sum("Data version 13" in text for text in texts) == len(slides)


def test_another_choice_ends_what_is_being_made(real: str, show: Show, stub: Stub) -> None:
    stub("pages.shared.making.AT_ONCE", 60)
    shown = press(show("briefing", areas="DEU", goals="4.2"), "brief.slides")
    _, job = shown.session_state[making.JOB]
    shown = shown.button_group[0].set_value(["statuses"]).run()
    assert job.cancelled
    assert making.JOB not in shown.session_state


def test_a_broken_design_is_refused_with_the_commands_sentence(
        real: str, show: Show, stub: Stub) -> None:
    stub("pages.shared.making.AT_ONCE", 60)
    shown = show("briefing", areas="DEU", goals="4.2")
    shown = shown.file_uploader[0].set_value([("office.pptx", b"no slides", "")]).run()
    page = laid_out(press(shown, "brief.slides"))
    assert wording.error(Refusal("brief.template", template="office.pptx", kind="PPTX")) in page.replace("\u00a0", " ")


def test_the_marking_of_the_installation_is_printed_unless_another_is_given(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_MARKING", "Restricted")
    assert "Restricted" in laid_out(show("briefing", areas="DEU", goals="4.2"))
    page = laid_out(show("briefing", areas="DEU", goals="4.2", marking="Open"))
    assert "Open" in page
    assert "Restricted" not in page


def test_data_that_others_saved_meanwhile_is_said_where_the_file_was(real: str, show: Show, stub: Stub) -> None:
    stub("pages.shared.making.AT_ONCE", 60)
    shown = press(show("briefing", areas="DEU", goals="4.2"), "brief.slides")
    version = open_once(real).release(staff("Ben"), "Ministerial").version
    assert say("brief.changed", version=version) in words(shown.run())
