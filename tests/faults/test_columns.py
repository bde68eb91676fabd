"""What a column is for: by its cells or by an option; and what an option fills in or names."""

import pytest

from tests.faults.conftest import Desk

VICTIMS = ("--indicator", "ICSE_VICTIMS")
SHARE = ("--indicator", "REMOVED_IN_TIME")
ONE = ("--column", "Partner=country")
SERIES = """country,year,{header},value
Cambodia,2019,Complaints closed,7
Cambodia,2020,Complaints closed,8
Cambodia,2019,Children identified by police,41
Cambodia,2020,Children identified by police,45
"""


def test_a_first_column_without_a_header_is_asked_about(desk: Desk) -> None:
    table = ",2019,2020\nKHM,5,6\n"
    assert desk.submit(table, *VICTIMS).status == 2
    assert desk.submit(table, *VICTIMS, "--column", "A=country").status == 0
    assert desk.figures() == [["KHM", 2019, 5], ["KHM", 2020, 6]]


def test_a_first_column_that_nobody_knows_is_named_by_its_letter(desk: Desk) -> None:
    table = ",2019,2020\nNowhere,5,\nElsewhere,6,\n"
    assert desk.submit(table, *VICTIMS).status == 2
    answer = desk.submit(table, *VICTIMS, "--column", "A=country")
    assert answer.errors() == [(2, "A", "Nowhere"), (3, "A", "Elsewhere")]


@pytest.mark.parametrize("table, options", [
    ("Partner,year,n\nCambodia,2019,6\n", (*ONE, "--column", "n=value")),
    ("Partner,year,n\nCambodia,2019,6\n", ("--column", "partner = country", "--column", "n=value")),
    ("Partner,2019,2020\nCambodia,6,7\n", (*ONE, "--column", "2020=ignore")),
    ("country,,year\nKHM,6,2019\n", ("--column", "B=value")), ("country,,year\nKHM,6,2019\n", ("--column", "b=value")),
    ("Geography,Area,year,value\nCambodia,Asia,2019,6\n", ("--column", "Area=ignore"))])
def test_an_option_says_what_a_column_is_for(desk: Desk, table: str, options: tuple[str, ...]) -> None:
    assert desk.submit(table, *VICTIMS).status == 2
    answer = desk.submit(table, *VICTIMS, *options)
    assert (answer.status, desk.figures()) == (0, [["KHM", 2019, 6]])


@pytest.mark.parametrize("options", [
    ("--column", "Nation=country"), ("--column", "C=value"), ("--column", "2=value"),
    (*ONE, "--column", "Partner=note"), ("--column", "Partner"), ("--column", "Partner=nation"),
    ("--column", "=country"), (*ONE, "--column", "year=country"), (*ONE, "--column", "value=ignore")])
def test_an_option_that_contradicts_the_file_or_another_refuses_the_file(desk: Desk, options: tuple[str, ...]) -> None:
    answer = desk.submit("Partner,year,value\nCambodia,2019,6\n", *VICTIMS, *options)
    assert (answer.status, answer.published) == (2, 0)
    assert answer.issues[0]["fix"]


def test_a_country_and_a_year_are_asked_for_and_taken(desk: Desk) -> None:
    text = "indicator,value,unit\nICSE_VICTIMS,5,victims\n"
    asked = desk.submit(text)
    assert (asked.status, [each["column"] for each in asked.issues]) == (2, ["country", "year"])
    answer = desk.submit(text, "--country", "Cambodia", "--year", "2014")
    assert (answer.status, desk.figures()) == (0, [["KHM", 2014, 5]])


@pytest.mark.parametrize("options", [(), ("--good-rows",)])
@pytest.mark.parametrize("header", ["series", "indicator name", "measure"])
def test_of_several_series_an_option_takes_none(desk: Desk, header: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(SERIES.format(header=header), *VICTIMS, *options)
    assert (answer.status, answer.published) == (1, 0)
    assert [each[:2] for each in answer.errors()] == [(line, header) for line in (2, 3, 4, 5)]


def test_a_series_that_is_known_is_taken_and_the_others_wait(desk: Desk) -> None:
    known = SERIES.format(header="series").replace("Children identified by police", "ICSE_VICTIMS")
    answer = desk.submit(known, *VICTIMS, "--good-rows")
    assert (answer.status, desk.column("value")) == (1, [41, 45])


def test_the_one_series_of_a_file_is_what_the_option_says(desk: Desk) -> None:
    answer = desk.submit("country,indicator,year,value,unit\nKHM,SH.VIC.TOTL,2014,12,victims\n", *VICTIMS)
    assert (answer.status, answer.published) == (0, 1)
    assert answer.has_note("indicator_chosen", name="SH.VIC.TOTL", code="ICSE_VICTIMS")


@pytest.mark.parametrize("named", ["ICSE_VICTIMS", "icse_victims", "Victims identified in the year"])
def test_an_option_names_an_indicator_by_code_or_title(desk: Desk, named: str) -> None:
    assert desk.submit("country,2019\nCambodia,5\n", "--indicator", named).published == 1


@pytest.mark.parametrize("header, cells, options, unused, value", [
    ("number,percent", "45,81", SHARE, "number", 81), ("percent,number", "81,45", SHARE, "number", 81),
    ("count,%", "45,81", SHARE, "count", 81), ("number,percent", "45,81", VICTIMS, "percent", 45)])
def test_the_column_that_is_headed_with_the_indicators_unit_has_the_values(
        desk: Desk, header: str, cells: str, options: tuple[str, ...], unused: str, value: int) -> None:
    text = f"country,year,{header}\nKHM,2022,{cells}\n"
    assert desk.submit(text, *options).unused["columns"] == [unused]
    assert desk.submit(text, *options, "--column", f"{unused}=ignore").published == 1
    assert desk.column("value") == [value]


@pytest.mark.parametrize("header, options", [("value,victims", VICTIMS), ("value,percent", SHARE),
                                             ("number,percent", ())])
def test_of_two_columns_that_may_hold_the_values_neither_is_taken(
        desk: Desk, header: str, options: tuple[str, ...]) -> None:
    table, column = f"country,year,{header}\nKHM,2022,45,81\n", header.split(",")[1]
    answer = desk.submit(table, *options)
    assert (answer.status, column in [each["column"] for each in answer.issues]) == (2, True)
    assert desk.submit(table, *(options or VICTIMS), "--column", f"{column}=ignore").published == 1
