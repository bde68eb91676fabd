"""A text read slice by slice, column by column where it can be, gives the very table that reading each record gives."""

from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from indicators.ingest import reading
from indicators.ingest.formats import delimited
from indicators.ingest.formats.delimited import SlowText, read_delimited, without_empty_end
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.records import Block, block_of
from indicators.ingest.formats.table import Record, Table
from indicators.ingest.issues import Unreadable
from indicators.ingest.reading import ReadOptions, read
from tests.faults.tables import HEADER, plain, row

NAMED = row(source='"Police, of the ""capital"""')
ROWS = [row(area) for area in ("KHM", "DEU", "FRA", "AUS")] * 10

BY_COLUMN = {
    "plain": plain(row(), row("DEU"), row("FRA")),
    "crlf": plain(row(), row("DEU"), end="\r\n"),
    "no_final_newline": plain(row(), row("DEU")).rstrip(),
    "quotes": plain(NAMED, row("DEU"), '"FRA",2014,"","12",victims,Police'),
    "header_of_two_lines": plain(row(), row("DEU"), header=HEADER.replace("source", '"sour\nce"')),
    "blank_rows": plain(row(), ",,,,,", row("DEU"), ",,,,,", ",,,,,"),
    "preamble": "Police\n\nof 2015,x\n" + plain(row(), row("DEU")),
    "semicolons": plain(row(separator=";"), row("DEU", separator=";"), header=HEADER.replace(",", ";")),
    "spaces": plain(row(" KHM "), row("DEU", source="  ")),
    "empty_column": plain(row() + ",", row("DEU") + ",", header=HEADER + ","),
    "second_table": plain(*ROWS) + plain(row("DEU")),
    "second_table_of_years": "country,2014,2015\nKHM,1,2\ncountry,2016,2017\nKHM,3,4\n",
    "long_cell": plain(*ROWS, row(source="x" * 32_768), row("AUT")),
    "note_as_wide_as_the_table": plain(*ROWS, "Source: police,,,,,"),
}
BY_RECORD = {
    "blank_lines": plain("", row(), "", row("DEU"), "", ""),
    "newline_in_quotes": plain(row(source='"Police\nof the\ncapital"'), row("DEU"), NAMED),
    "too_few_and_too_many": plain(row(), "DEU,2014", row("FRA"), row("AUS") + ",1,2", row("AUT")),
    "notes_below": plain(row(), row("DEU"), "", "Source: police", ",,1) revised,,,", ""),
    "cr_alone": plain(row(), row("DEU"), end="\r"),
    "quote_inside": plain(row(source='12" gun'), *ROWS),
    "cells_right_of_the_header": plain(row() + ",", header=HEADER),
    "more_right_of_the_header": plain(row() + ",7", header=HEADER + ","),
}


class EnoughError(Exception):
    """Someone has pressed Cancel."""


@pytest.fixture(autouse=True)
def few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is read in slices of about two lines."""
    monkeypatch.setattr(delimited, "SLICE", 60)
    monkeypatch.setattr(delimited, "_LONGEST_LINE", 120)
    monkeypatch.setattr(delimited, "_BATCH", 3)


def said(table: Table) -> tuple[object, ...]:
    columns = [column.to_pylist() for column in table.columns]
    return table.header, table.header_row, table.rows.tolist(), columns, table.issues, table.notes, table.below


def found(content: bytes, *, by_record: bool = True) -> tuple[object, ...]:
    return said(read_delimited(content, find_dialect(content), by_record=by_record))


def each_record(content: bytes) -> tuple[object, ...]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(delimited, "_columns", lambda *_: None)
        return found(content)


@pytest.mark.parametrize("name", BY_COLUMN)
def test_slices_read_column_by_column_hold_what_their_records_hold(name: str) -> None:
    content = BY_COLUMN[name].encode()
    expected = each_record(content)
    assert found(content) == expected
    if name != "long_cell":                    # no slice of a short table ends within its line
        assert found(content, by_record=False) == expected


@pytest.mark.parametrize("name", BY_RECORD)
def test_anything_else_is_read_record_by_record_or_left(name: str) -> None:
    content = BY_RECORD[name].encode()
    assert found(content) == each_record(content)
    with pytest.raises(SlowText):
        found(content, by_record=False)


def test_one_odd_line_costs_its_own_slice_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "SLICE", 400)
    batches = list[int]()
    counted = block_of

    def count(records: list[Record], width: int) -> Block:
        batches.append(len(records))
        return counted(records, width)

    monkeypatch.setattr(delimited, "block_of", count)
    content = plain(*ROWS, "DEU,2014", *ROWS).encode()
    table: Any = found(content)[2]
    assert len(table) == 80
    assert 0 < sum(batches) < 20


def test_a_byte_order_mark_that_begins_a_slice_stays_in_its_cell() -> None:
    content = plain(row("\N{BYTE ORDER MARK}KHM"), *ROWS).encode()
    assert found(content) == each_record(content)


def test_a_title_of_any_length_is_no_open_quotation_mark() -> None:
    content = ("x" * 200_000 + "\n" + plain(*ROWS)).encode()
    assert read(content).header == HEADER.split(",")


def test_the_line_on_which_an_unclosed_quotation_mark_opens_is_named() -> None:
    content = plain(*ROWS, row(source='"Police'), *ROWS).encode()
    with pytest.raises(Unreadable) as refused:
        found(content)
    assert (refused.value.issue["code"], refused.value.issue["row"]) == ("read.quotes", len(ROWS) + 2)


@pytest.mark.slow
@pytest.mark.parametrize("quoted", [True, False])
def test_random_tables_are_read_alike_whatever_the_slices(quoted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(20141126)
    pieces = ["KHM", "", "12", " x ", "é", "1.5", "year", "2014"] + ['"a,b"', '"a\nb"', '""""', 'x"y'] * quoted
    for _ in range(100):
        widths = rng.choice([6, 6, 6, 5, 7] if rng.random() < 0.5 else [6], rng.integers(1, 12))
        lines = [",".join(rng.choice(pieces, width)) for width in widths]
        last = str(rng.choice([row("DEU"), "", ",,,,,", "Source: police,,,,,"]))
        content = plain(row(), *lines, last, end=str(rng.choice(["\n", "\r\n"]))).encode()
        monkeypatch.setattr(delimited, "SLICE", 1_000_000)
        whole = each_record(content)
        monkeypatch.setattr(delimited, "SLICE", int(rng.integers(10, 200)))
        assert found(content) == whole, content


