"""All errors of a file at its first reading: none hides another, and a file of nothing but errors is no crash."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

REQUIRED = ("country", "year", "indicator", "value", "unit")
WRONG = {"country": "XXQ", "year": "20x4", "indicator": "NOTHING_KNOWN", "value": "many", "unit": "kg"}
GOOD = {"country": "KHM", "indicator": "ICSE_VICTIMS", "value": "5", "unit": "victims"}
MORE = ["sex", "age", "breakdown", "absence", "marks", "OBS_STATUS", "CONF_STATUS", "UNIT_MULT", "note",
        "period_start", "period_end", "country_code"]
"""Further columns, each of which is checked in its own way."""


@pytest.mark.parametrize("lacking", REQUIRED)
def test_a_missing_column_is_named_and_hides_no_error_of_a_row_that_can_be_judged_without_it(
        desk: Desk, lacking: str) -> None:
    columns = [each for each in REQUIRED if each != lacking]
    lines = [[(GOOD | {"year": year, wrong: WRONG[wrong]})[each] for each in columns]
             for year, wrong in zip(("2013", "2014", "2015", "2016", "2017"), REQUIRED, strict=True)]
    answer = desk.submit("\n".join(",".join(each) for each in (columns, *lines)))
    unjudged = {lacking, "unit"} if lacking == "indicator" else {lacking}
    assert (answer.status, answer.published, answer.errors()[0][:2]) == (2, 0, (1, lacking))
    assert answer.errors()[1:] == [(line, each, WRONG[each]) for line, each in enumerate(REQUIRED, start=2)
                                   if each not in unjudged]


def test_every_fault_of_every_row_is_named_at_once_with_what_helps(desk: Desk) -> None:
    answer = desk.submit(plain(row("XYZ", 1850, -1, "ICSE_VICTIM", "kilos"), row(year="", value="")))
    assert {(each["row"], each["column"]) for each in answer.issues} == {
        (2, "country"), (2, "year"), (2, "indicator"), (3, "year"), (3, "value")}
    assert all(each["expected"] and each["fix"] for each in answer.issues)


def test_headings_a_missing_column_and_wrong_rows_are_listed_together(desk: Desk) -> None:
    answer = desk.submit("country,2013,2014\nKHM,1,2\nGirls,,\nTHA,1,many\nXXQ,1,2\n")
    assert answer.status == 2
    assert [(line, found) for line, _, found in answer.errors()] == [
        (1, "country, 2013, 2014"), (3, "Girls"), (4, "many"), (5, "XXQ")]


def test_a_stage_in_words_is_no_error_where_no_column_names_the_indicator(desk: Desk) -> None:
    answer = desk.submit("country,year,value\nKHM,2013,in force\nXXQ,2014,in force\n")
    assert [each[:2] for each in answer.errors()] == [(1, "indicator"), (3, "country")]


@pytest.mark.parametrize("header", [HEADER, *(f"{HEADER},{each}" for each in MORE), f"{HEADER},{','.join(MORE)}",
                                    "country,2019,2020", "country,year,ICSE_VICTIMS,TAKEDOWN_HOURS"])
def test_each_row_of_the_wrong_width_is_an_issue_of_its_own(desk: Desk, header: str) -> None:
    line = ",KHM" * header.count(",")
    answer = desk.submit(f"{header}\nKHM,{line}\n{line[1:]}\n", "--indicator", "ICSE_VICTIMS", "--dry-run")
    assert (answer.status, [each for each, _, _ in answer.errors()]) == (1, [2, 3])


def test_each_row_below_a_second_header_is_an_issue_of_its_own(desk: Desk) -> None:
    answer = desk.submit("country,year,indicator,value,unit\npays,annee,indicateur,valeur,unite\n"
                         "KHM,2019,REMOVED_IN_TIME,10.5,percent\n")
    assert (answer.status, [each for each, _, _ in answer.errors()]) == (1, [2, 3])
