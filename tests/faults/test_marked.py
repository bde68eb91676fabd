"""A file with faults becomes a coloured workbook, is mended there, and comes back in as it was read before."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty

from indicators.briefing.marked_workbook import marked_workbook
from indicators.ingest.formats.marked_copy import PROPERTY
from indicators.ingest.mapping import Choices
from indicators.ingest.reading import read
from indicators.model import Issue
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk
from tests.faults.tables import hours, plain, row, semicolons
from tests.faults.workbooks import RAISED, opendocument

WIDE = "Police, yearly;;\n\ncountry;2013;2014\nKHM;1.263;many\nDEU;10,5;1.264,5\nSource: police;;\n"
DECIMALS = plain(hours(1.263), hours("many", year=2015))
SENT: dict[str, tuple[bytes, tuple[str, ...], Choices]] = {
    "commas": (plain(row(), row(year=2013, value="many"), row(country="Atlantis")).encode(), (), Choices()),
    "points that commas between the cells make clear": (DECIMALS.encode(), (), Choices()),
    "Windows-1252, semicolons, a note below": (
        (semicolons(row(country="Côte d'Ivoire", separator=";"), row(value="1.1.1", separator=";")) + "Note\n").encode(
            "cp1252"), (), Choices()),
    "wide, decimal commas, the indicator said": (
        WIDE.encode(), ("--indicator", "TAKEDOWN_HOURS"), Choices(indicator="TAKEDOWN_HOURS")),
    "a decimal mark said": (plain(hours('"1,263"'), hours("x1", year=2015)).encode(), ("--decimal", ","),
                            Choices(decimal=",")),
    "an open question": (plain(hours('"1,263"'), hours("x1", year=2015)).encode(), (), Choices()),
    "percentages below one": (
        plain(row(indicator="REMOVED_IN_TIME", value="0.5", unit="percent"),
              row(year=2015, value="many")).encode(), (), Choices()),
    "a line too long, cells that a spreadsheet would run": (
        plain(row(), row() + ",more", row(country="=1+1"), row(source="#N/A", year=2016)).encode(), (), Choices()),
    "lines too short": (plain("KHM,2013,ICSE_VICTIMS,11,victims", row(value="many"), "DEU,2013", "FRA,2014,,").encode(),
                        (), Choices()),
    "ODS": (opendocument(("KHM", 2014, "ICSE_VICTIMS", 12, "victims", "Police"),
                         ("KHM", 2015, "ICSE_VICTIMS", "many", "victims", "Police")), (), Choices()),
    "XLS": ((Path(__file__).parent / "percent.xls").read_bytes(), (), Choices()),
    "the sign of a footnote in an ODS": (RAISED, (), Choices()),
    "the sign of a footnote in an XLS": ((Path(__file__).parent / "raised.xls").read_bytes(),
                                         ("--indicator", "ICSE_VICTIMS"), Choices(indicator="ICSE_VICTIMS")),
}


def coloured(desk: Desk, content: bytes, options: tuple[str, ...], choices: Choices) -> bytes:
    """The workbook that is made of a file, with what is wrong with it."""
    told = desk.submit(content, "--dry-run", *options)
    issues = [Issue(code="value.wrong", sheet=each["sheet"], row=each["row"], column=each["column"],
                        found=each["found"]) for each in told.issues]
    made = marked_workbook(content, read(content), issues, shipped(), choices)
    assert made is not None
    return made


def seen(desk: Desk, content: bytes, *options: str) -> tuple[object, ...]:
    """Status, counts, decimal mark and header row, and each issue, of a dry run."""
    told = desk.submit(content, "--dry-run", *options)
    return (told.status, told.rows, told.new, told.read["decimal"], told.read["header_row"],
            [(each["row"], each["column"], each["found"], each["fix"]) for each in told.issues])


@pytest.mark.parametrize("name", SENT)
def test_unmended_it_is_read_as_the_file_that_it_was_made_of(desk: Desk, name: str) -> None:
    content, options, choices = SENT[name]
    assert seen(desk, coloured(desk, content, options, choices)) == seen(desk, content, *options)


def mended(content: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book, saved = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    change(book)
    book.save(saved)
    return saved.getvalue()


def test_mended_it_is_published_and_says_how_it_was_read(desk: Desk) -> None:
    content, options, choices = SENT["wide, decimal commas, the indicator said"]
    made = coloured(desk, content, options, choices)

    def mend(book: openpyxl.Workbook) -> None:
        assert book["Table"]["C4"].fill.fgColor.rgb == "FFF4B183"
        assert "Police, yearly" in book["Table"]["A1"].value
        book["Table"]["C4"].value = "2,5"

    answer = desk.submit(mended(made, mend), "--reason", "checked")
    assert (answer.status, answer.published) == (0, 4)
    assert answer.noted("in the same way as that file: TAKEDOWN_HOURS")
    current = desk.current().set_index(["ref_area", "year"])["value"].to_dict()
    assert current == {("KHM", 2013): 1263, ("KHM", 2014): 2.5, ("DEU", 2013): 10.5, ("DEU", 2014): 1264.5}


def test_a_line_with_too_few_cells_says_so_and_is_refused_again_until_something_is_added(desk: Desk) -> None:
    content = SENT["lines too short"][0]
    made = marked_workbook(content, read(content), read(content).issues, shipped())
    assert made is not None
    assert "6" in openpyxl.load_workbook(io.BytesIO(made))["Table"]["A2"].comment.text
    again = desk.submit(made, "--dry-run")
    assert [(each["row"], each["found"]) for each in again.issues if "cells" in each["fix"]] == [
        (2, "5"), (4, "2"), (5, "4")]

    def mend(book: openpyxl.Workbook) -> None:
        page = book["Table"]
        page.insert_rows(2)
        page["F3"].value = "Police"
        page["D4"].value = 12
        page.delete_rows(5, 2)

    answer = desk.submit(mended(made, mend))
    assert (answer.status, answer.published) == (0, 2)
    assert desk.current()["source_title"].to_list() == ["Police", "Police"]


def test_when_its_financial_years_end_comes_back_with_a_coloured_workbook(desk: Desk) -> None:
    text = plain(row(year="2013/14"), row(year="2014/15", value="many")).encode()
    answer = desk.submit(coloured(desk, text, (), Choices(financial_year_ends="03-31")), "--dry-run")
    assert answer.errors() == [(3, "value", "many")]
    assert answer.noted("2013/14 is 2013-04-01 to 2014-03-31")


@pytest.mark.parametrize("content", [
    "no JSON", "[]", '{"decimal": "5"}', '{"columns": {"value": 3}}', '{"unknown": "x"}',
    '{"financial_year_ends": "02-30"}', "[" * 100_000])
def test_what_someone_else_wrote_there_is_not_listened_to(desk: Desk, content: str) -> None:
    made = mended(coloured(desk, *SENT["commas"]), lambda book: (
        book.custom_doc_props.__delitem__(PROPERTY),
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=content))))
    answer = desk.submit(made, "--dry-run")
    assert not answer.noted("in the same way as that file")
    assert answer.rows == 3


def test_an_answer_given_now_counts_more(desk: Desk) -> None:
    made = coloured(desk, *SENT["wide, decimal commas, the indicator said"])
    answer = desk.submit(made, "--dry-run", "--indicator", "CAMPAIGNS")
    assert answer.noted("CAMPAIGNS")