@pytest.mark.parametrize("end", [",,,,,\n" * 5_000, ",,,,, \r\n" * 300, "\n,,,,,\n  \nSource: police,,\n,,,,,\n" * 30])
def test_what_stands_below_a_table_is_counted_alike(end: str) -> None:
    content = (plain(row(), row("DEU")) + end).encode()
    assert found(content) == each_record(content)


def test_slices_are_joined_with_each_word_once() -> None:
    content = plain(*(row(area, value=str(number % 7)) for number, area in enumerate(["KHM", "DEU", "FRA"] * 40)))
    sheet = read_delimited(content.encode(), find_dialect(content.encode()))
    assert [sorted(column.dictionary.to_pylist()) for column in sheet.columns][:4] == [
        ["DEU", "FRA", "KHM"], ["2014"], ["ICSE_VICTIMS"], [str(number) for number in range(7)]]


@pytest.mark.parametrize("content", [
    "\N{BYTE ORDER MARK}" + plain(*ROWS), "Police of Cambodia\nin thousands\n" + plain(*ROWS),
    plain(*ROWS, NAMED, "DEU,2014"), plain(row(source='"Police'))])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_this_process_and_the_reading_process_say_the_same(
    content: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = answer(content.encode(encoding))
    monkeypatch.setattr(reading, "_text", reading._elsewhere)
    assert answer(content.encode(encoding)) == here


def answer(content: bytes) -> dict[str, object]:
    read_so = read(content, ReadOptions(sheet="2014"))
    columns = [column.to_pylist() for column in read_so.columns]
    return asdict(read_so) | {"rows": read_so.rows.tolist(), "columns": columns}


def test_a_large_text_that_is_read_record_by_record_is_left_to_the_reading_process(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    content, left = plain(*ROWS, "DEU,2014").encode(), list[int]()
    monkeypatch.setattr(reading, "_elsewhere", lambda content, *_: left.append(len(content)))
    read(content)
    assert left == []
    monkeypatch.setattr(reading, "SMALL", 10)
    read(content)
    assert left == [len(content)]


@pytest.mark.parametrize("separator, header_row, taken", [(",", 0, 1), ("", 3, 3)])
def test_a_separator_and_a_header_that_a_person_names_are_taken(separator: str, header_row: int, taken: int) -> None:
    named = read(plain(*ROWS).encode(), ReadOptions(separator=separator, header_row=header_row))
    assert (named.header_row, named.rows[0]) == (taken, taken + 1)


def test_who_cancels_is_heard_after_a_slice() -> None:
    slices = 0

    def enough() -> None:
        nonlocal slices
        slices += 1
        raise EnoughError

    with pytest.raises(EnoughError):
        read(plain(*ROWS).encode(), going_on=enough)
    assert slices == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_empty_lines_at_the_end_are_no_cells_and_cost_none(end: str) -> None:
    text = f"country,year{end}KHM,2014{end}".encode()
    assert without_empty_end(text) == text
    assert without_empty_end(text + end.encode() * 1_000).rstrip() == text.rstrip()
    short = read(text + end.encode() * 1_000_000)
    assert (len(short.rows), short.notes) == (1, [])


def test_empty_lines_in_the_middle_are_counted_in_line_numbers() -> None:
    spread = read(b"country,year\nKHM,2014\n" + b"\n" * 200_000 + b"DEU,2014\n")
    assert spread.rows.tolist() == [2, 200_003]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\r", " \n", ",,,,,\n", ";;\n"])
@pytest.mark.parametrize("first", ["", "sep=,\n"])
def test_thousands_of_blank_lines_above_a_header_do_not_hide_it(blank: str, first: str) -> None:
    dialect = find_dialect((blank * 5_000 + first + plain(row())).encode())
    assert (dialect.header.row, dialect.separator) == (5_001 + bool(first), ",")
    assert dialect.header.cells == HEADER.split(",")
