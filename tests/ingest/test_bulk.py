"""A large text read column by column gives the very table that reading it record by record gives."""

import numpy as np
import pytest

from indicators.ingest.formats.bulk import read_bulk
from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.records import read_records
from tests.faults.tables import HEADER, plain, row

NAMED = row(source='"Police, of the ""capital"""')

TABLES = {
    "plain": plain(row(), row("DEU"), row("FRA")),
    "crlf": plain(row(), row("DEU"), end="\r\n"),
    "no_final_newline": plain(row(), row("DEU")).rstrip(),
    "blank_lines": plain("", row(), "", row("DEU"), "", ""),
    "blank_rows": plain(row(), ",,,,,", row("DEU"), ",,,,,", ",,,,,"),
    "quotes": plain(NAMED, row("DEU"), '"FRA",2014,"","12",victims,Police'),
    "newline_in_quotes": plain(row(source='"Police\nof the\ncapital"'), row("DEU"), NAMED),
    "header_of_two_lines": plain(row(), row("DEU"), header=HEADER.replace("source", '"sour\nce"')),
    "too_few_and_too_many": plain(row(), "DEU,2014", row("FRA"), row("AUS") + ",1,2", row("AUT")),
    "notes_below": plain(row(), row("DEU"), "", "Source: police", ",,1) revised,,,", ""),
    "preamble": "Police\n\nof 2015,x\n" + plain(row(), row("DEU")),
    "semicolons": plain(row(separator=";"), row("DEU", separator=";"), header=HEADER.replace(",", ";")),
    "spaces": plain(row(" KHM "), row("DEU", source="  ")),
    "empty_column": plain(row() + ",", row("DEU") + ",", header=HEADER + ","),
}
LEFT_TO_THE_OTHER = {
    "cr_alone": plain(row(), row("DEU"), end="\r"), "quote_inside": plain(row(source='12" gun'), row("DEU")),
    "unclosed": plain(row(source='"Police')), "second_table": plain(row()) + plain(row("DEU")),
    "cells_right_of_the_header": plain(row() + ",", header=HEADER), "long_cell": plain(row(source="x" * 32_768)),
    "more_right_of_the_header": plain(row() + ",7", header=HEADER + ","),
}


def said(sheet: Sheet) -> tuple[object, ...]:
    columns = [each.to_pylist() for each in sheet.columns]
    return sheet.header, sheet.header_row, sheet.rows.tolist(), columns, sheet.problems, sheet.notes


@pytest.mark.parametrize("name", TABLES)
def test_both_ways_of_reading_agree(name: str) -> None:
    content = TABLES[name].encode()
    dialect = find_dialect(content)
    bulk = read_bulk(content, dialect)
    assert bulk is not None
    assert said(bulk) == said(read_records(content, dialect))


@pytest.mark.parametrize("name", LEFT_TO_THE_OTHER)
def test_what_is_out_of_the_ordinary_is_left_to_the_slower_way(name: str) -> None:
    content = LEFT_TO_THE_OTHER[name].encode()
    assert read_bulk(content, find_dialect(content)) is None


@pytest.mark.parametrize("quoted", [True, False])
def test_both_agree_on_random_tables(quoted: bool) -> None:
    rng, taken = np.random.default_rng(20141126), 0
    pieces = ["KHM", "", "12", " x ", "é", "1.5"] + ['"a,b"', '"a\nb"', '""""'] * quoted
    for _ in range(300):
        widths = rng.choice([6, 6, 6, 5, 7] if quoted or rng.random() < 0.5 else [6], rng.integers(1, 12))
        lines = [",".join(rng.choice(pieces, width)) for width in widths]
        last = rng.choice([row("DEU"), "", ",,,,,", "Source: police,,,,,"])
        content = plain(row(), *lines, last).encode()
        dialect = find_dialect(content)
        bulk = read_bulk(content, dialect)
        if bulk is not None:
            assert said(bulk) == said(read_records(content, dialect)), content
            taken += 1
    assert taken > 50


@pytest.mark.parametrize("end", [",,,,,\n" * 5_000, ",,,,, \r\n" * 300, "\n,,,,,\n  \nSource: police,,\n,,,,,\n" * 30])
def test_what_stands_below_a_table_is_counted_alike(end: str) -> None:
    content = (plain(row(), row("DEU")) + end).encode()
    dialect = find_dialect(content)
    bulk = read_bulk(content, dialect)
    assert bulk is not None
    assert said(bulk) == said(read_records(content, dialect))


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\r", " \n", ",,,,,\n", ";;\n"])
@pytest.mark.parametrize("first", ["", "sep=,\n"])
def test_thousands_of_blank_lines_above_a_header_do_not_hide_it(blank: str, first: str) -> None:
    dialect = find_dialect((blank * 5_000 + first + plain(row())).encode())
    assert (dialect.header.row, dialect.separator) == (5_001 + bool(first), ",")
    assert dialect.header.cells == HEADER.split(",")
