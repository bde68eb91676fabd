"""The row of a figure that a person reads in the words of a report."""

from typing import Any

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.model import Mark
from indicators.narratives.coding import Coding, coded_cells, offered

CATALOGUE = load_catalogue(SHIPPED)
ITEM = "Two separate trainings on Child Abuse Online Investigation were conducted. One workshop followed."


def cells(**other: Any) -> "pd.Series[str]":
    given: dict[str, Any] = {"ref_area": "KHM", "item": ITEM, "words": "Two separate trainings",
                             "indicator": "JOINT_TRAININGS", "year": 2012, "value": "2"} | other
    return coded_cells(Coding(**given), CATALOGUE).iloc[0]


def test_words_may_be_wrapped_otherwise_than_in_the_report() -> None:
    assert cells(words=" Two separate\n trainings ")["note"] == "Read in the text: “Two separate trainings”"


@pytest.mark.parametrize("words", ["Two trainings", "two separate trainings", "  ", ""])
def test_words_that_the_report_does_not_have_are_refused(words: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.words"):
        cells(words=words)


@pytest.mark.parametrize(("item", "words"), [
    ("15 trainings were held.", "5 trainings"), ("1,500 pupils took part.", "500 pupils"),
    ("1,500 pupils took part.", "1"), ("A share of 12.5 per cent.", "A share of 12"), ("Pupils: 15", "Pupils: 1"),
    ("None of the retrainings was held.", "trainings was held"), ("The trainings were held.", "The training")])
def test_a_number_or_word_is_quoted_whole(item: str, words: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.words"):
        cells(item=item, words=words)


@pytest.mark.parametrize(("item", "words"), [
    ("5 of the 15 trainings: 5", "5"), ("In 2012, 3 trainings were held.", "3 trainings"),
    ("举办了15次培训。", "15次"), ("Trainings (3), held in 2012.", "Trainings (3)")])
def test_words_may_begin_and_end_next_to_marks_and_where_a_script_has_no_spaces(item: str, words: str) -> None:
    assert f"“{words}”" in cells(item=item, words=words)["note"]


def test_where_the_words_leave_open_the_year_the_figure_is_uncertain_and_has_the_whole_period() -> None:
    row = cells(first_year=2010)
    assert (row["period_start"], row["period_end"], row["year"]) == ("2010-01-01", "2012-12-31", "2012")
    assert row["marks"].split() == [Mark.CODED, Mark.UNCERTAIN]
    assert "2010" in row["note"]


def test_the_first_possible_year_may_be_the_last_but_not_later() -> None:
    assert cells(first_year=2012)["period_start"] == ""
    with pytest.raises(Refusal, match=r"coding\.years"):
        cells(first_year=2013)


def test_marks_and_a_remark_are_kept() -> None:
    row = cells(marks=(Mark.LOWER_BOUND,), remark=" Only those of the police. ")
    assert row["marks"] == "coded lower_bound"
    assert row["note"].endswith("” Only those of the police.")


def test_indicators_of_the_goal_are_offered_first_and_those_of_other_publishers_never() -> None:
    codes = [indicator.id for indicator in offered(CATALOGUE, "2.1")]
    assert CATALOGUE.goal_of[codes[0]] == "2.1"
    assert {"JOINT_TRAININGS", "LEGISLATION_STAGE", "ICSE_VICTIMS"} <= set(codes)
    assert not [code for code in codes if CATALOGUE.indicators[code].publisher]
