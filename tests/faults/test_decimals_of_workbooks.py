"""A number of a workbook is read as it is, whatever parts decimals in its texts and whatever --decimal says."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.workbooks import line, opendocument, workbook

MAKERS = pytest.mark.parametrize(("make", "name"), [(workbook, "f.xlsx"), (opendocument, "f.ods")], ids=["xlsx", "ods"])


def hours(country: str, value: object) -> tuple[object, ...]:
    return line(country=country, value=value, indicator="TAKEDOWN_HOURS", unit="hours")


@MAKERS
def test_a_number_beside_texts_with_decimal_commas_stays_what_it_is(desk: Desk, make: object, name: str) -> None:
    content = make(hours("KHM", "10,5"), hours("THA", 8.125), hours("VNM", "9,75"))           # type: ignore[operator]
    answer = desk.submit(content, name=name)
    assert (answer.status, sorted(desk.current()["value"])) == (0, [8.125, 9.75, 10.5])


@MAKERS
def test_a_number_stays_what_it_is_where_the_comma_is_said_to_part_decimals(
        desk: Desk, make: object, name: str) -> None:
    content = make(hours("KHM", 10.125), hours("THA", 8.5), hours("VNM", "1.102,5"))          # type: ignore[operator]
    answer = desk.submit(content, "--decimal", ",", name=name)
    assert (answer.status, sorted(desk.current()["value"])) == (0, [8.5, 10.125, 1102.5])


@MAKERS
def test_a_number_is_no_evidence_of_what_parts_thousands_in_a_text(desk: Desk, make: object, name: str) -> None:
    answer = desk.submit(make(hours("KHM", "1,263"), hours("THA", 8.5)), name=name)           # type: ignore[operator]
    assert answer.errors() == [(2, "value", "1,263")]


def test_a_lone_number_with_three_decimals_is_not_asked_about(desk: Desk) -> None:
    answer = desk.submit(workbook(hours("KHM", 1.125), hours("THA", 0.00001)), name="f.xlsx")
    assert (answer.status, sorted(desk.current()["value"])) == (0, [0.00001, 1.125])


def test_a_percentage_with_three_decimals_is_not_asked_about(desk: Desk) -> None:
    def per_cent(book: object) -> None:
        book.active["D2"].number_format = "0.000%"                   # type: ignore[attr-defined]

    content = workbook(line(value=0.12345, indicator="REMOVED_IN_TIME", unit="percent"), change=per_cent)
    answer = desk.submit(content, "--decimal", ",", name="f.xlsx")
    assert (answer.status, sorted(desk.current()["value"])) == (0, [12.345])


def test_a_text_that_reads_like_a_number_of_the_same_sheet_is_refused_where_it_may_part_thousands(desk: Desk) -> None:
    answer = desk.submit(workbook(hours("KHM", "8.125"), hours("THA", 8.125)), "--decimal", ",", "--good-rows",
                         name="f.xlsx")
    assert (answer.errors(), list(desk.current()["value"])) == ([(2, "value", "'8.125")], [8.125])


def test_a_text_file_is_read_by_the_mark_that_is_said(desk: Desk) -> None:
    text = "country;year;indicator;value;unit\nKHM;2014;TAKEDOWN_HOURS;10.125;hours\n"
    answer = desk.submit(text, "--decimal", ",")
    assert (answer.status, list(desk.current()["value"])) == (0, [10125])
