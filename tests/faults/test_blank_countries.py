"""Rows that name no country below one that does: errors, until a person says that they are those of the row above."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.publishing import publish
from indicators.submissions.remembered import Remembered, remember_answers
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

BLOCKS = plain(row(), row("", 2013), row("", 2012), row("DEU"), row("", 2013))
ABOVE = Choices(areas={"": "above"})


def answered(desk: Desk, text: str, choices: Choices = ABOVE) -> Prepared:
    """The file read with an answer, and published where it is right."""
    prepared = desk.prepared(text, choices)
    if prepared.checked is not None:
        publish(prepared, desk.book, staff("Ann"), note="tried")
    return prepared


def indices(desk: Desk) -> list[tuple[str, int]]:
    return [(area, year) for area, year, _ in desk.figures()]


def test_rows_below_a_country_are_errors_that_name_its_line(desk: Desk) -> None:
    answer = desk.submit(BLOCKS, "--good-rows")
    assert answer.errors() == [(3, "country", ""), (4, "country", ""), (6, "country", "")]
    assert [each["fix"].count(f"line {line}") for each, line in zip(answer.issues, (2, 2, 5), strict=True)] == [1] * 3
    assert indices(desk) == [("DEU", 2014), ("KHM", 2014)]


def test_where_a_person_says_so_they_are_filled_from_above_for_this_file_alone(desk: Desk) -> None:
    prepared = answered(desk, BLOCKS)
    assert indices(desk) == [("DEU", 2013), ("DEU", 2014), ("KHM", 2012), ("KHM", 2013), ("KHM", 2014)]
    remember_answers(desk.book, staff("Ann"), prepared)
    assert list(Remembered(desk.book).about(HEADER.split(","))) == []
    assert desk.submit(BLOCKS.replace(",12,", ",13,")).status == 1


def test_an_answer_about_countries_fills_no_indicator(desk: Desk) -> None:
    text = plain(row(), row("DEU", indicator=""))
    assert [issue.code for issue in answered(desk, text).issues] == ["indicator.empty_below"]
    assert answered(desk, text, Choices(indicators={"": "above"})).issues == ()


@pytest.mark.parametrize("lines, blank", [
    ((row("", 2013), row(), row("", 2012)), [2, 4]),
    ((row(), row("", 2013), row("", 2012, "")), [3, 4]),
], ids=["none above the first", "one without a figure"])
def test_where_a_blank_row_may_be_of_none_nothing_is_filled(
        desk: Desk, lines: tuple[str, ...], blank: list[int]) -> None:
    issues = desk.prepared(plain(*lines), ABOVE).issues
    assert [(each.row, each.code) for each in issues if each.column == "country"] == [
        (line, "area.empty") for line in blank]


@pytest.mark.parametrize("text, filled", [
    ("country_code,country_name,year,indicator,value,unit\nKHM,Cambodia,2014,CAMPAIGNS,1,campaigns\n"
     ",Germany,2014,CAMPAIGNS,2,campaigns\nTHA,,2014,CAMPAIGNS,3,campaigns\n",
     [("DEU", 2014), ("KHM", 2014), ("THA", 2014)]),
    (plain(row("Total"), row("", 2013), row(), row("", 2013)), [("KHM", 2013), ("KHM", 2014)]),
    ("country,indicator,2013,2014\nKHM,CAMPAIGNS,1,2\n,WORKSHOPS,3,4\n", [("KHM", 2013)] * 2 + [("KHM", 2014)] * 2)],
    ids=["a_code_or_a_name", "below_a_total", "wide"])
def test_only_what_is_blank_is_filled_and_a_row_below_a_total_is_left_out_with_it(
        desk: Desk, text: str, filled: list[tuple[str, int]]) -> None:
    answered(desk, text)
    assert indices(desk) == filled
