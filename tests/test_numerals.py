"""Numbers in the texts of countries, as a reader would understand them."""

import pytest

from indicators.numerals import contains, shares_of


@pytest.mark.parametrize("text, number", [
    ("There were 3 of them.", "3"), ("There were three.", "3"), ("A third child", "3"), ("a trio", "3"), ("3rd", "3"),
    ("\uff13 victims", "3"), ("eighteen girls", "18"), ("twenty-one", "21"), ("twenty first", "21"), ("twelve", "12"),
    ("1,234 in all", "1234"), ("1,234, 5 of them online", "1234"), ("1.5 %", "1.5"), ("85.50 %", "85.5"),
    ("012", "12"), ("three hundred", "300"), ("a hundred and twenty", "120"), ("two thousand files", "2000"),
    ("fifteen hundred", "1500"), ("2k", "2000"), ("2 thousand", "2000"), ("2.5 thousand", "2500"),
    ("2\u00bd thousand", "2500"), ("1.2 million", "1200000"), ("one point two million", "1200000"),
    ("twelve lakh", "1200000"),
    ("in 2020 12,34,567 files", "1234567"), ("2020 21_345", "21345"),
    ("12 345 678 of them", "12345"), ("21\u202f345", "21345"),
    ("the twins", "2"), ("triplets", "3"), ("threefold", "3"), ("half a dozen", "6"), ("a rate of .075", "0.075")])
def test_a_number_is_found_in_a_text_in_digits_and_words(text: str, number: str) -> None:
    assert contains(text, {number, "999"})


@pytest.mark.parametrize("text, number", [
    ("13 or 30", "3"), ("", "3"), ("thirteen", "3"), ("A canteen", "10"), ("1.5", "15"), ("three hundred", "400"),
    ("a thousand", "1"), ("and so on", "3")])
def test_no_other_number_is_found_in_a_text(text: str, number: str) -> None:
    assert not contains(text, {number})


def test_a_share_is_written_with_few_digits_rounded_up_or_down() -> None:
    assert shares_of(7.5) == {7.5, 7, 8, 0.07, 0.08, 0.075}
