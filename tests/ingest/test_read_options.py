"""A file is read as a person says, and what makes no sense is said; what they leave open is found by the rules."""

import pytest

from indicators.ingest.reading import ReadOptions, read
from tests.faults.tables import plain, row
from tests.faults.workbooks import line, workbook

TWO = "a,b,c,d,e,f\n" + plain(row(source="Köln"))


def refusal(content: bytes, options: ReadOptions) -> tuple[str, int]:
    reading = read(content, options)
    assert reading.refused
    return reading.issues[0].code, reading.issues[0].row


def test_the_header_stands_where_the_person_says() -> None:
    assert read(TWO.encode()).header_row == 2
    chosen = read(TWO.encode(), ReadOptions(header_row=1))
    assert (chosen.header_row, chosen.header[0]) == (1, "a")
    assert read(workbook((), line(), line()), ReadOptions(header_row=3)).header[0] == "KHM"


def test_the_separator_is_the_one_named_even_against_a_line_that_names_another() -> None:
    text = "sep=;\n" + plain(row(source="a;b"))
    chosen = read(text.encode(), ReadOptions(separator=","))
    assert (chosen.separator, chosen.header_row, chosen.header[0]) == (",", 2, "country")


def test_letters_are_read_in_the_unicode_encoding_named() -> None:
    assert read(TWO.encode("utf-16-le"), ReadOptions(encoding="UTF-16")).cells[5].tolist() == ["Köln"]
    assert read(TWO.encode("utf-8-sig"), ReadOptions(encoding="UTF-8")).notes == read(TWO.encode("utf-8-sig")).notes


@pytest.mark.parametrize("options, code, line_of_it", [
    (ReadOptions(encoding="UTF-8"), "read.not_in_encoding", 3),
    (ReadOptions(encoding="UTF-16"), "read.not_in_encoding", 1),
    (ReadOptions(separator="|"), "read.no_such_separator", 0),
    (ReadOptions(header_row=40), "read.no_header_there", 40)])
def test_a_choice_that_does_not_fit_the_file_is_refused(options: ReadOptions, code: str, line_of_it: int) -> None:
    assert refusal((TWO + " ").encode("cp1252"), options) == (code, line_of_it)


def test_letters_in_utf8_are_never_mangled_by_a_choice() -> None:
    assert refusal(TWO.encode(), ReadOptions(encoding="Windows-1252")) == ("read.in_utf8", 3)


def test_a_header_on_an_empty_row_of_a_workbook_is_refused() -> None:
    assert refusal(workbook((), line()), ReadOptions(header_row=2)) == ("read.no_header_there", 2)
