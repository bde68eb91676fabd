"""OBS_STATUS: every letter of CL_OBS_STATUS is read as what it says, or refused; marks beside it win."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

WITH_STATUS = f"{HEADER},OBS_STATUS"
WITH_MARKS = f"{HEADER},marks,OBS_STATUS"


@pytest.mark.parametrize("letter, marks", [
    ("A", ""), ("", ""), ("B", "break"), ("D", "break"), ("E", "estimated"), ("G", "uncertain"), ("I", "estimated"),
    ("J", "uncertain"), ("N", "uncertain"), ("P", "provisional"), ("S", "uncertain"), ("U", "uncertain"),
    ("V", "provisional"), ("W", "uncertain"), ("b", "break")])
def test_a_letter_beside_a_figure_is_its_mark(desk: Desk, letter: str, marks: str) -> None:
    answer = desk.submit(plain(f"{row()},{letter}", header=WITH_STATUS))
    assert (answer.status, list(desk.current()["marks"])) == (0, [marks])


@pytest.mark.parametrize("column", ["Status", "OBS_FLAG"])
@pytest.mark.parametrize("word, marks", [("provisional", "provisional"), ("Estimated", "estimated")])
def test_a_mark_of_the_catalogue_is_read_as_its_letter(desk: Desk, column: str, word: str, marks: str) -> None:
    answer = desk.submit(plain(f"{row()},{word}", header=f"{HEADER},{column}"))
    assert (answer.status, answer.issues, list(desk.current()["marks"])) == (0, [], [marks])


@pytest.mark.parametrize("letter", ["D", "G", "I", "J", "N", "S", "V", "W"])
def test_what_a_letter_of_no_mark_of_its_own_is_kept_as_is_said(desk: Desk, letter: str) -> None:
    assert desk.submit(plain(f"{row()},{letter}", header=WITH_STATUS)).noted(f"“{letter}” in the column “OBS_STATUS”")


@pytest.mark.parametrize("letter, absence", [
    ("H", "not_available"), ("K", "not_available"), ("L", "not_available"), ("M", "not_applicable"),
    ("O", "not_reported")])
def test_a_letter_of_a_missing_figure_is_why_there_is_none(desk: Desk, letter: str, absence: str) -> None:
    answer = desk.submit(plain(f"{row(value='')},{letter}", header=WITH_STATUS))
    assert (answer.status, list(desk.current()["absence"])) == (0, [absence])
    assert desk.submit(plain(f"{row()},{letter}", header=WITH_STATUS), name="both.csv").status == 1


@pytest.mark.parametrize("letter, said", [
    ("F", "until there is a figure"), ("Q", "stays"), ("X", "letter"), ("Improving", "letter"),
    ("draft", "leave out the row"), ("rejected", "leave out the row")])
def test_a_letter_of_no_figure_is_refused_with_what_to_do(desk: Desk, letter: str, said: str) -> None:
    answer = desk.submit(plain(f"{row()},{letter}", header=WITH_STATUS))
    assert answer.errors() == [(2, "OBS_STATUS", letter)]
    assert said in answer.issues[0]["fix"]


@pytest.mark.parametrize("marks, letter", [
    ("coded", "E"), ("coded uncertain", "U"), ("edition", "D"), ("provisional", "A"), ("provisional", ""), ("", "A")])
def test_marks_beside_a_letter_are_all_that_is_kept(desk: Desk, marks: str, letter: str) -> None:
    answer = desk.submit(plain(f"{row()},{marks},{letter}", header=WITH_MARKS))
    assert (answer.status, list(desk.current()["marks"])) == (0, [marks])


@pytest.mark.parametrize("marks, letter", [("provisional", "B"), ("", "E")])
def test_a_letter_that_says_something_else_than_the_marks_is_refused(desk: Desk, marks: str, letter: str) -> None:
    answer = desk.submit(plain(f"{row()},{marks},{letter}", header=WITH_MARKS))
    assert answer.errors() == [(2, "OBS_STATUS", letter)]


@pytest.mark.parametrize("header, letters, marks", [
    ("OBS_FLAG", "bd", "break"), ("OBS_FLAG", "b d", "break"), ("OBS_FLAG", "be", "break estimated"),
    ("OBS_FLAG", "p", "provisional"), ("OBS_STATUS", "B E", "break estimated"),
    ("OBS_STATUS", "b;e", "break estimated")])
def test_several_letters_beside_a_figure_are_all_kept(desk: Desk, header: str, letters: str, marks: str) -> None:
    answer = desk.submit(plain(f"{row()},{letters}", header=f"{HEADER},{header}"))
    assert (answer.status, list(desk.current()["marks"])) == (0, [marks])


@pytest.mark.parametrize("header, letters", [
    ("OBS_FLAG", "bf"), ("OBS_FLAG", "by"), ("OBS_STATUS", "new"), ("OBS_STATUS", "BE"), ("OBS_STATUS", "B F")])
def test_several_letters_of_which_one_is_of_no_figure_are_refused(desk: Desk, header: str, letters: str) -> None:
    answer = desk.submit(plain(f"{row()},{letters}", header=f"{HEADER},{header}"))
    assert answer.errors() == [(2, header, letters)]


def test_of_several_letters_each_is_held_against_the_marks_beside_them(desk: Desk) -> None:
    answer = desk.submit(plain(f"{row()},break,B E", f"{row('THA')},break estimated,B E", header=WITH_MARKS))
    assert answer.errors() == [(2, "OBS_STATUS", "B E")]
