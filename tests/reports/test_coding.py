"""The row of a figure that a person reads in the words of a report."""

from typing import Any

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.model import Mark
from indicators.reports.coding import Coding, coded_cells, offered

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
    ("1,500 pupils took part.", "1"), ("1 500 pupils took part.", "500 pupils"), ("1\u00a0500 pupils", "500 pupils"),
    ("1\u202f500 pupils", "500 pupils"), ("1.500 pupils", "500 pupils"), ("1’500 pupils", "500 pupils"),
    ("12 500 000 pupils", "12 500"), ("In May 13 500 victims were found.", "500 victims"),
    ("In 2013 12 500 victims were found.", "500 victims"), ("A share of 12.5 per cent.", "A share of 12"),
    ("Pupils: 15", "Pupils: 1"),
    ("None of the retrainings was held.", "trainings was held"), ("The trainings were held.", "The training")])
def test_a_number_or_word_is_quoted_whole(item: str, words: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.words"):
        cells(item=item, words=words)


@pytest.mark.parametrize(("item", "words"), [
    ("In 2013 500 victims were found.", "500 victims"), ("Of 15 12 were found.", "12 were found"),
    ("In 2013 500 000 pupils took part.", "500 000 pupils"), ("Room 1 5000 pupils", "5000 pupils"),
    ("5 of the 15 trainings: 5", "5"), ("In 2012, 3 trainings were held.", "3 trainings"),
    ("举办了15次培训。", "15次"), ("Trainings (3), held in 2012.", "Trainings (3)")])
def test_words_may_begin_and_end_next_to_marks_and_where_a_script_has_no_spaces(item: str, words: str) -> None:
    assert f"“{words}”" in cells(item=item, words=words, remark="Counted.")["note"]


@pytest.mark.parametrize(("item", "value"), [
    ("15 trainings", "5"), ("1 500 pupils", "500"), ("1\u202f500 pupils", "500"), ("1.500 pupils", "500"),
    ("1'500 pupils", "1"), ("In 2012, 15 trainings were held.", "5"), ("In 2013 500 victims", "2013500"),
    ("In May 13 500 victims", "500"), ("On 1.2.2013 a training was held.", "2")])
def test_a_value_that_is_no_whole_number_of_the_words_needs_a_remark(item: str, value: str) -> None:
    with pytest.raises(Refusal, match=r"coding\.value"):
        cells(item=item, words=item, value=value)
    assert cells(item=item, words=item, value=value, remark="As the ministry explains.")["value"] == value


@pytest.mark.parametrize(("item", "value"), [
    ("1 500 pupils", "1500"), ("1\u00a0500 pupils", "1,500"), ("1.500 pupils", "1500"),
    ("1’500’000 pupils", "1 500 000"), ("12,5 per cent", "12.5"), ("1 500,5 hours", "1500.5"),
    ("١٥ دورة", "15"), ("举办了１５次培训", "15"),
    ("In 2013 500 victims", "500"), ("15 of 20", "20"), ("Two trainings in 2012", "2"), ("15 trainings", "n/a")])
def test_a_number_of_the_words_is_a_value_however_it_is_grouped_and_words_without_one_may_count_in_letters(
        item: str, value: str) -> None:
    assert cells(item=item, words=item, value=value)["value"] == value


def test_a_stage_is_no_number_of_the_words() -> None:
    assert cells(item="15 articles were drafted.", words="15 articles were drafted.", indicator="LEGISLATION_STAGE")[
        "value"] == "2"


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
