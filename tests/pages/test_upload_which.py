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
     "Several columns can be the country", "Geography"),
    ("country,year,indicator,value,unit\nKHM,2019,ICSE_VICTIMS,6,Number\n", "The unit of one figure is “Number”",
     "own")])
def test_what_may_be_meant_is_asked_and_one_answer_settles_it(
        real: str, show: Show, table: str, label: str, value: str) -> None:
    shown = drop(show("upload"), table)
    choose(shown, label, value)
    assert "1 new" in words(answer(shown))


def test_of_several_sheets_the_one_that_is_meant_is_asked_for(real: str, show: Show) -> None:
    shown = drop(show("upload"), book(**TWO), "figures.xlsx")
    shown = answer(shown, **{"Which sheet": "Victims", "indicator of the whole file": "ICSE_VICTIMS"})
    assert "2 new" in words(shown)


def test_a_line_that_heads_nothing_is_left_out_when_the_person_says_so(real: str, show: Show) -> None:
    shown = answer(drop(show("upload"), WIDE), **{"indicator of the whole file": "ICSE_VICTIMS"})
    choose(shown, "Line 3 says “North”", "no_heading")
    assert "4 new" in words(answer(shown))
