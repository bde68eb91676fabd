"""What a workbook shows with a number, or instead of it, is what is read; or it is asked about, or refused."""

import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from indicators.ingest.formats.worksheet import changes_numbers, displayed, is_scaled
from indicators.ingest.reading import read
from tests.faults.conftest import Desk
from tests.faults.workbooks import Change, changed, formatted, line, opendocument, sheets, workbook

XLS, YEARS = (Path(__file__).with_name(name).read_bytes() for name in ("percent.xls", "years.xls"))
"""Written by LibreOffice: 12 victims by a formula and 0.12 in a cell of percentages; a day shown as a year."""

STRUCK, FONTS = re.subn(rb"(\x31\0[\x1a\x1e]\0[\xc8\xdc]\0).", lambda found: found[1] + b"\x08", YEARS)
"""An XLS whose fonts are struck through: the byte behind the height of a font."""

SPACES = "".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0" '
                 for name, space in (("style", "style"), ("number", "datastyle")))
NUMBER = '<number:number number:min-integer-digits="1"/>'
HOURS = {"indicator": "TAKEDOWN_HOURS", "unit": "hours"}
DAY = datetime(2014, 5, 1)


@pytest.mark.parametrize("code, number, text", [
    ('"<"0', "5", "<5"), ("0;-0;;@", "0", "''0"), (";;;", "12", "''12"), ('0;0;"n/a"', "0", "n/a"),
    ('[<5]"<5";0', "3", "''3"), ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0", "0"), ("#,###", "0", "''0"),
    ("#,###", "12", "12"), ('0"*"', "12", "12*"), ('0"%"', "12", "12%"), ("# ?/?", "0.5", "0.5"), ("General", "5", "5"),
    ('"about "0', "5", "about 5"), ("0 \\p", "5", "5 p"), ("-0;(0)", "-5", "-5"), ("0.0%", "0.125", "12.5 %"),
    ('00"/"00', "1234", "''1234"), ("0-00", "1234", "''1234"), ("# ##0", "1234", "1234"), ("0'000", "1234", "1234"),
    ('"less than "0', "12", "less than 12"), ('General"+"', "12", "12+"), ('"("0")"', "12", "(12)"),
    ('"-"0', "12", "-12"), ("-0;-0", "12", "-12"), ('0" girls"', "12", "12 girls"),
    ('"Jan-Jun: "0', "12", "Jan-Jun: 12"), ('0"/14"', "12", "12/14"), ("[$under ]0", "12", "under 12"),
    ('"k"0', "12", "k12"), ('0" all"', "12", "12 all"), ('0" XXX"', "12", "12 XXX"), ('0" R"', "12", "12 R"),
    ("0 [$k]", "12", "12 k"), ("0 [$Tsd.-407]", "12", "12 Tsd."), ('"under "0" mil"', "12", "under 12 mil"),
    ('0"‰"', "12", "12‰"), ('0" per 1000"', "12", "12 per 1000")])
def test_a_number_is_read_as_its_format_shows_it(code: str, number: str, text: str) -> None:
    assert displayed(number, code) == text


@pytest.mark.parametrize("code", ['0",000"', "0\\.0", '0"."000', '"1"0', '"1,"0', '0" 5"', '[>=1000000]0.0,,"M";0'])
def test_digits_beside_a_number_never_make_another_of_it(code: str) -> None:
    assert displayed("12", code) == "''12"


@pytest.mark.parametrize("code", ["[$-409]0", "[$€-407] #,##0", "[$USD] 0", "0 [$€-407]", '"$"#,##0', "#\\ ##0", '0" "',
                                  "0 [$EUR];-0 [$EUR]", "#,##0_);(#,##0)", "#,##0_);[Red]\\(#,##0\\)", "_-* #,##0_-",
                                  "0 [$KHR]", "[$R$-416] 0", "0 [$₸-43F]", '[$US$]0', '0" VND"', "0 [$zł-415]",
                                  "General", "@", "#,##0.00", "0.00E+00", "dd.mm.yyyy",
                                  '_($* #,##0_);_($* \\(#,##0\\);_($* "-"??_);_(@_)'])
def test_currencies_spaces_and_the_minus_of_accounts_change_nothing(code: str) -> None:
    assert not changes_numbers(code)


@pytest.mark.parametrize("code", ["0,", "0.0,", '0,"k"', '0.0,,"M"', '0;-0,'])
def test_a_format_that_shows_another_magnitude_is_recognised(code: str) -> None:
    assert is_scaled(code)


def open_style(form: str) -> bytes:
    """An ODS workbook with a number format."""
    content = changed(opendocument(line()), "content.xml", "<office:document-content ",
                      f"<office:document-content {SPACES}")
    return changed(content, "content.xml", "<office:body>",
                   f'<office:automatic-styles><number:number-style style:name="N1">{form}</number:number-style>'
                   "</office:automatic-styles><office:body>")


