"""Contacts of a round from a file: what would be lost or is wrong refuses it whole, each with its line."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import InputRefused, Refusal
from indicators.model.rounds import Invited, Round
from indicators.rounds.contacts import imported_contacts

CATALOGUE = load_catalogue(SHIPPED)
ROUND = Round(id=7, entry=7, name="Reports of 2025", years=(2025,), report_year=2025, goals=("1.1",),
              opens=date(2026, 3, 1), deadline=date(2026, 6, 30),
              invited={"KHM": Invited("Anna", "Khmer", "Ben"), "THA": Invited()})
ROWS = [["Country", "Contact", "Officer", "Note"], ["Kampuchea", "Sok, sok@example.org", "Ada", "new"],
        ["THA", "", "Ben", ""], ["", "", "", ""]]


def workbook(change: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append([cell or None for cell in row])
    change(book.active)
    book.save(stream)
    return stream.getvalue()


def table(*rows: str) -> bytes:
    return "\n".join(("country,contact,language", *rows, "")).encode()


@pytest.mark.parametrize("content", [
    "\n".join(map(";".join, ROWS)).encode(), workbook()], ids=["csv", "xlsx"])
def test_contacts_come_from_a_file_and_an_empty_cell_changes_nothing(content: bytes) -> None:
    assert imported_contacts(content, ROUND, CATALOGUE) == {
        "KHM": Invited("Sok, sok@example.org", "Khmer", "Ada"), "THA": Invited("", "", "Ben")}


def hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def apart(sheet: Worksheet) -> None:
    sheet.parent.create_sheet("Others").append(["Country", "Contact"])
    sheet.append([])
    sheet.append(["Tom leaves in May"])


def formula(sheet: Worksheet) -> None:
    sheet["B3"] = "=B2"
    sheet.merge_cells("C2:C3")


@pytest.mark.parametrize("content, issues", [
    (table("KHM,Anna, anna@example.org,fr"), [("read.too_many_cells", 2)]),
    (table("KHM,Anna,fr", "Cambodia,One,fr"), [("contacts.twice", 3)]),
    (table("France,Luc,fr", "Atlantis,Poseidon,Greek"), [("contacts.country", 2), ("contacts.country", 3)]),
    (table(f"KHM,{'x' * 301},fr", "THA,=A1,"), [("contacts.long", 2), ("contacts.formula", 3)]),
    (workbook(hidden), [("contacts.apart", 3), ("contacts.apart", 0)]),
    (workbook(apart), [("contacts.apart", 6), ("contacts.apart", 0)]),
    (workbook(formula), [("contacts.apart", 2), ("contacts.formula", 3)]), (b"", [("read.empty", 0)])])
def test_what_would_be_lost_or_is_wrong_is_named_with_its_line(content: bytes, issues: list[tuple[str, int]]) -> None:
    with pytest.raises(InputRefused) as refused:
        imported_contacts(content, ROUND, CATALOGUE)
    assert [(issue.code, issue.row) for issue in refused.value.issues] == issues


@pytest.mark.parametrize("language", ["fr", "fr-CA", "French", "Khmer", "English or Lao", ""])
def test_a_language_is_a_code_or_a_name(language: str) -> None:
    assert imported_contacts(table(f"KHM,Anna,{language}"), ROUND, CATALOGUE)["KHM"].language == language or "Khmer"


@pytest.mark.parametrize("content", ["Country,Phone\nKHM,1\n", "Contact\nSok\n", "country,contact,Contact\nKHM,a,b\n"])
def test_a_file_of_other_columns_changes_nothing(content: str) -> None:
    with pytest.raises(Refusal, match="contacts.columns"):
        imported_contacts(content.encode(), ROUND, CATALOGUE)
