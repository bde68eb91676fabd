"""The workbook that asks a country for its figures: what is in it, and that it does no harm."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model import Catalogue, Group, Membership
from indicators.reports.requested_figures import requested_figures
from indicators.rounds.figures_workbook import COLUMNS, HEADER_ROW, KINDS_ROW, sheet_text, template
from tests.nouns import BODY, HOURS, REPORTS, STAGE, TOTAL, VICTIMS, catalogue, figures, goal, indicator

OWN = indicator("OWN", publisher="Ministry of Bland")
DAYS = HOURS.model_copy(update={"conversions": {"days": 24.0}})
KNOWN = catalogue(goal("1.1", VICTIMS, OWN, TOTAL, REPORTS, BODY), goal("2.1", STAGE), goal("4.2", DAYS))
GIVEN = figures(("VICTIMS", "BBB", 2012, 7), ("VICTIMS", "BBB", 2013, 12, "estimated"), ("OWN", "BBB", 2011, 3),
                ("STAGE", "BBB", 2013, None), ("VICTIMS", "AAA", 2013, 99), ("REPORTS", "BBB", 2013, 5000),
                ("VICTIMS", "BBB", 2014, 13))


def grouped() -> Catalogue:
    inside = tuple(Membership(group="G", area=code) for code in ("AAA", "BBB"))
    return KNOWN.model_copy(update={"groups": (Group(id="G", name="Some"),), "memberships": inside})


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def form(ref_area: str = "BBB", given: pd.DataFrame = GIVEN, known: Catalogue = KNOWN) -> Worksheet:
    return opened(template(given, known, ref_area, 2014)).worksheets[0]


def lines(page: Worksheet) -> list[dict[str, object]]:
    header = [each.value for each in page[HEADER_ROW + 1]]
    return [dict(zip(header, row, strict=True)) for row in page.iter_rows(min_row=HEADER_ROW + 2, values_only=True)
            if any(row)]


def test_a_country_is_asked_for_its_own_indicators_alone() -> None:
    assert [each["indicator"] for each in lines(form())] == ["VICTIMS", "OWN", "STAGE", "HOURS"]


def test_a_publishers_series_is_asked_only_of_the_country_that_has_it() -> None:
    assert [each["indicator"] for each in lines(form("AAA"))] == ["VICTIMS", "STAGE", "HOURS"]


def test_each_row_has_its_codes_and_the_newest_figure_before_the_year() -> None:
    rows = {each["indicator"]: each for each in lines(form())}
    assert rows["VICTIMS"] == {
        "country": "BBB", "year": 2014, "indicator": "VICTIMS", "what is counted": "Title of VICTIMS",
        "last year": 2013, "last value": 12, "last remark": "estimated; source 12", "value": None, "unit": "victims",
        "absence": None, "marks": None, "source": None, "note": None, "breakdown": None, "asked": "yes"}
    assert [rows["STAGE"][name] for name in ("last year", "last value")] == [2013, "not reported yet"]
    assert [rows["HOURS"][name] for name in ("last year", "last value")] == [None, None]


def test_a_figure_taken_back_is_not_shown_as_the_last() -> None:
    back = figures(("VICTIMS", "BBB", 2013, None)).assign(absence="retracted")
    given = pd.concat([GIVEN[GIVEN["year"] == 2012], back])
    assert lines(form(given=given))[0]["last value"] == 7


def test_the_parts_of_the_newest_year_are_asked_for_and_joint_activities_are_not() -> None:
    parts = figures(*(("VICTIMS", "BBB", year, 5, "", "", of) for year, of in (
        (2012, "SEX=X"), (2013, "SEX=F"), (2013, "SEX=M"), (2013, "ACTIVITY=ONE"))))
    asked = requested_figures(pd.concat([GIVEN, parts]), KNOWN, "BBB", 2014)
    assert [each.breakdown for each in asked if each.indicator.id == "VICTIMS"] == ["", "SEX=F", "SEX=M"]


def test_what_is_required_and_what_is_not_is_told_in_words_and_colours() -> None:
    page = form()
    told = {name: page.cell(KINDS_ROW + 1, position).value for position, name in enumerate(COLUMNS, 1)}
    colours = {page.cell(KINDS_ROW + 1, position).fill.fgColor.rgb for position in range(1, len(COLUMNS) + 1)}
    assert [told[name] for name in ("value", "unit", "absence", "note", "country")] == [
        sheet_text(f"kind.{kind}") for kind in ("value", "required", "absence", "optional", "given")]
    assert len(colours) == 4


def offered(book: openpyxl.Workbook, column: str, row: int) -> list[str]:
    """What the drop-down list of a cell offers, row 1 being the first below the header."""
    cell = f"{LETTERS[column]}{HEADER_ROW + 1 + row}"
    (source,) = [each.formula1 for each in book.worksheets[0].data_validations.dataValidation
                 if each.type == "list" and cell in each.sqref]
    if source.startswith('"'):
        return source.strip('"').split(",")
    sheet, cells = source.replace("'", "").replace("$", "").split("!")
    return [each[0].value for each in book[sheet][cells]]


LETTERS = {name: get_column_letter(position) for position, name in enumerate(COLUMNS, 1)}


@pytest.mark.parametrize("column, row, words", [
    ("value", 3, ["no law", "in force"]), ("unit", 4, ["hours", "days"]),
    ("absence", 1, ["not available", "not applicable", "late", "not reported yet"]),
    ("breakdown", 5, ["women and girls", "men and boys", "aged 0 to 17", "aged 18 and over"])])
def test_lists_offer_words_not_codes(column: str, row: int, words: list[str]) -> None:
    assert offered(opened(template(GIVEN, KNOWN, "BBB", 2014)), column, row) == words


def test_marks_are_offered_in_words() -> None:
    assert offered(opened(template(GIVEN, KNOWN, "BBB", 2014)), "marks", 1)[:4] == [
        "provisional", "estimated", "approximate", "at least this much"]


def test_a_part_stands_in_words_beside_what_is_counted() -> None:
    part = figures(("VICTIMS", "BBB", 2013, 5, "", "", "AGE=Y0T17;SEX=F"))
    row = next(each for each in lines(form(given=pd.concat([GIVEN, part]))) if each["breakdown"])
    assert (row["what is counted"], row["breakdown"]) == (
        "Title of VICTIMS: women and girls, aged 0 to 17", "women and girls, aged 0 to 17")


def test_the_last_stage_is_shown_by_its_name() -> None:
    last = figures(("STAGE", "BBB", 2013, 4))
    assert [each["last value"] for each in lines(form(given=last)) if each["indicator"] == "STAGE"] == ["in force"]


def test_what_is_filled_in_is_locked_without_a_password_and_the_rest_is_free() -> None:
    page = form()
    locked = {name: page.cell(HEADER_ROW + 2, position).protection.locked for position,
              name in enumerate(COLUMNS, 1)}
    assert page.protection.sheet
    assert page.protection.password is None
    assert [name for name, each in locked.items() if not each] == [
        "value", "unit", "absence", "marks", "source", "note", "breakdown"]
    assert not page.column_dimensions["A"].protection.locked


def test_it_keeps_its_header_in_sight_and_fits_on_a_page() -> None:
    page = form()
    assert page.freeze_panes == f"E{HEADER_ROW + 2}"
    assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage, page.print_title_rows) == (
        "landscape", True, f"${KINDS_ROW + 1}:${HEADER_ROW + 1}")


def test_the_sheet_of_codes_explains_every_code_and_indicator() -> None:
    page = opened(template(GIVEN, KNOWN, "BBB", 2014))["Codes"]
    codes = "\n".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell)
    for word in ("VICTIMS", "no law; in force", "not_applicable", "not applicable", "lower_bound", "Title of VICTIMS",
                 "Goal 1.1: Goal 1.1.", "More is better.", "<5"):
        assert word in codes


def test_a_text_that_a_spreadsheet_would_run_is_a_text() -> None:
    live = '=HYPERLINK("http://x")'
    odd = catalogue(goal("1.1", indicator("VICTIMS", title="=1+1", caution="=2+2")))
    content = template(GIVEN.assign(source_title=live), odd, "BBB", 2014)
    with ZipFile(BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in each or "<hyperlink" in each for each in sheets)
    assert live in str(lines(form(given=GIVEN.assign(source_title=live), known=odd)))
