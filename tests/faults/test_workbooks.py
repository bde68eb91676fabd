"""Workbooks: what stands in a cell is read as it is seen, or refused; what stands around the table is quoted."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from indicators import wording
from indicators.errors import Refusal
from indicators.ingest import limits
from indicators.ingest.issues import COMMENT_AUTHOR
from indicators.ingest.reading import commented_workbook, read
from indicators.model import Issue
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import (
    RAISED,
    SHEET,
    Change,
    changed,
    formatted,
    line,
    merged,
    opendocument,
    rewritten,
    workbook,
)

HERE = Path(__file__).parent
UNSAVED = "a formula without a saved value"
SHARE = {"indicator": "REMOVED_IN_TIME", "unit": "percent"}


@pytest.mark.parametrize("make, sheet", [(workbook, "Sheet"), (opendocument, "Figures")], ids=["xlsx", "ods"])
def test_a_workbook_is_published_like_a_text_and_a_fault_named_by_its_sheet_and_row(
        desk: Desk, make: object, sheet: str) -> None:
    rows = line(), line(year="2013", value="7"), line(country="DEU", value="y")
    answer = desk.submit(make(*rows), "--good-rows", name="figures.xlsx")                    # type: ignore[operator]
    assert (answer.read["sheet"], answer.read["encoding"], answer.read["header_row"]) == (sheet, "", 1)
    assert [(each["sheet"], each["row"], each["found"]) for each in answer.issues] == [(sheet, 4, "y")]
    assert desk.column("value") == [7, 12]


@pytest.mark.parametrize("content, name", [(plain(row()), "figures.xls"), (workbook(line()), "figures.csv")])
def test_a_file_is_read_by_its_content_and_not_its_name(desk: Desk, content: str | bytes, name: str) -> None:
    assert desk.submit(content, name=name).published == 1


def struck(cell: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book.active[cell].font = openpyxl.styles.Font(strike=True)
    return change


def footnote(place: str) -> CellRichText:
    return CellRichText("12", TextBlock(InlineFont(vertAlign=place), "1"))


@pytest.mark.parametrize("cells, change, column, found", [
    ({"value": "=6*2"}, None, "value", UNSAVED),
    ({"country": '=HYPERLINK("https://example.org")'}, None, "country", UNSAVED),
    ({"source": '=HYPERLINK("https://example.org")'}, None, "source", UNSAVED),
    ({"value": footnote("superscript")}, None, "value", "12¹"),
    ({"value": footnote("subscript")}, None, "value", "12¹"),
    ({"value": CellRichText(TextBlock(InlineFont(strike=True), "11"), "12")}, None, "value", "1\u03361\u033612"),
    ({}, struck("D2"), "value", "1\u03362\u0336"), ({"value": 0.12}, formatted("0%"), "value", "12 %"),
    ({"year": date(2014, 1, 1)}, None, "year", "2014-01-01"), ({"year": date(1905, 7, 6)}, None, "year", "1905-07-06")],
    ids=["formula", "country", "source", "raised", "lowered", "replaced", "struck", "percent", "day", "old_day"])
def test_a_cell_that_shows_other_than_a_plain_figure_name_or_year_is_refused(
        desk: Desk, cells: dict[str, object], change: Change | None, column: str, found: str) -> None:
    answer = desk.submit(workbook(line(**cells), line(country="THA"), change=change), "--good-rows")
    assert (answer.status, answer.published, answer.errors()) == (1, 1, [(2, column, found)])


def test_an_error_cell_is_refused(desk: Desk) -> None:
    content = changed(workbook(line()), SHEET, '<c r="D2" t="n"><v>12</v>', '<c r="D2" t="e"><v>#DIV/0!</v>')
    assert desk.submit(content).errors() == [(2, "value", "#DIV/0!")]


def test_the_sign_of_a_footnote_in_an_old_workbook_never_makes_a_figure_ten_times_as_large(desk: Desk) -> None:
    """raised.xls was written by LibreOffice: a figure of 1102 with a raised 1 behind it, kept as text."""
    answer = desk.submit((HERE / "raised.xls").read_bytes(), "--indicator", "ICSE_VICTIMS", "--good-rows")
    assert (answer.status, [found for _, _, found in answer.errors()]) == (1, ["'11021"])
    assert 11021 not in desk.column("value")


def in_utf_16() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook(line()))) as archive:
        names = [each for each in archive.namelist() if each.endswith((".xml", ".rels")) and "manifest" not in each]
    return rewritten(workbook(line()), dict.fromkeys(
        names, lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")))


TAKEN = {
    "saved_formula": changed(workbook(line()), SHEET, "<v>12</v>", "<f>6*2</f><v>12</v>"),
    "percentage": workbook(line(**SHARE, value=0.12), change=formatted("0%")),
    "percent_sign": workbook(line(**SHARE), change=formatted('0"%"')),
    "escaped_percent_sign": workbook(line(**SHARE), change=formatted("0\\%")),
    "row_with_a_point": changed(workbook(line()), SHEET, '<row r="2"', '<row r="2.0"'),
    "utf_16": in_utf_16(),
    "17_billion_cells": rewritten(workbook(line()), {SHEET: lambda part: part.replace(b"A1:F2", b"A1:XFD1048576")}),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_cell_that_shows_a_plain_figure_is_read_however_it_is_saved(desk: Desk, name: str) -> None:
    assert (desk.submit(TAKEN[name]).status, desk.column("value")) == (0, [12])


def moved(book: openpyxl.Workbook) -> None:
    formatted("0%")(book)
    book.active.move_range("A1:F3", rows=3, cols=2)


MOVED = workbook(line(**SHARE, value=0.12), line(**SHARE, country="DEU", value="many"), change=moved)
MERGED = workbook(line(country="Atlantis"), line(country=None, year=2013), change=merged("A2:A3"))


def test_a_table_that_begins_right_of_the_first_column_keeps_its_percentages_in_their_cells(desk: Desk) -> None:
    assert desk.submit(MOVED, "--good-rows").errors() == [(6, "value", "many")]
    assert desk.column("value") == [12]


@pytest.mark.parametrize("content, column, lines, cell", [
    (MOVED, "value", [6], "F6"), (MERGED, "country", [2, 3], "A2")], ids=["moved", "merged"])
def test_the_copy_for_the_sender_comments_on_the_cell_that_is_seen_once(
        content: bytes, column: str, lines: Sequence[int], cell: str) -> None:
    issues = [Issue(code="value.wrong", row=each, column=column, found="many") for each in lines]
    copy = commented_workbook(content, read(content), issues, shipped())
    page = openpyxl.load_workbook(io.BytesIO(copy)).active
    assert [each.coordinate for cells in page.iter_rows() for each in cells if each.comment] == [cell]


def test_a_comment_names_the_problem_and_the_fix_and_the_cells_stay_as_they_were() -> None:
    content = workbook(line(value="=1+1"), line(value="many", source=footnote("superscript")))
    issue = Issue(code="value.wrong", row=3, column="value", found="many")
    copy = commented_workbook(content, read(content), [issue, Issue(code="columns.missing")], shipped())
    page, sent = (openpyxl.load_workbook(io.BytesIO(each), rich_text=True).active for each in (copy, content))
    (comment,) = [cell.comment for cells in page.iter_rows() for cell in cells if cell.comment]
    assert comment.text == f"{wording.problem(issue, shipped())} {wording.fix(issue, shipped(), by_hand=True)}"
    assert [*page.values] == [*sent.values]


def test_a_copy_that_would_exceed_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(MERGED)
    monkeypatch.setattr(limits, "waiting", lambda _: 0.0)
    with pytest.raises(Refusal, match="commented.too_large"):
        commented_workbook(MERGED, reading, [Issue(code="value.wrong", row=2, column="value", found="many")], shipped())


LINED = ('<office:automatic-styles><style:style style:name="T1" style:family="text">'
         '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
         '<office:body>')
SPACE = '<office:document-content xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
STYLED = {
    "raised": RAISED,
    "struck": changed(changed(opendocument(line()), "content.xml", "<office:body>", LINED), "content.xml",
                      "<office:document-content ", SPACE),
    "percentages": opendocument(line(**SHARE, value=0.125), percent=True),
    "footnote": opendocument(line(value="12<text:note><text:note-citation>1</text:note-citation></text:note>")),
    "two_lines": opendocument(line(value="12<text:line-break/>34")),
    "truth_value": changed(opendocument(line(value=1)), "content.xml", 'office:value-type="float" office:value="1"',
                           'office:value-type="boolean" office:boolean-value="true"'),
    "hidden_row": changed(opendocument(line()), "content.xml", "<table:table-row>",
                          '<table:table-row table:visibility="collapse">'),
    "percentages_of_xls": (HERE / "percent.xls").read_bytes(),
}
"""percent.xls was written by LibreOffice: 12 victims by a formula, and 12 % in a cell of percentages."""


@pytest.mark.parametrize("name", STYLED)
def test_an_ods_or_xls_whose_cells_may_show_other_than_they_hold_is_refused(desk: Desk, name: str) -> None:
    answer = desk.submit(STYLED[name])
    assert (answer.status, answer.codes) == (2, ["read.styles"])


def test_hidden_rows_and_columns_and_struck_cells_are_read_and_quoted() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        struck("A2")(book)
        page = book.active
        page.row_dimensions[3].hidden = page.row_dimensions[9].hidden = True
        for letter in ("F", "H"):
            page.column_dimensions[letter].hidden = True

    reading = read(workbook(line(), line(year=2013), change=hide))
    assert reading.cells.index.tolist() == [2, 3]
    assert reading.surroundings == [("hidden_row", 3, "KHM 2013 ICSE_VICTIMS 12 victims Police"),
                                    ("hidden_column", 0, "source"), ("struck", 2, "KHM")]


def test_comments_headers_of_pages_and_properties_are_quoted_and_our_own_comments_not() -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.properties.title, book.active.oddFooter.center.text = "Girls only", "Draft, page &P of &N"
        book.active["D2"].comment = openpyxl.comments.Comment("Ann:\nuntil June\nonly", "Ann")
        book.active["D3"].comment = openpyxl.comments.Comment("Not a number", COMMENT_AUTHOR)

    assert read(workbook(line(), line(year=2013), change=more)).surroundings == [
        ("property", 0, "Girls only"), ("page_header", 0, "Draft"), ("comment", 2, "until June\nonly")]


def test_properties_and_page_headers_of_an_ods_are_quoted_without_their_fields() -> None:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("style", "text"))
    parts = {"meta.xml": "<meta xmlns:dc='urn:dc'><dc:title>Girls only</dc:title></meta>",
             "styles.xml": f"<styles {spaces}><style:header><text:p><text:sheet-name>???</text:sheet-name></text:p>"
                           "</style:header><style:footer><text:p>Draft, page <text:page-number>1</text:page-number>"
                           "</text:p></style:footer></styles>"}
    content = io.BytesIO(opendocument(line()))
    with zipfile.ZipFile(content, "a") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read(content.getvalue()).surroundings == [("property", 0, "Girls only"), ("page_header", 0, "Draft")]


def test_the_page_header_of_an_xls_is_quoted() -> None:
    plain = (HERE / "merged.xls").read_bytes()
    of_girls = plain.replace(b"\x14\0\5\0\2\0\0&P\x15\0\5\0\2\0\0&F", b"\x14\0\x0e\0\x0b\0\0&CFor girls")
    assert (read(plain).surroundings, read(of_girls).surroundings) == ([], [("page_header", 0, "For girls")])


@pytest.mark.parametrize("code, text", [
    ("&\"Times New Roman,Regular\"&12&A", ""), ("Page &P", ""), ("Seite &P von &N", ""), ("&P/&N", ""),
    ("Girls only, &D", "Girls only"), ("Draft &P", "Draft"), ("Draft of 2015 &P", "Draft of 2015")])
def test_the_number_of_a_page_is_no_text_of_its_header(code: str, text: str) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.active.oddFooter.center.text = code

    assert [each.text for each in read(workbook(line(), change=more)).surroundings] == [text] * bool(text)


def test_the_page_headers_that_libreoffice_writes_unasked_are_no_text() -> None:
    assert read((HERE / "years.ods").read_bytes()).surroundings == []


def test_more_things_beside_a_table_than_can_be_listed_are_counted() -> None:
    reading = read((plain(row()) + "Note\n" * 700).encode())
    assert (len(reading.surroundings), reading.surroundings[-1]) == (501, ("more", 0, "200"))
