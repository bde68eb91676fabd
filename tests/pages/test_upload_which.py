"""Upload: which sheet, which column, which unit is meant is asked, and one answer settles it."""

import pytest

from tests.faults.test_meant import TWO, book
from tests.pages.conftest import Show, words
from tests.pages.test_upload_asking import answer
from tests.pages.uploads import drop

WIDE = "Country,2019,2020\nCambodia,1102,1263\nNorth,,\nThailand,41,47\n"


def choose(shown: object, label: str, value: str) -> None:
    """Take one of the answers beside a question."""
    next(each for each in shown.radio if label in each.label).set_value(value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table, label, value", [
    ("Geography,Area,year,indicator,value,unit\nKHM,Nowhere,2019,ICSE_VICTIMS,6,victims\n",
     "Several columns could hold the country", "Geography"),
    ("country,year,indicator,value,unit\nKHM,2019,ICSE_VICTIMS,6,Number\n", "The unit of one figure is “Number”",
     "own"),
    ("country,year,indicator,value\nKHM,2019,ICSE_VICTIMS,6\n", "No column holds the unit", "own"),
    ("Country,2020\nGirls,\nKHM,6\n", "“Girls”", "no_heading")])
def test_what_may_be_meant_is_asked_and_one_answer_settles_it(
        real: str, show: Show, table: str, label: str, value: str) -> None:
    shown = drop(show("upload"), table)
    choose(shown, label, value)
    more = {"holds the indicator": "ICSE_VICTIMS"} if "Girls" in table else {}
    assert "1 new" in words(answer(shown, **more))


def test_of_several_sheets_the_one_that_is_meant_is_asked_for(real: str, show: Show) -> None:
    shown = drop(show("upload"), book(**TWO), "figures.xlsx")
    shown = answer(shown, **{"Which sheet": "Victims", "holds the indicator": "ICSE_VICTIMS"})
    assert "2 new" in words(shown)


def test_a_line_that_heads_nothing_is_left_out_when_the_person_says_so(real: str, show: Show) -> None:
    shown = answer(drop(show("upload"), WIDE), **{"holds the indicator": "ICSE_VICTIMS"})
    choose(shown, "Line 3 says “North”", "no_heading")
    assert "4 new" in words(answer(shown))


def test_each_noun_is_asked_for_once_and_one_columns_answer_settles_those_of_its_siblings(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), "Partner,reports,closed,pending\nCambodia,5,6,7\n")
    labels = [each.label for each in shown.selectbox][1:]
    assert [sum(noun in each for each in labels) for noun in ("the country", "the year")] == [1, 1]
    shown = answer(shown, **{"“reports” count": "ICSE_VICTIMS", "holds the country": "Partner",
                             "holds the year": "2019"})
    assert not [each for each in shown.selectbox if "does the column" in each.label]
    assert "1 new" in words(shown)