@pytest.mark.parametrize("content", [
    *map(open_style, (
        f"<number:text>&lt;</number:text>{NUMBER}", f"{NUMBER}<number:text>+</number:text>",
        f"{NUMBER}<number:text> thousand</number:text>",
        '<number:number number:min-integer-digits="2"><number:embedded-text number:position="1">/'
        "</number:embedded-text></number:number>",
        f"{NUMBER}<number:currency-symbol> girls</number:currency-symbol>",
        NUMBER.replace("/>", ' number:display-factor="1000"/>'), "<number:boolean/>",
        '<number:number number:min-integer-digits="0" number:decimal-places="0"/>')),
    *(XLS.replace(b"\x02\0\x000%", b"\x02\0\x00" + code) for code in (b"0,", b"0+", b"<0")), STRUCK])
def test_an_ods_or_xls_whose_formats_may_change_a_figure_is_refused(content: bytes) -> None:
    assert [each.code for each in read(content).issues] == ["read.styles"]


def test_an_xls_with_plain_formats_and_fonts_is_read() -> None:
    assert FONTS == 4
    assert read(YEARS).cells[3].tolist() == ["12"]


def test_a_sign_that_a_format_writes_makes_a_figure_a_bound(desk: Desk) -> None:
    assert desk.submit(workbook(line(), change=formatted('"<"0'))).status == 0
    assert desk.current()[["value", "marks"]].to_numpy().tolist() == [[12, "upper_bound"]]


@pytest.mark.parametrize("code, value", [("#", 0), ("#,###", 0), (";;;", 12), ("0;-0;", 0)])
def test_a_figure_that_its_format_does_not_show_is_refused_until_the_format_is_plain_or_a_mark_stands_for_it(
        desk: Desk, code: str, value: int) -> None:
    answer = desk.submit(workbook(line(value=value), change=formatted(code)))
    assert (answer.codes, answer.errors()) == (["value.not_shown"], [(2, "value", str(value))])
    assert desk.submit(workbook(line(value=value), change=formatted("0"))).status == 0
    assert desk.column("value") == [value]
    assert desk.submit(workbook(line(value=".."))).status == 0
    assert desk.column("absence") == ["not_available"]


@pytest.mark.parametrize("code, cells, value", [
    ('0" hours"', HOURS, 12), ('0.0" h"', HOURS, None), ('0" days"', HOURS, None), ('0" hours"', {}, None),
    ('0.0" hours"', {**HOURS, "value": 1.5}, 1.5), ('0" children"', {}, 12), ('0" girls"', {}, None),
    ('0" Opfer"', {}, 12), ('0" people"', {"indicator": "CAMPAIGNS", "unit": "campaigns"}, None),
    ("0", {**HOURS, "value": "12 hours"}, 12), ("0", {**HOURS, "value": "13 days"}, None),
    ("0", {"value": "14 hours"}, None)])
def test_only_the_indicators_own_unit_behind_a_figure_changes_nothing(
        desk: Desk, code: str, cells: dict[str, object], value: float | None) -> None:
    answer = desk.submit(workbook(line(**cells), change=formatted(code)))
    assert (answer.published, desk.column("value")) == ((1, [value]) if value else (0, []))


def dated(code: str, day: object = DAY) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book.active["B2"].value = day
        formatted(code, "B2")(book)
    return change


@pytest.mark.parametrize("code", ["yyyy", "[$-409]yyyy;@"])
def test_a_day_of_which_the_year_alone_is_shown_is_that_year(desk: Desk, code: str) -> None:
    assert desk.submit(workbook(line(), change=dated(code))).status == 0
    assert desk.column("year") == [2014]


def test_years_as_columns_may_be_days_of_which_the_year_is_shown(desk: Desk) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.active["B1"].number_format = book.active["C1"].number_format = "yyyy"

    table = ("country", datetime(2013, 12, 31), datetime(2014, 12, 31)), ("KHM", 3, 4)
    assert desk.submit(sheets({"Data": table}, change), "--indicator", "ICSE_VICTIMS").status == 0
    assert desk.column("year") == [2013, 2014]


@pytest.mark.parametrize("code, day", [
    ("yyyy-mm", DAY), ("mmm yyyy", DAY), ('"FY"yyyy', DAY), ("dd.mm.yyyy", DAY), ("yyyy", 2014)])
def test_a_day_of_which_more_is_shown_or_a_year_that_is_shown_as_another_is_refused(
        desk: Desk, code: str, day: object) -> None:
    answer = desk.submit(workbook(line(), change=dated(code, day)))
    assert (answer.published, [column for _, column, _ in answer.errors()]) == (0, ["year"])


@pytest.mark.parametrize("name", ["years.xls", "years.ods"])
def test_a_day_of_a_workbook_that_does_not_tell_what_it_shows_is_refused(desk: Desk, name: str) -> None:
    answer = desk.submit(Path(__file__).with_name(name).read_bytes())
    assert answer.errors() == [(2, "year", "2014-05-01")]


def test_a_year_that_is_seen_as_two_is_read_as_two(desk: Desk) -> None:
    answer = desk.submit(workbook(line(year=2013), change=formatted('0"/14"', "B2")))
    assert (answer.codes, answer.errors()) == (["year.financial"], [(2, "year", "2013/14")])
