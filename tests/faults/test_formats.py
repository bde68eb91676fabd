"""What a workbook shows with a number, or instead of it, is what is read; or it is asked about, or refused."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from indicators.ingest.formats.number_formats import as_shown, traits_of
from tests.faults.conftest import Desk
from tests.faults.workbooks import changed, line, opendocument, rewritten, workbook

XLS = Path(__file__).with_name("percent.xls").read_bytes()
"""Written by LibreOffice: 12 victims by a formula, and 0.12 in a cell of percentages."""

SPACES = "".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0" '
                 for name, space in (("style", "style"), ("number", "datastyle")))
NUMBER = '<number:number number:min-integer-digits="1"/>'


@pytest.mark.parametrize("code, number, read", [
    ('"<"0', "5", "<5"), ('[<5]"<5";0', "3", "<5"), ('[<5]"<5";0', "7", "7"), ("0;-0;;@", "0", "''0"),
    (";;;", "12", "''12"),
    ('0;0;"n/a"', "0", "n/a"), ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0", "0"), ("#,###", "0", "''0"),
    ("#,###", "12", "12"), ('0"*"', "12", "12*"), ('0"%"', "12", "12%"), ("# ?/?", "0.5", "0.5"), ("General", "5", "5"),
    ('"about "0', "5", "about 5"), ("0 \\p", "5", "5 p"), ("-0;(0)", "-5", "-5"), ("yyyy-mm", "41000", "41000")])
def test_a_number_is_read_as_its_format_shows_it(code: str, number: str, read: str) -> None:
    assert as_shown(code, number)(number) == read
    assert traits_of(code).speaks or read == number


@pytest.mark.parametrize("code, number, seen", [
    ('00"/"00', "1234", "12/34"), ("0-00", "1234", "12-34"), ("0-00", "-1234", "-12-34"), ("000-00", "12", "000-12"),
    ("0\\/00", "1234", "12/34"), ('##"/"##', "5", "/5"), ('0000"/"00', "201314", "2013/14"), ('0"/"0.0', "12", "'12.0"),
    ('"FY "00"/"00', "1314", "FY 13/14"), ("# ##0", "1234", "1234"), ("0'000", "1234", "1234")])
def test_signs_between_the_digits_of_a_format_are_read_with_the_number(code: str, number: str, seen: str) -> None:
    assert as_shown(code, number)(number) == seen
    assert traits_of(code).speaks or seen == number


@pytest.mark.parametrize("code, seen", [
    ('"less than "0', "less than 12"), ('0"+"', "12+"), ('General"+"', "12+"), ('"at least "0', "at least 12"),
    ('0" or more"', "12 or more"), ('"max. "0', "max. 12"), ('"("0")"', "(12)"), ("(0)", "(12)"), ('"-"0', "-12"),
    ("-0", "-12"), ("-0;-0", "-12"), ('0" girls"', "12 girls"), ('"Jan-Jun: "0', "Jan-Jun: 12"), ('0" bd"', "12 bd"),
    ('0"/14"', "12/14"), ('"FY"0', "FY12"), ("[$under ]0", "under 12"), ('"k"0', "k12"), ('0"% of all"', "12%"),
    ('[>9]0" or so";0', "12 or so"), ('"less than "0" thousand"', "less than 12")])
def test_words_and_signs_that_a_format_writes_are_read_with_the_number(code: str, seen: str) -> None:
    assert (traits_of(code).speaks, as_shown(code, "12")("12")) == (True, seen)


@pytest.mark.parametrize("code", ["[$-409]0", "[$€-407] #,##0", "[$USD] 0", "0 [$€-407]", '"$"#,##0', "#\\ ##0", '0" "',
                                  "0 [$EUR];-0 [$EUR]", "#,##0_);(#,##0)", "#,##0_);[Red]\\(#,##0\\)", "_-* #,##0_-",
                                  "[>=0]#,##0;[Red]-#,##0", "0 [$KHR]", "[$R$-416] 0",
                                  "0 [$₸-43F]", '[$US$]0', '0" VND"', "0 [$zł-415]"])
def test_currencies_spaces_and_the_minus_of_accounts_change_nothing(code: str) -> None:
    assert not any(traits_of(code))


@pytest.mark.parametrize("currency", ["", "$"])
def test_the_dash_that_accounts_show_for_zero_is_zero(currency: str) -> None:
    code = '_($* #,##0_);_($* \\(#,##0\\);_($* "-"??_);_(@_)'.replace("$", currency)
    assert [as_shown(code, number)(number) for number in ("0", "12", "-12")] == ["0", "12", "-12"]


@pytest.mark.parametrize("code", [
    "0 [$k]", "0 [$Tsd.-407]", '"under "0" mil"', "0.0,", '0,"k"', '0",000"', "0\\.0", '0"."000', '0"‰"',
    '0" per 1000"', '"1"0', '[>=1000000]0.0,,"M";0'])
def test_a_format_that_shows_another_magnitude_is_known(code: str) -> None:
    assert traits_of(code).scaled


@pytest.mark.parametrize("code", ["General", "@", "#,##0.00", "0.00E+00", "dd.mm.yyyy", ""])
def test_a_plain_format_changes_nothing(code: str) -> None:
    assert not any(traits_of(code))


def styled(code: str) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book.active["D2"].number_format = code
    return change


def open_style(form: str, *, where: str = "cell", properties: str = "", value: int = 12) -> bytes:
    """An ODS workbook whose figure has a style, by its cell or its column."""
    content = opendocument(line(value=value))
    style = ('<office:automatic-styles>'
             f'<number:number-style style:name="N1">{form}</number:number-style>'
             '<style:style style:name="base" style:family="table-cell" style:data-style-name="N1">'
             f'{properties}</style:style><style:style style:name="ce1" style:family="table-cell" '
             'style:parent-style-name="base"/></office:automatic-styles><office:body>')
    content = changed(content, "content.xml", "<office:document-content ", f"<office:document-content {SPACES}")
    content = changed(content, "content.xml", "<office:body>", style)
    if where == "cell":
        plain = f'office:value-type="float" office:value="{value}"'
        return changed(content, "content.xml", plain, f'table:style-name="ce1" {plain}')
    columns = ('<table:table-column table:number-columns-repeated="3"/>'
               '<table:table-column table:default-cell-style-name="ce1"/>')
    return changed(content, "content.xml", '<table:table table:name="Figures">',
                   f'<table:table table:name="Figures">{columns}')


@pytest.mark.parametrize("content, name", [
    (workbook(line(), change=styled('"<"0')), "f.xlsx"),
    (open_style(f"<number:text>&lt;</number:text>{NUMBER}"), "f.ods"),
    (open_style(f"<number:text>&lt;</number:text>{NUMBER}", where="column"), "f.ods")], ids=["xlsx", "ods", "column"])
def test_a_sign_that_a_format_writes_makes_a_figure_a_bound(desk: Desk, content: bytes, name: str) -> None:
    answer = desk.submit(content, name=name)
    assert (answer.status, desk.current()[["value", "marks"]].to_numpy().tolist()) == (0, [[12, "upper_bound"]])


@pytest.mark.parametrize("content, name, found", [
    (workbook(line(), change=styled('"less than "0')), "f.xlsx", "less than 12"),
    (workbook(line(), change=styled('0"/"0')), "f.xlsx", "1/2"),
    (open_style('<number:number number:min-integer-digits="2"><number:embedded-text number:position="1">/'
                "</number:embedded-text></number:number>"), "f.ods", "1/2"),
    (open_style(f"{NUMBER}<number:text>+</number:text>"), "f.ods", "12+"),
    (open_style(f"{NUMBER}<number:currency-symbol> girls</number:currency-symbol>"), "f.ods", "12 girls"),
    (XLS.replace(b"\x02\0\x000%", b"\x02\0\x000+"), "f.xls", "0.12+")],
    ids=["xlsx", "xlsx between", "ods between", "ods", "currency", "xls"])
def test_a_figure_with_words_is_refused_as_if_they_were_typed(
        desk: Desk, content: bytes, name: str, found: str) -> None:
    assert found in [cell for _, column, cell in desk.submit(content, name=name).errors() if column == "value"]


@pytest.mark.parametrize("code, value", [("#", 0), ("#,###", 0), (";;;", 12), ("0;-0;", 0)])
def test_a_figure_that_its_format_does_not_show_is_refused_with_what_the_cell_holds(
        desk: Desk, code: str, value: int) -> None:
    answer = desk.submit(workbook(line(value=value), change=styled(code)), name="f.xlsx")
    assert answer.errors() == [(2, "value", str(value))]
    assert answer.issues[0]["expected"] == "a number that the cell displays"


@pytest.mark.parametrize("code", ['0" all"', '0" top"', '0" XXX"', '0" R"', '0" try"'])
def test_a_word_that_is_a_currencys_code_in_capitals_alone_is_read(code: str) -> None:
    assert traits_of(code).speaks


HOURS = {"indicator": "TAKEDOWN_HOURS", "unit": "hours"}


@pytest.mark.parametrize("code, cells, value", [
    ('0" hours"', HOURS, 12), ('0.0" h"', HOURS, None), ('0" days"', HOURS, None), ('0" hours"', {}, None),
    ('0.0" hours"', {**HOURS, "value": 1.5}, 1.5), ('0" children"', {}, 12), ('0" girls"', {}, None),
    ('0" Opfer"', {}, 12), ('0" people"', {"indicator": "CAMPAIGNS", "unit": "campaigns"}, None)])
def test_the_indicators_own_unit_behind_a_figure_changes_nothing(
        desk: Desk, code: str, cells: dict[str, object], value: float | None) -> None:
    answer = desk.submit(workbook(line(**cells), change=styled(code)), name="f.xlsx")
    assert (answer.published, list(desk.current()["value"])) == ((1, [value]) if value else (0, []))


def test_the_own_unit_typed_into_a_cell_is_read_and_noted_and_another_refused(desk: Desk) -> None:
    rows = ["KHM,2014,TAKEDOWN_HOURS,12 hours,hours", "DEU,2014,TAKEDOWN_HOURS,13 days,hours",
            "FRA,2014,ICSE_VICTIMS,14 hours,victims", "THA,2014,ICSE_VICTIMS,12 hours,victims"]
    answer = desk.submit("\n".join(["country,year,indicator,value,unit", *rows[:3]]), "--good-rows")
    assert [found for _, _, found in answer.errors()] == ["13 days", "14 hours"]
    assert list(desk.current()["value"]) == [12]
    assert answer.noted("“12 hours” as 12")
    shared = desk.submit("\n".join(["country,year,indicator,value,unit", rows[0], rows[3]]), name="other.csv")
    assert len(shared.errors()) == 2


DAY = datetime(2014, 5, 1)


def dated(code: str, day: object = DAY) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book.active["B2"].value = day
        book.active["B2"].number_format = code
    return change


@pytest.mark.parametrize("content, name", [
    (workbook(line(), change=dated("yyyy")), "f.xlsx"), (workbook(line(), change=dated("[$-409]yyyy;@")), "f.xlsx"),
    (Path(__file__).with_name("years.xls").read_bytes(), "f.xls"),
    (Path(__file__).with_name("years.ods").read_bytes(), "f.ods")], ids=["xlsx", "language", "xls", "ods"])
def test_a_day_of_which_the_year_alone_is_shown_is_that_year(desk: Desk, content: bytes, name: str) -> None:
    answer = desk.submit(content, name=name)
    assert (answer.status, list(desk.current()["year"])) == (0, [2014])


def test_years_as_columns_may_be_days_of_which_the_year_is_shown(desk: Desk) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Years", 0)
        book.remove(book["Sheet"])
        sheet.append(["country", datetime(2013, 12, 31), datetime(2014, 12, 31)])
        sheet.append(["KHM", 3, 4])
        sheet["B1"].number_format = sheet["C1"].number_format = "yyyy"

    answer = desk.submit(workbook(change=change), "--indicator", "ICSE_VICTIMS", name="f.xlsx")
    assert (answer.status, sorted(desk.current()["year"])) == (0, [2013, 2014])


@pytest.mark.parametrize("code, day", [
    ("yyyy-mm", DAY), ("mmm yyyy", DAY), ('"FY"yyyy', DAY), ("dd.mm.yyyy", DAY), ("yyyy", 2014)])
def test_a_day_of_which_more_is_shown_or_a_year_that_is_shown_as_another_is_refused(
        desk: Desk, code: str, day: object) -> None:
    answer = desk.submit(workbook(line(), change=dated(code, day)), name="f.xlsx")
    assert (answer.published, [column for _, column, _ in answer.errors()]) == (0, ["year"])


BOOLEANS = ('office:value-type="boolean" office:boolean-value="true"', 'office:value-type="boolean" office:value="1"',
            'office:value-type="boolean" office:value="1" office:boolean-value="true"')


@pytest.mark.parametrize("said", BOOLEANS)
def test_a_truth_value_of_an_ods_is_no_number(desk: Desk, said: str) -> None:
    content = changed(opendocument(line(value=1)), "content.xml", 'office:value-type="float" office:value="1"', said)
    assert desk.submit(content, name="f.ods").errors() == [(2, "value", "TRUE")]


def test_a_number_that_is_shown_as_a_truth_value_is_none(desk: Desk) -> None:
    content = open_style("<number:boolean/>", value=1)
    content = rewritten(content, {"content.xml": lambda part: part.replace(b"number-style", b"boolean-style")})
    assert desk.submit(content, name="f.ods").errors() == [(2, "value", "TRUE")]


def test_a_year_that_is_seen_as_two_is_read_as_two(desk: Desk) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.active["B2"].number_format = '0"/14"'

    typed = desk.submit(workbook(line(year="2013/14")), "--reason", "as typed", name="typed.xlsx")
    shown = desk.submit(workbook(line(year=2013), change=change), "--reason", "as shown", name="shown.xlsx")
    assert (shown.status, shown.errors()) == (typed.status, typed.errors())


@pytest.mark.parametrize("content, name", [
    (workbook(line(value=0), change=styled("0;-0;;@")), "f.xlsx"),
    (workbook(line(value=0), change=styled(";;;")), "f.xlsx"),
    (open_style('<number:number number:min-integer-digits="0" number:decimal-places="0"/>', value=0), "f.ods")],
    ids=["zero", "hidden", "ods"])
def test_a_figure_that_nobody_sees_is_refused(desk: Desk, content: bytes, name: str) -> None:
    assert desk.submit(content, name=name).errors()[0][:2] == (2, "value")


def test_a_figure_that_nobody_saw_is_taken_once_its_format_is_plain_or_a_mark_stands_for_it(desk: Desk) -> None:
    refused = desk.submit(workbook(line(value=0), change=styled(";;;")), name="f.xlsx")
    assert len(refused.issues) == 1
    assert "If 0 is the figure, give the cell a plain number format" in refused.issues[0]["fix"]
    assert "write a mark such as “..”" in refused.issues[0]["fix"]
    plain = desk.submit(workbook(line(value=0), change=styled("0")), name="f.xlsx")
    assert (plain.status, plain.issues, list(desk.current()["value"])) == (0, [], [0])
    marked = desk.submit(workbook(line(value="..")), "--reason", "none", name="f.xlsx")
    assert (marked.status, list(desk.current()["absence"])) == (0, ["not_available"])


@pytest.mark.parametrize("content, name, found", [
    (open_style(NUMBER.replace("/>", ' number:display-factor="1000"/>')), "f.ods", "0,"),
    (open_style(f"{NUMBER}<number:text> thousand</number:text>", where="column"), "f.ods", '0" thousand"'),
    (XLS.replace(b"\x02\0\x000%", b"\x02\0\x000,"), "f.xls", "0,")], ids=["ods", "words", "xls"])
def test_a_format_that_shows_thousands_is_asked_about_in_every_workbook(
        desk: Desk, content: bytes, name: str, found: str) -> None:
    answer = desk.submit(content, "--reason", "as saved", name=name)
    assert (answer.status, [each["found"] for each in answer.issues]) == (2, [found])


def test_a_percentage_of_an_old_workbook_is_read_as_it_is_shown(desk: Desk) -> None:
    answer = desk.submit(XLS, name="f.xls")
    assert (answer.status, sorted(desk.current()["value"])) == (0, [12, 12])
    answer = desk.submit(XLS.replace(b"\x02\0\x000%", b"\x02\0\0<0"), "--reason", "so small", name="g.xls")
    assert sorted(desk.current()["marks"]) == ["", "upper_bound"]


def test_a_figure_struck_through_in_an_old_workbook_is_refused(desk: Desk) -> None:
    font = rb"(\x31\0[\x1a\x1e]\0[\xc8\xdc]\0)."            # its height, then its options
    content, fonts = re.subn(font, lambda found: found[1] + b"\x08", XLS)
    assert fonts == 4
    answer = desk.submit(content, name="f.xls")
    assert [found for _, column, found in answer.errors() if column == "value"] == ["1̶2̶", "1̶2̶ ̶%̶"]


def test_a_struck_style_of_a_column_counts_for_its_cells(desk: Desk) -> None:
    lined = '<style:text-properties style:text-line-through-style="solid"/>'
    answer = desk.submit(open_style(NUMBER, where="column", properties=lined), name="f.ods")
    assert answer.errors() == [(2, "value", "1̶2̶")]


def test_a_workbook_of_empty_sheets_is_refused(desk: Desk) -> None:
    def empty(book: openpyxl.Workbook) -> None:
        book.active.delete_rows(1, 2)

    assert desk.submit(workbook(line(), change=empty), name="f.xlsx").status == 2
