"""Which sheet, which column of figures and which unit is meant: what an option says, or asked, never the first."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.remembered import answers_in, remember
from tests.faults.conftest import Desk

VICTIMS = ("--indicator", "ICSE_VICTIMS")
SHARE = ("--indicator", "REMOVED_IN_TIME")
YEARS = ("Country", 2022, 2023)
ONE = ("Country", "Victims identified in the year")


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for each in rows:
            sheet.append(list(each))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


TWO = {"Trainings": [YEARS, ("KHM", 3, 4)], "Victims": [YEARS, ("KHM", 1618, 1790)]}
OF_YEARS = {"2022": [ONE, ("KHM", 3)], "2023": [ONE, ("KHM", 4)]}
PLACES = {"Thailand": [("year", "value"), (2022, 5)], "Cambodia": [("year", "value"), (2022, 6)]}


@pytest.mark.parametrize("sheets, options, values", [
    (TWO, VICTIMS, [1618, 1790]), (TWO, ("--indicator", "JOINT_TRAININGS"), [3, 4]),
    (OF_YEARS, ("--year", "2023"), [4]), (OF_YEARS, ("--year", "2022"), [3]),
    (PLACES, (*VICTIMS, "--country", "KHM"), [6]),
    ({"Data 2022": OF_YEARS["2022"], "Data 2023": OF_YEARS["2023"]}, ("--year", "2023"), [4])])
def test_the_sheet_that_the_options_mean_is_read(
        desk: Desk, sheets: dict[str, Any], options: tuple[str, ...], values: list[int]) -> None:
    listed = desk.submit(book(**sheets), *options, name="figures.xlsx")
    assert (listed.status, {each["kind"] for each in listed.unused["lines"]} >= {"sheet"}) == (2, True)
    answer = desk.submit(book(**sheets), *options, "--ignore-unused", name="figures.xlsx")
    assert (answer.status, desk.current()["value"].tolist()) == (0, values)


@pytest.mark.parametrize("sheets, options", [
    ({"2022": OF_YEARS["2022"]}, ("--year", "2023")), ({"Trainings": TWO["Trainings"]}, VICTIMS),
    ({"Laos": TWO["Victims"][:1] + [("KHM", 1, 2)]}, (*VICTIMS, "--country", "KHM")),
    ({"A": TWO["Victims"], "B": TWO["Trainings"]}, VICTIMS), (OF_YEARS, ()), (OF_YEARS, ("--year", "2021"))])
def test_a_sheet_that_says_otherwise_or_has_others_like_it_refuses_the_file_until_it_is_named(
        desk: Desk, sheets: dict[str, Any], options: tuple[str, ...]) -> None:
    answer = desk.submit(book(**sheets), *options, "--ignore-unused", name="figures.xlsx")
    assert (answer.status, answer.published) == (2, 0)
    assert any("--sheet" in each["fix"] for each in answer.issues)
    options = (*(options or ("--year", "2022")), "--sheet", next(iter(sheets)), "--ignore-unused")
    assert desk.submit(book(**sheets), *options, name="figures.xlsx").status == 0


@pytest.mark.parametrize("header, cells, left", [
    ("number,percent", "45,81", "number"), ("percent,number", "81,45", "number"), ("count,%", "45,81", "count")])
def test_the_column_that_is_headed_with_the_indicators_unit_has_the_values(
        desk: Desk, header: str, cells: str, left: str) -> None:
    text = f"country,year,{header}\nKHM,2022,{cells}\n"
    assert desk.submit(text, *SHARE).unused["columns"] == [left]
    assert desk.submit(text, *SHARE, "--column", f"{left}=ignore").published == 1
    assert desk.current()["value"].tolist() == [81]


def test_a_count_next_to_a_share_is_the_value_of_a_count(desk: Desk) -> None:
    text = "country,year,number,percent\nKHM,2022,45,81\n"
    assert desk.submit(text, *VICTIMS).unused["columns"] == ["percent"]
    assert desk.submit(text, *VICTIMS, "--column", "percent=ignore").published == 1
    assert desk.current()["value"].tolist() == [45]


@pytest.mark.parametrize("header, options", [("value,victims", VICTIMS), ("value,percent", SHARE),
                                             ("number,percent", ())])
def test_of_two_columns_that_may_hold_the_values_neither_is_taken(
        desk: Desk, header: str, options: tuple[str, ...]) -> None:
    table = f"country,year,{header}\nKHM,2022,45,81\n"
    answer = desk.submit(table, *options)
    column = header.split(",")[1]
    assert (answer.status, column in [each["column"] for each in answer.issues]) == (2, True)
    assert desk.submit(table, *(options or VICTIMS), "--column", f"{column}=ignore").published == 1


@pytest.mark.parametrize("unit", ["Anzahl", "NR", "PERSONS", "Children", "número"])
def test_a_unit_that_only_says_number_is_that_of_the_indicator_that_is_counted(desk: Desk, unit: str) -> None:
    answer = desk.submit(f"country,year,value,unit\nKHM,2022,45,{unit}\n", *VICTIMS)
    assert (answer.status, answer.published, answer.noted(f"“{unit}”")) == (0, 1, True)


CAMPAIGNS = ("--indicator", "CAMPAIGNS")


@pytest.mark.parametrize("value, unit, column", [
    ("4", "persons", "unit"), ("4", "Children", "unit"), ("4", "number of people", "unit"),
    ("4 people", "campaigns", "value"), ("4 Opfer", "campaigns", "value")])
def test_persons_are_no_unit_of_what_does_not_count_people(desk: Desk, value: str, unit: str, column: str) -> None:
    answer = desk.submit(f"country,year,value,unit\nKHM,2022,{value},{unit}\n", *CAMPAIGNS)
    assert (answer.status, answer.errors()) == (1, [(2, column, unit if column == "unit" else value)])
    assert "campaigns" in answer.issues[0]["fix"]


def test_a_header_of_persons_is_never_the_value_unless_it_is_said(desk: Desk) -> None:
    table = "country,year,persons\nKHM,2022,4\n"
    assert desk.submit(table, *CAMPAIGNS).status == 2
    assert desk.submit(table, *VICTIMS, "--column", "persons=value").published == 1


def test_an_answer_about_persons_is_none_for_what_does_not_count_people(desk: Desk) -> None:
    header = ["country", "year", "indicator", "value", "unit"]
    remember(desk.book, staff("Ann"), [*answers_in(Choices(units={"persons": "own"}), header)])
    answer = desk.submit(f"{','.join(header)}\nKHM,2022,ICSE_VICTIMS,4,persons\nKHM,2022,CAMPAIGNS,5,persons\n")
    assert answer.errors() == [(3, "unit", "persons")]


@pytest.mark.parametrize("unit", ["PT", "pct", "Per cent"])
def test_a_share_may_be_written_in_codes(desk: Desk, unit: str) -> None:
    assert desk.submit(f"country,year,value,unit\nKHM,2022,45,{unit}\n", *SHARE).status == 0


@pytest.mark.parametrize("unit, options", [("Number", ()), ("files", VICTIMS), ("Number", SHARE), ("hours", VICTIMS)])
def test_a_unit_in_other_words_is_refused_and_may_be_left_out(
        desk: Desk, unit: str, options: tuple[str, ...]) -> None:
    code = options[1] if options else "ICSE_VICTIMS"
    table = f"country,year,indicator,value,unit\nKHM,2022,{code},45,{unit}\n"
    answer = desk.submit(table, *options)
    assert (answer.status, answer.errors()) == (1, [(2, "unit", unit)])
    assert desk.submit(table, "--column", "unit=ignore", "--indicator", code).published == 1


def test_a_sheet_called_as_a_sex_is_no_total_until_it_is_said(desk: Desk) -> None:
    content = book(Girls=TWO["Victims"])
    options = (*VICTIMS, "--sheet", "Girls")
    assert desk.submit(content, *options, name="figures.xlsx").errors() == [(0, "", "Girls")]
    assert desk.submit(content, *options, "--ignore-unused", name="figures.xlsx").status == 0
