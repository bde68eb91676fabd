"""Letters of the reporting desk, and the deadlines as a calendar."""

import io
from dataclasses import replace
from datetime import date
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from indicators import wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.demo import FIRST
from indicators.illustrative import with_invented_countries
from indicators.model.rounds import LETTERS, Invited, Round, RoundStep, Step
from indicators.rounds.deadlines import OCTETS, deadlines_calendar
from indicators.rounds.letters import letter, letter_text, letters_archive
from indicators.rounds.received import Received, Stage, Timing

CATALOGUE = load_catalogue(SHIPPED)
TITLE = wording.goal_titles(CATALOGUE)
INVITED = Invited("Anna Example, anna@example.org", "Khmer", "Ben")
ROUND = Round(id=7, entry=7, name="Reports; of 2025", years=(2024, 2025), report_year=2025, goals=("1.1", "2.2"),
              opens=date(2026, 3, 1), deadline=date(2026, 6, 30), invited={"KHM": INVITED, "THA": Invited()},
              address="desk@example.org", at="2026-03-01T09:00:00.000Z")
COUNTRY = Received(ref_area="KHM", invited=INVITED, stage=Stage.INCOMPLETE, timing=Timing.OVERDUE,
                   deadline=date(2026, 6, 30), questions=(("1.1", 2024), ("1.1", 2025), ("2.2", 2025)),
                   missing=(("1.1", 2025), ("2.2", 2025)), unanswered={"1.1": "C", "2.2": "ABC"},
                   report_on="2026-06-28", last_on="2026-06-28", steps=())


def step(kind: Step, **values: Any) -> RoundStep:
    return RoundStep(**{"step": kind, "areas": ("KHM",), "day": "2026-07-02"} | values)


def text(kind: Step, country: Received = COUNTRY, **values: Any) -> str:
    written = letter_text(letter(ROUND, country, step(kind, **values), CATALOGUE, "Ben"))
    return written.replace(wording.NO_BREAK, " ")


def test_a_reminder_says_what_came_and_what_is_missing_by_goal_part_and_year() -> None:
    reminder = text(Step.REMINDED)
    assert [line for line in reminder.splitlines() if line] == [
        "Reports; of 2025: reminder for Cambodia", "Dear Anna Example,",
        "The deadline for “Reports; of 2025” was 30 June 2026.", "We have received from Cambodia:",
        "- the report for 2025, on 28 June 2026", f"- figures for 2024 on goal {TITLE['1.1']}",
        "We have not yet received from Cambodia:", f"- the report’s answer on goal {TITLE['1.1']}, part C",
        f"- the report’s answer on goal {TITLE['2.2']}", f"- figures for 2025 on goal {TITLE['1.1']}",
        f"- figures for 2025 on goal {TITLE['2.2']}",
        "Please answer as soon as you can, or tell us when we can expect your answer. If a figure is not available, "
        "please say so: it is then shown as “not available”. Send it to desk@example.org.", "Kind regards,", "Ben",
        "desk@example.org"]


def test_an_extension_names_the_new_deadline_and_questions_their_words() -> None:
    assert "is now 31 August 2026." in text(Step.EXTENDED, until="2026-08-31")
    assert "Please answer by 31 August 2026" in text(Step.EXTENDED, until="2026-08-31")
    assert "\n\nWhich unit is it?\n\n" in text(Step.QUESTIONS, text="Which unit is it?")


def test_what_waits_at_the_desk_is_never_called_missing() -> None:
    for timing in (Timing.OPEN, Timing.EXAMINED):            # before the deadline and after it
        waiting = replace(COUNTRY, stage=Stage.RECEIVED, timing=timing)
        for kind in (Step.ACKNOWLEDGED, Step.REMINDED):
            assert "We are examining what Cambodia sent" in text(kind, waiting)
            assert "not yet received" not in text(kind, waiting)


def test_a_country_that_owes_nothing_is_not_reminded() -> None:
    whole = replace(COUNTRY, missing=(), unanswered={})
    assert text(Step.REMINDED, whole).startswith("Reports; of 2025: received from Cambodia")


def test_deadlines_of_invented_countries_are_marked_in_a_calendar() -> None:
    invented = with_invented_countries(CATALOGUE)
    assert "SUMMARY:ILLUSTRATIVE" in deadlines_calendar(replace(ROUND, invited={}), invented, "abc").decode()


def test_an_acknowledgement_of_everything_asks_for_nothing() -> None:
    whole = replace(COUNTRY, missing=(), unanswered={}, invited=Invited("unit@example.org"))
    thanks = text(Step.ACKNOWLEDGED, whole)
    assert "We have received everything that we asked of Cambodia." in thanks
    assert "Dear colleagues," in thanks
    assert "Please" not in thanks
    nothing = replace(COUNTRY, questions=(), missing=(), unanswered={}, report_on="")
    assert "the report for 2025\n" in text(Step.REMINDED, nothing)


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_is_a_document_and_a_text_with_the_same_words(kind: Step) -> None:
    content = letter(ROUND, COUNTRY, step(kind, until="2026-08-31", text="<b>Why & how</b>?"), CATALOGUE, "Ben")
    archive = ZipFile(io.BytesIO(letters_archive({"a": content})))
    assert archive.namelist() == ["a.docx", "a.txt"]
    document = docx.Document(io.BytesIO(archive.read("a.docx")))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    lines = archive.read("a.txt").decode("utf-8-sig").splitlines()
    assert {line.removeprefix("- ") for line in lines if line} <= set(paragraphs)
    assert "Anna Example, anna@example.org" in paragraphs


def test_a_letter_of_the_demo_is_marked() -> None:
    invited = replace(COUNTRY, ref_area=FIRST)
    content = letter(ROUND, invited, step(Step.REMINDED), with_invented_countries(CATALOGUE), "Ben")
    document = docx.Document(io.BytesIO(ZipFile(io.BytesIO(letters_archive({"a": content}))).read("a.docx")))
    assert "ILLUSTRATIVE" in document.sections[0].header.paragraphs[0].text
    assert letter_text(content).startswith("ILLUSTRATIVE")


def test_the_calendar_has_a_day_for_the_round_and_for_each_deadline_of_countries() -> None:
    extended = replace(ROUND, steps=(step(Step.EXTENDED, until="2026-08-31", at="2026-07-02T09:30:00.000Z"),))
    lines = deadlines_calendar(extended, CATALOGUE, "abc").decode().replace("\r\n ", "").split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Goalline//Reporting desk//EN"]
    assert [line for line in lines if line.startswith(("DTSTART", "DTEND", "SUMMARY", "DTSTAMP"))] == [
        "DTSTAMP:20260702T093000Z", "DTSTART;VALUE=DATE:20260630", "DTEND;VALUE=DATE:20260701",
        "SUMMARY:Deadline: Reports\\; of 2025", "DTSTAMP:20260702T093000Z", "DTSTART;VALUE=DATE:20260831",
        "DTEND;VALUE=DATE:20260901", "SUMMARY:Extended deadline of Cambodia: Reports\\; of 2025"]
    assert len({line for line in lines if line.startswith("UID")}) == 2
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_no_line_of_a_calendar_is_longer_than_allowed_or_cuts_a_letter() -> None:
    named = replace(ROUND, name="年度报告, first\\second " * 10)
    content = deadlines_calendar(named, CATALOGUE, "abc")
    assert max(map(len, content.split(b"\r\n"))) <= OCTETS
    assert all(piece.decode() is not None for piece in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert "年度报告\\, first\\\\second" in content.decode().replace("\r\n ", "")
