from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pytest

from indicators.briefing.tables import csv_file, workbook
from indicators.ingest.formats.text_files import as_meant, harmless

TABLE = pd.DataFrame({"country": ["Côte d'Ivoire", "=HYPERLINK(\"http://x\")"], "year": [2013, 2014],
                      "value": [-0.5, float("nan")], "note": ["+1 more", "plain"]})


def sheet(made: bytes, name: str = "sheet1") -> str:
    with ZipFile(BytesIO(made)) as book:
        return book.read(f"xl/worksheets/{name}.xml").decode() + book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''-1"])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless_and_read_as_it_was(text):
    assert harmless(text) == "'" + text
    assert as_meant(str(harmless(text))) == text


@pytest.mark.parametrize("value", ["1-2", "", "a=b", "'quoted'", -3, -0.5, None])
def test_anything_else_stays_as_it_is(value):
    assert harmless(value) == value


def test_a_csv_has_numbers_as_numbers_and_names_that_excel_reads():
    assert csv_file(TABLE).decode("utf-8-sig") == (
        "country,year,value,note\r\nCôte d'Ivoire,2013,-0.5,'+1 more\r\n\"'=HYPERLINK(\"\"http://x\"\")\",2014,,plain\r\n")
    assert csv_file(TABLE).startswith(b"\xef\xbb\xbf")


def test_a_number_with_its_sign_stays_as_it_is_in_a_csv():
    table = pd.DataFrame({"found": ["-1", "+12.5 %", "-1+cmd"]})
    assert csv_file(table).decode("utf-8-sig") == "found\r\n-1\r\n+12.5 %\r\n'-1+cmd\r\n"


def test_a_workbook_holds_texts_as_texts_and_no_formula_or_link():
    xml = sheet(workbook({"Figures": TABLE}, [("Data version", "3")]))
    assert "=HYPERLINK" in xml
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    assert "<v>-0.5</v>" in xml


def test_a_workbook_says_what_must_be_known_on_a_sheet_of_its_own():
    xml = sheet(workbook({"Figures": TABLE}, [("Data version", "3, =working")]), "sheet2")
    assert "Data version" in xml
    assert "3, =working" in xml


def test_a_table_without_rows_is_still_a_file():
    empty = TABLE.iloc[:0]
    assert csv_file(empty).decode("utf-8-sig") == "country,year,value,note\r\n"
    assert "country" in sheet(workbook({"Figures": empty}, []))


@pytest.mark.parametrize("before", ["", "\n", " ", "\r\n", "\t", "\x0b", "\u200b", "\u202e", "\ufeff", "\xa0"])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(1)", "＝1"])
def test_nothing_before_a_formula_keeps_it_alive(before: str, formula: str) -> None:
    assert harmless(before + formula) == f"'{before}{formula}"


@pytest.mark.parametrize("text", ["Police", "a = b", "1-2", -5.2, ""])
def test_a_text_that_is_no_formula_and_a_number_stay_as_they_are(text: object) -> None:
    assert harmless(text) == text
