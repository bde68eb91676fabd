"""The row of a figure that a person reads in the words of a report."""

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.model import Mark
from indicators.reports.coding import coded_cells, offered

CATALOGUE = load_catalogue(SHIPPED)
ITEM = "Two separate trainings on Child Abuse Online Investigation were conducted. One workshop followed."


def cells(words: str, item: str = ITEM, *marks: Mark) -> "pd.Series[str]":
    return coded_cells(("KHM", 2012, "JOINT_TRAININGS", " 2 "), item, words, marks, CATALOGUE).iloc[0]


def test_the_figure_has_its_words_as_note_wrapped_otherwise_than_in_the_report() -> None:
    row = cells(" Two separate\n trainings ", ITEM, Mark.LOWER_BOUND)
    assert row["note"] == "Read in the text: “Two separate trainings”"
    assert (row["year"], row["value"], row["marks"]) == ("2012", "2", "coded lower_bound")


@pytest.mark.parametrize("words", ["Two trainings", "two separate trainings", "  ", ""])
def test_words_that_the_report_does_not_have_are_refused(words: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.words"):
        cells(words)


@pytest.mark.parametrize(("item", "words"), [
    ("15 trainings were held.", "5 trainings"), ("1,500 pupils took part.", "500 pupils"),
    ("1,500 pupils took part.", "1"), ("1 500 pupils took part.", "500 pupils"), ("1\u202f500 pupils", "500 pupils"),
    ("1’500 pupils", "500 pupils"), ("12 500 000 pupils", "12 500"), ("A share of 12.5 per cent.", "A share of 12"),
    ("None of the retrainings was held.", "trainings was held"), ("The trainings were held.", "The training")])
def test_a_number_or_word_is_quoted_whole(item: str, words: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.words"):
        cells(words, item)


@pytest.mark.parametrize(("item", "words"), [
    ("In 2012, 3 trainings were held.", "3 trainings"), ("举办了15次培训。", "15次"),
    ("Trainings (3), held in 2012.", "Trainings (3)"), ("In 2012 3 trainings were held.", "In 2012 3 trainings")])
def test_words_may_begin_and_end_next_to_marks_and_where_a_script_has_no_spaces(item: str, words: str) -> None:
    assert f"“{words}”" in cells(words, item)["note"]


def test_indicators_of_the_goal_are_offered_first_and_those_of_other_publishers_never() -> None:
    codes = [indicator.id for indicator in offered(CATALOGUE, "2.1")]
    assert CATALOGUE.goal_of[codes[0]] == "2.1"
    assert {"JOINT_TRAININGS", "LEGISLATION_STAGE", "ICSE_VICTIMS"} <= set(codes)
    assert not [code for code in codes if CATALOGUE.indicators[code].publisher]
