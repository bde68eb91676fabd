"""Files of which every row is refused before anything in it is checked: nothing is left, and that is no crash."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER

MORE = ["sex", "age", "breakdown", "absence", "marks", "OBS_STATUS", "CONF_STATUS", "UNIT_MULT", "note",
        "period_start", "period_end", "country_code"]
"""Further columns, each of which is checked in its own way."""


@pytest.mark.parametrize("header", [HEADER, *(f"{HEADER},{each}" for each in MORE), f"{HEADER},{','.join(MORE)}",
                                    "country,2019,2020", "country,year,ICSE_VICTIMS,TAKEDOWN_HOURS"])
def test_each_row_of_the_wrong_width_is_an_issue_of_its_own(desk: Desk, header: str) -> None:
    line = ",KHM" * header.count(",")
    answer = desk.submit(f"{header}\nKHM,{line}\n{line[1:]}\n", "--indicator", "ICSE_VICTIMS", "--dry-run")
    assert (answer.status, [row for row, _, _ in answer.errors()]) == (1, [2, 3])


def test_each_row_below_a_second_header_is_an_issue_of_its_own(desk: Desk) -> None:
    answer = desk.submit("country,year,indicator,value,unit\npays,annee,indicateur,valeur,unite\n"
                         "KHM,2019,REMOVED_IN_TIME,10.5,percent\n")
    assert (answer.status, [row for row, _, _ in answer.errors()]) == (1, [2, 3])
