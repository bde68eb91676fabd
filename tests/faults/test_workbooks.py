"""Workbooks: what stands in their cells, which sheet is read, and files that would do harm."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from indicators import wording
from indicators.briefing.marked_workbook import marked_workbook
from indicators.ingest.issues import COMMENT_AUTHOR
from indicators.ingest.reading import read
from indicators.model import Issue
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import (
    COLUMNS,
    RAISED,
    SHEET,
    bomb,
    changed,
    line,
    opendocument,
    rewritten,
    with_parts,
    workbook,
)

UNSAVED = "a formula without a saved value"


def test_a_workbook_is_published_like_a_text(desk: Desk) -> None:
    answer = desk.submit(workbook(line(), line(year=2013, value="..")), name="figures.xlsx")
    assert (answer.status, answer.published, answer.read["sheet"]) == (0, 2, "Sheet")
    assert (answer.read["encoding"], answer.read["header_row"]) == ("", 1)
    assert sorted(desk.current()["value"].dropna()) == [12]


def test_a_fault_is_named_by_its_sheet_and_row(desk: Desk) -> None:
    answer = desk.submit(workbook((), line(), line(country="DEU", value="y")), name="figures.xlsx")
    assert [(each["sheet"], each["row"], each["found"]) for each in answer.issues] == [("Sheet", 4, "y")]


def test_the_saved_value_of_a_formula_is_taken(desk: Desk) -> None:
    content = changed(workbook(line()), SHEET, "<v>12</v>", "<f>6*2</f><v>12</v>")
    answer = desk.submit(content, name="figures.xlsx")
    assert (answer.status, list(desk.current()["value"])) == (0, [12])


def test_a_formula_without_a_saved_value_is_never_worked_out(desk: Desk) -> None:
    answer = desk.submit(workbook(line(value="=6*2")), name="figures.xlsx")
    assert (answer.status, answer.errors()) == (1, [(2, "value", UNSAVED)])


@pytest.mark.parametrize("column", ["country", "source"])
def test_no_formula_without_a_saved_value_is_kept_as_words(desk: Desk, column: str) -> None:
    content = workbook(line(**{column: '=HYPERLINK("https://example.org")'}), line(country="DEU"))
    answer = desk.submit(content, "--good-rows", name="figures.xlsx")
    assert (answer.status, answer.errors(), answer.published) == (1, [(2, column, UNSAVED)], 1)


def test_an_error_cell_is_refused(desk: Desk) -> None:
    content = changed(workbook(line()), SHEET, '<c r="D2" t="n"><v>12</v>', '<c r="D2" t="e"><v>#DIV/0!</v>')
    assert desk.submit(content, name="figures.xlsx").errors() == [(2, "value", "#DIV/0!")]


def test_a_merged_header_refuses_the_file(desk: Desk) -> None:
    content = workbook(line(), change=lambda book: book.active.merge_cells("D1:E1"))
    answer = desk.submit(content, name="figures.xlsx")
    assert (answer.status, answer.issues[0]["column"]) == (2, "value")


def test_the_sheet_read_is_named_and_a_hidden_one_is_never_read_unasked(desk: Desk) -> None:
    def more(book: object) -> None:
        notes = book.create_sheet("Notes", 0)                        # type: ignore[attr-defined]
        notes["A1"] = "Read me"
        hidden = book.create_sheet("Old", 0)                         # type: ignore[attr-defined]
        for each in (("country", "year", "indicator", "value", "unit"), line(country="DEU", value=7)[:5]):
            hidden.append(list(each))
        hidden.sheet_state = "hidden"

    content = workbook(line(), change=more)
    assert {found for _, _, found in desk.submit(content, name="figures.xlsx").errors()} == {"Old", "Notes", "Read me"}
    answer = desk.submit(content, "--ignore-unused", name="figures.xlsx")
    assert (answer.status, answer.read["sheet"], list(desk.current()["ref_area"])) == (0, "Sheet", ["KHM"])
    assert [(each.kind, each.text) for each in read(content).surroundings] == [
        ("hidden_sheet", "Old"), ("sheet", "Notes"), ("explanation", "Read me")]
    asked = desk.submit(content, "--sheet", "Old", "--ignore-unused", name="figures.xlsx")
    assert (asked.status, asked.read["sheet"], asked.published) == (0, "Old", 1)
    unknown = desk.submit(content, "--sheet", "Young", name="figures.xlsx")
    assert (unknown.status, unknown.issues[0]["found"]) == (2, "Young")


def test_days_as_years_are_refused_and_never_cut(desk: Desk) -> None:
    answer = desk.submit(workbook(line(year=date(2014, 1, 1)), line(year=date(1905, 7, 6))), name="figures.xlsx")
    assert answer.errors() == [(2, "year", "2014-01-01"), (3, "year", "1905-07-06")]


def test_numbers_stored_as_text_are_read(desk: Desk) -> None:
    answer = desk.submit(workbook(line(value="12", year="2014")), name="figures.xlsx")
    assert (answer.status, list(desk.current()["value"])) == (0, [12])


def test_a_cell_shown_as_a_percentage_is_never_taken_for_its_hundredth(desk: Desk) -> None:
    def per_cent(book: object) -> None:
        book.active["D2"].number_format = "0%"                       # type: ignore[attr-defined]

    content = workbook(line(value=0.12), change=per_cent)
    assert desk.submit(content, name="figures.xlsx").errors() == [(2, "value", "12 %")]
    content = workbook(line(value=0.12, indicator="REMOVED_IN_TIME", unit="percent"), change=per_cent)
    answer = desk.submit(content, name="figures.xlsx")
    assert answer.has_note("percent_sign", count=1, example="12 %", read="12")
    assert (answer.status, list(desk.current()["value"])) == (0, [12])


@pytest.mark.parametrize("raised", ["superscript", "subscript"])
def test_the_sign_of_a_footnote_behind_a_figure_never_makes_it_ten_times_as_large(desk: Desk, raised: str) -> None:
    def footnote(book: openpyxl.Workbook) -> None:
        book.active["D2"] = CellRichText("12", TextBlock(InlineFont(vertAlign=raised), "1"))

    answer = desk.submit(workbook(line(), change=footnote), name="figures.xlsx")
    assert (answer.status, answer.errors()) == (1, [(2, "value", "12¹")])


def test_a_figure_struck_through_before_a_new_one_is_never_read_with_it(desk: Desk) -> None:
    def struck(book: openpyxl.Workbook) -> None:
        book.active["D2"] = CellRichText(TextBlock(InlineFont(strike=True), "11"), "12")

    answer = desk.submit(workbook(line(), change=struck), name="figures.xlsx")
    assert (answer.status, answer.errors()) == (1, [(2, "value", "1\u03361\u033612")])


LINED = ('<office:automatic-styles><style:style style:name="T1" style:family="text">'
         '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
         '<office:body>')
SPACE = '<office:document-content xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
STYLED = {
    "raised": RAISED,
    "struck": changed(changed(opendocument(line()), "content.xml", "<office:body>", LINED), "content.xml",
                      "<office:document-content ", SPACE),
    "percentages": opendocument(line(value=0.125, indicator="REMOVED_IN_TIME", unit="percent"), percent=True),
    "a footnote": opendocument(line(value="12<text:note><text:note-citation>1</text:note-citation></text:note>")),
    "two lines": opendocument(line(value="12<text:line-break/>34")),
    "a truth value": changed(opendocument(line(value=1)), "content.xml", 'office:value-type="float" office:value="1"',
                             'office:value-type="boolean" office:boolean-value="true"'),
}


@pytest.mark.parametrize("name", STYLED)
def test_an_opendocument_workbook_whose_cells_may_show_other_than_they_hold_is_refused(desk: Desk, name: str) -> None:
    assert read(STYLED[name]).issues[0].code == "read.styles"
    assert "XLSX" in desk.submit(STYLED[name], name="figures.ods").issues[0]["fix"]


def test_a_figure_that_its_cells_style_strikes_through_is_no_figure(desk: Desk) -> None:
    def struck(book: openpyxl.Workbook) -> None:
        book.active["D2"].font = openpyxl.styles.Font(strike=True)

    answer = desk.submit(workbook(line(), line(country="THA"), change=struck), "--good-rows", name="figures.xlsx")
    assert (answer.published, answer.errors()) == (1, [(2, "value", "1\u03362\u0336")])


def test_hidden_rows_and_columns_and_struck_cells_are_read_and_quoted() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        page = book.active
        page.row_dimensions[3].hidden = page.row_dimensions[9].hidden = True
        for letter in ("F", "H"):
            page.column_dimensions[letter].hidden = True
        page["A2"].font = openpyxl.styles.Font(strike=True)

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


@pytest.mark.parametrize("code, text", [
    ("&\"Times New Roman,Regular\"&12&A", ""), ("Page &P", ""), ("Seite &P von &N", ""), ("&P/&N", ""),
    ("Girls only, &D", "Girls only"), ("Draft &P", "Draft"), ("Draft of 2015 &P", "Draft of 2015")])
def test_the_number_of_a_page_is_no_text_of_its_header(code: str, text: str) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.active.oddFooter.center.text = code

    assert [each.text for each in read(workbook(line(), change=more)).surroundings] == [text] * bool(text)


def test_the_page_headers_that_libreoffice_writes_unasked_are_no_text() -> None:
    assert read(Path(__file__).with_name("years.ods").read_bytes()).surroundings == []


def test_an_opendocument_workbook_with_hidden_rows_is_refused() -> None:
    content = changed(opendocument(line()), "content.xml", "<table:table-row>",
                      '<table:table-row table:visibility="collapse">')
    assert [each.code for each in read(content).issues] == ["read.styles"]


def test_more_things_beside_a_table_than_can_be_listed_are_counted() -> None:
    reading = read((plain(row()) + "Note\n" * 700).encode())
    assert (len(reading.surroundings), reading.surroundings[-1]) == (501, ("more", 0, "200"))


@pytest.mark.parametrize("shown", ['0"%"', "0\\%"])
def test_a_percent_sign_that_a_format_only_writes_behind_a_number_changes_nothing(desk: Desk, shown: str) -> None:
    def per_cent(book: openpyxl.Workbook) -> None:
        book.active["D2"].number_format = shown

    content = workbook(line(value=12, indicator="REMOVED_IN_TIME", unit="percent"), change=per_cent)
    assert desk.submit(content, name="figures.xlsx").status == 0
    assert list(desk.current()["value"]) == [12]


def test_a_table_that_begins_right_of_the_first_column_keeps_its_percentages_in_their_cells(desk: Desk) -> None:
    def moved(book: openpyxl.Workbook) -> None:
        page = book.active
        page["D2"].number_format = "0%"
        page.move_range("A1:F3", rows=3, cols=2)

    share = {"indicator": "REMOVED_IN_TIME", "unit": "percent"}
    content = workbook(line(**share, value=0.12), line(**share, country="DEU", value="many"), change=moved)
    answer = desk.submit(content, "--good-rows", name="figures.xlsx")
    assert answer.errors() == [(6, "value", "many")]
    assert list(desk.current()["value"]) == [12]
    marked = marked_workbook(content, read(content), [Issue(code="value.wrong", row=6, column="value", found="many")],
                             shipped())
    assert marked is not None
    assert openpyxl.load_workbook(io.BytesIO(marked)).active["F6"].comment is not None


def test_an_opendocument_workbook_is_read(desk: Desk) -> None:
    answer = desk.submit(opendocument(line(), line(country="DEU", value=7)), name="figures.ods")
    assert (answer.status, answer.published, answer.read["sheet"]) == (0, 2, "Figures")


def test_an_old_workbook_with_percentages_is_refused(desk: Desk) -> None:
    """percent.xls was written by LibreOffice: 12 victims by a formula, and 12 % in a cell of percentages."""
    content = Path(__file__).with_name("percent.xls")
    assert read(content.read_bytes()).issues[0].code == "read.styles"
    assert "XLSX" in desk.send(content).issues[0]["fix"]


FOREIGN = {
    "exe": b"MZ\x90\x00" + b"\0" * 600, "elf": b"\x7fELF" + b"\0" * 60, "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
    "pdf": b"%PDF-1.7\n", "gzip": b"\x1f\x8b\x08" + b"\0" * 20, "parquet": b"PAR1" + b"\0" * 20,
    "database": b"SQLite format 3\0" + b"\0" * 100, "html": b"<!DOCTYPE html><table></table>",
    "json": b'[{"country": "KHM"}]', "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize("content", [*FOREIGN.values(), zipped(table=plain(row()).encode())], ids=[*FOREIGN, "zip"])
def test_what_is_no_table_is_refused_by_its_content_not_its_name(desk: Desk, content: bytes) -> None:
    answer = desk.submit(content, name="figures.csv")
    assert (answer.status, answer.published, len(answer.issues)) == (2, 0, 1)


@pytest.mark.parametrize("content, name", [(plain(row()), "figures.xls"), (workbook(line()), "figures.csv")])
def test_a_file_is_read_by_its_content_and_not_its_name(desk: Desk, content: str | bytes, name: str) -> None:
    answer = desk.submit(content, name=name)
    assert (answer.status, answer.published) == (0, 1)


def test_a_sheet_asked_of_a_text_refuses_it(desk: Desk) -> None:
    answer = desk.submit(plain(row()), "--sheet", "Girls")
    assert (answer.status, answer.errors()) == (2, [(0, "", "Girls")])
    assert answer.issues[0]["expected"].startswith("a workbook")


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def declares(text: bytes) -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    end = text.index(b"?>") + 2 if text.startswith(b"<?xml") else 0
    return text[:end] + entity + text[end:]


HOSTILE = {
    "macros": lambda: with_parts(workbook(line()), {"xl/vbaProject.bin": b"x"}),
    "password": locked,
    "truncated": lambda: workbook(line())[:-200],
    "cut_in_half": lambda: workbook(line())[:1500],
    "bomb": lambda: bomb(lying=False),
    "lying_bomb": lambda: bomb(lying=True),
    "many_entries": lambda: with_parts(workbook(line()), {f"x/{n}.xml": b"" for n in range(5_000)}),
    "entities": lambda: rewritten(workbook(line()), {SHEET: declares}),
    "path_outside": lambda: with_parts(workbook(line()), {"../../outside.xml": b"x"}),
    "last_corner": lambda: changed(workbook(line()), SHEET, "</sheetData>",
                                   '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_that_would_do_harm_is_refused(desk: Desk, name: str) -> None:
    answer = desk.submit(HOSTILE[name](), name="figures.xlsx")
    assert (answer.status, answer.published, len(answer.issues)) == (2, 0, 1)


def test_a_sheet_that_claims_17_billion_cells_and_has_12_is_read(desk: Desk) -> None:
    content = workbook(line())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        old = archive.read(SHEET).decode()
    claim = old[old.index("<dimension"):old.index("/>", old.index("<dimension")) + 2]
    answer = desk.submit(changed(content, SHEET, claim, '<dimension ref="A1:XFD1048576"/>'), name="figures.xlsx")
    assert (answer.status, answer.published) == (0, 1)


@pytest.mark.parametrize("said", ["abc", "-5", "0", "1e6", "２"])
def test_a_limit_that_is_no_number_of_bytes_is_said_in_a_sentence(
        desk: Desk, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", said)
    answer = desk.submit(plain(row()))
    assert answer.status == 2
    assert answer.issues[0]["fix"].startswith(f"GOALLINE_LARGEST_UPLOAD is “{said}”")


def test_a_small_limit_is_said_in_bytes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "10")
    assert desk.submit(plain(row())).issues[0]["expected"] == wording.say("expected.read.too_large", most="10 bytes")


def test_what_was_found_is_said_in_our_words(desk: Desk) -> None:
    cut = desk.submit(b"PK\x03\x04 cut off", name="cut.xlsx")
    assert cut.issues[0]["found"] == wording.say("found_instead.read.damaged_workbook")
    open_quote = desk.submit(plain(row(source='"Police')))
    assert open_quote.issues[0]["found"] == wording.say("found_instead.read.quotes")


def test_an_upload_over_the_limit_is_refused_before_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "1000000")
    answer = desk.submit(plain(row()) + " " * 1_000_000)
    assert (answer.status, answer.issues[0]["expected"]) == (2, wording.say("expected.read.too_large", most="1 MB"))
    assert answer.issues[0]["found"] == "> 1 MB"      # it is read no further than that


def test_a_blank_in_the_last_row_of_a_sheet_makes_no_table_of_a_million_rows(desk: Desk) -> None:
    cell = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>'
    answer = desk.submit(changed(workbook(line()), SHEET, "</sheetData>", cell), name="figures.xlsx")
    assert (answer.status, answer.issues[0]["found"]) == (2, "1048576")


def test_the_sign_of_a_footnote_in_an_old_workbook_never_makes_a_figure_ten_times_as_large(desk: Desk) -> None:
    """raised.xls was written by LibreOffice: a figure of 1102 with a raised 1 behind it, kept as text."""
    answer = desk.send(Path(__file__).with_name("raised.xls"), "--indicator", "ICSE_VICTIMS", "--good-rows")
    assert (answer.status, [found for _, _, found in answer.errors()]) == (1, ["'11021"])
    assert 11021 not in desk.current()["value"].tolist()


@pytest.mark.parametrize(("more", "status"), [
    ((*COLUMNS, "note"), 2), (COLUMNS[:-1], 2), (("country", "source"), 0), (("code", "meaning"), 0)])
def test_a_second_sheet_with_one_column_more_or_less_is_asked_about(
        desk: Desk, more: tuple[str, ...], status: int) -> None:
    def second(book: Any) -> None:
        sheet = book.create_sheet("B")
        sheet.append(list(more))
        sheet.append([*line(year=2013), "x"][:len(more)])

    answer = desk.submit(workbook(line(), change=second), "--ignore-unused", name="figures.xlsx")
    assert (answer.status, answer.published) == (status, 0 if status else 1)


@pytest.mark.parametrize("reference", ["A1048577", "A9999999"])
def test_a_row_below_the_last_that_a_sheet_can_have_is_refused_at_once(desk: Desk, reference: str) -> None:
    cell = f'<row r="{reference[1:]}"><c r="{reference}"><v>1</v></c></row></sheetData>'
    answer = desk.submit(changed(workbook(line()), SHEET, "</sheetData>", cell), name="figures.xlsx")
    assert (answer.status, answer.issues[0]["found"]) == (2, reference[1:])


def test_a_workbook_in_utf_16_is_read(desk: Desk) -> None:
    content = workbook(line(), line(country="Côte d’Ivoire"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [each for each in archive.namelist() if each.endswith((".xml", ".rels")) and "manifest" not in each]

    def wide(part: bytes) -> bytes:
        return part.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    answer = desk.submit(rewritten(content, dict.fromkeys(names, wide)), name="f.xlsx")
    assert (answer.status, sorted(desk.current()["ref_area"])) == (0, ["CIV", "KHM"])
