"""A template that comes back: what was filled in is published, and nothing else."""

import csv
import io
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model import observations
from indicators.rounds.figures_workbook import HEADER_ROW, template
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk

CATALOGUE = shipped()
EMPTY = template(observations([]), CATALOGUE, "KHM", 2014)
FIRST = HEADER_ROW + 2
Filled = dict[str, dict[str, object]]


def write(page: Worksheet, row: int, cells: dict[str, object]) -> None:
    header = [each.value for each in page[HEADER_ROW + 1]]
    for column, cell in cells.items():
        page.cell(row, header.index(column) + 1).value = cell


def filled(cells: Filled, made: bytes = EMPTY) -> openpyxl.Workbook:
    """A template with cells filled in, by indicator and column."""
    book = openpyxl.load_workbook(io.BytesIO(made))
    page = book.worksheets[0]
    for row in range(FIRST, page.max_row + 1):
        write(page, row, cells.get(page.cell(row, 3).value, {}))
    return book


def as_workbook(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(book: openpyxl.Workbook) -> bytes:
    """As a spreadsheet saves its first sheet."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(
        ["" if cell is None else cell for cell in row] for row in book.worksheets[0].iter_rows(values_only=True))
    return text.getvalue().encode()


SAVED = pytest.mark.parametrize("saved", [as_workbook, as_csv])
Saved = Callable[[openpyxl.Workbook], bytes]


def current(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Value, absence, marks, source and note of each indicator."""
    frame = desk.current()
    assert set(zip(frame["ref_area"], frame["year"], frame["breakdown"], strict=True)) <= {("KHM", 2014, "")}
    columns = ["indicator", "value", "absence", "marks", "source_title", "note"]
    rows = frame[columns].astype(object).where(pd.notna(frame[columns]), None)
    return {code: tuple(rest) for code, *rest in rows.itertuples(index=False)}


def test_a_template_with_the_figures_of_the_year_before_is_read_like_one_without(desk: Desk) -> None:
    earlier = observations([
        {"ref_area": "KHM", "indicator": code, "year": 2013, "value": value, "source_title": "Police"}
        for code, value in (("ICSE_VICTIMS", 9), ("LEGISLATION_STAGE", 1), ("CAMPAIGNS", 4))])
    book = filled({"CAMPAIGNS": {"value": 5}}, template(earlier, CATALOGUE, "KHM", 2014))
    assert 2013 in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    answer = desk.submit(as_workbook(book))
    assert (answer.status, answer.issues, desk.figures()) == (0, [], [["KHM", 2014, 5]])


@SAVED
def test_what_was_filled_in_is_published_and_rows_left_empty_are_none(desk: Desk, saved: Saved) -> None:
    answer = desk.submit(saved(filled({
        "ICSE_VICTIMS": {"value": 12, "marks": "provisional", "source": "Police", "note": "-1 by hand"},
        "LEGISLATION_STAGE": {"value": 1}, "CAMPAIGNS": {"absence": "not_available"},
        "TAKEDOWN_HOURS": {"value": 1.5, "unit": "days", "source": "Hotline"}})))
    assert (answer.status, answer.issues, answer.published, answer.rows) == (0, [], 4, 4)
    assert current(desk) == {
        "ICSE_VICTIMS": (12, "", "provisional", "Police", "-1 by hand"),
        "LEGISLATION_STAGE": (1, "", "", "Cambodia", ""), "CAMPAIGNS": (None, "not_available", "", "Cambodia", ""),
        "TAKEDOWN_HOURS": (36, "", "", "Hotline", "")}


@SAVED
def test_an_untouched_template_publishes_nothing_and_says_so(desk: Desk, saved: Saved) -> None:
    answer = desk.submit(saved(filled({})))
    assert (answer.status, answer.published, len(desk.current())) == (2, 0, 0)
    assert [(each["row"], each["column"]) for each in answer.issues] == [(HEADER_ROW + 1, "value")]


@pytest.mark.parametrize("written", [{"source": "Police"}, {"marks": "estimated"}, {"note": "see report"}])
def test_a_row_with_a_word_and_no_value_is_an_error_not_left_out(desk: Desk, written: dict[str, object]) -> None:
    answer = desk.submit(as_workbook(filled({"ICSE_VICTIMS": written, "CAMPAIGNS": {"value": 3}})))
    assert (answer.status, answer.published, answer.errors()) == (1, 0, [(FIRST, "value", "")])


def test_a_row_of_ones_own_without_a_value_is_still_an_error(desk: Desk) -> None:
    book = filled({"ICSE_VICTIMS": {"value": 12}})
    book.worksheets[0].append(["KHM", 2013, "ICSE_VICTIMS", *[None] * 5, "victims"])
    assert [each[1:] for each in desk.submit(as_workbook(book)).errors()] == [("value", "")]


def offered(page: Worksheet, column: str, row: int) -> list[str]:
    """What the drop-down list of a cell offers."""
    cell = page.cell(row, [each.value for each in page[HEADER_ROW + 1]].index(column) + 1)
    (source,) = [each.formula1 for each in page.data_validations.dataValidation
                 if each.type == "list" and cell.coordinate in each.sqref]
    if source.startswith('"'):
        return source.strip('"').split(",")
    sheet, cells = source.replace("'", "").replace("$", "").split("!")
    return [each[0].value for each in page.parent[sheet][cells]]


def sent_back(desk: Desk, book: openpyxl.Workbook) -> list[tuple[object, ...]]:
    """What stands of a template that comes back with nothing to ask and nothing wrong."""
    answer = desk.submit(as_workbook(book))
    assert (answer.status, answer.issues) == (0, [])
    frame = desk.current().sort_values(["indicator", "breakdown"])
    return list(frame[["ref_area", "year", "indicator", "breakdown", "marks", "absence"]].itertuples(index=False))


def test_marks_and_parts_chosen_from_the_lists_come_back_as_their_codes(desk: Desk) -> None:
    book = filled({})
    page = book.worksheets[0]
    spare = page.max_row + 1
    marks = offered(page, "marks", spare)
    for number, part in enumerate(offered(page, "breakdown", spare)):
        write(page, spare + number, {
            "country": "KHM", "indicator": "ICSE_VICTIMS", "unit": "victims", "year": 2013, "value": 10 + number,
            "breakdown": part, "marks": "; ".join(marks[number::4])})
    assert sent_back(desk, book) == [
        ("KHM", 2013, "ICSE_VICTIMS", breakdown, marked, "") for breakdown, marked in (
            ("AGE=Y0T17", "approximate partial"), ("AGE=Y_GE18", "lower_bound uncertain"),
            ("SEX=F", "financial_year provisional upper_bound"), ("SEX=M", "break estimated"))]


def test_every_reason_for_no_value_and_every_unit_in_words_is_read(desk: Desk) -> None:
    book = filled({})
    page = book.worksheets[0]
    spare = page.max_row + 1
    reasons, codes = offered(page, "absence", FIRST), [page.cell(row, 3).value for row in range(FIRST, spare)]
    for number, code in enumerate(codes):
        write(page, spare + number, {
            "country": "Cambodia", "year": 2013, "indicator": code, "absence": reasons[number % len(reasons)],
            "unit": page.cell(FIRST + number, 9).value})
    found = sent_back(desk, book)
    assert {code for _, _, code, *_ in found} == set(codes)
    assert {absence for *_, absence in found} == {"not_available", "not_applicable", "late", "not_reported"}


@pytest.mark.parametrize("stage, number", [
    ("no law", 0), ("drafting", 1), ("before parliament", 2), ("adopted", 3), ("in force", 4), ("applied", 5),
    ("In force", 4), (4, 4)])
def test_a_stage_is_read_by_its_name_or_its_number(desk: Desk, stage: object, number: int) -> None:
    book = filled({"LEGISLATION_STAGE": {"value": stage}})
    page = book.worksheets[0]
    row = next(row for row in range(FIRST, 40) if page.cell(row, 3).value == "LEGISLATION_STAGE")
    assert (not isinstance(stage, str)) or stage.lower() in offered(page, "value", row)
    answer = desk.submit(as_workbook(book))
    assert (answer.status, current(desk)["LEGISLATION_STAGE"][0]) == (0, number)


def test_the_name_of_a_stage_is_no_value_of_another_indicator_and_none_beside_a_reason(desk: Desk) -> None:
    answer = desk.submit(as_workbook(filled({
        "LEGISLATION_STAGE": {"value": "in force", "absence": "late"}, "CAMPAIGNS": {"value": "in force"}})))
    assert (answer.status, [found for _, _, found in answer.errors()]) == (1, ["in force", "in force"])
