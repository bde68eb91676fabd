"""Cambodia's report, written in other ways by a real word processor, has the same items."""

import random
from collections.abc import Callable, Sequence
from html import escape

import pytest

from indicators.ingest.reading import read_document
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from tests.reports.cambodia import CATALOGUE, GOALS, ITEMS, TEXT, items_of
from tests.reports.office import converted
from tests.reports.test_reading import QUESTION, WORDING

FORMS = ("docx", "pdf")
TARGET = {target.id: target.official_wording for target in CATALOGUE.policy_targets}
REWORDED = {
    "1.1": "Raise the number of victims identified in INTERPOL’s ICSE database by 10 % each year",
    "2.1": "Create the legal framework to criminalize online child sexual abuse and to prosecute its offenders",
    "2.2": "Strengthen joint law enforcement efforts across the Alliance to investigate and prosecute abuse online",
    "3.1": "Run public awareness campaigns to educate parents and children about online risks",
    "3.2": "Exchange best practices among Alliance countries on informing the public about self-exploitation",
    "4.1": "Get the private sector to identify and remove known child pornography material",
    "4.2": "Speed up notice and takedown procedures without harming criminal investigations"}
ASKED = {"A": "A. What was done of what you announced in your country’s 2013 report?",
         "B": "B. How far is your country in reaching this goal?", "C": "C. What will your country do next?"}


def read(content: bytes) -> Report:
    document = read_document(content)
    assert document.issue is None
    return read_report(document.text, CATALOGUE)


def assert_same(report: Report) -> None:
    assert items_of(report) == ITEMS
    assert ((report.ref_area, report.year), report.unplaced) == (("KHM", 2014), ())


@pytest.mark.parametrize("form", FORMS)
def test_the_text_converted_is_read_as_the_text(form: str) -> None:
    assert_same(read(converted(TEXT, form)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bullet", ["•", "▪", "*", "–", "o", "(i)"])
def test_with_other_bullets(form: str, bullet: str) -> None:
    numbers = {"(i)": [f"({roman})" for roman in ("i", "ii", "iii", "iv", "v")]}.get(bullet, [bullet] * 5)

    def listed(items: list[str]) -> str:
        return "\n\n".join(f"{number} {item}" for number, item in zip(numbers, items, strict=False))
    assert_same(read(converted(as_text(GOALS, listed), form)))


@pytest.mark.parametrize("form", FORMS)
def test_with_goals_in_another_order(form: str) -> None:
    goals = list(GOALS)
    random.Random(17).shuffle(goals)
    assert_same(read(converted(as_text(goals, lambda items: "\n".join(f"- {item}" for item in items)), form)))


@pytest.mark.parametrize("form", FORMS)
def test_with_headings_in_other_words(form: str) -> None:
    text = "Report of Cambodia, 2014\n\n" + "\n\n".join(
        f"Operational Goal: {REWORDED[goal]}\n\n" + "\n\n".join(
            f"{ASKED[letter]}\n" + "\n".join(f"- {item}" for item in ITEMS[goal, letter]) for letter in "ABC")
        for goal in GOALS)
    assert_same(read(converted(text, form)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_with_headings_and_lists_of_a_word_processor(form: str, tag: str) -> None:
    body = "<h1>CAMBODIA</h1>" + "".join(
        f"<h2>Policy Target No. {goal[0]}</h2><p>{escape(TARGET[int(goal[0])])}</p>"
        f"<h3>Operational Goal: {escape(WORDING[goal])}</h3>" + "".join(
            f"<h4>{letter}) {escape(QUESTION[letter])}</h4><{tag}>"
            + "".join(f"<li>{escape(item)}</li>" for item in ITEMS[goal, letter]) + f"</{tag}>" for letter in "ABC")
        for goal in GOALS)
    assert_same(read(converted(f"<html><body>{body}</body></html>", as_written(form), typed="html")))


@pytest.mark.parametrize("form", FORMS)
def test_with_a_table_of_questions_and_answers(form: str) -> None:
    body = "<p>CAMBODIA</p>" + "".join(
        f"<p>Operational Goal: {escape(WORDING[goal])}</p><table border=1>" + "".join(
            f"<tr><td>{letter}) {escape(QUESTION[letter])}</td><td><ul>"
            + "".join(f"<li>{escape(item)}</li>" for item in ITEMS[goal, letter]) + "</ul></td></tr>"
            for letter in "ABC") + "</table>"
        for goal in GOALS)
    assert_same(read(converted(f"<html><body>{body}</body></html>", as_written(form), typed="html")))


@pytest.mark.parametrize("form", FORMS)
def test_with_a_column_for_what_was_done_and_one_for_what_is_to_be_done(form: str) -> None:
    def cell(goal: str, letter: str) -> str:
        return "<td>" + "".join(f"<p>{escape(item)}</p>" for item in ITEMS[goal, letter]) + "</td>"

    rows = "".join(f"<tr><td>{escape(WORDING[goal])}</td>{cell(goal, 'A')}{cell(goal, 'C')}</tr>" for goal in GOALS)
    report = read(converted(
        "<html><body><p>CAMBODIA – 2014 report</p><table border=1><tr><td>Operational goal</td><td>Done</td>"
        f"<td>To be done</td></tr>{rows}</table></body></html>", as_written(form), typed="html"))
    assert items_of(report) == {key: items for key, items in ITEMS.items() if key[1] != "B"}
    assert ((report.ref_area, report.year), report.unplaced) == (("KHM", 2014), ())


def as_text(goals: Sequence[str], listed: Callable[[list[str]], str]) -> str:
    """The report as text, goal by goal, with lists as ``listed`` writes them."""
    return "CAMBODIA\n\n" + "\n\n".join(
        f"Policy Target No. {goal[0]}\n\n{TARGET[int(goal[0])]}\n\nOperational Goal: {WORDING[goal]}\n\n" + "\n\n".join(
            f"{letter}) {QUESTION[letter]}\n\n{listed(ITEMS[goal, letter])}" for letter in "ABC")
        for goal in goals) + "\n"


def as_written(form: str) -> str:
    """LibreOffice's name of a form for a document that came as HTML."""
    return {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}[form]
