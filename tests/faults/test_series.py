"""Several series in a file: an option or an answer names one of them, never the most frequent by itself."""

import pytest

from tests.faults.conftest import Desk

SERIES = """country,year,{header},value
Cambodia,2019,Complaints closed,7
Cambodia,2020,Complaints closed,8
Cambodia,2021,Complaints closed,9
Cambodia,2019,Children identified by police,41
Cambodia,2020,Children identified by police,45
"""
VICTIMS = ("--indicator", "ICSE_VICTIMS")


@pytest.mark.parametrize("options", [(), ("--good-rows",)])
@pytest.mark.parametrize("header", ["series", "indicator name", "measure"])
def test_of_several_series_an_option_takes_none(desk: Desk, header: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(SERIES.format(header=header), *VICTIMS, *options)
    assert (answer.status, answer.published) == (1, 0)
    assert answer.errors() == [(row, header, "Complaints closed" if row < 5 else "Children identified by police")
                               for row in (2, 3, 4, 5, 6)]


def test_the_one_series_of_a_file_is_what_the_option_says(desk: Desk) -> None:
    one = "".join(line for line in SERIES.format(header="series").splitlines(keepends=True) if "closed" not in line)
    answer = desk.submit(one, *VICTIMS)
    assert (answer.status, answer.published) == (0, 2)
    assert answer.noted("Children identified by police")


def test_a_series_that_is_known_is_taken_and_the_others_wait(desk: Desk) -> None:
    answer = desk.submit(SERIES.format(header="series").replace("Children identified by police", "ICSE_VICTIMS"),
                         *VICTIMS, "--good-rows")
    assert (answer.status, answer.published) == (1, 2)
    assert desk.current()["value"].tolist() == [41, 45]


@pytest.mark.parametrize("said", ["ICSE_VICTIMS", "icse_victims", "Victims identified in the year"])
def test_an_option_names_an_indicator_by_code_or_title(desk: Desk, said: str) -> None:
    answer = desk.submit("country,2019\nCambodia,5\n", "--indicator", said)
    assert (answer.status, answer.published) == (0, 1)


def test_a_unit_is_not_asked_for_where_the_indicator_is_still_to_be_named(desk: Desk) -> None:
    answer = desk.submit("country,year,value\nCambodia,2019,5\n")
    assert [each["column"] for each in answer.issues] == ["indicator"]
