"""Decimal and thousands marks: what the file itself tells is read, what may mean two things is asked about."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import hours, plain, row, semicolons
from tests.faults.workbooks import formatted, line, opendocument, workbook

COMMA = ("--decimal", ",")
LARGE = ("--reason", "so it is")


def of_text(*cells: object) -> str:
    """A table of texts in which only the figures may have commas."""
    return semicolons(*(hours(each, year=2010 + number, separator=";") for number, each in enumerate(cells)))


def rows(*cells: object) -> list[tuple[object, ...]]:
    """Rows of a workbook with these figures."""
    return [line(year=2010 + number, value=each, indicator="TAKEDOWN_HOURS", unit="hours")
            for number, each in enumerate(cells)]


@pytest.mark.parametrize("written, values", [
    (("10,5", "7"), [7, 10.5]), (("<1.263,5", "7"), [7, 1263.5]),
    (("1,102,939", "163,120"), [163120, 1102939]), (("1 102 939", "163 120"), [163120, 1102939]),
    (("1'102'939", "163'120"), [163120, 1102939]), (("1.102.939,5", "163.120"), [163120, 1102939.5]),
    (("1,102,939.5", "163,120"), [163120, 1102939.5]), (("1\N{NARROW NO-BREAK SPACE}102,5", "163"), [163, 1102.5]),
    (("8.07748702924", "0.1", "1.3131114347655306"), [0.1, 1.3131114347655306, 8.07748702924])])
def test_a_figure_is_read_to_its_last_digit_where_the_file_tells_what_its_marks_mean(
        desk: Desk, written: tuple[str, ...], values: list[float]) -> None:
    answer = desk.submit(of_text(*written), *LARGE)
    assert (answer.status, desk.column("value")) == (0, values)


def test_how_decimals_and_thousands_were_read_is_said_with_figures_of_the_file(desk: Desk) -> None:
    answer = desk.submit(of_text("1.102,5", "7"), *LARGE)
    assert (answer.read["separator"], answer.read["decimal"]) == (";", ",")
    assert answer.noted("“1.102,5” was read as 1102.5")


@pytest.mark.parametrize("decimal, values", [(".", [57, 1263]), (",", [1.263, 57])])
def test_one_mark_that_may_mean_two_things_is_asked_about_and_may_be_stated(
        desk: Desk, decimal: str, values: list[float]) -> None:
    asked = desk.submit(plain(hours('"1,263"'), hours("57", year=2013)))
    assert (asked.status, asked.codes, asked.errors()) == (1, ["value.unclear"], [(2, "value", "1,263")])
    answer = desk.submit(plain(hours('"1,263"'), hours("57", year=2013)), "--decimal", decimal, *LARGE)
    assert (answer.status, answer.read["decimal"], desk.column("value")) == (0, decimal, values)


@pytest.mark.parametrize("share", ["81,5", "81,5 %"])
@pytest.mark.parametrize("refused", [True, False])
def test_one_figure_with_decimals_tells_what_the_marks_of_all_others_mean(
        desk: Desk, share: str, *, refused: bool) -> None:
    code, unit = ("ICSE_VICTIMS", "victims") if refused else ("REMOVED_IN_TIME", "percent")
    text = semicolons(row(value="1.234", separator=";"), row("DEU", 2014, share, code, unit, separator=";"))
    answer = desk.submit(text, "--good-rows")
    assert answer.errors() == ([(3, "value", share)] if refused else [])
    assert (answer.read["decimal"], desk.column("value")) == (",", [1234] if refused else [81.5, 1234])


def test_two_decimal_marks_in_one_file_are_refused_where_they_are_fewer(desk: Desk) -> None:
    assert desk.submit(of_text("1,5", "2,5", "3.5")).errors() == [(4, "value", "3.5")]


@pytest.mark.parametrize("make", [workbook, opendocument], ids=["xlsx", "ods"])
@pytest.mark.parametrize("cells, options, values", [
    (("10,5", 8.125, "9,75"), (), [8.125, 9.75, 10.5]), ((10.125, 8.5, "1.102,5"), COMMA, [8.5, 10.125, 1102.5]),
    ((1.125, 0.5), (), [0.5, 1.125])])
def test_a_number_of_a_workbook_is_what_it_is_whatever_parts_decimals_in_its_texts(
        desk: Desk, make: object, cells: tuple[object, ...], options: tuple[str, ...], values: list[float]) -> None:
    answer = desk.submit(make(*rows(*cells)), *options, *LARGE)                              # type: ignore[operator]
    assert (answer.status, desk.column("value")) == (0, values)


@pytest.mark.parametrize("cells, options, refused", [
    (("1,263", 8.5), (), "1,263"), (("8.125", 8.125), COMMA, "'8.125"), (("\u200f1.125", 8.5), (), "1.125")])
def test_a_number_of_a_workbook_tells_nothing_of_what_may_part_thousands_in_its_texts(
        desk: Desk, cells: tuple[object, ...], options: tuple[str, ...], refused: str) -> None:
    answer = desk.submit(workbook(*rows(*cells)), *options, "--good-rows")
    assert (answer.errors(), desk.column("value")) == ([(2, "value", refused)], [cells[1]])


def test_a_percentage_of_a_workbook_with_three_decimals_is_not_asked_about(desk: Desk) -> None:
    share = line(value=0.12345, indicator="REMOVED_IN_TIME", unit="percent")
    assert desk.submit(workbook(share, change=formatted("0.000%")), *COMMA).status == 0
    assert desk.column("value") == [12.345]
