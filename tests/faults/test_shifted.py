"""Names split at their comma: no figure of such a line is taken for another year's."""

import pytest

from tests.faults.conftest import Desk

SPLIT = ("Gambia, The", "Bahamas, The", "Iran, Islamic Rep.", "Egypt, Arab Rep.", "Venezuela, RB", "Yemen, Rep.",
         "Korea, Rep.", "Congo, Dem. Rep.", "Micronesia, Fed. Sts.")


@pytest.mark.parametrize("name", SPLIT)
def test_a_word_in_a_column_of_years_refuses_its_line_with_good_rows_too(desk: Desk, name: str) -> None:
    answer = desk.submit(f"country,2011,2012,2013\nCambodia,6,7,8\n{name},5,6,\n", "--good-rows",
                         "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (1, 3)
    assert set(desk.current()["ref_area"]) == {"KHM"}
    assert (3, "2011", name.partition(", ")[2]) in answer.errors()


def test_a_mark_or_a_stage_among_the_years_is_no_such_word(desk: Desk) -> None:
    answer = desk.submit("country,2012,2013\nKHM,adopted,in force\nTHA,n/a,in force\n",
                         "--indicator", "LEGISLATION_STAGE")
    assert (answer.status, answer.published) == (0, 4)


def test_a_figure_that_is_wrong_holds_no_others_of_its_line_back(desk: Desk) -> None:
    answer = desk.submit("country,2012,2013\nKHM,12x9,7\nTHA,-1,8\n", "--good-rows", "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (1, 2)
