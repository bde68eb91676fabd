"""Marks, confidentiality and periods: a file without a column for them leaves them, an empty cell takes them away."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row, semicolons

MARKED = plain(row(value=40) + ",break lower_bound,C,2014-01-01,2014-10-31",
               header=HEADER + ",marks,conf_status,period_start,period_end")


def beside(desk: Desk) -> tuple[object, ...]:
    return tuple(desk.current().iloc[0][["value", "marks", "conf_status", "period_start", "period_end"]])


def test_a_file_without_these_columns_leaves_them_as_they_stand_and_says_so(desk: Desk) -> None:
    desk.submit(MARKED)
    same = desk.submit(plain(row(value=40)), name="plain.csv")
    assert (same.status, same.published, same.unchanged) == (0, 0, 1)
    other = desk.submit(plain(row(value=41)), name="plain.csv")
    assert (other.published, beside(desk)) == (1, (41, "break", "C", "2014-01-01", "2014-10-31"))
    assert other.has_note("kept_beside", count=1)


@pytest.mark.parametrize("column, cell, left", [
    ("marks", "", ("", "C")), ("marks", "provisional", ("provisional", "C")), ("OBS_STATUS", "A", ("", "C")),
    ("conf_status", "", ("break lower_bound", ""))])
def test_an_empty_cell_in_such_a_column_takes_them_away(desk: Desk, column: str, cell: str,
                                                         left: tuple[str, str]) -> None:
    desk.submit(MARKED)
    desk.submit(plain(row(value=40) + f",{cell}", header=f"{HEADER},{column}"), name="other.csv")
    assert beside(desk) == (40, *left, "2014-01-01", "2014-10-31")


def marks(desk: Desk) -> dict[str, str]:
    stood = desk.current()
    return dict(zip(stood["ref_area"], stood["marks"], strict=True))


def test_a_mark_in_a_cell_says_nothing_of_the_other_rows(desk: Desk) -> None:
    desk.submit(MARKED)
    desk.submit(plain(row(value=40), row("DEU", value="12 p")), name="cells.csv")
    assert marks(desk) == {"DEU": "provisional", "KHM": "break lower_bound"}


def test_a_remark_sets_no_mark_and_takes_none_away(desk: Desk) -> None:
    desk.submit(MARKED)
    header = f"{HEADER},Bemerkung"
    desk.submit(plain(row(value=40) + ",", row("FRA") + ",vorläufig", header=header), name="notes.csv")
    assert marks(desk) == {"FRA": "", "KHM": "break lower_bound"}
    assert set(desk.current()["note"]) == {"", "vorläufig"}


def test_confidentiality_and_periods_of_one_row_say_nothing_of_the_others(desk: Desk) -> None:
    desk.submit(MARKED)
    desk.submit(plain(row(value=40), row("DEU", value="c")), name="secret.csv")
    assert desk.current().set_index("ref_area")["conf_status"].to_dict() == {"DEU": "C", "KHM": "C"}


def test_a_mark_in_a_cell_is_added_to_what_stands(desk: Desk) -> None:
    desk.submit(MARKED)
    desk.submit(plain(row(value="40 p")), name="cells.csv")
    assert marks(desk) == {"KHM": "break lower_bound provisional"}


@pytest.mark.parametrize("before, after, left", [
    ("12 p", "12", ""), ("12 p", "12 b", "break"), ("12 p", "12 p", "provisional"), ("12 p", "14", ""),
    ("<5", "5", ""), ("≤ 5", "≥ 5", "lower_bound")])
def test_a_mark_that_stood_in_the_cell_falls_when_it_is_no_longer_there_and_that_is_said(
        desk: Desk, before: str, after: str, left: str) -> None:
    desk.submit(plain(row(value=before)))
    answer = desk.submit(plain(row(value=after)), "--dry-run", name="later.csv")
    assert answer.has_note("fell_beside", count=1) == (before != after)
    assert answer.changed == (1 if before != after else 0)
    desk.submit(plain(row(value=after)), name="later.csv")
    assert marks(desk) == {"KHM": left}


@pytest.mark.parametrize("written", ["12**", "12 ***", "12pp"])
def test_a_sign_that_stands_twice_is_another_sign(desk: Desk, written: str) -> None:
    assert desk.submit(plain(row(value=written))).errors() == [(2, "value", written)]


@pytest.mark.parametrize("value, source, marks", [
    (40, "Report", "coded uncertain"), (41, "Report", ""), (40, "Police", "")])
def test_a_figure_that_a_country_sends_is_no_longer_one_read_from_its_report(
        desk: Desk, value: int, source: str, marks: str) -> None:
    desk.submit(plain(row(value=40, source="Report") + ",coded uncertain", header=HEADER + ",marks"))
    desk.submit(plain(row(value=value, source=source)), name="sent.csv")
    assert beside(desk)[:2] == (value, marks)


def test_a_wide_file_leaves_marks_too(desk: Desk) -> None:
    desk.submit(MARKED)
    answer = desk.submit("country;2013;2014\nKHM;30;50\n", "--indicator", "ICSE_VICTIMS", name="wide.csv")
    assert (answer.new, answer.changed) == (1, 1)
    current = desk.current().set_index("year")["marks"].to_dict()
    assert current == {2013: "", 2014: "break"}


def test_an_absence_has_no_marks_of_the_figure_before(desk: Desk) -> None:
    desk.submit(MARKED)
    desk.submit(semicolons(row(value="n/a", separator=";")), name="gone.csv")
    assert beside(desk)[1] == ""


def test_the_flag_of_a_year_s_header_marks_each_figure_below_and_is_kept_as_it_is_in_the_file(desk: Desk) -> None:
    table = "country,2014{}\nKHM,4\nDEU,<6\nFRA,n/a\n"
    answer = desk.submit(table.format("p"), "--indicator", "ICSE_VICTIMS")
    assert marks(desk) == {"KHM": "provisional", "DEU": "provisional upper_bound", "FRA": ""}
    assert not answer.noted("4 p")
    assert sorted(desk.current()["note"]) == ["in the file: 2014p", "in the file: <6; in the file: 2014p",
                                              "in the file: n/a"]
    desk.submit(table.format(""), "--indicator", "ICSE_VICTIMS")
    assert marks(desk) == {"KHM": "", "DEU": "upper_bound", "FRA": ""}
