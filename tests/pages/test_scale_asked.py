"""The question what thousands mean, on the screen."""

import pytest

from tests.pages.conftest import Show
from tests.pages.conftest import words as shown_words
from tests.pages.uploads import drop, waited


@pytest.mark.usefixtures("real")
def test_what_thousands_mean_is_asked_on_the_screen_and_the_answer_multiplies_the_figures(show: Show) -> None:
    shown = drop(show("upload"), "Figures in thousands\ncountry,year,indicator,value,unit\n"
                                 "KHM,2014,ICSE_VICTIMS,12,victims\n")
    asked = next(each for each in shown.radio if "Figures in thousands" in each.label)
    assert [each for each in asked.options if "1,000" in each] == [asked.options[0]]
    asked.set_value("1000")
    waited(next(each for each in shown.button if each.label == "Read it again with these answers").click().run())
    assert "Every figure was multiplied by 1000" in shown_words(shown)
