"""Merged cells of workbooks: a name holds for all rows of its merge, a figure for none, a header for its column."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from indicators.ingest.reading import ReadOptions, read
from tests.faults.conftest import Desk
from tests.faults.workbooks import changed, line, merged, opendocument, sheets, workbook

VICTIMS = ("--indicator", "ICSE_VICTIMS")
TITLE = "Victims identified in the year"
YEARS = (line(), line(country=None, year=2013), line(country=None, year=2012), line(country="DEU"))


def table(*rows: Sequence[object], merges: Sequence[str]) -> bytes:
    """A workbook of these rows."""
    return sheets({"Sheet": rows}, merged(*merges))


def spanned(covered: str = "<table:covered-table-cell/>") -> bytes:
    """An ODS whose country is merged over two lines."""
    cell = '<table:table-cell office:value-type="string"><text:p>'
    content = changed(opendocument(line(), line(country="", year=2013)), "content.xml", f"{cell}KHM",
                      cell.replace("cell ", 'cell table:number-rows-spanned="2" table:number-columns-spanned="1" ')
                      + "KHM")
    return changed(content, "content.xml", f"{cell}</text:p></table:table-cell>", covered)


def indices(desk: Desk) -> list[tuple[str, int]]:
    return [(area, year) for area, year, _ in desk.figures()]


def test_all_that_names_a_figure_may_be_merged_over_its_rows(desk: Desk) -> None:
    rows = [line(), *(line(country=None, indicator=None, unit=None, source=None, year=each) for each in (2013, 2012)),
            line(country="DEU")]
    answer = desk.submit(workbook(*rows, change=merged("A2:A4", "C2:C4", "E2:E4", "F2:F4")))
    assert (answer.status, set(desk.column("source_title"))) == (0, {"Police"})
    assert indices(desk) == [("DEU", 2014), ("KHM", 2012), ("KHM", 2013), ("KHM", 2014)]


def test_a_year_merged_over_its_countries_is_that_of_each(desk: Desk) -> None:
    assert desk.submit(workbook(line(), line(country="DEU", year=None), change=merged("B2:B3"))).status == 0
    assert indices(desk) == [("DEU", 2014), ("KHM", 2014)]


def test_the_merges_of_an_old_workbook_are_read_too(desk: Desk) -> None:
    """merged.xls was written by xlwt: a country and an indicator merged over three years, below and right of A1."""
    answer = desk.submit(Path(__file__).with_name("merged.xls").read_bytes())
    assert (answer.status, desk.column("ref_area")) == (0, ["KHM"] * 3)


def test_empty_lines_inside_a_merge_stay_out_and_issues_keep_their_lines(desk: Desk) -> None:
    content = workbook(line(), (), line(country=None, year=2013, value="many"), change=merged("A2:A4"))
    assert desk.submit(content).errors() == [(4, "value", "many")]


def test_a_last_line_with_a_year_alone_is_of_the_table_where_its_country_is_merged(desk: Desk) -> None:
    content = table(("country", "year", "value"), ("KHM", 2014, 3), (None, 2013, None), ("Source: police",),
                    merges=["A2:A3"])
    assert desk.submit(content, *VICTIMS, "--ignore-unused").errors() == [(3, "value", "")]
    assert read(content).surroundings == [("below", 4, "Source: police")]


@pytest.mark.parametrize("content, errors", [
    (workbook(line(), line(country="DEU", value=None), line(country="FRA"), change=merged("D2:D3")),
     [(2, "value", "12"), (3, "value", "")]),
    (table(("country", 2013, 2014), ("KHM", 5, None), ("FRA", None, 7), merges=["B2:C2"]), [(2, "2013", "5")]),
    (table(("country", 2013, 2014), ("KHM", 5, None), ("FRA", None, 7), merges=["B2:B3"]), [(2, "2013", "5")])],
    ids=["countries", "years_above", "countries_of_years"])
def test_a_figure_merged_over_rows_or_years_is_nobodys(
        desk: Desk, content: bytes, errors: list[tuple[int, str, str]]) -> None:
    answer = desk.submit(content, *VICTIMS, "--good-rows")
    assert (answer.errors(), indices(desk)) == (errors, [("FRA", 2014)])
    assert set(answer.codes) == {"value.merged"}


def test_a_figure_merged_with_what_is_no_figure_is_read(desk: Desk) -> None:
    content = table(("country", "year", "value", "remark"), ("KHM", 2014, 3, None), merges=["C2:D2"])
    assert desk.submit(content, *VICTIMS).status == 0


def test_a_country_merged_in_an_ods_is_asked_about_and_what_it_hides_refuses_the_file(desk: Desk) -> None:
    assert desk.submit(spanned()).errors() == [(3, "country", "")]
    hidden = spanned('<table:covered-table-cell office:value-type="string"><text:p>DEU</text:p>'
                     '</table:covered-table-cell>')
    assert [each.code for each in read(hidden).issues] == ["read.styles"]


def test_a_header_merged_over_two_lines_is_that_of_its_column(desk: Desk) -> None:
    content = table(("Country", "Victims"), (None, "Year"), ("KHM", 2013), ("DEU", 2014), merges=["A1:A2"])
    assert read(content, ReadOptions(header_row=2)).header == ["Country", "Year"]
    found = ("Country", "Cases", "Police"), (None, "year", "value"), ("KHM", 2013, 5), ("DEU", 2014, 7)
    answer = desk.submit(table(*found, merges=["A1:A2"]), *VICTIMS, "--ignore-unused")
    assert (answer.status, answer.published, answer.read["header_row"]) == (0, 2, 2)


def test_a_title_merged_over_the_years_is_quoted() -> None:
    content = table(("Country", TITLE), (None, 2013, 2014), ("KHM", 5, 6), merges=["A1:A2", "B1:C1"])
    assert read(content).header == ["Country", "2013", "2014"]
    assert read(content).surroundings == [("above", 1, f"Country {TITLE}")]


@pytest.mark.parametrize("content, column", [
    (workbook(line(), change=merged("D1:E1")), "value"),
    (table(("Country", "year", "ICSE_VICTIMS"), (None, None, "North", "South"), ("KHM", 2014, 7, 8),
           merges=["A1:A2", "B1:B2", "C1:D1"]), "ICSE_VICTIMS"),
    (table((None, TITLE, None, "CAMPAIGNS", None), ("Country", 2013, 2014, 2013, 2014), ("KHM", 1, 3, 2, 4),
           merges=["B1:C1", "D1:E1"]), TITLE)], ids=["neighbours", "regions", "indicators"])
def test_a_header_merged_over_columns_refuses_the_file(desk: Desk, content: bytes, column: str) -> None:
    answer = desk.submit(content, *VICTIMS)
    assert (answer.status, answer.published, answer.issues[0]["column"]) == (2, 0, column)
