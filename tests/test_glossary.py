"""Every cell of the glossary's tables is what the engine and the words say."""

import re
from pathlib import Path
from typing import Any

import pytest

from indicators import statements, wording
from indicators.charts.theme import THEMES, status_colour
from indicators.judging.scoreboard import judge
from indicators.model import Certainty, Reason, Rule, Status
from tests.judging.methods.builders import last
from tests.nouns import catalogue, figures, goal, indicator

GLOSSARY = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")
METHODS: dict[str, tuple[str, int, dict[str, Any]]] = {
    "at least 10 % more a year": ("annual_change", 1, {"at_least": "10 %"}),
    "at least 10 % more a year from 2013": ("annual_change", 1, {"at_least": {2013: "10 %"}}),
    "at least 10 % less a year": ("annual_change", -1, {"at_most": "-10 %"}),
    "at least 95": ("keep", 1, {"at_least": 95}),
    "at most 24": ("keep", -1, {"at_most": 24}),
    "3 a year": ("count_per_year", 1, {"at_least": 3}),
    "stage 4": ("milestones", 1, {"reach": 4}),
    "100 by 2014": ("reach", 1, {"value": 100, "by": 2014}),
    "100 by 2014 from 2012": ("reach", 1, {"value": 100, "by": 2014, "baseline_year": 2012}),
    "up is good": ("direction", 1, {}),
    "down is good": ("direction", -1, {}),
    "up is good to 100": ("direction", 1, {"limit": 100}),
}
MARKS = {"break": "break", "over": "lower_bound", "uncertain": "uncertain"}


def table(section: str) -> list[list[str]]:
    """Cells of the first table under a heading, without its head."""
    text = GLOSSARY.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def certainty_of(example: str) -> str:
    """Certainty of the last year of an example."""
    rule, numbers = example.split(": ")
    method, wanted, given = METHODS[rule]
    counted = indicator("VICTIMS", headline=1, whole=True, desired_direction="up" if wanted > 0 else "down",
                        goal=Rule.model_validate({"method": method, **given}))
    board = judge(figures(*(("VICTIMS", "AAA", 2010 + number, float(value)) for number, value in enumerate(
        numbers.split(", ")))), catalogue(goal("1.1", counted)))
    return str(statements.certainty_of(board, board.assessments)["certainty"].iloc[-1])


def answer(example: str) -> tuple[str, str]:
    """Status and reason of the last year of an example such as "stage 4: 1, 2"."""
    rule, figures = example.split(": ")
    method, wanted, given = METHODS[rule]
    values, marks = {}, {}
    for year, figure in enumerate(figures.split(", "), start=2010):
        number, *marked = figure.split()
        values[year] = None if number == "none" else float(number)
        marks[year] = " ".join(MARKS[word] for word in marked)
    return last(values, method, wanted, marks, **given)


@pytest.mark.parametrize("icon, word, colours, when, example", table("Status"))
def test_a_row_of_the_status_table_is_what_the_engine_says(icon: str, word: str, colours: str, when: str,
                                                           example: str) -> None:
    status, _ = answer(example)
    words = wording.status(status)
    assert (words.icon, words.word) == (icon, word)
    assert " ".join(status_colour(status, theme) for theme in THEMES) == colours
    assert when


def test_the_status_table_has_every_status() -> None:
    assert {row[1] for row in table("Status")} == {wording.status(status).word for status in Status}


@pytest.mark.parametrize("drawn, word, code, when, example", table("Certainty"))
def test_a_row_of_the_certainties_is_what_the_engine_says(drawn: str, word: str, code: str, when: str,
                                                           example: str) -> None:
    assert certainty_of(example) == code
    assert ("hatched" if code in wording.HATCHED else "solid", wording.certainty(code)) == (drawn, word)
    assert when


def test_the_certainties_are_all_there() -> None:
    assert [row[2] for row in table("Certainty")] == list(Certainty)


def test_icons_and_words_are_all_different() -> None:
    statuses = [wording.status(code) for code in Status]
    assert len({each.icon for each in statuses}) == len({each.word for each in statuses}) == len(Status)
    assert len({wording.certainty(code) for code in Certainty}) == len(Certainty)


@pytest.mark.parametrize("word, when, example", table("Why a figure is not assessed"))
def test_a_row_of_the_reasons_is_what_the_engine_says(word: str, when: str, example: str) -> None:
    status, reason = answer(example)
    assert (status, wording.reason(reason)) == ("not_assessed", word)
    assert when


def test_the_reasons_are_all_there() -> None:
    named = {row[0] for row in table("Why a figure is not assessed")} | set(re.findall(
        r"\*([^*]+)\* \(a", GLOSSARY.replace("\n", " ")))
    assert named == {wording.reason(reason) for reason in Reason}
