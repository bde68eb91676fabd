"""The workbook that comes back with its faulty cells coloured and commented, and the list of issues."""

import csv
import io
import subprocess
import sys

import openpyxl
import pytest

from indicators import wording
from indicators.briefing import marked_workbook
from indicators.briefing.marked_workbook import issues_csv
from indicators.ingest.reading import read
from indicators.model import Issue, Severity
from tests.nouns import catalogue

pytestmark = pytest.mark.slow

WRONG = Issue(code="value.wrong", sheet="Figures", row=4, column="value", found="many")
JUMP = Issue(code="warning.replaces", severity=Severity.WARNING, sheet="Figures", row=5, column="value", found="1200",
               values={"value": "1200", "other": "12", "times": "100"})
SMALL = Issue(code="value.below_limit", sheet="Figures", row=5, column="value", found="-1",
                values={"bound": "0", "indicator": "TRAININGS"})
LIVE = Issue(code="area.unknown", row=6, column="country", found="=cmd|' /C calc'!A0")


def workbook() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    page = book.create_sheet("Figures")
    for row in (["Police, yearly"], [], ["country", "year", "indicator", "value", "unit"],
                ["KHM", 2014, "ICSE_VICTIMS", "many", "victims"], ["KHM", 2015, "ICSE_VICTIMS", 1200, "victims"],
                ["Atlantis", 2015, "ICSE_VICTIMS", 3, "victims"]):
        page.append(row)
    page["F4"].value, page["F4"].data_type = "=1+1", "s"
    book.save(file)
    return file.getvalue()


def test_the_same_workbook_comes_back_with_each_faulty_cell_coloured_and_commented() -> None:
    sent = workbook()
    found = marked_workbook.marked_workbook(sent, read(sent), [WRONG, JUMP], catalogue())
    assert found is not None
    page = openpyxl.load_workbook(io.BytesIO(found))["Figures"]
    assert [page[cell].fill.fgColor.rgb for cell in ("D4", "D5", "D6")] == ["FFF4B183", "FFFFE699", "00000000"]
    assert wording.problem(WRONG) in page["D4"].comment.text
    assert "100 times" in page["D5"].comment.text
    assert [cell.value for cell in page[4]][:5] == ["KHM", 2014, "ICSE_VICTIMS", "many", "victims"]
    assert page["F4"].data_type == "s"
    assert read(found).header == read(sent).header


def test_a_comment_names_the_indicator_by_its_title_with_its_code_in_brackets() -> None:
    sent = workbook()
    found = marked_workbook.marked_workbook(sent, read(sent), [SMALL], catalogue())
    assert found is not None
    said = openpyxl.load_workbook(io.BytesIO(found))["Figures"]["D5"].comment.text
    assert said == "The value is too small for “Title of TRAININGS” (TRAININGS). Correct the figure."


def test_a_workbook_that_takes_too_much_is_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = workbook()
    monkeypatch.setattr(marked_workbook, "SECONDS", 0.01)
    assert marked_workbook.marked_workbook(sent, read(sent), [WRONG], catalogue()) is None


def test_the_process_that_marks_a_workbook_starts_without_pandas_and_the_log() -> None:
    loaded = subprocess.run([sys.executable, "-c", f"import sys, {marked_workbook.MODULE}; print(*sys.modules)"],
                            cwd=marked_workbook.PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    assert marked_workbook.MODULE in loaded
    assert {"pandas", "pydantic", "structlog"}.isdisjoint(loaded)


def test_only_an_xlsx_workbook_is_marked() -> None:
    assert marked_workbook.is_xlsx(workbook())
    assert not marked_workbook.is_xlsx(b"country,year\nKHM,2014\n")


def test_the_list_of_issues_has_every_one_and_runs_nothing_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(issues_csv([WRONG, JUMP, LIVE], catalogue()).decode("utf-8-sig").splitlines()))
    assert [(row["severity"], row["line"], row["column"]) for row in rows] == [
        ("error", "4", "value"), ("warning", "5", "value"), ("error", "6", "country")]
    assert rows[2]["found"].startswith("'=")
    assert all(row["how_to_mend"] for row in rows)


def test_the_list_of_issues_names_the_indicator_by_its_title_with_its_code_in_brackets() -> None:
    unit = Issue(code="unit.wrong", row=4, column="unit", found="kg",
                   values={"indicator": "HOURS", "wanted": "hours", "typed": "hours"})
    small, wrong = csv.DictReader(issues_csv([SMALL, unit], catalogue()).decode("utf-8-sig").splitlines())
    assert small["problem"] == "The value is too small for “Title of TRAININGS” (TRAININGS)."
    assert (wrong["expected"], wrong["how_to_mend"]) == (
        "hours",
        "Give the figure in hours and write hours as its unit. Check that the row means “Title of HOURS” (HOURS).")
