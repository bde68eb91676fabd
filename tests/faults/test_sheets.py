"""Of the sheets of a workbook the one that the options mean is read, or a person is asked: never the first."""

from typing import Any

import openpyxl
import pytest

from indicators.ingest.reading import read
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import COLUMNS, TWO_SHEETS, line, sheets, workbook

VICTIMS = ("--indicator", "ICSE_VICTIMS")
HEADER = ("Country", "Victims identified in the year")
OF_YEARS = {"2022": [HEADER, ("KHM", 3)], "2023": [HEADER, ("KHM", 4)]}
OF_COUNTRIES = {"Thailand": [("year", "value"), (2022, 5)], "Cambodia": [("year", "value"), (2022, 6)]}
ONE = {"Trainings": TWO_SHEETS["Trainings"]}


@pytest.mark.parametrize("named, options", [
    (TWO_SHEETS, ("--indicator", "JOINT_TRAININGS")), (OF_YEARS, ("--year", "2023")), (OF_YEARS, ("--year", "2022")),
    (OF_COUNTRIES, (*VICTIMS, "--country", "KHM"))])
def test_of_sheets_alike_none_is_read_without_an_answer_whatever_the_options_mean(
        desk: Desk, named: dict[str, Any], options: tuple[str, ...]) -> None:
    asked = desk.submit(sheets(named), *options, "--ignore-unused")
    assert (asked.status, asked.published, asked.codes[0].partition(".")[0]) == (2, 0, "sheets")


@pytest.mark.parametrize("named, options", [
    ({"2022": OF_YEARS["2022"]}, ("--year", "2023")), (ONE, VICTIMS),
    ({"Laos": ONE["Trainings"]}, (*VICTIMS, "--country", "KHM")),
    ({"A": TWO_SHEETS["Victims"], "B": TWO_SHEETS["Trainings"]}, VICTIMS), (OF_YEARS, ()),
    (OF_YEARS, ("--year", "2021"))])
def test_a_sheet_that_says_otherwise_or_has_others_like_it_refuses_the_file_until_it_is_named(
        desk: Desk, named: dict[str, Any], options: tuple[str, ...]) -> None:
    answer = desk.submit(sheets(named), *options, "--ignore-unused")
    assert (answer.status, answer.published) == (2, 0)
    assert any("--sheet" in each["fix"] for each in answer.issues)
    options = (*(options or ("--year", "2022")), "--sheet", next(iter(named)), "--ignore-unused")
    assert desk.submit(sheets(named), *options).status == 0


@pytest.mark.parametrize("other, status", [
    ((*COLUMNS, "note"), 2), (COLUMNS[:-1], 2), (("country", "source"), 0), (("code", "meaning"), 0)])
def test_a_second_sheet_with_one_column_more_or_less_is_asked_about(
        desk: Desk, other: tuple[str, ...], status: int) -> None:
    second = [other, [*line(year=2013), "x"][:len(other)]]
    answer = desk.submit(sheets({"A": (COLUMNS, line()), "B": second}), "--ignore-unused")
    assert (answer.status, answer.published) == (status, 0 if status else 1)


def test_a_sheet_called_as_a_sex_is_no_total_until_a_person_has_looked(desk: Desk) -> None:
    content, options = sheets({"Girls": TWO_SHEETS["Victims"]}), (*VICTIMS, "--sheet", "Girls")
    assert desk.submit(content, *options).errors() == [(0, "", "Girls")]
    assert desk.submit(content, *options, "--ignore-unused").status == 0


def test_a_hidden_sheet_is_never_read_unasked(desk: Desk) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Old"].sheet_state = "hidden"

    old = (COLUMNS, line(country="DEU", value=7))
    content = sheets({"Old": old, "Notes": [("Read me",)], "Sheet": (COLUMNS, line())}, change=hide)
    assert [(each.kind, each.text) for each in read(content).surroundings] == [
        ("hidden_sheet", "Old"), ("sheet", "Notes"), ("explanation", "Read me")]
    assert {found for _, _, found in desk.submit(content).errors()} == {"Old", "Notes", "Read me"}
    answer = desk.submit(content, "--ignore-unused")
    assert (answer.status, answer.read["sheet"], desk.column("ref_area")) == (0, "Sheet", ["KHM"])
    asked = desk.submit(content, "--sheet", "Old", "--ignore-unused")
    assert (asked.status, asked.read["sheet"], asked.published) == (0, "Old", 1)


@pytest.mark.parametrize("content", [workbook(line()), plain(row()).encode()], ids=["workbook", "text"])
def test_a_sheet_that_is_not_in_the_file_refuses_it(desk: Desk, content: bytes) -> None:
    answer = desk.submit(content, "--sheet", "Young")
    assert (answer.status, answer.errors()) == (2, [(0, "", "Young")])
