"""Merged cells of workbooks: a name holds for all rows of its merge, a figure for none, a header for its column."""

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from indicators.briefing.marked_workbook import marked_workbook
from indicators.ingest.reading import ReadOptions, read
from indicators.model import Issue
from tests.catalogue.builders import shipped
from tests.faults.conftest import Answer, Desk
from tests.faults.workbooks import SHEET, changed, line, opendocument, rewritten, workbook

XLS = Path(__file__).with_name("merged.xls")
"""Written by xlwt: a country and an indicator merged over three years, from the second column and fourth line on."""

YEARS = (line(), line(country=None, year=2013), line(country=None, year=2012), line(country="DEU"))


def merged(*cells: str) -> Callable[[openpyxl.Workbook], None]:
    """Merges cells of the first sheet."""
    def merge(book: openpyxl.Workbook) -> None:
        for each in cells:
            book.worksheets[0].merge_cells(each)
    return merge


def sheet(*rows: Sequence[object], merges: Sequence[str]) -> bytes:
    """A workbook of these rows."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for each in rows:
        book.worksheets[0].append(list(each))
    merged(*merges)(book)
    book.save(stream)
    return stream.getvalue()


def spanned(covered: str = "<table:covered-table-cell/>", value: object = 12) -> bytes:
    """An ODS whose country is merged over two lines."""
    cell = '<table:table-cell office:value-type="string"><text:p>'
    content = changed(opendocument(line(value=value), line(country="", year=2013)), "content.xml", f"{cell}KHM",
                      cell.replace("cell ", 'cell table:number-rows-spanned="2" table:number-columns-spanned="1" ')
                      + "KHM")
    return changed(content, "content.xml", f"{cell}</text:p></table:table-cell>", covered)


def with_merges(refs: Sequence[str]) -> bytes:
    """A workbook whose file names these merges, whether a program would write them or not."""
    said = "".join(f'<mergeCell ref="{each}"/>' for each in refs)
    return rewritten(workbook(*YEARS), {SHEET: lambda text: text.replace(
        b"</sheetData>", f"</sheetData><mergeCells>{said}</mergeCells>".encode())})


def indices(desk: Desk) -> list[tuple[str, int]]:
    current = desk.current()
    return sorted(zip(current["ref_area"], current["year"], strict=True))


def test_a_country_merged_over_its_years_is_that_of_each_of_them(desk: Desk) -> None:
    answer = desk.submit(workbook(*YEARS, change=merged("A2:A4")), name="figures.xlsx")
    assert (answer.status, answer.published) == (0, 4)
    assert indices(desk) == [("DEU", 2014), ("KHM", 2012), ("KHM", 2013), ("KHM", 2014)]
    assert answer.noted("1 merged cell in the column “country” was read for all of its rows.")


def test_all_that_names_a_figure_may_be_merged(desk: Desk) -> None:
    rows = [line(), *(line(country=None, indicator=None, unit=None, source=None, year=each) for each in (2013, 2012))]
    answer = desk.submit(workbook(*rows, change=merged("A2:A4", "C2:C4", "E2:E4", "F2:F4")), name="figures.xlsx")
    assert (answer.status, answer.published) == (0, 3)
    assert set(desk.current()["source_title"]) == {"Police"}
    assert [answer.noted(f"column “{each}” was read for all") for each in ("indicator", "unit", "source")] == [True] * 3


def test_a_year_merged_over_its_countries_is_that_of_each(desk: Desk) -> None:
    content = workbook(line(), line(country="DEU", year=None), change=merged("B2:B3"))
    assert desk.submit(content, name="figures.xlsx").status == 0
    assert indices(desk) == [("DEU", 2014), ("KHM", 2014)]


def test_an_old_workbook_says_its_merges_too(desk: Desk) -> None:
    answer = desk.submit(XLS.read_bytes(), name="figures")
    assert (answer.status, answer.published) == (0, 3)
    assert set(desk.current()["ref_area"]) == {"KHM"}
    assert answer.noted("merged cell in the column “country” was read for all of its rows.")


def test_empty_lines_inside_a_merge_stay_out_and_issues_keep_their_lines(desk: Desk) -> None:
    content = workbook(line(), (), line(country=None, year=2013, value="many"), change=merged("A2:A4"))
    assert desk.submit(content, name="figures.xlsx").errors() == [(4, "value", "many")]


def test_a_last_line_with_a_year_alone_is_of_the_table_where_its_country_is_merged(desk: Desk) -> None:
    content = sheet(("country", "year", "value"), ("KHM", 2014, 3), (None, 2013, None), ("Source: police",),
                    merges=["A2:A3"])
    answer = desk.submit(content, "--indicator", "ICSE_VICTIMS", "--ignore-unused", name="figures.xlsx")
    assert answer.errors() == [(3, "value", "")]
    assert read(content).surroundings == [("below", 4, "Source: police")]


def test_a_figure_merged_over_rows_is_nobodys(desk: Desk) -> None:
    content = workbook(line(), line(country="DEU", value=None), line(country="FRA"), change=merged("D2:D3"))
    answer = desk.submit(content, "--good-rows", name="figures.xlsx")
    assert answer.errors() == [(2, "value", "12"), (3, "value", "")]
    assert all("own cell" in each["fix"] for each in answer.issues)
    assert indices(desk) == [("FRA", 2014)]


@pytest.mark.parametrize("cells", ["B2:C2", "B2:B3"])
def test_a_figure_merged_over_years_or_countries_of_a_wide_table_is_nobodys(desk: Desk, cells: str) -> None:
    rows = ("country", 2013, 2014), ("KHM", 5, None), ("DEU", None, 7)
    answer = desk.submit(sheet(*rows, merges=[cells]), "--indicator", "ICSE_VICTIMS", "--good-rows",
                         name="figures.xlsx")
    assert answer.errors() == [(2, "2013", "5")]
    assert indices(desk) == [("DEU", 2014)]


def test_a_figure_merged_with_what_is_no_figure_is_read(desk: Desk) -> None:
    content = sheet(("country", "year", "value", "remark"), ("KHM", 2014, 3, None), merges=["C2:D2"])
    assert desk.submit(content, "--indicator", "ICSE_VICTIMS", name="figures.xlsx").status == 0


def test_a_country_merged_in_an_ods_is_asked_about_and_what_it_hides_refuses_the_file(desk: Desk) -> None:
    assert desk.submit(spanned(), name="figures.ods").errors() == [(3, "country", "")]
    hidden = spanned('<table:covered-table-cell office:value-type="string"><text:p>DEU</text:p>'
                     '</table:covered-table-cell>')
    assert [each.code for each in read(hidden).issues] == ["read.styles"]


def test_a_header_merged_over_two_lines_is_that_of_its_column(desk: Desk) -> None:
    content = sheet(("Country", "Victims"), (None, "Year"), ("KHM", 2013), ("DEU", 2014), merges=["A1:A2"])
    assert read(content, ReadOptions(header_row=2)).header == ["Country", "Year"]
    told = ("Country", "Cases", "Police"), (None, "year", "value"), ("KHM", 2013, 5), ("DEU", 2014, 7)
    answer = desk.submit(sheet(*told, merges=["A1:A2"]), "--indicator", "ICSE_VICTIMS", "--ignore-unused",
                         name="figures.xlsx")
    assert (answer.status, answer.published, answer.read["header_row"]) == (0, 2, 2)


def test_a_title_merged_over_the_years_is_quoted() -> None:
    content = sheet(("Country", "Victims identified"), (None, 2013, 2014), ("KHM", 5, 6), ("DEU", 7, 8),
                    merges=["A1:A2", "B1:C1"])
    assert read(content).header == ["Country", "2013", "2014"]
    assert read(content).surroundings == [("above", 1, "Country Victims identified")]


def test_a_header_merged_over_columns_of_neither_years_nor_sexes_asks_for_one_header_line(desk: Desk) -> None:
    content = sheet(("Country", "year", "ICSE_VICTIMS"), (None, None, "North", "South"), ("KHM", 2014, 7, 8),
                    merges=["A1:A2", "B1:B2", "C1:D1"])
    answer = desk.submit(content, name="figures.xlsx")
    assert (answer.status, answer.errors()) == (2, [(1, "ICSE_VICTIMS", "")])
    assert "in one row" in answer.issues[0]["fix"]


def test_the_one_cell_that_is_seen_is_coloured_for_all_that_it_covers(desk: Desk) -> None:
    content = workbook(line(country="Atlantis"), *YEARS[1:3], change=merged("A2:A4"))
    page = openpyxl.load_workbook(io.BytesIO(coloured(content, desk.submit(content, "--dry-run")))).worksheets[0]
    assert page["A2"].fill.fgColor.rgb == "FFF4B183"
    assert page["A2"].comment.text.count("No country") == 1


def coloured(content: bytes, sent: Answer) -> bytes:
    issues = [Issue(code="area.unknown", sheet=each["sheet"], row=each["row"], column=each["column"],
                    found=each["found"]) for each in sent.issues]
    made = marked_workbook(content, read(content), issues, shipped())
    assert made is not None
    return made


HOSTILE: dict[str, Callable[[], list[str]]] = {
    "all cells": lambda: ["A1:XFD1048576"],
    "a million": lambda: [f"Z{line}:Z{line + 4}" for line in range(1, 5_000_000, 5)],
    "again and again": lambda: ["A2:A1048576"] * 90_000,
    "the end of the sheet": lambda: ["A4:A1048576", "H1:XFD900000"],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_merges_made_to_exhaust_a_machine_refuse_the_file_soon(name: str) -> None:
    content, started = with_merges(HOSTILE[name]()), time.monotonic()
    assert [each.code for each in read(content).issues] == ["read.too_many_merged"]
    assert time.monotonic() - started < 10


def test_merged_cells_that_overlap_refuse_the_file() -> None:
    assert [each.code for each in read(with_merges(["A2:A4", "A3:A5"])).issues] == ["read.merged_overlap"]
