"""Rows of an XLSX that nobody sees, or that stand twice."""

from functools import partial

import pytest

from indicators.ingest.reading import read
from tests.faults.workbooks import SHEET, line, rewritten, workbook


@pytest.mark.parametrize(("old", "new", "kind"), [
    (b'<row r="2"', b'<row r="2" ht="0" customHeight="1"', "hidden_row"),
    (b'<row r="2"', b'<row r="2" hidden="1"', "hidden_row"),
    (b"<sheetData>", b'<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>', "hidden_column")])
def test_rows_and_columns_without_height_or_width_are_hidden(old: bytes, new: bytes, kind: str) -> None:
    content = rewritten(workbook(line(), line(year=2015)), {SHEET: lambda part: part.replace(old, new)})
    assert kind in {part.kind for part in read(content).surroundings}


def _with_end(part: bytes, last: bytes) -> bytes:
    return part.replace(b"</sheetData>", last + b"</sheetData>")


@pytest.mark.parametrize("second", [
    b'<row r="2">', b'<row spans="1:6" r="2">', b"<row spans='1:6' r='2'>", b'<row\n r="2">', b"<row>"])
def test_a_workbook_with_two_rows_of_one_reference_is_refused(second: bytes) -> None:
    cells = b'<c><v>1</v></c>'
    for last in (second + cells + b"</row>", second + cells + b'</row><row r="3">' + cells + b"</row>"):
        content = rewritten(workbook(line()), {SHEET: partial(_with_end, last=last)})
        assert [issue.code for issue in read(content).issues] == ["read.contradicts_itself"]


@pytest.mark.parametrize("second", [b'<c t="n" r="A2">', b"<c r='A2'>", b"<c>"])
def test_a_workbook_with_two_cells_of_one_reference_is_refused(second: bytes) -> None:
    content = rewritten(workbook(line()), {SHEET: lambda part: part.replace(
        b'<c r="B2"', second + b'<v>1</v></c><c r="B2"')})
    assert [issue.code for issue in read(content).issues] == ["read.contradicts_itself"]
