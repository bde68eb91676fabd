"""A line without figures inside a table may be a heading of the lines below it: asked, or refused."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.submissions.questions import questions
from tests.faults.conftest import Desk

VICTIMS = ("--indicator", "ICSE_VICTIMS", "--good-rows")
WIDE = "Country,2019,2020\nCambodia,1102,1263\n{},,\nThailand,41,47\n"
FIRST = "Country,2019,2020\n{},,\nCambodia,1102,1263\nThailand,41,47\n"
CODED = "Code,Country,2019,2020\nKHM,Cambodia,1102,1263\n{},,,\nTHA,Thailand,41,47\n"
LONG = "country,year,value\nCambodia,2019,5\n{},,\nThailand,2019,3\n"
WORDS = ("Trainings held", "Girls", "of which under 18", "in percent", "Joint trainings", "Jungen", "North", "2021")


@pytest.mark.parametrize("table", [WIDE, LONG, CODED])
@pytest.mark.parametrize("word", WORDS)
def test_a_line_alone_inside_a_table_refuses_the_file(desk: Desk, table: str, word: str) -> None:
    answer = desk.submit(table.format(word), *VICTIMS)
    assert (answer.status, answer.published) == (2, 0)
    assert [(row, found) for row, _, found in answer.errors()] == [(3, word)]


@pytest.mark.parametrize("word", ["Girls", "of which under 18", "0-17", "Joint trainings", "davon Mädchen", "Garçons",
                                  "in percent", "in %"])
def test_a_first_line_that_is_another_indicator_a_sex_or_an_age_refuses_the_file(desk: Desk, word: str) -> None:
    answer = desk.submit(FIRST.format(word), *VICTIMS)
    assert (answer.status, [(row, found) for row, _, found in answer.errors()]) == (2, [(2, word)])


@pytest.mark.parametrize("table, word", [
    (FIRST, "Victims identified in the year"), (FIRST, "Persons"), (FIRST, "Total"), (WIDE, "Viet Nam"),
    (WIDE, "World"), (FIRST, "Asia")])
def test_a_line_that_says_nothing_of_others_is_left_out(desk: Desk, table: str, word: str) -> None:
    assert (answer := desk.submit(table.format(word), *VICTIMS)).status == 0, answer.issues
    assert desk.current()["value"].tolist() == [1102, 1263, 41, 47]


def test_a_person_may_say_that_a_line_is_no_heading(desk: Desk) -> None:
    content, catalogue = WIDE.format("North"), desk.catalogue()
    found = questions(desk.prepared(content, Choices(indicator="ICSE_VICTIMS")), catalogue)
    assert [(each.about, each.name) for each in found] == [("line", "North")]
    first = questions(desk.prepared(FIRST.format("Girls"), Choices(indicator="ICSE_VICTIMS")), catalogue)
    assert [(each.about, each.name) for each in first] == [("part", "Girls")]
    said = Choices(indicator="ICSE_VICTIMS", lines={"North": "no_heading"})
    assert desk.prepared(content, said).counts()["new"] == 4


def test_a_year_without_a_figure_in_its_own_column_is_no_heading(desk: Desk) -> None:
    answer = desk.submit("Year,Component,Value\n2020,,8\n2021,,\n2022,,7\n", *VICTIMS, "--country", "CAN")
    assert (answer.status, answer.errors()) == (1, [(3, "Value", "")])
    assert desk.current()["year"].tolist() == [2020, 2022]
