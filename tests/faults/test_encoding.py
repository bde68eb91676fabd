"""Bytes that are a text, or are not: encodings, line ends, and lines that keep their numbers."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row, semicolons

UMLAUT = plain(row(source="Bundeskriminalamt, Köln".replace(",", "")), row("FRA", source="Préfecture à Évry"))


def refused(answer: object) -> None:
    assert answer.status == 2                   # type: ignore[attr-defined]
    assert answer.errors()                      # type: ignore[attr-defined]
    assert answer.published == 0                # type: ignore[attr-defined]


@pytest.mark.parametrize("content, said", [
    (b"", "something in it"), (b"\n\r\n\n", "not blank lines alone"), (HEADER.encode() + b"\n", "below the header"),
])
def test_a_file_of_nothing_is_refused_and_says_which(desk: Desk, content: bytes, said: str) -> None:
    answer = desk.submit(content)
    refused(answer)
    assert said in answer.findings[0]["expected"]
    assert desk.attempts()[0].payload["count"] == 1


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbf" + plain(row(), row("DEU", value="y")).encode(),
    plain(row(), row("DEU", value="y"), end="\r\n").encode(),
    plain(row(), row("DEU", value="y"), end="\r").encode(),
    plain(row(), row("DEU", value="y")).replace("\n", "\r\n", 1).encode(),
    plain(row(), row("DEU", value="y")).rstrip().encode(),
], ids=["bom", "crlf", "cr", "mixed", "no_final_newline"])
def test_line_ends_and_a_mark_are_taken_and_lines_keep_their_numbers(desk: Desk, content: bytes) -> None:
    answer = desk.submit(content, "--good-rows")
    assert answer.errors() == [(3, "value", "y")]
    assert (answer.published, answer.notes) == (1, [])


def test_blank_lines_are_passed_over_and_counted(desk: Desk) -> None:
    answer = desk.submit(plain("", row(), "", "", row("DEU", value="y")))
    assert answer.errors() == [(6, "value", "y")]


@pytest.mark.parametrize("encoding, name", [
    ("utf-16", "UTF-16"), ("cp1252", "Windows-1252"), ("latin-1", "Windows-1252")])
def test_other_encodings_are_read_and_said_and_no_letter_is_mangled(desk: Desk, encoding: str, name: str) -> None:
    answer = desk.submit(UMLAUT.encode(encoding))
    assert (answer.status, answer.read["encoding"]) == (0, name)
    assert answer.noted(f"Read as {name}, not UTF-8")
    assert set(desk.standing()["source_title"]) == {"Bundeskriminalamt Köln", "Préfecture à Évry"}


def test_letters_that_only_windows_has_are_kept(desk: Desk) -> None:
    desk.submit(plain(row(source="L’Œuvre – 10 €")).encode("cp1252"))
    assert set(desk.standing()["source_title"]) == {"L’Œuvre – 10 €"}


def test_the_old_end_of_file_byte_is_left_out_and_said(desk: Desk) -> None:
    answer = desk.submit(plain(row()).encode() + b"\x1a")
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted("end-of-file byte")


@pytest.mark.parametrize("content, line", [
    (plain(row()).encode("utf-16-le"), 1),
    (plain(row(), row("DEU", source="a\0b")).encode(), 3),
    (plain(row(), row("DEU", source="\x81")).encode("latin-1"), 3),
    (plain(row(source="Köln"), row("DEU")).encode() + row("FRA", source="Évry").encode("latin-1"), 4),
], ids=["utf16_without_a_mark", "nul", "undefined_byte", "two_encodings"])
def test_bytes_that_fit_no_encoding_are_refused_with_their_line(desk: Desk, content: bytes, line: int) -> None:
    answer = desk.submit(content)
    refused(answer)
    assert answer.findings[0]["row"] == line


def test_semicolons_in_latin_letters_from_a_desk_in_quebec(desk: Desk) -> None:
    """The shape in which a city publishes its counts: Latin-1, semicolons, CRLF, a trailing empty column."""
    lines = [row(year=year, value=7, source="Sûreté du Québec", separator=";") + ";" for year in (2013, 2014)]
    text = semicolons(*lines)
    answer = desk.submit(text.replace("\n", "\r\n").encode("latin-1"))
    assert (answer.status, answer.published) == (0, 2)
    assert answer.noted("Windows-1252")
    assert answer.noted("semicolons")
