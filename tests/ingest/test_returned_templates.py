"""A template that comes back: what was added to it or changed in it outside its fields is listed."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import ingest
from indicators.model import observations
from indicators.rounds.figures_workbook import HEADER_ROW, INDEX, template
from tests.catalogue.builders import shipped

CATALOGUE = shipped()
EARLIER = observations([{"ref_area": "KHM", "indicator": code, "year": 2013, "value": value, "source_title": "Police"}
                        for code, value in (("ICSE_VICTIMS", 9), ("TAKEDOWN_HOURS", 1.5), ("CAMPAIGNS", 4))])
MADE = template(EARLIER, CATALOGUE, "KHM", 2014)


def returned(change: Callable[[openpyxl.Workbook], object]) -> list[tuple[str, int, str]]:
    """Kind, line and text of what is listed of a template with one figure and a change."""
    book, file = openpyxl.load_workbook(io.BytesIO(MADE)), io.BytesIO()
    book.worksheets[0].cell(HEADER_ROW + 2, INDEX["value"] + 1).value = 12
    change(book)
    book.save(file)
    candidate = ingest(file.getvalue(), "back.xlsx", Choices(), CATALOGUE)
    return [(item.kind, item.row, item.name) for item in candidate.unused if item.is_open]


def put(sheet: int, row: int, column: int, text: object) -> Callable[[openpyxl.Workbook], object]:
    return lambda book: setattr(book.worksheets[sheet].cell(row, column), "value", text)


def test_a_template_that_was_only_filled_in_asks_nothing() -> None:
    assert returned(lambda _: None) == []


@pytest.mark.parametrize(("sheet", "row", "column", "text"), [
    (1, 2, 5, "girls only"), (1, 2, 2, "counted by hand"), (1, 90, 1, "zzz"), (1, 5, 2, "Ask the ministry instead")])
def test_what_was_added_or_changed_in_its_other_sheets_is_listed(sheet: int, row: int, column: int, text: str) -> None:
    assert returned(put(sheet, row, column, text)) == [("line", row, text)]


@pytest.mark.parametrize(("column", "text"), [
    ("last value", 12), ("last value", 4), ("last remark", "girls only"), ("what is counted", "Victims of 2013")])
def test_what_was_changed_in_its_grey_columns_is_listed(column: str, text: object) -> None:
    (kind, row, name), = returned(put(0, HEADER_ROW + 2, INDEX[column] + 1, text))
    assert (kind, row, str(text) in name) == ("note", HEADER_ROW + 2, True)


def test_a_template_without_what_it_was_sent_with_is_listed_whole() -> None:
    assert len(returned(lambda book: book.remove(book.worksheets[-1]))) > len(EARLIER)
