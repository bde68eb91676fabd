"""A report that a person corrected is published as corrected, and reads so everywhere."""

from dataclasses import replace

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.ledger import Ledger
from indicators.permission import staff
from indicators.reports.placing import moved, place, places
from indicators.reports.reading import read_report
from indicators.reports.report import Placement, Report, placed_as
from indicators.reports.returned import publish_returned, returned_form
from indicators.reports.sections import sections
from indicators.reports.submitting import PreparedReport, as_text, corrected, prepare
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.reports.cambodia import CATALOGUE, ITEMS, TEXT, items_of

ANN = staff("Ann")
STRAY = "Two hotlines were opened."
TEXT_WITH_STRAY = TEXT.replace("Policy Target No. 1", f"Policy Target No. 1\n\n{STRAY}\n", 1)


def with_stray_placed(report: Report) -> Report:
    """The report with its first unplaced line as an item of its own, under the first goal's part B."""
    index = next(index for index, line in enumerate(report.lines) if line == report.unplaced[0])
    placements = list(report.placements)
    placements[index] = Placement("item", 1, "B", 1 + max(placement.item for placement in placements))
    return replace(report, placements=tuple(placements))


@pytest.fixture
def book(sqlite_url: str) -> Ledger:
    return ledger.create(sqlite_url, lambda new: fill_with_shipped(new, SHIPPED))


def test_a_report_as_a_text_on_the_form_reads_as_the_report() -> None:
    read = read_report(TEXT_WITH_STRAY, CATALOGUE)
    again = read_report(as_text(read, CATALOGUE), CATALOGUE)
    assert items_of(again) == ITEMS
    assert read.unplaced
    assert not again.unplaced


def saved(prepared: PreparedReport, book: Ledger, snapshot: Snapshot) -> bool:
    return bool(publish_returned(returned_form(prepared, book, snapshot), book, ANN))


def test_what_a_person_placed_is_published_and_read_by_every_screen(book: Ledger) -> None:
    snapshot = Snapshot(book)
    prepared = prepare(TEXT_WITH_STRAY.encode(), "report.txt", snapshot)
    assert [issue.code for issue in prepared.issues] == ["report.unplaced"]
    placed = corrected(prepared, with_stray_placed(prepared.report))
    assert placed.issues == ()
    assert saved(placed, book, snapshot)
    snapshot.catch_up()
    (narrative,) = snapshot.narratives()
    expected = ITEMS | {("1.1", "B"): [*ITEMS["1.1", "B"], STRAY]}
    assert items_of(placed_as(narrative.placements, Report())) == expected
    assert sections(narrative.text, CATALOGUE.goals)[0].parts["B"] == tuple(expected["1.1", "B"])
    assert book.original(narrative.submission) == TEXT_WITH_STRAY.encode()


def test_the_same_corrections_are_not_published_again_and_others_are(book: Ledger) -> None:
    snapshot = Snapshot(book)
    prepared = prepare(TEXT_WITH_STRAY.encode(), "report.txt", snapshot)
    placed = with_stray_placed(prepared.report)
    saved(corrected(prepared, placed), book, snapshot)
    again = prepare(TEXT_WITH_STRAY.encode(), "report.txt", snapshot)
    assert not saved(corrected(again, placed), book, snapshot)
    assert saved(again, book, snapshot)


def test_items_of_a_goal_in_two_places_are_one_section_of_the_text() -> None:
    read = read_report(TEXT, CATALOGUE)
    at = next(number for number, line in enumerate(read.lines) if line.text.startswith("-Law on Anti-Cyber"))
    text = as_text(place(read, moved(places(read), [at], "2.2 A"), CATALOGUE), CATALOGUE)
    assert text.count("Operational Goal:") == 7
    found = {section.goal: section.parts["A"] for section in sections(text, CATALOGUE.goals)}
    assert "Law on Anti-Cyber Crime is still the drafting process." in found["2.2"]
    assert len(found["2.2"]) == 3
    assert len(found["1.1"]) == 2
