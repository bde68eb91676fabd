"""A plain text read a slice at a time gives the very table that reading it record by record gives."""

from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from indicators.ingest import reading
from indicators.ingest.formats import plain
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.plain import read_plain
from indicators.ingest.formats.records import read_records, without_empty_end
from indicators.ingest.reading import AS_FOUND, ReadOptions, read
from tests.faults.tables import HEADER, row
from tests.faults.tables import plain as table
from tests.ingest.test_bulk import LEFT_TO_THE_OTHER, TABLES, said

PLAIN = {"plain", "crlf", "no_final_newline", "preamble", "semicolons", "spaces", "empty_column"}
ROWS = [row(area) for area in ("KHM", "DEU", "FRA", "AUS")] * 10

ODD = {
    "a quotation mark": table(*ROWS, row(source='"Police"'), *ROWS).encode(),
    "a NUL byte": table(*ROWS, row(source="Pol\0ice"), *ROWS).encode(),
    "a carriage return alone": table(*ROWS, row(source="Pol\rice"), *ROWS).encode(),
    "bytes that are no UTF-8": table(*ROWS, row(source="Pólice"), *ROWS).encode("cp1252"),
    "a row that is too short": table(*ROWS, "DEU,2014", *ROWS).encode(),
    "a row that is too long": table(*ROWS, row() + ",1", *ROWS).encode(),
    "an empty line": table(*ROWS, "", *ROWS).encode(),
    "another header": table(*ROWS, HEADER, *ROWS).encode(),
    "a note below": table(*ROWS, "Source: police,,,,,").encode(),
    "a byte that ends the file": table(*ROWS).rstrip().encode() + b"\x1a",
    "nothing below the header": table().encode(),
    "a letter cut in two": table(*ROWS, row(source="Polizei Köln")).encode()[:-3] + b"\xc3",
}


class EnoughError(Exception):
    """Someone has pressed Cancel."""


@pytest.fixture(autouse=True)
def few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is read in slices of about two lines."""
    monkeypatch.setattr(plain, "SLICE", 60)
    monkeypatch.setattr(plain, "_LONGEST_LINE", 120)


def sliced(content: bytes, **options: Any) -> tuple[object, ...] | None:
    found = plain.read_plain(content, ReadOptions(**options), lambda: None)
    return None if found is None else said(found[0])


def by_record(content: bytes) -> tuple[object, ...]:
    return said(read_records(content, find_dialect(content)))


@pytest.mark.parametrize("name", TABLES | LEFT_TO_THE_OTHER)
def test_a_plain_table_is_read_as_by_record_and_any_other_is_left(name: str) -> None:
    content = (TABLES | LEFT_TO_THE_OTHER)[name].encode()
    assert sliced(content) == (by_record(content) if name in PLAIN else None)


@pytest.mark.parametrize("name", ODD)
def test_one_odd_thing_anywhere_leaves_the_whole_text_to_the_reading_process(name: str) -> None:
    assert sliced(ODD[name]) is None


def test_slices_are_joined_with_each_word_once() -> None:
    content = table(*(row(area, value=str(number % 7)) for number, area in enumerate(["KHM", "DEU", "FRA"] * 40)))
    found = plain.read_plain(content.encode(), ReadOptions(), lambda: None)
    assert found is not None
    assert [sorted(each.dictionary.to_pylist()) for each in found[0].columns][:4] == [
        ["DEU", "FRA", "KHM"], ["2014"], ["ICSE_VICTIMS"], [str(number) for number in range(7)]]


def test_it_agrees_on_random_tables() -> None:
    rng, taken = np.random.default_rng(20141126), 0
    pieces = ["KHM", "", "12", " x ", "é", "1.5", "ländlich"]
    for _ in range(300):
        lines = [",".join(rng.choice(pieces, 6)) for _ in range(rng.integers(1, 12))]
        content = table(row(), *lines, row("DEU"), end=str(rng.choice(["\n", "\r\n"]))).encode()
        found = sliced(content)
        assert found is None or found == by_record(content), content
        taken += found is not None
    assert taken > 250


@pytest.mark.parametrize("begin", ["", "\N{BYTE ORDER MARK}", "Police of Cambodia\nin thousands\n"])
def test_a_file_is_read_without_the_process_and_says_what_the_process_would_say(
    monkeypatch: pytest.MonkeyPatch, begin: str
) -> None:
    content = (begin + table(*ROWS, header=HEADER.replace("source", "Größe"))).encode()
    elsewhere = told(monkeypatch, content, "read_plain", lambda *_: None)
    assert told(monkeypatch, content, "read_elsewhere", None) == elsewhere


def told(monkeypatch: pytest.MonkeyPatch, content: bytes, without: str, instead: object) -> dict[str, Any]:
    with monkeypatch.context() as patched:
        patched.setattr(reading, without, instead)
        found = read(content, ReadOptions(sheet="2014"))
    assert not found.refused
    return asdict(found) | {"rows": found.rows.tolist(), "columns": [each.to_pylist() for each in found.columns]}


@pytest.mark.parametrize("options", [{"encoding": "Windows-1252"}, {"filename": "figures.xlsx"}])
def test_what_a_person_says_of_a_file_that_is_no_plain_text_is_left_to_the_reading_process(
    options: dict[str, str]
) -> None:
    assert sliced(table(*ROWS).encode(), **options) is None


@pytest.mark.parametrize("options, header_row", [({"separator": ","}, 1), ({"header_row": 3}, 3)])
def test_a_separator_and_a_header_that_a_person_names_are_taken(options: dict[str, Any], header_row: int) -> None:
    found = plain.read_plain(table(*ROWS).encode(), ReadOptions(**options), lambda: None)
    assert found is not None
    assert found[0].header_row == header_row
    assert found[0].rows[0] == header_row + 1


def test_who_cancels_is_heard_after_a_slice() -> None:
    slices = 0

    def enough() -> None:
        nonlocal slices
        slices += 1
        raise EnoughError

    with pytest.raises(EnoughError):
        plain.read_plain(table(*ROWS).encode(), ReadOptions(), enough)
    assert slices == 1


def test_a_line_longer_than_any_table_has_is_left() -> None:
    assert sliced(table(*ROWS, row(source="x" * 500), *ROWS).encode()) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_empty_lines_at_the_end_are_no_cells_and_cost_none(end: str) -> None:
    text = f"country,year{end}KHM,2014{end}".encode()
    assert without_empty_end(text) == text
    assert without_empty_end(text + end.encode() * 1_000).rstrip() == text.rstrip()
    found = read_plain(text + end.encode() * 1_000_000, AS_FOUND, lambda: None)
    assert found is not None
    assert (len(found[0].rows), found[1]["notes"]) == (1, [])


def test_empty_lines_in_the_middle_are_read_where_they_cost_nothing() -> None:
    assert read_plain(b"country,year\nKHM,2014\n\n\nDEU,2014\n", AS_FOUND, lambda: None) is None
    found = read(b"country,year\nKHM,2014\n" + b"\n" * 200_000 + b"DEU,2014\n")
    assert found.rows.tolist() == [2, 200_003]
