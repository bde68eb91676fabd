"""The workbook that comes back with its faulty cells coloured and commented, and the list of findings."""

import csv
import io

import openpyxl
import pytest

from indicators.briefing import marked
from indicators.briefing.findings import findings_csv
from indicators.model import Finding, Severity
from indicators.submissions.reading import read

WRONG = Finding(code="value.wrong", sheet="Figures", row=4, column="value", found="many")
JUMP = Finding(code="warning.jump", severity=Severity.WARNING, sheet="Figures", row=5, column="value", found="1200",
               values={"other": "12", "other_year": "2013"})
LIVE = Finding(code="area.unknown", row=6, column="country", found="=cmd|' /C calc'!A0")


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
    found = marked.marked_workbook(sent, read(sent), [WRONG, JUMP])
    assert found is not None
    page = openpyxl.load_workbook(io.BytesIO(found))["Figures"]
    assert [page[cell].fill.fgColor.rgb for cell in ("D4", "D5", "D6")] == ["FFF4B183", "FFFFE699", "00000000"]
    assert "not a number" in page["D4"].comment.text
    assert "ten times" in page["D5"].comment.text
    assert [cell.value for cell in page[4]][:5] == ["KHM", 2014, "ICSE_VICTIMS", "many", "victims"]
    assert page["F4"].data_type == "s"
    assert read(found).header == read(sent).header


def test_a_workbook_that_takes_too_much_is_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = workbook()
    monkeypatch.setattr(marked, "SECONDS", 0.01)
    assert marked.marked_workbook(sent, read(sent), [WRONG]) is None


def test_only_an_xlsx_workbook_can_be_marked() -> None:
    assert marked.can_be_marked(workbook())
    assert not marked.can_be_marked(b"country,year\nKHM,2014\n")


def test_the_list_of_findings_has_every_one_and_runs_nothing_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(findings_csv([WRONG, JUMP, LIVE]).decode("utf-8-sig").splitlines()))
    assert [(row["severity"], row["line"], row["column"]) for row in rows] == [
        ("error", "4", "value"), ("warning", "5", "value"), ("error", "6", "country")]
    assert rows[2]["found"].startswith("'=")
    assert all(row["how_to_mend"] for row in rows)
