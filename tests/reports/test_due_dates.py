"""Dates in the words of commitments: the last day that they name, and which words."""

from datetime import date

import pytest

from indicators.reports.commitments import due_in


@pytest.mark.parametrize("text, day, words", [
    ("To adopt the law by the end of 2026.", date(2026, 12, 31), "by the end of 2026"),
    ("By June 2027, a unit is opened", date(2027, 6, 30), "By June 2027"),
    ("Officers are trained in the second half of 2025", date(2025, 12, 31), "in the second half of 2025"),
    ("in the first quarter of 2028", date(2028, 3, 31), "in the first quarter of 2028"),
    ("by 15 March 2026", date(2026, 3, 15), "by 15 March 2026"),
    ("by mid-2026", date(2026, 6, 30), "by mid-2026"), ("by February 2028", date(2028, 2, 29), "by February 2028"),
    ("before 2027", date(2026, 12, 31), "before 2027"),
    ("a plan in 2025, a law by 2027", date(2027, 12, 31), "by 2027"),
    ("in the fourth quarter of 2026", date(2026, 12, 31), "in the fourth quarter of 2026")])
def test_a_date_in_words_is_its_last_day(text: str, day: date, words: str) -> None:
    assert due_in(text, 2025) == (day, words)


@pytest.mark.parametrize("text", [
    "To go on with the law adopted in 2013.", "by 31 February 2027", "Directive 2026 is applied", "in 2026/27",
    "in the third half of 2026", "soon"])
def test_past_years_and_no_dates_are_none(text: str) -> None:
    assert due_in(text, 2025) is None
