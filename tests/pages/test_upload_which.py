"""Upload: which sheet, which column, which unit is meant is asked, and one answer settles it."""

import pytest

from tests.faults.workbooks import TWO_SHEETS, sheets
from tests.pages.conftest import Show
from tests.pages.test_upload_asking import answer, answer_rest
from tests.pages.uploads import counted, drop


@pytest.mark.parametrize("table, label, value", [
    ("Geography,Area,year,indicator,value,unit\nKHM,Nowhere,2019,ICSE_VICTIMS,6,victims\n",
     "Several columns could hold the country", "Geography"),
    ("country,year,indicator,value,unit\nKHM,2019,ICSE_VICTIMS,6,Number\n", "Does the unit “Number” mean",
     "own"),
    ("country,year,indicator,value\nKHM,2019,ICSE_VICTIMS,6\n", "No column holds the unit", "own")])
def test_what_may_be_meant_is_asked_and_one_answer_settles_it(
        real: str, show: Show, table: str, label: str, value: str) -> None:
    assert counted(answer(drop(show("upload"), table), **{label: value}))["new"] == 1


def test_of_several_sheets_the_one_that_is_meant_is_asked_for(real: str, show: Show) -> None:
    shown = drop(show("upload"), sheets(TWO_SHEETS), "figures.xlsx")
    shown = answer(shown, **{"Which sheet": "Victims", "holds the indicator": "ICSE_VICTIMS"})
    assert counted(answer_rest(shown, 2))["new"] == 2         # the other sheet, and the name of this one


def test_each_noun_is_asked_for_once(real: str, show: Show) -> None:
    shown = drop(show("upload"), "Partner,reports,closed,pending\nCambodia,5,6,7\n")
    labels = [each.label for each in shown.selectbox]
    assert [sum(noun in each for each in labels) for noun in ("holds the country", "holds the year")] == [1, 1]
    shown = answer(shown, **{"“reports”": "indicator:ICSE_VICTIMS", "holds the country": "Partner",
                             "holds the year": "2019"})
    assert counted(answer_rest(shown, 1))["new"] == 1
