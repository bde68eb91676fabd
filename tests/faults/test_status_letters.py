"""OBS_STATUS: every letter of CL_OBS_STATUS is read as what it says, or refused; marks beside it win."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row


def with_status(cell: str, column: str = "OBS_STATUS", value: object = 12) -> str:
    return plain(f"{row(value=value)},{cell}", header=f"{HEADER},{column}")


@pytest.mark.parametrize("column, cell, marks", [
    *(("OBS_STATUS", letter, marks) for letter, marks in {
        "A": "", "": "", "B": "break", "D": "break", "E": "estimated", "G": "uncertain", "I": "estimated",
        "J": "uncertain", "N": "uncertain", "P": "provisional", "S": "uncertain", "U": "uncertain",
        "V": "provisional", "W": "uncertain", "b": "break", "B E": "break estimated",
        "b;e": "break estimated"}.items()),
    *(("OBS_FLAG", letters, marks) for letters, marks in {
        "bd": "break", "b d": "break", "be": "break estimated", "p": "provisional", "provisional": "provisional",
        "Estimated": "estimated"}.items()),
    ("Status", "provisional", "provisional"), ("Status", "Estimated", "estimated")])
def test_letters_or_marks_of_the_catalogue_beside_a_figure_are_its_marks(
        desk: Desk, column: str, cell: str, marks: str) -> None:
    answer = desk.submit(with_status(cell, column))
    assert (answer.status, answer.issues, desk.column("marks")) == (0, [], [marks])


@pytest.mark.parametrize("letter, absence", [
    ("H", "not_available"), ("K", "not_available"), ("L", "not_available"), ("M", "not_applicable"),
    ("O", "not_reported")])
def test_a_letter_of_a_missing_figure_is_why_there_is_none(desk: Desk, letter: str, absence: str) -> None:
    answer = desk.submit(with_status(letter, value=""))
    assert (answer.status, desk.column("absence")) == (0, [absence])
    assert desk.submit(with_status(letter)).status == 1


@pytest.mark.parametrize("column, code, cells", [
    ("OBS_STATUS", "value.status_forecast", ["F", "B F"]), ("OBS_FLAG", "value.status_forecast", ["bf"]),
    ("OBS_STATUS", "value.status_suppressed", ["Q"]), ("OBS_FLAG", "value.unknown_sign", ["by"]),
    ("OBS_STATUS", "value.unknown_sign", ["X", "Improving", "draft", "rejected", "new", "BE"])])
def test_a_letter_of_no_figure_or_a_word_that_is_none_is_refused(
        desk: Desk, column: str, code: str, cells: list[str]) -> None:
    answers = [desk.submit(with_status(cell, column)) for cell in cells]
    assert [answer.codes for answer in answers] == [[code]] * len(cells)
    assert [answer.errors() for answer in answers] == [[(2, column, cell)] for cell in cells]


@pytest.mark.parametrize("marks, letters, agree", [
    *((marks, letter, True) for marks, letter in (
        ("coded", "E"), ("coded uncertain", "U"), ("edition", "D"), ("provisional", "A"), ("provisional", ""),
        ("", "A"), ("break estimated", "B E"))),
    ("provisional", "B", False), ("", "E", False), ("break", "B E", False)])
def test_marks_beside_letters_are_all_that_is_kept_and_must_agree_with_each(
        desk: Desk, marks: str, letters: str, *, agree: bool) -> None:
    answer = desk.submit(with_status(f"{marks},{letters}", "marks,OBS_STATUS"))
    assert (answer.errors(), desk.column("marks")) == (([], [marks]) if agree else ([(2, "OBS_STATUS", letters)], []))
