"""Placing the lines of a report by hand: moved, joined and relabelled; none is lost."""

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.placing import CONTINUES, HEADING, UNPLACED, moved, place, places
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from indicators.reports.submitting import as_text
from tests.reports.test_sections import CAMBODIA

CATALOGUE = load_catalogue(SHIPPED)


@pytest.fixture(scope="module")
def cambodia() -> Report:
    return read_report(CAMBODIA.read_text(encoding="utf-8"), CATALOGUE)


def items(report: Report, goal: str, letter: str) -> list[str]:
    return [item.text for part in report.parts if (part.goal, part.letter) == (goal, letter) for item in part.items]


def changed(report: Report, beginning: str, to: str) -> Report:
    """The report with the line that begins with some words put elsewhere."""
    index, = (index for index, line in enumerate(report.lines) if line.text.startswith(beginning))
    return place(report, moved(places(report), [index], to), CATALOGUE)


def test_a_report_placed_as_it_was_read_is_the_same(cambodia):
    again = place(cambodia, places(cambodia), CATALOGUE)
    assert again.parts == cambodia.parts
    assert again.unplaced == cambodia.unplaced == ()


def test_an_item_moves_to_another_goal_and_part(cambodia):
    law = "-Law on Anti-Cyber Crime is still the drafting process."
    after = changed(cambodia, law, "2.1 B")
    assert law[1:] in items(after, "2.1", "B")
    assert law[1:] not in items(after, "1.1", "A")


def test_a_line_that_begins_an_item_splits_the_one_it_was_in_and_one_that_continues_joins(cambodia):
    parted = changed(cambodia, "conducted by the UK Embassy", "1.1 A")
    assert len(items(parted, "1.1", "A")) == 4
    assert items(parted, "1.1", "A")[2].startswith("conducted by the UK Embassy")
    joined = changed(parted, "conducted by the UK Embassy", CONTINUES)
    assert items(joined, "1.1", "A") == items(cambodia, "1.1", "A")


def test_a_line_taken_out_is_unplaced_and_can_be_put_back(cambodia):
    out = changed(cambodia, "-More effective cooperation", UNPLACED)
    assert [line.text for line in out.unplaced] == ["-More effective cooperation was strengthened"]
    back = changed(out, "-More effective cooperation", "2.2 B")
    assert items(back, "2.2", "B") == items(cambodia, "2.2", "B")


def test_a_goal_that_the_report_lacks_gets_a_heading_of_its_own():
    goal = CATALOGUE.goals[0].official_wording
    report = read_report(f"CAMBODIA\n\nOperational Goal: {goal}\n\nA) Measures\n\n- One.\n- Two.\n", CATALOGUE)
    assert items(changed(report, "- Two.", "4.2 C"), "4.2", "C") == ["Two."]


@pytest.mark.parametrize("to", ["9.9 A", "1.1 D", " A", "1.1"])
def test_an_item_without_a_known_goal_and_part_is_unplaced(cambodia, to):
    assert [line.text for line in changed(cambodia, "-More effective", to).unplaced] == [
        "-More effective cooperation was strengthened"]


def test_lines_under_a_goal_that_the_catalogue_lacks_can_be_put_under_one_it_has():
    report = read_report("CAMBODIA\n\nOperational Goal: Paint every road green.\n\nA) Please report on implementation "
                         "of any measures announced in your country’s 2013 report\n\n- A road.\n", CATALOGUE)
    assert places(report)[-1] == UNPLACED
    rows = moved(moved(places(report), range(len(report.lines) - 1), HEADING), [len(report.lines) - 1], "1.1 A")
    placed = place(report, rows, CATALOGUE)
    assert items(placed, "1.1", "A") == ["A road."]
    assert placed.unplaced == ()


def test_a_corrected_report_reads_from_its_text_as_it_was_corrected(cambodia):
    after = changed(cambodia, "-Law on Anti-Cyber Crime is still the drafting process.", "2.1 A")
    read = read_report(as_text(after, CATALOGUE), CATALOGUE)
    assert {(part.goal, part.letter): [item.text for item in part.items] for part in read.parts} == {
        (part.goal, part.letter): [item.text for item in part.items] for part in after.parts}
