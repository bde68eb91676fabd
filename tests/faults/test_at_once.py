"""All kinds of errors at the first reading: what a file lacks hides none of the errors of its rows."""

import pytest

from tests.faults.conftest import Desk

pytestmark = pytest.mark.command

WRONG = "XXQ,2013,ICSE_VICTIMS,5,victims\nKHM,20x4,ICSE_VICTIMS,5,victims\nKHM,2013,NOTHING_KNOWN,5,victims\n" \
        "KHM,2014,ICSE_VICTIMS,many,victims\nKHM,2015,ICSE_VICTIMS,5,kg\n"
HEADER = ("country", "year", "indicator", "value", "unit")
ERRORS = [(2, "country", "XXQ"), (3, "year", "20x4"), (4, "indicator", "NOTHING_KNOWN"), (5, "value", "many"),
          (6, "unit", "kg")]


@pytest.mark.parametrize("lacking", HEADER)
def test_a_missing_column_hides_no_error_of_a_row_that_can_be_judged_without_it(desk: Desk, lacking: str) -> None:
    place = HEADER.index(lacking)
    lines = [",".join(HEADER), *WRONG.splitlines()]
    answer = desk.submit("\n".join(",".join(each.split(",")[:place] + each.split(",")[place + 1:]) for each in lines))
    needs_indicator = {"unit"} if lacking == "indicator" else set()
    assert (answer.status, answer.published) == (2, 0)
    assert [each[:2] for each in answer.errors()[:1]] == [(1, lacking)]
    assert answer.errors()[1:] == [each for each in ERRORS if each[1] not in {lacking, *needs_indicator}]


def test_headings_a_missing_column_and_wrong_rows_are_listed_together(desk: Desk) -> None:
    answer = desk.submit("country,2013,2014\nKHM,1,2\nGirls,,\nTHA,1,many\nXXQ,1,2\n")
    assert answer.status == 2
    assert [(row, found) for row, _, found in answer.errors()] == [
        (1, "country, 2013, 2014"), (3, "Girls"), (4, "many"), (5, "XXQ")]


def test_a_stage_in_words_is_no_error_where_no_column_names_the_indicator(desk: Desk) -> None:
    answer = desk.submit("country,year,value\nKHM,2013,in force\nXXQ,2014,in force\n")
    assert [each[:2] for each in answer.errors()] == [(1, "indicator"), (3, "country")]
