"""Marks, confidentiality and periods: a file without a column for them leaves them, an empty cell takes them away."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

MARKED = plain(row(value=40) + ",break lower_bound,C,2014-01-01,2014-10-31",
               header=HEADER + ",marks,conf_status,period_start,period_end")
VICTIMS = ("--indicator", "ICSE_VICTIMS")


def beside(desk: Desk) -> tuple[object, ...]:
    return tuple(desk.current().iloc[0][["value", "marks", "conf_status", "period_start", "period_end"]])


def test_a_file_without_these_columns_leaves_them_as_they_stand_and_says_so(desk: Desk) -> None:
    desk.submit(MARKED)
    same = desk.submit(plain(row(value=40)))
    assert (same.status, same.published, same.unchanged) == (0, 0, 1)
    other = desk.submit(plain(row(value=41)))
    assert (other.published, beside(desk)) == (1, (41, "break", "C", "2014-01-01", "2014-10-31"))
    assert other.has_note("kept_beside", count=1)


@pytest.mark.parametrize("column, cell, left", [
    ("marks", "", ("", "C")), ("marks", "provisional", ("provisional", "C")), ("OBS_STATUS", "A", ("", "C")),
    ("conf_status", "", ("break lower_bound", ""))])
def test_an_empty_cell_in_such_a_column_takes_them_away(
        desk: Desk, column: str, cell: str, left: tuple[str, str]) -> None:
    desk.submit(MARKED)
    desk.submit(plain(row(value=40) + f",{cell}", header=f"{HEADER},{column}"))
    assert beside(desk) == (40, *left, "2014-01-01", "2014-10-31")


@pytest.mark.parametrize("text, column, left", [
    (plain(row(value=40), row("DEU", value="12 p")), "marks", {"DEU": "provisional", "KHM": "break lower_bound"}),
    (plain(row(value=40), row("DEU", value="c")), "conf_status", {"DEU": "C", "KHM": "C"}),
    (plain(row(value="40 p")), "marks", {"KHM": "break lower_bound provisional"}),
    (plain(row(value=40) + ",", row("DEU") + ",vorläufig", header=f"{HEADER},Bemerkung"), "marks",
     {"DEU": "", "KHM": "break lower_bound"}),
    (plain(row(value="n/a")), "marks", {"KHM": ""})], ids=["mark", "secret", "added", "remark", "absence"])
def test_a_cell_says_nothing_of_other_rows_and_a_remark_nothing_of_marks(
        desk: Desk, text: str, column: str, left: dict[str, str]) -> None:
    desk.submit(MARKED)
    desk.submit(text)
    assert desk.by_area(column) == left


@pytest.mark.parametrize("before, after, left", [
    ("12 p", "12", ""), ("12 p", "12 b", "break"), ("12 p", "12 p", "provisional"), ("12 p", "14", ""),
    ("<5", "5", ""), ("≤ 5", "≥ 5", "lower_bound"), ("12 est.", "12", "")])
def test_a_mark_that_stood_in_the_cell_falls_when_it_is_no_longer_there_and_that_is_noted(
        desk: Desk, before: str, after: str, left: str) -> None:
    assert desk.submit(plain(row(value=before)), "--sign", "# est.=estimated").published == 1
    answer = desk.submit(plain(row(value=after)))
    assert answer.has_note("fell_beside", count=1) == (before != after)
    assert (answer.changed, desk.column("marks")) == (1 if before != after else 0, [left])


@pytest.mark.parametrize("value, source, marks", [
    (40, "Report", "coded uncertain"), (41, "Report", ""), (40, "Police", "")])
def test_a_figure_that_a_country_sends_is_no_longer_one_read_from_its_report(
        desk: Desk, value: int, source: str, marks: str) -> None:
    desk.submit(plain(row(value=40, source="Report") + ",coded uncertain", header=HEADER + ",marks"))
    desk.submit(plain(row(value=value, source=source)))
    assert beside(desk)[:2] == (value, marks)


def test_a_file_that_takes_a_published_figure_back_says_so(desk: Desk) -> None:
    desk.submit(MARKED)
    answer = desk.submit(plain(row(value="") + ",retracted", header=f"{HEADER},absence"))
    assert (answer.published, answer.has_note("retracted", count=1), beside(desk)[1]) == (1, True, "")


def test_a_wide_file_leaves_marks_too(desk: Desk) -> None:
    desk.submit(MARKED)
    answer = desk.submit("country;2013;2014\nKHM;30;50\n", *VICTIMS)
    assert (answer.new, answer.changed) == (1, 1)
    assert desk.current().set_index("year")["marks"].to_dict() == {2013: "", 2014: "break"}


def test_the_flag_of_a_years_header_marks_each_figure_below_and_is_kept_as_it_is_in_the_file(desk: Desk) -> None:
    table = "country,2014{}\nKHM,4\nDEU,<6\nFRA,n/a\n"
    desk.submit(table.format("p"), *VICTIMS)
    assert desk.by_area("marks") == {"KHM": "provisional", "DEU": "provisional upper_bound", "FRA": ""}
    assert desk.column("note") == ["in the file: 2014p", "in the file: <6; in the file: 2014p", "in the file: n/a"]
    desk.submit(table.format(""), *VICTIMS)
    assert desk.by_area("marks") == {"KHM": "", "DEU": "upper_bound", "FRA": ""}
