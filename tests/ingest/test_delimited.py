"""Delimited texts: their records and line numbers, in this process and in the reading process."""

from dataclasses import asdict

import pytest

from indicators.ingest import reading
from indicators.ingest.reading import ReadOptions, read
from tests.faults.tables import HEADER, plain, row, semicolons

NAMED = row(source='"Police, of the ""capital"""')
ROWS = [row(area) for area in ("KHM", "DEU", "FRA", "AUS")] * 10


@pytest.mark.parametrize("content, lines, issues", [
    (plain(row(), row("DEU"), end="\r\n"), [2, 3], []), (plain(row(), row("DEU"), end="\r"), [2, 3], []),
    ("\ufeff" + plain(row(), row("DEU")).replace("\n", "\r\n", 1), [2, 3], []),
    ("sep=;\n" + semicolons(row(separator=";")), [3], []),
    (plain(NAMED, row("DEU")).rstrip(), [2, 3], []), (plain(row(), ",,,,,", "", row("DEU"), ",,,,,"), [2, 5], []),
    (plain(row(), row("DEU"), header=HEADER.replace("source", '"sour\nce"')), [3, 4], []),
    ("Police\n\nof 2015,x\n" + plain(row(), row("DEU")), [5, 6], []),
    (plain(row(source='"Police\nof the\ncapital"'), row("DEU")), [2, 5], []),
    (plain(row() + ",", row("DEU") + ",", header=HEADER + ","), [2, 3], []), (plain(row() + ","), [2], []),
    (plain(row(source='12" gun'), row("DEU")), [2, 3], []),
    (plain(row(), row("DEU"), "", "Source: police", ",,1) revised,,,", ""), [2, 3], []),
    (plain(row(), "DEU,2014", row("AUS") + ",1,2"), [2], [(3, "read.too_few_cells"), (4, "read.too_many_cells")]),
    (plain(row()) + plain(row("DEU")), [2], [(3, "read.second_table"), (4, "read.second_table")]),
    (f"{plain(row())}\n{plain(row('DEU'), header='country,year,value,indicator,unit,source')}", [2],
     [(4, "read.second_table"), (5, "read.second_table")]),
    ("country,2014,2015\nKHM,1,2\ncountry,2016,2017\nKHM,3,4\n", [2],
     [(3, "read.second_table"), (4, "read.second_table")]),
    (plain(row(source="x" * 32_767), row(source="x" * 32_768)), [2], [(3, "read.long_cell")]),
    (plain(row(), row(source='"Police'), row("DEU")), [], [(3, "read.quotes")]),
    (plain(row(), row(source='"Police'), row("DEU", source='"Police"')), [], [(3, "read.quotes")])])
def test_records_begin_on_the_lines_of_the_file(content: str, lines: list[int], issues: list[tuple[int, str]]) -> None:
    table = read(content.encode())
    assert (table.cells.index.tolist(), [(each.row, each.code) for each in table.issues]) == (lines, issues)


def test_a_title_of_any_length_is_no_open_quotation_mark() -> None:
    content = ("x" * 200_000 + "\n" + plain(*ROWS)).encode()
    assert read(content).header == HEADER.split(",")


@pytest.mark.parametrize("content", [
    "\N{BYTE ORDER MARK}" + plain(*ROWS), "Police of Cambodia\nin thousands\n" + plain(*ROWS),
    plain(*ROWS, NAMED, "DEU,2014"), plain(row(source='"Police'))])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_this_process_and_the_reading_process_say_the_same(
    content: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = answer(content.encode(encoding))
    monkeypatch.setattr(reading, "SMALL", 10)
    assert answer(content.encode(encoding)) == here


def answer(content: bytes) -> dict[str, object]:
    table = read(content)
    return asdict(table) | {"cells": table.cells.to_csv()}


@pytest.mark.parametrize("separator, header_row, taken", [(",", 0, 1), ("", 3, 3)])
def test_a_separator_and_a_header_that_a_person_names_are_taken(separator: str, header_row: int, taken: int) -> None:
    named = read(plain(*ROWS).encode(), ReadOptions(separator=separator, header_row=header_row))
    assert (named.header_row, named.cells.index[0]) == (taken, taken + 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_empty_lines_at_the_end_cost_nothing(end: str) -> None:
    short = read(f"country,year{end}KHM,2014{end}".encode() + end.encode() * 300_000)
    assert (len(short.cells), short.notes) == (1, [])


def test_empty_lines_in_the_middle_are_counted_in_line_numbers() -> None:
    spread = read(b"country,year\nKHM,2014\n" + b"\n" * 200_000 + b"DEU,2014\n")
    assert spread.cells.index.tolist() == [2, 200_003]


def test_a_text_of_more_rows_than_the_limit_is_refused() -> None:
    refused = read(b"country,year\n" + b"KHM,2014\n" * 100_001)
    assert [each.code for each in refused.issues] == ["read.too_many_rows"]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\r", " \n", ",,,,,\n", ";;\n"])
@pytest.mark.parametrize("first", ["", "sep=,\n"])
def test_thousands_of_blank_lines_above_a_header_do_not_hide_it(blank: str, first: str) -> None:
    reading = read((blank * 5_000 + first + plain(row())).encode())
    assert (reading.header_row, reading.separator) == (5_001 + bool(first), ",")
    assert reading.header == HEADER.split(",")
